//! How a finished round is told: first what it means, then its score.
//!
//! An LMS that works out its own record element by element (Moodle) takes a score while the status still says
//! that nothing is finished, and with the last attempt that is failed for good. So each goes in a commit of its
//! own, the meaning first; and as a confirmed commit may not have arrived (a beacon is "true" whatever becomes
//! of it), the score waits until the page knows that the meaning has.

use super::scorm::{Api, Session};
use super::suspend::Kept;
use game::Millis;
use report::Outcome;
use report::Scaled;

impl<A: Api> Session<A> {
    /// What all finished rounds come to.
    pub(super) fn judge(&mut self) {
        for Outcome { right, cards, .. } in self.rounds.outcomes() {
            self.best = self.best.max(Some(Scaled::of(right, cards)));
            self.passed |= self.pass.is_some_and(|mark| mark.is_reached(right, cards));
        }
    }

    /// The page goes, maybe for good: a result that waits for a proof is told without one. What was in doubt
    /// stays so, since what is confirmed to a page that goes confirms nothing (it may be a beacon).
    pub(super) fn conclude_unproven(&mut self, now: Millis) {
        if self.awaits_proof && self.is_result_due() {
            let doubted = self.line.is_doubted();
            self.awaits_proof = false;
            self.tell(now);
            self.awaits_proof = true;
            if doubted {
                self.line.doubt();
            }
        }
    }

    fn is_standing_due(&self) -> bool {
        self.rounds.outcomes().next().is_some()
            && (!self.memo.completed || (self.passed && !self.memo.passed))
    }

    /// Whether the LMS surely has what it was told of the rounds' meaning.
    fn is_standing_sure(&self) -> bool {
        (self.sure.completed, self.sure.passed) == (self.memo.completed, self.memo.passed)
    }

    /// Whether a finished round came to something that the LMS was not told yet.
    pub fn is_result_due(&self) -> bool {
        self.is_standing_due() || self.memo.best < self.best
    }

    /// Finished rounds: what they mean, and then the best score, if the LMS does not have them. Nothing is
    /// ever lowered, also when the LMS took a part of it only.
    pub(super) fn conclude(&mut self, now: Millis) -> Kept {
        if self.is_standing_due() {
            for (element, value) in self.dialect.progress(Scaled::WHOLE) {
                self.line.may_set(&element, &value);
            }
            let passed = self.pass.map(|_| self.passed);
            if self.line.set_all(&self.dialect.standing(passed)) {
                self.memo.completed = true;
                self.memo.passed |= self.passed;
            }
            let kept = self.keep();
            if !self.commit(now) {
                return kept;
            }
        }
        if self.awaits_proof && !self.is_standing_sure() {
            return self.keep();
        }
        if let Some(best) = self.best.filter(|&best| self.memo.is_better(best))
            && self.line.set_all(&self.dialect.score(best))
        {
            self.memo.best = Some(best);
        }
        self.keep()
    }
}
