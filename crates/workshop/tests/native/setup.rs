use fixtures::deck;
use game::Feedback;
use proptest::prelude::*;
use workshop::{Mark, Name, NameFault, Seats, Setup, SetupFault, Team, Turns};

fn any_name() -> impl Strategy<Value = Name> {
    "[\\p{L}\\p{N} &#%=:+~'<>.-]{1,20}".prop_filter_map("a name", |text| Name::typed(&text).ok())
}

fn any_seats() -> impl Strategy<Value = Seats> {
    let team = proptest::option::of(any_name());
    let teams = (proptest::collection::vec(team, 2..=8), any::<bool>(), any::<bool>());
    prop_oneof![
        Just(Seats::Players),
        teams.prop_map(|(names, race, steal)| Seats::Teams {
            teams: names
                .into_iter()
                .zip(Mark::ALL)
                .map(|(name, &mark)| Team { mark, name })
                .collect(),
            turns: if race { Turns::Race } else { Turns::InTurn },
            steal,
        }),
    ]
}

fn any_setup() -> impl Strategy<Value = Setup> {
    let deck = prop_oneof!["[a-z-]{1,30}", "https://example\\.org/[a-z?&=#% é]{0,40}"];
    let cards = proptest::option::of(1u16..);
    let clock = proptest::option::of(10u16..=600);
    (deck, any::<u32>(), any::<u32>(), cards, any::<bool>(), clock, any_seats()).prop_map(
        |(deck, edition, seed, cards, end, clock, seats)| Setup {
            deck: deck.into(),
            edition,
            seed,
            cards,
            feedback: if end { Feedback::AtTheEnd } else { Feedback::Immediate },
            clock,
            seats,
        },
    )
}

proptest! {
    #[test]
    fn a_setup_is_read_from_its_text(setup in any_setup()) {
        let text = setup.text();
        prop_assert!(text.is_ascii() && !text.contains([' ', '#', '<', '"']), "{}", text);
        prop_assert_eq!(Setup::read(&text), Ok(setup));
    }

    #[test]
    fn a_character_that_is_another_or_missing_is_told(setup in any_setup(), at in any::<prop::sample::Index>(), c in "[ -~]") {
        let text = setup.text();
        let at = at.index(text.len());
        let (before, after) = (&text[..at], &text[at + 1..]);
        prop_assert!(Setup::read(before).is_err());
        let changed = format!("{before}{c}{after}");
        prop_assert!(changed == text || Setup::read(&changed).is_err(), "{}", changed);
    }

    #[test]
    fn whatever_is_read_never_panics(text in ".{0,200}", setup in any_setup(), cut in any::<prop::sample::Index>()) {
        let _ = Setup::read(&text);
        let whole = setup.text();
        let _ = Setup::read(&format!("{}{text}", &whole[..cut.index(whole.len())]));
    }

    #[test]
    fn a_name_that_was_typed_is_a_name_that_is_told(text in ".{0,30}") {
        if let Ok(name) = Name::typed(&text) {
            prop_assert_eq!(Name::told(name.as_str()), Some(name));
        }
    }
}

fn summed(body: &str) -> String {
    let sum = model::fnv1a(body.bytes());
    format!("{body}&sum={}", game::base36(u64::from(sum)))
}

#[test]
fn a_setup_that_says_what_cannot_be_is_refused_with_its_part() {
    let base = "w=1&deck=a&edition=1&seed=1&feedback=end";
    assert!(Setup::read(&summed(base)).is_ok());
    for (more, part) in [
        ("&cards=0", "cards"),
        ("&cards=70000", "cards"),
        ("&clock=9", "clock"),
        ("&clock=601", "clock"),
        ("&seed=ZZ", "seed"),
        ("&seed=zzzzzzzz", "seed"),
        ("&feedback=never", "feedback"),
        ("&team=star&team=circle", "teams"),
        ("&teams=race&team=star", "teams"),
        ("&teams=race&team=star&team=star", "teams"),
        ("&teams=fight&team=star&team=circle", "teams"),
        ("&teams=race&team=star:%E2%80%AEa&team=circle", "team"),
        ("&teams=race&team=moon&team=circle", "team"),
        ("&deck=", "deck"),
        ("&deck=%0A", "deck"),
    ] {
        let text = summed(&format!("{base}{more}"));
        assert_eq!(Setup::read(&text), Err(SetupFault::Part(part)), "{more}");
    }
}

#[test]
fn a_setup_of_another_version_is_told_from_damage() {
    assert_eq!(Setup::read(""), Err(SetupFault::NotASetup));
    assert_eq!(Setup::read("lang=en"), Err(SetupFault::NotASetup));
    assert_eq!(Setup::read("w=2&new=1"), Err(SetupFault::Version));
    let newer = summed("w=1&deck=a&edition=1&seed=1&feedback=end&music=loud");
    assert_eq!(Setup::read(&newer), Err(SetupFault::Version));
}

#[test]
fn a_setup_knows_the_edition_of_its_deck() {
    let (deck, other) = (deck(6, 2), deck(7, 2));
    let setup = Setup::of(&deck, 5);
    assert!(setup.is_of(&deck));
    assert!(!setup.is_of(&other));
}

#[test]
fn everybody_gets_the_same_round() {
    let deck = deck(30, 2);
    let setup = Setup { cards: Some(12), clock: Some(20), ..Setup::of(&deck, 77) };
    let again = Setup::read(&setup.text()).expect("its text");
    let (one, other) = (setup.round(&deck, 1), again.round(&deck, 99_000));
    assert_eq!(one.order(), other.order());
    assert_eq!(one.order().len(), 12);
    assert_eq!(one.deadline(), Some(12 * 20_000));
}

#[test]
fn names_say_what_is_wrong_with_them() {
    assert_eq!(Name::typed("  Ana   María ").expect("a name").as_str(), "Ana María");
    assert_eq!(Name::typed(" \t "), Err(NameFault::Empty));
    assert_eq!(Name::typed("a\u{202e}b"), Err(NameFault::Unseen('\u{202e}')));
    assert_eq!(Name::typed("a\u{200b}b"), Err(NameFault::Unseen('\u{200b}')));
    assert_eq!(Name::typed("123456789012345678901"), Err(NameFault::Long));
    assert_eq!(Name::typed(&"x".repeat(100_000)), Err(NameFault::Long));
    assert_eq!(Name::typed("z\u{300}\u{300}\u{300}\u{300}"), Err(NameFault::Long));
    assert!(Name::typed("<b>&amp;</b>").is_ok(), "text stays text");
}
