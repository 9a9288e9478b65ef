//! What a player can do in a round.

use super::Millis;
use model::{CardIx, PartyIx, words};

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

impl Action {
    /// Which kind it is.
    pub fn verb(self) -> Verb {
        match self {
            Self::Place(..) => Verb::Place,
            Self::Move(..) => Verb::Move,
            Self::TakeBack(_) => Verb::TakeBack,
            Self::Hint(_) => Verb::Hint,
            Self::Next => Verb::Next,
            Self::Submit => Verb::Submit,
            Self::Extend => Verb::Extend,
            Self::Finish => Verb::Finish,
        }
    }

    /// The card that it is done to, if it is one card's.
    pub fn card(self) -> Option<CardIx> {
        match self {
            Self::Place(card, _)
            | Self::Move(card, _)
            | Self::TakeBack(card)
            | Self::Hint(card) => Some(card),
            Self::Next | Self::Submit | Self::Extend | Self::Finish => None,
        }
    }

    /// The column that a card comes to, if it comes to one.
    pub fn party(self) -> Option<PartyIx> {
        match self {
            Self::Place(_, party) | Self::Move(_, party) => Some(party),
            Self::TakeBack(_)
            | Self::Hint(_)
            | Self::Next
            | Self::Submit
            | Self::Extend
            | Self::Finish => None,
        }
    }
}

words! {
    /// The kinds of [`Action`]: a letter each in saved rounds. In what an LMS keeps the place in this list is
    /// the kind's number, so new ones come at the end.
    Verb {
        /// [`Action::Place`].
        Place = "P",
        /// [`Action::Move`].
        Move = "M",
        /// [`Action::TakeBack`].
        TakeBack = "T",
        /// [`Action::Hint`].
        Hint = "H",
        /// [`Action::Next`].
        Next = "N",
        /// [`Action::Submit`].
        Submit = "S",
        /// [`Action::Extend`].
        Extend = "X",
        /// [`Action::Finish`].
        Finish = "F",
    }
}

impl Verb {
    /// The action of this kind. It takes of card and column what it needs.
    pub fn on(self, card: CardIx, party: PartyIx) -> Action {
        match self {
            Self::Place => Action::Place(card, party),
            Self::Move => Action::Move(card, party),
            Self::TakeBack => Action::TakeBack(card),
            Self::Hint => Action::Hint(card),
            Self::Next => Action::Next,
            Self::Submit => Action::Submit,
            Self::Extend => Action::Extend,
            Self::Finish => Action::Finish,
        }
    }

    /// Whether it is done to a card.
    pub fn has_card(self) -> bool {
        self.on(CardIx(0), PartyIx(0)).card().is_some()
    }

    /// Whether a card comes to a column by it.
    pub fn has_party(self) -> bool {
        self.on(CardIx(0), PartyIx(0)).party().is_some()
    }
}

/// An action and when it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub action: Action,
    /// Milliseconds since the round started.
    pub after: Millis,
}
