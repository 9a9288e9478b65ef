//! The book as the page downloads it: `learn.<lang>.pack`, text like the decks' packs.
//!
//! | record | fields |
//! | --- | --- |
//! | `learn1` | language, then every text in the order of [`super::Says::ALL`] |
//! | `g` | a language's tag and name |
//! | `p` | party id, name, motto |
//! | `l` | layer id, name |
//! | `s` | service id, name, category, service model (either may be empty) |
//! | `f` | layer, services (indices with commas), owner, why, checked, `1` if flagged, then title and address of each source |
//! | `a` | article id, title, number of paragraphs, the paragraphs, then title and address of each source |
//! | `d` | deck id, title |
//! | `k` | layer, service (may be empty), deck, number of cards |
//! | `end` | number of floors, to know a pack that was cut short |

use super::book::{Article, Book, BookParts, DeckName, Floor, Owner, Shelf};
use super::texts::Texts;
use model::pack::{FIELD, PackError, optional, read_sources};
use model::{
    Category, ClassifiedService, Date, Layer, LayerIx, Party, ServiceIx, ServiceModel, Source, Text,
};

/// Writes a book. Reading it gives the same book.
pub fn write(book: &Book) -> String {
    let parts = book.parts();
    let mut out = String::new();
    let mut record = |fields: &[&str]| {
        out.push_str(&fields.join(FIELD.encode_utf8(&mut [0; 4])));
        out.push('\n');
    };
    let mut head = vec!["learn1", parts.texts.lang()];
    head.extend(parts.texts.all().iter().map(|text| &**text));
    record(&head);
    for (tag, name) in &parts.languages {
        record(&["g", tag, name]);
    }
    for party in &parts.parties {
        record(&["p", &party.id, &party.name, &party.motto]);
    }
    for layer in &parts.layers {
        record(&["l", &layer.id, &layer.name]);
    }
    for service in &parts.services {
        let category = service.category.map_or("", Category::word);
        let model = service.model.map_or("", ServiceModel::word);
        record(&["s", &service.id, &service.name, category, model]);
    }
    for floor in &parts.floors {
        let services: Vec<String> = floor.services.iter().map(|ix| ix.0.to_string()).collect();
        let (layer, services) = (floor.layer.0.to_string(), services.join(","));
        let checked = floor.checked.to_string();
        let mut fields = vec!["f", &*layer, &services, floor.owner.word(), &floor.why, &checked];
        fields.push(if floor.flagged { "1" } else { "" });
        push_sources(&mut fields, &floor.sources);
        record(&fields);
    }
    for article in &parts.articles {
        let n = article.body.len().to_string();
        let mut fields = vec!["a", &*article.id, &article.title, &n];
        fields.extend(article.body.iter().map(|text| &**text));
        push_sources(&mut fields, &article.sources);
        record(&fields);
    }
    for deck in &parts.decks {
        record(&["d", &deck.id, &deck.title]);
    }
    for shelf in &parts.shelves {
        let service = shelf.service.map_or(String::new(), |ix| ix.0.to_string());
        let (layer, deck) = (shelf.layer.0.to_string(), shelf.deck.to_string());
        record(&["k", &layer, &service, &deck, &shelf.cards.to_string()]);
    }
    record(&["end", &parts.floors.len().to_string()]);
    out
}

fn push_sources<'a>(fields: &mut Vec<&'a str>, sources: &'a [Source]) {
    for source in sources {
        fields.extend([&*source.title, &*source.url]);
    }
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// A [`PackError`] that names the line.
pub fn read(pack: &str) -> Result<Book, PackError> {
    let mut lines = pack.lines().enumerate();
    let (_, head) = lines.next().ok_or(PackError::NotAPack)?;
    let mut parts = read_head(head).ok_or(PackError::NotAPack)?;
    for (number, line) in lines {
        if let Some(n) = line.strip_prefix("end").and_then(|line| line.strip_prefix(FIELD)) {
            if n.parse() != Ok(parts.floors.len()) {
                return Err(PackError::CutShort);
            }
            return Book::new(parts).map_err(|_| PackError::CutShort);
        }
        read_record(line, &mut parts).ok_or(PackError::Line(number + 1))?;
    }
    Err(PackError::CutShort)
}

fn read_head(line: &str) -> Option<BookParts> {
    let mut fields = line.split(FIELD);
    if fields.next()? != "learn1" {
        return None;
    }
    let lang = fields.next()?.into();
    let texts = Texts::new(lang, fields.map(Text::from).collect())?;
    let (languages, parties, layers, services) = Default::default();
    let (floors, articles, decks, shelves) = Default::default();
    Some(BookParts {
        texts,
        languages,
        parties,
        layers,
        services,
        floors,
        articles,
        decks,
        shelves,
    })
}

/// The sources at the end of a record, and nothing after them.
fn sources<'a>(fields: impl Iterator<Item = &'a str>) -> Option<Vec<Source>> {
    let (sources, rest) = read_sources(fields);
    rest.is_empty().then_some(sources)
}

fn read_record(line: &str, parts: &mut BookParts) -> Option<()> {
    let mut fields = line.split(FIELD);
    let kind = fields.next()?;
    let mut text = || fields.next().map(Text::from);
    match kind {
        "g" => parts.languages.push((text()?, text()?)),
        "p" => parts.parties.push(Party { id: text()?, name: text()?, motto: text()? }),
        "l" => parts.layers.push(Layer { id: text()?, name: text()? }),
        "s" => parts.services.push(ClassifiedService {
            id: text()?,
            name: text()?,
            category: optional(&text()?, Category::from_word)?,
            model: optional(&text()?, ServiceModel::from_word)?,
        }),
        "f" => {
            let floor = Floor {
                layer: LayerIx(text()?.parse().ok()?),
                services: read_services(&text()?)?,
                owner: Owner::from_word(&text()?)?,
                why: text()?,
                checked: Date::parse(&text()?)?,
                flagged: !text()?.is_empty(),
                sources: sources(fields)?,
            };
            parts.floors.push(floor);
        }
        "a" => {
            let (id, title) = (text()?, text()?);
            let n: usize = text()?.parse().ok()?;
            let body = fields.by_ref().take(n).map(Text::from).collect::<Vec<_>>();
            if body.len() != n {
                return None;
            }
            parts.articles.push(Article { id, title, body, sources: sources(fields)? });
        }
        "d" => parts.decks.push(DeckName { id: text()?, title: text()? }),
        "k" => parts.shelves.push(Shelf {
            layer: LayerIx(text()?.parse().ok()?),
            service: optional(&text()?, |ix| ix.parse().ok().map(ServiceIx))?,
            deck: text()?.parse().ok()?,
            cards: text()?.parse().ok()?,
        }),
        _ => return None,
    }
    Some(())
}

fn read_services(list: &str) -> Option<Vec<ServiceIx>> {
    let numbers = list.split(',').filter(|number| !number.is_empty());
    numbers.map(|number| number.parse().ok().map(ServiceIx)).collect()
}
