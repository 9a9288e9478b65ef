//! Packages in an LMS: SCORM 1.2 and 2004 in a real run-time behind a strict layer, xAPI and cmi5 to a
//! real LRS.

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
#[allow(dead_code, reason = "the journeys of the states use the rest")]
mod journey;

mod lms {
    mod cmi5;
    mod counterparts;
    mod course;
    mod deck;
    mod found;
    mod looks;
    mod lrs;
    mod moodle;
    mod packaged;
    mod refused;
    mod scorm;
    mod store;
    mod strict;
}
