//! What components reach without being handed it: the dispatcher and the world outside.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use yew::prelude::*;

use super::table::{Change, Table};
use crate::game::{Action, Millis, Store};
use crate::model::{CardIx, PartyIx};

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
    /// The page should hear that the language changed.
    fn speaks(&self, lang: &str);
    /// The player can begin: told once, when the first card stands.
    fn ready(&self);
}

/// Stable things only, so that no consumer is ever woken.
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
    /// Changes the table.
    pub fn change(&self, change: Change) {
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

    /// A click handler that does something with the environment.
    pub fn on_click(&self, act: impl Fn(&Self) + 'static) -> Callback<MouseEvent> {
        let env = self.clone();
        Callback::from(move |_| act(&env))
    }
}

/// The environment of the running game.
///
/// # Panics
/// Outside of the `Game` component, which is a mistake in this crate.
#[hook]
pub(super) fn use_env() -> Env {
    use_context::<Env>().expect("components of the game are rendered inside it")
}
