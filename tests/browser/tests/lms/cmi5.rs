//! cmi5: one token, one session, the LMS's own rules, and back to where the learner came from.

use std::time::Duration;

use browser::{
    Asked, Browser, Fault, Launch, Lrs, LrsFault, Resource, Result, Server, cmi5_breaches,
    xapi_problems,
};
use serde_json::{Value, json};

use crate::course::Course;
use crate::scorm::exercise;
use crate::store::{arrived, check_round, verbs};
use browser::gallery::play::Play;
use browser::journey::{expect, none};

browser::behaviours!(
    chromium,
    Chromium: a_session_keeps_the_rules_of_cmi5,
    a_second_session_of_a_registration_completes_and_passes_nothing_again,
    a_preview_and_a_review_say_only_that_they_began_and_ended,
    the_lmss_mark_language_and_way_back_hold,
    a_session_that_breaks_loses_nothing,
    a_session_that_was_ended_says_nothing_more,
    a_session_that_opens_late_still_begins_with_its_beginning,
    a_token_that_is_not_given_is_told,
);
browser::behaviours!(firefox, Firefox: a_session_keeps_the_rules_of_cmi5);

const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

fn short() -> Launch {
    exercise("cmi5").with("limit", "5").with("pass", "80")
}

/// What the LMS tells a package of a session.
fn launch_data(session: &str, mode: &str) -> Value {
    json!({
        "contextTemplate": {
            "contextActivities": { "grouping": [{ "id": "https://course.example/publisher/whos" }] },
            "extensions": { SESSION: session, "https://course.example/extensions/cohort": "2026" },
        },
        "launchMode": mode, "launchMethod": "AnyWindow", "moveOn": "CompletedAndPassed", "masteryScore": 0.8,
    })
}

async fn open(browser: Browser, launch: &Launch, lrs: &Lrs) -> Result<Course> {
    Course::outside(Server::lms(launch, &[&lrs.origin()])?, browser, launch).await
}

/// The learner goes elsewhere.
async fn leave(course: &Course) -> Result<()> {
    course.visit("/lms/host.css").await
}

fn about(lrs: &Lrs, resource: Resource) -> Vec<Asked> {
    lrs.asked().into_iter().filter(|one| one.resource() == Some(resource)).collect()
}

/// The statements of one session.
fn of_session(held: &[Value], session: &str) -> Vec<Value> {
    held.iter().filter(|one| one["context"]["extensions"][SESSION] == session).cloned().collect()
}

async fn a_session_keeps_the_rules_of_cmi5(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &lrs).await?;
    let data = launch_data("s1", "Normal");
    course.launch_at(&lrs.cmi5_launch(&data)).await?;
    course.wait_state("playing").await?;
    let mut cards = course.play(Play::cards(2).explained()).await?;
    arrived(&course, &lrs, 3).await?;
    let before = course.seen().await?;
    // A reload is the same session, with the same token.
    course.reload_package().await?;
    course.assert_same("after a reload", &before).await?;
    cards.extend(course.play(Play::to_the_end().wrong_every(3)).await?);
    course.wait_state("recorded").await?;
    course.assert_no_problems().await?;
    leave(&course).await?;
    let held = arrived(&course, &lrs, 9).await?;
    let wanted = [
        "initialized",
        "answered",
        "answered",
        "answered",
        "answered",
        "answered",
        "completed",
        "passed",
        "terminated",
    ];
    expect("the verbs", verbs(&held), wanted.to_vec())?;
    none("breaches of cmi5", &cmi5_breaches(&held, &data))?;
    none("what the validator says", &xapi_problems(&held)?)?;
    check_round(&held, &cards, &lrs)?;
    expect("requests for a token", about(&lrs, Resource::Fetch).len(), 1)?;
    expect("by POST", &*about(&lrs, Resource::Fetch)[0].method, "POST")?;
    let launch =
        about(&lrs, Resource::State).iter().any(|one| one.target.contains("LMS.LaunchData"));
    expect("launch data was asked for", launch, true)?;
    expect("the profile was asked for", about(&lrs, Resource::Profile).is_empty(), false)
}

