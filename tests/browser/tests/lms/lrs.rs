//! The LRS of the tests, without a browser.

use std::time::{Duration, Instant};

use browser::{ACTIVITY, Lrs, LrsFault, Resource, Result, cmi5_breaches, xapi_problems};
use serde_json::{Value, json};

/// A statement of this learner with this id, which ends with a number.
fn statement(lrs: &Lrs, number: u32) -> Value {
    json!({
        "id": format!("{}-4000-8000-{number:012x}", &lrs.registration[..13]),
        "timestamp": "2026-01-01T10:00:00.000Z",
        "actor": lrs.actor,
        "verb": { "id": "http://adlnet.gov/expapi/verbs/answered" },
        "object": { "id": ACTIVITY },
        "context": { "registration": lrs.registration },
    })
}

/// Sends statements; the status of the answer.
fn send(lrs: &Lrs, statements: &Value) -> Result<u16> {
    let token = lrs.token();
    let headers = [
        ("Authorization", &*token),
        ("Content-Type", "application/json"),
        ("X-Experience-API-Version", "1.0.3"),
    ];
    let answer = lrs.ask("POST", "/xAPI/statements", &headers, &statements.to_string())?;
    Ok(answer.0)
}

fn ids(statements: &[Value]) -> Vec<&Value> {
    statements.iter().map(|one| &one["id"]).collect()
}

#[test]
fn ralph_takes_statements_and_gives_them_back_in_order() -> Result<()> {
    let lrs = Lrs::start()?;
    let [one, two, three] = [3, 1, 2].map(|number| statement(&lrs, number));
    assert_eq!(send(&lrs, &one)?, 200);
    assert_eq!(send(&lrs, &json!([two, three]))?, 200);
    let held = lrs.statements()?;
    assert_eq!(ids(&held), [&one["id"], &two["id"], &three["id"]]);
    assert_eq!(held[1]["context"]["registration"], lrs.registration);
    // What is sent again is not stored again.
    assert!(send(&lrs, &json!([one, two]))? < 300);
    assert_eq!(lrs.statements()?.len(), 3);
    assert_eq!(lrs.asked().len(), 3);
    assert_eq!(lrs.asked()[0].header("x-experience-api-version"), Some("1.0.3"));
    // Another learner's journey sees nothing of it.
    assert!(Lrs::start()?.statements()?.is_empty());
    Ok(())
}

#[test]
fn ralph_refuses_what_is_malformed_and_who_is_unknown() -> Result<()> {
    let lrs = Lrs::start()?;
    let mut without_verb = statement(&lrs, 1);
    without_verb["verb"] = Value::Null;
    assert!(send(&lrs, &without_verb)? >= 400);
    let mut other = statement(&lrs, 2);
    assert_eq!(send(&lrs, &other)?, 200);
    other["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/completed");
    assert_eq!(send(&lrs, &other)?, 409, "another statement of the same id");
    let headers = [("Content-Type", "application/json"), ("X-Experience-API-Version", "1.0.3")];
    let body = statement(&lrs, 3).to_string();
    assert_eq!(lrs.ask("POST", "/xAPI/statements", &headers, &body)?.0, 401);
    let token = lrs.token();
    let without_version = [("Authorization", &*token), ("Content-Type", "application/json")];
    assert_eq!(lrs.ask("POST", "/xAPI/statements", &without_version, &body)?.0, 400);
    assert_eq!(lrs.statements()?.len(), 1);
    Ok(())
}

