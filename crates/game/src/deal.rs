//! Which cards a round is about, and in which order they come.

use std::rc::Rc;

use super::{Selection, shuffle};
use model::{CardIx, Deck, Order};

/// The cards that a seed draws from a deck that has more than one round takes; `None` if it deals
/// all of them.
pub(super) fn drawn(deck: &Deck, seed: u32) -> Option<Vec<CardIx>> {
    let mut drawn = Vec::new();
    let mut rest = deck.card_ixs();
    for (pile, draw) in deck.draws().iter().enumerate() {
        let mut cards: Vec<CardIx> = rest.by_ref().take(draw.of).collect();
        shuffle(&mut cards, seed.wrapping_add(pile as u32));
        cards.truncate(draw.take);
        drawn.append(&mut cards);
    }
    (!drawn.is_empty()).then_some(drawn)
}

/// Which cards a new round of a deck is about when it takes no more than so many: the owners keep
/// their shares, so that no round is one-sided. Without a limit, or with one that leaves nothing out,
/// all that the deck deals.
pub fn select(deck: &Deck, seed: u32, limit: Option<u16>) -> Selection {
    let mut pool = drawn(deck, seed).unwrap_or_else(|| deck.card_ixs().collect());
    let all = pool.len();
    let Some(limit) = limit.map(usize::from).filter(|&limit| limit < all) else {
        return Selection::All;
    };
    shuffle(&mut pool, seed);
    let mut by_owner = vec![Vec::new(); deck.parties().len()];
    for ix in pool {
        by_owner[usize::from(deck.card(ix).owner.0)].push(ix);
    }
    let shares: Vec<usize> = by_owner.iter().map(Vec::len).collect();
    let mut chosen = Vec::with_capacity(limit);
    for n in 1..=limit {
        // Whoever is furthest behind its share comes next.
        let behind = |&owner: &usize| {
            let taken = shares[owner] - by_owner[owner].len();
            (shares[owner] * n) as i64 - (taken * all) as i64
        };
        let next =
            (0..shares.len()).filter(|&owner| !by_owner[owner].is_empty()).max_by_key(behind);
        chosen.extend(next.and_then(|owner| by_owner[owner].pop()));
    }
    Selection::Only(Rc::from(chosen))
}

/// Puts the cards of a round in the order in which they come.
pub(super) fn arrange(deck: &Deck, cards: &mut Vec<CardIx>, seed: u32) {
    shuffle(cards, seed);
    if deck.order() == Order::Contrast {
        *cards = contrasted(deck, cards);
    }
}

/// The cards of one task one after the other, in the order in which the tasks first came up, and
/// among them neighbours with different owners as long as there are any.
fn contrasted(deck: &Deck, cards: &[CardIx]) -> Vec<CardIx> {
    let parties = deck.parties().len();
    let mut tasks: Vec<(&str, Vec<Vec<CardIx>>)> = Vec::new();
    for &ix in cards {
        let card = deck.card(ix);
        let task = &*card.task;
        let at = tasks.iter().position(|(other, _)| *other == task).unwrap_or_else(|| {
            tasks.push((task, vec![Vec::new(); parties]));
            tasks.len() - 1
        });
        tasks[at].1[usize::from(card.owner.0)].push(ix);
    }
    let mut order = Vec::with_capacity(cards.len());
    for (_, mut by_owner) in tasks {
        let mut last = parties;
        // The owner with the most cards left comes next, unless it came just now.
        while let Some(next) = (0..parties)
            .filter(|&owner| !by_owner[owner].is_empty())
            .max_by_key(|&owner| (owner != last, by_owner[owner].len()))
        {
            order.extend(by_owner[next].pop());
            last = next;
        }
    }
    order
}
