use std::rc::Rc;

use super::forge::{Dice, forged, unforged};
use super::rounds::{ana, any_name, any_setup, any_try, name, plain, played, team, workshop};
use fixtures::{deck, deck_parts};
use game::{Action, Feedback, Presentation, Round, RoundResult, Rules, Selection, Step};
use model::{CardIx, Deck, Order, PartyIx};
use proptest::prelude::*;
use workshop::{CodeFault, Setup, code};

proptest! {
    #[test]
    fn whoever_reads_a_code_counts_what_the_player_counted(
        (setup, deck) in any_setup(1..=30_usize),
        name in any_name(),
        any in any::<u8>(),
        tries in proptest::collection::vec(any_try(), 0..90),
    ) {
        let (round, team) = (played(&setup, &deck, &tries), team(&setup, any));
        let text = code::write(&name, team, &round).expect("a code");
        prop_assert!(text.len() <= 300, "{} {}", text.len(), text);
        prop_assert!(text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'-'));
        let read = code::read(&text, &setup, &deck).expect("the same workshop");
        prop_assert_eq!((&read.name, read.team), (&name, team));
        prop_assert_eq!(RoundResult::of(&read.round), RoundResult::of(&round));
        for &card in round.order() {
            let party = |round: &Round| round.placement(card).map(|placement| placement.party);
            prop_assert_eq!(party(&read.round), party(&round));
            prop_assert_eq!(read.round.hinted(card), round.hinted(card));
        }
        prop_assert_eq!(read.round.deadline(), round.deadline());
        // One round, one text.
        prop_assert_eq!(code::write(&read.name, read.team, &read.round), Some(text));
    }

    #[test]
    fn a_code_that_was_forged_is_refused_or_is_the_text_of_a_round(
        (setup, deck) in any_setup(1..=30_usize),
        tries in proptest::collection::vec(any_try(), 0..60),
        any in any::<u8>(),
        flips in proptest::collection::vec(any::<prop::sample::Index>(), 1..4),
        noise in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..60)),
        keep in any::<prop::sample::Index>(),
    ) {
        let round = played(&setup, &deck, &tries);
        let text = code::write(&name("Ana"), team(&setup, any), &round).expect("a code");
        let mut body = unforged(&text);
        prop_assert_eq!(&forged(&body), &text);
        // Behind deck, edition and round, which would be refused at once.
        for flip in &flips {
            let bit = 80 + flip.index(body.len() * 8 - 80);
            body[bit / 8] ^= 1 << (bit % 8);
        }
        if let Some(noise) = noise {
            body.truncate(10 + keep.index(body.len() - 10));
            body.extend(noise);
        }
        let forged = forged(&body);
        if let Ok(read) = code::read(&forged, &setup, &deck) {
            prop_assert_eq!(code::write(&read.name, read.team, &read.round), Some(forged));
        }
    }

    #[test]
    fn any_text_is_searched_and_read_without_a_panic(text in "(WR[0-9]{0,4}-?|[0-9A-Z]{0,9}|\\PC{0,9}|\\s)*") {
        let deck = deck(4, 2);
        for found in code::find(&text) {
            prop_assert!(code::read(found, &Setup::of(&deck, 1), &deck).is_err());
        }
        prop_assert!(code::read(&text, &Setup::of(&deck, 1), &deck).is_err());
    }
}

