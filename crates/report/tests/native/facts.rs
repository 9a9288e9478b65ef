//! A round as facts.

use game::{Action, Feedback, Phase, Round, RoundResult, Selection};
use proptest::prelude::*;
use report::{Facts, PassMark, Scaled};

use fixtures::{any_round, deck, next_card, other, owner, placed, round, rules, then};

#[test]
fn a_share_is_rounded_and_written_without_needless_zeros() {
    assert_eq!(Scaled::of(5, 6).percent(), "83.33");
    assert_eq!(Scaled::of(2, 3).percent(), "66.67");
    assert_eq!(Scaled::of(29_999, 30_000).percent(), "99.99", "nearly all is not all");
    assert_eq!(Scaled::of(5, 6).unit(), "0.8333");
    assert_eq!(Scaled::of(1, 2).percent(), "50");
    assert_eq!(Scaled::of(2, 2).unit(), "1");
    assert_eq!(Scaled::of(0, 0).unit(), "0");
    assert_eq!(Scaled::from_unit(f64::NAN), None);
    assert_eq!(Scaled::from_unit(1.01), None);
}

#[test]
fn a_pass_mark_is_reached_exactly_and_not_by_rounding() {
    let mark = PassMark(Scaled(8000));
    assert!(mark.is_reached(4, 5));
    assert!(!mark.is_reached(7999, 10_000));
    assert!(!mark.is_reached(0, 0), "nothing played is nothing passed");
}

#[test]
fn an_answer_is_a_fact_as_soon_as_the_player_knows_it() {
    let start = round(3, Feedback::Immediate);
    assert_eq!(Facts::of(&start, None).answers, []);
    let card = next_card(&start);
    let hinted = then(&start, Action::Hint(card));
    let wrong = then(&hinted, Action::Place(card, other(&start, card)));
    let facts = Facts::of(&wrong, None);
    let [answer] = facts.answers.as_slice() else { panic!("one answer: {facts:?}") };
    assert_eq!((answer.card, answer.owner, answer.right), (card, owner(&start, card), false));
    assert!(answer.hinted);
    // The hint came after one second, the placement after two.
    assert_eq!((answer.after, answer.took), (2000, 2000));
    assert_eq!(facts.outcome, None);
}

#[test]
fn reading_an_explanation_is_no_time_taken_for_the_next_card() {
    let first = placed(&round(3, Feedback::Immediate), true);
    let read = then(&first, Action::Next);
    let second = placed(&read, true);
    let times: Vec<_> =
        Facts::of(&second, None).answers.iter().map(|is| (is.after, is.took)).collect();
    assert_eq!(times, [(1000, 1000), (3000, 1000)]);
}

#[test]
fn with_feedback_at_the_end_nothing_is_known_before_and_the_last_placement_counts() {
    let start = round(2, Feedback::AtTheEnd);
    let card = next_card(&start);
    let wrong = then(&start, Action::Place(card, other(&start, card)));
    let moved = then(&wrong, Action::Move(card, owner(&start, card)));
    let full = placed(&moved, true);
    assert_eq!(Facts::of(&full, None).answers, []);
    let over = then(&full, Action::Submit);
    let facts = Facts::of(&over, None);
    assert_eq!(facts.answers.len(), 2);
    assert!(facts.answers.iter().all(|answer| answer.right));
    assert_eq!(facts.answers[0].after, 2000);
    let outcome = facts.outcome.expect("it is over");
    assert_eq!((outcome.right, outcome.cards, outcome.duration), (2, 2, 4000));
}

#[test]
fn the_last_answer_is_the_outcome_and_reading_its_explanation_changes_nothing() {
    let first = then(&placed(&round(2, Feedback::Immediate), true), Action::Next);
    let last = placed(&first, false);
    assert_eq!(last.phase(), Phase::Playing);
    let facts = Facts::of(&last, None);
    assert_eq!(facts.outcome.map(|outcome| (outcome.right, outcome.duration)), Some((1, 3000)));
    assert_eq!(Facts::of(&then(&last, Action::Next), None), facts);
}

#[test]
fn cards_that_were_not_placed_are_no_answers_but_count() {
    let over = then(&placed(&round(4, Feedback::Immediate), true), Action::Finish);
    let facts = Facts::of(&over, None);
    assert_eq!(facts.answers.len(), 1);
    assert_eq!(facts.outcome.map(|outcome| outcome.scaled()), Some(Scaled(2500)));
}

#[test]
fn a_replay_of_what_was_missed_does_not_count_and_a_limited_round_does() {
    let deck = deck(6, 2);
    let few: Vec<_> = deck.card_ixs().take(3).collect();
    let short = |limit| {
        let selection = Selection::Only(few.clone().into());
        let round = Round::start(deck.clone(), rules(Feedback::Immediate), selection, 1, 0);
        Facts::of(&round, limit).counts
    };
    assert!(!short(None));
    assert!(!short(Some(4)));
    assert!(short(Some(3)));
}

proptest! {
    #[test]
    fn facts_agree_with_the_result_and_answers_only_grow(round in any_round()) {
        let facts = Facts::of(&round, None);
        let result = RoundResult::of(&round);
        let told = round.order().iter().all(|card| round.verdict(*card).is_some());
        prop_assert_eq!(facts.outcome.is_some(), round.phase() == Phase::Finished || told);
        if let Some(outcome) = facts.outcome {
            prop_assert_eq!((outcome.right, outcome.cards), (result.right, result.cards));
            let answered = round.order().iter().filter(|card| round.placement(**card).is_some());
            prop_assert_eq!(facts.answers.len(), answered.count());
        }
        // The round one step before.
        let steps = round.log();
        if let Some((_, before)) = steps.split_last() {
            let start = Round::start(
                round.deck().clone(), round.rules(), round.selection().clone(), round.seed(),
                round.started(),
            );
            let earlier = before.iter().try_fold(start, |round, step| round.apply(step));
            let earlier = Facts::of(&earlier.expect("its own steps"), None).answers;
            prop_assert_eq!(&facts.answers[..earlier.len()], &earlier[..]);
        }
    }
}
