use super::rounds::{any_board, name, plain};
use fixtures::deck_parts;
use model::Deck;
use proptest::prelude::*;
use serde_json::Value;
use std::rc::Rc;
use workshop::{Board, Mark, Played, Seats, Setup, Team, Turns, export};

/// What a reader of RFC 4180 finds: a simple one, which is told where it is wrong.
fn table(text: &str) -> Vec<Vec<String>> {
    let mut chars = text.strip_prefix('\u{feff}').expect("a mark").chars().peekable();
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted => {
                is_quoted = false;
                assert!(matches!(chars.peek(), Some(',' | '\r')), "a quoted cell ends");
            }
            _ if is_quoted => cell.push(c),
            '"' => {
                assert_eq!(cell, "", "a quote in the middle of a cell");
                is_quoted = true;
            }
            ',' => row.push(std::mem::take(&mut cell)),
            '\r' => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' => panic!("a line end alone"),
            _ => cell.push(c),
        }
    }
    assert!(!is_quoted && row.is_empty() && cell.is_empty(), "the last line ends");
    rows
}

/// A name as a cell says it.
fn told(name: &str) -> String {
    let apostrophe = if name.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("{apostrophe}{name}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_spreadsheet_finds_the_fields_and_no_formula(
        (mut board, _) in any_board(0..8), anonymous in any::<bool>(), hidden in 0_usize..8,
    ) {
        board.hide(hidden, true);
        let rows = table(&export::csv(&board, anonymous));
        let columns = 9 + board.cards().len();
        prop_assert_eq!(&rows[0][..9], export::COLUMNS);
        for (at, &card) in board.cards().iter().enumerate() {
            prop_assert_eq!(&*rows[0][9 + at], &*board.deck().card(card).id);
        }
        prop_assert_eq!(rows.len(), board.entries().len() + 1);
        for (row, ranked) in rows[1..].iter().zip(board.ranking()) {
            let entry = &board.entries()[ranked.ix];
            let result = entry.result();
            prop_assert_eq!(row.len(), columns);
            prop_assert_eq!(&row[0], &ranked.place.to_string());
            prop_assert_eq!(&row[1], &(ranked.ix + 1).to_string());
            let is_named = !anonymous && ranked.ix != hidden;
            let name = if is_named { told(entry.name().as_str()) } else { String::new() };
            prop_assert_eq!(&row[2], &name);
            let numbers = [result.right as u64, result.cards as u64, u64::from(result.points)];
            prop_assert_eq!(&row[4..7], numbers.map(|number| number.to_string()));
            let accuracy: f64 = row[7].parse().expect("a number");
            prop_assert!((accuracy - result.accuracy()).abs() <= 0.000_05);
            prop_assert_eq!(row[8].parse::<u64>(), Ok((result.duration + 500) / 1000));
            let right = row[9..].iter().filter(|cell| *cell == "right").count();
            prop_assert_eq!(right, result.right);
            let missing = entry.answers().iter().filter(|answer| answer.is_none()).count();
            prop_assert_eq!(row[9..].iter().filter(|cell| *cell == "missing").count(), missing);
            let is_formula = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            prop_assert!(!row.iter().any(is_formula), "{:?}", row);
        }
    }

    #[test]
    fn a_reader_of_json_finds_the_fields(
        (mut board, _) in any_board(0..8), anonymous in any::<bool>(), hidden in 0_usize..8,
    ) {
        board.hide(hidden, true);
        let text = export::json(&board, anonymous);
        let read: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(&read["version"], 1);
        prop_assert_eq!(&read["setup"], &board.setup().text());
        prop_assert_eq!(&read["deck"], &**board.deck().id());
        prop_assert_eq!(&read["edition"], board.deck().fingerprint());
        let players = read["players"].as_array().expect("players");
        prop_assert_eq!(players.len(), board.entries().len());
        for (player, ranked) in players.iter().zip(board.ranking()) {
            let entry = &board.entries()[ranked.ix];
            prop_assert_eq!(&player["place"], ranked.place);
            prop_assert_eq!(&player["points"], entry.result().points);
            let is_named = !anonymous && ranked.ix != hidden;
            let name = is_named.then(|| entry.name().as_str());
            prop_assert_eq!(player["name"].as_str(), name);
            let placements = player["placements"].as_object().expect("placements");
            prop_assert_eq!(placements.len(), board.cards().len());
            for (&card, answer) in board.cards().iter().zip(entry.answers()) {
                let told = placements[&*board.deck().card(card).id].as_str();
                prop_assert_eq!(told, answer.map(|party| &*board.deck().party(party).id));
            }
        }
        let cards = read["cards"].as_array().expect("cards");
        prop_assert_eq!(cards.len(), board.cards().len());
    }
}

