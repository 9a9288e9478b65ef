//! What a page is told of a round.

use game::{Action, Clock, Feedback, Phase, Round, Rules, Selection, Step};
use proptest::prelude::*;

use fixtures::{any_round, deck, next_card, other, owner, placed, round, rules, then};

fn lines(text: &str) -> Vec<&str> {
    text.strip_suffix('\n').expect("each field ends a line").split('\n').collect()
}

/// What is told of the last step.
fn last(round: &Round) -> Option<String> {
    report::placed(round, round.log().last().expect("a step"))
}

#[test]
fn a_start_names_the_deck_its_order_and_its_rules() {
    let clocked = Rules { clock: Some(Clock(90)), ..rules(Feedback::AtTheEnd) };
    let round = Round::start(deck(5, 2), clocked, Selection::All, 7, 0);
    assert_eq!(
        lines(&report::start(&round, false)),
        ["test", "A test", "7", "5", "end", "deal", "90", "0", "0"]
    );
    assert_eq!(lines(&report::start(&round, true))[8], "1");
}

#[test]
fn each_line_has_its_name() {
    let round = round(3, Feedback::Immediate);
    let after = placed(&round, true);
    assert_eq!(lines(&report::start(&round, false)).len(), report::START.len());
    assert_eq!(lines(&last(&after).expect("a placement")).len(), report::PLACED.len());
    assert_eq!(lines(&report::progress(&after)).len(), report::PROGRESS.len());
    let told = report::result(&after);
    let answers = after.order().len() * report::ANSWER.len();
    assert_eq!(lines(&told).len(), report::RESULT.len() + answers);
}

#[test]
fn a_placement_is_told_with_its_answer_once_the_player_knows_it() {
    let start = round(4, Feedback::Immediate);
    let card = next_card(&start);
    let wrong = then(&start, Action::Place(card, other(&start, card)));
    let told = last(&wrong).expect("a placement");
    let (said, is) = (other(&start, card), owner(&start, card));
    let deck = start.deck();
    let content = deck.card(card);
    let service = deck.service_of(content).map_or("", |service| &service.name);
    let (said, is) = (&*deck.party(said).id, &*deck.party(is).id);
    assert_eq!(lines(&told), [&*content.id, &content.task, service, said, is, "0", "0", "0"]);
    assert_eq!(last(&then(&wrong, Action::Next)), None);
}

#[test]
fn before_the_end_nothing_told_leaks_an_answer() {
    let start = round(3, Feedback::AtTheEnd);
    let card = next_card(&start);
    let round = then(&placed(&start, true), Action::Move(card, other(&start, card)));
    let told = last(&round).expect("a move");
    assert_eq!(lines(&told)[4..], ["", "", "0", "1"]);
    assert_eq!(lines(&report::progress(&round)), ["1", "3"]);
}

#[test]
fn progress_counts_and_a_hint_is_told() {
    let start = round(4, Feedback::Immediate);
    let hinted = then(&start, Action::Hint(next_card(&start)));
    let round = placed(&hinted, true);
    assert_eq!(lines(&last(&round).expect("a placement"))[5..], ["1", "1", "0"]);
    assert_eq!(lines(&report::progress(&round)), ["1", "4", "1", "50"]);
    // Nothing right is told too.
    let wrong = placed(&start, false);
    assert_eq!(lines(&report::progress(&wrong)), ["1", "4", "0", "0"]);
}

#[test]
fn a_result_has_an_answer_for_each_card_also_for_those_never_placed() {
    let done = then(&placed(&round(3, Feedback::Immediate), true), Action::Finish);
    let text = report::result(&done);
    let told = lines(&text);
    assert_eq!(told[..8], ["test", "7", "3", "1", "100", "1", "2000", "0"]);
    let answers: Vec<_> = told[8..].chunks(5).collect();
    assert_eq!(answers.len(), 3);
    let first = done.card(done.order()[0]);
    let party = &*done.deck().party(first.owner).id;
    assert_eq!(answers[0], [&*first.id, party, party, "0", "1000"]);
    assert_eq!((answers[1][1], answers[1][4]), ("", ""));
}

proptest! {
    #[test]
    fn whatever_happens_a_result_agrees_with_the_round(round in any_round()) {
        let end = Step { action: Action::Finish, after: round.elapsed() };
        let round = round.apply(&end).unwrap_or(round);
        prop_assert_eq!(round.phase(), Phase::Finished);
        let text = report::result(&round);
        let told = lines(&text);
        prop_assert_eq!(told.len(), 8 + 5 * round.order().len());
        let right = told[8..].chunks(5).filter(|answer| answer[1] == answer[2]).count();
        prop_assert_eq!(told[3], right.to_string());
    }
}
