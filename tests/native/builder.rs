//! Decks and rounds for tests, short in, short out.

use std::rc::Rc;

use proptest::prelude::*;
use whos_responsible::game::{
    Action, Clock, Feedback, Presentation, Round, Rules, Selection, Step,
};
use whos_responsible::model::{
    Card, CardIx, Date, Deck, DeckParts, Evidence, Layer, LayerIx, Level, Order, Party, PartyIx,
    Service, ServiceIx, Source,
};

/// A deck of `cards` cards: card k is owned by party k % parties, in layer k % 3.
pub(crate) fn deck_parts(cards: usize, parties: usize) -> DeckParts {
    let names = ["AWS", "Customer", "Shared", "Partner"];
    DeckParts {
        order: Order::Shuffled,
        draws: Vec::new(),
        id: "test".into(),
        lang: "en".into(),
        level: Level::Beginner,
        title: "A test".into(),
        about: "About it.".into(),
        parties: (0..parties)
            .map(|ix| Party {
                id: names[ix % 4].to_lowercase().into(),
                name: names[ix % 4].into(),
                motto: format!("Motto {ix}").into(),
            })
            .collect(),
        layers: ["ground", "middle", "roof"]
            .map(|id| Layer { id: id.into(), name: format!("The {id}").into() })
            .into(),
        services: vec![Service { id: "ec2".into(), name: "Amazon EC2".into() }],
        cards: (0..cards)
            .map(|ix| Card {
                id: format!("task-{ix}").into(),
                task: format!("Do thing {ix}").into(),
                service: (ix % 2 == 0).then_some(ServiceIx(0)),
                layer: LayerIx((ix % 3) as u16),
                owner: PartyIx((ix % parties.max(1)) as u8),
                why: format!("Because {ix}.").into(),
                hint: (if ix % 4 == 3 { String::new() } else { format!("Who, {}?", ix % 3) })
                    .into(),
                sources: vec![Source {
                    title: "A page".into(),
                    url: "https://docs.aws.amazon.com/a".into(),
                }],
                checked: Date::parse("2026-11-22").expect("a date"),
                evidence: Evidence::Stated,
            })
            .collect(),
    }
}

pub(crate) fn deck(cards: usize, parties: usize) -> Rc<Deck> {
    Rc::new(Deck::new(deck_parts(cards, parties)).expect("a deck"))
}

pub(crate) fn rules(feedback: Feedback) -> Rules {
    Rules { feedback, ..Rules::default() }
}

/// A round that starts at moment 1,000,000.
pub(crate) fn round(cards: usize, feedback: Feedback) -> Round {
    Round::start(deck(cards, 2), rules(feedback), Selection::All, 7, 1_000_000)
}

/// The round after an action one second later; it must be allowed.
pub(crate) fn then(round: &Round, action: Action) -> Round {
    let step = Step { action, after: round.elapsed() + 1000 };
    round.apply(&step).unwrap_or_else(|| panic!("{action:?} should be possible"))
}

/// Whether an action would change nothing.
pub(crate) fn refused(round: &Round, action: Action) -> bool {
    round.apply(&Step { action, after: round.elapsed() + 1000 }).is_none()
}

pub(crate) fn next_card(round: &Round) -> CardIx {
    round.hand().next().expect("a card in the hand")
}

pub(crate) fn owner(round: &Round, card: CardIx) -> PartyIx {
    round.card(card).owner
}

pub(crate) fn other(round: &Round, card: CardIx) -> PartyIx {
    PartyIx((owner(round, card).0 + 1) % round.deck().parties().len() as u8)
}

/// The round after its next card was placed right or wrong.
pub(crate) fn placed(round: &Round, right: bool) -> Round {
    let card = next_card(round);
    let party = if right { owner(round, card) } else { other(round, card) };
    then(round, Action::Place(card, party))
}

pub(crate) fn any_rules() -> impl Strategy<Value = Rules> {
    (any::<bool>(), any::<bool>(), proptest::option::of(1u32..100)).prop_map(
        |(immediate, deal, clock)| Rules {
            feedback: if immediate { Feedback::Immediate } else { Feedback::AtTheEnd },
            presentation: if deal { Presentation::Deal } else { Presentation::Spread },
            clock: clock.map(Clock),
        },
    )
}

/// Steps of every kind, also on cards and columns that are not there.
pub(crate) fn any_step() -> impl Strategy<Value = (Action, u64)> {
    let card = (0u16..14).prop_map(CardIx);
    let party = (0u8..5).prop_map(PartyIx);
    let action = prop_oneof![
        8 => (card.clone(), party.clone()).prop_map(|(card, party)| Action::Place(card, party)),
        3 => (card.clone(), party).prop_map(|(card, party)| Action::Move(card, party)),
        2 => card.clone().prop_map(Action::TakeBack),
        2 => card.prop_map(Action::Hint),
        4 => Just(Action::Next),
        1 => Just(Action::Submit),
        1 => Just(Action::Extend),
        1 => Just(Action::Finish),
    ];
    (action, 0u64..20_000)
}

/// A round that any rules, any cards and any steps led to.
pub(crate) fn any_round() -> impl Strategy<Value = Round> {
    let steps = proptest::collection::vec(any_step(), 0..60);
    (any_rules(), 1usize..12, 2usize..5, any::<u32>(), steps, any::<bool>()).prop_map(
        |(rules, cards, parties, seed, steps, some)| {
            let selection = if some {
                let half: Vec<CardIx> = (0..cards.div_ceil(2) as u16).map(CardIx).collect();
                Selection::Only(half.into())
            } else {
                Selection::All
            };
            let mut round = Round::start(deck(cards, parties), rules, selection, seed, 5_000);
            let mut after = 0;
            for (action, wait) in steps {
                after += wait;
                if let Some(next) = round.apply(&Step { action, after }) {
                    round = next;
                }
            }
            round
        },
    )
}
