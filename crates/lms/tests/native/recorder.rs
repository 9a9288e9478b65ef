//! Which statements a round leads to.

use std::collections::BTreeSet;

use game::{Action, Feedback, Round, Selection};
use lms::outbox::Outbox;
use lms::recorder::{Opening, Recorder};
use lms::scorm::Mode;
use lms::statement::{Standard, Writer};
use proptest::prelude::*;
use report::{Facts, PassMark, Scaled};
use serde_json::{Value, json};

use fixtures::{any_round, deck, placed, round, rules, then};

pub(super) const NOW: u64 = 2_000_000;
pub(super) const MARK: PassMark = PassMark(Scaled(8000));

pub(super) fn template(session: &str) -> Value {
    json!({
        "contextActivities": { "grouping": [{ "objectType": "Activity", "id": "https://lms.example/course" }] },
        "extensions": { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": session },
    })
}

pub(super) fn writer(standard: Standard) -> Writer {
    let writer = Writer {
        standard,
        activity: "https://lms.example/activities/traps".to_owned(),
        registration: "2c3d4e5f-0000-4000-8000-000000000001".to_owned(),
        template: Value::Null,
        decks: vec![deck(5, 2)],
    };
    if standard == Standard::Cmi5 { writer.with_template(&template("one")) } else { writer }
}

pub(super) fn opening() -> Opening {
    Opening { pass: Some(MARK), ..Opening::default() }
}

pub(super) fn actor() -> Value {
    json!({ "objectType": "Agent", "account": { "homePage": "https://lms.example", "name": "7" } })
}

/// Plays to the end, so many cards right, reporting each step.
pub(super) fn play(recorder: &mut Recorder, mut round: Round, right: usize) -> Round {
    for n in 0.. {
        if round.hand().next().is_none() {
            break;
        }
        round = placed(&round, n < right);
        recorder.report(&Facts::of(&round, None));
        round = then(&round, Action::Next);
        recorder.report(&Facts::of(&round, None));
    }
    round
}

pub(super) fn again(seed: u32) -> Round {
    Round::start(deck(5, 2), rules(Feedback::Immediate), Selection::All, seed, NOW)
}

/// All that waits, as it would be sent.
pub(super) fn waiting(recorder: &Recorder) -> Vec<Value> {
    serde_json::from_str(&recorder.rest(&actor())).unwrap_or_default()
}

pub(super) fn verbs(statements: &[Value]) -> Vec<String> {
    let verb = |it: &Value| it["verb"]["display"]["en"].as_str().unwrap_or_default().to_owned();
    statements.iter().map(verb).collect()
}

fn open(standard: Standard) -> Recorder {
    Recorder::open(writer(standard), opening(), NOW)
}

#[test]
fn in_xapi_a_round_is_attempted_answered_completed_and_judged() {
    for (right, judged) in [(4, "passed"), (3, "failed")] {
        let mut recorder = open(Standard::Xapi);
        play(&mut recorder, round(5, Feedback::Immediate), right);
        let all = waiting(&recorder);
        let expected = [
            "attempted",
            "answered",
            "answered",
            "answered",
            "answered",
            "answered",
            "completed",
            judged,
        ];
        assert_eq!(verbs(&all), expected);
        let ids: BTreeSet<_> = all.iter().map(|it| it["id"].to_string()).collect();
        assert_eq!(ids.len(), all.len());
        assert!(all.iter().all(|it| it["actor"] == actor()));
        assert_eq!(all[7]["result"]["score"]["scaled"], json!(right as f64 / 5.0));
        assert_eq!(all[6]["result"]["score"], Value::Null);
    }
}

#[test]
fn in_cmi5_a_session_is_initialized_first_and_terminated_last() {
    let mut recorder = open(Standard::Cmi5);
    play(&mut recorder, round(5, Feedback::Immediate), 5);
    recorder.leave(NOW + 60_000);
    recorder.leave(NOW + 70_000);
    play(&mut recorder, again(9), 5);
    let all = waiting(&recorder);
    let verbs = verbs(&all);
    assert_eq!(verbs.first().map(String::as_str), Some("initialized"));
    assert_eq!(verbs.last().map(String::as_str), Some("terminated"));
    assert_eq!(verbs.iter().filter(|verb| *verb == "terminated").count(), 1);
    assert_eq!(all.last().map(|it| &it["result"]["duration"]), Some(&json!("PT1M")));
}

#[test]
fn cmi5_rules_hold_for_score_success_completion_and_categories() {
    let mut recorder = open(Standard::Cmi5);
    play(&mut recorder, round(5, Feedback::Immediate), 3);
    play(&mut recorder, again(9), 5);
    recorder.leave(NOW + 60_000);
    const CMI5: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
    const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
    for statement in waiting(&recorder) {
        let verb = statement["verb"]["display"]["en"].as_str().unwrap_or_default().to_owned();
        let result = &statement["result"];
        let context = &statement["context"];
        let categories = context["contextActivities"]["category"].to_string();
        let judged = verb == "passed" || verb == "failed";
        assert_eq!(!result["score"].is_null(), judged, "{verb}");
        assert_eq!(!result["completion"].is_null(), verb == "completed");
        assert_eq!(!result["success"].is_null(), judged || verb == "answered");
        assert_eq!(result["duration"].is_null(), verb == "initialized");
        assert_eq!(categories.contains(CMI5), verb != "answered");
        assert_eq!(categories.contains(MOVE_ON), judged || verb == "completed");
        let mastery =
            &context["extensions"]["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"];
        assert_eq!(!mastery.is_null(), judged);
        // The template is there, whole.
        assert_eq!(
            context["contextActivities"]["grouping"],
            template("one")["contextActivities"]["grouping"]
        );
        assert_eq!(
            context["extensions"]["https://w3id.org/xapi/cmi5/context/extensions/sessionid"],
            "one"
        );
        if verb != "answered" {
            assert_eq!(statement["object"]["id"], "https://lms.example/activities/traps");
        }
    }
}

#[test]
fn in_cmi5_a_registration_is_completed_once_passed_once_and_never_failed_after() {
    let mut recorder = open(Standard::Cmi5);
    play(&mut recorder, round(5, Feedback::Immediate), 3);
    play(&mut recorder, again(1), 4);
    play(&mut recorder, again(2), 5);
    play(&mut recorder, again(3), 0);
    let verbs: Vec<_> =
        verbs(&waiting(&recorder)).into_iter().filter(|verb| verb != "answered").collect();
    assert_eq!(verbs, ["initialized", "completed", "failed", "passed"]);
}

#[test]
fn a_score_is_told_only_if_it_is_better_than_all_before() {
    let mut recorder = open(Standard::Xapi);
    play(&mut recorder, round(5, Feedback::Immediate), 5);
    play(&mut recorder, again(1), 4);
    play(&mut recorder, again(2), 1);
    let all = waiting(&recorder);
    let scores: Vec<_> = all.iter().filter(|it| !it["result"]["score"].is_null()).collect();
    assert_eq!(scores.len(), 1);
    assert_eq!(verbs(&all).iter().filter(|verb| *verb == "completed").count(), 3);
    assert!(!verbs(&all).contains(&"failed".to_owned()));
}

#[test]
fn without_a_pass_mark_xapi_tells_the_score_with_the_completion_and_nobody_passes() {
    let none = || Opening { pass: None, ..opening() };
    let mut recorder = Recorder::open(writer(Standard::Xapi), none(), NOW);
    play(&mut recorder, round(5, Feedback::Immediate), 4);
    let all = waiting(&recorder);
    let last = all.last().expect("a statement");
    assert_eq!(verbs(std::slice::from_ref(last)), ["completed"]);
    assert_eq!(last["result"]["score"]["raw"], 80.0);
    let mut recorder = Recorder::open(writer(Standard::Cmi5), none(), NOW);
    play(&mut recorder, round(5, Feedback::Immediate), 4);
    assert!(waiting(&recorder).iter().all(|it| it["result"]["score"].is_null()));
}

#[test]
fn in_browse_and_review_a_cmi5_session_only_begins_and_ends() {
    for mode in [Mode::Browse, Mode::Review] {
        let mut recorder =
            Recorder::open(writer(Standard::Cmi5), Opening { mode, ..opening() }, NOW);
        play(&mut recorder, round(5, Feedback::Immediate), 4);
        recorder.leave(NOW);
        assert_eq!(verbs(&waiting(&recorder)), ["initialized", "terminated"]);
    }
}

#[test]
fn a_reload_begins_no_second_session_and_sends_nothing_twice() {
    let mut before = open(Standard::Cmi5);
    let half = placed(&round(5, Feedback::Immediate), true);
    before.report(&Facts::of(&half, None));
    let outbox = Outbox::read(&before.outbox().text());
    let opening = Opening { outbox, memo: *before.memo(), continues: true, ..opening() };
    let mut after = Recorder::open(writer(Standard::Cmi5), opening, NOW + 9000);
    after.report(&Facts::of(&half, None));
    assert_eq!(verbs(&waiting(&after)), ["initialized", "answered"]);
}

#[test]
fn what_a_session_could_not_send_goes_with_the_next_but_its_beginning_and_end_do_not() {
    let mut before = open(Standard::Cmi5);
    play(&mut before, round(5, Feedback::Immediate), 5);
    before.leave(NOW);
    let kept = before.outbox().text();
    assert!(!kept.contains("lms.example\",\"name"), "what waits on a disk names nobody: {kept}");
    let next = writer(Standard::Cmi5).with_template(&template("two"));
    let opening = Opening { outbox: Outbox::read(&kept), memo: *before.memo(), ..opening() };
    let after = Recorder::open(next, opening, NOW + 99_000);
    let all = waiting(&after);
    assert_eq!(verbs(&all)[0], "initialized");
    assert_eq!(verbs(&all).len(), 8, "{:?}", verbs(&all));
    for statement in &all {
        assert_eq!(
            statement["context"]["extensions"]["https://w3id.org/xapi/cmi5/context/extensions/sessionid"],
            "two"
        );
    }
}

#[test]
fn the_same_round_leads_to_the_same_statements_to_the_last_letter() {
    let play = || {
        let mut recorder = open(Standard::Xapi);
        play(&mut recorder, round(5, Feedback::Immediate), 2);
        recorder.rest(&actor())
    };
    assert_eq!(play(), play());
}

#[test]
fn leaving_and_coming_back_is_told_in_xapi() {
    let mut recorder = open(Standard::Xapi);
    recorder.leave(NOW);
    assert_eq!(waiting(&recorder).len(), 0, "nothing was begun");
    recorder.report(&Facts::of(&placed(&round(5, Feedback::Immediate), true), None));
    recorder.leave(NOW + 5000);
    assert_eq!(verbs(&waiting(&recorder)), ["attempted", "answered", "suspended"]);
    let mut back = open(Standard::Xapi);
    back.resume(NOW);
    assert_eq!(verbs(&waiting(&back)), ["resumed"]);
}

#[test]
fn a_hostile_template_breaks_nothing() {
    for template in [
        json!("text"),
        json!([1]),
        json!({ "extensions": "x", "contextActivities": 3 }),
        json!({ "contextActivities": { "category": "x", "parent": { "id": "https://a.example" } } }),
        json!({ "extensions": { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": { "a": 1 } } }),
    ] {
        let mut recorder =
            Recorder::open(writer(Standard::Cmi5).with_template(&template), opening(), NOW);
        play(&mut recorder, round(5, Feedback::Immediate), 5);
        recorder.leave(NOW);
        assert_eq!(waiting(&recorder).len(), 9);
    }
}

proptest! {
    #[test]
    fn whatever_is_played_each_answer_is_told_once(rounds in proptest::collection::vec(any_round(), 1..4), cmi5 in any::<bool>()) {
        let standard = if cmi5 { Standard::Cmi5 } else { Standard::Xapi };
        let mut recorder = open(standard);
        let mut writer = writer(standard);
        let mut expected = 0;
        let mut seen = BTreeSet::new();
        for round in &rounds {
            writer.decks = vec![round.deck().clone()];
            recorder.writer().decks = writer.decks.clone();
            let facts = Facts::of(round, None);
            recorder.report(&facts);
            recorder.report(&facts);
            if facts.counts && seen.insert((facts.seed, facts.started)) {
                expected += facts.answers.len();
            }
        }
        let all = waiting(&recorder);
        let ids: BTreeSet<_> = all.iter().map(|it| it["id"].to_string()).collect();
        prop_assert_eq!(ids.len(), all.len());
        let answered = verbs(&all).iter().filter(|verb| *verb == "answered").count();
        prop_assert!(answered == expected || seen.len() < rounds.len());
        let passed = verbs(&all).iter().filter(|verb| *verb == "passed").count();
        prop_assert!(!cmi5 || passed <= 1);
    }
}