async fn a_second_session_of_a_registration_completes_and_passes_nothing_again(
    browser: Browser,
) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &lrs).await?;
    let one = launch_data("s1", "Normal");
    course.launch_at(&lrs.cmi5_launch(&one)).await?;
    course.play(Play::to_the_end()).await?;
    course.wait_state("recorded").await?;
    leave(&course).await?;
    arrived(&course, &lrs, 9).await?;
    // Another day: another token, and the round is still to be seen.
    let two = launch_data("s2", "Normal");
    course.launch_at(&lrs.cmi5_launch(&two)).await?;
    expect("the screen", &*course.seen().await?.screen, "results")?;
    course.act("element.querySelector('whos-responsible').restart(9)").await?;
    course.wait_for_selector(".hand .face").await?;
    course.play(Play::to_the_end().wrong_every(1)).await?;
    course.wait_state("recorded").await?;
    leave(&course).await?;
    let last = async || {
        let held = lrs.statements()?;
        Ok(verbs(&of_session(&held, "s2")).last() == Some(&"terminated"))
    };
    course.wait("the end of the second session", last).await?;
    let held = lrs.statements()?;
    for verb in ["completed", "passed"] {
        expect(verb, verbs(&held).iter().filter(|one| **one == verb).count(), 1)?;
    }
    expect("failed after passed", verbs(&held).contains(&"failed"), false)?;
    for (session, data) in [("s1", one), ("s2", two)] {
        none("breaches of cmi5", &cmi5_breaches(&of_session(&held, session), &data))?;
    }
    none("what the validator says", &xapi_problems(&held)?)
}

async fn a_preview_and_a_review_say_only_that_they_began_and_ended(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &lrs).await?;
    for mode in ["Browse", "Review"] {
        let data = launch_data(mode, mode);
        course.launch_at(&lrs.cmi5_launch(&data)).await?;
        course.wait_state(&mode.to_lowercase()).await?;
        course.play(Play::to_the_end()).await?;
        expect("the cards are sorted", &*course.seen().await?.screen, "results")?;
        course.assert_no_problems().await?;
        leave(&course).await?;
        let last = async || {
            let held = of_session(&lrs.statements()?, mode);
            Ok(verbs(&held).last() == Some(&"terminated"))
        };
        course.wait("the end of the session", last).await?;
        let held = of_session(&lrs.statements()?, mode);
        expect("the verbs", verbs(&held), vec!["initialized", "terminated"])?;
        none("breaches of cmi5", &cmi5_breaches(&held, &data))?;
        none("what the validator says", &xapi_problems(&held)?)?;
    }
    Ok(())
}

async fn the_lmss_mark_language_and_way_back_hold(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &lrs).await?;
    lrs.prefer(&json!({ "languagePreference": "pt,es", "audioPreference": "off" }));
    let mut data = launch_data("s1", "Normal");
    data["masteryScore"] = json!(0.45);
    data["returnURL"] = json!(course.server.url("/lms/sco.html?course=1"));
    course.launch_at(&lrs.cmi5_launch(&data)).await?;
    expect("the title", course.seen().await?.title, course.decks.title("traps", "pt-BR")?)?;
    let words = course.words().await?;
    expect(&format!("the mark in `{words}`"), words.contains("45"), true)?;
    // Two of five are wrong.
    course.play(Play::to_the_end().wrong_every(3)).await?;
    course.wait_state("recorded").await?;
    course.press_do("leave").await?;
    let back = "return location.pathname + location.search === '/lms/sco.html?course=1'";
    course.wait_js("the way back", back, vec![]).await?;
    let held = arrived(&course, &lrs, 9).await?;
    expect("the last three", &verbs(&held)[6..], &["completed", "passed", "terminated"][..])?;
    expect("the score", held[7]["result"]["score"]["scaled"].as_f64(), Some(0.6))?;
    none("breaches of cmi5", &cmi5_breaches(&held, &data))
}

