//! Statements on their way.

use proptest::prelude::*;
use serde_json::{Value, json};
use whos_responsible::report::outbox::{Next, Outbox};

fn statement(n: usize) -> Value {
    json!({ "id": format!("{n}"), "context": {} })
}

fn outbox(count: usize) -> Outbox {
    let mut outbox = Outbox::default();
    (0..count).for_each(|n| outbox.push(statement(n)));
    outbox
}

fn ids(batch: &[&Value]) -> Vec<String> {
    batch.iter().filter_map(|it| it["id"].as_str().map(str::to_owned)).collect()
}

#[test]
fn what_was_taken_is_gone_and_the_rest_follows_in_order() {
    let mut outbox = outbox(120);
    assert_eq!(outbox.batch().len(), 50);
    assert_eq!(outbox.answered(200, None), Next::Send);
    assert_eq!(ids(&outbox.batch())[0], "50");
    assert_eq!(outbox.answered(204, None), Next::Send);
    assert_eq!(outbox.batch().len(), 20);
    assert_eq!(outbox.answered(200, None), Next::Rest);
    assert!(outbox.batch().is_empty());
}

#[test]
fn what_comes_while_a_request_is_under_way_is_not_taken_for_sent() {
    let mut outbox = outbox(2);
    outbox.batch();
    outbox.push(statement(7));
    assert_eq!(outbox.answered(200, None), Next::Send);
    assert_eq!(ids(&outbox.batch()), ["7"]);
}

#[test]
fn after_a_failure_the_pauses_grow_to_a_minute_and_a_store_may_ask_for_more() {
    let mut outbox = outbox(1);
    let pauses: Vec<Next> = (0..9)
        .map(|_| {
            outbox.batch();
            outbox.answered(0, None)
        })
        .collect();
    let expected = [1, 2, 4, 8, 16, 32, 60, 60, 60].map(|seconds| Next::Wait(seconds * 1000));
    assert_eq!(pauses, expected);
    for status in [401, 403, 429, 500, 503] {
        outbox.batch();
        assert_eq!(outbox.answered(status, Some(90)), Next::Wait(90_000), "{status}");
    }
    outbox.batch();
    assert_eq!(outbox.answered(429, Some(u32::MAX)), Next::Wait(600_000), "but not for ever");
    outbox.batch();
    assert_eq!(outbox.answered(200, None), Next::Rest);
}

#[test]
fn a_store_that_refuses_one_of_several_gets_them_one_by_one() {
    let mut outbox = outbox(3);
    outbox.batch();
    assert_eq!(outbox.answered(400, None), Next::Send);
    assert_eq!(ids(&outbox.batch()), ["0"]);
    assert_eq!(outbox.answered(200, None), Next::Send);
    assert_eq!(ids(&outbox.batch()), ["1"]);
    assert_eq!(outbox.answered(400, None), Next::Send);
    assert_eq!(outbox.refused(), 1, "it is put aside and stops no other");
    assert_eq!(ids(&outbox.batch()), ["2"]);
    assert_eq!(outbox.answered(409, None), Next::Rest, "it is there already");
    assert_eq!(outbox.refused(), 1);
}

#[test]
fn what_waits_survives_a_reload_and_damage_to_it_is_no_harm() {
    let outbox = outbox(3);
    let mut again = Outbox::read(&outbox.text());
    assert_eq!(again.batch().len(), 3);
    for text in [
        "",
        "[",
        "{}",
        "[1,2]",
        "[{}]",
        r#"[{"id":1,"context":[]}]"#,
        r#"[{"id":"1","context":{"extensions":3}}]"#,
    ] {
        assert!(Outbox::read(text).is_empty(), "{text}");
    }
}

#[test]
fn the_same_statement_waits_once() {
    let mut outbox = outbox(2);
    outbox.push(statement(1));
    assert_eq!(outbox.len(), 2);
}

proptest! {
    #[test]
    fn whatever_the_store_answers_each_statement_is_taken_once_and_in_order(
        answers in proptest::collection::vec(0usize..8, 0..200), count in 1usize..130,
    ) {
        let mut outbox = outbox(count);
        let mut taken = Vec::new();
        for answer in answers.into_iter().chain(std::iter::repeat_n(0, 200)) {
            let batch = ids(&outbox.batch());
            let status = [200, 0, 401, 429, 500, 503, 204, 409][answer];
            if status / 100 == 2 || (status == 409 && batch.len() == 1) {
                taken.extend(batch);
            }
            if outbox.answered(status, None) == Next::Rest {
                break;
            }
        }
        let expected: Vec<_> = (0..count).map(|n| n.to_string()).collect();
        prop_assert_eq!(taken, expected);
        prop_assert_eq!(outbox.refused(), 0);
    }
}
