//! SCORM 2004 4th Edition (Run-Time Environment 1.1, ADL 2009): what it calls things.

use super::scorm::{self, Dialect, History, Pair, Told, number};
use super::{suspend, time};
use game::Millis;
use report::{PassMark, Scaled};

pub(super) struct Scorm2004;

const COMPLETION: &str = "cmi.completion_status";
const SUCCESS: &str = "cmi.success_status";
const PROGRESS: &str = "cmi.progress_measure";
/// What every LMS keeps of a description, in characters.
const DESCRIPTION: usize = 250;

fn pair(element: &str, value: impl Into<String>) -> Pair {
    (element.to_owned(), value.into())
}

impl Dialect for Scorm2004 {
    fn initialize(&self) -> &'static str {
        "Initialize"
    }
    fn terminate(&self) -> &'static str {
        "Terminate"
    }
    fn get(&self) -> &'static str {
        "GetValue"
    }
    fn set(&self) -> &'static str {
        "SetValue"
    }
    fn commit(&self) -> &'static str {
        "Commit"
    }
    fn last_error(&self) -> &'static str {
        "GetLastError"
    }
    fn error_string(&self) -> &'static str {
        "GetErrorString"
    }

    fn mode(&self) -> &'static str {
        "cmi.mode"
    }
    fn language(&self) -> &'static str {
        "cmi.learner_preference.language"
    }
    fn exit(&self) -> &'static str {
        "cmi.exit"
    }
    fn session_time(&self, time: Millis) -> Pair {
        pair("cmi.session_time", time::duration(time))
    }
    fn room(&self) -> usize {
        suspend::SCORM2004
    }
    fn is_unsupported(&self, code: &str) -> bool {
        code == "401" || code == "402"
    }

    fn pass_mark(&self, get: &mut dyn FnMut(&str) -> String) -> Option<PassMark> {
        let mark = number(&get("cmi.scaled_passing_score"))?;
        // Below 0 everybody passes.
        Some(PassMark(Scaled::from_unit(mark.max(0.0))?))
    }

    fn history(&self, get: &mut dyn FnMut(&str) -> String) -> History {
        let completion = get(COMPLETION);
        let completed = completion == "completed";
        let best = number(&get("cmi.score.scaled")).and_then(Scaled::from_unit);
        History {
            best: best.filter(|_| completed),
            begun: completed || completion == "incomplete",
            completed,
            passed: get(SUCCESS) == "passed",
        }
    }

    fn beginning(&self, history: &History) -> Vec<Pair> {
        if history.begun { Vec::new() } else { vec![pair(COMPLETION, "incomplete")] }
    }

    fn progress(&self, progress: Scaled) -> Vec<Pair> {
        vec![pair(PROGRESS, progress.unit())]
    }

    fn interaction(&self, told: &Told) -> Vec<Pair> {
        let (deck, answer) = (told.deck, told.answer);
        let card = deck.card(answer.card);
        let service = deck.service_of(card).map(|service| format!(" ({})", service.name));
        let words = format!("{}{}", card.task, service.unwrap_or_default());
        let words: String = words.chars().take(DESCRIPTION).collect();
        let party = |ix| deck.party(ix).id.to_string();
        vec![
            told.pair("id", told.id()),
            told.pair("type", "choice"),
            told.pair("timestamp", time::iso_hundredths(told.moment)),
            told.pair("correct_responses.0.pattern", party(answer.owner)),
            told.pair("weighting", "1"),
            told.pair("learner_response", party(answer.party)),
            told.pair("result", if answer.right { "correct" } else { "incorrect" }),
            told.pair("latency", time::duration(answer.took)),
            told.pair("description", format!("{{lang={}}}{words}", deck.lang())),
        ]
    }

    fn score(&self, score: Scaled) -> Vec<Pair> {
        vec![
            pair("cmi.score.min", "0"),
            pair("cmi.score.max", "100"),
            pair("cmi.score.raw", score.percent()),
            pair("cmi.score.scaled", score.unit()),
        ]
    }

    fn another(&self, element: &str, value: &str) -> Option<String> {
        match element.rsplit('.').next()? {
            "type" => Some("other".to_owned()),
            "pattern" | "learner_response" => Some(format!("{value}.")),
            "description" => value.split_once('}').map(|(lang, _)| format!("{lang}}}…")),
            _ => scorm::another(element, value),
        }
    }

    fn standing(&self, passed: Option<bool>) -> Vec<Pair> {
        let mut pairs = vec![pair(COMPLETION, "completed")];
        if let Some(passed) = passed {
            pairs.push(pair(SUCCESS, if passed { "passed" } else { "failed" }));
        }
        pairs
    }
}
