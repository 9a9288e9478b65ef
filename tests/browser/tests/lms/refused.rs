//! An LMS that refuses, throws, lies or answers with junk: the round goes on, the learner is told, and
//! what was not recorded is recorded later, once.

use browser::{Browser, Launch, Result};
use serde_json::{Value, json};

use crate::course::{Course, with_faults};
use crate::scorm::exercise;
use browser::gallery::play::Play;
use browser::journey::{expect, none};

browser::behaviours!(
    chromium,
    Chromium: each_call_of_scorm_1_2_may_be_refused,
    each_call_of_scorm_2004_may_be_refused,
    each_element_may_be_refused,
    a_call_may_throw,
    junk_of_every_kind_breaks_nothing,
    a_refusal_of_what_was_taken_doubles_nothing,
    what_an_lms_never_took_waits_on_the_device,
    an_lms_without_interactions_takes_the_rest,
    an_lms_that_forgets_interactions_takes_the_rest,
    a_slow_lms_is_waited_for,
);

fn short(format: &str) -> Launch {
    exercise(format).with("limit", "4").with("pass", "80")
}

/// Plays a whole round for each way of breaking, by its name, and tells of all that went wrong.
async fn recorded_after_each(course: &Course, ways: Vec<(String, Value)>) -> Result<()> {
    let mut wrong = Vec::new();
    for (name, faults) in ways {
        if let Err(error) = recorded_after(course, &name, &faults).await {
            wrong.push(error.to_string());
        }
    }
    none("rounds that were not recorded in the end", &wrong)
}

/// Plays a whole round while the LMS breaks, heals it, and sees that all is recorded, once.
async fn recorded_after(course: &Course, name: &str, faults: &Value) -> Result<()> {
    course.fresh(&with_faults(faults)).await?;
    let cards = course.play(Play::to_the_end().wrong_every(4)).await?;
    let told = async {
        expect("the cards", cards.len(), 4)?;
        course.wait_state("unrecorded").await?;
        // A step may wait before it is saved, and so may the end of the round.
        let said = "/could not be recorded|not open/.test(element.querySelector('.course-words').textContent)";
        course.wait_true("words", said).await?;
        course.heal().await?;
        course.press_do("retry").await?;
        course.wait_state("recorded").await?;
        course.assert_interactions(&cards).await?;
        expect("the score", &*course.grade().await?.raw, "75")?;
        course.assert_unbroken().await
    };
    told.await.map_err(|error: browser::Error| error.while_doing(name))
}

async fn each_call_of_scorm_1_2_may_be_refused(browser: Browser) -> Result<()> {
    let calls = [
        ("LMSInitialize", "101"),
        ("LMSSetValue", "391"),
        ("LMSCommit", "101"),
        ("LMSCommit", "0"),
    ];
    each_call(browser, "scorm12", &calls, ["LMSGetValue", "LMSFinish"]).await
}

async fn each_call_of_scorm_2004_may_be_refused(browser: Browser) -> Result<()> {
    let calls = [("Initialize", "102"), ("SetValue", "351"), ("Commit", "391"), ("Commit", "101")];
    each_call(browser, "scorm2004", &calls, ["GetValue", "Terminate"]).await
}

async fn each_call(
    browser: Browser,
    format: &str,
    calls: &[(&str, &str)],
    harmless: [&str; 2],
) -> Result<()> {
    let course = Course::launch(browser, &short(format), "").await?;
    let mut ways: Vec<_> = calls
        .iter()
        .map(|(call, code)| (format!("{call}-{code}"), json!([{ "call": call, "code": code }])))
        .collect();
    let all = calls.iter().map(|(call, _)| call).chain(&harmless);
    let all: Vec<_> = all.map(|call| json!({ "call": call, "code": "101" })).collect();
    ways.push(("all".into(), json!(all)));
    recorded_after_each(&course, ways).await?;
    nothing_but(&course, harmless).await
}

/// Who cannot be asked is still told; and a session that cannot be ended is not ended twice.
async fn nothing_but(course: &Course, harmless: [&str; 2]) -> Result<()> {
    for call in harmless {
        let faults = json!([{ "call": call, "code": "101" }]);
        course.fresh(&with_faults(&faults)).await?;
        let cards = course.play(Play::to_the_end()).await?;
        course.wait_state("recorded").await?;
        course.assert_interactions(&cards).await?;
    }
    course.driver.enter_default_frame().await?;
    course.run("lms.close()", vec![]).await?;
    let [_, finish] = harmless;
    let ends = format!("return calls.filter(({{ call }}) => call === '{finish}').length");
    course.wait_js("the end of the session", &format!("{ends} > 0"), vec![]).await?;
    expect("ends", course.run_as::<usize>(&ends, vec![]).await?, 1)
}

