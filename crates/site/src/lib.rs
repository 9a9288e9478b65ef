//! What a page carries: the first pack, and how it may look.

mod look;
mod start;

pub use look::{Motion, Theme};
pub use start::{SECTION, StartError, StartPack};
