//! The best result of a deck, as it is kept beside its round.

use super::{Phase, Round, RoundResult};

/// How many cards of a whole round were right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Best {
    /// Cards that were right.
    pub right: usize,
    /// Cards of the round; at least 1.
    pub of: usize,
}

impl Best {
    /// What a round counts; `None` of one that is not over, or of a replay of some of its cards.
    pub fn of(round: &Round) -> Option<Self> {
        let whole = round.order().len() == round.deck().round_size();
        (whole && round.phase() == Phase::Finished)
            .then(|| Self { right: RoundResult::of(round).right, of: round.order().len() })
    }

    /// Reads what [`Best::save`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let (right, of) = text.split_once('/')?;
        let best = Self { right: right.parse().ok()?, of: of.parse().ok()? };
        (best.right <= best.of && best.of > 0).then_some(best)
    }

    /// As text, such as `10/12`.
    pub fn save(self) -> String {
        format!("{}/{}", self.right, self.of)
    }

    /// Whether it is better than another, also where the deck has grown since.
    pub fn beats(self, other: Self) -> bool {
        let parts = |right: usize, of: usize| right as u64 * of as u64;
        parts(self.right, other.of) > parts(other.right, self.of)
    }
}