async fn each_element_may_be_refused(browser: Browser) -> Result<()> {
    let course = Course::launch(browser, &short("scorm12"), "").await?;
    let elements = [
        "cmi.interactions.0.id",
        "cmi.interactions.2.type",
        "cmi.interactions.3.latency",
        "cmi.suspend_data",
        "cmi.core.score",
        "cmi.core.lesson_status",
        "cmi.core.session_time",
    ];
    let ways = elements.map(|element| {
        let fault = json!([{ "call": "LMSSetValue", "element": element, "code": "101" }]);
        (element.to_owned(), fault)
    });
    recorded_after_each(&course, ways.into()).await?;
    course.assert_clean().await?;
    // The next card says it again, without the learner's doing.
    let faults = json!([
        { "call": "LMSSetValue", "element": "cmi.interactions.0.result", "code": "101", "times": 1 },
        { "call": "LMSCommit", "code": "101", "times": 1 },
    ]);
    course.fresh(&with_faults(&faults)).await?;
    let mut cards = course.play(Play::cards(1).explained()).await?;
    course.wait_state("unrecorded").await?;
    cards.extend(course.play(Play::to_the_end()).await?);
    course.wait_state("recorded").await?;
    course.assert_interactions(&cards).await?;
    course.assert_clean().await
}

async fn a_call_may_throw(browser: Browser) -> Result<()> {
    let course = Course::launch(browser, &short("scorm12"), "").await?;
    let ways = ["LMSInitialize", "LMSSetValue", "LMSCommit"].map(|call| {
        let faults = [call, "LMSGetLastError"].map(|call| json!({ "call": call, "throws": true }));
        (call.to_owned(), json!(faults))
    });
    recorded_after_each(&course, ways.into()).await
}

async fn junk_of_every_kind_breaks_nothing(browser: Browser) -> Result<()> {
    let course = Course::launch(browser, &short("scorm2004"), "").await?;
    let calls = [
        "Initialize",
        "GetValue",
        "SetValue",
        "Commit",
        "Terminate",
        "GetLastError",
        "GetErrorString",
    ];
    let kinds = [
        "undefined",
        "null",
        "number",
        "nan",
        "bigint",
        "object",
        "cyclic",
        "symbol",
        "function",
        "huge",
        "binary",
        "promise",
        "unreadable",
        "proxy",
    ];
    let ways = kinds.map(|junk| {
        let faults = calls.map(|call| json!({ "call": call, "junk": junk }));
        (junk.to_owned(), json!(faults))
    });
    recorded_after_each(&course, ways.into()).await?;
    // Open, and then nothing but junk where words are told.
    for junk in ["huge", "binary", "number", "cyclic"] {
        let faults = json!([{ "call": "GetValue", "junk": junk }]);
        course.fresh(&with_faults(&faults)).await?;
        let cards = course.play(Play::to_the_end()).await?;
        course.wait_state("recorded").await?;
        course.assert_interactions(&cards).await?;
        course.assert_unbroken().await?;
    }
    Ok(())
}

async fn a_refusal_of_what_was_taken_doubles_nothing(browser: Browser) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let course = Course::launch(browser, &short(format), "").await?;
        let [set, commit]: [String; 2] = course.value("[lms.names.set, lms.names.commit]").await?;
        recorded_after(&course, "set", &json!([{ "call": set, "unsure": "101" }])).await?;
        course.assert_clean().await?;
        recorded_after(&course, "commit", &json!([{ "call": commit, "unsure": "391" }])).await?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn what_an_lms_never_took_waits_on_the_device(browser: Browser) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let course = Course::launch(browser, &short(format), "").await?;
        let [commit, finish]: [String; 2] =
            course.value("[lms.names.commit, lms.names.finish]").await?;
        let faults = json!([{ "call": commit, "code": "101" }, { "call": finish, "code": "101" }]);
        let broken = with_faults(&faults);
        course.fresh(&broken).await?;
        let mut cards = course.play(Play::cards(2).wrong_every(2).explained()).await?;
        let before = course.seen().await?;
        course.wait_state("unrecorded").await?;
        course.again(&broken).await?;
        course.assert_same("after a visit of which the LMS knows nothing", &before).await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("unrecorded").await?;
        let attempts: usize = course.value("lms.kept.attempts.length").await?;
        expect("attempts that the LMS knows of", attempts, 0)?;
        // It is back, and the round is over already.
        course.again("").await?;
        course.wait_state("recorded").await?;
        course.assert_interactions(&cards).await?;
        expect("the score", &*course.grade().await?.raw, "75")?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn an_lms_without_interactions_takes_the_rest(browser: Browser) -> Result<()> {
    for (format, set) in [("scorm12", "LMSSetValue"), ("scorm2004", "SetValue")] {
        let faults = json!([{ "call": set, "element": "cmi.interactions", "code": "401" }]);
        let course = Course::launch(browser, &short(format), &with_faults(&faults)).await?;
        course.play(Play::to_the_end().wrong_every(4)).await?;
        course.wait_state("recorded").await?;
        expect("the interactions", course.interactions().await?, vec![])?;
        expect("the score", &*course.grade().await?.raw, "75")?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn an_lms_that_forgets_interactions_takes_the_rest(browser: Browser) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let course = Course::launch(browser, &short(format), "&forgets=1").await?;
        let mut cards = course.play(Play::cards(2).explained()).await?;
        course.reload_all().await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("recorded").await?;
        course.assert_interactions(&cards).await?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn a_slow_lms_is_waited_for(browser: Browser) -> Result<()> {
    let faults = json!([
        { "call": "LMSCommit", "busy": 250 }, { "call": "LMSInitialize", "busy": 500 },
        { "call": "LMSGetValue", "busy": 40 },
    ]);
    let course = Course::launch(browser, &short("scorm12"), &with_faults(&faults)).await?;
    let cards = course.play(Play::to_the_end()).await?;
    course.wait_state("recorded").await?;
    course.assert_interactions(&cards).await?;
    course.assert_clean().await
}
