//! The book from what authors write: the model's floors and articles, the decks, and
//! `locales/learn/<tag>.json`.

use std::collections::BTreeMap;

use crate::{DeckSource, Library};
use learn::{Article, Book, BookFault, BookParts, DeckName, Floor, Owner, Shelf, Tally, Texts};
use model::{LayerIx, ServiceIx, Text};

/// The book in the language of the texts.
///
/// # Errors
/// [`BookFault`], such as a layer of a service that no floor is about.
pub fn book(
    model: &Library,
    decks: &[DeckSource],
    texts: Texts,
    languages: Vec<(Text, Text)>,
) -> Result<Book, BookFault> {
    let lang = texts.lang().clone();
    let order = dial(model);
    let place = |ix: ServiceIx| order.iter().position(|one| *one == ix).map(at);
    let floors = model.floors().iter().map(|floor| Floor {
        layer: floor.layer,
        services: floor.services.iter().filter_map(|&ix| place(ix)).collect(),
        owner: owner(model, floor),
        why: floor.why.get(&lang),
        sources: floor.sources.clone(),
        checked: floor.checked,
        flagged: floor.flagged,
    });
    let articles = model.articles().iter().map(|article| Article {
        id: article.id.clone(),
        title: article.title.get(&lang),
        body: article.body.iter().map(|text| text.get(&lang)).collect(),
        sources: article.sources.clone(),
    });
    let ids: Vec<&Text> = model.service_ids().collect();
    let mut names = Vec::new();
    let mut shelves = Vec::new();
    for (ix, source) in decks.iter().enumerate() {
        let mut cards: BTreeMap<(u16, Option<u16>), usize> = BTreeMap::new();
        let deck_ids: Vec<&Text> = source.library().service_ids().collect();
        let layers: Vec<&Text> = source.library().layer_ids().collect();
        for card in source.cards() {
            let layer = layers[usize::from(source.library().tasks()[card.task].layer.0)];
            let Some(layer) = model.layer_ids().position(|id| id == layer) else { continue };
            let service = card.service.map(|ix| deck_ids[usize::from(ix.0)]);
            let service = service.and_then(|id| ids.iter().position(|one| *one == id));
            let service = service.and_then(|ix| place(at(ix)));
            *cards.entry((layer as u16, service.map(|ix| ix.0))).or_default() += 1;
        }
        names.push(DeckName { id: source.id().clone(), title: source.title().get(&lang) });
        shelves.extend(cards.into_iter().map(|((layer, service), cards)| Shelf {
            layer: LayerIx(layer),
            service: service.map(ServiceIx),
            deck: ix,
            cards,
        }));
    }
    Book::new(BookParts {
        languages,
        parties: model.parties(&lang),
        layers: model.layers(&lang),
        services: order.iter().map(|&ix| model.service(ix, &lang)).collect(),
        floors: floors.collect(),
        articles: articles.collect(),
        decks: names,
        shelves,
        texts,
    })
}

fn at(ix: usize) -> ServiceIx {
    ServiceIx(ix as u16)
}

fn owner(model: &Library, floor: &crate::Floor) -> Owner {
    let id = floor.owner.map(|party| model.party_id(party));
    id.and_then(|id| Owner::from_word(id)).unwrap_or(Owner::Nobody)
}

/// The services that have floors, those first where the customer does most.
fn dial(model: &Library) -> Vec<ServiceIx> {
    let mut owners: Vec<(ServiceIx, Vec<Owner>)> = Vec::new();
    for floor in model.floors() {
        for service in &floor.services {
            let owner = owner(model, floor);
            match owners.iter_mut().find(|(known, _)| known == service) {
                Some((_, all)) => all.push(owner),
                None => owners.push((*service, vec![owner])),
            }
        }
    }
    owners.sort_by_key(|(_, owners)| Tally::of(owners).weight());
    owners.into_iter().map(|(service, _)| service).collect()
}
