//! A card: a responsibility put to a player.

use super::{Date, LayerIx, PartyIx, ServiceIx, Text, fnv1a};
use crate::words;

/// Position of a card in its deck, from 0. Not the order in which it is dealt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardIx(pub u16);

/// One responsibility: a task, on a service or on any, and who owns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Stable name in files: `task` or `task/service`.
    pub id: Text,
    /// Something that has to be done.
    pub task: Text,
    /// The service that it is asked of; `None` where the answer is the same for any.
    pub service: Option<ServiceIx>,
    /// The layer of the stack that the task belongs to.
    pub layer: LayerIx,
    /// Who is responsible.
    pub owner: PartyIx,
    /// Why, in one or two sentences.
    pub why: Text,
    /// A question that leads to the answer; empty if there is none to give.
    pub hint: Text,
    /// Where it is written.
    pub sources: Vec<Source>,
    /// When the sources were last read.
    pub checked: Date,
    /// How the sources support the answer.
    pub evidence: Evidence,
}

/// A page that supports an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The page's title.
    pub title: Text,
    /// Its address; always `https://`.
    pub url: Text,
}

words! {
    /// How a source supports an answer.
    Evidence {
        /// Its text names the owner.
        Stated = "stated",
        /// It describes a default or an opt-in from which the owner follows.
        Inferred = "inferred",
    }
}

/// Four characters that stand for a card in saved rounds: 24 bits of its id's hash, so that they
/// survive a change of the deck's order. Unique within a deck: see [`super::Deck::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardCode([u8; 4]);

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl CardCode {
    /// The code of the card with this id; the salt tells apart ids that would share a code.
    pub(super) fn of(id: &str, salt: u8) -> Self {
        let hash = fnv1a(id.bytes().chain((salt > 0).then_some(salt)));
        let folded = hash ^ (hash >> 24);
        Self([18, 12, 6, 0].map(|shift| ALPHABET[(folded >> shift & 63) as usize]))
    }

    /// Reads four characters; `None` if they are no code.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 4] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(|byte| ALPHABET.contains(byte)).then_some(Self(bytes))
    }

    /// The four characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("????")
    }
}
