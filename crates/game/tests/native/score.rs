use game::{Action, Best, Clock, Feedback, Round, Rules, Selection, Step, points_for};

use fixtures::{deck, next_card, owner, placed, round, rules, then};

#[test]
fn points_grow_with_the_row_up_to_fifty() {
    let points: Vec<u32> = (1..=8).map(|streak| points_for(streak, false, None)).collect();
    assert_eq!(points, [100, 110, 120, 130, 140, 150, 150, 150]);
}

#[test]
fn a_hint_halves_the_base_only() {
    assert_eq!(points_for(1, true, None), 50);
    assert_eq!(points_for(3, true, None), 70);
}

#[test]
fn only_a_clock_rewards_speed() {
    assert_eq!(points_for(1, false, Some(1000)), 150);
    assert_eq!(points_for(1, false, Some(500)), 125);
    assert_eq!(points_for(1, false, Some(0)), 100);
    let slow = placed(&round(3, Feedback::Immediate), true);
    assert_eq!(slow.score().points, 100);
}

#[test]
fn a_clocked_round_adds_the_share_that_was_left() {
    let clocked = Rules { clock: Some(Clock(100)), ..rules(Feedback::Immediate) };
    let start = Round::start(deck(3, 2), clocked, Selection::All, 1, 0);
    let card = next_card(&start);
    let action = Action::Place(card, owner(&start, card));
    let after = start.apply(&Step { action, after: 40_000 }).expect("in time");
    assert_eq!(after.score().points, 100 + 30);
}

#[test]
fn a_wrong_card_ends_the_row_and_takes_nothing() {
    let mut game = round(6, Feedback::Immediate);
    for right in [true, true, false, true] {
        game = placed(&game, right);
    }
    let score = game.score();
    assert_eq!((score.points, score.streak, score.best_streak), (310, 1, 2));
}

#[test]
fn at_the_end_rows_follow_the_order_of_the_deal() {
    let mut game = round(3, Feedback::AtTheEnd);
    for right in [true, false, true] {
        game = placed(&game, right);
    }
    let score = then(&game, Action::Submit).score();
    assert_eq!((score.right, score.points, score.best_streak), (2, 200, 1));
}

/// A round of three cards, the first so many of them right, until its end.
fn played(right: usize) -> Round {
    let mut round = round(3, Feedback::Immediate);
    for n in 0..3 {
        round = then(&placed(&round, n < right), Action::Next);
    }
    round
}

#[test]
fn a_whole_round_counts_as_a_best_result() {
    assert_eq!(Best::of(&played(2)), Some(Best { right: 2, of: 3 }));
    assert_eq!(Best::of(&round(3, Feedback::Immediate)), None);
}

#[test]
fn a_replay_of_missed_cards_is_no_best_result() {
    let whole = played(1);
    let missed = Selection::Only(whole.order()[..1].into());
    let replay = Round::start(whole.deck().clone(), rules(Feedback::Immediate), missed, 1, 0);
    let over = then(&placed(&replay, true), Action::Next);
    assert_eq!(Best::of(&over), None);
}

#[test]
fn a_best_result_is_read_as_it_was_kept_and_nothing_else_is() {
    let best = Best { right: 10, of: 12 };
    assert_eq!(Best::read(&best.save()), Some(best));
    for junk in ["", "10", "13/12", "0/0", "-1/3", "a/b", "1/2/3"] {
        assert_eq!(Best::read(junk), None, "{junk}");
    }
}

#[test]
fn results_of_a_deck_that_has_grown_compare_by_their_share() {
    assert!(Best { right: 10, of: 12 }.beats(Best { right: 14, of: 20 }));
    assert!(!Best { right: 10, of: 12 }.beats(Best { right: 5, of: 6 }));
}
