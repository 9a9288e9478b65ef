//! Rounds of a workshop, for tests: whatever its players do.

use std::rc::Rc;

use fixtures::deck;
use game::{Action, Feedback, Phase, Round, Step, Verb};
use model::{CardIx, Deck, PartyIx};
use proptest::prelude::*;
use workshop::{Board, Name, Played, Seats, Setup, Team, Turns, code};

/// Names as people have them, and such as try what they can do.
pub(crate) fn any_name() -> impl Strategy<Value = Name> {
    let odd = "[=+@\"',;:<>&#%~ \\\\/{}\\[\\]-]{1,20}";
    prop_oneof!["[\\p{L}\\p{N} .-]{1,20}", odd, "[ab]"]
        .prop_filter_map("a name", |text| Name::typed(&text).ok())
}

/// A name that a test gives.
pub(crate) fn name(text: &str) -> Name {
    Name::typed(text).expect("a name")
}

/// What is agreed, and its deck.
pub(crate) fn any_setup(
    cards: impl Strategy<Value = usize>,
) -> impl Strategy<Value = (Setup, Rc<Deck>)> {
    let clock = proptest::option::of(prop_oneof![10_u16..=600, Just(600)]);
    let limit = proptest::option::weighted(0.3, 1_u16..20);
    let teams = proptest::option::of(2_usize..=8);
    (cards, 2_usize..=4, any::<u32>(), limit, any::<bool>(), clock, teams).prop_map(
        |(cards, parties, seed, limit, end, clock, teams)| {
            let deck = deck(cards, parties);
            let seats = teams.map_or(Seats::Players, |teams| Seats::Teams {
                teams: Team::some(teams),
                turns: Turns::Race,
                steal: false,
            });
            let feedback = if end { Feedback::AtTheEnd } else { Feedback::Immediate };
            let setup = Setup { cards: limit, feedback, clock, seats, ..Setup::of(&deck, seed) };
            (setup, deck)
        },
    )
}

/// What a player tries: a kind of action, a card, a column, and how long it takes.
pub(crate) type Try = (Verb, u16, u8, u64);

/// Anything, quickly or slowly.
pub(crate) fn any_try() -> impl Strategy<Value = Try> {
    let verb = prop_oneof![
        12 => Just(Verb::Place),
        2 => Just(Verb::Extend),
        9 => proptest::sample::select(&[
            Verb::Place, Verb::Move, Verb::TakeBack, Verb::Hint, Verb::Next, Verb::Submit,
        ][..]),
        1 => proptest::sample::select(Verb::ALL),
    ];
    let card = prop_oneof![Just(0), any::<u16>()];
    let wait = prop_oneof![Just(0), 0_u64..20_000, 0_u64..2_000_000];
    (verb, card, 0_u8..4, wait)
}

/// The finished round of somebody who tried all that. Cards go by their place in the hand, or on the table.
pub(crate) fn played(setup: &Setup, deck: &Rc<Deck>, tries: &[Try]) -> Round {
    let mut round = setup.round(deck, 1_000);
    let mut after = 0;
    for &(verb, at, party, wait) in tries {
        if round.phase() == Phase::Finished {
            break;
        }
        after += wait;
        let of = |cards: &[CardIx]| cards.get(usize::from(at) % cards.len().max(1)).copied();
        let hand: Vec<CardIx> = round.hand().collect();
        let among = if verb == Verb::Place { of(&hand) } else { of(round.order()) };
        let party = PartyIx(party % deck.parties().len() as u8);
        let action = verb.on(among.unwrap_or(CardIx(0)), party);
        round = round.apply(&Step { action, after }).unwrap_or(round);
    }
    let last = if round.all_placed() { Action::Submit } else { Action::Finish };
    for action in [Action::Next, last, Action::Finish] {
        round = round.apply(&Step { action, after: after + 700 }).unwrap_or(round);
    }
    assert_eq!(round.phase(), Phase::Finished);
    round
}

/// Somebody's team, if there are any.
pub(crate) fn team(setup: &Setup, any: u8) -> Option<u8> {
    let teams = setup.teams().len() as u8;
    (teams > 0).then(|| any % teams.max(1))
}

/// Every card right but each fourth, dealt in order, some seconds a card.
pub(crate) fn plain(setup: &Setup, deck: &Rc<Deck>) -> Round {
    let mut round = setup.round(deck, 0);
    let mut do_it = |action, wait| {
        let step = Step { action, after: round.elapsed() + wait };
        round = round.apply(&step).expect("it can be done");
    };
    for (at, card) in setup.round(deck, 0).order().iter().copied().enumerate() {
        let owner = deck.card(card).owner.0;
        let wrong = (owner + 1) % deck.parties().len() as u8;
        do_it(Action::Place(card, PartyIx(if at % 4 == 3 { wrong } else { owner })), 3_456);
        if setup.feedback == Feedback::Immediate {
            do_it(Action::Next, 1_234);
        }
    }
    if setup.feedback == Feedback::AtTheEnd {
        do_it(Action::Submit, 789);
    }
    round
}

/// What is agreed for twelve cards, each player for themselves, and the deck.
pub(crate) fn workshop() -> (Setup, Rc<Deck>) {
    let deck = deck(12, 2);
    (Setup { seats: Seats::Players, ..Setup::of(&deck, 77) }, deck)
}

/// The code of the workshop above that Ana has.
pub(crate) fn ana() -> String {
    let (setup, deck) = workshop();
    code::write(&name("Ana"), None, &plain(&setup, &deck)).expect("a code")
}

/// A board of a set-up with these people on it, and what they played.
pub(crate) fn any_board(
    people: std::ops::Range<usize>,
) -> impl Strategy<Value = (Board, Vec<Played>)> {
    let tries = proptest::collection::vec(any_try(), 0..40);
    let people = proptest::collection::vec((any_name(), any::<u8>(), tries), people);
    (any_setup(1..=12_usize), people).prop_map(|((setup, deck), people)| {
        let mut board = Board::new(setup.clone(), &deck).expect("its deck");
        let mut all = Vec::new();
        for (name, any, tries) in people {
            let round = played(&setup, &deck, &tries);
            let played = Played { name, team: team(&setup, any), round };
            if let Ok(workshop::Taken::New(_)) = board.add(&played) {
                all.push(played);
            }
        }
        (board, all)
    })
}

/// A round in which cards are put with their owner where the answer is yes, with another where it is no, and nowhere
/// where there is none; a second for each.
pub(crate) fn answered(setup: &Setup, deck: &Rc<Deck>, answers: &[Option<bool>]) -> Round {
    let mut round = setup.round(deck, 0);
    let cards = round.order().to_vec();
    let mut act = |action| {
        let step = Step { action, after: round.elapsed() + 1000 };
        round = round.apply(&step).expect("it can be done");
    };
    for (card, answer) in cards.into_iter().zip(answers) {
        let owner = deck.card(card).owner.0;
        let wrong = (owner + 1) % deck.parties().len() as u8;
        if let Some(right) = answer {
            act(Action::Place(card, PartyIx(if *right { owner } else { wrong })));
        }
    }
    act(Action::Finish);
    round
}
