use game::{Action, Feedback, Presentation, Rules};
use model::PartyIx;
use proptest::prelude::*;
use whos_responsible::ui::keys::{Answer, Command, Control, Focus, Press, answer, command};
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

fn key(key: &'static str, code: &'static str) -> Press<'static> {
    Press { key, code, ..Press::default() }
}

/// What becomes of a press while the next card has the focus.
fn on_card(press: &Press, table: &Table) -> Answer {
    answer(press, table, Focus::Card(next_card(table)), Control::Button)
}

fn filed_to(press: &Press, table: &Table) -> Option<u8> {
    match on_card(press, table).command {
        Some(Command::File(_, party)) => Some(party.0),
        _ => None,
    }
}

#[test]
fn digits_are_found_on_every_keyboard() {
    let table = table(4, 4, Rules::default());
    let found = [
        ("1", "Digit1", 0),
        // French: unshifted, and on the number pad.
        ("&", "Digit1", 0),
        ("é", "Digit2", 1),
        ("\"", "Digit3", 2),
        ("'", "Digit4", 3),
        ("3", "Numpad3", 2),
        // Czech, Lithuanian.
        ("ě", "Digit2", 1),
        ("ą", "Digit1", 0),
        // Arabic, Persian, Devanagari, Bengali, Thai, full width.
        ("١", "Digit1", 0),
        ("٤", "Numpad4", 3),
        ("۲", "Digit2", 1),
        ("३", "Digit3", 2),
        ("২", "Digit2", 1),
        ("๔", "Digit4", 3),
        ("４", "", 3),
        // What is typed goes before what is printed: a layout that moves the digits.
        ("2", "Digit7", 1),
    ];
    for (name, code, party) in found {
        assert_eq!(filed_to(&key(name, code), &table), Some(party), "{name} {code}");
    }
    // French digits with Shift.
    let shifted = Press { shift: true, ..key("2", "Digit2") };
    assert_eq!(filed_to(&shifted, &table), Some(1));
}

#[test]
fn what_is_no_digit_files_nothing() {
    let table = table(4, 4, Rules::default());
    let none = [
        // An American "!" is a chord, not the French "1".
        Press { shift: true, ..key("!", "Digit1") },
        Press { shift: true, ..key("ArrowRight", "ArrowRight") },
        // The number pad without Num Lock.
        key("End", "Numpad1"),
        key("PageDown", "Numpad3"),
        key("Dead", "Digit2"),
        key("Unidentified", "Digit2"),
        key("Process", "Digit2"),
        key("0", "Digit0"),
        key("٥", "Digit5"),
        key("+", "NumpadAdd"),
        key("²", "Backquote"),
        key("a", "KeyA"),
        key("", ""),
    ];
    for press in none {
        assert_eq!(on_card(&press, &table).command, None, "{press:?}");
        assert!(!on_card(&press, &table).prevented, "{press:?}");
    }
}

#[test]
fn a_chord_does_nothing_and_passes_on() {
    let table = deal();
    for (name, code) in
        [("1", "Digit1"), ("ArrowLeft", "ArrowLeft"), ("&", "Digit1"), ("Enter", "Enter")]
    {
        let chord = on_card(&Press { chord: true, ..key(name, code) }, &table);
        assert_eq!((chord.command, chord.stays), (None, false), "{name}");
        // Not even by the browser, which would click the card.
        assert_eq!(chord.prevented, name == "Enter", "{name}");
    }
    let link = Press { chord: true, ..key("Enter", "Enter") };
    assert_eq!(answer(&link, &table, Focus::Reading, Control::Link), Answer::default());
}

#[test]
fn an_input_method_is_left_alone() {
    let press = Press { composing: true, ..key("1", "Digit1") };
    assert_eq!(on_card(&press, &deal()), Answer::default());
}

#[test]
fn a_field_keeps_what_is_typed_in_it() {
    let table = deal();
    for name in ["1", "&", "d", "ArrowLeft", "Enter", " ", "Escape"] {
        let press = key(name, "Digit1");
        let answer = answer(&press, &table, Focus::Elsewhere, Control::Field);
        assert_eq!(answer, Answer { stays: true, ..Answer::default() }, "{name}");
    }
    for name in ["Tab", "F5", "Shift"] {
        let passed = answer(&key(name, name), &table, Focus::Elsewhere, Control::Field);
        assert_eq!(passed, Answer::default(), "{name}");
    }
}

