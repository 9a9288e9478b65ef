//! An LMS that takes nothing that its standard forbids, and does on demand what LMSs do.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use lms::scorm::{Api, Version};

/// What a call does instead of working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Says no, with this error.
    Refuse(&'static str),
    /// Throws, or is not there, or returns an object.
    Junk,
    /// Says something that is no answer.
    Says(&'static str),
}

#[derive(Default)]
pub(super) struct State {
    pub(super) data: BTreeMap<String, String>,
    committed: BTreeMap<String, String>,
    pub(super) commits: usize,
    pub(super) calls: Vec<String>,
    /// What the standard forbids and was done all the same.
    pub(super) breaches: Vec<String>,
    /// By function, or by the start of an element.
    pub(super) faults: Vec<(&'static str, Fault)>,
    is_open: bool,
    was_closed: bool,
    interactions: usize,
    committed_interactions: usize,
    error: String,
    /// Tells no `_count`, as SCORM 1.2 allows.
    pub(super) is_silent: bool,
}

/// Shared with the session that speaks to it.
#[derive(Clone)]
pub(super) struct Lms {
    pub(super) version: Version,
    pub(super) state: Rc<RefCell<State>>,
}

impl Lms {
    pub(super) fn new(version: Version) -> Self {
        Self { version, state: Rc::default() }
    }

    pub(super) fn with(self, element: &str, value: &str) -> Self {
        self.state.borrow_mut().data.insert(element.to_owned(), value.to_owned());
        self.state.borrow_mut().committed.insert(element.to_owned(), value.to_owned());
        self
    }

    pub(super) fn fault(&self, on: &'static str, fault: Fault) {
        self.state.borrow_mut().faults.push((on, fault));
    }

    pub(super) fn heal(&self) {
        self.state.borrow_mut().faults.clear();
    }

    pub(super) fn value(&self, element: &str) -> String {
        self.state.borrow().data.get(element).cloned().unwrap_or_default()
    }

    /// What the standard forbids and was done, and what no interaction of ours may be left with.
    pub(super) fn breaches(&self) -> Vec<String> {
        let state = self.state.borrow();
        let mut breaches = state.breaches.clone();
        let is_12 = self.version == Version::Scorm12;
        for (element, value) in &state.data {
            let is_final = match element.rsplit('.').next() {
                _ if !element.starts_with("cmi.interactions.") => true,
                Some("type") => value == "choice",
                Some("weighting") => value == "1",
                Some("result") => ["correct", "wrong", "incorrect"].contains(&value.as_str()),
                Some("pattern" | "student_response") if is_12 => value.len() == 1,
                Some("id" | "learner_response" | "pattern") => !value.ends_with('.'),
                _ => true,
            };
            if !is_final {
                breaches.push(format!("left at {element}={value}"));
            }
        }
        breaches
    }

    /// The page is gone without a word: what was not committed is lost.
    pub(super) fn crash(&self) {
        let mut state = self.state.borrow_mut();
        state.data = state.committed.clone();
        state.interactions = state.committed_interactions;
        (state.is_open, state.was_closed) = (false, false);
    }

    /// The next launch of the same attempt.
    pub(super) fn relaunch(&self) {
        let mut state = self.state.borrow_mut();
        (state.is_open, state.was_closed) = (false, false);
    }

    /// The next launch of an LMS that keeps interactions for one session only; gives what it had.
    pub(super) fn forget_interactions(&self) -> Vec<String> {
        let ids = self.ids();
        self.relaunch();
        let mut state = self.state.borrow_mut();
        (state.interactions, state.committed_interactions) = (0, 0);
        ids
    }

    /// The ids of all interactions, in order.
    pub(super) fn ids(&self) -> Vec<String> {
        let state = self.state.borrow();
        (0..state.interactions)
            .map(|n| state.data[&format!("cmi.interactions.{n}.id")].clone())
            .collect()
    }
}

const LETTERS: &str = "abcd";

/// How far a score that may not have arrived may go down for a moment, so that it is another one.
const STIRRED: f64 = 0.010_001;

impl State {
    fn breach(&mut self, what: impl Into<String>) {
        self.breaches.push(what.into());
    }

    fn set(&mut self, version: Version, element: &str, value: &str) {
        let is_12 = version == Version::Scorm12;
        if let Some(rest) = element.strip_prefix("cmi.interactions.") {
            let (n, field) = rest.split_once('.').unwrap_or((rest, ""));
            let n: usize = n.parse().unwrap_or(usize::MAX);
            if n > self.interactions || (n == self.interactions && field != "id") {
                self.breach(format!("{element} out of order"));
            }
            if n == self.interactions {
                self.interactions += 1;
            }
            let fits = match field {
                "id" => !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic()),
                "type" => ["choice", if is_12 { "fill-in" } else { "other" }].contains(&value),
                "result" => {
                    let wrong = if is_12 { "wrong" } else { "incorrect" };
                    ["correct", wrong, "neutral", "unanticipated"].contains(&value)
                }
                "student_response" if is_12 => value.len() == 1 && LETTERS.contains(value),
                "correct_responses.0.pattern" if is_12 => value.len() == 1,
                "correct_responses.0.pattern" | "learner_response" if !is_12 => {
                    !value.is_empty() && value.len() <= 250 && !value.contains(' ')
                }
                "time" if is_12 => is_clock(value, 2),
                "latency" if is_12 => is_clock(value, 4),
                "latency" => value.starts_with("PT"),
                "timestamp" if !is_12 => value.len() == 23 && value.ends_with('Z'),
                "description" if !is_12 => {
                    value.starts_with("{lang=") && value.chars().count() <= 250 + 15
                }
                "weighting" => value.parse::<f64>().is_ok_and(f64::is_finite),
                _ => false,
            };
            if !fits || value.len() > 4000 {
                self.breach(format!("{element}={value}"));
            }
            return;
        }
        let number = || value.parse::<f64>().is_ok_and(|number| (0.0..=100.0).contains(&number));
        let fits = match element {
            "cmi.suspend_data" => value.len() <= if is_12 { 4096 } else { 64_000 },
            "cmi.core.score.raw" | "cmi.core.score.min" | "cmi.core.score.max" if is_12 => number(),
            "cmi.score.raw" | "cmi.score.min" | "cmi.score.max" if !is_12 => number(),
            "cmi.score.scaled" | "cmi.progress_measure" if !is_12 => {
                value.parse::<f64>().is_ok_and(|number| (0.0..=1.0).contains(&number))
            }
            "cmi.core.lesson_status" if is_12 => {
                ["incomplete", "completed", "passed", "failed", "browsed"].contains(&value)
            }
            "cmi.completion_status" if !is_12 => {
                ["incomplete", "completed", "unknown"].contains(&value)
            }
            "cmi.success_status" if !is_12 => ["passed", "failed", "unknown"].contains(&value),
            "cmi.core.exit" if is_12 => ["suspend", ""].contains(&value),
            "cmi.exit" if !is_12 => ["suspend", ""].contains(&value),
            "cmi.core.session_time" if is_12 => is_clock(value, 4),
            "cmi.session_time" if !is_12 => value.starts_with("PT"),
            _ => false,
        };
        if !fits {
            self.breach(format!("{element}={value}"));
        }
    }
}

/// `HH:MM:SS.ss` with so many digits of hours.
fn is_clock(text: &str, hours: usize) -> bool {
    let form: String = text.chars().map(|it| if it.is_ascii_digit() { '0' } else { it }).collect();
    form == format!("{}:00:00.00", "0".repeat(hours))
}

impl Api for Lms {
    fn call(&mut self, function: &str, arguments: &[&str]) -> Option<String> {
        let mut state = self.state.borrow_mut();
        let plain = function.strip_prefix("LMS").unwrap_or(function);
        let is_12 = self.version == Version::Scorm12;
        if function.starts_with("LMS") != is_12 {
            state.breach(format!("{function} is of the other version"));
        }
        state.calls.push(format!("{plain} {}", arguments.join(" ")));
        let element = arguments.first().copied().unwrap_or_default();
        let hit = state.faults.iter().find(|(on, _)| {
            *on == plain || (plain == "SetValue" && !element.is_empty() && element.starts_with(on))
        });
        if let Some((_, fault)) = hit {
            let fault = fault.clone();
            return match fault {
                Fault::Junk => None,
                Fault::Says(what) => Some(what.to_owned()),
                Fault::Refuse(code) => {
                    code.clone_into(&mut state.error);
                    Some("false".to_owned())
                }
            };
        }
        let yes = Some("true".to_owned());
        match plain {
            "Initialize" => {
                if state.is_open || state.was_closed || !element.is_empty() {
                    state.breach("Initialize twice");
                }
                state.is_open = true;
                yes
            }
            "Finish" | "Terminate" => {
                if !state.is_open {
                    state.breach("Finish twice");
                }
                (state.is_open, state.was_closed) = (false, true);
                state.committed = state.data.clone();
                state.committed_interactions = state.interactions;
                yes
            }
            "GetLastError" => Some(std::mem::take(&mut state.error)),
            "GetErrorString" => Some("An error".to_owned()),
            _ if !state.is_open => {
                state.breach(format!("{plain} outside the session"));
                Some("false".to_owned())
            }
            "Commit" => {
                state.commits += 1;
                state.committed = state.data.clone();
                state.committed_interactions = state.interactions;
                yes
            }
            "GetValue" => {
                if element.starts_with("cmi.interactions.") && element != "cmi.interactions._count"
                {
                    state.breach("interactions were read");
                }
                if element == "cmi.interactions._count" && !state.is_silent {
                    return Some(state.interactions.to_string());
                }
                Some(state.data.get(element).cloned().unwrap_or_default())
            }
            "SetValue" => {
                let value = arguments[1];
                let (version, is_score) = (self.version, element.ends_with("score.raw"));
                let before = state.data.get(element).and_then(|text| text.parse::<f64>().ok());
                if is_score
                    && before.is_some_and(|before| value.parse().unwrap_or(0.0) < before - STIRRED)
                {
                    state.breach("the score dropped");
                }
                state.set(version, element, value);
                state.data.insert(element.to_owned(), value.to_owned());
                yes
            }
            _ => {
                state.breach(format!("{function} is no function"));
                None
            }
        }
    }
}
