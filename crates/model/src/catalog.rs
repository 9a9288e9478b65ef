//! The list of decks that a player can choose from, without their cards.

use super::pack::{FIELD, PackError};
use super::{Deck, Level, Text};

/// What the deck picker shows of a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckEntry {
    /// Stable name; the deck's pack is called after it.
    pub id: Text,
    /// What players read.
    pub title: Text,
    /// One or two sentences.
    pub about: Text,
    /// For whom it is.
    pub level: Level,
    /// How many cards a round has.
    pub cards: usize,
}

/// All decks of the site in one language. The first is the one to start with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// The decks, in the order of the picker.
    pub entries: Vec<DeckEntry>,
}

impl Catalog {
    /// The entry of a deck.
    pub fn find(&self, id: &str) -> Option<&DeckEntry> {
        self.entries.iter().find(|entry| *entry.id == *id)
    }

    /// The id that somebody means who does not heed capitals and spaces.
    pub fn meant(name: &str) -> String {
        let words: Vec<&str> =
            name.split([' ', '_', '\t']).filter(|word| !word.is_empty()).collect();
        words.join("-").to_ascii_lowercase()
    }

    /// Adds a deck.
    pub fn push(&mut self, deck: &Deck) {
        self.entries.push(DeckEntry {
            id: deck.id().clone(),
            title: deck.title().clone(),
            about: deck.about().clone(),
            level: deck.level(),
            cards: deck.round_size(),
        });
    }

    /// Writes it as text: a deck a line, fields parted like those of a deck's pack.
    pub fn pack(&self) -> String {
        let mut out = String::from("catalog1");
        for entry in &self.entries {
            let cards = entry.cards.to_string();
            out.push('\n');
            let fields = [&*entry.id, &entry.title, &entry.about, entry.level.word(), &cards];
            out.push_str(&fields.join(FIELD.encode_utf8(&mut [0; 4])));
        }
        out
    }

    /// Reads what [`Catalog::pack`] wrote.
    ///
    /// # Errors
    /// [`PackError`] that names the line.
    pub fn unpack(pack: &str) -> Result<Self, PackError> {
        let mut lines = pack.lines();
        if lines.next() != Some("catalog1") {
            return Err(PackError::NotAPack);
        }
        let entries =
            lines.enumerate().map(|(ix, line)| read_entry(line).ok_or(PackError::Line(ix + 2)));
        Ok(Self { entries: entries.collect::<Result<_, _>>()? })
    }
}

fn read_entry(line: &str) -> Option<DeckEntry> {
    let mut fields = line.split(FIELD);
    let mut text = || fields.next().map(Text::from);
    Some(DeckEntry {
        id: text()?,
        title: text()?,
        about: text()?,
        level: Level::from_word(&text()?)?,
        cards: text()?.parse().ok()?,
    })
}
