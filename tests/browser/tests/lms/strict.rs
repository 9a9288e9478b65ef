//! The strict layer holds a package to each rule of its standard, with the run-time behind.

use browser::{Browser, HOST, Launch, Result, Server, Session, Setup};
use serde::Deserialize;
use serde_json::{Value, json};

browser::behaviours!(
    chromium,
    Chromium: what_keeps_scorm_1_2_goes_through_and_each_breach_is_refused,
    what_keeps_scorm_2004_goes_through_and_each_breach_is_refused,
    each_fault_is_played_as_it_was_planted,
);

/// Plays each case on an LMS of its own: calls that keep the standard, and a last one that does not.
const PLAY: &str = "
    return arguments[0].map(({ mode, before, bad }) => {
      const breaches = [];
      const { api } = lms.make({}, { breaches, calls: [], faults: [], mode: mode || 'normal' });
      const call = ([name, ...args]) => String(api[name](...args));
      const answers = before.map(call);
      const early = breaches.slice();
      return { answers, early, answer: call(bad), breaches: breaches.slice(early.length), error: api[lms.names.error]() };
    })";

#[derive(Debug, Deserialize)]
struct Played {
    answers: Vec<String>,
    early: Vec<String>,
    answer: String,
    breaches: Vec<String>,
    error: String,
}

/// A case: what is done before, and the last call, whose breach names these words and this code.
type Case = (Value, Value, &'static str, &'static str);

async fn lms(browser: Browser, format: &str) -> Result<(Session, Server)> {
    let server = Server::lms(&Launch::of(format), &[])?.start()?;
    let session = Session::start(browser, Setup::desktop()).await?;
    session.goto(&server.url(&format!("{HOST}?format={format}&package=none"))).await?;
    let ready = "return document.documentElement.dataset.ready === ''";
    session.wait_js("the LMS to be there", ready, vec![]).await?;
    Ok((session, server))
}

async fn all_refused(session: &Session, start: &Value, mode: &str, cases: &[Case]) -> Result<()> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let played: Vec<Value> = cases
        .iter()
        .map(|(before, bad, ..)| {
            let before: Vec<_> = list(start).into_iter().chain(list(before)).collect();
            json!({ "mode": mode, "before": before, "bad": bad })
        })
        .collect();
    let played: Vec<Played> = session.run_as(PLAY, vec![json!(played)]).await?;
    for ((_, bad, words, code), played) in cases.iter().zip(played) {
        let refused = played.early.is_empty()
            && played.answers.iter().all(|answer| answer != "false")
            && ["false", ""].contains(&&*played.answer)
            && matches!(&*played.breaches, [one] if one.contains(words))
            && played.error == *code;
        assert!(refused, "{bad} should be refused with {code} and `{words}`: {played:?}");
    }
    Ok(())
}

