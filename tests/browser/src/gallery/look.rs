//! How a picture is to be taken: the screen, the colours and the language.

use std::fmt;

use browser::{Game, Result};
use serde_json::json;

use super::decks::Decks;
use super::state::State;

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
    Forced,
}

impl Theme {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced",
        }
    }
}

/// One picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) state: State,
    pub(crate) size: (u32, u32),
    pub(crate) theme: Theme,
    pub(crate) lang: &'static str,
}

impl fmt::Display for Look {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { state, size: (width, height), theme, lang } = self;
        write!(out, "{state}-{width}x{height}-{}-{lang}", theme.name())
    }
}

impl Look {
    /// Whether the screen is one that is touched.
    pub(crate) fn by_touch(&self) -> bool {
        self.size.0 < 1000
    }

    /// The name of its file.
    pub(crate) fn file(&self) -> String {
        format!("{self}.png")
    }

    /// Makes the browser (Chromium) look like this, and the game be in this state.
    pub(crate) async fn reach(&self, game: &Game, decks: &Decks) -> Result<()> {
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
