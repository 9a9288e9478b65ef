//! Which cards a round deals, and in which order.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use game::{Action, Feedback, Phase, Round, RoundResult, SavedRound, Selection, restore, select};
use model::{CardIx, Deck, DeckParts, Draw, Order, PartyIx};
use proptest::prelude::*;

use fixtures::{deck_parts, next_card, placed, rules, then};

/// A deck that draws `take` of each pile of `of` cards.
fn drawing(piles: &[(usize, usize)], change: impl FnOnce(&mut DeckParts)) -> Rc<Deck> {
    let mut parts = deck_parts(piles.iter().map(|(_, of)| of).sum(), 2);
    parts.draws = piles.iter().map(|&(take, of)| Draw { take, of }).collect();
    change(&mut parts);
    Rc::new(Deck::new(parts).expect("a deck"))
}

fn start(deck: &Rc<Deck>, seed: u32) -> Round {
    Round::start(deck.clone(), rules(Feedback::Immediate), Selection::All, seed, 0)
}

fn ids(round: &Round) -> Vec<String> {
    round.order().iter().map(|&ix| round.card(ix).id.to_string()).collect()
}

/// How many cards of each pile a round has.
fn of_each_pile(round: &Round) -> Vec<usize> {
    let mut first = 0;
    let piles = round.deck().draws().iter().map(|draw| {
        let pile = first..first + draw.of;
        first += draw.of;
        round.order().iter().filter(|ix| pile.contains(&usize::from(ix.0))).count()
    });
    piles.collect()
}

#[test]
fn seeds_draw_different_cards_and_every_card_comes_up() {
    let deck = drawing(&[(3, 12), (2, 9)], |_| {});
    let rounds: BTreeSet<Vec<CardIx>> = (0..100)
        .map(|seed| {
            let mut cards = start(&deck, seed).order().to_vec();
            cards.sort_unstable();
            cards
        })
        .collect();
    assert!(rounds.len() > 90, "{} of 100 seeds draw other cards", rounds.len());
    let dealt: BTreeSet<CardIx> = rounds.into_iter().flatten().collect();
    assert_eq!(dealt.len(), 21);
}

#[test]
fn a_drawn_round_is_the_same_after_the_deck_got_a_further_card() {
    let deck = drawing(&[(3, 8), (2, 6)], |_| {});
    let game = then(&placed(&placed(&start(&deck, 5), true).next_one(), false), Action::Next);
    let text = SavedRound::default().update(&game);
    // At the end of the first pile, so that all positions behind it move.
    for at in [0, 8, 14] {
        let changed = drawing(&[(3, 8), (2, 6)], |parts| {
            let mut more = parts.cards[0].clone();
            more.id = "one-more".into();
            parts.cards.insert(at, more);
            parts.draws[usize::from(at > 8)].of += 1;
        });
        let restored = restore(&text, &changed).expect("the same deck, changed");
        assert!(!restored.damaged);
        assert_eq!(restored.gone, 0);
        assert_eq!(ids(&restored.round), ids(&game), "a card more at {at}");
        assert_eq!(restored.round.placed(), 2);
        assert_eq!(restored.round.score(), game.score());
    }
}

#[test]
fn a_replay_of_the_missed_cards_of_a_drawn_round_deals_only_these() {
    let deck = drawing(&[(4, 10), (3, 10)], |_| {});
    let mut game = start(&deck, 11);
    let mut missed = Vec::new();
    for right in [true, false, true, false, false, true, true] {
        if !right {
            missed.push(next_card(&game));
        }
        game = placed(&game, right).next_one();
    }
    assert_eq!(game.phase(), Phase::Finished);
    let only = Selection::Only(RoundResult::of(&game).missed.into());
    let replay = Round::start(deck, game.rules(), only, 12, 0);
    let mut dealt = replay.order().to_vec();
    dealt.sort_unstable();
    missed.sort_unstable();
    assert_eq!(dealt, missed);
}

#[test]
fn contrast_puts_the_cards_of_a_task_together_and_owners_in_turns() {
    let order = contrast(&[vec![3, 3], vec![1, 2], vec![2, 0]], 4);
    let tasks: Vec<usize> = order.iter().map(|&(task, _)| task).collect();
    let mut seen = tasks.clone();
    seen.dedup();
    assert_eq!(seen.len(), 3, "{tasks:?}");
    for pair in order.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].0 < 2) {
        assert_ne!(pair[0].1, pair[1].1, "{order:?}");
    }
}

