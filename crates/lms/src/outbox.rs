//! Statements on their way to a learning record store: in order, one request at a time, tried again until
//! they are taken. Their ids do not change, so one that was taken without our hearing of it is taken
//! once.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

/// The most statements in one request.
const BATCH: usize = 50;
/// The first pause after a failure, ms; each further one is twice as long.
const FIRST_PAUSE: u32 = 1000;
/// The longest pause, ms.
const LONGEST_PAUSE: u32 = 60_000;
/// Marks what was refused, in what is kept.
const REFUSED: &str = "refused";

/// What to do after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Send what waits.
    Send,
    /// Send it in so many milliseconds.
    Wait(u32),
    /// Nothing waits.
    Rest,
}

/// Statements that wait, the oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outbox {
    waiting: VecDeque<Value>,
    /// What the store will never take, with the reason it gave.
    refused: Vec<Value>,
    sent: usize,
    /// One by one, because the store did not take several at once.
    single: bool,
    failures: u32,
}

impl Outbox {
    /// Reads what [`Outbox::text`] wrote. What cannot be read is left out. What was refused waits once
    /// more, after all the others: a store may have been mended.
    pub fn read(text: &str) -> Self {
        let all: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
        let mut waiting: Vec<Value> = all.into_iter().filter(is_statement).collect();
        waiting.sort_by_key(|statement| statement[REFUSED].is_boolean());
        for statement in waiting.iter_mut().filter_map(Value::as_object_mut) {
            statement.remove(REFUSED);
        }
        Self { waiting: waiting.into(), ..Self::default() }
    }

    /// What waits and what was refused, as JSON.
    pub fn text(&self) -> String {
        let mut refused = self.refused.clone();
        for statement in refused.iter_mut().filter_map(Value::as_object_mut) {
            statement.insert(REFUSED.to_owned(), true.into());
        }
        let all: Vec<&Value> = self.waiting.iter().chain(&refused).collect();
        serde_json::to_string(&all).unwrap_or_default()
    }

    /// Whether a store's answer to the last batch confirms it: a list of its ids, of which those may be
    /// missing that the store had already, or a word that there is nothing to say, if it had all of them. A
    /// page to log in, the greeting of a network or nothing at all may come with a good status, too.
    pub fn is_confirmed_by(&self, status: u16, answer: &str) -> bool {
        if status == 204 {
            return true;
        }
        let Ok(Value::Array(ids)) = serde_json::from_str(answer) else { return false };
        let id = |value: &Value| value.as_str().unwrap_or_default().to_ascii_lowercase();
        let sent = self.waiting.iter().take(self.sent);
        let sent: BTreeSet<String> = sent.map(|statement| id(&statement["id"])).collect();
        !ids.is_empty() && ids.iter().all(|one| sent.contains(&id(one)))
    }

    /// Adds a statement, unless one with its id waits.
    pub fn push(&mut self, statement: Value) {
        if self.waiting.iter().all(|other| other["id"] != statement["id"]) {
            self.waiting.push_back(statement);
        }
    }

    /// Leaves out statements that wait; not while a request is under way.
    pub fn retain(&mut self, keep: impl FnMut(&Value) -> bool) {
        self.waiting.retain(keep);
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How many the store will never take.
    pub fn refused(&self) -> usize {
        self.refused.len()
    }

    /// What to send now, in one request; empty if nothing waits.
    pub fn batch(&mut self) -> Vec<&Value> {
        self.sent = self.waiting.len().min(if self.single { 1 } else { BATCH });
        self.waiting.iter().take(self.sent).collect()
    }

    /// Everything that waits, in one last request: the page goes, and nobody hears the answer.
    pub fn rest(&self) -> Vec<&Value> {
        self.waiting.iter().collect()
    }

    /// The store answered the last batch: the HTTP status, 0 for no answer, and the seconds that it asked to
    /// wait.
    pub fn answered(&mut self, status: u16, retry_after: Option<u32>) -> Next {
        let sent = std::mem::take(&mut self.sent);
        match status {
            200..=299 => {
                self.waiting.drain(..sent.min(self.waiting.len()));
                self.go_on()
            }
            // There is one with this id already, or one of several is not well-formed.
            400 | 409 | 413 | 422 if sent > 1 => {
                self.single = true;
                Next::Send
            }
            409 => {
                self.waiting.pop_front();
                self.go_on()
            }
            400 | 413 | 422 => {
                self.refused.extend(self.waiting.pop_front());
                self.go_on()
            }
            _ => {
                let pause =
                    FIRST_PAUSE.saturating_mul(1 << self.failures.min(6)).min(LONGEST_PAUSE);
                self.failures = self.failures.saturating_add(1);
                let asked = retry_after.map_or(0, |seconds| seconds.saturating_mul(1000));
                Next::Wait(pause.max(asked.min(10 * LONGEST_PAUSE)))
            }
        }
    }

    fn go_on(&mut self) -> Next {
        self.failures = 0;
        if self.waiting.is_empty() {
            self.single = false;
            return Next::Rest;
        }
        Next::Send
    }
}

/// Whether something that was kept has the shape of a statement.
fn is_statement(value: &Value) -> bool {
    let context = &value["context"];
    let extensions = &context["extensions"];
    value["id"].is_string()
        && context.is_object()
        && (extensions.is_null() || extensions.is_object())
}
