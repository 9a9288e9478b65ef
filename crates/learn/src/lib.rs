//! Learn: the building of twelve layers, and the line between AWS and the customer that moves from
//! service to service. A page of its own (`learn.html`).
//!
//! [`Book`] is all that the page shows, in one language; [`line`] says where the line runs and what
//! changes between two services; [`View`] is what the reader looks at, and its address.

pub mod book;
pub mod line;
pub mod pack;
mod texts;
mod view;

pub use book::{Article, Book, BookFault, BookParts, DeckName, Floor, Owner, Shelf};
pub use line::{Change, Tally};
pub use texts::{Says, Texts};
pub use view::View;
