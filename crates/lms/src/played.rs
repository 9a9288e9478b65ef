//! The rounds of a session, and how many of their answers an LMS was told.

use super::Memo;
use game::{Millis, Round};
use report::{Answer, Facts, Outcome};

/// A round, and how far it was told.
pub(super) struct Played {
    pub(super) round: Round,
    pub(super) facts: Facts,
    /// Decided when it is first seen, so that a deck that loses cards makes it no practice.
    pub(super) counts: bool,
    /// Answers that the LMS took, and those of them that it surely has.
    pub(super) told: u32,
    pub(super) sure: u32,
    /// The number of the interaction after the last one that was told.
    pub(super) until: u32,
    /// It is told only when the learner asks for it.
    pub(super) is_offered: bool,
}

impl Played {
    /// What tells it from others: seed and start.
    pub(super) fn key(&self) -> (u32, Millis) {
        (self.facts.seed, self.facts.started)
    }

    /// The first answer that was not told.
    pub(super) fn owed(&self) -> Option<&Answer> {
        let is_due = self.counts && !self.is_offered;
        self.facts.answers.get(self.told as usize).filter(|_| is_due)
    }

    /// How it ended, if it did and counts.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        self.facts.outcome.filter(|_| self.counts)
    }
}

/// All rounds, in the order in which they were played.
#[derive(Default)]
pub(super) struct Rounds {
    pub(super) all: Vec<Played>,
    current: Option<usize>,
}

impl Rounds {
    /// The player is on this round. `memo` tells how far the LMS knows it from earlier sessions.
    pub(super) fn see(&mut self, round: &Round, facts: &Facts, memo: &Memo) {
        let key = (facts.seed, facts.started);
        let at = |is_it: &dyn Fn(&Played) -> bool| {
            self.all.iter().position(|played| played.key() == key && is_it(played))
        };
        // One of an attempt before that is played on is another one in this attempt.
        let seen = at(&|played| !played.is_offered).or(at(&|played| played.facts == *facts));
        if let Some(at) = seen {
            self.current = Some(at);
            if let Some(played) = self.all.get_mut(at) {
                (played.round, played.facts) = (round.clone(), facts.clone());
            }
            return;
        }
        let is_known = memo.round == Some(key);
        let told = if is_known { memo.reported } else { 0 };
        self.current = Some(self.all.len());
        self.all.push(Played {
            round: round.clone(),
            facts: facts.clone(),
            counts: if is_known { memo.counts } else { facts.counts },
            told,
            sure: told,
            until: memo.interactions,
            is_offered: false,
        });
    }

    /// The round that the player is on.
    pub(super) fn current(&self) -> Option<&Played> {
        self.all.get(self.current?)
    }

    /// Whether the player is on the round at a place.
    pub(super) fn is_current(&self, at: usize) -> bool {
        self.current == Some(at)
    }

    /// The round that the LMS keeps.
    pub(super) fn kept(&self) -> Option<&Played> {
        self.current().or(self.all.last())
    }

    /// Says in a memo how far the kept round was told.
    pub(super) fn stand_in(&self, memo: &mut Memo) {
        if let Some(played) = self.kept() {
            if memo.round != Some(played.key()) {
                memo.concluded = false;
            }
            memo.round = Some(played.key());
            (memo.counts, memo.reported) = (played.counts, played.told);
        }
    }

    /// How the finished rounds that count ended, but for those that are only offered.
    pub(super) fn outcomes(&self) -> impl Iterator<Item = Outcome> {
        self.all.iter().filter(|played| !played.is_offered).filter_map(Played::outcome)
    }

    /// The LMS has all that it was told.
    pub(super) fn prove(&mut self) {
        self.all.iter_mut().for_each(|played| played.sure = played.told);
    }

    /// Back to what the LMS surely has.
    pub(super) fn roll_back(&mut self) {
        self.all.iter_mut().for_each(|played| played.told = played.sure);
    }
}
