use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::{Duration, Instant};

use super::rounds::{ana, answered, any_board, any_name, name, plain, workshop};
use fixtures::deck;
use game::{Feedback, RoundResult};
use model::Deck;
use proptest::prelude::*;
use workshop::{
    Board, BoardFault, CodeFault, MOST_ENTRIES, Name, Played, Ranked, Setup, SetupFault, Shown,
    TakeFault, Taken, Verdict, code,
};

/// A board of six cards in two teams, told at once.
fn board() -> (Board, Rc<Deck>) {
    let deck = deck(6, 2);
    let setup = Setup { feedback: Feedback::Immediate, ..Setup::of(&deck, 5) };
    (Board::new(setup, &deck).expect("its deck"), deck)
}

/// Answers as letters: right, wrong, and a full stop for none.
fn played(board: &Board, who: &str, team: u8, answers: &str) -> Played {
    let answers: Vec<Option<bool>> =
        answers.chars().map(|c| (c != '.').then_some(c == 'r')).collect();
    let round = answered(board.setup(), board.deck(), &answers);
    Played { name: name(who), team: Some(team), round }
}

fn filled(people: &[(&str, u8, &str)]) -> Board {
    let (mut board, _) = board();
    for &(who, team, answers) in people {
        let played = played(&board, who, team, answers);
        assert!(matches!(board.add(&played), Ok(Taken::New(_))));
    }
    board
}