async fn what_keeps_scorm_1_2_goes_through_and_each_breach_is_refused(
    browser: Browser,
) -> Result<()> {
    let (session, _server) = lms(browser, "scorm12").await?;
    let set = |name: &str, value: &str| json!(["LMSSetValue", name, value]);
    let start = json!([["LMSInitialize", ""]]);
    let id = |n: u32| set(&format!("cmi.interactions.{n}.id"), &format!("card-{n}"));
    let choice = set("cmi.interactions.0.type", "choice");
    let whole = json!([
        ["LMSGetValue", "cmi.core.lesson_mode"],
        ["LMSGetValue", "cmi.suspend_data"],
        ["LMSGetValue", "cmi.interactions._count"],
        id(0),
        choice,
        set("cmi.interactions.0.time", "10:20:30"),
        set("cmi.interactions.0.correct_responses.0.pattern", "a"),
        set("cmi.interactions.0.student_response", "b"),
        set("cmi.interactions.0.result", "wrong"),
        set("cmi.interactions.0.latency", "0000:00:02.50"),
        id(1),
        set("cmi.suspend_data", &"x".repeat(4096)),
        set("cmi.core.score.raw", "33.33"),
        set("cmi.core.lesson_status", "failed"),
        set("cmi.core.score.raw", "90"),
        set("cmi.core.lesson_status", "passed"),
        set("cmi.core.session_time", "0000:10:20.30"),
        set("cmi.core.exit", ""),
        ["LMSCommit", ""],
        ["LMSFinish", ""],
    ]);
    let cases: Vec<Case> = vec![
        (whole, json!(["LMSFinish", ""]), "after", "301"),
        (json!([]), json!(["LMSInitialize", ""]), "again", "101"),
        (json!([["LMSFinish", ""]]), set("cmi.suspend_data", ""), "after", "301"),
        (json!([["LMSFinish", ""]]), json!(["LMSInitialize", ""]), "again", "101"),
        (json!([]), json!(["LMSCommit"]), "arguments", "201"),
        (json!([]), json!(["LMSCommit", null]), "no string", "201"),
        (json!([]), json!(["LMSFinish", "now"]), "must be", "201"),
        (json!([]), json!(["LMSSetValue", "cmi.core.score.raw", 5]), "no string", "201"),
        (json!([]), json!(["LMSGetValue", "cmi.nothing"]), "no such element", "401"),
        (json!([]), set("cmi.location", "x"), "no such element", "401"),
        (json!([id(0)]), json!(["LMSGetValue", "cmi.interactions.0.id"]), "only be written", "404"),
        (json!([]), json!(["LMSGetValue", "cmi.core.exit"]), "only be written", "404"),
        (json!([]), set("cmi.core.entry", "resume"), "only be read", "403"),
        (json!([]), set("cmi.interactions._count", "1"), "only be read", "402"),
        (json!([]), set("cmi.suspend_data", &"x".repeat(4097)), "4096", "405"),
        (json!([]), id(1), "comes before 0", "201"),
        (json!([]), choice.clone(), "begins with its id", "201"),
        (json!([]), set("cmi.interactions.0.id", "a card"), "without spaces", "405"),
        (json!([]), set("cmi.interactions.0.id", "é"), "ASCII", "405"),
        (json!([]), set("cmi.interactions.0.id", ""), "ASCII", "405"),
        (json!([]), set("cmi.interactions.00.id", "a"), "no such element", "401"),
        (json!([id(0)]), set("cmi.interactions.0.result", "incorrect"), "none of", "405"),
        (json!([id(0)]), set("cmi.interactions.0.time", "10:20"), "a time", "405"),
        (json!([id(0)]), set("cmi.interactions.0.latency", "PT1S"), "time span", "405"),
        (json!([id(0)]), set("cmi.interactions.0.type", "other"), "none of", "405"),
        (
            json!([id(0)]),
            set("cmi.interactions.0.student_response", &"a,".repeat(128)),
            "255",
            "405",
        ),
        (
            json!([id(0)]),
            set("cmi.interactions.0.correct_responses.0.pattern", &"a".repeat(256)),
            "255",
            "405",
        ),
        (
            json!([id(0), choice]),
            set("cmi.interactions.0.student_response", "customer"),
            "letters",
            "405",
        ),
        (json!([]), set("cmi.core.score.raw", "101"), "between", "405"),
        (json!([]), set("cmi.core.score.raw", "1e1"), "decimal", "405"),
        (json!([]), set("cmi.core.score.raw", "NaN"), "decimal", "405"),
        (json!([]), set("cmi.core.lesson_status", "not attempted"), "none of", "405"),
        (json!([]), set("cmi.core.exit", "normal"), "none of", "405"),
        (json!([]), set("cmi.core.session_time", "10:20"), "time span", "405"),
        (json!([]), set("cmi.core.session_time", "0000:00:61.00"), "time span", "405"),
        (
            json!([set("cmi.core.lesson_status", "passed")]),
            set("cmi.core.lesson_status", "incomplete"),
            "was passed",
            "405",
        ),
        (
            json!([set("cmi.core.score.raw", "90")]),
            set("cmi.core.score.raw", "80"),
            "was 90",
            "405",
        ),
    ];
    all_refused(&session, &start, "normal", &cases).await?;
    let early: Vec<Case> = vec![
        (json!([]), json!(["LMSGetValue", "cmi.core.entry"]), "before", "301"),
        (json!([]), json!(["LMSCommit", ""]), "before", "301"),
        (json!([]), json!(["LMSFinish", ""]), "before", "301"),
        (json!([]), json!(["LMSInitialize", "x"]), "must be", "201"),
    ];
    all_refused(&session, &json!([]), "normal", &early).await?;
    for mode in ["browse", "review"] {
        let graded: Vec<Case> = vec![
            (json!([]), set("cmi.core.lesson_status", "passed"), "mode", "403"),
            (json!([]), set("cmi.core.score.raw", "1"), "mode", "403"),
            (json!([]), id(0), "mode", "403"),
        ];
        all_refused(&session, &start, mode, &graded).await?;
    }
    session.assert_no_problems().await
}

