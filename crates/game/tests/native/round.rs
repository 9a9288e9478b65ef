use game::{Action, Clock, Feedback, Phase, Round, RoundResult, Rules, Selection, Step};
use model::{CardIx, PartyIx};
use proptest::prelude::*;

use fixtures::{
    any_round, any_step, deck, next_card, other, owner, placed, refused, round, rules, then,
};

#[test]
fn a_right_card_lies_with_its_owner_and_is_explained() {
    let start = round(4, Feedback::Immediate);
    let card = next_card(&start);
    let after = placed(&start, true);
    assert_eq!(after.column(owner(&start, card)), [card]);
    assert_eq!(after.explaining(), Some(card));
    assert_eq!(after.verdict(card), Some(true));
}

#[test]
fn a_wrong_card_flies_home_to_its_owner_and_keeps_what_was_said() {
    let start = round(4, Feedback::Immediate);
    let card = next_card(&start);
    let after = placed(&start, false);
    assert_eq!(after.column(owner(&start, card)), [card]);
    assert_eq!(after.column(other(&start, card)), []);
    assert_eq!(after.placement(card).map(|p| p.party), Some(other(&start, card)));
    assert_eq!(after.verdict(card), Some(false));
}

#[test]
fn with_immediate_feedback_the_first_placement_counts() {
    let start = round(4, Feedback::Immediate);
    let card = next_card(&start);
    let after = placed(&start, false);
    assert!(refused(&after, Action::Place(card, owner(&start, card))));
    assert!(refused(&after, Action::Move(card, owner(&start, card))));
    assert!(refused(&after, Action::TakeBack(card)));
}

#[test]
fn reading_the_last_explanation_finishes_the_round() {
    let mut round = round(2, Feedback::Immediate);
    round = placed(&then(&placed(&round, true), Action::Next), true);
    assert_eq!(round.phase(), Phase::Playing);
    assert_eq!(then(&round, Action::Next).phase(), Phase::Finished);
}

#[test]
fn placing_the_next_card_needs_no_next() {
    let start = placed(&round(3, Feedback::Immediate), true);
    assert_eq!(placed(&start, true).placed(), 2);
}

#[test]
fn with_feedback_at_the_end_nothing_is_told_before_it() {
    let after = placed(&round(3, Feedback::AtTheEnd), false);
    let card = after.log().iter().find_map(|step| match step.action {
        Action::Place(card, _) => Some(card),
        _ => None,
    });
    let card = card.expect("a placed card");
    assert_eq!(after.verdict(card), None);
    assert_eq!(after.explaining(), None);
    assert_eq!(after.score(), Default::default());
    assert_eq!(after.column(other(&after, card)), [card]);
}

#[test]
fn with_feedback_at_the_end_cards_move_and_come_back() {
    let start = round(3, Feedback::AtTheEnd);
    let card = next_card(&start);
    let wrong = placed(&start, false);
    let moved = then(&wrong, Action::Move(card, owner(&start, card)));
    assert_eq!(moved.column(owner(&start, card)), [card]);
    let back = then(&moved, Action::TakeBack(card));
    assert_eq!(next_card(&back), card);
    assert_eq!(back.placed(), 0);
}

#[test]
fn moving_a_card_to_where_it_lies_changes_nothing() {
    let start = round(3, Feedback::AtTheEnd);
    let card = next_card(&start);
    let after = placed(&start, true);
    assert!(refused(&after, Action::Move(card, owner(&start, card))));
}

#[test]
fn only_a_full_table_can_be_submitted() {
    let one = placed(&round(2, Feedback::AtTheEnd), true);
    assert!(refused(&one, Action::Submit));
    let done = then(&placed(&one, false), Action::Submit);
    assert_eq!(done.phase(), Phase::Finished);
    assert_eq!(done.score().right, 1);
}

#[test]
fn submitted_cards_go_home() {
    let mut round = round(4, Feedback::AtTheEnd);
    for _ in 0..4 {
        round = placed(&round, false);
    }
    let done = then(&round, Action::Submit);
    for party in done.deck().party_ixs() {
        assert!(done.column(party).iter().all(|&card| owner(&done, card) == party));
        assert_eq!(done.column(party).len(), 2);
    }
}

#[test]
fn finishing_early_counts_the_rest_as_missed() {
    let done = then(&placed(&round(5, Feedback::Immediate), true), Action::Finish);
    let result = RoundResult::of(&done);
    assert_eq!((result.right, result.cards, result.missed.len()), (1, 5, 4));
    assert!((result.accuracy() - 0.2).abs() < 1e-9);
}

#[test]
fn nothing_happens_after_the_end() {
    let done = then(&round(2, Feedback::Immediate), Action::Finish);
    assert!(refused(&done, Action::Finish));
    assert!(refused(&done, Action::Place(CardIx(0), PartyIx(0))));
}

#[test]
fn cards_and_columns_that_are_not_there_are_refused() {
    let start = round(2, Feedback::Immediate);
    assert!(refused(&start, Action::Place(CardIx(99), PartyIx(0))));
    assert!(refused(&start, Action::Place(CardIx(0), PartyIx(7))));
    assert!(refused(&start, Action::Hint(CardIx(99))));
}

#[test]
fn a_hint_is_given_once_and_only_in_the_hand() {
    let start = round(2, Feedback::Immediate);
    let card = next_card(&start);
    let hinted = then(&start, Action::Hint(card));
    assert!(hinted.hinted(card));
    assert!(refused(&hinted, Action::Hint(card)));
    assert!(refused(&placed(&start, true), Action::Hint(card)));
}

