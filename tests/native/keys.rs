use whos_responsible::game::{Action, Rules};
use whos_responsible::model::PartyIx;
use whos_responsible::ui::keys::{Command, Focus, command};
use whos_responsible::ui::table::{Change, Dialog, Table};

use crate::tables::{act, after, filed, next_card, spread, table};

/// What a key does on a table whose next card has the focus.
fn press(table: &Table, key: &str) -> Option<Command> {
    command(key, table, Focus::Card(next_card(table)))
}

fn deal() -> Table {
    table(4, 2, Rules::default())
}

#[test]
fn the_arrows_file_to_the_sides_in_a_deal_of_two() {
    let table = deal();
    let card = next_card(&table);
    assert_eq!(press(&table, "ArrowLeft"), Some(Command::File(card, PartyIx(0))));
    assert_eq!(press(&table, "ArrowRight"), Some(Command::File(card, PartyIx(1))));
    assert_eq!(press(&table, "ArrowUp"), None);
}

#[test]
fn numbers_file_to_the_columns_that_there_are() {
    let three = table(4, 3, Rules::default());
    let card = next_card(&three);
    assert_eq!(press(&three, "3"), Some(Command::File(card, PartyIx(2))));
    assert_eq!(press(&three, "4"), None);
    assert_eq!(press(&three, "0"), None);
}

#[test]
fn nothing_is_filed_while_no_card_has_the_focus() {
    assert_eq!(command("1", &deal(), Focus::Elsewhere), None);
    assert_eq!(command("ArrowLeft", &deal(), Focus::Elsewhere), None);
}

#[test]
fn a_held_card_is_filed_from_wherever_the_focus_is() {
    let table = deal();
    let card = next_card(&table);
    let held = after(&table, Change::Hold(card));
    assert_eq!(command("2", &held, Focus::Elsewhere), Some(Command::File(card, PartyIx(1))));
}

#[test]
fn escape_lets_a_held_card_go() {
    let table = deal();
    assert_eq!(press(&table, "Escape"), None);
    let held = after(&table, Change::Hold(next_card(&table)));
    assert_eq!(press(&held, "Escape"), Some(Command::Release));
}

#[test]
fn the_arrows_walk_the_cards_of_a_spread_and_the_columns_of_a_held_one() {
    let table = table(4, 2, spread());
    assert_eq!(press(&table, "ArrowRight"), Some(Command::Card(1)));
    assert_eq!(press(&table, "ArrowUp"), Some(Command::Card(-1)));
    let held = after(&table, Change::Hold(next_card(&table)));
    assert_eq!(press(&held, "ArrowLeft"), Some(Command::Column(-1)));
}

#[test]
fn no_key_files_while_an_explanation_is_read_a_dialog_is_open_or_all_is_over() {
    let table = deal();
    assert_eq!(press(&filed(&table, true), "1"), None);
    assert_eq!(press(&after(&table, Change::Show(Some(Dialog::Settings))), "1"), None);
    assert_eq!(command("1", &act(&table, Action::Finish), Focus::Card(next_card(&table))), None);
}

#[test]
fn in_the_hand_where_the_focus_waits_after_a_drag_every_key_works_on() {
    let table = deal();
    let card = next_card(&table);
    assert_eq!(command("ArrowRight", &table, Focus::Hand), Some(Command::File(card, PartyIx(1))));
    assert_eq!(command("Enter", &table, Focus::Hand), Some(Command::Press));
    assert_eq!(command(" ", &filed(&table, true), Focus::Hand), Some(Command::Press));
    assert_eq!(press(&table, "Enter"), None, "the card is a button itself");
}
