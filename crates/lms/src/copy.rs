//! The rounds of a session as a text that stays on the device.
//!
//! An LMS that says that it has a result may not have it: a request got lost after it was said, the network was
//! gone, an attempt was thrown away. So what was played stays on the device until a *later* session has read
//! from the LMS a round that is as far.
//!
//! ```text
//! WC1
//! trust sure told until round      a line for each round, oldest first; the round as `game::SavedRound`
//! ```

use std::rc::Rc;

use super::Memo;
use super::played::Played;
use super::scorm::{Api, Mode};
use super::session::{Reported, Session};
use super::suspend::SuspendedRound;
use game::{Millis, Restored, Round, SavedRound, restore};
use model::Deck;
use report::{Facts, Scaled};

/// Every copy begins so.
const MARK: &str = "WC1";
/// So many rounds are kept besides the best one and those that the LMS may not have.
const ROUNDS: usize = 20;

/// How far the LMS is believed to have a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// It refused it, or what it confirmed is doubted.
    Doubted,
    /// It said yes, and nothing speaks against it.
    Confirmed,
    /// Its site was there just after.
    Sure,
    /// It was confirmed in an attempt before the present one: it is told only when the learner asks.
    Offered,
}

impl Trust {
    fn word(self) -> &'static str {
        match self {
            Self::Doubted => "d",
            Self::Confirmed => "c",
            Self::Sure => "s",
            Self::Offered => "o",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Doubted, Self::Confirmed, Self::Sure, Self::Offered];
        all.into_iter().find(|trust| trust.word() == word)
    }
}

/// A round of an earlier session.
struct Line {
    trust: Trust,
    sure: u32,
    told: u32,
    until: u32,
    round: Round,
    facts: Facts,
    text: String,
}

/// What the device and the LMS had of earlier sessions, taken together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recalled {
    /// The round to go on with, as [`game::restore`] reads it: the one that is further.
    pub go_on: Option<String>,
    /// The device has something that the LMS has not. It is told with the next report.
    pub owes: bool,
    /// The best of the finished rounds that the LMS once confirmed, while it now has nothing at all: either
    /// this is a new attempt, or it forgot. Told only by [`Session::send_offered`].
    pub offer: Option<Scaled>,
}

impl<A: Api> Session<A> {
    /// What to keep on this device: all that a later session may have to tell again.
    pub fn copy(&self) -> String {
        if self.mode != Mode::Normal {
            return self.recalled.clone();
        }
        let all = &self.rounds.all;
        let best = all.iter().filter_map(Played::outcome).map(|outcome| outcome.scaled()).max();
        let mut text = MARK.to_owned();
        for (at, played) in all.iter().enumerate() {
            let is_current = self.rounds.is_current(at);
            let trust = self.trust(played);
            let is_best = played.outcome().is_some_and(|outcome| Some(outcome.scaled()) == best);
            let is_recent = at + ROUNDS >= all.len();
            let is_worth_it = is_current || is_recent || is_best || trust == Trust::Doubted;
            if !(played.counts || is_current) || !is_worth_it {
                continue;
            }
            let Played { sure, told, until, .. } = played;
            let round = SavedRound::default().update(&played.round);
            text += &format!("\n{} {sure} {told} {until} {round}", trust.word());
        }
        text
    }

    fn trust(&self, played: &Played) -> Trust {
        if played.is_offered {
            return Trust::Offered;
        }
        let has = |memo: &Memo, told: u32| {
            !played.counts
                || told as usize >= played.facts.answers.len()
                    && played
                        .facts
                        .outcome
                        .is_none_or(|outcome| memo.completed && memo.best >= Some(outcome.scaled()))
        };
        if has(&self.sure, played.sure) {
            Trust::Sure
        } else if has(&self.memo, played.told)
            && !self.line.is_questioned()
            && !self.line.is_uncommitted()
        {
            Trust::Confirmed
        } else {
            Trust::Doubted
        }
    }

