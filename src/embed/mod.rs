//! The game in a page: what `game.js`, which `<whos-responsible>` fetches, calls, and the scripts beside it.

mod own;
mod page;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::Renderer;

use crate::ui::{Game, GameProps, Opening, Outside, end_drag, open_round, set_learn_page};
pub use own::read_deck;
pub use page::Host;
use page::Page;
use site::StartPack;

thread_local! {
    /// The page around the game. An instance of the module shows one game, or one other page.
    static PAGE: RefCell<Option<Rc<Page>>> = const { RefCell::new(None) };
    static STATE: RefCell<State> = const { RefCell::new(State::Coming) };
}

/// How far what is shown has come.
enum State {
    Coming,
    /// How it is taken out of the page.
    Here(Box<dyn FnOnce()>),
    Gone,
}

/// What was asked for is here; if it may still come.
pub(crate) fn arrived(take_out: impl FnOnce() + 'static) {
    STATE.set(State::Here(Box::new(take_out)));
}

/// The page asks for something by name: another `deck` or `lang`, a new round (`again`, with its
/// seed if there is one), or a setting. Before the game is there nothing happens.
#[wasm_bindgen]
pub fn ask(name: &str, value: &str) {
    if let Some(page) = PAGE.with_borrow(Option::clone) {
        page.ask(name, value);
    }
}

/// Keeps the round as it stands: the game has broken.
#[wasm_bindgen]
pub fn rescue() {
    if let Some(page) = PAGE.with_borrow(Option::clone) {
        page.rescue();
    }
}

/// Takes what is shown out of the page.
#[wasm_bindgen]
pub fn leave() {
    if let State::Here(take_out) = STATE.replace(State::Gone) {
        take_out();
    }
}

/// Mounts a game in an empty element. `start` is the text of the start pack; `wishes` are `name=value`
/// lines: `deck`, `seed`, settings, `learn` (the address of the page Learn) and `guest` (the page is
/// somebody else's).
///
/// # Errors
/// A sentence that says why the cards could not be read.
#[wasm_bindgen]
pub fn mount(host: Host, root: Element, start: &str, wishes: &str) -> Result<(), JsValue> {
    let start = StartPack::unpack(start).map_err(|error| JsValue::from(error.to_string()))?;
    let opening = opening_of(wishes);
    let page = Rc::new(Page::new(host));
    let outside: Rc<dyn Outside> = page.clone();
    PAGE.set(Some(page));
    spawn_local(async move {
        let table = Rc::new(open_round(&outside, start, &opening).await);
        // The element may have left the page while its deck was on the way.
        if STATE.with_borrow(|state| matches!(state, State::Coming)) {
            let props = GameProps { outside, table };
            let app = Renderer::<Game>::with_root_and_props(root, props).render();
            arrived(|| {
                end_drag();
                app.destroy();
            });
        }
    });
    Ok(())
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
