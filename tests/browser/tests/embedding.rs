//! The game in other people's pages: attributes, properties, events, `create()`, several games on a
//! page, games that come late, move, leave and break.

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

#[path = "embedding/attributes.rs"]
mod attributes;
#[path = "embedding/breakdown.rs"]
mod breakdown;
#[path = "embedding/events.rs"]
mod events;
#[path = "embedding/host.rs"]
mod host;
#[path = "embedding/interrupted.rs"]
mod interrupted;
#[path = "embedding/life.rs"]
mod life;
#[path = "embedding/surroundings.rs"]
mod surroundings;
