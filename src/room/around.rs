//! The page as the room's outside world: the interface that the game has, with words of the room's own, so that
//! the game's script does not grow by them. What they do is in `room.js`.

use js_sys::{Date, Math};

use super::ui::{Around, Coming};
use crate::embed::Host;
use game::Millis;

/// A browser's page.
pub(super) struct Page(pub(super) Host);

impl Around for Page {
    fn now(&self) -> Millis {
        Date::now() as Millis
    }

    fn seed(&self) -> u32 {
        (Math::random() * f64::from(u32::MAX)) as u32
    }

    fn read(&self, name: &str) -> Option<String> {
        self.0.read(name)
    }

    fn write(&self, name: &str, text: &str) -> bool {
        self.0.write(name, text) == 0
    }

    fn ask(&self, what: &str) -> Coming {
        self.0.fetch(what)
    }

    fn tell(&self, what: &str, text: &str) {
        self.0.tell(what, text);
    }
}
