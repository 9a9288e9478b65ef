//! A deck: a named selection of cards, valid by construction.

use std::fmt;

use super::{
    Card, CardCode, CardIx, Draw, Layer, LayerIx, Level, Order, Party, PartyIx, Service, ServiceIx,
    Text, fnv1a_step,
};

/// The most cards that a deck may hold.
pub const MAX_CARDS: usize = 10_000;

/// The parts that a [`Deck`] is made of, not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckParts {
    /// Stable name, such as `first-steps`.
    pub id: Text,
    /// BCP 47 language tag of all its texts.
    pub lang: Text,
    /// For whom it is.
    pub level: Level,
    /// What players read.
    pub title: Text,
    /// One or two sentences about it.
    pub about: Text,
    /// Who can be responsible: 2 to 4, one column each.
    pub parties: Vec<Party>,
    /// From the ground floor to the roof.
    pub layers: Vec<Layer>,
    /// The services that its cards name.
    pub services: Vec<Service>,
    /// At least one, at most [`MAX_CARDS`].
    pub cards: Vec<Card>,
    /// In which order they come.
    pub order: Order,
    /// The piles that a round draws from, which hold all cards together; empty if a round has all
    /// cards.
    pub draws: Vec<Draw>,
}

/// A deck in one language. Every index in it points to something, and no two cards share an id or
/// a code.
#[derive(Debug, PartialEq, Eq)]
pub struct Deck {
    parts: DeckParts,
    codes: Vec<CardCode>,
    /// Sorted: a map would be more code to download.
    by_code: Vec<(CardCode, CardIx)>,
    fingerprint: u32,
}

/// What stops parts from being a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeckFault {
    /// Not 2 to 4 parties.
    Parties(usize),
    /// No card, or more than [`MAX_CARDS`].
    Cards(usize),
    /// The card points to a party, layer or service that the deck does not have.
    Dangling(Text),
    /// Two cards have the same id.
    Duplicate(Text),
    /// A source that is not an `https://` address.
    Source(Text),
    /// Piles that do not hold each card once, or of which nothing or too much is drawn.
    Draw,
    /// It has no texts in this language.
    Language(Text),
}

impl fmt::Display for DeckFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parties(n) => write!(out, "a deck has 2 to 4 parties, this one has {n}"),
            Self::Cards(n) => write!(out, "a deck has 1 to {MAX_CARDS} cards, this one has {n}"),
            Self::Dangling(card) => {
                write!(out, "card {card} names a party, layer or service that the deck lacks")
            }
            Self::Duplicate(card) => write!(out, "card {card} is there twice"),
            Self::Source(card) => write!(out, "card {card} has a source that is not https"),
            Self::Draw => write!(out, "its piles are not its cards"),
            Self::Language(lang) => {
                write!(
                    out,
                    "it has no texts in {lang}; add {lang} to its languages and translate it"
                )
            }
        }
    }
}

impl Deck {
    /// Checks the parts and makes them a deck.
    ///
    /// # Errors
    /// The first [`DeckFault`] found.
    pub fn new(parts: DeckParts) -> Result<Self, DeckFault> {
        if !(2..=4).contains(&parts.parties.len()) {
            return Err(DeckFault::Parties(parts.parties.len()));
        }
        if !(1..=MAX_CARDS).contains(&parts.cards.len()) {
            return Err(DeckFault::Cards(parts.cards.len()));
        }
        let piles: usize = parts.draws.iter().map(|draw| draw.of).sum();
        let sound = parts.draws.iter().all(|draw| (1..=draw.of).contains(&draw.take));
        if !sound || (piles != parts.cards.len() && !parts.draws.is_empty()) {
            return Err(DeckFault::Draw);
        }
        let mut codes = Vec::with_capacity(parts.cards.len());
        let mut by_code = Vec::with_capacity(parts.cards.len());
        let mut fingerprint = super::FNV_START;
        for (ix, card) in parts.cards.iter().enumerate() {
            let whole = usize::from(card.owner.0) < parts.parties.len()
                && usize::from(card.layer.0) < parts.layers.len()
                && card.service.is_none_or(|ix| usize::from(ix.0) < parts.services.len());
            if !whole {
                return Err(DeckFault::Dangling(card.id.clone()));
            }
            if !card.sources.iter().all(|source| source.url.starts_with("https://")) {
                return Err(DeckFault::Source(card.id.clone()));
            }
            let (code, at) = free_code(&card.id, &by_code, &parts.cards)
                .ok_or_else(|| DeckFault::Duplicate(card.id.clone()))?;
            by_code.insert(at, (code, CardIx(ix as u16)));
            codes.push(code);
            for byte in card.id.bytes().chain([0, card.owner.0]) {
                fingerprint = fnv1a_step(fingerprint, byte);
            }
        }
        Ok(Self { parts, codes, by_code, fingerprint })
    }

