//! What every part of the page sees: the texts, the decks and the world outside.

use std::future::Future;
use std::pin::Pin;

use crate::by_ptr::ByPtr;
use game::Millis;
use i18n::{Locale, Texts};
use model::{Catalog, Deck, Text};
use workshop::{Says, Team};

/// A text that is on its way; the error says in one short sentence why it did not arrive.
pub type Coming = Pin<Box<dyn Future<Output = Result<String, String>>>>;

/// The world outside. The browser gives one (`room::around`), tests another.
pub trait Around {
    /// Now, in milliseconds since the Unix epoch.
    fn now(&self) -> Millis;
    /// A number that nobody expects.
    fn seed(&self) -> u32;
    /// A text that this device keeps.
    fn read(&self, name: &str) -> Option<String>;
    /// Keeps a text; whether it could.
    fn write(&self, name: &str, text: &str) -> bool;
    /// Asks for a text: a pack, `own:` and a deck of one's own, or what `room.js` knows.
    fn ask(&self, what: &str) -> Coming;
    /// Tells the page to do something that `room.js` knows.
    fn tell(&self, what: &str, text: &str);
}

/// What every part of the page sees.
pub struct Sight {
    /// The world outside.
    pub around: Box<dyn Around>,
    /// The game's texts.
    pub locale: Locale,
    /// The page's own.
    pub texts: Texts<Says>,
    /// The site's decks.
    pub catalog: Catalog,
    /// The first of them.
    pub first: ByPtr<Deck>,
}

impl Sight {
    /// A text as it stands.
    pub(super) fn text(&self, says: Says) -> Text {
        self.texts.text(says)
    }

    /// A text with its `{name}` places filled.
    pub(super) fn fill(&self, says: Says, values: &[(&str, &str)]) -> String {
        self.texts.fill(says, values)
    }

    /// What a team is called: by its own name, or after its mark.
    pub(super) fn team(&self, team: &Team) -> String {
        match &team.name {
            Some(name) => name.as_str().to_owned(),
            None => self.text(Says::of_mark(team.mark)).to_string(),
        }
    }
}