async fn what_keeps_scorm_2004_goes_through_and_each_breach_is_refused(
    browser: Browser,
) -> Result<()> {
    let (session, _server) = lms(browser, "scorm2004").await?;
    let set = |name: &str, value: &str| json!(["SetValue", name, value]);
    let start = json!([["Initialize", ""]]);
    let id = |n: u32| set(&format!("cmi.interactions.{n}.id"), &format!("urn:whos:card-{n}"));
    let kind = |kind: &str| set("cmi.interactions.0.type", kind);
    let matching = json!([id(0), kind("matching")]);
    let response = |text: &str| set("cmi.interactions.0.learner_response", text);
    let whole = json!([
        ["GetValue", "cmi.mode"],
        ["GetValue", "cmi.suspend_data"],
        id(0),
        kind("matching"),
        set("cmi.interactions.0.timestamp", "2026-01-01T10:20:30.00Z"),
        set("cmi.interactions.0.correct_responses.0.pattern", "disks/ec2[.]aws"),
        response("disks/ec2[.]customer"),
        set("cmi.interactions.0.result", "incorrect"),
        set("cmi.interactions.0.latency", "PT2.5S"),
        set("cmi.interactions.0.description", "{lang=es}¿Quién?"),
        id(1),
        set("cmi.suspend_data", &"x".repeat(64000)),
        set("cmi.progress_measure", "0.5"),
        set("cmi.score.scaled", "0.9"),
        set("cmi.success_status", "passed"),
        set("cmi.completion_status", "completed"),
        set("cmi.session_time", "PT1H2M3.04S"),
        set("cmi.exit", "suspend"),
        ["Commit", ""],
        ["Terminate", ""],
    ]);
    let cases: Vec<Case> = vec![
        (whole, json!(["Terminate", ""]), "after", "113"),
        (json!([]), json!(["Initialize", ""]), "again", "103"),
        (json!([["Terminate", ""]]), json!(["Initialize", ""]), "again", "104"),
        (json!([["Terminate", ""]]), set("cmi.exit", ""), "after", "133"),
        (json!([["Terminate", ""]]), json!(["Commit", ""]), "after", "143"),
        (json!([["Terminate", ""]]), json!(["GetValue", "cmi.entry"]), "after", "123"),
        (json!([]), json!(["SetValue", "cmi.score.raw", 5]), "no string", "201"),
        (json!([]), json!(["GetValue", "cmi.core.entry"]), "no such element", "401"),
        (json!([]), json!(["GetValue", "cmi.exit"]), "only be written", "405"),
        (json!([]), set("cmi.mode", "normal"), "only be read", "404"),
        (json!([]), set("cmi.suspend_data", &"x".repeat(64001)), "64000", "406"),
        (json!([]), id(1), "comes before 0", "351"),
        (json!([]), kind("choice"), "begins with its id", "408"),
        (json!([id(0)]), response("aws"), "type of an interaction", "408"),
        (json!([]), set("cmi.interactions.0.id", "a card"), "no URI", "406"),
        (json!([]), set("cmi.interactions.0.id", "urn:x"), "whole URN", "406"),
        (matching.clone(), response("disks"), "matching", "406"),
        (matching.clone(), response(&vec!["a[.]b"; 37].join("[,]")), "matching", "406"),
        (json!([id(0), kind("choice")]), response("AWS or me"), "choice", "406"),
        (matching.clone(), set("cmi.interactions.0.result", "wrong"), "none of", "406"),
        (matching.clone(), set("cmi.interactions.0.latency", "0000:00:02"), "interval", "406"),
        (matching.clone(), set("cmi.interactions.0.latency", "PT2.345S"), "interval", "406"),
        (
            matching.clone(),
            set("cmi.interactions.0.timestamp", "2026-01-01T10:20:30Z"),
            "a time",
            "406",
        ),
        (matching.clone(), set("cmi.interactions.0.description", &"x".repeat(251)), "250", "406"),
        (json!([]), set("cmi.score.scaled", "1.1"), "between", "407"),
        (json!([]), set("cmi.score.scaled", "90%"), "decimal", "406"),
        (json!([]), set("cmi.progress_measure", "-0.1"), "between", "407"),
        (json!([]), set("cmi.success_status", "completed"), "none of", "406"),
        (json!([]), set("cmi.completion_status", "passed"), "none of", "406"),
        (json!([]), set("cmi.exit", "done"), "none of", "406"),
        (json!([]), set("cmi.session_time", "90"), "interval", "406"),
        (
            json!([set("cmi.success_status", "passed")]),
            set("cmi.success_status", "failed"),
            "was passed",
            "406",
        ),
        (
            json!([set("cmi.completion_status", "completed")]),
            set("cmi.completion_status", "incomplete"),
            "was completed",
            "406",
        ),
        (json!([set("cmi.score.scaled", "0.9")]), set("cmi.score.scaled", "0.8"), "was 0.9", "406"),
    ];
    all_refused(&session, &start, "normal", &cases).await?;
    let early: Vec<Case> = vec![
        (json!([]), json!(["GetValue", "cmi.entry"]), "before", "122"),
        (json!([]), set("cmi.exit", ""), "before", "132"),
        (json!([]), json!(["Commit", ""]), "before", "142"),
        (json!([]), json!(["Terminate", ""]), "before", "112"),
    ];
    all_refused(&session, &json!([]), "normal", &early).await?;
    for mode in ["browse", "review"] {
        let graded: Vec<Case> = vec![
            (json!([]), set("cmi.completion_status", "completed"), "mode", "404"),
            (json!([]), set("cmi.success_status", "passed"), "mode", "404"),
            (json!([]), set("cmi.score.scaled", "1"), "mode", "404"),
            (json!([]), set("cmi.progress_measure", "1"), "mode", "404"),
            (json!([]), id(0), "mode", "404"),
        ];
        all_refused(&session, &start, mode, &graded).await?;
    }
    session.assert_no_problems().await
}

