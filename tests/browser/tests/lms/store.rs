//! xAPI: a round's statements reach a real LRS, in order and once each, whatever happens on the way.

use std::time::Duration;

use browser::{
    ACTIVITY, Browser, Error, Launch, Lrs, LrsFault, Resource, Result, Server, xapi_problems,
};
use serde_json::Value;

use crate::course::Course;
use crate::deck::{self, BIG};
use crate::scorm::exercise;
use browser::gallery::play::Play;
use browser::journey::{expect, none};

browser::behaviours!(
    chromium,
    Chromium: a_whole_round_arrives_in_order_and_once,
    two_hundred_statements_arrive_in_order_and_once,
    a_store_that_breaks_in_the_middle_loses_nothing,
    a_store_that_is_down_loses_nothing_across_a_reload,
    a_store_that_has_a_statement_already_is_believed,
    a_store_that_is_dead_never_stops_a_round,
    a_round_goes_on_though_its_state_was_never_taken,
    what_a_store_refuses_for_ever_is_kept_and_blocks_nothing,
    credentials_are_sent_and_nowhere_kept,
    without_launch_parameters_the_game_plays_on_its_own,
);
browser::behaviours!(
    firefox,
    Firefox: a_whole_round_arrives_in_order_and_once,
    a_store_that_is_down_loses_nothing_across_a_reload,
);

/// What a network or an LMS says to somebody who is not logged in.
const LOGIN: &str = "<!doctype html><title>Log in</title>";

pub(crate) const LANGUAGES: [&str; 3] = ["en", "es", "pt-BR"];

fn short() -> Launch {
    exercise("xapi").with("limit", "6").with("pass", "80")
}

/// The last words of the verbs.
pub(crate) fn verbs(statements: &[Value]) -> Vec<&str> {
    let ids = statements.iter().map(|one| one["verb"]["id"].as_str().unwrap_or_default());
    ids.map(|id| id.rsplit('/').next().unwrap_or_default()).collect()
}

/// Waits until Ralph holds so many statements of this learner.
pub(crate) async fn arrived(course: &Course, lrs: &Lrs, count: usize) -> Result<Vec<Value>> {
    let name = format!("{count} statements to arrive");
    let waited = course.wait(&name, async || Ok(lrs.statements()?.len() >= count)).await;
    let held = lrs.statements()?;
    waited.map_err(|error| error.while_doing(verbs(&held).join(" ")))?;
    expect("statements that arrived", held.len(), count)?;
    Ok(held)
}

/// One `answered` for each card in this order, what comes before and after, no id twice, and nothing
/// that a validator has anything against.
pub(crate) fn check_round(held: &[Value], cards: &[String], lrs: &Lrs) -> Result<()> {
    let answers: Vec<_> =
        held.iter().filter(|one| verbs(std::slice::from_ref(one)) == ["answered"]).collect();
    let order: Vec<_> = answers
        .iter()
        .map(|one| {
            let id = one["object"]["id"].as_str().unwrap_or_default();
            cards.iter().position(|card| id.ends_with(&format!("/{card}")))
        })
        .collect();
    expect("the order of the cards", order, (0..cards.len()).map(Some).collect())?;
    let mut ids: Vec<_> = held.iter().map(|one| one["id"].to_string()).collect();
    ids.sort();
    ids.dedup();
    expect("different ids", ids.len(), held.len())?;
    for one in &answers {
        let (definition, result) = (&one["object"]["definition"], &one["result"]);
        let names = [&definition["name"], &definition["description"]];
        let told = LANGUAGES.iter().all(|lang| names.iter().any(|map| map[*lang].is_string()));
        let response = result["response"].as_str().unwrap_or_default();
        let pattern = definition["correctResponsesPattern"][0].as_str().unwrap_or_default();
        let parents = one["context"]["contextActivities"]["parent"].as_array();
        let parent = parents.is_some_and(|all| all.iter().any(|one| one["id"] == ACTIVITY));
        let whole = told
            && parent
            && definition["type"] == "http://adlnet.gov/expapi/activities/cmi.interaction"
            && ["choice", "matching"]
                .contains(&definition["interactionType"].as_str().unwrap_or_default())
            && !response.is_empty()
            && result["success"] == (response == pattern)
            && result["duration"].as_str().is_some_and(|time| time.starts_with("PT"))
            && one["context"]["registration"] == lrs.registration.as_str();
        if !whole {
            return Err(Error::new(format!("something is missing or wrong in {one:#}")));
        }
    }
    // Ralph adds who vouches and when it came, which is its own business.
    none("what the validator has against the statements", &xapi_problems(held)?)
}

