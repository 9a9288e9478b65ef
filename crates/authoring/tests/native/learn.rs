//! Learn: the book, its pack, the line and the address.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use authoring::{book, locale};
use i18n::LANGUAGES;
use learn::{
    Article, Book, BookFault, BookParts, Change, DeckName, Floor, Owner, Says, Shelf, Tally, Texts,
    View, line, pack,
};
use model::pack::PackError;
use model::{ClassifiedService, Date, Layer, LayerIx, Party, ServiceIx, Source, Text};
use proptest::prelude::*;

use crate::content::{decks, model};

fn texts(lang: &str) -> Texts {
    let path = fixtures::repository().join(format!("locales/learn/{lang}.json"));
    let json = fs::read_to_string(path).expect("a file of texts");
    locale::read_page(lang, &json).unwrap_or_else(|all| panic!("{lang}: {all:#?}"))
}

/// What ships, in a language.
fn book(lang: &str) -> Book {
    let names = LANGUAGES.iter().map(|tag| (Text::from(*tag), texts(tag).text(Says::LanguageName)));
    book::book(&model(), &decks(), texts(lang), names.collect()).expect("a book")
}

fn place(book: &Book, id: &str) -> usize {
    book.services().iter().position(|service| *service.id == *id).expect("a service")
}

/// A small book: floors as `owners[service][layer]`.
fn parts(owners: &[Vec<Owner>], text: &str) -> BookParts {
    let text = Text::from(text);
    let source = Source { title: text.clone(), url: "https://docs.aws.amazon.com/a".into() };
    let checked = Date::parse("2026-11-22").expect("a day");
    let mut floors = Vec::new();
    for (service, layers) in owners.iter().enumerate() {
        for (layer, owner) in layers.iter().enumerate() {
            floors.push(Floor {
                layer: LayerIx(layer as u16),
                services: vec![ServiceIx(service as u16)],
                owner: *owner,
                why: text.clone(),
                sources: vec![source.clone()],
                checked,
                flagged: layer % 2 == 0,
            });
        }
    }
    let id = |kind: &str, ix: usize| Text::from(format!("{kind}-{ix}"));
    BookParts {
        texts: Texts::new("en".into(), vec![text.clone(); Says::ALL.len()]).expect("all texts"),
        languages: vec![("en".into(), text.clone())],
        parties: vec![Party { id: "aws".into(), name: text.clone(), motto: "".into() }],
        layers: (0..owners[0].len())
            .map(|ix| Layer { id: id("layer", ix), name: text.clone() })
            .collect(),
        services: (0..owners.len())
            .map(|ix| ClassifiedService {
                id: id("service", ix),
                name: text.clone(),
                category: None,
                model: None,
            })
            .collect(),
        floors,
        articles: vec![Article {
            id: "one".into(),
            title: text.clone(),
            body: vec![text.clone(), text.clone()],
            sources: vec![source],
        }],
        decks: vec![DeckName { id: "deck".into(), title: text }],
        shelves: vec![Shelf { layer: LayerIx(0), service: None, deck: 0, cards: 3 }],
    }
}

fn owner() -> impl Strategy<Value = Owner> {
    (0..Owner::ALL.len()).prop_map(|ix| Owner::ALL[ix])
}

fn matrix() -> impl Strategy<Value = Vec<Vec<Owner>>> {
    (1usize..6, 1usize..6).prop_flat_map(|(services, layers)| {
        let column = proptest::collection::vec(owner(), layers);
        proptest::collection::vec(column, services)
    })
}

proptest! {
    #[test]
    fn reading_a_pack_gives_the_book_that_was_written(owners in matrix(), text in "[^\\p{C}]{1,40}") {
        let book = Book::new(parts(&owners, &text)).expect("a book");
        for (service, layers) in owners.iter().enumerate() {
            prop_assert_eq!(&book.owners(service), layers);
        }
        prop_assert_eq!(pack::read(&pack::write(&book)), Ok(book));
    }

    #[test]
    fn no_text_makes_it_panic(text in "(learn1|[gplsfadk]|end|\u{1f}|\n|[0-9]|\\PC){0,60}") {
        let _ = pack::read(&text);
    }

    #[test]
    fn an_address_leads_back_to_its_view(service in 0usize..4, compare in proptest::option::of(0usize..4), layer in proptest::option::of(0usize..3)) {
        let book = Book::new(parts(&vec![vec![Owner::Aws; 3]; 4], "x")).expect("a book");
        let view = View { service, compare: compare.filter(|second| *second != service), layer };
        prop_assert_eq!(View::read(&view.query(&book, "pt-BR"), &book), view);
    }

    #[test]
    fn no_address_makes_it_panic(query in "(\\?|&|=|service|compare|layer|ec2|\\PC){0,12}") {
        let book = Book::new(parts(&vec![vec![Owner::Aws; 3]; 4], "x")).expect("a book");
        View::read(&query, &book);
    }
}

#[test]
fn damaged_packs_are_refused() {
    let book = Book::new(parts(&[vec![Owner::Aws]], "x")).expect("a book");
    let text = pack::write(&book);
    let cut = text.rsplit_once("end").expect("an end").0;
    assert_eq!(pack::read(cut), Err(PackError::CutShort));
    let lost: Vec<&str> = text.lines().filter(|line| !line.starts_with('f')).collect();
    assert_eq!(pack::read(&lost.join("\n")), Err(PackError::CutShort));
    assert_eq!(pack::read(&text.replacen("\np\u{1f}", "\nq\u{1f}", 1)), Err(PackError::Line(3)));
    assert_eq!(pack::read("<!doctype html>"), Err(PackError::NotAPack));
}

