//! The game's states in real browsers: accessibility, languages, sizes, storage and faults. How
//! cards are sorted is in `sorting.rs`; here a player inside the page clicks.

mod accessible;
mod damage;
mod faults;
mod first_card;
mod first_visit;
mod languages;
mod leaks;
mod learn;
mod looks;
mod offline;
mod own;
mod reflow;
mod resume;
mod storage;
mod texts;
mod translated;
mod two;
mod vite;
mod wide;
