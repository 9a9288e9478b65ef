//! A Moodle-like LMS: its player's page, its run-time (`fixtures/lms/moodle.js`) and, on the server's
//! side and out of the package's reach, what it has of a learner.
//!
//! Modelled on Moodle 4.5's `mod/scorm`: `request.js` (a synchronous request, a beacon while the page goes
//! or when the request throws, "true" for each beacon that was queued), `datamodels/scorm_12.js` (sends
//! what differs from what it last tried to send), `datamodels/scorm_13.js` (sends everything),
//! `datamodel.php` (the elements one by one, as they come; nothing for a wrong session key) and
//! `locallib.php` (grades and completion worked out at each of the elements that matter; review mode once
//! an attempt is completed, passed or failed).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use crate::server::{Answering, Call, decode};

/// What a course author chose.
#[derive(Clone, Debug)]
pub struct MoodleSettings {
    /// `scorm12` or `scorm2004`.
    pub format: String,
    /// How many attempts there are; 0 for as many as one likes.
    pub attempts: usize,
    /// *Force new attempt*: when the one before is completed, passed or failed.
    pub force_new: bool,
}

/// What the LMS has of one attempt.
pub type Attempt = BTreeMap<String, String>;

/// The LMS's server.
#[derive(Clone)]
pub struct Moodle(Arc<Mutex<Inside>>);

struct Inside {
    settings: MoodleSettings,
    attempts: Vec<Attempt>,
    /// *Require status: Passed*: nothing yet, passed, or failed for good.
    completion: Option<bool>,
    key: u32,
    /// Confirms, and keeps nothing.
    forgets: bool,
    mode: Option<&'static str>,
    posts: Vec<Vec<(String, String)>>,
}

impl Moodle {
    /// Where its player is.
    pub const PLAYER: &str = "/moodle/player";
    /// Where its run-time sends what was committed.
    pub const COMMITS: &str = "/moodle/datamodel";

    /// An LMS in which nothing has happened yet.
    pub fn new(settings: MoodleSettings) -> Self {
        Self(Arc::new(Mutex::new(Inside {
            settings,
            attempts: Vec::new(),
            completion: None,
            key: 1,
            forgets: false,
            mode: None,
            posts: Vec::new(),
        })))
    }

    /// What answers its requests; to be put under `/moodle/`.
    pub fn answering(&self) -> Answering {
        let moodle = self.clone();
        Arc::new(move |call| moodle.inside().answer(call))
    }

    /// The last attempt as it has it.
    pub fn last(&self) -> Attempt {
        self.inside().attempts.last().cloned().unwrap_or_default()
    }

    /// How many attempts were begun.
    pub fn attempts(&self) -> usize {
        self.inside().attempts.len()
    }

    /// Whether the activity counts as passed, and whether that was decided.
    pub fn completion(&self) -> Option<bool> {
        self.inside().completion
    }

    /// All that was sent, request by request.
    pub fn posts(&self) -> Vec<Vec<(String, String)>> {
        self.inside().posts.clone()
    }

    /// The ids of the interactions that it has, by their numbers.
    pub fn interactions(&self) -> Vec<String> {
        let last = self.last();
        let id = |n: usize| last.get(&format!("cmi.interactions.{n}.id")).cloned();
        (0..).map_while(id).collect()
    }

    /// The session is over; the learner logs in again in another tab, so that there is another key.
    pub fn another_session(&self) {
        self.inside().key += 1;
    }

    /// From now on it confirms and keeps nothing, or is honest again.
    pub fn forgets(&self, forgets: bool) {
        self.inside().forgets = forgets;
    }

    /// All that it had of this learner is gone, and pages that are open have no session any more.
    pub fn lose_all(&self) {
        let mut inside = self.inside();
        (inside.attempts, inside.completion) = (Vec::new(), None);
        inside.key += 1;
    }

    /// The mode in which the learner enters, whatever they did: `browse`.
    pub fn enter_in(&self, mode: Option<&'static str>) {
        self.inside().mode = mode;
    }

    /// A panic elsewhere does not make the records worthless.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_finished(attempt: &Attempt) -> bool {
    let is = |element: &str, words: &[&str]| {
        attempt.get(element).is_some_and(|value| words.contains(&value.as_str()))
    };
    is("cmi.core.lesson_status", &["completed", "passed", "failed"])
        || is("cmi.completion_status", &["completed"])
}

impl Inside {
    fn answer(&mut self, call: &Call) -> (&'static str, Vec<u8>) {
        match &*call.path {
            Moodle::COMMITS => ("x.txt", self.commit(call).into()),
            Moodle::PLAYER => ("x.html", self.player().into()),
            _ => ("x.txt", b"not found".to_vec()),
        }
    }

    fn player(&mut self) -> String {
        let MoodleSettings { format, attempts: most, force_new, .. } = &self.settings;
        let finished = self.attempts.last().is_some_and(is_finished);
        let left = *most == 0 || self.attempts.len() < *most;
        let anew = finished && *force_new && left;
        let mode = match self.mode {
            Some(mode) => mode,
            None if finished && !anew => "review",
            None => "normal",
        };
        let attempt = self.attempts.len().max(1) + usize::from(anew);
        let values = self.attempts.get(attempt - 1).cloned().unwrap_or_default();
        let told = json!({
            "format": format, "mode": mode, "attempt": attempt, "key": self.key, "values": values,
        });
        // A block of data, which no policy forbids.
        let told = told.to_string().replace('<', "\\u003c");
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>A course</title>\n\
             <link rel=\"stylesheet\" href=\"/lms/host.css\">\n\
             <script type=\"application/json\" id=\"told\">{told}</script>\n\
             <script type=\"module\" src=\"/lms/moodle.js\"></script>\n</head>\n\
             <body><h1>A course</h1></body>\n</html>\n"
        )
    }

    fn commit(&mut self, call: &Call) -> String {
        let body = String::from_utf8_lossy(&call.body).into_owned();
        let pairs: Vec<(String, String)> = body
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (decode(name), decode(value)))
            .collect();
        let given = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        if given("sesskey") != Some(&self.key.to_string()) {
            // Nothing is said, and the status is 200.
            return String::new();
        }
        let attempt = given("attempt").and_then(|text| text.parse().ok()).unwrap_or(1_usize).max(1);
        self.posts.push(pairs.clone());
        if self.forgets {
            return "true\n0".into();
        }
        for (name, value) in pairs.iter().filter(|(name, _)| name.starts_with("cmi.")) {
            self.attempts.resize(self.attempts.len().max(attempt), Attempt::new());
            self.attempts[attempt - 1].insert(name.clone(), value.clone());
            let settles = matches!(&**name, "cmi.core.score.raw" | "cmi.score.raw")
                || (matches!(&**value, "completed" | "passed") && name.ends_with("_status"));
            if settles {
                self.settle(attempt);
            }
        }
        "true\n0".into()
    }

    /// Works the completion out, with what has come so far.
    fn settle(&mut self, attempt: usize) {
        let values = &self.attempts[attempt - 1];
        let is_passed = ["cmi.core.lesson_status", "cmi.success_status"]
            .iter()
            .any(|name| values.get(*name).is_some_and(|value| value == "passed"));
        let has_score =
            values.contains_key("cmi.core.score.raw") || values.contains_key("cmi.score.raw");
        let none_left = self.settings.attempts > 0 && self.attempts.len() >= self.settings.attempts;
        match self.completion {
            None if is_passed && has_score => self.completion = Some(true),
            None if has_score && none_left => self.completion = Some(false),
            _ => {}
        }
    }
}
