//! How a picture is to be taken: the screen, the colours and the language.

use std::fmt;

use crate::{Game, Result};
use serde_json::json;

use super::decks::Decks;
use super::state::State;

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the site has it by day.
    Light,
    /// As the site has it by night.
    Dark,
    /// As the reader forces it.
    Forced,
}

impl Theme {
    /// The word in a file's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced",
        }
    }
}

/// One picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// What is to be seen.
    pub state: State,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    /// In which colours.
    pub theme: Theme,
    /// In which language.
    pub lang: &'static str,
}

impl fmt::Display for Look {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { state, size: (width, height), theme, lang } = self;
        write!(out, "{state}-{width}x{height}-{}-{lang}", theme.name())
    }
}

impl Look {
    /// Whether the screen is one that is touched.
    pub fn by_touch(&self) -> bool {
        self.size.0 < 1000
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{self}.png")
    }

    /// Makes the browser (Chromium) look like this, and the game be in this state.
    pub async fn reach(&self, game: &Game, decks: &Decks) -> Result<()> {
        let (width, height) = self.size;
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": self.by_touch(),
        });
        game.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        let scheme = if self.theme == Theme::Dark { "dark" } else { "light" };
        let forced = if self.theme == Theme::Forced { "active" } else { "none" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        game.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        self.state.reach(game, decks, self.lang).await
    }
}
