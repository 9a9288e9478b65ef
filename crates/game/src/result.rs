//! What a finished round says.

use super::{Millis, Round};
use model::{CardIx, LayerIx};

/// How a round went in one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerTally {
    /// The layer.
    pub layer: LayerIx,
    /// Cards of the layer placed right.
    pub right: u16,
    /// Cards of the layer in the round.
    pub cards: u16,
}

/// The result of a round. Of an unfinished one it is what it would be if it ended now.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundResult {
    /// Cards in the round.
    pub cards: usize,
    /// Cards whose first (or submitted) placement is right.
    pub right: usize,
    /// Points.
    pub points: u32,
    /// The longest row of right placements.
    pub best_streak: u16,
    /// From the start to the last step.
    pub duration: Millis,
    /// The layers that the round asked about, from the ground floor up.
    pub layers: Vec<LayerTally>,
    /// Cards that were placed wrong or not at all, in the order in which they were dealt.
    pub missed: Vec<CardIx>,
}

impl RoundResult {
    /// The result of a round.
    pub fn of(round: &Round) -> Self {
        let mut layers: Vec<LayerTally> = (0..round.deck().layers().len() as u16)
            .map(|ix| LayerTally { layer: LayerIx(ix), right: 0, cards: 0 })
            .collect();
        let mut missed = Vec::new();
        for &card in round.order() {
            let tally = &mut layers[usize::from(round.card(card).layer.0)];
            tally.cards += 1;
            if round.is_right(card) {
                tally.right += 1;
            } else {
                missed.push(card);
            }
        }
        layers.retain(|tally| tally.cards > 0);
        Self {
            cards: round.order().len(),
            right: round.order().len() - missed.len(),
            points: round.score().points,
            best_streak: round.score().best_streak,
            duration: round.elapsed(),
            layers,
            missed,
        }
    }

    /// Right cards / cards in the round, 0 to 1: what an LMS is told. A round without cards has 0.
    pub fn accuracy(&self) -> f64 {
        if self.cards == 0 { 0.0 } else { self.right as f64 / self.cards as f64 }
    }
}