fn shown(board: &Board) -> Vec<String> {
    let names = (0..board.entries().len()).filter_map(|ix| board.shown_name(ix, false));
    names
        .map(|name| match name {
            Shown::Name(name) => name,
            Shown::Player(number) => format!("#{number}"),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_board_counts_what_its_players_counted((board, people) in any_board(0..12)) {
        prop_assert_eq!(board.entries().len(), people.len());
        for (entry, played) in board.entries().iter().zip(&people) {
            prop_assert_eq!((entry.name(), entry.team()), (&played.name, played.team));
            prop_assert_eq!(entry.result(), &RoundResult::of(&played.round));
        }
        let heat = board.heat();
        let mut cards: Vec<_> = heat.iter().map(|row| row.card).collect();
        cards.sort();
        let mut dealt = board.cards().to_vec();
        dealt.sort();
        prop_assert_eq!(cards, dealt, "each card once");
        for row in &heat {
            prop_assert_eq!(row.right + row.wrong + row.missing, people.len());
            prop_assert_eq!(row.columns.iter().sum::<usize>(), row.right + row.wrong);
            for (answer, played) in row.answers.iter().zip(&people) {
                let party = played.round.placement(row.card).map(|placement| placement.party);
                prop_assert_eq!(answer.party, party);
                let is_right = answer.verdict == Verdict::Right;
                prop_assert_eq!(is_right, played.round.is_right(row.card));
            }
        }
        prop_assert!(heat.is_sorted_by_key(|row| std::cmp::Reverse((row.wrong, row.missing))));
        let right: usize = people.iter().map(|one| RoundResult::of(&one.round).right).sum();
        prop_assert_eq!(board.layers().iter().map(|sum| sum.right).sum::<usize>(), right);
        let asked = board.layers().iter().map(|sum| sum.asked).sum::<usize>();
        prop_assert_eq!(asked, board.cards().len() * people.len());
    }

    #[test]
    fn a_place_is_one_more_than_how_many_are_better((board, _) in any_board(0..12)) {
        let key = |ix: usize| {
            let result = board.entries()[ix].result();
            (result.points, result.right)
        };
        let ranking = board.ranking();
        prop_assert_eq!(ranking.len(), board.entries().len());
        for ranked in &ranking {
            let better = (0..ranking.len()).filter(|&ix| key(ix) > key(ranked.ix)).count();
            prop_assert_eq!(ranked.place, better + 1);
        }
        prop_assert!(ranking.is_sorted_by_key(|ranked| (ranked.place, ranked.ix)));
        let teams = board.teams();
        for one in &teams {
            let is_better = |other: &&workshop::TeamRank| {
                other.right * one.cards > one.right * other.cards
            };
            prop_assert_eq!(one.place, teams.iter().filter(is_better).count() + 1);
        }
    }

    #[test]
    fn a_board_is_read_from_its_text(
        (mut board, _) in any_board(0..8),
        changes in proptest::collection::vec((0..4, any::<prop::sample::Index>(), any_name()), 0..8),
        hurt in any::<prop::sample::Index>(),
        other in "[ -~]",
    ) {
        for (kind, ix, name) in changes {
            let ix = ix.index(board.entries().len().max(1));
            let _ = match kind {
                0 => board.remove(ix),
                1 => board.rename(ix, name),
                2 => board.hide(ix, true),
                _ => board.restore(ix).is_ok(),
            };
        }
        let text = board.text();
        let read = Board::read(&text, board.deck()).expect("its text");
        prop_assert_eq!((&read.board, read.lost), (&board, 0));
        prop_assert_eq!(Board::setup_in(&text), Ok(board.setup().clone()));

        // A character that is another one costs its line, and no more.
        let mut at = hurt.index(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let next = text[at..].chars().next().map_or(1, char::len_utf8);
        let hurt = format!("{}{other}{}", &text[..at], &text[at + next..]);
        if hurt != text && let Ok(read) = Board::read(&hurt, board.deck()) {
            // A line end that is gone makes one of two lines.
            prop_assert!((1..=2).contains(&read.lost), "{}", hurt);
            let all = board.entries().len() + board.removed().len();
            let kept = read.board.entries().len() + read.board.removed().len();
            prop_assert!(kept + 2 >= all);
        }
    }

    #[test]
    fn whatever_is_read_as_a_board_never_panics(text in "(wb1 |[+x-]?WR1-|~|\n|\\PC{0,9})*") {
        let (board, deck) = board();
        let head = format!("wb1 {}\n{text}", board.setup().text());
        for text in [text, head] {
            if let Ok(read) = Board::read(&text, &deck) {
                prop_assert_eq!(read.board.entries().len(), 0);
            }
        }
    }
}

#[test]
fn a_code_that_was_here_already_is_told() {
    let (setup, deck) = workshop();
    let mut board = Board::new(setup, &deck).expect("its deck");
    let code = ana();
    assert_eq!(board.take(&code), Ok(Taken::New(0)));
    assert_eq!(board.take(&format!(" {}\n{}", &code[..20], &code[20..])), Ok(Taken::Again(0)));
    assert_eq!(board.take("WR1-"), Err(TakeFault::Code(CodeFault::Short)));
    assert_eq!(board.entries()[0].code(), code);
    assert!(board.rename(0, name("Anna")) && board.hide(0, true));
    assert_eq!(board.take(&code), Ok(Taken::Again(0)));
    assert!(board.remove(0));
    assert_eq!(board.take(&code), Ok(Taken::Removed(0)), "a chat that is pasted again");
    assert_eq!(board.entries().len(), 0);
    assert_eq!(board.restore(0), Ok(Taken::New(0)));
    assert_eq!((board.removed().len(), shown(&board)), (0, vec!["Ana".to_owned()]));
}

#[test]
fn what_is_not_there_is_not_changed() {
    let (mut board, _) = board();
    let before = board.clone();
    assert!(!board.remove(0) && !board.hide(0, true) && !board.rename(0, name("Ana")));
    assert_eq!(board.restore(0), Err(TakeFault::Code(CodeFault::NotACode)));
    assert_eq!(board.shown_name(0, false), None);
    assert_eq!(board, before);
    let under_way = board.setup().round(board.deck(), 0);
    let played = Played { name: name("Ana"), team: Some(0), round: under_way };
    assert_eq!(board.add(&played), Err(TakeFault::Code(CodeFault::NotARound)));
}

#[test]
fn several_of_one_name_are_numbered_in_their_team() {
    let mut board = filled(&[
        ("Ana", 0, "rrrrrr"),
        ("Ana", 1, "rrrrrr"),
        ("Ana", 0, "rrrrrw"),
        ("Bob", 0, "rrrrrr"),
        ("Ana", 0, "wrrrrw"),
    ]);
    assert_eq!(shown(&board), ["Ana", "Ana", "Ana (2)", "Bob", "Ana (3)"]);
    board.hide(0, true);
    assert_eq!(shown(&board), ["#1", "Ana", "Ana", "Bob", "Ana (2)"]);
    board.hide(0, false);
    board.rename(2, name("Bob"));
    assert_eq!(shown(&board), ["Ana", "Ana", "Bob", "Bob (2)", "Ana (2)"]);
    assert_eq!(board.shown_name(3, true), Some(Shown::Player(4)));
    assert_eq!(board.entries()[2].name().as_str(), "Bob");
}

#[test]
fn whoever_is_as_good_shares_a_place() {
    let board = filled(&[
        ("Ana", 0, "rrrrww"),
        ("Bob", 1, "rrrrrr"),
        ("Cem", 1, "rrrrww"),
        ("Dan", 1, "wwwwww"),
        ("Eve", 0, "rrrr.."),
    ]);
    let places: Vec<_> = board.ranking().iter().map(|&Ranked { place, ix }| (place, ix)).collect();
    assert_eq!(places, [(1, 1), (2, 0), (2, 2), (2, 4), (5, 3)]);
    assert_eq!(board.podium().len(), 4);
}

#[test]
fn a_large_team_has_no_advantage() {
    let board = filled(&[
        ("Ana", 0, "rrrrww"),
        ("Bob", 0, "rrrrww"),
        ("Cem", 0, "rrrr.."),
        ("Dan", 1, "rrrrrw"),
    ]);
    let teams = board.teams();
    assert_eq!(teams.iter().map(|one| (one.place, one.team)).collect::<Vec<_>>(), [(1, 1), (2, 0)]);
    assert_eq!((teams[1].members, teams[1].right, teams[1].cards), (3, 12, 18));
    assert!((teams[0].accuracy() - 5.0 / 6.0).abs() < 1e-9);
    let even = filled(&[("Ana", 1, "rrr..."), ("Bob", 0, "rrrwww"), ("Cem", 0, "wwwrrr")]);
    assert_eq!(even.teams().iter().map(|one| one.place).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(filled(&[("Ana", 1, "rrr...")]).teams().len(), 1, "a team that nobody plays for");
}

#[test]
fn what_the_room_got_wrong_most_comes_first() {
    let board = filled(&[("Ana", 0, "rww.rr"), ("Bob", 0, "rwr.wr"), ("Cem", 1, "rwr..r")]);
    let order: Vec<usize> = board
        .heat()
        .iter()
        .filter_map(|row| board.cards().iter().position(|&card| card == row.card))
        .collect();
    assert_eq!(order, [1, 4, 2, 3, 0, 5]);
    let row = &board.heat()[1];
    assert_eq!((row.right, row.wrong, row.missing), (1, 1, 1));
    let verdicts: Vec<_> = row.answers.iter().map(|answer| answer.verdict).collect();
    assert_eq!(verdicts, [Verdict::Right, Verdict::Wrong, Verdict::Missing]);
}

#[test]
fn a_board_of_something_else_says_what_it_is() {
    let (setup, twelve) = workshop();
    let board = Board::new(setup.clone(), &twelve).expect("its deck");
    let read = |text: &str| Board::read(text, &twelve).map(|read| read.lost);
    assert_eq!(read(&board.text()), Ok(0));
    assert_eq!(read(""), Err(BoardFault::NotABoard));
    assert_eq!(read("wr1.first-steps"), Err(BoardFault::NotABoard));
    assert_eq!(read("wb2 w=1"), Err(BoardFault::Version));
    assert_eq!(read("wb1 w=1"), Err(BoardFault::Setup(SetupFault::Damaged)));
    let other = deck(11, 2);
    assert_eq!(Board::new(setup, &other), None);
    assert_eq!(Board::read(&board.text(), &other), Err(BoardFault::OtherEdition));
}

/// As many codes of one set-up.
fn crowd(setup: &Setup, deck: &Rc<Deck>, people: usize) -> Vec<String> {
    let round = plain(setup, deck);
    let names = (0..people).filter_map(|number| Name::typed(&format!("Player {number}")).ok());
    names.filter_map(|name| code::write(&name, Some(0), &round)).collect()
}

#[test]
fn three_hundred_players_are_there_in_no_time() {
    let deck = deck(30, 4);
    let setup = Setup { clock: Some(20), ..Setup::of(&deck, 9) };
    let mut board = Board::new(setup.clone(), &deck).expect("its deck");
    let chat = crowd(&setup, &deck, 300).join(" said somebody\n");
    let started = Instant::now();
    for code in code::find(&chat) {
        assert!(matches!(board.take(code), Ok(Taken::New(_))));
    }
    assert_eq!(Board::read(&board.text(), &deck).expect("its text").board, board);
    assert_eq!((board.heat().len(), board.ranking().len(), board.entries().len()), (30, 300, 300));
    let names: BTreeSet<_> = shown(&board).into_iter().collect();
    assert_eq!(names.len(), 300);
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
}

#[test]
fn a_board_that_is_full_says_so() {
    let deck = deck(1, 2);
    let setup = Setup::of(&deck, 9);
    let mut board = Board::new(setup.clone(), &deck).expect("its deck");
    let codes = crowd(&setup, &deck, MOST_ENTRIES + 2);
    for (at, code) in codes.iter().take(MOST_ENTRIES).enumerate() {
        assert_eq!(board.take(code), Ok(Taken::New(at)));
    }
    assert_eq!(board.take(&codes[MOST_ENTRIES]), Err(TakeFault::Full));
    assert_eq!(board.take(&codes[7]), Ok(Taken::Again(7)));
    assert!(board.remove(0));
    assert_eq!(board.take(&codes[MOST_ENTRIES]), Ok(Taken::New(MOST_ENTRIES - 1)));
    assert_eq!(board.restore(0), Err(TakeFault::Full));
    let read = Board::read(&board.text(), &deck).expect("its text");
    assert_eq!((&read.board, read.lost), (&board, 0));
    let crowded = format!("{}{}", board.text(), board.text());
    let lines = MOST_ENTRIES + 2;
    assert!(Board::read(&crowded, &deck).expect("a board").lost >= lines - 1);
}