#[test]
fn a_code_from_last_year_is_still_read() {
    let (setup, deck) = workshop();
    assert_eq!(ana(), "WR1-17VRTTW1ZXDWN0DPR0G0T1DSGP5XPG98N0326G6EG");
    let read = code::read(&ana(), &setup, &deck).expect("a code");
    assert_eq!(RoundResult::of(&read.round).right, 9);

    // With a clock that was extended, a hint, another order and cards that were not placed.
    let feedback = Feedback::Immediate;
    let setup = Setup { feedback, clock: Some(5), ..Setup::of(&deck, 77) };
    let mut round = setup.round(&deck, 0);
    let cards = round.order().to_vec();
    act_at(&mut round, Action::Hint(cards[1]), 900);
    act_at(&mut round, Action::Place(cards[1], deck.card(cards[1]).owner), 7_000);
    act_at(&mut round, Action::Extend, 50_000);
    act_at(&mut round, Action::Place(cards[0], deck.card(cards[0]).owner), 70_001);
    act_at(&mut round, Action::Finish, 71_234);
    let text = code::write(&name("Björk"), Some(1), &round).expect("a code");
    assert_eq!(text, "WR1-1QVRTTW1ZXDWN0DPR08VGGS16NGXPE9NT00B8FS7ZZZZYJ4B4445Z8S40");
    let read = code::read(&text, &setup, &deck).expect("a code");
    assert_eq!(RoundResult::of(&read.round), RoundResult::of(&round));
}

#[test]
fn an_ordinary_round_fits_in_a_small_qr_code() {
    // Alphanumeric, level M: version 3 holds 61 characters, 4 holds 90.
    let (setup, deck) = workshop();
    let length = |setup: &Setup| {
        code::write(&name("Ana María"), None, &plain(setup, &deck)).expect("a code").len()
    };
    assert!(length(&setup) <= 61, "{}", length(&setup));
    let clock = Setup { clock: Some(30), ..setup };
    assert!(length(&clock) <= 75, "{}", length(&clock));
}

#[test]
fn the_longest_code_of_thirty_cards_has_three_hundred_characters_at_most() {
    let long = name(&"責".repeat(20));
    assert_eq!(long.as_str().len(), 60);
    for feedback in [Feedback::Immediate, Feedback::AtTheEnd] {
        // How many cards an extension comes before, from the first on.
        for every in 1..=30 {
            let deck = deck(30, 4);
            let setup = Setup { feedback, clock: Some(600), ..Setup::of(&deck, 3) };
            let mut round = setup.round(&deck, 0);
            let cards: Vec<CardIx> = round.order().iter().rev().copied().collect();
            let mut extended = 0;
            for (at, &card) in cards.iter().enumerate() {
                let mut act = |action, after| {
                    round = round.apply(&Step { action, after }).expect("it can be done");
                };
                act(Action::Hint(card), 0);
                let more = if at % every == 0 { 99 / 30_usize.div_ceil(every) } else { 0 };
                for _ in 0..more {
                    act(Action::Extend, 0);
                }
                extended += more;
                let end = round.deadline().expect("a clock") - 1;
                act_at(&mut round, Action::Place(card, PartyIx(3)), end);
            }
            assert!(extended <= 99);
            while let Some(next) = round.apply(&Step { action: Action::Extend, after: 0 }) {
                round = next;
            }
            let end = round.deadline().expect("a clock");
            act_at(&mut round, Action::Finish, end - 1);
            let text = code::write(&long, Some(1), &round).expect("a code");
            let read = code::read(&text, &setup, &deck).expect("a code");
            assert_eq!(RoundResult::of(&read.round), RoundResult::of(&round));
            assert!(text.len() <= 300, "{}", text.len());
        }
    }
}

fn act_at(round: &mut Round, action: Action, after: u64) {
    *round = round.apply(&Step { action, after }).expect("it can be done");
}

