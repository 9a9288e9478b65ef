//! The pages in `examples/`, as a user would copy them.

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

#[path = "examples/blog.rs"]
mod blog;
#[path = "examples/events.rs"]
mod events;
#[path = "examples/frames.rs"]
mod frames;
#[path = "examples/idle.rs"]
mod idle;
#[path = "examples/policy.rs"]
mod policy;
#[path = "examples/reader.rs"]
mod reader;
#[path = "examples/slides.rs"]
mod slides;
