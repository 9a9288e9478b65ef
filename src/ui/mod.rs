//! The table, made of Yew components: one visible thing a file.
//!
//! One reducer ([`table::Table`]) holds everything that can be seen; `game.rs` composes and owns
//! the effects; the rest are plain functions of their properties. Dragging is in `drag/`: it works
//! on the elements and tells the reducer only what came of it.

pub mod announce;
mod asked;
mod bar;
mod card;
pub mod clicks;
mod clock;
mod column;
mod context;
mod decks;
mod dialog;
mod drag;
mod explanation;
mod flight;
mod floors;
mod focus;
mod game;
mod hand;
mod keyboard;
pub mod keys;
mod later;
mod learn_link;
mod notice;
mod pips;
mod press;
mod results;
mod ring;
mod screens;
mod settings;
mod settings_panel;
mod spread;
mod start_round;
mod status;
pub mod table;
mod taps;
mod under_way;
mod why;

pub use crate::by_ptr::ByPtr;
pub use context::{Env, Loading, Outside};
pub use game::{Game, GameProps};
pub use learn_link::{floor_query, set_learn_page};
pub use settings::{Setting, Settings};
pub use site::{Motion, Theme};
pub use start_round::{Opening, choose_deck, open_round, round_name, speak};
pub use under_way::end as end_drag;