#[test]
fn a_placement_after_the_clock_ends_the_round_instead() {
    let clocked = Rules { clock: Some(Clock(10)), ..rules(Feedback::Immediate) };
    let start = Round::start(deck(3, 2), clocked, Selection::All, 1, 0);
    let card = next_card(&start);
    let late = Step { action: Action::Place(card, owner(&start, card)), after: 10_000 };
    let done = start.apply(&late).expect("the end");
    assert_eq!((done.phase(), done.placed()), (Phase::Finished, 0));
}

#[test]
fn a_round_whose_clock_ran_out_ended_then_however_much_later_it_is_looked_at() {
    let clocked = Rules { clock: Some(Clock(10)), ..rules(Feedback::Immediate) };
    let start = Round::start(deck(3, 2), clocked, Selection::All, 1, 0);
    for after in [10_000, 10_001, 90_000_000, u64::MAX] {
        let done = start.apply(&Step { action: Action::Finish, after }).expect("the end");
        assert_eq!((done.phase(), done.elapsed()), (Phase::Finished, 10_000));
    }
}

#[test]
fn a_clock_is_extended_by_its_own_length_as_often_as_somebody_needs() {
    let clocked = Rules { clock: Some(Clock(10)), ..rules(Feedback::Immediate) };
    let start = Round::start(deck(3, 2), clocked, Selection::All, 1, 0);
    assert_eq!(start.deadline(), Some(10_000));
    let more = then(&then(&start, Action::Extend), Action::Extend);
    assert_eq!(more.deadline(), Some(30_000));
    let card = next_card(&more);
    let in_time = Step { action: Action::Place(card, owner(&more, card)), after: 29_999 };
    assert_eq!(more.apply(&in_time).expect("a placement").placed(), 1);
    // Too late is too late: nothing brings a clock back that has run out.
    let late = Step { action: Action::Extend, after: 30_000 };
    assert_eq!(more.apply(&late).expect("the end").phase(), Phase::Finished);
}

#[test]
fn without_a_clock_there_is_nothing_to_extend() {
    assert!(refused(&round(3, Feedback::Immediate), Action::Extend));
}

#[test]
fn replaying_the_missed_asks_only_those() {
    let chosen = [CardIx(3), CardIx(1), CardIx(3)];
    let only = Selection::Only(chosen.to_vec().into());
    let round = Round::start(deck(5, 2), rules(Feedback::Immediate), only, 1, 0);
    let mut cards: Vec<_> = round.order().to_vec();
    cards.sort_unstable();
    assert_eq!(cards, [CardIx(1), CardIx(3)]);
    assert!(refused(&round, Action::Place(CardIx(0), PartyIx(0))));
}

#[test]
fn the_result_counts_by_layer_from_the_ground_up() {
    let mut round = round(6, Feedback::Immediate);
    while round.hand().next().is_some() {
        let right = round.card(next_card(&round)).layer.0 != 1;
        round = placed(&round, right);
    }
    let layers = RoundResult::of(&round).layers;
    let tallies: Vec<_> = layers.iter().map(|t| (t.layer.0, t.right, t.cards)).collect();
    assert_eq!(tallies, [(0, 2, 2), (1, 0, 2), (2, 2, 2)]);
}

#[test]
fn another_language_changes_no_placement() {
    let played = placed(&round(3, Feedback::Immediate), true);
    let mut parts = fixtures::deck_parts(3, 2);
    parts.lang = "es".into();
    for card in &mut parts.cards {
        card.task = "Hacer algo".into();
    }
    let spanish = std::rc::Rc::new(model::Deck::new(parts).expect("a deck"));
    let spoken = played.in_language(spanish).expect("the same cards");
    assert_eq!((spoken.placed(), spoken.log()), (1, played.log()));
    assert!(played.in_language(deck(4, 2)).is_none(), "other cards are another deck");
}

proptest! {
    #[test]
    fn any_sequence_of_steps_keeps_the_invariants(round in any_round(), steps in proptest::collection::vec(any_step(), 0..10)) {
        let mut round = round;
        for (action, wait) in steps {
            if let Some(next) = round.apply(&Step { action, after: round.elapsed() + wait }) {
                prop_assert_eq!(next.log().len(), round.log().len() + 1);
                prop_assert!(next.score().points >= round.score().points || round.rules().feedback == Feedback::AtTheEnd);
                round = next;
            }
        }
        let on_columns: usize = round.deck().party_ixs().map(|party| round.column(party).len()).sum();
        prop_assert_eq!(on_columns, round.placed());
        prop_assert_eq!(round.hand().count() + round.placed(), round.order().len());
        for party in round.deck().party_ixs() {
            for &card in round.column(party) {
                prop_assert!(round.placement(card).is_some());
                prop_assert!(!round.in_hand(card));
            }
        }
        prop_assert!(round.hand().all(|card| round.in_hand(card)));
        let result = RoundResult::of(&round);
        prop_assert!((0.0..=1.0).contains(&result.accuracy()));
        prop_assert_eq!(result.right + result.missed.len(), result.cards);
        prop_assert!(usize::from(round.score().right) <= result.right || round.phase() == Phase::Playing);
        let by_layer: usize = result.layers.iter().map(|tally| usize::from(tally.cards)).sum();
        prop_assert_eq!(by_layer, result.cards);
    }

    #[test]
    fn replaying_the_steps_gives_the_same_round(round in any_round()) {
        let mut again = Round::start(
            round.deck().clone(), round.rules(), round.selection().clone(), round.seed(), round.started(),
        );
        for step in round.log() {
            again = again.apply(step).expect("a step that was possible is possible again");
        }
        prop_assert_eq!(again, round);
    }
}
