//! A workshop, as state machines over actions: time and dice come in from outside.
//!
//! [`Setup`] is what a facilitator agrees with a room, and its text in an address.

mod name;
mod setup;
mod team;

pub use name::{MOST_BYTES, MOST_CHARS, Name, NameFault};
pub use setup::{SECONDS, Seats, Setup, SetupFault, Turns};
pub use team::{Mark, Team};
