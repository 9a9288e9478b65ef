//! cmi5's rules for the statements of one session, as an LMS holds a package to them.

use serde_json::Value;

const CMI5: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const VERBS: &str = "http://adlnet.gov/expapi/verbs/";
/// What a package says; the LMS has verbs of its own.
const DEFINED: [&str; 5] = ["initialized", "completed", "passed", "failed", "terminated"];

/// What is against the rules in the statements of one session, in the order in which they were sent;
/// a line for each breach. `launch_data` is what the package was given.
pub fn cmi5_breaches(statements: &[Value], launch_data: &Value) -> Vec<String> {
    let mut breaches = Vec::new();
    let mut breach = |at: usize, why: &str| {
        breaches.push(format!("statement {at} ({}): {why}", verb(&statements[at])));
    };
    // "cmi5 defined" statements have the category; others are "cmi5 allowed".
    let defined: Vec<usize> =
        (0..statements.len()).filter(|at| has_category(&statements[*at], CMI5)).collect();
    let named = |wanted: &str| -> Vec<usize> {
        defined.iter().copied().filter(|at| verb(&statements[*at]) == wanted).collect()
    };
    let normal = launch_data["launchMode"] == "Normal";
    for (at, one) in statements.iter().enumerate() {
        let is_defined = defined.contains(&at);
        let last = at + 1 == statements.len();
        if (at == 0) != (is_defined && verb(one) == "initialized") {
            breach(at, "`initialized` is the first statement, and only that");
        }
        if is_defined && verb(one) == "terminated" && !last {
            breach(at, "`terminated` is the last statement");
        }
        if one["context"]["registration"].as_str().is_none_or(str::is_empty) {
            breach(at, "has no registration");
        }
        if !includes(&one["context"], &launch_data["contextTemplate"]) {
            breach(at, "the context template is not kept");
        }
        if one["context"]["extensions"][SESSION]
            != launch_data["contextTemplate"]["extensions"][SESSION]
        {
            breach(at, "has another session id");
        }
        if !one["timestamp"].as_str().is_some_and(|time| time.ends_with('Z')) {
            breach(at, "has no timestamp in UTC");
        }
        if one["id"].as_str().is_none_or(|id| id.len() != 36) {
            breach(at, "has no UUID");
        }
        if !is_defined {
            if !normal && verb(one) != "initialized" {
                breach(at, "more than `initialized` and `terminated` outside of Normal mode");
            }
            // Allowed by the letter, but nobody would mean it.
            if DEFINED.contains(&verb(one)) {
                breach(at, "a verb that cmi5 defines, without its category");
            }
            if has_category(one, MOVE_ON) {
                breach(at, "`moveon` without the category cmi5");
            }
            continue;
        }
        let result = &one["result"];
        if !DEFINED.contains(&verb(one)) {
            breach(at, "is no verb that cmi5 defines for a package");
        }
        let graded = ["passed", "failed"].contains(&verb(one));
        if !normal && (graded || verb(one) == "completed") {
            breach(at, "more than `initialized` and `terminated` outside of Normal mode");
        }
        if !result["score"].is_null() && !graded {
            breach(at, "only `passed` and `failed` have a score");
        }
        let success = match verb(one) {
            "passed" => Value::from(true),
            "failed" => Value::from(false),
            _ => Value::Null,
        };
        if result["success"] != success {
            breach(at, "`success` does not fit");
        }
        let completion = if verb(one) == "completed" { Value::from(true) } else { Value::Null };
        if result["completion"] != completion {
            breach(at, "`completion` does not fit");
        }
        let timed = result["duration"].as_str().is_some_and(|time| time.starts_with('P'));
        if timed == (verb(one) == "initialized") {
            breach(at, "all but `initialized` have a duration");
        }
        let moves = !result["success"].is_null() || !result["completion"].is_null();
        if has_category(one, MOVE_ON) != moves {
            breach(at, "`moveon` stands where success or completion does, and only there");
        }
        let mastery = &launch_data["masteryScore"];
        if graded && !mastery.is_null() {
            if one["context"]["extensions"][MASTERY] != *mastery {
                breach(at, "the mastery score is not with it");
            }
            let scaled = result["score"]["scaled"].as_f64();
            let enough = scaled.zip(mastery.as_f64()).is_some_and(|(one, other)| one >= other);
            if enough != (verb(one) == "passed") {
                breach(at, "the score and the mastery score say otherwise");
            }
        }
    }
    for once in ["initialized", "completed", "passed", "terminated"] {
        if let [_, again, ..] = named(once)[..] {
            breach(again, "more than once");
        }
    }
    if let (Some(passed), Some(failed)) = (named("passed").first(), named("failed").last())
        && failed > passed
    {
        breach(*failed, "after `passed`");
    }
    breaches
}

/// The last word of a verb that ADL names, else the whole.
pub(crate) fn verb(statement: &Value) -> &str {
    let id = statement["verb"]["id"].as_str().unwrap_or_default();
    id.strip_prefix(VERBS).unwrap_or(id)
}

fn has_category(statement: &Value, id: &str) -> bool {
    let categories = statement["context"]["contextActivities"]["category"].as_array();
    categories.into_iter().flatten().any(|one| one["id"] == id)
}

/// Whether all of `part` is in `whole`; lists may hold more.
fn includes(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (_, Value::Null) => true,
        (Value::Object(whole), Value::Object(part)) => part
            .iter()
            .all(|(name, value)| whole.get(name).is_some_and(|found| includes(found, value))),
        (Value::Array(whole), Value::Array(part)) => {
            part.iter().all(|value| whole.iter().any(|found| includes(found, value)))
        }
        _ => whole == part,
    }
}
