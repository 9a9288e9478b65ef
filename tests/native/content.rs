//! What must hold of the decks that ship.

use std::collections::BTreeMap;
use std::{fs, path::Path};

use whos_responsible::model::file::{DeckSource, Library, read_deck, read_model};

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("decks").join(name))
        .expect("a file")
}

fn model() -> Library {
    read_model(&read("model.json")).unwrap_or_else(|all| panic!("{all:#?}"))
}

fn decks() -> Vec<DeckSource> {
    let model = model();
    ["first-steps.json", "classroom.json"]
        .map(|name| {
            read_deck(&read(name), Some(&model)).unwrap_or_else(|all| panic!("{name}: {all:#?}"))
        })
        .into()
}

#[test]
fn the_decks_hold_at_least_36_cards_in_all_languages() {
    let mut cards: Vec<String> = Vec::new();
    for deck in decks() {
        for lang in ["en", "es", "pt-BR"] {
            assert!(deck.in_language(lang).is_ok(), "{} in {lang}", deck.id());
        }
        cards.extend(deck.cards().map(|card| card.id.to_string()));
    }
    cards.sort();
    cards.dedup();
    assert!(cards.len() >= 36, "{}", cards.len());
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
