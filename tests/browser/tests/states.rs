//! The game's states in real browsers: accessibility, languages, sizes, storage and faults. How
//! cards are sorted is in `sorting.rs`; here a player inside the page clicks.

#[path = "../src/gallery/decks.rs"]
#[allow(dead_code, reason = "the gallery uses the rest")]
mod decks;
#[path = "../src/gallery/look.rs"]
#[allow(dead_code, reason = "the gallery uses the rest")]
mod look;
#[path = "../src/gallery/play.rs"]
#[allow(dead_code, reason = "the gallery uses the rest")]
mod play;
#[path = "../src/gallery/state.rs"]
#[allow(dead_code, reason = "the gallery uses the rest")]
mod state;

#[path = "states/journey.rs"]
mod journey;

#[path = "states/accessible.rs"]
mod accessible;
#[path = "states/damage.rs"]
mod damage;
#[path = "states/faults.rs"]
mod faults;
#[path = "states/first_visit.rs"]
mod first_visit;
#[path = "states/languages.rs"]
mod languages;
#[path = "states/leaks.rs"]
mod leaks;
#[path = "states/learn.rs"]
mod learn;
#[path = "states/looks.rs"]
mod looks;
#[path = "states/offline.rs"]
mod offline;
#[path = "states/own.rs"]
mod own;
#[path = "states/reflow.rs"]
mod reflow;
#[path = "states/resume.rs"]
mod resume;
#[path = "states/storage.rs"]
mod storage;
#[path = "states/texts.rs"]
mod texts;
#[path = "states/translated.rs"]
mod translated;
#[path = "states/two.rs"]
mod two;
#[path = "states/vite.rs"]
mod vite;
#[path = "states/wide.rs"]
mod wide;
