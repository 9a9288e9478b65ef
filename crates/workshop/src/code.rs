//! A result code: a finished round as a text to copy, or to show as a QR code. Whoever reads it replays the round and
//! counts for themselves.
//!
//! ```text
//! WR1-1XK3T0…   mark and version, how many characters follow (two), and these: Crockford's base 32, five bits each
//!
//! deck's id (16 bits of its hash)  its fingerprint (32)  seed and cards (their hash, 32)
//! feedback (1)  clock (1, number)  team (4)  name (length: 6, its bytes)
//! hints (1, then 1 a card)  how many were placed  odd order (1)  clock extended (1, with a clock)
//! each placement: extensions before it (unary)  which card of the hand  time (unary)  column
//! extensions after the last (unary)  duration (number)  zero bits up to a byte
//! CRC-32 of all bytes (32)  zero bits up to a character
//! ```
//! What makes no difference is left out: where it is told at the end, moves and what was taken back; without a clock,
//! when a card was placed; with one, all but which fiftieth of the clock it was, since the bonus for speed knows
//! fifty-one steps. So there is one text for a round, and no other text is read as it.

mod bits;
mod body;
mod course;
mod pace;
mod paper;

use std::fmt;
use std::rc::Rc;

use super::{Name, Setup};
use game::Round;
use model::Deck;

pub use paper::find;
pub(super) use paper::plain;

/// The most cards of a round that a code carries.
pub const MOST_CARDS: usize = 250;
/// The most bytes of a text that codes are looked for in.
pub const MOST_TEXT: usize = 1 << 20;
/// The most codes that are found in a text.
pub const MOST_FOUND: usize = 5000;

/// A round that was played, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// What the player is called.
    pub name: Name,
    /// The player's team, if it is played in teams.
    pub team: Option<u8>,
    /// The finished round. Of one that was read from a code nothing is left of what made no difference.
    pub round: Round,
}

/// Why a text is not the code of a round that is played here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// It is something else.
    NotACode,
    /// It was made by another version of the game.
    Version,
    /// Characters are others than they were, or there are more.
    Damaged,
    /// Characters are missing.
    Short,
    /// It is of another deck.
    OtherDeck,
    /// It is of the deck, when it had other cards or answers.
    OtherEdition,
    /// It is of the deck, with another seed or other cards.
    OtherRound,
    /// When it is told, or the clock, is not as agreed.
    OtherRules,
    /// The player's team is none of those that play here.
    OtherTeams,
    /// It is whole, and says what cannot have happened: the game did not write it.
    NotARound,
}

impl fmt::Display for CodeFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotACode => "this is not a result code",
            Self::Version => "the code is of another version of the game",
            Self::Damaged => "some characters of the code are wrong or too many",
            Self::Short => "some characters of the code are missing",
            Self::OtherDeck => "the code is of another deck",
            Self::OtherEdition => "the code is of another edition of the deck",
            Self::OtherRound => "the code is of another round of this deck",
            Self::OtherRules => "the code is of a round with other rules",
            Self::OtherTeams => "the code names no team of this workshop",
            Self::NotARound => "no round can have gone as the code says",
        })
    }
}

/// The code of a finished round; `None` if it is not finished, or if no code carries it: it has more than
/// [`MOST_CARDS`] cards, they were all on the table, the team is none of eight, or it took 35 years.
pub fn write(name: &Name, team: Option<u8>, round: &Round) -> Option<String> {
    paper::packed(&body::write(name, team, round)?)
}

/// Reads what [`write()`] wrote. White space in it does not matter, everything else does.
///
/// # Errors
/// [`CodeFault`], which says whether it is no code, is damaged, or is of something that is not played here.
pub fn read(text: &str, setup: &Setup, deck: &Rc<Deck>) -> Result<Played, CodeFault> {
    // What is damaged costs no round.
    let body = paper::unpacked(text)?;
    body::read(&body, setup, &setup.round(deck, 0))
}

/// The same for whoever reads many: the round that everybody plays, nothing placed yet, is made once.
pub(super) fn read_on(text: &str, setup: &Setup, fresh: &Round) -> Result<Played, CodeFault> {
    body::read(&paper::unpacked(text)?, setup, fresh)
}
