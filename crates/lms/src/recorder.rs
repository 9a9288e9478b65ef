//! A session with a learning record store: which statements a round leads to, and when. What they look
//! like is in `statement`, how they get there in `outbox`.

use serde_json::Value;

use super::Memo;
use super::outbox::Outbox;
use super::scorm::Mode;
use super::statement::{Standard, Verb, Writer};
use game::Millis;
use report::{Facts, PassMark};

/// What a session begins with, besides what its statements share.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// What the learner came for.
    pub mode: Mode,
    /// The pass mark that holds: the LMS's, else the package's.
    pub pass: Option<PassMark>,
    /// What was reported so far.
    pub memo: Memo,
    /// What waits from before.
    pub outbox: Outbox,
    /// The page was only loaded again: the session goes on.
    pub continues: bool,
}

/// Reports rounds to a learning record store.
pub struct Recorder {
    writer: Writer,
    mode: Mode,
    pass: Option<PassMark>,
    memo: Memo,
    outbox: Outbox,
    since: Millis,
    /// A round is under way that can be gone on with.
    is_under_way: bool,
    ended: bool,
}

impl Recorder {
    /// Opens the session.
    pub fn open(writer: Writer, opening: Opening, now: Millis) -> Self {
        let Opening { mode, pass, memo, outbox: mut waiting, continues } = opening;
        let mut outbox = Outbox::default();
        waiting.retain(|statement| !writer.is_of_another_session(statement));
        if writer.standard == Standard::Cmi5 && !continues {
            // The first of the session, also before what waits from the one before.
            outbox.push(writer.session(Verb::Initialized, now, None));
        }
        waiting.rest().into_iter().for_each(|statement| outbox.push(statement.clone()));
        let (is_under_way, ended) = (false, false);
        Self { writer, mode, pass, memo, outbox, since: now, is_under_way, ended }
    }

    /// What was reported.
    pub fn memo(&self) -> &Memo {
        &self.memo
    }

    /// What waits to be sent.
    pub fn outbox(&mut self) -> &mut Outbox {
        &mut self.outbox
    }

    /// The deck in another language.
    pub fn writer(&mut self) -> &mut Writer {
        &mut self.writer
    }

    /// After a deck lost cards: how many of the reported answers are still in the round.
    pub fn settle(&mut self, reported: u32) {
        self.memo.reported = reported;
    }

    /// The learner came back to a round that is not over.
    pub fn resume(&mut self, now: Millis) {
        if self.writes() && self.writer.standard == Standard::Xapi {
            self.outbox.push(self.writer.session(Verb::Resumed, now, None));
        }
        self.is_under_way = true;
    }

    /// Queues what is new in a round.
    pub fn report(&mut self, facts: &Facts) {
        if !self.writes() {
            return;
        }
        let before = self.memo.round;
        self.memo.see(facts);
        self.is_under_way = facts.outcome.is_none() && facts.placed > 0;
        if !self.memo.counts {
            return;
        }
        if self.memo.round != before && self.writer.standard == Standard::Xapi {
            self.outbox.push(self.writer.attempted(facts));
        }
        for answer in self.memo.unreported(facts) {
            self.outbox.push(self.writer.answered(facts, answer));
        }
        self.memo.reported = self.memo.reported.max(facts.answers.len() as u32);
        if self.memo.concluded {
            return;
        }
        if let Some(outcome) = facts.outcome {
            let is_cmi5 = self.writer.standard == Standard::Cmi5;
            let better = self.memo.is_better(outcome.scaled());
            // A score that is not better would only seem to drop.
            let mut completed = self.writer.completed(facts, outcome, self.pass);
            if !better && let Some(result) = completed["result"].as_object_mut() {
                result.remove("score");
            }
            if !(is_cmi5 && self.memo.completed) {
                self.outbox.push(completed);
            }
            let passed = self.pass.map(|mark| mark.is_reached(outcome.right, outcome.cards));
            if let Some(mark) = self.pass
                && better
                && !(self.memo.passed && (is_cmi5 || passed == Some(false)))
            {
                self.outbox.push(self.writer.judged(facts, outcome, mark));
            }
            self.memo.concluded = true;
            self.memo.completed = true;
            self.memo.passed |= passed == Some(true);
            if better {
                self.memo.best = Some(outcome.scaled());
            }
        }
    }

    /// The learner goes, for now or (in cmi5) for good.
    pub fn leave(&mut self, now: Millis) {
        let lasted = Some(now.saturating_sub(self.since));
        match self.writer.standard {
            Standard::Cmi5 if !self.ended => {
                self.outbox.push(self.writer.session(Verb::Terminated, now, lasted));
                self.ended = true;
            }
            Standard::Xapi if self.writes() && self.is_under_way => {
                self.outbox.push(self.writer.session(Verb::Suspended, now, lasted));
            }
            _ => {}
        }
    }

    /// The next request: statements as JSON, with their actor; empty if nothing waits.
    pub fn batch(&mut self, actor: &Value) -> String {
        let writer = &self.writer;
        let statements: Vec<Value> =
            self.outbox.batch().into_iter().map(|it| writer.addressed(it, actor)).collect();
        written(&statements)
    }

    /// All that waits, in one last request.
    pub fn rest(&self, actor: &Value) -> String {
        let statements: Vec<Value> =
            self.outbox.rest().into_iter().map(|it| self.writer.addressed(it, actor)).collect();
        written(&statements)
    }

    fn writes(&self) -> bool {
        self.mode == Mode::Normal && !self.ended
    }
}

fn written(statements: &[Value]) -> String {
    if statements.is_empty() {
        return String::new();
    }
    serde_json::to_string(statements).unwrap_or_default()
}
