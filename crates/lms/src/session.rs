//! A SCORM session with an LMS: the order of calls, and what may never happen.
//!
//! Every report says all that is new since the last one that was taken, so a refused call is simply made
//! again by the next report. The LMS is not trusted: an answer that makes no sense is a refusal, one that
//! says yes is believed only until the page learns better ([`Session::doubt`]), and what was played stays
//! on the device ([`Session::copy`]) until a later session has read it from the LMS ([`Session::recall`]).

use super::line::Line;
use super::played::{Played, Rounds};
use super::scorm::{Api, Dialect, History, Mode, Pair, Told, Version};
use super::suspend::{self, Kept, Suspended};
use super::{Memo, scorm12, scorm2004};
use game::{Millis, Round};
use report::{Answer, Facts, PassMark, Scaled};

pub(super) const SUSPEND_DATA: &str = "cmi.suspend_data";

/// What the session begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connected {
    /// What the learner came for.
    pub mode: Mode,
    /// The pass mark that holds: the LMS's, else the package's.
    pub pass: Option<PassMark>,
    /// The language that the LMS tells, if it tells one.
    pub language: Option<String>,
    /// What was kept at the end of the last visit.
    pub suspended: Option<Suspended>,
    /// Whether something was kept that cannot be read.
    pub damaged: bool,
}

/// A call that the LMS did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The function, and the element if there is one.
    pub call: String,
    /// The error's number as the LMS tells it; empty if it tells none.
    pub code: String,
    /// What the LMS says about it.
    pub says: String,
}

/// What came of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// What the LMS refused first. Without it, it says that it has all that was told.
    pub refusal: Option<Refusal>,
    /// How much of the round the LMS keeps.
    pub kept: Kept,
}

/// A session with an LMS.
pub struct Session<A> {
    pub(super) line: Line<A>,
    pub(super) dialect: &'static dyn Dialect,
    pub(super) mode: Mode,
    pub(super) pass: Option<PassMark>,
    offset: i32,
    since: Millis,
    is_open: bool,
    /// Whether the LMS had nothing of ours: a new attempt, or one that was forgotten.
    pub(super) is_fresh: bool,
    /// What the LMS was told, and what of it is sure to be there.
    pub(super) memo: Memo,
    pub(super) sure: Memo,
    /// What the LMS kept at the end of the last visit.
    pub(super) suspended: Option<Suspended>,
    /// What the device kept at the end of the last visit.
    pub(super) recalled: String,
    /// The rounds that were played, and on which one the player is.
    pub(super) rounds: Rounds,
    /// The best result that was played, whether or not the LMS took it yet: it is the one that is told.
    pub(super) best: Option<Scaled>,
    /// Whether a round was passed, in the same way.
    pub(super) passed: bool,
    /// The LMS does without interactions.
    no_interactions: bool,
    /// The page looks after each report whether it has arrived.
    pub(super) awaits_proof: bool,
}