/// The tasks and owners of a round in contrast order: `counts[task][owner]` cards of each.
fn contrast(counts: &[Vec<usize>], seed: u32) -> Vec<(usize, PartyIx)> {
    let wanted: Vec<(usize, u8)> = (counts.iter().enumerate())
        .flat_map(|(task, owners)| {
            owners.iter().enumerate().flat_map(move |(owner, &n)| vec![(task, owner as u8); n])
        })
        .collect();
    let mut parts = deck_parts(wanted.len(), counts[0].len());
    for (card, (task, owner)) in parts.cards.iter_mut().zip(&wanted) {
        card.task = format!("Task {task}").into();
        card.owner = PartyIx(*owner);
    }
    parts.order = Order::Contrast;
    let deck = Rc::new(Deck::new(parts).expect("a deck"));
    let round = start(&deck, seed);
    round.order().iter().map(|&ix| (wanted[usize::from(ix.0)].0, round.card(ix).owner)).collect()
}

/// Goes on from an explanation.
trait NextOne {
    fn next_one(&self) -> Self;
}

impl NextOne for Round {
    fn next_one(&self) -> Self {
        then(self, Action::Next)
    }
}

proptest! {
    #[test]
    fn a_drawn_round_has_exactly_the_numbers_of_its_piles(
        piles in proptest::collection::vec((1usize..6, 0usize..6), 1..5), seed: u32,
    ) {
        let piles: Vec<(usize, usize)> =
            piles.into_iter().map(|(take, more)| (take, take + more)).collect();
        let deck = drawing(&piles, |_| {});
        let round = start(&deck, seed);
        let takes: Vec<usize> = piles.iter().map(|&(take, _)| take).collect();
        prop_assert_eq!(of_each_pile(&round), takes);
        prop_assert_eq!(round.order().len(), deck.round_size());
        let cards: BTreeSet<CardIx> = round.order().iter().copied().collect();
        prop_assert_eq!(cards.len(), deck.round_size(), "no card twice");
        let again = start(&deck, seed);
        prop_assert_eq!(again.order(), round.order(), "the same for the same seed");
        let text = SavedRound::default().update(&round);
        prop_assert_eq!(restore(&text, &deck).expect("a round").round, round);
    }

    #[test]
    fn in_contrast_order_neighbours_differ_wherever_the_counts_allow_it(
        counts in (2usize..5).prop_flat_map(|parties| proptest::collection::vec(
            proptest::collection::vec(0usize..6, parties), 1..6)),
        seed: u32,
    ) {
        prop_assume!(counts.iter().flatten().any(|&n| n > 0));
        let order = contrast(&counts, seed);
        // Each task is one run of cards.
        let mut runs: Vec<usize> = order.iter().map(|&(task, _)| task).collect();
        runs.dedup();
        let tasks: BTreeSet<usize> = runs.iter().copied().collect();
        prop_assert_eq!(runs.len(), tasks.len());
        let mut same: BTreeMap<usize, usize> = BTreeMap::new();
        for pair in order.windows(2).filter(|pair| pair[0] == pair[1]) {
            *same.entry(pair[0].0).or_default() += 1;
        }
        for (task, owners) in counts.iter().enumerate() {
            // Between the cards of the most frequent owner there is only room for so many others.
            let (all, most) = (owners.iter().sum::<usize>(), owners.iter().max().copied());
            let fewest = (2 * most.unwrap_or(0)).saturating_sub(all + 1);
            prop_assert_eq!(same.get(&task).copied().unwrap_or(0), fewest, "{:?}", owners);
        }
    }
}

proptest! {
    #[test]
    fn a_limit_leaves_each_owner_its_share(
        cards in 1usize..40, parties in 2usize..5, limit in 1u16..50, seed: u32,
    ) {
        let deck = Rc::new(Deck::new(deck_parts(cards.max(parties), parties)).expect("a deck"));
        let all = deck.cards().len();
        let limited = start_of(&deck, select(&deck, seed, Some(limit)), seed);
        let size = limited.order().len();
        prop_assert_eq!(size, all.min(usize::from(limit)));
        for party in deck.party_ixs() {
            let of = |cards: &mut dyn Iterator<Item = CardIx>| {
                cards.filter(|&ix| deck.card(ix).owner == party).count()
            };
            let share = of(&mut deck.card_ixs()) * size;
            let dealt = of(&mut limited.order().iter().copied()) * all;
            prop_assert!(share.abs_diff(dealt) <= all, "{} of {}", dealt, share);
        }
        // The same seed asks the same cards.
        prop_assert_eq!(select(&deck, seed, Some(limit)), select(&deck, seed, Some(limit)));
    }

    #[test]
    fn a_limit_takes_from_what_the_deck_draws(limit in 1u16..9, seed: u32) {
        let deck = drawing(&[(3, 8), (2, 6)], |_| {});
        let whole: BTreeSet<CardIx> = start(&deck, seed).order().iter().copied().collect();
        let limited = start_of(&deck, select(&deck, seed, Some(limit)), seed);
        prop_assert_eq!(limited.order().len(), usize::from(limit.min(5)));
        prop_assert!(limited.order().iter().all(|ix| whole.contains(ix)));
    }
}

fn start_of(deck: &Rc<Deck>, selection: Selection, seed: u32) -> Round {
    Round::start(deck.clone(), rules(Feedback::Immediate), selection, seed, 0)
}
