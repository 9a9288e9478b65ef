//! The game in a page: what `game.js`, which `<whos-responsible>` fetches, calls, and the scripts beside it.

mod page;
mod pages;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use crate::ui::{Game, GameProps, Opening, Outside, end_drag, open_round, set_learn_page};
pub use page::Host;
use page::Page;
pub use pages::{Learning, learn, read_deck};
use site::StartPack;

/// A game that is mounted, or will be once its deck is here.
#[wasm_bindgen]
pub struct Mounted {
    page: Rc<Page>,
    state: Rc<RefCell<State>>,
}

enum State {
    Coming,
    Here(AppHandle<Game>),
    Gone,
}

#[wasm_bindgen]
impl Mounted {
    /// The page asks for something by name: another `deck` or `lang`, a new round (`again`, with its
    /// seed if there is one), or a setting. Before the game is there nothing happens.
    pub fn ask(&self, name: &str, value: &str) {
        self.page.ask(name, value);
    }

    /// Keeps the round as it stands: the game has broken.
    pub fn rescue(&self) {
        self.page.rescue();
    }

    /// Takes the game out of the page.
    pub fn destroy(&mut self) {
        if let State::Here(app) = self.state.replace(State::Gone) {
            end_drag();
            app.destroy();
        }
    }
}

/// Mounts a game in an empty element. `start` is the text of the start pack; `wishes` are `name=value`
/// lines: `deck`, `seed`, settings, `learn` (the address of the page Learn) and `guest` (the page is
/// somebody else's).
///
/// # Errors
/// A sentence that says why the cards could not be read.
#[wasm_bindgen]
pub fn mount(host: Host, root: Element, start: &str, wishes: &str) -> Result<Mounted, JsValue> {
    let start = StartPack::unpack(start).map_err(|error| JsValue::from(error.to_string()))?;
    let opening = opening_of(wishes);
    let page = Rc::new(Page::new(host));
    let outside: Rc<dyn Outside> = page.clone();
    let state = Rc::new(RefCell::new(State::Coming));
    let mounted = Mounted { page, state: state.clone() };
    spawn_local(async move {
        let table = Rc::new(open_round(&outside, start, &opening).await);
        // The element may have left the page while its deck was on the way.
        if matches!(*state.borrow(), State::Coming) {
            let props = GameProps { outside, table };
            let app = Renderer::<Game>::with_root_and_props(root, props).render();
            state.replace(State::Here(app));
        }
    });
    Ok(mounted)
}

/// What the page asks for.
fn opening_of(wishes: &str) -> Opening {
    let mut opening = Opening::default();
    let (mut learn, mut guest) = ("", false);
    for (name, value) in wishes.lines().filter_map(|wish| wish.split_once('=')) {
        match name {
            "deck" => opening.deck = Some(value.to_owned()),
            "seed" => opening.seed = value.parse().ok(),
            "learn" => learn = value,
            "guest" => guest = true,
            _ => opening.settings.push((name.to_owned(), value.to_owned())),
        }
    }
    set_learn_page(learn.to_owned(), guest);
    opening
}
