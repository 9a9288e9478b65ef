use game::{Action, Feedback, Presentation, Rules, Selection};
use model::{CardIx, PartyIx};
use whos_responsible::ui::announce::{card_name, event, over};
use whos_responsible::ui::table::{Change, Event, Table};

use crate::tables::{act, after, filed, locale, next_card, spread, table};
use fixtures::rules;

fn deal() -> Table {
    table(3, 2, Rules::default())
}

fn name(table: &Table) -> String {
    let card = table.round.card(next_card(table));
    let service = if card.service.is_some() { "Amazon EC2" } else { "Any service" };
    format!("{service}: {}", card.task)
}

#[test]
fn picking_up_names_the_card_and_its_place() {
    let table = deal();
    let held = after(&table, Change::Hold(next_card(&table)));
    assert_eq!(event(&held), format!("Picked up {}. Card 1 of 3.", name(&table)));
    assert_eq!(event(&after(&held, Change::Release)), "Cancelled; the card is back in your hand.");
}

#[test]
fn a_column_is_named_with_its_cards() {
    let table = filed(&deal(), true);
    let owner = table.round.card(table.round.explaining().expect("explained")).owner;
    let words = over(&table.locale, &table.round, owner);
    assert_eq!(words, format!("Over {}, 1 card.", table.round.deck().party(owner).name));
    let empty = PartyIx(1 - owner.0);
    assert!(over(&table.locale, &table.round, empty).ends_with(", 0 cards."));
}

#[test]
fn a_placement_tells_whether_it_was_right_and_why() {
    let right = event(&filed(&deal(), true));
    assert!(right.starts_with("Placed on ") && right.contains(". Right: Because "), "{right}");
    let wrong = event(&filed(&deal(), false));
    assert!(
        wrong.contains(". Not quite, responsible: ") && wrong.contains(". Because "),
        "{wrong}"
    );
}

#[test]
fn with_feedback_at_the_end_a_placement_gives_nothing_away() {
    let table = table(3, 2, rules(Feedback::AtTheEnd));
    let words = [event(&filed(&table, true)), event(&filed(&table, false))];
    for words in words {
        assert!(words.ends_with(". Card 2 of 3.") && !words.contains("Because"), "{words}");
    }
}

/// What the focus goes to, if that is a card. A screen reader may not read it.
fn focused(table: &Table) -> Option<CardIx> {
    let next = || table.round.hand().next().filter(|_| !table.explains_in_hand());
    match table.event {
        Event::TakenBack(card) | Event::PickedUp(card) => Some(card),
        Event::Placed(..) | Event::Started | Event::Next | Event::Opened { .. } => next(),
        Event::Moved(..) if !table.dragged => next(),
        _ => None,
    }
}

#[test]
fn words_are_enough_whatever_the_rules_without_the_focus_being_read() {
    let presentations = [Presentation::Deal, Presentation::Spread];
    let feedbacks = [Feedback::Immediate, Feedback::AtTheEnd];
    for (lang, (presentation, feedback)) in ["en", "es", "pt-BR"]
        .into_iter()
        .flat_map(|lang| presentations.map(|one| feedbacks.map(|two| (lang, (one, two)))))
        .flatten()
    {
        let rules = Rules { presentation, feedback, clock: None };
        let start = Table { locale: locale(lang), ..table(4, 3, rules) };
        let mut seen = vec![after(&start, Change::Restart(Selection::All, 5, 0))];
        let mut now = start;
        for right in [true, false, true, false] {
            let card = next_card(&now);
            seen.push(after(&now, Change::Hold(card)));
            now = filed(&now, right);
            seen.push(now.clone());
            if feedback == Feedback::AtTheEnd {
                let lies = now.round.lies_on(card).expect("a column");
                seen.push(after(&now, Change::File(card, PartyIx((lies.0 + 1) % 3), 4_000)));
                seen.push(act(&now, Action::TakeBack(card)));
            } else {
                now = act(&now, Action::Next);
                seen.push(now.clone());
            }
            seen.push(after(&now, Change::Deal(now.round.clone(), true)));
        }
        for table in seen {
            let Some(card) = focused(&table) else { continue };
            let (words, name) = (event(&table), card_name(&table.locale, &table.round, card));
            let (event, rules) = (&table.event, table.round.rules());
            assert!(words.contains(&name), "{event:?}, {rules:?}: `{name}` is not in `{words}`");
        }
    }
}

#[test]
fn beside_an_explanation_the_next_card_has_its_own_number() {
    let table = filed(&table(3, 2, spread()), true);
    assert!(event(&table).ends_with(". Card 2 of 3."), "{}", event(&table));
    let held = after(&table, Change::Hold(next_card(&table)));
    assert!(event(&held).ends_with(". Card 2 of 3."), "{}", event(&held));
}

#[test]
fn a_wrong_answer_is_not_said_to_lie_where_it_does_not_lie() {
    for lang in ["en", "es", "pt-BR"] {
        let table = Table { locale: locale(lang), ..deal() };
        let (placed, wrong) = (event(&filed(&table, true)), event(&filed(&table, false)));
        let placed = placed.split(' ').next().expect("a word");
        assert!(!wrong.contains(placed), "{lang}: {wrong}");
    }
}

#[test]
fn with_all_cards_placed_every_way_of_moving_says_what_can_be_done() {
    let mut all = table(2, 2, rules(Feedback::AtTheEnd));
    let first = next_card(&all);
    for _ in 0..2 {
        all = filed(&all, true);
    }
    let other = PartyIx(1 - all.round.lies_on(first).expect("a column").0);
    for table in [after(&all, Change::File(first, other, 4_000)), all] {
        let words = event(&table);
        assert!(words.ends_with("All cards are placed; you can check your answers."), "{words}");
    }
}

#[test]
fn the_end_tells_the_result() {
    let done = act(&act(&filed(&deal(), true), Action::Next), Action::Finish);
    assert_eq!(event(&done), "Round finished. 1 of 3 right, 100 points.");
}

#[test]
fn every_event_has_words_in_every_language_and_never_an_id() {
    for lang in ["en", "es", "pt-BR"] {
        let table = Table { locale: locale(lang), ..deal() };
        let card = next_card(&table);
        let held = after(&table, Change::Hold(card));
        let states = [
            after(&held, Change::Release),
            held,
            filed(&table, true),
            filed(&table, false),
            act(&table, Action::Hint(card)),
            act(&filed(&table, true), Action::Next),
            act(&table, Action::Finish),
            after(&table, Change::Restart(Selection::All, 1, 0)),
        ];
        for state in states {
            let words = event(&state);
            assert!(!words.is_empty(), "{lang}: {:?}", state.event);
            assert!(!words.contains("task-") && !words.contains('{'), "{lang}: {words}");
        }
    }
}
