//! All that Learn shows, in one language.

use std::fmt;

use super::Texts;
use model::{ClassifiedService, Date, Layer, LayerIx, Party, ServiceIx, Source, Text, words};

words! {
    /// Who is responsible for a floor.
    Owner {
        /// AWS.
        Aws = "aws",
        /// The customer.
        Customer = "customer",
        /// Each for a half.
        Shared = "shared",
        /// Nobody: the layer does not apply.
        Nobody = "none",
    }
}

/// A layer of some services, and who is responsible for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// The layer.
    pub layer: LayerIx,
    /// The services for which it is so, for the same reason.
    pub services: Vec<ServiceIx>,
    /// Who.
    pub owner: Owner,
    /// Why.
    pub why: Text,
    /// Where it is written.
    pub sources: Vec<Source>,
    /// When the sources were last read.
    pub checked: Date,
    /// Whether it is split in parts or open to argument.
    pub flagged: bool,
}

/// A text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Stable name.
    pub id: Text,
    /// What it is about.
    pub title: Text,
    /// Its paragraphs.
    pub body: Vec<Text>,
    /// Where it is written.
    pub sources: Vec<Source>,
}

/// A deck that a floor links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckName {
    /// Stable name, as in an address.
    pub id: Text,
    /// What players read.
    pub title: Text,
}

/// So many cards of a layer and a service in a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The layer.
    pub layer: LayerIx,
    /// The service; `None` for all cards that name no service of the matrix.
    pub service: Option<ServiceIx>,
    /// Position in [`BookParts::decks`].
    pub deck: usize,
    /// How many cards; at least 1.
    pub cards: usize,
}

/// What makes a [`Book`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookParts {
    /// The interface texts, and the language.
    pub texts: Texts,
    /// Every language of the page: its tag and its name in itself.
    pub languages: Vec<(Text, Text)>,
    /// The parties.
    pub parties: Vec<Party>,
    /// The layers, from the ground floor up.
    pub layers: Vec<Layer>,
    /// The services of the matrix, those first where the customer does most.
    pub services: Vec<ClassifiedService>,
    /// Who is responsible for what.
    pub floors: Vec<Floor>,
    /// The articles.
    pub articles: Vec<Article>,
    /// The decks.
    pub decks: Vec<DeckName>,
    /// Where the cards of the floors are.
    pub shelves: Vec<Shelf>,
}

/// Why parts are no book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookFault {
    /// There is no layer or no service.
    Empty,
    /// Nothing says who is responsible for this layer of this service.
    Missing(Text, Text),
    /// Two floors say who is responsible for this layer of this service.
    Twice(Text, Text),
    /// An index points to nothing.
    Dangling,
    /// A source is not `https://`.
    Source(Text),
}

impl fmt::Display for BookFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(out, "there is no layer, or no service has floors"),
            Self::Missing(layer, service) => {
                write!(out, "no floor says who is responsible for {layer} of {service}")
            }
            Self::Twice(layer, service) => {
                write!(out, "two floors say who is responsible for {layer} of {service}")
            }
            Self::Dangling => write!(out, "an index points to nothing"),
            Self::Source(url) => write!(out, "{url} is not https"),
        }
    }
}

/// All that Learn shows. Every layer of every service has exactly one floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    parts: BookParts,
    /// The position of each cell's floor, service by service.
    cells: Vec<usize>,
}

impl Book {
    /// Checks the parts.
    ///
    /// # Errors
    /// The first [`BookFault`].
    pub fn new(parts: BookParts) -> Result<Self, BookFault> {
        let (layers, services) = (parts.layers.len(), parts.services.len());
        if layers == 0 || services == 0 {
            return Err(BookFault::Empty);
        }
        let mut cells: Vec<Option<usize>> = vec![None; layers * services];
        let at = |layer: LayerIx, service: ServiceIx| {
            let (layer, service) = (usize::from(layer.0), usize::from(service.0));
            (layer < layers && service < services).then_some(service * layers + layer)
        };
        let name = |cell: usize| {
            (parts.layers[cell % layers].id.clone(), parts.services[cell / layers].id.clone())
        };
        for (ix, floor) in parts.floors.iter().enumerate() {
            for service in &floor.services {
                let cell = at(floor.layer, *service).ok_or(BookFault::Dangling)?;
                if cells[cell].replace(ix).is_some() {
                    let (layer, service) = name(cell);
                    return Err(BookFault::Twice(layer, service));
                }
            }
        }
        for shelf in &parts.shelves {
            let service = shelf.service.unwrap_or(ServiceIx(0));
            if shelf.deck >= parts.decks.len() || at(shelf.layer, service).is_none() {
                return Err(BookFault::Dangling);
            }
        }
        let articles = parts.articles.iter().flat_map(|article| &article.sources);
        let sources = parts.floors.iter().flat_map(|floor| &floor.sources).chain(articles);
        if let Some(bad) = sources.into_iter().find(|one| !one.url.starts_with("https://")) {
            return Err(BookFault::Source(bad.url.clone()));
        }
        if let Some(cell) = cells.iter().position(Option::is_none) {
            let (layer, service) = name(cell);
            return Err(BookFault::Missing(layer, service));
        }
        let cells = cells.into_iter().flatten().collect();
        Ok(Self { parts, cells })
    }

    /// What it is made of.
    pub fn parts(&self) -> &BookParts {
        &self.parts
    }

    /// Its interface texts.
    pub fn texts(&self) -> &Texts {
        &self.parts.texts
    }

    /// The layers, from the ground floor up.
    pub fn layers(&self) -> &[Layer] {
        &self.parts.layers
    }

    /// The services, those first where the customer does most.
    pub fn services(&self) -> &[ClassifiedService] {
        &self.parts.services
    }

    /// The floor of a layer of a service; both exist.
    pub fn floor(&self, service: usize, layer: usize) -> &Floor {
        &self.parts.floors[self.cells[service * self.parts.layers.len() + layer]]
    }

    /// Who is responsible, for each layer of a service from the ground floor up.
    pub fn owners(&self, service: usize) -> Vec<Owner> {
        (0..self.parts.layers.len()).map(|layer| self.floor(service, layer).owner).collect()
    }

    /// What an owner is called.
    pub fn owner_name(&self, owner: Owner) -> Text {
        let party = self.parts.parties.iter().find(|party| *party.id == *owner.word());
        party.map_or_else(|| self.parts.texts.text(super::Says::OwnerNone), |it| it.name.clone())
    }

    /// Where the cards of a layer and a service are, with the number of cards.
    pub fn shelf(
        &self,
        layer: usize,
        service: Option<usize>,
    ) -> impl Iterator<Item = (&DeckName, usize)> {
        let wanted = move |shelf: &&Shelf| {
            usize::from(shelf.layer.0) == layer
                && shelf.service.map(|ix| usize::from(ix.0)) == service
        };
        let shelves = self.parts.shelves.iter().filter(wanted);
        shelves.map(|shelf| (&self.parts.decks[shelf.deck], shelf.cards))
    }
}
