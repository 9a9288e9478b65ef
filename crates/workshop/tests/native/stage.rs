use std::collections::BTreeSet;

use fixtures::deck;
use game::{Round, points_for};
use model::PartyIx;
use proptest::prelude::*;
use workshop::{Asked, Countdown, Deed, Seats, Setup, Stage, Team, Turns, cards_at_screen, keys};

fn setup(cards: usize, teams: usize, turns: Turns, steal: bool) -> (Setup, Round) {
    let deck = deck(cards, 2);
    let seats = match teams {
        0 => Seats::Players,
        n => Seats::Teams { teams: Team::some(n), turns, steal },
    };
    let setup = Setup { seats, ..Setup::of(&deck, 3) };
    let round = setup.round(&deck, 0);
    (setup, round)
}

fn right(stage: &Stage) -> PartyIx {
    stage.card().expect("a card").owner
}

fn wrong(stage: &Stage) -> PartyIx {
    PartyIx(1 - right(stage).0)
}

fn then(stage: &Stage, deed: Deed) -> Stage {
    stage.apply(deed).unwrap_or_else(|| panic!("{deed:?} should be possible"))
}

#[test]
fn teams_are_asked_in_turn_and_each_as_often() {
    let (setup, round) = setup(11, 3, Turns::InTurn, false);
    let mut stage = Stage::new(&setup, &round);
    assert_eq!(stage.len(), 9, "eleven cards are three each");
    let mut asked = Vec::new();
    while let Asked::Team(team) = stage.asked() {
        asked.push(team);
        assert_eq!(stage.apply(Deed::Answer((team + 1) % 3, PartyIx(0))), None, "not their turn");
        stage = then(&stage, Deed::Answer(team, right(&stage)));
        assert_eq!(stage.asked(), Asked::Told);
        stage = then(&stage, Deed::Next);
    }
    assert_eq!(asked, [0, 1, 2, 0, 1, 2, 0, 1, 2]);
    assert_eq!(stage.asked(), Asked::Over);
    let all: u32 = (1..=3).map(|row| points_for(row, false, None)).sum();
    assert!(stage.standings().iter().all(|standing| standing.points == all && standing.right == 3));
    assert_eq!(stage.places(), [1, 1, 1], "as many points share a place");
}

#[test]
fn the_answer_waits_until_the_facilitator_goes_on() {
    let (setup, round) = setup(4, 2, Turns::InTurn, false);
    let stage = Stage::new(&setup, &round);
    assert_eq!(stage.apply(Deed::Next), None, "nobody has answered");
    let told = then(&stage, Deed::Answer(0, wrong(&stage)));
    assert_eq!(told.asked(), Asked::Told);
    assert_eq!(
        told.apply(Deed::Answer(1, right(&told))),
        None,
        "without stealing a card is answered once"
    );
    assert_eq!(told.missed().count(), 1);
}

#[test]
fn a_missed_card_can_be_stolen_once_for_half() {
    let (setup, round) = setup(4, 3, Turns::InTurn, true);
    let stage = Stage::new(&setup, &round);
    let missed = then(&stage, Deed::Answer(0, wrong(&stage)));
    assert_eq!(missed.asked(), Asked::Team(1));
    assert!(missed.is_steal() && !stage.is_steal());
    let stolen = then(&missed, Deed::Answer(1, right(&missed)));
    assert_eq!(stolen.asked(), Asked::Told);
    assert_eq!(stolen.standings()[1].points, 50);
    assert_eq!(stolen.standings()[1].streak, 0);
    let again = then(&missed, Deed::Answer(1, wrong(&missed)));
    assert_eq!(again.asked(), Asked::Told, "stolen once only");
    let passed = then(&missed, Deed::Pass);
    assert_eq!(passed.asked(), Asked::Told);
    let next = then(&stolen, Deed::Next);
    assert_eq!(next.asked(), Asked::Team(1), "the turns go on");
    assert!(!next.is_steal());
}

#[test]
fn a_card_that_is_given_up_can_be_stolen_as_often_as_one_that_was_missed() {
    let (setup, round) = setup(4, 3, Turns::InTurn, true);
    let stage = Stage::new(&setup, &round);
    let given_up = then(&stage, Deed::Pass);
    assert_eq!(given_up.asked(), Asked::Team(1));
    assert!(given_up.is_steal());
    assert_eq!(then(&given_up, Deed::Pass).asked(), Asked::Told, "once only");
    let missed = then(&given_up, Deed::Answer(1, wrong(&given_up)));
    assert_eq!(missed.asked(), Asked::Told, "once only");
    let stolen = then(&given_up, Deed::Answer(1, right(&given_up)));
    assert_eq!((stolen.asked(), stolen.standings()[1].points), (Asked::Told, 50));
    assert_eq!(stolen.standings()[1].streak, 0);
}

