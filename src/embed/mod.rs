//! The game in a page: what `element.js`, which defines `<whos-responsible>`, calls.

mod page;
mod store;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer};

use crate::start::StartPack;
use crate::ui::{Game, GameProps, Opening, Outside, open_round, set_learn_page};
use page::Page;

/// A game that is mounted, or will be once its deck is here.
#[wasm_bindgen]
pub struct Mounted(Rc<RefCell<State>>);

enum State {
    Coming,
    Here(AppHandle<Game>),
    Gone,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the game out of the page.
    pub fn destroy(&mut self) {
        if let State::Here(app) = self.0.replace(State::Gone) {
            app.destroy();
        }
    }
}

/// Mounts a game in an empty element of `host`'s shadow root. `start` is the text of the start
/// pack, `load` a function from a pack's file name to a promise of its text, `learn` the address of
/// the page Learn.
///
/// # Errors
/// A sentence that says why the cards could not be read.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    root: Element,
    start: &str,
    load: Function,
    learn: String,
) -> Result<Mounted, JsValue> {
    let start = StartPack::unpack(start).map_err(|error| JsValue::from(error.to_string()))?;
    set_learn_page(learn, !host.has_attribute("from-address"));
    let opening = opening_of(&host);
    let outside: Rc<dyn Outside> = Rc::new(Page::new(host.clone(), load));
    let state = Rc::new(RefCell::new(State::Coming));
    let mounted = Mounted(state.clone());
    spawn_local(async move {
        let table = Rc::new(open_round(&outside, start, &opening).await);
        // The element may have left the page while its deck was on the way.
        if matches!(*state.borrow(), State::Coming) {
            let props = GameProps { outside, table };
            let app = Renderer::<Game>::with_root_and_props(root, props).render();
            state.replace(State::Here(app));
            page::ready(host);
        }
    });
    Ok(mounted)
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
