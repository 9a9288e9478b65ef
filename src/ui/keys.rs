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
}

/// What a key means. `focused` is the card that has the focus, if one has. Enter and Space are not
/// here: cards and columns are buttons, and the browser clicks them.
pub fn command(key: &str, table: &Table, focused: Option<CardIx>) -> Option<Command> {
    if table.round.phase() == Phase::Finished || table.dialog.is_some() {
        return None;
    }
    let parties = table.round.deck().parties().len();
    let deal = table.round.rules().presentation == Presentation::Deal;
    let active = table.held.or(focused).filter(|_| !table.explains_in_hand());
    let toward = |forward: bool| if forward { 1 } else { -1 };
    match key {
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