#[test]
fn a_hundred_thousand_changes_are_all_refused() {
    let deck = deck(30, 3);
    let setup = Setup { clock: Some(20), ..Setup::of(&deck, 9) };
    let text = code::write(&name("Zoë"), Some(1), &plain(&setup, &deck)).expect("a code");
    assert!(code::read(&text, &setup, &deck).is_ok());
    let right: Vec<char> = text.chars().collect();
    let mut dice = Dice(1);
    let digits: Vec<char> = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().collect();
    let any = |dice: &mut Dice| match dice.below(4) {
        0 => char::from(b'!' + dice.below(94) as u8),
        1 => ['O', 'I', 'L', 'U', 'a', 'z', '-', 'é', '責', '\0', '\u{200b}'][dice.below(11)],
        _ => digits[dice.below(32)],
    };
    let mut seen = std::collections::BTreeMap::new();
    for _ in 0..100_000 {
        let mut chars = right.clone();
        let at = dice.below(chars.len());
        match dice.below(6) {
            0 | 1 => chars[at] = any(&mut dice),
            2 => chars.truncate(at),
            3 => chars.insert(at, any(&mut dice)),
            4 => chars.swap(at, (at + 1).min(right.len() - 1)),
            _ => {
                let keep = dice.below(5);
                chars.truncate(keep);
                chars.extend((0..at).map(|_| any(&mut dice)));
            }
        }
        if chars == right {
            continue;
        }
        let changed: String = chars.into_iter().collect();
        match code::read(&changed, &setup, &deck) {
            Ok(_) => panic!("{changed} for {text}"),
            Err(fault) => *seen.entry(fault.to_string()).or_insert(0) += 1,
        }
    }
    assert!(seen.len() >= 4, "{seen:?}");
}

#[test]
fn every_change_of_a_character_is_found() {
    let (setup, deck) = workshop();
    let text = ana();
    for at in 0..text.len() {
        for c in ('!'..='~').filter(|c| !text[at..].starts_with(*c)) {
            let changed = format!("{}{c}{}", &text[..at], &text[at + 1..]);
            assert!(code::read(&changed, &setup, &deck).is_err(), "{changed}");
        }
        let cut = code::read(&text[..at], &setup, &deck);
        let expected = if at < 4 { CodeFault::NotACode } else { CodeFault::Short };
        assert_eq!(cut, Err(expected), "{at}");
    }
}

#[test]
fn what_is_not_played_here_is_told_apart() {
    let (setup, deck) = workshop();
    let read = |setup: &Setup, deck: &Rc<Deck>| code::read(&ana(), setup, deck).map(|_| ());
    assert_eq!(read(&setup, &deck), Ok(()));
    let parts = deck_parts(12, 2);
    let made = |change: fn(&mut model::DeckParts)| {
        let mut parts = parts.clone();
        change(&mut parts);
        Rc::new(Deck::new(parts).expect("a deck"))
    };
    let translated = made(|parts| parts.title = "Otra".into());
    assert_eq!(read(&setup, &translated), Ok(()));
    let other = made(|parts| parts.id = "other".into());
    assert_eq!(read(&setup, &other), Err(CodeFault::OtherDeck));
    let edition = made(|parts| parts.cards[3].owner = PartyIx(0));
    assert_eq!(read(&setup, &edition), Err(CodeFault::OtherEdition));
    // Its fingerprint is the same, but another card would be meant.
    let contrast = made(|parts| {
        parts.order = Order::Contrast;
        parts.cards.iter_mut().for_each(|card| card.task = "The same".into());
    });
    assert_eq!(contrast.fingerprint(), deck.fingerprint());
    assert_eq!(read(&setup, &contrast), Err(CodeFault::OtherRound));
    let seed = Setup { seed: 78, ..setup.clone() };
    assert_eq!(read(&seed, &deck), Err(CodeFault::OtherRound));
    let cards = Setup { cards: Some(11), ..setup.clone() };
    assert_eq!(read(&cards, &deck), Err(CodeFault::OtherRound));
    let clock = Setup { clock: Some(30), ..setup.clone() };
    assert_eq!(read(&clock, &deck), Err(CodeFault::OtherRules));
    let feedback = Setup { feedback: Feedback::Immediate, ..setup.clone() };
    assert_eq!(read(&feedback, &deck), Err(CodeFault::OtherRules));
    let teams = Setup::of(&deck, 77);
    assert_eq!(read(&teams, &deck), Err(CodeFault::OtherTeams));
    for (team, expected) in [(0, Ok(())), (1, Ok(())), (2, Err(CodeFault::OtherTeams))] {
        let text = code::write(&name("Ana"), Some(team), &plain(&teams, &deck)).expect("a code");
        assert_eq!(code::read(&text, &teams, &deck).map(|_| ()), expected);
        assert_eq!(code::read(&text, &setup, &deck).map(|_| ()), Err(CodeFault::OtherTeams));
    }
}

