//! What a player can do in a round.

use super::Millis;
use model::{CardIx, PartyIx};

/// One thing that a player does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Puts a card that is not on a column yet on one.
    Place(CardIx, PartyIx),
    /// Moves a placed card to another column (feedback at the end only).
    Move(CardIx, PartyIx),
    /// Takes a placed card back into the hand (feedback at the end only).
    TakeBack(CardIx),
    /// Asks for a hint on a card that is not placed yet; it halves the card's points.
    Hint(CardIx),
    /// Has read the explanation; after the last card this ends the round.
    Next,
    /// Hands in all placements (feedback at the end only, when every card is placed).
    Submit,
    /// Adds the clock's time once more (rounds with a clock only).
    Extend,
    /// Ends the round now; cards that are not placed count as not right.
    Finish,
}

/// An action and when it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub action: Action,
    /// Milliseconds since the round started.
    pub after: Millis,
}
