//! What the room got wrong.

use std::cmp::Reverse;

use super::Board;
use model::{CardIx, LayerIx, PartyIx, words};

words! {
    /// How a card went.
    Verdict {
        /// It was put with its owner.
        Right = "right",
        /// It was put with somebody else.
        Wrong = "wrong",
        /// It was not placed.
        Missing = "missing",
    }
}

/// What somebody did with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The column that was chosen.
    pub party: Option<PartyIx>,
    /// How that was.
    pub verdict: Verdict,
}

impl Answer {
    /// What a choice is for a card of this owner.
    pub fn of(party: Option<PartyIx>, owner: PartyIx) -> Self {
        let verdict = match party {
            None => Verdict::Missing,
            Some(party) if party == owner => Verdict::Right,
            Some(_) => Verdict::Wrong,
        };
        Self { party, verdict }
    }
}

/// What the room did with a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    /// The card.
    pub card: CardIx,
    /// How many had it right.
    pub right: usize,
    /// How many had it wrong.
    pub wrong: usize,
    /// How many did not place it.
    pub missing: usize,
    /// How many put it on each column, in the order of the deck's parties.
    pub columns: Vec<usize>,
    /// What each did with it, in the order of [`Board::entries`].
    pub answers: Vec<Answer>,
}

/// How the room did in a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerSum {
    /// The layer.
    pub layer: LayerIx,
    /// Cards of it that were right, of all players together.
    pub right: usize,
    /// Cards of it that they were asked.
    pub asked: usize,
}

impl Board {
    /// The cards of the round, first those that most had wrong; of as many, first those that most did not place, and
    /// then in the order in which they were dealt.
    pub fn heat(&self) -> Vec<HeatRow> {
        let mut rows: Vec<HeatRow> =
            self.cards().iter().enumerate().map(|(at, &card)| self.row(at, card)).collect();
        rows.sort_by_key(|row| Reverse((row.wrong, row.missing)));
        rows
    }

    fn row(&self, at: usize, card: CardIx) -> HeatRow {
        let owner = self.deck().card(card).owner;
        let answers = self.entries.iter().map(|entry| {
            let party = entry.answers.get(at).copied().flatten();
            Answer::of(party, owner)
        });
        let answers: Vec<Answer> = answers.collect();
        let count = |verdict| answers.iter().filter(|answer| answer.verdict == verdict).count();
        let put = |party| answers.iter().filter(|answer| answer.party == Some(party)).count();
        HeatRow {
            card,
            right: count(Verdict::Right),
            wrong: count(Verdict::Wrong),
            missing: count(Verdict::Missing),
            columns: self.deck().party_ixs().map(put).collect(),
            answers,
        }
    }

    /// The layers that the round asks about, from the ground floor up. Without players, none.
    pub fn layers(&self) -> Vec<LayerSum> {
        let mut sums: Vec<LayerSum> = Vec::new();
        // Everybody has the same cards, so the same layers in the same order.
        for entry in &self.entries {
            for (at, tally) in entry.result.layers.iter().enumerate() {
                let (right, asked) = (usize::from(tally.right), usize::from(tally.cards));
                match sums.get_mut(at) {
                    Some(sum) => {
                        sum.right += right;
                        sum.asked += asked;
                    }
                    None => sums.push(LayerSum { layer: tally.layer, right, asked }),
                }
            }
        }
        sums
    }
}
