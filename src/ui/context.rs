//! What everything on the table reaches: the dispatcher and the world outside.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::Function;
use web_sys::{AddEventListenerOptions, KeyboardEvent};
use yew::prelude::*;

use super::ByPtr;
use super::table::{Change, Table};
use super::under_way;
use game::{Action, Millis, Selection, Store};
use gesture::Rect;
use model::{CardIx, PartyIx};

/// A text that is on its way; the error says in one short sentence why it did not arrive.
pub type Loading = Pin<Box<dyn Future<Output = Result<String, String>>>>;

/// The world outside the table: a clock, dice, a store and the site's packs. The browser gives one
/// (`embed::Page`), tests another.
pub trait Outside {
    /// Now, in milliseconds since the Unix epoch.
    fn now(&self) -> Millis;
    /// A number that nobody expects.
    fn seed(&self) -> u32;
    /// Where rounds and settings are kept.
    fn store(&self) -> &dyn Store;
    /// Fetches a pack by its file name.
    fn load(&self, pack: &str) -> Loading;
    /// Fetches explanations, results and dialogs, a part of the module. The text says nothing.
    fn bring(&self) -> Loading {
        Box::pin(async { Ok(String::new()) })
    }
    /// What stands now, after each event.
    fn see(&self, env: &Env, table: &ByPtr<Table>);
    /// What was seen last is painted: now the page may hear of it.
    fn follow(&self);
    /// A saved round goes on whose last step was at this moment: now is not before it, though somebody
    /// may have set the device's clock.
    fn resume(&self, _last: Millis) {}
    /// A card is in the air. Whatever scrolls or moves around the game from now on until the signal of
    /// these options, `heard` hears.
    fn lift(&self, _heard: &Function, _options: &AddEventListenerOptions) {}
    /// What is said of a key besides itself: 1 with Shift, 2 with Control, Alt, AltGr or Meta, 4 if it
    /// is repeated, 8 if it belongs to an input method, 16 if it repeats one that was kept, 32 if
    /// the game runs from right to left; the sum.
    fn keyed(&self, _event: &KeyboardEvent) -> u32 {
        0
    }
    /// The game takes a key: the page around it hears nothing of it, until it is let go.
    fn keep(&self, _event: &KeyboardEvent) {}
    /// What can be seen of the page that the game is in, in its viewport.
    fn view(&self) -> Rect {
        Rect::default()
    }
    /// Scrolls what is around the game by so many pixels: the innermost that can.
    fn scroll(&self, _by: f64) {}
}

/// Stable things only, handed to everything that acts.
#[derive(Clone)]
pub struct Env {
    /// The world outside.
    pub outside: Rc<dyn Outside>,
    /// Changes the table.
    pub dispatch: UseReducerDispatcher<Table>,
}

impl PartialEq for Env {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.outside, &other.outside) && self.dispatch == other.dispatch
    }
}

impl Env {
    /// Changes the table. Unless it comes of a drag it ends one first: what was lifted may not be there
    /// any more.
    pub fn change(&self, change: Change) {
        under_way::end();
        self.dispatch.dispatch(change);
    }

    /// A step of the round, now.
    pub fn act(&self, action: Action) {
        self.change(Change::Act(action, self.outside.now()));
    }

    /// Files a card, now.
    pub fn file(&self, card: CardIx, party: PartyIx) {
        self.change(Change::File(card, party, self.outside.now()));
    }

    /// Drops a card, now.
    pub(super) fn drop(&self, card: CardIx, party: PartyIx) {
        self.change(Change::Drop(card, party, self.outside.now()));
    }

    /// A new round of these cards of the same deck, shuffled anew.
    pub(super) fn restart(&self, cards: Selection) {
        let (seed, now) = (self.outside.seed(), self.outside.now());
        self.change(Change::Restart(cards, seed, now));
    }
}
