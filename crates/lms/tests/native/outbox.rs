//! Statements on their way.

use lms::outbox::{Next, Outbox};
use proptest::prelude::*;
use serde_json::{Value, json};

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

#[test]
fn only_the_list_of_what_was_sent_confirms_it() {
    let mut outbox = outbox(2);
    outbox.batch();
    for no in [
        "",
        "true",
        "{}",
        "[]",
        "[0,1]",
        "null",
        "<!doctype html><title>Log in</title>",
        "[\"0\",\"1\"",
        "[\"0\",\"1\",\"2\"]",
    ] {
        assert!(!outbox.is_confirmed_by(200, no), "{no}");
    }
    for yes in [r#"["0","1"]"#, r#" ["1", "0"] "#] {
        assert!(outbox.is_confirmed_by(200, yes), "{yes}");
    }
    assert!(outbox.is_confirmed_by(200, r#"["1"]"#), "it had the other one already");
    assert!(outbox.is_confirmed_by(204, ""), "it had both already");
}

#[test]
fn what_was_refused_is_kept_and_waits_once_more_after_the_others() {
    for status in [400, 413, 422] {
        let mut before = outbox(3);
        before.batch();
        before.answered(status, None);
        before.batch();
        assert_eq!(before.answered(status, None), Next::Send, "the others go on");
        let text = before.text();
        let mut again = Outbox::read(&text);
        assert_eq!(ids(&again.batch()), ["1", "2", "0"]);
        assert_eq!(again.refused(), 0, "a store may have been mended");
        assert!(!again.text().contains("refused"), "nothing of ours is sent");
        for _ in 0..4 {
            again.batch();
            again.answered(status, None);
        }
        assert_eq!(again.refused(), 3);
        assert!(again.batch().is_empty(), "and never blocks");
        assert_eq!(Outbox::read(&again.text()).batch().len(), 3, "kept for ever");
    }
}

proptest! {
    /// Whatever answers come, each statement waits, was confirmed or is kept as refused.
    #[test]
    fn nothing_is_ever_lost(answers in prop::collection::vec(0_u16..9, 1..40), reload in 0_usize..40) {
        let mut outbox = outbox(60);
        let mut confirmed = Vec::new();
        for (turn, answer) in answers.into_iter().enumerate() {
            if turn == reload {
                outbox = Outbox::read(&outbox.text());
            }
            let sent = ids(&outbox.batch());
            let list = serde_json::to_string(&sent).unwrap_or_default();
            let (status, said) = match answer {
                0 => (0, String::new()),
                1 => (200, "<html>Log in".to_owned()),
                2 => (200, String::new()),
                3 => (400, String::new()),
                4 => (413, String::new()),
                5 => (401, String::new()),
                6 => (503, String::new()),
                _ => (200, list),
            };
            let honest = status != 200 || outbox.is_confirmed_by(status, &said);
            if status == 200 && honest {
                confirmed.extend(sent);
            }
            outbox.answered(if honest { status } else { 0 }, None);
        }
        let mut all = confirmed;
        all.extend(ids(&Outbox::read(&outbox.text()).rest()));
        all.sort_by_key(|id| id.parse::<usize>().unwrap_or_default());
        let expected: Vec<String> = (0..60).map(|n| n.to_string()).collect();
        prop_assert_eq!(all, expected);
    }
}
