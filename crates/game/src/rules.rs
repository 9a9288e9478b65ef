//! What a round is played under.

use model::words;

words! {
    /// When the player is told what was right.
    Feedback {
        /// After each placement; the first placement counts.
        Immediate = "immediate",
        /// When all cards are submitted; until then they can be moved.
        AtTheEnd = "end",
    }
}

words! {
    /// How the cards reach the player.
    Presentation {
        /// One at a time.
        Deal = "deal",
        /// All on the table.
        Spread = "spread",
    }
}

/// How long a round may take, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock(pub u32);

/// The rules of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// When the player is told what was right.
    pub feedback: Feedback,
    /// How the cards reach the player.
    pub presentation: Presentation,
    /// Off unless somebody asks for it: time pressure is a choice.
    pub clock: Option<Clock>,
}

impl Default for Rules {
    fn default() -> Self {
        Self { feedback: Feedback::Immediate, presentation: Presentation::Deal, clock: None }
    }
}