#[test]
fn what_others_wrote_stays_text() {
    let ids = [
        "=1+1",
        "+a",
        "-b",
        "@c",
        "\td",
        "\re",
        "f\"g,h;i",
        " =j",
        "＝k",
        "l\u{0}</script>\u{2028}\\",
    ];
    let mut parts = deck_parts(ids.len(), 2);
    for (card, id) in parts.cards.iter_mut().zip(ids) {
        card.id = id.into();
    }
    let deck = Rc::new(Deck::new(parts).expect("a deck"));
    let team = |mark, text| Team { mark, name: Some(name(text)) };
    let seats = Seats::Teams {
        teams: vec![team(Mark::Star, "=SUM(A1)"), Team { mark: Mark::Cross, name: None }],
        turns: Turns::Race,
        steal: false,
    };
    let setup = Setup { seats, ..Setup::of(&deck, 3) };
    let mut board = Board::new(setup.clone(), &deck).expect("its deck");
    for (who, team) in [("@Ana, \"the\" one", 0), ("Bob", 1)] {
        let round = plain(&setup, &deck);
        assert!(board.add(&Played { name: name(who), team: Some(team), round }).is_ok());
    }
    let text = export::csv(&board, false);
    let rows = table(&text);
    let mut heads = rows[0][9..].to_vec();
    heads.sort();
    let mut expected: Vec<String> = ids.map(|id| format!("'{id}")).into();
    expected[6] = ids[6].to_owned();
    expected[9] = ids[9].to_owned();
    expected.sort();
    assert_eq!(heads, expected);
    assert_eq!(rows[1][2..4], ["'@Ana, \"the\" one", "'=SUM(A1)"]);
    assert_eq!(rows[2][2..4], ["Bob", "cross"]);
    let json = export::json(&board, false);
    assert!(!json.contains("</") && !json.contains('\u{2028}'));
    let read: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(read["players"][0]["team"], "=SUM(A1)");
    let mut told: Vec<&str> = read["cards"]
        .as_array()
        .expect("cards")
        .iter()
        .filter_map(|card| card["id"].as_str())
        .collect();
    told.sort_unstable();
    let mut ids = ids;
    ids.sort_unstable();
    assert_eq!(told, ids);
}

#[test]
fn whoever_is_not_to_be_known_is_in_no_export() {
    let deck = fixtures::deck(4, 2);
    let setup = Setup { seats: Seats::Players, ..Setup::of(&deck, 3) };
    let mut board = Board::new(setup.clone(), &deck).expect("its deck");
    for who in ["Annegret", "Berthold"] {
        let round = plain(&setup, &deck);
        assert!(board.add(&Played { name: name(who), team: None, round }).is_ok());
    }
    board.hide(0, true);
    for export in [export::csv, export::json] {
        let (some, none) = (export(&board, false), export(&board, true));
        assert!(!some.contains("Annegret") && some.contains("Berthold"));
        assert!(!none.contains("Annegret") && !none.contains("Berthold"));
        assert!(!some.contains("WR1-") && !none.contains("WR1-"));
    }
    board.hide(0, false);
    assert!(export::csv(&board, false).contains("Annegret"));
}
