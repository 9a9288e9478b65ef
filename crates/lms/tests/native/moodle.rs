//! An LMS as Moodle 4.5 is, in both versions of SCORM, and worse ones.
//!
//! Modelled on what Moodle 4.5 did in a real course and on its sources (mod/scorm/datamodels/scorm_12.js and
//! scorm_13.js, mod/scorm/locallib.php):
//! - The SCORM 1.2 API keeps, for each element, the value that it sent last and sends only what differs from
//!   it. It notes a value as sent *before* the request. Numbers with a range are numbers: `100.0` is `100`.
//!   The SCORM 2004 API sends everything with each commit.
//! - A request that does not bring `true` is answered with `false` and error 101. Where the request cannot be made at all
//!   it goes by beacon, and the answer is `true` whatever becomes of it.
//! - The server takes the elements in their order, `score.raw` before the status, and works its completion out
//!   at each of them. With the last attempt's score and a status that is not yet "passed" it is failed for good.
//! - An attempt that is completed, passed or failed opens in review mode, or is followed by a new one.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use lms::scorm::{Api, Version};

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It arrives and is answered.
    Arrives,
    /// 503, a wrong session key, an empty 200: it is not stored, and not confirmed.
    Fails,
    /// It is stored, but the answer does not come back.
    Unanswered,
    /// It goes by beacon while the network is gone: confirmed, and not stored.
    Lies,
    /// The same, but the network is back before anybody looks.
    LiesUnseen,
}

/// How a course is set up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    pub(super) version: Version,
    /// Sends only what differs from what was sent.
    pub(super) differences: bool,
    /// After a finished attempt begins a new one; else it opens in review mode.
    pub(super) forces_new: bool,
    /// 0 for any number.
    pub(super) attempts: usize,
}

type Values = BTreeMap<String, String>;

/// What the course's own record says of the activity, with "require status: passed".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Completion {
    #[default]
    Open,
    Complete,
    /// It stays so, whatever comes.
    Failed,
}

pub(super) struct Server {
    pub(super) course: Course,
    pub(super) attempts: Vec<Values>,
    pub(super) completion: Completion,
    /// What becomes of the next requests; then all arrive.
    pub(super) fates: VecDeque<Fate>,
    /// A request lied since somebody looked.
    pub(super) lied: bool,
    /// Calls so far, and the one that does nothing, with what it answers.
    pub(super) calls: usize,
    pub(super) failing: Option<(usize, Option<&'static str>)>,
}

/// The API in one page.
pub(super) struct Moodle {
    server: Rc<RefCell<Server>>,
    data: Values,
    sent: Values,
    mode: &'static str,
    error: &'static str,
}

/// A server that lives longer than its pages.
pub(super) fn server(course: Course) -> Rc<RefCell<Server>> {
    let (attempts, fates) = (Vec::new(), VecDeque::new());
    let completion = Completion::default();
    Rc::new(RefCell::new(Server {
        course,
        attempts,
        completion,
        fates,
        lied: false,
        calls: 0,
        failing: None,
    }))
}

impl Server {
    fn names(&self) -> (&'static str, &'static str) {
        match self.course.version {
            Version::Scorm12 => ("cmi.core.score.raw", "cmi.core.lesson_status"),
            Version::Scorm2004 => ("cmi.score.raw", "cmi.success_status"),
        }
    }

    fn is_finished(&self, attempt: &Values) -> bool {
        let status = attempt.get(self.names().1).map_or("", |status| status);
        let completion = attempt.get("cmi.completion_status").map_or("", |status| status);
        ["passed", "failed", "completed"].contains(&status) || completion == "completed"
    }

    /// The best score of all attempts.
    pub(super) fn score(&self) -> Option<f64> {
        let raw = |attempt: &Values| attempt.get(self.names().0)?.parse::<f64>().ok();
        self.attempts.iter().filter_map(raw).reduce(f64::max)
    }

    /// The status of the last attempt.
    pub(super) fn status(&self) -> String {
        let last = self.attempts.last();
        last.and_then(|attempt| attempt.get(self.names().1)).cloned().unwrap_or_default()
    }

    /// The ids of an attempt's interactions, in order.
    pub(super) fn ids(&self, attempt: usize) -> Vec<String> {
        let Some(values) = self.attempts.get(attempt) else { return Vec::new() };
        (0..).map_while(|n| values.get(&format!("cmi.interactions.{n}.id")).cloned()).collect()
    }

