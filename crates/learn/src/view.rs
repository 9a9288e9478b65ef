//! What the reader looks at, and its address.

use super::book::Book;

/// What the reader looks at. Positions in the book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The service that the dial points to.
    pub service: usize,
    /// A second one beside it.
    pub compare: Option<usize>,
    /// The floor that is explained.
    pub layer: Option<usize>,
}

impl View {
    /// Reads an address: the part after `?`. What the book does not know is left out, so that a link
    /// from a card of any service finds at least its floor.
    pub fn read(query: &str, book: &Book) -> Self {
        let value = |name: &str| {
            let query = query.trim_start_matches('?');
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next_back()
        };
        let service = |name| {
            let id = value(name)?;
            book.services().iter().position(|service| *service.id == *id)
        };
        let layer = value("layer");
        let known = |id: &str| book.layers().iter().position(|layer| *layer.id == *id);
        let first = service("service").unwrap_or(0);
        Self {
            service: first,
            compare: service("compare").filter(|second| *second != first),
            layer: layer.and_then(known),
        }
    }

    /// The address, in a language.
    pub fn query(self, book: &Book, lang: &str) -> String {
        let mut query = format!("?lang={lang}&service={}", book.services()[self.service].id);
        if let Some(second) = self.compare {
            query += &format!("&compare={}", book.services()[second].id);
        }
        if let Some(layer) = self.layer {
            query += &format!("&layer={}", book.layers()[layer].id);
        }
        query
    }

    /// Turns the dial. A second service that would be the first one gives way.
    pub fn turned(self, service: usize) -> Self {
        Self { service, compare: self.compare.filter(|second| *second != service), ..self }
    }
}
