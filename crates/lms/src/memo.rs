//! What an LMS has been told, so that nothing is told twice and nothing is taken back.

use game::Millis;
use report::{Facts, Scaled};

/// Kept beside the round, in the same text and so in the same commit: see [`super::suspend`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memo {
    /// The round that `counts` and `reported` are about: seed and start.
    pub round: Option<(u32, Millis)>,
    /// Whether that round counts; decided when it is first seen, so that a deck that loses cards
    /// makes it no practice.
    pub counts: bool,
    /// How many of the round's answers have been reported, from the first.
    pub reported: u32,
    /// Whether the round's outcome has been reported.
    pub concluded: bool,
    /// All interactions so far, of every round: the next one's index, unless the LMS says otherwise.
    pub interactions: u32,
    /// The best result that was reported.
    pub best: Option<Scaled>,
    /// Whether some round was completed.
    pub completed: bool,
    /// Whether some round was passed. It stays so.
    pub passed: bool,
}

impl Memo {
    /// Looks at a round: another one than before starts with nothing reported.
    pub fn see(&mut self, facts: &Facts) {
        let round = Some((facts.seed, facts.started));
        if self.round != round {
            (self.round, self.counts) = (round, facts.counts);
            (self.reported, self.concluded) = (0, false);
        }
    }

    /// The answers that are to be reported: those of a round that counts.
    pub fn unreported<'f>(&self, facts: &'f Facts) -> &'f [report::Answer] {
        if !self.counts {
            return &[];
        }
        facts.answers.get(self.reported as usize..).unwrap_or_default()
    }

    /// Whether a result is better than all that were reported.
    pub fn is_better(&self, scaled: Scaled) -> bool {
        self.best.is_none_or(|best| scaled > best)
    }
}
