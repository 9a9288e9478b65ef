//! Learn: the building of twelve layers, and the line between AWS and the customer that moves from
//! service to service. A page of its own (`learn.html`) with its own WebAssembly module, which the
//! game never downloads.
//!
//! [`Book`] is all that the page shows, in one language; [`line`] says where the line runs and what
//! changes between two services; [`View`] is what the reader looks at, and its address.

pub mod book;
#[cfg(feature = "json")]
pub mod file;
pub mod line;
#[cfg(feature = "more")]
pub mod mount;
pub mod pack;
mod texts;
#[cfg(feature = "more")]
pub mod ui;
mod view;

pub use book::{Article, Book, BookFault, BookParts, DeckName, Floor, Owner, Shelf};
pub use line::{Change, Tally};
pub use texts::{Says, Texts};
pub use view::View;
