//! Keys to whatever has the focus.

use serde_json::json;

use crate::{Result, Session};

/// The keys that are not characters.
pub mod key {
    /// Tab.
    pub const TAB: &str = "\u{E004}";
    /// Enter.
    pub const ENTER: &str = "\u{E007}";
    /// The space bar.
    pub const SPACE: &str = " ";
    /// Escape.
    pub const ESCAPE: &str = "\u{E00C}";
    /// Shift.
    pub const SHIFT: &str = "\u{E008}";
    /// Control.
    pub const CONTROL: &str = "\u{E009}";
    /// End.
    pub const END: &str = "\u{E010}";
    /// Home.
    pub const HOME: &str = "\u{E011}";
    /// Arrow left.
    pub const LEFT: &str = "\u{E012}";
    /// Arrow up.
    pub const UP: &str = "\u{E013}";
    /// Arrow right.
    pub const RIGHT: &str = "\u{E014}";
    /// Arrow down.
    pub const DOWN: &str = "\u{E015}";
}

/// The keyboard of a session.
pub struct Keys<'s>(&'s Session);

impl Session {
    /// The keyboard.
    pub fn keys(&self) -> Keys<'_> {
        Keys(self)
    }
}

impl Keys<'_> {
    /// Presses and releases one key: a character, or one of [`key`].
    pub async fn press(&self, key: &str) -> Result<()> {
        self.chord(&[key]).await
    }

    /// Presses the keys in order and releases them in reverse: `&[key::SHIFT, key::TAB]`.
    pub async fn chord(&self, keys: &[&str]) -> Result<()> {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        self.act(down.chain(up).collect()).await
    }

    /// Types the characters one after the other.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        let each = text.chars().flat_map(|character| {
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": character }))
        });
        self.act(each.collect()).await
    }

    async fn act(&self, actions: Vec<serde_json::Value>) -> Result<()> {
        self.0.perform(json!([{ "type": "key", "id": "keyboard", "actions": actions }])).await
    }
}