    /// Stable name, such as `first-steps`.
    pub fn id(&self) -> &Text {
        &self.parts.id
    }

    /// BCP 47 language tag of all its texts.
    pub fn lang(&self) -> &Text {
        &self.parts.lang
    }

    /// For whom it is.
    pub fn level(&self) -> Level {
        self.parts.level
    }

    /// What players read.
    pub fn title(&self) -> &Text {
        &self.parts.title
    }

    /// One or two sentences about it.
    pub fn about(&self) -> &Text {
        &self.parts.about
    }

    /// Who can be responsible, in the order of the columns.
    pub fn parties(&self) -> &[Party] {
        &self.parts.parties
    }

    /// From the ground floor to the roof.
    pub fn layers(&self) -> &[Layer] {
        &self.parts.layers
    }

    /// The services that its cards name.
    pub fn services(&self) -> &[Service] {
        &self.parts.services
    }

    /// All cards, in the author's order.
    pub fn cards(&self) -> &[Card] {
        &self.parts.cards
    }

    /// In which order the cards of a round come.
    pub fn order(&self) -> Order {
        self.parts.order
    }

    /// The piles that a round draws from; empty if a round has all cards.
    pub fn draws(&self) -> &[Draw] {
        &self.parts.draws
    }

    /// How many cards a round has.
    pub fn round_size(&self) -> usize {
        let drawn: usize = self.parts.draws.iter().map(|draw| draw.take).sum();
        if drawn == 0 { self.parts.cards.len() } else { drawn }
    }

    /// Changes when a card comes, goes or changes owner; not with a wording or a language.
    pub fn fingerprint(&self) -> u32 {
        self.fingerprint
    }

    /// The card at a position that came from this deck.
    pub fn card(&self, ix: CardIx) -> &Card {
        &self.parts.cards[usize::from(ix.0)]
    }

    /// The party at a position that came from this deck.
    pub fn party(&self, ix: PartyIx) -> &Party {
        &self.parts.parties[usize::from(ix.0)]
    }

    /// The layer at a position that came from this deck.
    pub fn layer(&self, ix: LayerIx) -> &Layer {
        &self.parts.layers[usize::from(ix.0)]
    }

    /// The service at a position that came from this deck.
    pub fn service(&self, ix: ServiceIx) -> &Service {
        &self.parts.services[usize::from(ix.0)]
    }

    /// The service that a card is asked of, if it names one.
    pub fn service_of(&self, card: &Card) -> Option<&Service> {
        card.service.map(|ix| self.service(ix))
    }

    /// The card with this code.
    pub fn find(&self, code: CardCode) -> Option<CardIx> {
        let at = position(&self.by_code, code).ok()?;
        self.by_code.get(at).map(|&(_, ix)| ix)
    }

    /// The code that stands for a card in saved rounds.
    pub fn code(&self, ix: CardIx) -> CardCode {
        self.codes[usize::from(ix.0)]
    }

    /// Every party's position.
    pub fn party_ixs(&self) -> impl DoubleEndedIterator<Item = PartyIx> + use<> {
        (0..self.parts.parties.len() as u8).map(PartyIx)
    }

    /// Every card's position.
    pub fn card_ixs(&self) -> impl DoubleEndedIterator<Item = CardIx> + use<> {
        (0..self.parts.cards.len() as u16).map(CardIx)
    }
}

/// Where a code stands among the sorted ones, or would stand.
fn position(codes: &[(CardCode, CardIx)], code: CardCode) -> Result<usize, usize> {
    codes.binary_search_by_key(&code, |&(other, _)| other)
}

/// The first code for this id that no other card has, and where it belongs; `None` if a card has the
/// id itself.
fn free_code(id: &str, taken: &[(CardCode, CardIx)], cards: &[Card]) -> Option<(CardCode, usize)> {
    for salt in 0..=u8::MAX {
        let code = CardCode::of(id, salt);
        match position(taken, code) {
            Err(at) => return Some((code, at)),
            Ok(at) if *cards[usize::from(taken[at].1.0)].id == *id => return None,
            Ok(_) => {}
        }
    }
    None
}