#[test]
fn a_text_that_is_no_code_says_what_is_wrong() {
    let (setup, deck) = workshop();
    let fault = |text: &str| code::read(text, &setup, &deck).map(|_| ()).err();
    for text in ["", "Ana", "wr1-30", "WR-30", "WRX-30", "WR1", "XWR1-30", "WR1234-30"] {
        assert_eq!(fault(text), Some(CodeFault::NotACode), "{text}");
    }
    assert_eq!(fault("WR2-30ABC"), Some(CodeFault::Version));
    assert_eq!(fault("WR10-"), Some(CodeFault::Version));
    assert_eq!(fault("WR1-"), Some(CodeFault::Short));
    let text = ana();
    assert_eq!(fault(&format!("{text}0")), Some(CodeFault::Damaged));
    assert_eq!(fault(&text.to_lowercase()), Some(CodeFault::NotACode));
    assert_eq!(fault(&text.replace('0', "O")), Some(CodeFault::Damaged));
    assert_eq!(fault(&text.repeat(1000)), Some(CodeFault::Damaged));
    assert_eq!(fault(&forged(&[])), Some(CodeFault::NotARound));
    assert_eq!(fault(&forged(&unforged(&text)[..19])), Some(CodeFault::NotARound));
    let mut longer = unforged(&text);
    longer.push(0);
    assert_eq!(fault(&forged(&longer)), Some(CodeFault::NotARound), "no second text of a round");
}

#[test]
fn white_space_in_a_code_does_not_matter() {
    let (setup, deck) = workshop();
    let text = ana();
    let spaced: String = text.chars().flat_map(|c| [c, ' ', '\n', '\u{a0}', '\t']).collect();
    assert_eq!(code::read(&spaced, &setup, &deck), code::read(&text, &setup, &deck));
    assert!(code::read(&format!("\r\n {text}\r\n"), &setup, &deck).is_ok());
}

#[test]
fn only_what_a_setup_deals_gets_a_code() {
    let (setup, deck) = workshop();
    let under_way = setup.round(&deck, 0);
    assert_eq!(code::write(&name("Ana"), None, &under_way), None);
    let round = plain(&setup, &deck);
    assert!(code::write(&name("Ana"), Some(7), &round).is_some());
    assert_eq!(code::write(&name("Ana"), Some(8), &round), None);
    let ended = |round: Round, after| {
        round.apply(&Step { action: Action::Finish, after }).expect("it ends")
    };
    let spread = Rules { presentation: Presentation::Spread, ..setup.rules(12) };
    let spread = Round::start(deck.clone(), spread, Selection::All, 77, 0);
    assert_eq!(code::write(&name("Ana"), None, &ended(spread, 5)), None);
    assert!(code::write(&name("Ana"), None, &ended(under_way.clone(), 1 << 39)).is_some());
    assert_eq!(code::write(&name("Ana"), None, &ended(under_way, 1 << 40)), None);
    for (cards, is_carried) in [(code::MOST_CARDS, true), (code::MOST_CARDS + 1, false)] {
        let deck = fixtures::deck(cards, 4);
        let setup = Setup { clock: Some(600), ..Setup::of(&deck, 1) };
        let text = code::write(&name(&"責".repeat(20)), Some(0), &plain(&setup, &deck));
        assert_eq!(text.is_some(), is_carried, "{cards}");
        assert!(text.is_none_or(|text| code::read(&text, &setup, &deck).is_ok()));
    }
}
