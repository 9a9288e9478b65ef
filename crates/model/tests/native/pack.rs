use model::pack::{self, PackError};
use model::{Catalog, Deck, DeckFault, Draw, MAX_CARDS, Order, PartyIx};
use proptest::prelude::*;

use fixtures::{deck, deck_parts};

#[test]
fn a_pack_that_is_cut_short_is_refused() {
    let text = pack::write(&deck(5, 2));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(pack::read(&lines[..lines.len() - 1].join("\n")), Err(PackError::CutShort));
    let mut missing = lines.clone();
    missing.remove(lines.len() - 2);
    assert_eq!(pack::read(&missing.join("\n")), Err(PackError::CutShort));
}

/// Packs of people's own decks are kept beside their rounds, also those of before there were hints.
#[test]
fn a_pack_without_hints_is_a_deck_without_hints() {
    let text = pack::write(&deck(5, 2));
    let last = |line: &str| line.rfind('\u{1f}').map_or(0, |at| at);
    let old: String = (text.lines())
        .map(|line| if line.ends_with('?') { &line[..last(line)] } else { line })
        .flat_map(|line| [line, "\n"])
        .collect();
    assert_ne!(old, text);
    let old = pack::read(&old).expect("a deck");
    assert!(old.cards().iter().all(|card| card.hint.is_empty() && card.sources.len() == 1));
    assert_eq!(old.fingerprint(), deck(5, 2).fingerprint(), "a hint is a wording");
}

#[test]
fn a_damaged_line_is_named() {
    let text = pack::write(&deck(5, 2)).replacen("\np\u{1f}", "\nq\u{1f}", 1);
    assert_eq!(pack::read(&text), Err(PackError::Line(2)));
}

#[test]
fn a_page_that_is_not_a_pack_is_told_apart() {
    assert_eq!(pack::read("<!doctype html>"), Err(PackError::NotAPack));
    assert_eq!(pack::read(""), Err(PackError::NotAPack));
}

#[test]
fn parts_that_make_no_deck_are_refused() {
    let fault = |change: fn(&mut model::DeckParts)| {
        let mut parts = deck_parts(4, 2);
        change(&mut parts);
        Deck::new(parts).expect_err("no deck")
    };
    assert_eq!(fault(|parts| parts.parties.truncate(1)), DeckFault::Parties(1));
    assert_eq!(fault(|parts| parts.cards.clear()), DeckFault::Cards(0));
    assert_eq!(
        fault(|parts| parts.cards[2].owner = PartyIx(9)),
        DeckFault::Dangling("task-2".into())
    );
    assert_eq!(fault(|parts| parts.layers.clear()), DeckFault::Dangling("task-0".into()));
    assert_eq!(
        fault(|parts| parts.cards[3].id = "task-1".into()),
        DeckFault::Duplicate("task-1".into())
    );
    assert_eq!(
        fault(|parts| parts.cards[0].sources[0].url = "javascript:alert(1)".into()),
        DeckFault::Source("task-0".into())
    );
}

#[test]
fn ten_thousand_cards_make_a_deck_and_each_has_its_own_code() {
    let big = deck(MAX_CARDS, 2);
    let mut codes: Vec<_> = big.card_ixs().map(|ix| big.code(ix)).collect();
    assert!(big.card_ixs().all(|ix| big.find(big.code(ix)) == Some(ix)));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), MAX_CARDS);
    assert_eq!(Deck::new(deck_parts(MAX_CARDS + 1, 2)), Err(DeckFault::Cards(MAX_CARDS + 1)));
}

#[test]
fn the_list_of_decks_survives_packing() {
    let mut catalog = Catalog::default();
    catalog.push(&deck(5, 2));
    catalog.push(&deck(7, 3));
    assert_eq!(Catalog::unpack(&catalog.pack()), Ok(catalog));
    assert_eq!(Catalog::unpack("catalog1\nbroken"), Err(PackError::Line(2)));
}

proptest! {
    #[test]
    fn reading_a_pack_gives_the_deck_that_was_written(
        piles in proptest::collection::vec((1usize..4, 0usize..6), 1..6),
        draws: bool, contrast: bool, parties in 2usize..5, text in "[^\\p{C}]{1,40}",
    ) {
        let piles: Vec<Draw> =
            piles.into_iter().map(|(take, more)| Draw { take, of: take + more }).collect();
        let mut parts = deck_parts(piles.iter().map(|pile| pile.of).sum(), parties);
        parts.draws = if draws { piles } else { Vec::new() };
        parts.order = if contrast { Order::Contrast } else { Order::Shuffled };
        parts.title = text.clone().into();
        parts.cards[0].why = text.into();
        let deck = Deck::new(parts).expect("a deck");
        prop_assert_eq!(pack::read(&pack::write(&deck)), Ok(deck));
    }

    #[test]
    fn no_text_makes_it_panic(text in "(deck1|p|l|s|c|end|\u{1f}|\n|[0-9]|\\PC){0,60}") {
        let _ = pack::read(&text);
        let _ = Catalog::unpack(&text);
        let _ = site::StartPack::unpack(&text);
    }
}