fn check_whole(
    held: &[Value],
    cards: &[String],
    lrs: &Lrs,
    scaled: f64,
    verdict: &str,
) -> Result<()> {
    let mut wanted = vec!["attempted"];
    wanted.extend(vec!["answered"; cards.len()]);
    wanted.extend(["completed", verdict]);
    expect("the verbs", verbs(held), wanted)?;
    check_round(held, cards, lrs)?;
    let last = &held[held.len() - 1];
    let score = &last["result"]["score"];
    expect("the score", score["scaled"].as_f64(), Some(scaled))?;
    expect("the verdict", last["result"]["success"].as_bool(), Some(verdict == "passed"))?;
    let times: Vec<_> = held.iter().map(|one| one["timestamp"].to_string()).collect();
    expect("the times are in order", times.is_sorted(), true)
}

async fn open(browser: Browser, launch: &Launch, stores: &[&Lrs]) -> Result<Course> {
    let origins: Vec<_> = stores.iter().map(|lrs| lrs.origin()).collect();
    let origins: Vec<_> = origins.iter().map(String::as_str).collect();
    Course::outside(Server::lms(launch, &origins)?, browser, launch).await
}

async fn a_whole_round_arrives_in_order_and_once(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let launch = exercise("xapi").with("pass", "80");
    let course = open(browser, &launch, &[&lrs]).await?;
    course.launch_at(&lrs.xapi_launch()).await?;
    course.wait_state("playing").await?;
    let cards = course.play(Play::to_the_end().wrong_every(5)).await?;
    course.wait_state("recorded").await?;
    let held = arrived(&course, &lrs, 13).await?;
    check_whole(&held, &cards, &lrs, 0.8, "passed")?;
    // Coming back to a round that is over adds nothing to it.
    course.reload_package().await?;
    expect("the screen", &*course.seen().await?.screen, "results")?;
    course.wait_state("recorded").await?;
    check_answers_once(&lrs.statements()?, &cards, &lrs)?;
    course.assert_no_problems().await
}

/// Whatever a further session says of itself, the round is told once.
fn check_answers_once(held: &[Value], cards: &[String], lrs: &Lrs) -> Result<()> {
    check_round(held, cards, lrs)?;
    for verb in ["completed", "passed"] {
        let count = verbs(held).iter().filter(|one| **one == verb).count();
        expect(verb, count, 1)?;
    }
    Ok(())
}

async fn two_hundred_statements_arrive_in_order_and_once(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let launch = exercise("xapi").with("pass", "90").with("deck", BIG).with("limit", "200");
    let mut server = Server::lms(&launch, &[&lrs.origin()])?;
    for (path, text) in deck::big(200)? {
        server = server.file(&path, text);
    }
    let course = Course::outside(server, browser, &launch).await?;
    course.launch_at(&lrs.xapi_launch()).await?;
    let mut cards = course.play(Play::cards(120).wrong_every(3).explained()).await?;
    let before = course.seen().await?;
    course.reload_package().await?;
    course.assert_same("after a reload", &before).await?;
    cards.extend(course.play(Play::to_the_end()).await?);
    course.wait_state("recorded").await?;
    let held = lrs.statements()?;
    check_round(&held, &cards, &lrs)?;
    expect("the last two", &verbs(&held)[held.len() - 2..], &["completed", "failed"][..])?;
    course.assert_no_problems().await
}

async fn a_store_that_breaks_in_the_middle_loses_nothing(browser: Browser) -> Result<()> {
    let ways = [
        ("500", Some(LrsFault::Status(500))),
        ("503", Some(LrsFault::Status(503))),
        ("401", Some(LrsFault::Status(401))),
        ("429", Some(LrsFault::TooMany(1))),
        ("closed", Some(LrsFault::Closed)),
        ("answer lost", Some(LrsFault::AnswerLost)),
        ("slow", Some(LrsFault::Slow(Duration::from_millis(400)))),
        ("an empty 200", Some(LrsFault::Says(""))),
        ("an empty list", Some(LrsFault::Says("[]"))),
        ("a page to log in", Some(LrsFault::Says(LOGIN))),
        ("down", None),
    ];
    let stores = ways.iter().map(|_| Lrs::start()).collect::<Result<Vec<_>>>()?;
    let course = open(browser, &short(), &stores.iter().collect::<Vec<_>>()).await?;
    let mut wrong = Vec::new();
    for ((name, fault), lrs) in ways.iter().zip(&stores) {
        if let Err(error) = breaks_in_the_middle(&course, lrs, *fault).await {
            wrong.push(format!("{name}: {error}"));
        }
    }
    none("ways to break that lose something", &wrong)
}

