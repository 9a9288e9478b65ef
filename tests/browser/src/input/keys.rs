//! Keys to whatever has the focus.

use serde_json::json;

use crate::{Browser, Result, Session};

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

    /// Holds a key down until the system has repeated it this often.
    pub async fn hold(&self, key: &str, repeats: u32) -> Result<()> {
        if self.0.browser() == Browser::Chromium {
            // chromedriver knows no repetition; Chromium's own protocol does.
            for n in 0..=repeats {
                self.chromium("keyDown", key, "", n > 0).await?;
            }
            return self.chromium("keyUp", key, "", false).await;
        }
        let down = (0..=repeats).map(|_| json!({ "type": "keyDown", "value": key }));
        self.act(down.chain([json!({ "type": "keyUp", "value": key })]).collect()).await
    }

    /// Presses the key that is at this place of the keyboard and types this, as on the keyboards of
    /// other countries (Chromium).
    pub async fn press_at(&self, code: &str, key: &str) -> Result<()> {
        self.chromium("keyDown", key, code, false).await?;
        self.chromium("keyUp", key, code, false).await
    }

    async fn chromium(&self, kind: &str, key: &str, code: &str, repeat: bool) -> Result<()> {
        let (key, named, number, text) = match key {
            key::ENTER => ("Enter", "Enter", 13, "\r"),
            key::SPACE => (" ", "Space", 32, " "),
            key::ESCAPE => ("Escape", "Escape", 27, ""),
            key::LEFT => ("ArrowLeft", "ArrowLeft", 37, ""),
            key::RIGHT => ("ArrowRight", "ArrowRight", 39, ""),
            "1" => ("1", "Digit1", 49, "1"),
            "2" => ("2", "Digit2", 50, "2"),
            other => (other, code, 0, other),
        };
        let event = json!({
            "type": kind, "key": key, "code": if code.is_empty() { named } else { code },
            "windowsVirtualKeyCode": number, "text": if kind == "keyDown" { text } else { "" },
            "autoRepeat": repeat,
        });
        self.0.cdp("Input.dispatchKeyEvent", event).await.map(drop)
    }

    async fn act(&self, actions: Vec<serde_json::Value>) -> Result<()> {
        self.0.perform(json!([{ "type": "key", "id": "keyboard", "actions": actions }])).await
    }
}
