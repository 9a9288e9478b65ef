//! The page Room, made of Yew components: one visible thing a file.
//!
//! What is looked at is in the page's fragment, so ways are links, and back and reload do what they do anywhere.

mod board;
mod cards;
mod head;
mod join;
mod mark;
mod page;
mod paper;
mod qr;
mod seats;
mod set_up;
mod share;
mod sight;
mod stage;
mod standings;
mod view;
mod ways;

pub use page::{Room, RoomProps};
pub use sight::{Around, Coming, Sight};
pub use view::View;
