//! What is known: parties, services, layers and the responsibilities that a deck puts to a player.
//!
//! [`Deck`] is the domain type, in one language, valid by construction. It is read from a
//! [`pack`] (what the player downloads) or, by the crate `authoring`, from what authors write, in every
//! language.

mod card;
mod catalog;
mod date;
mod deck;
pub mod pack;
mod parts;

pub use card::{Card, CardCode, CardIx, Evidence, Source};
pub use catalog::{Catalog, DeckEntry};
pub use date::Date;
pub use deck::{Deck, DeckFault, DeckParts, MAX_CARDS};
pub use parts::{
    Category, ClassifiedService, Draw, Layer, LayerIx, Level, Order, Party, PartyIx, Service,
    ServiceIx, ServiceModel,
};

/// A text in one language, cheap to hand around.
pub type Text = std::rc::Rc<str>;

/// 32-bit FNV-1a, a hash that is the same on every machine and in every version
/// (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>). Not for security.
pub fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(FNV_START, fnv1a_step)
}

/// Where FNV-1a starts.
pub const FNV_START: u32 = 0x811c_9dc5;

/// FNV-1a, one byte further.
pub fn fnv1a_step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}
