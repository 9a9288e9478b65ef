//! Learn in a page.

use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::Renderer;

use super::ui::{Learn, LearnProps};
use crate::embed::Host;
use learn::{Says, View, pack};

/// Mounts Learn in an empty element, and gives what takes it out of the page. `pack` is the text of its
/// pack; what to look at is in the page's address.
///
/// # Errors
/// A sentence that says why the pack could not be read.
pub(super) fn mount(_: Host, root: Element, pack: &str) -> Result<Box<dyn FnOnce()>, JsValue> {
    let book = pack::read(pack).map_err(|error| JsValue::from(error.to_string()))?;
    let window = web_sys::window();
    if let Some(document) = window.as_ref().and_then(web_sys::Window::document) {
        document.set_title(&book.texts().text(Says::Title));
    }
    let search = window.and_then(|window| window.location().search().ok()).unwrap_or_default();
    let view = View::read(&search, &book);
    let props = LearnProps { book: book.into(), view };
    let app = Renderer::<Learn>::with_root_and_props(root, props).render();
    Ok(Box::new(|| app.destroy()))
}
