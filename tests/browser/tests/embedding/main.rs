//! The game in other people's pages: attributes, properties, events, `create()`, several games on a
//! page, games that come late, move, leave and break.

mod attributes;
mod breakdown;
mod events;
mod host;
mod interrupted;
mod life;
mod surroundings;
