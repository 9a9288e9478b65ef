//! Rounds: what a step does, what is scored, what is kept.

mod deal;
mod round;
mod saved;
mod score;
mod shuffle;
mod watch;