#[test]
fn keys_that_the_game_takes_stay_in_the_game_and_no_others() {
    let table = deal();
    let stays = |name, focus, control| answer(&key(name, name), &table, focus, control).stays;
    let card = Focus::Card(next_card(&table));
    for name in ["ArrowLeft", "ArrowRight", "1", "2", "Enter", " "] {
        assert!(stays(name, card, Control::Button), "{name}");
    }
    for name in ["ArrowUp", "ArrowDown", "3", "Tab", "Escape", "PageDown", "Home", "f", "F5", "?"] {
        assert!(!stays(name, card, Control::Button), "{name}");
    }
    // Away from the cards, arrows and digits are the page's.
    for name in ["ArrowLeft", "1", "Escape"] {
        assert!(!stays(name, Focus::Elsewhere, Control::Button), "{name}");
    }
    assert!(stays("Enter", Focus::Elsewhere, Control::Button));
    assert!(stays("Enter", Focus::Elsewhere, Control::Link));
    assert!(!stays(" ", Focus::Elsewhere, Control::Link), "it scrolls");
    assert!(!stays("Enter", Focus::Elsewhere, Control::None));
    let held = after(&table, Change::Hold(next_card(&table)));
    assert!(answer(&key("Escape", ""), &held, card, Control::Button).stays);
    let asked = after(&table, Change::Show(Some(Dialog::Decks)));
    let escape = answer(&key("Escape", ""), &asked, Focus::Elsewhere, Control::Button);
    assert_eq!(escape, Answer { stays: true, ..Answer::default() }, "the browser closes it");
}

#[test]
fn a_player_who_is_quicker_than_the_explanation_turns_no_page() {
    let told = filed(&deal(), true);
    for name in ["ArrowRight", "1"] {
        let early = answer(&key(name, ""), &told, Focus::Reading, Control::Button);
        assert_eq!(early, Answer { stays: true, ..Answer::default() }, "{name}");
    }
    for name in ["ArrowDown", "PageDown", "5", "f"] {
        let other = answer(&key(name, ""), &told, Focus::Reading, Control::Button);
        assert_eq!(other, Answer::default(), "{name}");
    }
}

#[test]
fn a_held_arrow_walks_the_cards_and_the_columns() {
    let table = table(4, 2, spread());
    let held = Press { repeat: true, taken: true, ..key("ArrowRight", "ArrowRight") };
    assert_eq!(on_card(&held, &table).command, Some(Command::Card(1)));
    let holding = after(&table, Change::Hold(next_card(&table)));
    assert_eq!(on_card(&held, &holding).command, Some(Command::Column(1)));
}

#[test]
fn what_repeats_a_taken_key_stays_in_the_game_whatever_has_come_meanwhile() {
    let told = filed(&deal(), true);
    let arrow = Press { repeat: true, taken: true, ..key("ArrowRight", "ArrowRight") };
    let stopped = Answer { command: None, prevented: true, stays: true };
    assert_eq!(answer(&arrow, &told, Focus::Reading, Control::Button), stopped);
    assert_eq!(answer(&arrow, &told, Focus::Elsewhere, Control::None), stopped);
    // One that went down for the page goes on with the page, as far as the game has no use for it.
    let page = Press { repeat: true, ..key("ArrowDown", "ArrowDown") };
    assert_eq!(on_card(&page, &deal()), Answer::default());
}

/// Tables of every kind: rules, columns, and how far the round is.
fn any_table() -> impl Strategy<Value = Table> {
    (any::<[bool; 2]>(), 2..=4_usize, 0..6_u8).prop_map(|([end, spread], parties, state)| {
        let feedback = if end { Feedback::AtTheEnd } else { Feedback::Immediate };
        let presentation = if spread { Presentation::Spread } else { Presentation::Deal };
        let new = table(3, parties, Rules { feedback, presentation, ..Rules::default() });
        let all = |table: &Table| {
            (0..3).fold(table.clone(), |table, _| {
                let placed = filed(&table, true);
                placed.after(Change::Act(Action::Next, 3_000)).unwrap_or(placed)
            })
        };
        match state {
            0 => new,
            1 => after(&new, Change::Hold(next_card(&new))),
            2 => filed(&new, false),
            3 => after(&new, Change::Show(Some(Dialog::Settings))),
            4 => all(&new),
            _ => act(&new, Action::Finish),
        }
    })
}

proptest! {
    /// The rule behind all of them: whatever has the focus, whatever stands, whatever the key.
    #[test]
    fn a_repeated_key_files_begins_and_ends_nothing(
        table in any_table(),
        name in prop::sample::select(vec![
            "Enter", " ", "1", "2", "3", "4", "&", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown",
            "Escape", "h", "Home", "Delete",
        ]),
        code in prop::sample::select(vec!["", "Digit1", "Digit4", "Numpad2", "Enter", "Space"]),
        (shift, chord, taken) in any::<(bool, bool, bool)>(),
        place in 0..5_usize,
        control in prop::sample::select(vec![Control::Button, Control::Link, Control::None]),
    ) {
        let card = Focus::Card(model::CardIx(1));
        let focus = [Focus::Hand, Focus::Reading, Focus::Elsewhere, card, card][place];
        let press = Press { key: name, code, shift, chord, taken, repeat: true, composing: false };
        let repeated = answer(&press, &table, focus, control);
        let walks = matches!(repeated.command, None | Some(Command::Card(_) | Command::Column(_)));
        prop_assert!(walks, "{:?}", repeated);
        // Nor does the browser click anything.
        if control == Control::Button && matches!(name, "Enter" | " ") {
            prop_assert!(repeated.prevented);
        }
        // What is done once is done by the same key when it is not held.
        let first = answer(&Press { repeat: false, ..press }, &table, focus, control);
        prop_assert!(first.stays || first.command.is_none());
    }
}