#[test]
fn in_a_race_whoever_is_first_answers_and_nobody_twice() {
    let (setup, round) = setup(5, 4, Turns::Race, true);
    let stage = Stage::new(&setup, &round);
    assert_eq!((stage.len(), stage.asked()), (5, Asked::Anyone));
    let missed = then(&stage, Deed::Answer(2, wrong(&stage)));
    assert_eq!(missed.asked(), Asked::Anyone);
    assert!(!missed.may(2) && missed.may(0));
    assert_eq!(missed.apply(Deed::Answer(2, right(&missed))), None);
    let stolen = then(&missed, Deed::Answer(0, right(&missed)));
    assert_eq!(stolen.asked(), Asked::Told);
    assert_eq!(then(&stage, Deed::Pass).asked(), Asked::Told);
}

#[test]
fn without_teams_the_whole_room_answers() {
    let (setup, round) = setup(3, 0, Turns::InTurn, true);
    let stage = Stage::new(&setup, &round);
    assert_eq!(stage.asked(), Asked::Team(0));
    let told = then(&stage, Deed::Answer(0, wrong(&stage)));
    assert_eq!(told.asked(), Asked::Told);
}

#[test]
fn it_can_be_ended_early_and_that_be_taken_back() {
    let (setup, round) = setup(6, 2, Turns::InTurn, false);
    let stage = Stage::new(&setup, &round);
    let stage = then(&stage, Deed::Answer(0, right(&stage)));
    let over = then(&stage, Deed::End);
    assert_eq!(over.asked(), Asked::Over);
    assert!(over.card().is_none());
    assert_eq!(over.apply(Deed::End), None);
    assert_eq!(over.undone(&setup, &round), Some(stage));
}

#[test]
fn no_two_teams_share_a_key() {
    for columns in 2..=4 {
        let mut all = BTreeSet::new();
        for team in 0..8 {
            let own = keys::keys(team, columns);
            assert_eq!(own.len(), columns);
            for (at, key) in own.iter().enumerate() {
                assert!(all.insert(*key), "{key}");
                assert_eq!(keys::pressed(key, 8, columns), Some((team, PartyIx(at as u8))));
                assert_eq!(key.chars().count(), 1);
            }
        }
        assert_eq!(keys::pressed("U", 1, columns), None, "nobody sits there");
    }
    assert_eq!(keys::keys(9, 2).len(), 0);
    assert_eq!(cards_at_screen(2, 3, Turns::InTurn), 2, "fewer cards than teams are all played");
}

#[test]
fn a_clock_can_be_stopped_and_given_more() {
    let clock = Countdown::of(20);
    assert_eq!((clock.left(99_000), clock.runs()), (20_000, false));
    let clock = clock.started(5_000);
    assert_eq!(clock.left(12_000), 13_000);
    assert_eq!(clock.left(1_000), 20_000, "a clock that was set back gives no more");
    let clock = clock.stopped(12_000);
    assert_eq!(clock.left(900_000), 13_000);
    let clock = clock.started(100_000).extended(10, 101_000);
    assert_eq!(clock.left(102_000), 21_000);
    assert_eq!(clock.left(1_000_000), 0);
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => (0u8..9, 0u8..5).prop_map(|(team, party)| Deed::Answer(team, PartyIx(party))),
        2 => Just(Deed::Pass),
        6 => Just(Deed::Next),
        1 => Just(Deed::End),
    ]
}

proptest! {
    #[test]
    fn a_game_is_its_deeds(
        cards in 1usize..12, teams in 0usize..=8, race in any::<bool>(), steal in any::<bool>(),
        deeds in proptest::collection::vec(any_deed(), 0..60),
    ) {
        let turns = if race { Turns::Race } else { Turns::InTurn };
        let (setup, round) = setup(cards, if teams == 1 { 2 } else { teams }, turns, steal);
        let mut stage = Stage::new(&setup, &round);
        for deed in deeds {
            if let Some(next) = stage.apply(deed) {
                prop_assert_eq!(next.undone(&setup, &round), Some(stage));
                stage = next;
            }
        }
        let text = stage.text();
        prop_assert_eq!(&Stage::read(&setup, &round, &text), &stage);
        let points: u32 = stage.standings().iter().map(|standing| standing.points).sum();
        let right: u32 = stage.standings().iter().map(|standing| u32::from(standing.right)).sum();
        prop_assert!(points >= 50 * right && points <= 150 * right);
        prop_assert!(right as usize + stage.missed().count() <= stage.shown().len());
    }

    #[test]
    fn whatever_was_kept_is_read_as_far_as_it_makes_sense(text in "[apne0-9x]{0,40}", any in ".{0,20}") {
        let (setup, round) = setup(5, 3, Turns::Race, true);
        let _ = Stage::read(&setup, &round, &text);
        let _ = Stage::read(&setup, &round, &any);
    }
}