async fn each_fault_is_played_as_it_was_planted(browser: Browser) -> Result<()> {
    let (session, _server) = lms(browser, "scorm12").await?;
    const FAULTS: &str = "
        const { api, inner, host } = lms.make({}, { breaches: [], calls: [], faults: [] });
        const put = (value) => api.LMSSetValue('cmi.suspend_data', value);
        const seen = {};
        api.LMSInitialize('');
        host.faults.push({ call: 'LMSSetValue', code: '391', element: 'cmi.suspend', times: 1 });
        seen.refused = [api.LMSSetValue('cmi.core.exit', ''), put('a'), api.LMSGetLastError(), inner.cmi.suspend_data, put('b'), inner.cmi.suspend_data];
        host.faults.push({ call: 'LMSSetValue', unsure: '101', times: 1 });
        seen.unsure = [put('c'), api.LMSGetLastError(), inner.cmi.suspend_data];
        host.faults.push({ call: 'LMSSetValue', throws: true, times: 1 });
        try { put('d'); } catch (error) { seen.thrown = error.message; }
        host.faults.push({ call: 'LMSSetValue', busy: 30, times: 1 });
        const start = performance.now();
        seen.busy = [put('e'), performance.now() - start >= 30];
        seen.junk = ['undefined', 'number', 'cyclic', 'huge', 'proxy'].map((junk) => {
          host.faults.push({ call: 'LMSGetValue', junk, times: 1 });
          return typeof api.LMSGetValue('cmi.suspend_data');
        });
        host.faults.push({ call: 'LMSInitialize', code: '101' }, { call: 'LMSFinish', code: '101', times: 1 });
        seen.ends = [api.LMSFinish(''), api.LMSFinish('')];
        const { LMSCommit } = api;
        seen.loose = [LMSCommit(''), host.breaches.length];
        return seen";
    let seen: Value = session.run(FAULTS, vec![]).await?;
    let wanted = json!({
        "refused": ["true", "false", "391", "", "true", "b"],
        "unsure": ["false", "101", "c"],
        "thrown": "the LMS broke",
        "busy": ["true", true],
        "junk": ["undefined", "number", "object", "string", "function"],
        "ends": ["false", "true"],
        "loose": ["false", 2],
    });
    assert_eq!(seen, wanted);
    session.assert_no_problems().await
}
