use std::rc::Rc;

use game::{Action, Damage, Feedback, MemoryStore, Round, SavedRound, Selection, Store, restore};
use model::{CardIx, Deck};
use proptest::prelude::*;

use fixtures::{any_round, deck, deck_parts, every_action, placed, round, rules, then};

fn saved(round: &Round) -> String {
    SavedRound::default().update(round)
}

#[test]
fn a_saved_round_is_short() {
    let mut game = Round::start(
        deck(200, 2),
        rules(Feedback::Immediate),
        Selection::All,
        9,
        1_700_000_000_000,
    );
    while game.hand().next().is_some() {
        game = then(&placed(&game, true), Action::Next);
    }
    let text = saved(&game);
    assert!(text.len() < 4096, "{} characters for 200 cards", text.len());
    assert!(text.is_ascii());
}

#[test]
fn a_round_of_another_deck_is_named_as_such() {
    let text = saved(&round(3, Feedback::Immediate));
    let mut parts = deck_parts(3, 2);
    parts.id = "else".into();
    let other = Rc::new(Deck::new(parts).expect("a deck"));
    assert_eq!(restore(&text, &other), Err(Damage::OtherDeck("test".into())));
}

#[test]
fn a_text_that_is_no_round_is_refused() {
    for text in [
        "",
        "~",
        ";",
        "wr1",
        "wr1.test.0.0.0.id.*",
        "wr2.test.0.0.0.id.*;~0",
        "🂡",
        "wr1.test.0.0.0.xd.*;",
    ] {
        assert_eq!(restore(text, &deck(3, 2)), Err(Damage::NotARound), "{text:?}");
    }
}

#[test]
fn a_round_cut_short_keeps_the_steps_before_the_cut() {
    let two = placed(&placed(&round(4, Feedback::Immediate), true), false);
    let text = saved(&two);
    let cut = &text[..text.rfind('.').expect("steps") - 1];
    let restored = restore(cut, two.deck()).expect("the beginning is whole");
    assert!(restored.damaged);
    assert_eq!(restored.round.placed(), 1);
}

#[test]
fn cards_that_left_the_deck_are_counted_and_the_rest_goes_on() {
    let mut game = round(6, Feedback::Immediate);
    for _ in 0..6 {
        game = placed(&game, true);
    }
    let smaller = deck(4, 2);
    let restored = restore(&saved(&game), &smaller).expect("the same deck, changed");
    assert_eq!((restored.gone, restored.round.placed(), restored.damaged), (2, 4, false));
}

#[test]
fn a_replay_of_missed_cards_is_saved_with_its_cards() {
    let only = Selection::Only(vec![CardIx(2), CardIx(5)].into());
    let game = placed(&Round::start(deck(8, 2), rules(Feedback::Immediate), only, 3, 0), true);
    let restored = restore(&saved(&game), game.deck()).expect("a round");
    assert_eq!(restored.round.order(), game.order());
    assert_eq!(restored.round.placed(), 1);
}

#[test]
fn a_memory_store_gives_back_what_it_got() {
    let store = MemoryStore::default();
    assert_eq!(store.read("a"), Ok(None));
    assert_eq!(store.write("a", "1"), Ok(()));
    assert_eq!(store.read("a"), Ok(Some("1".into())));
}

proptest! {
    #[test]
    fn restoring_gives_the_same_round(round in any_round()) {
        let restored = restore(&saved(&round), round.deck()).expect("a round");
        prop_assert!(!restored.damaged);
        prop_assert_eq!(restored.gone, 0);
        prop_assert_eq!(restored.round.log(), round.log());
        prop_assert_eq!(restored.round.order(), round.order());
        prop_assert_eq!(restored.round.score(), round.score());
        prop_assert_eq!(restored.round.phase(), round.phase());
        prop_assert_eq!(restored.round.rules(), round.rules());
    }

    #[test]
    fn saving_step_by_step_equals_saving_at_once(round in any_round()) {
        let mut again = Round::start(
            round.deck().clone(), round.rules(), round.selection().clone(), round.seed(), round.started(),
        );
        let mut kept = SavedRound::default();
        kept.update(&again);
        for step in round.log() {
            again = again.apply(step).expect("possible before");
            kept.update(&again);
        }
        prop_assert_eq!(kept.update(&again), saved(&round));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,80}") {
        let _ = restore(&text, &deck(5, 2));
        let _ = restore(&format!("wr1.test.0.0.0.id.*;{text}~0"), &deck(5, 2));
    }

    #[test]
    fn a_damaged_character_never_passes_for_whole(round in any_round(), at: prop::sample::Index, put in "[a-zA-Z0-9.;~*]") {
        let text = saved(&round);
        let at = at.index(text.len());
        let mut damaged = text.clone();
        damaged.replace_range(at..=at, &put);
        prop_assume!(damaged != text);
        if let Ok(restored) = restore(&damaged, round.deck()) {
            prop_assert!(restored.damaged, "{} from {}", damaged, text);
        }
    }
}

/// Texts of 0.1 are on people's devices: no letter of an action may ever mean another.
#[test]
fn every_action_is_written_as_in_0_1() {
    let texts = [
        "wr1.test.13y21qd.7.lfls.edu.*;HMPVQrs.PMPVQ0rs.MMPVQ1rs.TMPVQrs.Xrs.PMPVQ1rs.PMPTO1rs.Srs.~jx5i3u",
        "wr1.test.13y21qd.7.lfls.idu.*;PMPVQ1rs.Nrs.Frs.~12akq91",
    ];
    for (round, expected) in every_action().iter().zip(texts) {
        assert_eq!(saved(round), expected);
        assert_eq!(&restore(expected, round.deck()).expect("a round").round, round);
    }
}
