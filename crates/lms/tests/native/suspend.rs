//! A round in the little that an LMS keeps.

use game::{
    Action, Feedback, Presentation, Restored, Round, Rules, SavedRound, Selection, Step, restore,
};
use lms::Memo;
use lms::suspend::{Kept, SCORM12, read, write};
use model::{Deck, PartyIx};
use proptest::prelude::*;
use report::{Facts, Scaled};

use fixtures::{any_round, deck, deck_parts, every_action, next_card, other, placed, rules, then};

fn restored(text: &str, deck: &std::rc::Rc<Deck>) -> Restored {
    let round = read(text).expect("a text of ours").round.expect("a round");
    assert_eq!(round.deck, **deck.id());
    restore(&round.text, deck).expect("a saved round")
}

/// A played round of so many cards: a hint, a slow placement and a read explanation for each.
fn long(cards: usize, selection: Selection) -> Round {
    let rules = Rules { presentation: Presentation::Deal, ..rules(Feedback::Immediate) };
    let mut round = Round::start(deck(cards, 2), rules, selection, u32::MAX, 1_795_381_675_120);
    loop {
        let next = round.hand().next();
        let Some(card) = next else { break };
        let after = round.elapsed();
        let steps = [
            (Action::Hint(card), after + 41_000),
            (Action::Place(card, PartyIx(1)), after + 59_000),
            (Action::Next, after + 95_000),
        ];
        for (action, after) in steps {
            round = round.apply(&Step { action, after }).expect("a step");
        }
    }
    round
}

#[test]
fn two_hundred_cards_all_hinted_fit_into_scorm_12_whatever_their_selection() {
    let memo = Memo {
        round: None,
        counts: true,
        reported: 200,
        concluded: true,
        interactions: 2000,
        best: Some(Scaled(9999)),
        completed: true,
        passed: true,
    };
    let chosen: Vec<_> = deck(300, 2).card_ixs().take(200).collect();
    for (cards, selection) in [(200, Selection::All), (300, Selection::Only(chosen.into()))] {
        let round = long(cards, selection);
        assert_eq!(round.order().len(), 200);
        let (text, kept) = write(&round, &memo, SCORM12);
        assert_eq!(kept, Kept::Whole);
        assert!(text.len() <= SCORM12, "{} characters", text.len());
        assert!(text.bytes().all(|byte| byte.is_ascii_graphic()));
        assert_eq!(restored(&text, round.deck()).round, round);
        // What is kept in a browser is longer: that is why there are two forms.
        assert!(SavedRound::default().update(&round).len() > SCORM12);
    }
}

#[test]
fn where_there_is_no_room_changes_of_mind_are_left_out_first_and_then_the_round() {
    let mut round = Round::start(deck(40, 2), rules(Feedback::AtTheEnd), Selection::All, 1, 0);
    let card = next_card(&round);
    round = then(&round, Action::Place(card, PartyIx(0)));
    for turn in 0..400 {
        round = then(&round, Action::Move(card, PartyIx(u8::from(turn % 2 == 0))));
    }
    round = placed(&round, true);
    let memo = Memo::default();
    assert_eq!(write(&round, &memo, usize::MAX).1, Kept::Whole);
    let (text, kept) = write(&round, &memo, 400);
    assert_eq!(kept, Kept::Shortened);
    let again = restored(&text, round.deck()).round;
    assert_eq!(again.placed(), 2);
    for card in round.order() {
        assert_eq!(again.placement(*card), round.placement(*card));
    }
    let (text, kept) = write(&round, &memo, 40);
    assert_eq!(kept, Kept::Nothing);
    assert_eq!(read(&text).expect("what was reported").round, None);
}