#[test]
fn the_stand_in_keeps_state_and_gives_its_token_once() -> Result<()> {
    let lrs = Lrs::start()?;
    let launch = lrs.cmi5_launch(&json!({ "launchMode": "Normal" }));
    lrs.prefer(&json!({ "languagePreference": "es" }));
    let launch = launch.trim_start_matches('?').split('&');
    let parameter = |name: &str| {
        let found = launch.clone().find_map(|pair| pair.strip_prefix(&format!("{name}=")));
        found.unwrap_or_default().to_owned()
    };
    let token = lrs.token();
    let headers = [("Authorization", &*token), ("X-Experience-API-Version", "1.0.3")];
    let named = format!(
        "activityId={}&agent={}&registration={}",
        parameter("activityId"),
        parameter("actor"),
        parameter("registration")
    );
    let state = format!("/xAPI/activities/state?stateId=LMS.LaunchData&{named}");
    let data = lrs.ask("GET", &state, &headers, "")?;
    assert_eq!(data, (200, json!({ "launchMode": "Normal" }).to_string()));
    assert_eq!(lrs.ask("GET", &state, &headers[1..], "")?.0, 401);
    assert_eq!(lrs.ask("GET", "/xAPI/activities/state?stateId=x", &headers, "")?.0, 400);
    let own = format!("/xAPI/activities/state?stateId=own&{named}");
    assert_eq!(lrs.ask("GET", &own, &headers, "")?.0, 404);
    assert_eq!(lrs.ask("PUT", &own, &headers, "mine")?.0, 204);
    assert_eq!(lrs.ask("GET", &own, &headers, "")?, (200, "mine".into()));
    assert_eq!(lrs.state("own").as_deref(), Some("mine"));
    let profile = format!(
        "/xAPI/agents/profile?profileId=cmi5LearnerPreferences&agent={}",
        parameter("actor")
    );
    assert!(lrs.ask("GET", &profile, &headers, "")?.1.contains("es"));

    let fetch = "/fetch?session=1";
    let given: Value = serde_json::from_str(&lrs.ask("POST", fetch, &[], "")?.1)?;
    assert_eq!(format!("Basic {}", given["auth-token"].as_str().unwrap_or_default()), token);
    let again: Value = serde_json::from_str(&lrs.ask("POST", fetch, &[], "")?.1)?;
    assert_eq!(again["error-code"], "1");
    assert!(again["auth-token"].is_null());
    Ok(())
}

#[test]
fn the_stand_in_breaks_on_demand_and_heals() -> Result<()> {
    let lrs = Lrs::start()?;
    let mut number = 0;
    let mut next = || {
        number += 1;
        send(&lrs, &statement(&lrs, number))
    };
    let statements = Resource::Statements;
    lrs.fault(statements, LrsFault::Status(503), Some(2));
    assert_eq!((next()?, next()?, next()?), (503, 503, 200));
    lrs.fault(statements, LrsFault::TooMany(1), None);
    assert_eq!((next()?, next()?), (429, 429));
    lrs.heal();
    assert_eq!(next()?, 200);
    lrs.fault(statements, LrsFault::Closed, Some(1));
    assert!(next().is_err());
    assert_eq!(lrs.statements()?.len(), 2);
    lrs.fault(statements, LrsFault::AnswerLost, Some(1));
    assert!(next().is_err());
    assert_eq!(lrs.statements()?.len(), 3);
    let late = Duration::from_millis(80);
    lrs.fault(statements, LrsFault::Slow(late), Some(1));
    let start = Instant::now();
    assert_eq!(next()?, 200);
    assert!(start.elapsed() >= late);
    lrs.go_down();
    assert!(next().is_err() && next().is_err());
    lrs.heal();
    assert_eq!(next()?, 200);
    lrs.fault(statements, LrsFault::Hold, None);
    std::thread::scope(|scope| {
        let held = scope.spawn(|| send(&lrs, &statement(&lrs, 99)));
        let other = lrs.ask("POST", "/fetch", &[], "");
        let still = !held.is_finished();
        lrs.heal();
        assert!(still && other.is_ok_and(|answer| answer.0 == 200));
        assert!(held.join().is_ok_and(|sent| sent.is_ok_and(|status| status == 200)));
    });
    Ok(())
}

#[test]
fn the_validator_refuses_each_malformed_statement() -> Result<()> {
    let lrs = Lrs::start()?;
    let good = statement(&lrs, 1);
    assert_eq!(xapi_problems(std::slice::from_ref(&good))?, Vec::<String>::new());
    for (place, value) in [
        ("/verb/id", json!("answered")),
        ("/id", json!("1")),
        ("/timestamp", json!("yesterday")),
        ("/actor/account", json!("me")),
        ("/context/registration", json!("none")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).ok_or_else(|| browser::Error::new(place))? = value;
        let problems = xapi_problems(&[good.clone(), bad])?;
        assert!(problems.iter().any(|one| one.starts_with("1 ")), "{place}: {problems:?}");
    }
    Ok(())
}

