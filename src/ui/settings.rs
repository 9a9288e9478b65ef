//! What a player can choose, and how it is kept.

use std::str::FromStr;

use game::{Clock, Feedback, Presentation, Rules, Selection, select};
use model::{Deck, words};
use site::{Motion, Theme};

words! {
    /// What a player can choose. The word is the attribute's name, and the name in the text that is kept.
    Setting {
        /// [`Settings::feedback`].
        Feedback = "feedback",
        /// [`Settings::presentation`].
        Presentation = "presentation",
        /// [`Settings::theme`].
        Theme = "theme",
        /// [`Settings::motion`].
        Motion = "motion",
    }
}

/// A player's choices, and what the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// When the next round tells what was right.
    pub feedback: Feedback,
    /// How the next round's cards come.
    pub presentation: Presentation,
    /// Colours.
    pub theme: Theme,
    /// Motion.
    pub motion: Motion,
    /// The next round's clock. Only the page asks for one.
    pub clock: Option<Clock>,
    /// How many cards the next round takes at most. Only the page asks for that.
    pub limit: Option<u16>,
}

impl Default for Settings {
    fn default() -> Self {
        let Rules { feedback, presentation, clock } = Rules::default();
        let (theme, motion) = (Theme::Auto, Motion::Auto);
        Self { feedback, presentation, theme, motion, clock, limit: None }
    }
}

impl Settings {
    /// The rules of the next round.
    pub fn rules(self) -> Rules {
        Rules { feedback: self.feedback, presentation: self.presentation, clock: self.clock }
    }

    /// The next round's cards.
    pub fn select(self, deck: &Deck, seed: u32) -> Selection {
        select(deck, seed, self.limit)
    }

    /// The player's choices and the language as a text to keep. `embed/game.js` reads `lang` from it.
    pub fn save(self, lang: &str) -> String {
        let mut text = format!("lang={lang}");
        for setting in Setting::ALL {
            for part in ["&", setting.word(), "=", self.word(*setting)] {
                text.push_str(part);
            }
        }
        text
    }

    /// What is chosen.
    pub fn word(self, setting: Setting) -> &'static str {
        match setting {
            Setting::Feedback => self.feedback.word(),
            Setting::Presentation => self.presentation.word(),
            Setting::Theme => self.theme.word(),
            Setting::Motion => self.motion.word(),
        }
    }

    /// Takes over what a text says of one choice; anything else changes nothing.
    pub fn set(&mut self, name: &str, word: &str) {
        match Setting::from_word(name) {
            Some(Setting::Feedback) => take(&mut self.feedback, Feedback::from_word(word)),
            Some(Setting::Presentation) => {
                take(&mut self.presentation, Presentation::from_word(word));
            }
            Some(Setting::Theme) => take(&mut self.theme, Theme::from_word(word)),
            Some(Setting::Motion) => take(&mut self.motion, Motion::from_word(word)),
            None if name == "time-limit" => self.clock = number(word).map(Clock),
            None if name == "limit" => self.limit = number(word),
            None => {}
        }
    }

    /// Reads what [`Settings::save`] wrote; what cannot be read keeps its default.
    pub fn load(text: &str) -> Self {
        let mut settings = Self::default();
        for pair in text.split('&') {
            if let Some((name, word)) = pair.split_once('=') {
                settings.set(name, word);
            }
        }
        settings
    }
}

/// A number from 1; anything else is none.
fn number<T: FromStr + PartialOrd + From<u8>>(word: &str) -> Option<T> {
    word.parse().ok().filter(|number| *number >= T::from(1))
}

fn take<T>(value: &mut T, new: Option<T>) {
    if let Some(new) = new {
        *value = new;
    }
}
