//! Learn in a page: what `more.js`, which defines `<whos-responsible-learn>`, calls.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::ui::{Learn, LearnProps};
use authoring::own_file;
use learn::{Says, View, pack};

/// Makes a pack of somebody's own deck, for the game: see [`own_file`].
///
/// # Errors
/// What is wrong, a line for each problem.
#[wasm_bindgen]
pub fn read_deck(file: &[u8], name: &str, lang: &str) -> Result<String, JsValue> {
    own_file(file, name, lang).map_err(|problems| js_sys::Error::new(&problems).into())
}

/// Learn, mounted.
#[wasm_bindgen]
pub struct Learning(Option<AppHandle<Learn>>);

#[wasm_bindgen]
impl Learning {
    /// Takes it out of the page.
    pub fn destroy(&mut self) {
        if let Some(app) = self.0.take() {
            app.destroy();
        }
    }
}

/// Mounts Learn in an empty element. `pack` is the text of its pack; what to look at is in the
/// page's address.
///
/// # Errors
/// A sentence that says why the pack could not be read.
#[wasm_bindgen]
pub fn learn(root: Element, pack: &str) -> Result<Learning, JsValue> {
    let book = pack::read(pack).map_err(|error| JsValue::from(error.to_string()))?;
    let window = web_sys::window();
    if let Some(document) = window.as_ref().and_then(web_sys::Window::document) {
        document.set_title(&book.texts().text(Says::Title));
    }
    let search = window.and_then(|window| window.location().search().ok()).unwrap_or_default();
    let view = View::read(&search, &book);
    let props = LearnProps { book: book.into(), view };
    Ok(Learning(Some(Renderer::<Learn>::with_root_and_props(root, props).render())))
}