impl<A: Api> Session<A> {
    /// Opens the session and asks the LMS what it knows. `pass` is the package's own pass mark, `offset`
    /// the player's minutes east of UTC.
    ///
    /// # Errors
    /// [`Refusal`] if the LMS does not open it; then nothing can be reported.
    pub fn open(
        api: A,
        version: Version,
        pass: Option<PassMark>,
        now: Millis,
        offset: i32,
    ) -> Result<(Self, Connected), Refusal> {
        let dialect: &'static dyn Dialect = match version {
            Version::Scorm12 => &scorm12::Scorm12,
            Version::Scorm2004 => &scorm2004::Scorm2004,
        };
        let mut line = Line::new(api, dialect);
        let opened = line.is_true(dialect.initialize(), &[""]);
        let mode = line.get(dialect.mode());
        // A session may be open from before; then it answers, and that is enough.
        if !opened && mode.is_empty() {
            return Err(line.why(dialect.initialize().to_owned()));
        }
        let mode = Mode::from_word(&mode);
        let text = line.get(SUSPEND_DATA);
        let suspended = suspend::read(&text);
        let mut get = |element: &str| line.get(element);
        let pass = dialect.pass_mark(&mut get).or(pass);
        let mut history = dialect.history(&mut get);
        let language = get(dialect.language());
        let count: Option<u32> = get("cmi.interactions._count").trim().parse().ok();
        let memo = remembered(suspended.as_ref(), &history, count);
        let is_fresh = text.trim().is_empty() && !history.begun;
        // Some LMSs do not tell what they were told.
        history.begun |= memo.completed || memo.passed;
        let mut session = Self {
            line,
            dialect,
            mode,
            pass,
            offset,
            since: now,
            is_open: true,
            is_fresh,
            memo,
            sure: memo,
            suspended: suspended.clone(),
            recalled: String::new(),
            rounds: Rounds::default(),
            best: memo.best,
            passed: memo.passed,
            no_interactions: false,
            awaits_proof: false,
        };
        if mode == Mode::Normal {
            session.begin(&history, text.is_empty());
        }
        let damaged = suspended.is_none() && !text.trim().is_empty();
        let language = Some(language.trim().to_owned()).filter(|language| !language.is_empty());
        Ok((session, Connected { mode, pass, language, suspended, damaged }))
    }

    /// From here on a crash leaves a session that is gone on with.
    fn begin(&mut self, history: &History, has_nothing: bool) {
        let mut first = self.dialect.beginning(history);
        first.push((self.dialect.exit().to_owned(), "suspend".to_owned()));
        if has_nothing {
            // From now on an LMS that has nothing of ours has lost it.
            first.push((SUSPEND_DATA.to_owned(), suspend::memo(&self.memo)));
        }
        self.line.set_all(&first);
    }

    /// Whatever was reported so far.
    pub fn memo(&self) -> &Memo {
        &self.memo
    }

    /// Whether the round that the player is on counts, also while the LMS does not take it.
    pub fn counts(&self) -> bool {
        self.rounds.current().map_or(self.memo.counts, |played| played.counts)
    }

    /// Reports what is new in a round.
    pub fn report(&mut self, round: &Round, facts: &Facts, now: Millis) -> Reported {
        if !self.is_open || self.mode != Mode::Normal {
            return Reported { refusal: None, kept: Kept::Whole };
        }
        self.rounds.see(round, facts, &self.memo);
        self.tell(now)
    }

    /// Reports what is still owed of all rounds, without a new one.
    pub fn catch_up(&mut self, now: Millis) -> Reported {
        if !self.is_open || self.mode != Mode::Normal {
            return Reported { refusal: None, kept: Kept::Whole };
        }
        self.tell(now)
    }

    /// The page learned that the LMS's site is there, just after the last commit: it has what it confirmed.
    /// False, and nothing is proven, if something is in doubt.
    pub fn prove(&mut self) -> bool {
        let is_proof = !self.line.is_doubted() && !self.line.is_uncommitted();
        if is_proof {
            self.line.prove();
            self.sure = self.memo;
            self.rounds.prove();
        }
        is_proof
    }

    /// The page will look after each report whether what was confirmed has arrived, and call [`Session::prove`]
    /// or [`Session::doubt`]. A score then waits until the status is proven, and is told by the report after
    /// that, which the page makes as soon as [`Session::is_result_due`].
    pub fn await_proof(&mut self) {
        self.awaits_proof = true;
    }

    /// The page learned that what was confirmed may not have arrived (the device is offline, say). The next
    /// report tells all of it again.
    pub fn doubt(&mut self) {
        self.line.doubt();
    }

    /// The page is out of sight, maybe for good: commits, and tells a result that waits for a proof.
    pub fn pause(&mut self, now: Millis) {
        if self.is_open && self.mode == Mode::Normal {
            self.conclude_unproven(now);
            self.commit(now);
        }
    }

    /// The page goes: ends the session, once.
    pub fn close(&mut self, now: Millis) {
        if !self.is_open {
            return;
        }
        if self.mode == Mode::Normal {
            // Also after a finished round: an attempt that ended would begin anew, with nothing to tell
            // that a worse round must not count.
            self.line.may_set(self.dialect.exit(), "suspend");
            self.conclude_unproven(now);
            self.commit(now);
        }
        self.is_open = false;
        self.line.is_true(self.dialect.terminate(), &[""]);
    }

    pub(super) fn tell(&mut self, now: Millis) -> Reported {
        self.line.begin();
        let before = self.memo;
        if self.line.is_doubted() {
            self.roll_back();
            if !self.line.stir(&self.surely()) {
                return self.reported(Kept::Whole);
            }
        }
        self.rounds.stand_in(&mut self.memo);
        self.tell_answers();
        self.rounds.stand_in(&mut self.memo);
        self.tell_progress();
        self.judge();
        let kept = if self.is_result_due() { self.conclude(now) } else { self.keep() };
        // A commit that failed just now would fail again, or hide that it did.
        if !self.line.is_doubted() && (self.memo != before || self.line.is_uncommitted()) {
            self.commit(now);
        }
        self.reported(kept)
    }

    fn reported(&self, kept: Kept) -> Reported {
        Reported { refusal: self.line.refusal().cloned(), kept }
    }

    /// Back to what the LMS surely has.
    fn roll_back(&mut self) {
        self.memo = self.sure;
        self.rounds.roll_back();
    }

    /// The values that the LMS surely has, of what must not fall below them while the others are told again.
    /// (A score goes down by a hundredth only.)
    fn surely(&self) -> Vec<Pair> {
        let sure = &self.sure;
        let mut pairs = match (sure.completed, sure.passed) {
            (false, _) => Vec::new(),
            (true, true) => self.dialect.standing(Some(true)),
            (true, false) => self.dialect.standing(self.pass.map(|_| false)),
        };
        let mut memo = *sure;
        self.rounds.stand_in(&mut memo);
        let text = match self.rounds.kept() {
            None => suspend::memo(sure),
            Some(played) => suspend::write(&played.round, &memo, self.dialect.room()).0,
        };
        pairs.push((SUSPEND_DATA.to_owned(), text));
        pairs
    }

    /// Tells the answers of all rounds that count, the first refused one last.
    fn tell_answers(&mut self) {
        for at in 0..self.rounds.all.len() {
            loop {
                let Some(played) = self.rounds.all.get(at) else { return };
                let Some(&answer) = played.owed() else { break };
                let pairs = self.words(played, &answer);
                if !self.interaction(&pairs) {
                    return;
                }
                if let Some(played) = self.rounds.all.get_mut(at) {
                    played.told += 1;
                    played.until = self.memo.interactions;
                }
            }
        }
    }

    fn words(&self, played: &Played, answer: &Answer) -> Vec<Pair> {
        self.dialect.interaction(&Told {
            index: self.memo.interactions,
            deck: played.round.deck(),
            answer,
            moment: played.facts.started + answer.after,
            offset: self.offset,
        })
    }

    fn interaction(&mut self, pairs: &[Pair]) -> bool {
        if self.no_interactions {
            return true;
        }
        for (at, (element, value)) in pairs.iter().enumerate() {
            let Err(refusal) = self.line.try_set(element, value) else { continue };
            if self.dialect.is_unsupported(&refusal.code) {
                // Without an id there is no interaction; any other part can be done without.
                if at == 0 {
                    self.no_interactions = true;
                    return true;
                }
                continue;
            }
            self.line.note(refusal);
            return false;
        }
        self.memo.interactions += 1;
        true
    }

    fn tell_progress(&mut self) {
        let playing = self.rounds.current().filter(|played| played.counts);
        let Some(played) = playing.filter(|played| played.facts.outcome.is_none()) else { return };
        if !self.memo.completed {
            for (element, value) in self.dialect.progress(played.facts.progress()) {
                self.line.may_set(&element, &value);
            }
        }
    }

    /// What was reported counts as reported only once the LMS keeps that it was; else the next session
    /// tells it again, at the same place.
    pub(super) fn keep(&mut self) -> Kept {
        self.rounds.stand_in(&mut self.memo);
        let owes = self.is_result_due();
        if let Some(played) = self.rounds.current() {
            self.memo.concluded = played.facts.outcome.is_some() && played.counts && !owes;
        }
        let Some(played) = self.rounds.kept() else {
            self.line.may_set(SUSPEND_DATA, &suspend::memo(&self.memo));
            return Kept::Whole;
        };
        let (text, kept) = suspend::write(&played.round, &self.memo, self.dialect.room());
        self.line.may_set(SUSPEND_DATA, &text);
        kept
    }

    pub(super) fn commit(&mut self, now: Millis) -> bool {
        self.line.commit(now.saturating_sub(self.since))
    }
}

/// What was reported in earlier sessions, as far as the LMS tells.
fn remembered(suspended: Option<&Suspended>, history: &History, count: Option<u32>) -> Memo {
    let mut memo = suspended.map(|kept| kept.memo).unwrap_or_default();
    // Some LMSs keep interactions for one session only. Where there are more than we reported, the
    // last is one that was refused halfway, and is written again.
    memo.interactions = match count {
        Some(count) if suspended.is_some() => count.min(memo.interactions),
        Some(count) => count,
        None => memo.interactions,
    };
    // A hundredth of a percent is what nothing is stirred to, see `line`: it is told once more as nothing.
    memo.best = memo.best.max(history.best.filter(|best| *best != Scaled(1)));
    memo.passed |= history.passed;
    memo.completed |= history.completed;
    memo
}
