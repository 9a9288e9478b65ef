use whos_responsible::game::{Action, Feedback, Rules};
use whos_responsible::model::PartyIx;
use whos_responsible::ui::announce::{event, over};
use whos_responsible::ui::table::{Change, Table};

use crate::builder::rules;
use crate::tables::{act, after, filed, locale, next_card, table};

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
            after(&table, Change::Restart(whos_responsible::game::Selection::All, 1, 0)),
        ];
        for state in states {
            let words = event(&state);
            assert!(!words.is_empty(), "{lang}: {:?}", state.event);
            assert!(!words.contains("task-") && !words.contains('{'), "{lang}: {words}");
        }
    }
}
