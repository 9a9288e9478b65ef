//! A SCORM session with an LMS: the order of calls, and what may never happen.
//!
//! Every report says all that is new since the last one that was taken, so a refused call is simply made
//! again by the next report. The LMS is not trusted: an answer that makes no sense is a refusal.

use super::scorm::{Api, Dialect, Mode, Pair, Told, Version};
use super::suspend::{self, Kept, Suspended};
use super::{Answer, Facts, Memo, Outcome, PassMark, Scaled, scorm12, scorm2004};
use crate::game::{Millis, Round};

const SUSPEND_DATA: &str = "cmi.suspend_data";

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
    /// What the LMS refused first. Without it all that was told is confirmed.
    pub refusal: Option<Refusal>,
    /// How much of the round the LMS keeps.
    pub kept: Kept,
}

/// A round of this session, and how many of its answers the LMS took, whatever it kept beside.
struct Played {
    round: Round,
    facts: Facts,
    told: u32,
}

/// A session with an LMS.
pub struct Session<A> {
    api: A,
    dialect: &'static dyn Dialect,
    mode: Mode,
    pass: Option<PassMark>,
    offset: i32,
    since: Millis,
    is_open: bool,
    memo: Memo,
    /// The best result that was played, whether or not the LMS took it yet: it is the one that is told.
    best: Scaled,
    /// Whether a round was passed, in the same way.
    passed: bool,
    /// Where the next round's interactions go: what was set is not set over by another round.
    next: u32,
    /// The round that was reported last, and earlier ones whose answers the LMS did not all take.
    last: Option<Played>,
    owed: Vec<Played>,
    /// The LMS does without interactions.
    no_interactions: bool,
    /// What is set but not yet committed.
    uncommitted: bool,
    refusal: Option<Refusal>,
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
        let mut session = Self {
            api,
            dialect,
            mode: Mode::Normal,
            pass,
            offset,
            since: now,
            is_open: true,
            memo: Memo::default(),
            best: Scaled::default(),
            passed: false,
            next: 0,
            last: None,
            owed: Vec::new(),
            no_interactions: false,
            uncommitted: false,
            refusal: None,
        };
        let opened = session.is_true(dialect.initialize(), &[""]);
        let mode = session.get(dialect.mode());
        // A session may be open from before; then it answers, and that is enough.
        if !opened && mode.is_empty() {
            return Err(session.why(dialect.initialize().to_owned()));
        }
        session.mode = Mode::from_word(&mode);
        let text = session.get(SUSPEND_DATA);
        let suspended = suspend::read(&text);
        let mut get = |element: &str| session.get(element);
        let pass = dialect.pass_mark(&mut get).or(pass);
        let mut history = dialect.history(&mut get);
        let language = get(dialect.language());
        // Some LMSs keep interactions for one session only. Where there are more than we reported, the
        // last is one that was refused halfway, and is written again.
        let count: Option<u32> = get("cmi.interactions._count").trim().parse().ok();
        session.pass = pass;
        let mut memo = suspended.as_ref().map(|kept| kept.memo).unwrap_or_default();
        memo.interactions = match count {
            Some(count) if suspended.is_some() => count.min(memo.interactions),
            Some(count) => count,
            None => memo.interactions,
        };
        memo.best = memo.best.max(history.best);
        memo.passed |= history.passed;
        memo.completed |= history.completed;
        // Some LMSs do not tell what they were told.
        history.begun |= memo.completed || memo.passed;
        session.best = memo.best.unwrap_or_default();
        (session.passed, session.next) = (memo.passed, memo.interactions);
        session.memo = memo;
        if session.mode == Mode::Normal {
            // From here on a crash leaves a session that is gone on with.
            let mut first = dialect.beginning(&history);
            first.push((dialect.exit().to_owned(), "suspend".to_owned()));
            if text.is_empty() {
                // From now on an LMS that has nothing of ours has lost it.
                first.push((SUSPEND_DATA.to_owned(), suspend::memo(&session.memo)));
            }
            for (element, value) in first {
                session.set(&element, &value);
            }
            session.uncommitted = true;
            session.refusal = None;
        }
        let damaged = suspended.is_none() && !text.trim().is_empty();
        let language = Some(language.trim().to_owned()).filter(|language| !language.is_empty());
        let mode = session.mode;
        Ok((session, Connected { mode, pass, language, suspended, damaged }))
    }

    /// Whatever was reported so far.
    pub fn memo(&self) -> &Memo {
        &self.memo
    }

    /// After a deck lost cards: how many of the reported answers are still in the round.
    pub fn settle(&mut self, reported: u32) {
        self.memo.reported = reported;
    }

    /// Reports what is new in a round.
    pub fn report(&mut self, round: &Round, facts: &Facts, now: Millis) -> Reported {
        if !self.is_open || self.mode != Mode::Normal {
            return Reported { refusal: None, kept: Kept::Whole };
        }
        self.refusal = None;
        let (round_before, counted) = (self.memo.round, self.memo.counts);
        self.memo.see(facts);
        let mut told = self.last.take();
        if self.memo.round != round_before {
            self.memo.interactions = self.memo.interactions.max(self.next);
            let left = |last: &Played| counted && (last.told as usize) < last.facts.answers.len();
            self.owed.extend(told.take().filter(left));
        }
        let settled = self.settle_owed();
        let before = self.memo;
        if settled {
            let answers = self.memo.unreported(facts).to_vec();
            for answer in &answers {
                if !self.interaction(round, facts, answer) {
                    break;
                }
                self.memo.reported += 1;
            }
        }
        let told = told.map_or(0, |last| last.told).max(self.memo.reported);
        self.last = Some(Played { round: round.clone(), facts: facts.clone(), told });
        if self.memo.counts {
            match facts.outcome {
                Some(outcome) if !self.memo.concluded => self.conclude(outcome),
                None if !self.memo.completed => {
                    for (element, value) in self.dialect.progress(facts.progress()) {
                        self.may_set(&element, &value);
                    }
                }
                _ => {}
            }
        }
        let changed = self.memo != before;
        let kept = self.keep(round, &before);
        self.uncommitted |= changed || self.refusal.is_some();
        if self.uncommitted {
            self.commit(now);
        }
        Reported { refusal: self.refusal.clone(), kept }
    }

    /// The page is out of sight, maybe for good: commits, and nothing else.
    pub fn pause(&mut self, now: Millis) {
        if self.is_open && self.mode == Mode::Normal {
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
            self.may_set(self.dialect.exit(), "suspend");
            self.commit(now);
        }
        self.is_open = false;
        self.api.call(self.dialect.terminate(), &[""]);
    }

    /// Tells the answers of earlier rounds that the LMS refused; false if it still does.
    fn settle_owed(&mut self) -> bool {
        for mut played in std::mem::take(&mut self.owed) {
            let answers = &played.facts.answers;
            while let Some(answer) = answers.get(played.told as usize) {
                // After a refusal the others wait, so that they come in order.
                if !self.owed.is_empty() || !self.interaction(&played.round, &played.facts, answer)
                {
                    break;
                }
                played.told += 1;
            }
            if (played.told as usize) < answers.len() {
                self.owed.push(played);
            }
        }
        self.owed.is_empty()
    }

    fn interaction(&mut self, round: &Round, facts: &Facts, answer: &Answer) -> bool {
        if self.no_interactions {
            return true;
        }
        let told = Told {
            index: self.memo.interactions,
            deck: round.deck(),
            answer,
            moment: facts.started + answer.after,
            offset: self.offset,
        };
        for (at, (element, value)) in self.dialect.interaction(&told).iter().enumerate() {
            if self.is_true(self.dialect.set(), &[element, value]) {
                continue;
            }
            let refusal = self.why(element.clone());
            if self.dialect.is_unsupported(&refusal.code) {
                // Without an id there is no interaction; any other part can be done without.
                if at == 0 {
                    self.no_interactions = true;
                    return true;
                }
                continue;
            }
            self.refusal.get_or_insert(refusal);
            return false;
        }
        self.memo.interactions += 1;
        self.next = self.next.max(self.memo.interactions);
        true
    }

    /// A finished round: the best score so far if the LMS does not have it, and what it means. Nothing is
    /// ever lowered, also when the LMS took a part of it only.
    fn conclude(&mut self, outcome: Outcome) {
        let reached = self.pass.map(|mark| mark.is_reached(outcome.right, outcome.cards));
        self.best = self.best.max(outcome.scaled());
        self.passed |= reached == Some(true);
        let passed = if self.passed { Some(true) } else { reached };
        for (element, value) in self.dialect.progress(Scaled::WHOLE) {
            self.may_set(&element, &value);
        }
        let before = self.refusal.take();
        if self.memo.is_better(self.best) && self.set_all(self.dialect.score(self.best)) {
            self.memo.best = Some(self.best);
        }
        if self.set_all(self.dialect.standing(passed)) && self.memo.best >= Some(self.best) {
            self.memo.concluded = true;
            self.memo.completed = true;
            self.memo.passed |= passed == Some(true);
        }
        self.refusal = before.or(self.refusal.take());
    }

    /// Whether the LMS took all of it.
    fn set_all(&mut self, pairs: Vec<Pair>) -> bool {
        pairs.iter().fold(true, |taken, (element, value)| self.set(element, value) && taken)
    }

    /// What was reported counts as reported only once the LMS keeps that it was: else it is told again,
    /// at the same place.
    fn keep(&mut self, round: &Round, before: &Memo) -> Kept {
        let (text, kept) = suspend::write(round, &self.memo, self.dialect.room());
        if !self.may_set(SUSPEND_DATA, &text) {
            let Memo { best, completed, passed, .. } = self.memo;
            // But for the best, which is the LMS's and never falls.
            self.memo = Memo { best, completed, passed, ..*before };
        }
        kept
    }

    fn commit(&mut self, now: Millis) {
        let (element, value) = self.dialect.session_time(now.saturating_sub(self.since));
        self.may_set(&element, &value);
        if self.is_true(self.dialect.commit(), &[""]) {
            self.uncommitted = false;
        } else {
            let refusal = self.why(self.dialect.commit().to_owned());
            self.refusal.get_or_insert(refusal);
            self.uncommitted = true;
        }
    }

    fn get(&mut self, element: &str) -> String {
        self.api.call(self.dialect.get(), &[element]).unwrap_or_default()
    }

    fn set(&mut self, element: &str, value: &str) -> bool {
        let taken = self.is_true(self.dialect.set(), &[element, value]);
        if !taken {
            let refusal = self.why(element.to_owned());
            self.refusal.get_or_insert(refusal);
        }
        taken
    }

    /// Sets what an LMS may do without; false if it refuses for another reason.
    fn may_set(&mut self, element: &str, value: &str) -> bool {
        if self.is_true(self.dialect.set(), &[element, value]) {
            return true;
        }
        let refusal = self.why(element.to_owned());
        if self.dialect.is_unsupported(&refusal.code) {
            return true;
        }
        self.refusal.get_or_insert(refusal);
        false
    }

    fn is_true(&mut self, function: &str, arguments: &[&str]) -> bool {
        let answer = self.api.call(function, arguments);
        answer.is_some_and(|answer| matches!(answer.trim(), "true" | "1"))
    }

    fn why(&mut self, call: String) -> Refusal {
        let code = self.api.call(self.dialect.last_error(), &[]).unwrap_or_default();
        let code: String = code.trim().chars().take(10).collect();
        let says = self.api.call(self.dialect.error_string(), &[&code]).unwrap_or_default();
        Refusal { call, code, says: says.trim().chars().take(200).collect() }
    }
}
