//! The game in a page: what `element.js`, which defines `<whos-responsible>`, calls.

mod page;
mod store;

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use crate::start::StartPack;
use crate::ui::{Game, GameProps, Opening, Outside, open_round};
use page::Page;

/// A game that is mounted.
#[wasm_bindgen]
pub struct Mounted(Option<AppHandle<Game>>);

#[wasm_bindgen]
impl Mounted {
    /// Takes the game out of the page.
    pub fn destroy(&mut self) {
        if let Some(app) = self.0.take() {
            app.destroy();
        }
    }
}

/// Mounts a game in an empty element of `host`'s shadow root. `start` is the text of the start
/// pack, `load` a function from a pack's file name to a promise of its text.
///
/// # Errors
/// A sentence that says why the cards could not be read.
#[wasm_bindgen]
pub async fn mount(
    host: HtmlElement,
    root: Element,
    start: String,
    load: Function,
) -> Result<Mounted, JsValue> {
    let start = StartPack::unpack(&start).map_err(|error| JsValue::from(error.to_string()))?;
    let opening = opening_of(&host);
    let outside: Rc<dyn Outside> = Rc::new(Page::new(host, load));
    let table = Rc::new(open_round(&outside, start, &opening).await);
    let app = Renderer::<Game>::with_root_and_props(root, GameProps { outside, table }).render();
    Ok(Mounted(Some(app)))
}

/// What the element's attributes ask for.
fn opening_of(host: &HtmlElement) -> Opening {
    let names = ["feedback", "presentation", "theme", "motion"];
    Opening {
        deck: host.get_attribute("deck").filter(|deck| !deck.is_empty()),
        seed: host.get_attribute("seed").and_then(|seed| seed.parse().ok()),
        settings: names
            .into_iter()
            .filter_map(|name| Some((name, host.get_attribute(name)?)))
            .collect(),
    }
}