async fn breaks_in_the_middle(course: &Course, lrs: &Lrs, fault: Option<LrsFault>) -> Result<()> {
    course.launch_at(&lrs.xapi_launch()).await?;
    let mut cards = course.play(Play::cards(2).wrong_every(2)).await?;
    arrived(course, lrs, 3).await?;
    match fault {
        None => lrs.go_down(),
        Some(fault) => lrs.fault(Resource::Statements, fault, None),
    }
    cards.extend(course.play(Play::cards(2)).await?);
    let slow = matches!(fault, Some(LrsFault::Slow(_)));
    if !slow {
        course.wait_state("unrecorded").await?;
    }
    cards.extend(course.play(Play::to_the_end()).await?);
    if !slow {
        let state: String = course.value("element.dataset.state").await?;
        expect("the state at the end", ["unrecorded", "saving"].contains(&&*state), true)?;
        lrs.heal();
        // It is tried again without the learner's doing too, but not so soon.
        course.press_do("retry").await?;
    }
    course.wait_state("recorded").await?;
    let held = arrived(course, lrs, 9).await?;
    check_whole(&held, &cards, lrs, 0.8333, "passed")?;
    course.assert_unbroken().await
}

async fn a_store_that_is_down_loses_nothing_across_a_reload(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &[&lrs]).await?;
    course.launch_at(&lrs.xapi_launch()).await?;
    let mut cards = course.play(Play::cards(2).wrong_every(2)).await?;
    arrived(&course, &lrs, 3).await?;
    lrs.go_down();
    cards.extend(course.play(Play::cards(2).explained()).await?);
    course.wait_state("unrecorded").await?;
    let before = course.seen().await?;
    // Down it stays: neither statements nor State are there.
    course.reload_package().await?;
    course.assert_same("after a reload", &before).await?;
    cards.extend(course.play(Play::cards(1).explained()).await?);
    let before = course.seen().await?;
    lrs.heal();
    course.reload_package().await?;
    course.assert_same("after the store came back", &before).await?;
    cards.extend(course.play(Play::to_the_end()).await?);
    course.wait_state("recorded").await?;
    let held = lrs.statements()?;
    check_answers_once(&held, &cards, &lrs)?;
    expect("the last two", &verbs(&held)[held.len() - 2..], &["completed", "passed"][..])?;
    course.assert_unbroken().await
}

async fn a_store_that_has_a_statement_already_is_believed(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &[&lrs]).await?;
    course.launch_at(&lrs.xapi_launch()).await?;
    lrs.fault(Resource::Statements, LrsFault::Status(409), None);
    course.play(Play::to_the_end()).await?;
    course.wait_state("recorded").await?;
    course.assert_unbroken().await
}

async fn a_store_that_is_dead_never_stops_a_round(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &[&lrs]).await?;
    lrs.go_down();
    course.launch_at(&lrs.xapi_launch()).await?;
    let cards = course.play(Play::to_the_end()).await?;
    course.wait_state("unrecorded").await?;
    let said = "/could not be recorded/.test(element.querySelector('.course-words').textContent)";
    course.wait_true("words", said).await?;
    // The tab is closed; another day, the same learner.
    lrs.heal();
    course.launch_at(&lrs.xapi_launch()).await?;
    course.wait_state("recorded").await?;
    check_answers_once(&lrs.statements()?, &cards, &lrs)?;
    course.assert_unbroken().await
}

