//! Packs: decks as the player downloads them.
//!
//! A pack is one deck in one language, written when the site is built from files that were checked
//! in full, so that the player needs no JSON parser. It is text: a record a line, fields parted by
//! U+001F (which no text may contain). The first field names the record:
//!
//! | record | fields |
//! | --- | --- |
//! | `deck1` | id, language, level, title, about, order, then `take/of` of each pile |
//! | `p` | party id, name, motto |
//! | `l` | layer id, name |
//! | `s` | service id, name |
//! | `c` | id, task, service (may be empty), layer, owner (indices), why, checked, evidence, then title and address of each source, then the hint, if there is one |
//! | `end` | number of cards, to know a pack that was cut short |

use std::fmt;

use super::{
    Card, Date, Deck, DeckFault, DeckParts, Draw, Evidence, Layer, LayerIx, Level, Order, Party,
    PartyIx, Service, ServiceIx, Source, Text,
};

/// Parts the fields of a record.
pub const FIELD: char = '\u{1f}';

/// Why a pack could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// It does not start like a pack of this version.
    NotAPack,
    /// Line (from 1) that is no record, or whose fields are wrong.
    Line(usize),
    /// It ends too early.
    CutShort,
    /// Its records make no deck.
    Deck(DeckFault),
}

impl fmt::Display for PackError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPack => write!(out, "this is not a deck of this version of the game"),
            Self::Line(line) => write!(out, "line {line} of the deck is damaged"),
            Self::CutShort => write!(out, "the deck ends too early"),
            // Which fault, the build has told: in the player these words would be half a kilobyte.
            Self::Deck(_) => write!(out, "the deck is damaged"),
        }
    }
}

/// Writes a deck as a pack. Reading it gives the same deck.
pub fn write(deck: &Deck) -> String {
    let mut out = String::new();
    let mut record = |fields: &[&str]| {
        for (ix, field) in fields.iter().enumerate() {
            if ix > 0 {
                out.push(FIELD);
            }
            out.push_str(field);
        }
        out.push('\n');
    };
    let draws: Vec<String> =
        deck.draws().iter().map(|draw| format!("{}/{}", draw.take, draw.of)).collect();
    let mut head = vec!["deck1", deck.id(), deck.lang(), deck.level().word(), deck.title()];
    head.extend([deck.about(), deck.order().word()]);
    head.extend(draws.iter().map(String::as_str));
    record(&head);
    for party in deck.parties() {
        record(&["p", &party.id, &party.name, &party.motto]);
    }
    for layer in deck.layers() {
        record(&["l", &layer.id, &layer.name]);
    }
    for service in deck.services() {
        record(&["s", &service.id, &service.name]);
    }
    for card in deck.cards() {
        let service = card.service.map_or(String::new(), |ix| ix.0.to_string());
        let (layer, owner) = (card.layer.0.to_string(), card.owner.0.to_string());
        let checked = card.checked.to_string();
        let mut fields = vec!["c", &*card.id, &card.task, &service, &layer, &owner];
        fields.extend([&*card.why, &checked, card.evidence.word()]);
        for source in &card.sources {
            fields.extend([&*source.title, &source.url]);
        }
        if !card.hint.is_empty() {
            fields.push(&card.hint);
        }
        record(&fields);
    }
    record(&["end", &deck.cards().len().to_string()]);
    out
}

/// Reads a pack.
///
/// # Errors
/// A [`PackError`] that names the line.
pub fn read(pack: &str) -> Result<Deck, PackError> {
    let mut lines = pack.lines().enumerate();
    let (_, head) = lines.next().ok_or(PackError::NotAPack)?;
    let mut parts = read_head(head).ok_or(PackError::NotAPack)?;
    for (number, line) in lines {
        let mut fields = line.split(FIELD);
        if fields.next() == Some("end") {
            let whole = fields.next().and_then(|n| n.parse().ok()) == Some(parts.cards.len());
            return if whole {
                Deck::new(parts).map_err(PackError::Deck)
            } else {
                Err(PackError::CutShort)
            };
        }
        read_record(line, &mut parts).ok_or(PackError::Line(number + 1))?;
    }
    Err(PackError::CutShort)
}

fn read_head(line: &str) -> Option<DeckParts> {
    let mut fields = line.split(FIELD);
    if fields.next()? != "deck1" {
        return None;
    }
    let (id, lang) = (fields.next()?.into(), fields.next()?.into());
    let level = Level::from_word(fields.next()?)?;
    let (title, about) = (fields.next()?.into(), fields.next()?.into());
    let order = Order::from_word(fields.next()?)?;
    let draws = fields.map(read_draw).collect::<Option<_>>()?;
    let (parties, layers, services, cards) = Default::default();
    Some(DeckParts {
        id,
        lang,
        level,
        title,
        about,
        parties,
        layers,
        services,
        cards,
        order,
        draws,
    })
}

fn read_draw(text: &str) -> Option<Draw> {
    let (take, of) = text.split_once('/')?;
    Some(Draw { take: take.parse().ok()?, of: of.parse().ok()? })
}

fn read_record(line: &str, parts: &mut DeckParts) -> Option<()> {
    let mut fields = line.split(FIELD);
    let kind = fields.next()?;
    let mut text = || fields.next().map(Text::from);
    match kind {
        "p" => parts.parties.push(Party { id: text()?, name: text()?, motto: text()? }),
        "l" => parts.layers.push(Layer { id: text()?, name: text()? }),
        "s" => parts.services.push(Service { id: text()?, name: text()? }),
        "c" => {
            let mut card = Card {
                id: text()?,
                task: text()?,
                service: optional(&text()?, |ix| ix.parse().ok().map(ServiceIx))?,
                layer: LayerIx(text()?.parse().ok()?),
                owner: PartyIx(text()?.parse().ok()?),
                why: text()?,
                hint: "".into(),
                checked: Date::parse(&text()?)?,
                evidence: Evidence::from_word(&text()?)?,
                sources: Vec::new(),
            };
            (card.sources, card.hint) = read_sources(fields);
            parts.cards.push(card);
        }
        _ => return None,
    }
    Some(())
}

/// The end of a record: title and address of each source, and what is left after them, or nothing.
pub fn read_sources<'a>(mut fields: impl Iterator<Item = &'a str>) -> (Vec<Source>, Text) {
    let mut sources = Vec::new();
    while let Some(text) = fields.next() {
        match fields.next() {
            Some(url) => sources.push(Source { title: text.into(), url: url.into() }),
            None => return (sources, text.into()),
        }
    }
    (sources, "".into())
}

/// An empty field is `None`; any other must be a value.
pub fn optional<T>(field: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if field.is_empty() { Some(None) } else { read(field).map(Some) }
}
