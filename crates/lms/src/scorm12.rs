//! SCORM 1.2 (Run-Time Environment 1.2, ADL 2001): what it calls things.

use super::scorm::{self, Dialect, History, Pair, Told, letter, number};
use super::{suspend, time};
use game::Millis;
use report::{PassMark, Scaled};

pub(super) struct Scorm12;

const STATUS: &str = "cmi.core.lesson_status";

fn pair(element: &str, value: impl Into<String>) -> Pair {
    (element.to_owned(), value.into())
}

impl Dialect for Scorm12 {
    fn initialize(&self) -> &'static str {
        "LMSInitialize"
    }
    fn terminate(&self) -> &'static str {
        "LMSFinish"
    }
    fn get(&self) -> &'static str {
        "LMSGetValue"
    }
    fn set(&self) -> &'static str {
        "LMSSetValue"
    }
    fn commit(&self) -> &'static str {
        "LMSCommit"
    }
    fn last_error(&self) -> &'static str {
        "LMSGetLastError"
    }
    fn error_string(&self) -> &'static str {
        "LMSGetErrorString"
    }

    fn mode(&self) -> &'static str {
        "cmi.core.lesson_mode"
    }
    fn language(&self) -> &'static str {
        "cmi.student_preference.language"
    }
    fn exit(&self) -> &'static str {
        "cmi.core.exit"
    }
    fn session_time(&self, time: Millis) -> Pair {
        pair("cmi.core.session_time", time::timespan(time))
    }
    fn room(&self) -> usize {
        suspend::SCORM12
    }
    fn is_unsupported(&self, code: &str) -> bool {
        code == "401"
    }

    fn pass_mark(&self, get: &mut dyn FnMut(&str) -> String) -> Option<PassMark> {
        let mark = number(&get("cmi.student_data.mastery_score"))?;
        Some(PassMark(Scaled::from_unit(mark / 100.0)?))
    }

    fn history(&self, get: &mut dyn FnMut(&str) -> String) -> History {
        let status = get(STATUS);
        let (completed, passed) = (status == "completed", status == "passed");
        let failed = status == "failed";
        // A score belongs to a finished round; some LMSs answer 0 before there is one.
        let best = number(&get("cmi.core.score.raw"))
            .and_then(|raw| Scaled::from_unit(raw / 100.0))
            .filter(|_| completed || passed || failed);
        History {
            best,
            begun: completed || passed || failed || status == "incomplete",
            completed: completed || passed || failed,
            passed,
        }
    }

    fn beginning(&self, history: &History) -> Vec<Pair> {
        // Unless it is set, an LMS takes a session that ends for a completed one.
        if history.begun { Vec::new() } else { vec![pair(STATUS, "incomplete")] }
    }

    fn progress(&self, _: Scaled) -> Vec<Pair> {
        Vec::new()
    }

    fn interaction(&self, told: &Told) -> Vec<Pair> {
        let answer = told.answer;
        vec![
            told.pair("id", told.id()),
            told.pair("type", "choice"),
            told.pair("time", time::of_day(told.moment, told.offset)),
            told.pair("correct_responses.0.pattern", letter(answer.owner)),
            told.pair("weighting", "1"),
            told.pair("student_response", letter(answer.party)),
            told.pair("result", if answer.right { "correct" } else { "wrong" }),
            told.pair("latency", time::timespan(answer.took)),
        ]
    }

    fn score(&self, score: Scaled) -> Vec<Pair> {
        vec![
            pair("cmi.core.score.min", "0"),
            pair("cmi.core.score.max", "100"),
            pair("cmi.core.score.raw", score.percent()),
        ]
    }

    fn another(&self, element: &str, value: &str) -> Option<String> {
        let other = match element.rsplit('.').next()? {
            "type" => "fill-in",
            "pattern" | "student_response" if value == "a" => "b",
            "pattern" | "student_response" => "a",
            _ => return scorm::another(element, value),
        };
        Some(other.to_owned())
    }

    fn standing(&self, passed: Option<bool>) -> Vec<Pair> {
        let status = match passed {
            None => "completed",
            Some(true) => "passed",
            Some(false) => "failed",
        };
        vec![pair(STATUS, status)]
    }
}
