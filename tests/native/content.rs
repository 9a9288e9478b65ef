//! What must hold of the decks that ship.

use std::collections::BTreeMap;
use std::{fs, path::Path};

use whos_responsible::model::file::{DeckSource, Library, read_deck, read_model};

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("decks").join(name))
        .expect("a file")
}

/// The JSON files of a folder beside the decks, sorted.
fn files(folder: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks").join(folder);
    let mut names: Vec<String> = fs::read_dir(path)
        .expect("a folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".json"))
        .collect();
    names.sort();
    names
}

pub(crate) fn model() -> Library {
    let read_part = |name: &str, base: Option<&Library>| {
        read_model(&read(&format!("model/{name}")), base)
            .unwrap_or_else(|all| panic!("{name}: {all:#?}"))
    };
    let base = read_part("base.json", None);
    let others = files("model").into_iter().filter(|name| name != "base.json");
    others.fold(base, |model, name| read_part(&name, Some(&model)))
}

pub(crate) fn decks() -> Vec<DeckSource> {
    let model = model();
    let decks = files("").into_iter().map(|name| {
        read_deck(&read(&name), Some(&model)).unwrap_or_else(|all| panic!("{name}: {all:#?}"))
    });
    decks.collect()
}

#[test]
fn ten_decks_and_180_responsibilities_are_there_in_all_languages() {
    let mut cards: Vec<String> = Vec::new();
    assert!(decks().len() >= 10);
    for deck in decks() {
        for lang in ["en", "es", "pt-BR"] {
            assert!(deck.in_language(lang).is_ok(), "{} in {lang}", deck.id());
        }
        cards.extend(deck.cards().map(|card| card.id.to_string()));
    }
    cards.sort();
    cards.dedup();
    assert!(cards.len() >= 180, "{}", cards.len());
    assert!(model().service_ids().count() >= 40);
    assert_eq!(model().layer_ids().count(), 12);
}

#[test]
fn every_source_is_a_page_of_aws() {
    for entry in model().responsibilities() {
        for source in &entry.sources {
            let aws = ["https://docs.aws.amazon.com/", "https://aws.amazon.com/"];
            assert!(
                aws.iter().any(|host| source.url.starts_with(host)),
                "{}: {}",
                entry.id,
                source.url
            );
        }
    }
}

#[test]
fn always_the_same_answer_never_scores_above_55_percent() {
    for deck in decks() {
        let mut owners = BTreeMap::new();
        for card in deck.cards() {
            *owners.entry(card.owner).or_insert(0usize) += 1;
        }
        let most = owners.values().max().expect("cards");
        assert!(most * 100 <= deck.cards().count() * 55, "{}: {owners:?}", deck.id());
    }
}

#[test]
fn no_task_names_its_owner() {
    let model = model();
    for entry in model.responsibilities() {
        let task = &model.tasks()[entry.task];
        for (_, name) in model.party_name(entry.owner).all() {
            for (lang, text) in task.text.all() {
                let named = text
                    .to_lowercase()
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == name.to_lowercase());
                assert!(!named, "{} in {lang:?}: {text}", entry.id);
            }
        }
    }
}

#[test]
fn the_same_words_change_owner_from_service_to_service() {
    let model = model();
    let mut owners: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for entry in model.responsibilities() {
        owners.entry(entry.task).or_default().push(entry.owner);
    }
    let moving = owners.values().filter(|all| all.iter().any(|owner| *owner != all[0])).count();
    assert!(moving >= 3, "{moving} tasks change owner");
}

#[test]
fn every_task_is_asked_and_every_responsibility_is_dealt() {
    let model = model();
    let dealt: Vec<String> = decks()
        .iter()
        .flat_map(|deck| deck.cards().map(|card| card.id.to_string()).collect::<Vec<_>>())
        .collect();
    for entry in model.responsibilities() {
        assert!(dealt.contains(&entry.id.to_string()), "{} is in no deck", entry.id);
    }
    for (ix, task) in model.tasks().iter().enumerate() {
        assert!(
            model.responsibilities().iter().any(|entry| entry.task == ix),
            "{} is asked of no service",
            task.id
        );
    }
}