    /// Opens the activity as a learner does.
    fn launch(&mut self) -> &'static str {
        let last_is_finished = self.attempts.last().map(|attempt| self.is_finished(attempt));
        let may_begin = self.course.attempts == 0 || self.attempts.len() < self.course.attempts;
        match last_is_finished {
            Some(false) => "normal",
            Some(true) if !(self.course.forces_new && may_begin) => "review",
            _ => {
                self.attempts.push(Values::new());
                "normal"
            }
        }
    }

    /// Takes what a request brings, element by element.
    fn store(&mut self, sent: Vec<(String, String)>) {
        let (raw, status) = self.names();
        let is_last = self.course.attempts > 0 && self.attempts.len() >= self.course.attempts;
        for (element, value) in sent {
            let Some(attempt) = self.attempts.last_mut() else { return };
            let is_judged = element == raw || element == status;
            attempt.insert(element, value);
            if !is_judged || self.completion == Completion::Failed {
                continue;
            }
            let is_passed = attempt.get(status).is_some_and(|status| status == "passed");
            if is_passed {
                self.completion = Completion::Complete;
            } else if is_last && attempt.contains_key(raw) && self.completion == Completion::Open {
                self.completion = Completion::Failed;
            }
        }
    }
}

impl Moodle {
    /// Opens a page of the activity.
    pub(super) fn launch(server: &Rc<RefCell<Server>>) -> Self {
        let mode = server.borrow_mut().launch();
        let data = server.borrow().attempts.last().cloned().unwrap_or_default();
        Self { server: server.clone(), sent: data.clone(), data, mode, error: "0" }
    }

    fn request(&mut self) -> bool {
        let course = self.server.borrow().course;
        let raw = self.server.borrow().names().0;
        let differs = |element: &str, value: &str| {
            let before = self.sent.get(element);
            let number = |text: &str| text.parse::<f64>().ok();
            match before {
                None => true,
                Some(before) if element.contains(".score.") => number(before) != number(value),
                Some(before) => before != value,
            }
        };
        let mut sending: Vec<(String, String)> = self
            .data
            .iter()
            .filter(|(element, value)| !course.differences || differs(element, value))
            .map(|(element, value)| (element.clone(), value.clone()))
            .collect();
        sending.sort_by_key(|(element, _)| element != raw);
        self.sent = self.data.clone();
        let mut server = self.server.borrow_mut();
        let fate = server.fates.pop_front().unwrap_or(Fate::Arrives);
        server.lied |= fate == Fate::Lies;
        if matches!(fate, Fate::Arrives | Fate::Unanswered) {
            server.store(sending);
        }
        !matches!(fate, Fate::Fails | Fate::Unanswered)
    }
}

impl Api for Moodle {
    fn call(&mut self, function: &str, arguments: &[&str]) -> Option<String> {
        let element = arguments.first().copied().unwrap_or_default();
        let is_true = |is| Some(if is { "true" } else { "false" }.to_owned());
        {
            let mut server = self.server.borrow_mut();
            server.calls += 1;
            if let Some((_, answer)) = server.failing.filter(|(at, _)| *at == server.calls) {
                self.error = "101";
                return answer.map(str::to_owned);
            }
        }
        match function.strip_prefix("LMS").unwrap_or(function) {
            "Initialize" => is_true(true),
            "Commit" | "Finish" | "Terminate" => {
                let taken = self.request();
                self.error = if taken { "0" } else { "101" };
                is_true(taken)
            }
            "GetLastError" => Some(self.error.to_owned()),
            "GetErrorString" => Some("General exception".to_owned()),
            "SetValue" => {
                self.data.insert(element.to_owned(), arguments.get(1)?.to_string());
                is_true(true)
            }
            "GetValue" => Some(match element {
                "cmi.core.lesson_mode" | "cmi.mode" => self.mode.to_owned(),
                "cmi.interactions._count" => {
                    let is_id = |key: &&String| {
                        key.starts_with("cmi.interactions.") && key.ends_with(".id")
                    };
                    self.data.keys().filter(is_id).count().to_string()
                }
                _ => self.data.get(element).cloned().unwrap_or_default(),
            }),
            _ => None,
        }
    }
}