#[test]
fn every_cell_has_exactly_one_floor() {
    let mut missing = parts(&vec![vec![Owner::Aws; 2]; 2], "x");
    missing.floors.pop();
    let cell = || ("layer-1".into(), "service-1".into());
    let (layer, service) = cell();
    assert_eq!(Book::new(missing), Err(BookFault::Missing(layer, service)));
    let mut twice = parts(&vec![vec![Owner::Aws; 2]; 2], "x");
    twice.floors.push(twice.floors[3].clone());
    let (layer, service) = cell();
    assert_eq!(Book::new(twice), Err(BookFault::Twice(layer, service)));
    let mut dangling = parts(&vec![vec![Owner::Aws; 2]; 2], "x");
    dangling.shelves[0].deck = 7;
    assert_eq!(Book::new(dangling), Err(BookFault::Dangling));
}

#[test]
fn the_line_lies_on_the_floors_that_are_aws_s_alone() {
    use Owner::{Aws, Customer, Nobody, Shared};
    assert_eq!(line::height(&[Aws, Aws, Shared, Aws, Customer]), 2);
    assert_eq!(line::height(&[Customer, Aws]), 0);
    assert_eq!(line::height(&[Aws, Aws]), 2);
    let tally = Tally::of(&[Aws, Aws, Shared, Nobody, Customer]);
    assert_eq!(tally, Tally { aws: 2, customer: 1, shared: 1, nobody: 1 });
    assert_eq!(tally.weight(), 5);
}

#[test]
fn twelve_layers_of_twelve_services_are_there_in_every_language() {
    for lang in LANGUAGES {
        let book = book(lang);
        assert_eq!((book.layers().len(), book.services().len()), (12, 12), "{lang}");
        for service in 0..12 {
            for layer in 0..12 {
                let floor = book.floor(service, layer);
                assert!(!floor.why.is_empty() && !floor.sources.is_empty());
            }
        }
        assert_eq!(book.parts().articles.len(), 10);
        assert!(book.parts().articles.iter().all(|one| one.body.len() >= 3));
        assert_eq!(pack::read(&pack::write(&book)), Ok(book));
    }
}

#[test]
fn the_dial_goes_from_most_for_the_customer_to_most_for_aws() {
    let book = book("en");
    let weights: Vec<usize> =
        (0..12).map(|service| Tally::of(&book.owners(service)).weight()).collect();
    assert!(weights.is_sorted(), "{weights:?}");
    assert_eq!(&*book.services()[0].id, "ec2");
}

#[test]
fn ec2_or_rds_what_changes() {
    let book = book("en");
    let (ec2, rds) = (place(&book, "ec2"), place(&book, "rds"));
    let changes = line::changes(&book, ec2, rds);
    let names: Vec<&str> = changes.iter().map(|change| &*book.layers()[change.layer].id).collect();
    assert_eq!(names, ["enc-transit", "db-runtime", "guest-os"]);
    let guest = changes.last().expect("changes");
    assert_eq!(*guest, Change { layer: 4, from: Owner::Customer, to: Owner::Aws });
    assert_eq!(line::height(&book.owners(ec2)), 4);
    assert_eq!(line::height(&book.owners(rds)), 6);
    assert_eq!(line::changes(&book, rds, rds), []);
}

#[test]
fn an_unknown_service_still_leads_to_its_floor() {
    let book = book("en");
    let view = View::read("?service=kms&layer=iam&compare=nothing", &book);
    assert_eq!(view, View { service: 0, compare: None, layer: Some(10) });
    assert_eq!(View::read("?service=ec2&compare=ec2", &book).compare, None);
}

#[test]
fn every_floor_links_to_decks_that_hold_its_cards() {
    let (book, decks) = (book("en"), decks());
    let ids: BTreeSet<String> = decks.iter().map(|deck| deck.id().to_string()).collect();
    let mut cards: BTreeMap<String, usize> = BTreeMap::new();
    for layer in 0..12 {
        let services = (0..12).map(Some).chain([None]);
        let found: Vec<_> = services.flat_map(|service| book.shelf(layer, service)).collect();
        assert!(!found.is_empty(), "no deck asks about {}", book.layers()[layer].id);
        for (deck, n) in found {
            assert!(ids.contains(&*deck.id) && n > 0);
            *cards.entry(deck.id.to_string()).or_default() += n;
        }
    }
    for deck in decks {
        assert_eq!(cards.get(&**deck.id()), Some(&deck.cards().count()), "{}", deck.id());
    }
}

#[test]
fn every_language_of_learn_fills_the_same_places() {
    let places = |text: &str| -> BTreeSet<String> {
        let parts = text.split('{').skip(1);
        parts.filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
    };
    let english = texts("en");
    for lang in LANGUAGES {
        let other = texts(lang);
        for says in Says::ALL {
            assert_eq!(
                places(&other.text(*says)),
                places(&english.text(*says)),
                "{lang} {}",
                says.word()
            );
        }
    }
}

#[test]
fn missing_and_surplus_texts_are_named() {
    let path = fixtures::repository().join("locales/learn/en.json");
    let json = fs::read_to_string(path).expect("English");
    let json = json.replace("\"play\":", "\"pley\":");
    let problems = locale::read_page::<Says>("en", &json).expect_err("problems");
    let paths: Vec<_> = problems.iter().map(|problem| &*problem.path).collect();
    assert_eq!(paths, ["[\"play\"]", "[\"pley\"]"]);
}