    /// Once, after the session was opened: takes what the device kept of earlier sessions (the text of
    /// [`Session::copy`]), drops what the LMS has by now, and owes it the rest.
    /// `limit` is the most cards of a round.
    pub fn recall(&mut self, copy: &str, deck: &Rc<Deck>, limit: Option<u16>) -> Recalled {
        copy.clone_into(&mut self.recalled);
        let suspended = self.suspended.as_ref().and_then(|kept| kept.round.clone());
        if let Some(round) = &suspended {
            // After a deck lost cards: how many of the reported answers are still in the round.
            self.memo.reported = round.still_reported(deck);
            self.sure.reported = self.memo.reported;
        }
        let kept = suspended.map(|SuspendedRound { text, .. }| text);
        let lines: Vec<Line> = copy.lines().filter_map(|line| read(line, deck, limit)).collect();
        if self.mode != Mode::Normal {
            let graded = if self.mode == Mode::Review { self.graded(&lines) } else { None };
            let is_over = |text: &String| {
                restore(text, deck).is_ok_and(|it| Facts::of(&it.round, limit).outcome.is_some())
            };
            let go_on = kept.filter(|text| graded.is_none() || is_over(text)).or(graded);
            return Recalled { go_on, ..Recalled::default() };
        }
        let keys: Vec<_> = lines.iter().map(|line| key(&line.facts)).collect();
        let mut recalled = Recalled::default();
        let (mut here, mut owed) = (None, None);
        for (at, line) in lines.into_iter().enumerate() {
            let is_over = line.facts.outcome.is_some();
            let is_new = self.is_fresh && is_over && line.trust != Trust::Doubted;
            // What belongs to an attempt before this one goes on doing so when this one is under way.
            let is_offered = is_new || line.trust == Trust::Offered;
            let later = keys.get(at + 1..).unwrap_or_default();
            let told = if self.is_fresh { 0 } else { self.known(&line, later) };
            if is_offered {
                let share = line.facts.outcome.map(|outcome| outcome.scaled());
                let share = share.filter(|_| line.facts.counts && self.is_untouched());
                recalled.offer = recalled.offer.max(share);
            } else if line.facts.counts || !self.is_fresh {
                // A replay of what was missed belongs to its own attempt.
                here = Some(line.text);
            }
            let played = Played {
                counts: line.facts.counts,
                until: self.memo.interactions,
                told,
                sure: told,
                round: line.round,
                facts: line.facts,
                is_offered,
            };
            let is_owed = played.counts && !is_offered && !self.has(&played);
            recalled.owes |= is_owed;
            if is_owed {
                owed = owed.max(played.outcome().map(|outcome| outcome.scaled()));
            }
            // The last one may be gone on with: how far it was told is known here only.
            if is_owed || is_offered || later.is_empty() {
                self.rounds.all.push(played);
            }
        }
        // What is told now anyway is as good.
        recalled.offer = recalled.offer.filter(|offer| Some(*offer) > owed);
        recalled.go_on = further(deck, kept, here);
        recalled
    }

    /// The finished round of this attempt that a review is about: the one with the LMS's own score, if the
    /// device has it, else its best.
    fn graded(&self, lines: &[Line]) -> Option<String> {
        let finished =
            lines.iter().filter(|line| line.facts.counts && line.trust != Trust::Offered);
        finished
            .filter_map(|line| Some((line.facts.outcome?.scaled(), &line.text)))
            .max_by_key(|(scaled, _)| (self.memo.best == Some(*scaled), *scaled))
            .map(|(_, text)| text.clone())
    }

    /// Tells the best of the rounds that were only offered.
    pub fn send_offered(&mut self, now: Millis) -> Reported {
        let all = self.rounds.all.iter_mut().filter(|played| played.is_offered);
        if let Some(best) = all.max_by_key(|played| played.outcome().map(|it| it.scaled())) {
            best.is_offered = false;
        }
        self.catch_up(now)
    }

    /// Whether nothing was played in this attempt yet.
    fn is_untouched(&self) -> bool {
        let has_round = self.suspended.as_ref().is_some_and(|kept| kept.round.is_some());
        let Memo { interactions, best, completed, .. } = self.memo;
        self.is_fresh || !has_round && interactions == 0 && best.is_none() && !completed
    }

    /// Whether the LMS has all of a round, by what it told at the beginning.
    fn has(&self, played: &Played) -> bool {
        let result = played.facts.outcome.map(|outcome| outcome.scaled());
        played.told as usize >= played.facts.answers.len()
            && (result.is_none() || self.memo.best >= result && self.memo.completed)
    }

    /// How many answers of a round the LMS has. `later` are the rounds that this device played after it.
    fn known(&self, line: &Line, later: &[(u32, Millis)]) -> u32 {
        let Some(latest) = self.memo.round else {
            // The LMS had no room for a round, but it counts.
            return self.counted(line);
        };
        if latest == key(&line.facts) {
            return self.memo.reported;
        }
        if latest.1 < line.facts.started {
            return 0;
        }
        // A later round was told only after this one. If it is another device's, our own count must do.
        if later.contains(&latest) { self.counted(line) } else { line.sure }
    }

    /// By the number of interactions that the LMS has.
    fn counted(&self, line: &Line) -> u32 {
        let first = line.until.saturating_sub(line.told);
        self.memo.interactions.saturating_sub(first).min(line.told)
    }
}

fn key(facts: &Facts) -> (u32, Millis) {
    (facts.seed, facts.started)
}

fn read(line: &str, deck: &Rc<Deck>, limit: Option<u16>) -> Option<Line> {
    let mut words = line.splitn(5, ' ');
    let trust = Trust::from_word(words.next()?)?;
    let mut number = || words.next()?.parse::<u32>().ok();
    let (sure, told, until) = (number()?, number()?, number()?);
    let text = words.next()?;
    let Restored { round, .. } = restore(text, deck).ok()?;
    let facts = Facts::of(&round, limit);
    Some(Line { trust, sure, told, until, round, facts, text: text.to_owned() })
}

/// The round that is further.
fn further(deck: &Rc<Deck>, one: Option<String>, other: Option<String>) -> Option<String> {
    let at = |text: &String| {
        let Restored { round, .. } = restore(text, deck).ok()?;
        Some(round.started() + round.elapsed())
    };
    let texts = [one, other].into_iter().flatten();
    texts
        .filter_map(|text| Some((at(&text)?, text)))
        .max_by_key(|(at, _)| *at)
        .map(|(_, text)| text)
}
