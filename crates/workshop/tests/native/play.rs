use std::rc::Rc;

use fixtures::deck;
use model::Deck;
use workshop::{Act, Asked, Deed, Play, Seats, Setup, Team, Turns};

fn agreed(turns: Turns, clock: Option<u16>) -> (Setup, Rc<Deck>) {
    let deck = deck(6, 3);
    let seats = Seats::Teams { teams: Team::some(3), turns, steal: false };
    (Setup { seats, clock, ..Setup::of(&deck, 3) }, deck)
}

fn play(turns: Turns, clock: Option<u16>) -> Play {
    let (setup, deck) = agreed(turns, clock);
    Play::open(&setup, &deck, "", 1_000)
}

fn then(play: &Play, act: Act, now: u64) -> Play {
    play.after(act, now).unwrap_or_else(|| panic!("{act:?} should be possible"))
}

fn left(play: &Play, now: u64) -> u64 {
    play.clock().expect("a clock").left(now)
}

#[test]
fn the_clock_runs_while_somebody_is_asked_and_begins_anew_with_each_card() {
    let first = play(Turns::InTurn, Some(20));
    assert_eq!(left(&first, 6_000), 15_000);
    let told = then(&first, Act::Deed(Deed::Pass), 6_000);
    assert_eq!(left(&told, 90_000), 20_000, "while the answer is read it stands");
    let next = then(&told, Act::Deed(Deed::Next), 50_000);
    assert_eq!(left(&next, 53_000), 17_000);
}

#[test]
fn a_pause_stops_the_clock_and_everything_but_going_on_and_taking_back() {
    let first = play(Turns::InTurn, Some(20));
    let told = then(&first, Act::Deed(Deed::Pass), 2_000);
    let next = then(&told, Act::Deed(Deed::Next), 3_000);
    let paused = then(&next, Act::Pause, 8_000);
    assert!(paused.is_paused());
    assert_eq!(left(&paused, 500_000), 15_000);
    assert_eq!(paused.after(Act::Deed(Deed::Pass), 9_000), None);
    let on = then(&paused, Act::Pause, 600_000);
    assert_eq!(left(&on, 601_000), 14_000);
    assert!(then(&paused, Act::Undo, 9_000).is_paused());
}

#[test]
fn more_time_can_be_had_and_the_clock_turned_off_and_on() {
    let first = play(Turns::InTurn, Some(20));
    assert_eq!(left(&then(&first, Act::More, 6_000), 6_000), 35_000);
    let off = then(&first, Act::Hurry, 6_000);
    assert_eq!(off.clock(), None);
    let told = then(&off, Act::Deed(Deed::Pass), 900_000);
    assert_eq!(told.clock(), None, "it stays off with the next card");
    assert_eq!(left(&then(&off, Act::Hurry, 900_000), 901_000), 19_000);
    let without = play(Turns::InTurn, None);
    assert_eq!((without.after(Act::More, 2_000), without.after(Act::Hurry, 2_000)), (None, None));
}

#[test]
fn what_was_left_goes_on_paused_and_can_be_played_anew() {
    let (setup, deck) = agreed(Turns::InTurn, Some(20));
    let told = then(&Play::open(&setup, &deck, "", 0), Act::Deed(Deed::Pass), 1_000);
    let later = Play::open(&setup, &deck, &told.stage().text(), 99_000);
    assert!(later.is_paused());
    assert_eq!(later.stage(), told.stage());
    let anew = then(&later, Act::Anew, 100_000);
    assert!(!anew.is_paused() && anew.stage().is_new());
    let over = then(&anew, Act::Deed(Deed::End), 101_000);
    assert_eq!(over.after(Act::Pause, 102_000), None, "what is over has nothing to cover");
}

#[test]
fn numbers_are_columns_where_teams_take_turns_and_letters_teams_where_they_race() {
    let turn = play(Turns::InTurn, None);
    let owner = |act: Option<Act>| match act {
        Some(Act::Deed(Deed::Answer(team, party))) => Some((team, party.0)),
        _ => None,
    };
    assert_eq!(owner(turn.pressed("3")), Some((0, 2)));
    for key in ["0", "4", "q", "PageDown", "Backspace", "300"] {
        assert_eq!(turn.pressed(key), None, "{key}");
    }
    assert_eq!(turn.pressed("."), Some(Act::Pause));
    let race = play(Turns::Race, None);
    assert_eq!(owner(race.pressed("q")), Some((0, 0)));
    assert_eq!(owner(race.pressed("P")), Some((1, 2)));
    assert_eq!(race.pressed("1"), None, "nobody sits there");
    let told = then(&race, Act::Deed(Deed::Pass), 2_000);
    assert_eq!(told.pressed("q"), None);
    for (key, act) in [("PageDown", Act::Deed(Deed::Next)), ("PageUp", Act::Undo)] {
        assert_eq!(told.pressed(key), Some(act), "{key}");
    }
    let over = then(&told, Act::Deed(Deed::End), 3_000);
    assert_eq!(over.stage().asked(), Asked::Over);
    assert_eq!((over.pressed("."), over.pressed("q")), (None, None));
}