async fn a_round_goes_on_though_its_state_was_never_taken(browser: Browser) -> Result<()> {
    let ways = [
        LrsFault::Says(""),
        LrsFault::Says(LOGIN),
        LrsFault::Status(503),
        LrsFault::Status(409),
        LrsFault::Closed,
    ];
    for fault in ways {
        let lrs = Lrs::start()?;
        let course = open(browser, &short(), &[&lrs]).await?;
        course.launch_at(&lrs.xapi_launch()).await?;
        lrs.fault(Resource::State, fault, None);
        let mut cards = course.play(Play::cards(3).wrong_every(3).explained()).await?;
        arrived(&course, &lrs, 4).await?;
        let before = course.seen().await?;
        course.reload_package().await?;
        course.assert_same(&format!("after {fault:?}"), &before).await?;
        lrs.heal();
        course.press_next_if_there().await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("recorded").await?;
        check_answers_once(&lrs.statements()?, &cards, &lrs)?;
        // In the end it is there, for another device.
        course.wait("the State", async || Ok(lrs.state("whos-responsible").is_some())).await?;
        course.assert_unbroken().await?;
    }
    Ok(())
}

async fn what_a_store_refuses_for_ever_is_kept_and_blocks_nothing(browser: Browser) -> Result<()> {
    for status in [400, 413] {
        let lrs = Lrs::start()?;
        let course = open(browser, &short(), &[&lrs]).await?;
        course.launch_at(&lrs.xapi_launch()).await?;
        let mut cards = course.play(Play::cards(2).wrong_every(2).explained()).await?;
        arrived(&course, &lrs, 3).await?;
        lrs.fault(Resource::Statements, LrsFault::Status(status), Some(1));
        course.press_next_if_there().await?;
        cards.extend(course.play(Play::cards(1).explained()).await?);
        let said = "/refuses a part/.test(element.querySelector('.course-words').textContent)";
        course.wait_true("words of what was refused", said).await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        // All that came after it is there.
        arrived(&course, &lrs, 8).await?;
        course.wait_true("words of what was refused, still", said).await?;
        // It is kept, and tried once more at the next launch.
        course.reload_package().await?;
        course.wait_state("recorded").await?;
        let held = arrived(&course, &lrs, 9).await?;
        expect("the refused one", verbs(&held)[8], "answered")?;
        let all = held.iter().filter(|one| verbs(std::slice::from_ref(one)) == ["answered"]);
        expect("answers", all.count(), cards.len())?;
        course.assert_unbroken().await?;
    }
    Ok(())
}

async fn credentials_are_sent_and_nowhere_kept(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &[&lrs]).await?;
    course.launch_at(&lrs.xapi_launch()).await?;
    let secret = lrs.token().replace("Basic ", "");
    lrs.fault(Resource::Statements, LrsFault::Status(500), None);
    course.play(Play::cards(3).explained()).await?;
    course.wait_state("unrecorded").await?;
    const KEPT: &str = "
        const kept = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
        return [...kept, document.cookie, document.documentElement.outerHTML, ...(window.__problems || []).map(({ text }) => text)]";
    let kept: Vec<String> = course.run_as(KEPT, vec![]).await?;
    expect(
        "something waits on the device",
        kept[0].contains("statement") || kept[0].len() > 500,
        true,
    )?;
    for place in kept {
        expect("the secret in what is kept", place.contains(&secret), false)?;
        expect("the learner in what is kept by name", place.contains("Basic "), false)?;
    }
    for asked in lrs.asked() {
        expect("the secret in an address", asked.target.contains(&secret), false)?;
        expect("the secret in a body", asked.body.contains(&secret), false)?;
        expect("the secret where it belongs", asked.header("authorization"), Some(&*lrs.token()))?;
    }
    course.assert_unbroken().await
}

async fn without_launch_parameters_the_game_plays_on_its_own(browser: Browser) -> Result<()> {
    let lrs = Lrs::start()?;
    let course = open(browser, &short(), &[&lrs]).await?;
    let launch = lrs.xapi_launch();
    let without = |name: &str| launch.replace(&format!("{name}="), "nothing=");
    course.launch_at("").await?;
    course.wait_state("alone").await?;
    course.play(Play::to_the_end()).await?;
    course.assert_no_problems().await?;
    // Somebody wrote the link wrong: what is missing or no good is named, and the game is played.
    let mistyped = launch.replace("registration=", "registration=not-");
    for (name, launch) in [
        ("endpoint", without("endpoint")),
        ("actor", without("actor")),
        ("activity_id", without("activity_id")),
        ("registration", mistyped),
    ] {
        course.launch_at(&launch).await?;
        course.wait_state("unrecorded").await?;
        let words = course.words().await?;
        expect(&words, words.contains(&format!("launch: {name}")), true)?;
        course.play(Play::to_the_end()).await?;
        course.assert_unbroken().await?;
    }
    expect("requests", lrs.asked().len(), 0)
}