/// A whole session that keeps all rules of cmi5.
fn session(lrs: &Lrs, launch_data: &Value) -> Vec<Value> {
    let verbs = ["initialized", "answered", "completed", "passed", "terminated"];
    let mut session = Vec::new();
    for (at, verb) in (1..).zip(verbs) {
        let mut one = statement(lrs, at);
        one["verb"]["id"] = json!(format!("http://adlnet.gov/expapi/verbs/{verb}"));
        one["context"]["extensions"] = launch_data["contextTemplate"]["extensions"].clone();
        let category = "https://w3id.org/xapi/cmi5/context/categories";
        let mut categories = Vec::new();
        if verb != "answered" {
            categories.push(json!({ "id": format!("{category}/cmi5") }));
        }
        if ["completed", "passed"].contains(&verb) {
            categories.push(json!({ "id": format!("{category}/moveon") }));
        }
        one["context"]["contextActivities"] =
            json!({ "category": categories, "grouping": [{ "id": "https://course.example/x" }] });
        if verb != "initialized" {
            one["result"] = json!({ "duration": "PT1S" });
        }
        if verb == "completed" {
            one["result"]["completion"] = json!(true);
        }
        if verb == "passed" {
            one["result"]["success"] = json!(true);
            one["result"]["score"] = json!({ "scaled": 0.9 });
            let mastery = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
            one["context"]["extensions"][mastery] = json!(0.8);
        }
        session.push(one);
    }
    session
}

#[test]
fn each_breach_of_cmi5s_rules_is_found() -> Result<()> {
    let lrs = Lrs::start()?;
    let mut data = json!({
        "launchMode": "Normal", "masteryScore": 0.8,
        "contextTemplate": {
            "contextActivities": { "grouping": [{ "id": "https://course.example/x" }] },
            "extensions": { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s1" },
        },
    });
    let good = session(&lrs, &data);
    assert_eq!(cmi5_breaches(&good, &data), Vec::<String>::new());
    // [where, a place in it, what stands there instead]
    let changes = [
        (2, "/result/score", json!({ "scaled": 0.9 })),
        (2, "/result/completion", Value::Null),
        (3, "/result/success", json!(false)),
        (3, "/result/score/scaled", json!(0.7)),
        (3, "/result/duration", Value::Null),
        (0, "/result", json!({ "duration": "PT1S" })),
        (3, "/context/contextActivities/category", json!([])),
        (1, "/context/contextActivities/grouping", json!([])),
        (1, "/context/extensions", json!({})),
        (1, "/context/registration", Value::Null),
        (4, "/timestamp", json!("2026-01-01T10:00:00+01:00")),
        (1, "/id", json!("1")),
        (
            3,
            "/context/extensions/https:~1~1w3id.org~1xapi~1cmi5~1context~1extensions~1masteryscore",
            Value::Null,
        ),
    ];
    for (at, place, value) in changes {
        let mut bad = good.clone();
        match bad[at].pointer_mut(place) {
            Some(there) => *there = value,
            None => bad[at]["result"] = value,
        }
        let found = cmi5_breaches(&bad, &data);
        assert!(!found.is_empty(), "{at} {place}: {found:?}");
    }
    let twice = |at: usize| {
        let mut bad = good.clone();
        bad.insert(at, good[at].clone());
        bad
    };
    for at in [0, 2, 3, 4] {
        assert!(!cmi5_breaches(&twice(at), &data).is_empty(), "statement {at} twice");
    }
    assert!(!cmi5_breaches(&good[1..], &data).is_empty(), "without `initialized`");
    data["launchMode"] = json!("Browse");
    assert!(cmi5_breaches(&good, &data).len() >= 3, "a whole round in Browse mode");
    Ok(())
}
