//! What keys do. One table, no web: `game.rs` carries it out.

use super::table::Table;
use crate::game::{Phase, Presentation};
use crate::model::{CardIx, PartyIx};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put this card on that column at once.
    File(CardIx, PartyIx),
    /// Let go of the held card.
    Release,
    /// Move the focus among the columns, by this many.
    Column(isize),
    /// Move the focus among the cards on the table, by this many.
    Card(isize),
    /// Press what the hand offers.
    Press,
}

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A card, or something on it.
    Card(CardIx),
    /// The hand itself, where the focus waits after a drag.
    Hand,
    /// Anything else.
    Elsewhere,
}

/// What a key means. Enter and Space matter in the hand only: cards and columns are
/// buttons, and the browser clicks them.
pub fn command(key: &str, table: &Table, focus: Focus) -> Option<Command> {
    let focused = match focus {
        Focus::Card(card) => Some(card),
        Focus::Hand => table.round.hand().next(),
        Focus::Elsewhere => None,
    };
    if table.round.phase() == Phase::Finished || table.dialog.is_some() {
        return None;
    }
    let parties = table.round.deck().parties().len();
    let deal = table.round.rules().presentation == Presentation::Deal;
    let active = table.held.or(focused).filter(|_| !table.explains_in_hand());
    let toward = |forward: bool| if forward { 1 } else { -1 };
    match key {
        "Enter" | " " => (focus == Focus::Hand).then_some(Command::Press),
        "Escape" => table.held.map(|_| Command::Release),
        "1" | "2" | "3" | "4" => {
            let party = key.parse::<u8>().ok()? - 1;
            (usize::from(party) < parties).then_some(())?;
            Some(Command::File(active?, PartyIx(party)))
        }
        "ArrowLeft" | "ArrowRight" if deal && parties == 2 => {
            Some(Command::File(active?, PartyIx(u8::from(key == "ArrowRight"))))
        }
        "ArrowLeft" | "ArrowUp" | "ArrowRight" | "ArrowDown" => {
            let step = toward(matches!(key, "ArrowRight" | "ArrowDown"));
            if table.held.is_some() {
                Some(Command::Column(step))
            } else if !deal && focused.is_some() {
                Some(Command::Card(step))
            } else {
                None
            }
        }
        _ => None,
    }
}