#[test]
fn after_a_deck_update_the_round_goes_on_without_the_cards_that_are_gone() {
    let deck = deck(6, 2);
    let mut round = Round::start(deck.clone(), rules(Feedback::Immediate), Selection::All, 5, 0);
    for _ in 0..3 {
        round = then(&placed(&round, true), Action::Next);
    }
    let mut memo = Memo::default();
    memo.see(&Facts::of(&round, None));
    memo.reported = 3;
    let (text, _) = write(&round, &memo, SCORM12);
    let gone = round.order()[1];
    let mut parts = deck_parts(6, 2);
    parts.cards.remove(usize::from(gone.0));
    let updated = std::rc::Rc::new(Deck::new(parts).expect("a deck"));
    let kept = read(&text).expect("a text").round.expect("a round");
    let restored = restore(&kept.text, &updated).expect("the round");
    assert_eq!((restored.gone, restored.damaged), (1, false));
    assert_eq!(restored.round.placed(), 2);
    assert_eq!(kept.still_reported(&updated), 2);
    assert_eq!(kept.still_reported(&deck), 3);
}

#[test]
fn what_is_not_ours_or_damaged_is_nothing() {
    for text in ["", "W1", "W1AAAA", "hello", "W1é€", "wr1.test", "W1!!!!!!!!"] {
        assert_eq!(read(text), None, "{text}");
    }
    let round =
        placed(&Round::start(deck(3, 2), rules(Feedback::Immediate), Selection::All, 1, 0), true);
    let (text, _) = write(&round, &Memo::default(), SCORM12);
    for at in 2..text.len() {
        let mut damaged = text.clone();
        let other = if &text[at..=at] == "A" { "B" } else { "A" };
        damaged.replace_range(at..=at, other);
        assert_ne!(damaged, text);
        // The last digit may carry bits that stand for nothing.
        assert!(read(&damaged).is_none() || at == text.len() - 1, "at {at}");
    }
    assert_eq!(read(&text[..text.len() - 4]), None);
}

proptest! {
    #[test]
    fn any_round_comes_back_as_it_was(round in any_round(), reported in 0u32..20, passed in any::<bool>()) {
        let mut memo = Memo::default();
        memo.see(&Facts::of(&round, None));
        (memo.reported, memo.passed, memo.best) = (reported, passed, passed.then_some(Scaled(123)));
        let (text, kept) = write(&round, &memo, SCORM12);
        prop_assert_eq!(kept, Kept::Whole);
        let suspended = read(&text).expect("a text of ours");
        prop_assert_eq!(suspended.memo, memo);
        let restored = restored(&text, round.deck());
        prop_assert!(!restored.damaged);
        prop_assert_eq!(restored.round, round);
    }

    #[test]
    fn no_text_does_harm(text in "(W1)?[A-Za-z0-9_-]{0,300}") {
        let _ = read(&text);
    }

    #[test]
    fn a_shortened_round_has_the_same_placements(round in any_round()) {
        let most = write(&round, &Memo::default(), usize::MAX).0.len() - 1;
        let (text, kept) = write(&round, &Memo::default(), most);
        if kept == Kept::Shortened {
            let again = restored(&text, round.deck()).round;
            for card in round.order() {
                prop_assert_eq!(again.placement(*card), round.placement(*card));
            }
            prop_assert_eq!(again.phase(), round.phase());
            prop_assert_eq!(again.score(), round.score());
        }
    }
}

#[test]
fn a_wrong_answer_is_still_wrong_afterwards() {
    let start = Round::start(deck(2, 2), rules(Feedback::Immediate), Selection::All, 1, 0);
    let card = next_card(&start);
    let wrong = then(&start, Action::Place(card, other(&start, card)));
    let (text, _) = write(&wrong, &Memo::default(), SCORM12);
    assert_eq!(restored(&text, wrong.deck()).round.verdict(card), Some(false));
}

/// Texts of 0.1 are in the LMSs of courses that run: no kind of a step may ever mean another.
#[test]
fn every_action_is_kept_as_in_0_1() {
    let texts = [
        "W1AAAABHRlc3TFpt__CAfAhD0FHgIw9M4w9VADAegHAAHoBwkB6AcCAegHBugHCAHoByjoBwXoBzFk3Mg",
        "W1AAAABHRlc3TFpt__CAfAhD0EHgIw9M4w9VAIAegHBOgHB-gHcKkAXg",
    ];
    for (round, expected) in every_action().iter().zip(texts) {
        let (text, kept) = write(round, &Memo::default(), SCORM12);
        assert_eq!((&*text, kept), (expected, Kept::Whole));
        assert_eq!(&restored(expected, round.deck()).round, round);
    }
}