async fn a_session_that_breaks_loses_nothing(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &lrs).await?;
    let data = launch_data("s1", "Normal");
    course.launch_at(&lrs.cmi5_launch(&data)).await?;
    let mut cards = course.play(Play::cards(1).explained()).await?;
    arrived(&course, &lrs, 2).await?;
    lrs.fault(Resource::Statements, LrsFault::Status(500), None);
    lrs.fault(Resource::State, LrsFault::Status(500), None);
    cards.extend(course.play(Play::cards(1).explained()).await?);
    course.wait_state("unrecorded").await?;
    lrs.heal();
    lrs.go_down();
    cards.extend(course.play(Play::cards(1).explained()).await?);
    let before = course.seen().await?;
    lrs.heal();
    course.reload_package().await?;
    course.assert_same("after a reload", &before).await?;
    cards.extend(course.play(Play::to_the_end()).await?);
    course.wait_state("recorded").await?;
    leave(&course).await?;
    let held = arrived(&course, &lrs, 9).await?;
    check_round(&held, &cards, &lrs)?;
    none("breaches of cmi5", &cmi5_breaches(&held, &data))?;
    expect("requests for a token", about(&lrs, Resource::Fetch).len(), 1)
}

async fn a_session_that_was_ended_says_nothing_more(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &lrs).await?;
    let data = launch_data("s1", "Normal");
    course.launch_at(&lrs.cmi5_launch(&data)).await?;
    course.play(Play::to_the_end()).await?;
    course.wait_state("recorded").await?;
    // The round is over, so leaving ended the session; its address is opened again in the same tab.
    course.reload_package().await?;
    course.wait_state("ended").await?;
    arrived(&course, &lrs, 9).await?;
    course.act("element.querySelector('whos-responsible').restart(9)").await?;
    course.wait_for_selector(".hand .face").await?;
    course.play(Play::to_the_end().wrong_every(1)).await?;
    leave(&course).await?;
    // A session of its own tells when everything before it has arrived.
    course.launch_at(&lrs.cmi5_launch(&launch_data("s2", "Browse"))).await?;
    let held = arrived(&course, &lrs, 10).await?;
    expect("the last", (verbs(&held)[8], verbs(&held)[9]), ("terminated", "initialized"))?;
    none("breaches of cmi5", &cmi5_breaches(&of_session(&held, "s1"), &data))
}

async fn a_session_that_opens_late_still_begins_with_its_beginning(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &lrs).await?;
    let data = launch_data("s1", "Normal");
    // The token is spent, and then the LMS stumbles.
    lrs.fault(Resource::State, LrsFault::Status(500), Some(1));
    course.launch_at(&lrs.cmi5_launch(&data)).await?;
    course.wait_state("unrecorded").await?;
    let mut cards = course.play(Play::cards(1).explained()).await?;
    // The other languages' texts come after the first answers: statements wait for them.
    for lang in ["es", "pt-BR"] {
        let pack = format!("/package/packs/traps.{lang}.pack");
        course.server.fault(&pack, Fault::Delay(Duration::from_millis(2500)));
    }
    course.press_do("retry").await?;
    cards.extend(course.play(Play::to_the_end()).await?);
    course.wait_state("recorded").await?;
    leave(&course).await?;
    let held = arrived(&course, &lrs, 9).await?;
    check_round(&held, &cards, &lrs)?;
    none("breaches of cmi5", &cmi5_breaches(&held, &data))?;
    expect("requests for a token", about(&lrs, Resource::Fetch).len(), 1)
}

async fn a_token_that_is_not_given_is_told(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &lrs).await?;
    // Somebody has used this address before.
    let launch = lrs.cmi5_launch(&launch_data("s1", "Normal"));
    lrs.ask("POST", "/fetch", &[], "")?;
    for fault in [None, Some(LrsFault::Status(403)), Some(LrsFault::Closed)] {
        if let Some(fault) = fault {
            lrs.fault(Resource::Fetch, fault, Some(1));
        }
        course.launch_at(&launch).await?;
        course.wait_state("unrecorded").await?;
        let cards = course.play(Play::to_the_end()).await?;
        expect("the cards", cards.len(), 5)?;
        expect(
            "the state",
            &*course.value::<String>("element.dataset.state").await?,
            "unrecorded",
        )?;
        course.assert_unbroken().await?;
        course.forget().await?;
    }
    expect("statements", lrs.statements()?.len(), 0)
}
