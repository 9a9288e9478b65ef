//! A workshop, as state machines over actions: time and dice come in from outside.
//!
//! [`Setup`] is what a facilitator agrees with a room, and its text in an address. [`Stage`] is the game of
//! teams at one screen, [`Play`] that game with its clock and its pause. [`code`] is how a round that was played
//! on a device of one's own comes to the facilitator, whose [`Board`] replays it; [`export`] hands the board on.

mod board;
pub mod code;
mod countdown;
pub mod export;
pub mod keys;
mod name;
mod play;
mod setup;
mod stage;
mod team;
mod texts;

pub use board::{
    Answer, Board, BoardFault, Entry, HeatRow, LayerSum, MOST_ENTRIES, Ranked, Reread, Shown,
    TakeFault, Taken, TeamRank, Verdict,
};
pub use code::{CodeFault, Played};
pub use countdown::Countdown;
pub use name::{MOST_BYTES, MOST_CHARS, Name, NameFault};
pub use play::{Act, Play};
pub use setup::{SECONDS, Seats, Setup, SetupFault, TEAMS, Turns};
pub use stage::{Asked, Deed, Question, Stage, Standing, cards_at_screen};
pub use team::{Mark, Team};
pub use texts::{PACK, Says};
