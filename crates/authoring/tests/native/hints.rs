//! Hints are true of their card: each asks what decides, says no answer and leads to no wrong side.

use std::collections::{BTreeMap, BTreeSet};

use authoring::{Hint, Library, Responsibility};

use crate::content::{decks, model};

const LANGUAGES: [&str; 3] = ["en", "es", "pt-BR"];

fn hint_of<'a>(model: &'a Library, entry: &Responsibility) -> Option<&'a Hint> {
    model.hint(&model.tasks()[entry.task])
}

#[test]
fn every_card_of_every_deck_has_a_hint_in_every_language() {
    for source in decks() {
        for lang in LANGUAGES {
            let deck = source.in_language(lang).expect("a deck");
            for card in deck.cards() {
                assert!(!card.hint.is_empty(), "{} of {} in {lang}", card.id, deck.id());
            }
        }
    }
}

/// Reading the files refuses a hint that does not lead to its card's owner. Here: no hint claims to
/// lead to a side where none of its cards is, so that a claim is never wider than the cards.
#[test]
fn a_hint_leads_to_the_owners_of_its_cards_and_to_nobody_else() {
    let model = model();
    let mut owners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for entry in model.responsibilities() {
        let hint = hint_of(&model, entry).unwrap_or_else(|| panic!("{} has no hint", entry.id));
        owners.entry(&hint.id).or_default().insert(model.party_id(entry.owner));
    }
    for hint in model.hints() {
        let leads: BTreeSet<&str> = hint.leads.iter().map(|&ix| &**model.party_id(ix)).collect();
        assert_eq!(Some(&leads), owners.get(&*hint.id), "{}", hint.id);
    }
}

/// What leads to the owner by itself: a hint that weighs one side only is on no card of another, in
/// no deck, whatever its columns.
#[test]
fn a_hint_for_one_side_is_on_no_card_of_the_other() {
    for deck in decks() {
        for card in deck.cards() {
            let hint = hint_of(deck.library(), card).expect("a hint");
            assert!(hint.leads.contains(&card.owner), "{} has the hint {}", card.id, hint.id);
        }
    }
}

/// A fact for each service, written down beside the owners and not taken from them: on which of them
/// somebody who uses it can sign in to the operating system of the servers.
const WITH_SIGN_IN: [&str; 7] =
    ["auto-scaling", "dedicated-hosts", "ec2", "ecs-ec2", "eks-self", "oracle-ec2", "outposts"];

#[test]
fn the_hint_about_signing_in_leads_to_the_owner_on_each_service() {
    let model = model();
    let mut asked = 0;
    for entry in model.responsibilities() {
        if hint_of(&model, entry).is_none_or(|hint| &*hint.id != "sign-in") {
            continue;
        }
        let service = model.service(entry.service.expect("a service"), "en").id;
        let answer = if WITH_SIGN_IN.contains(&&*service) { "customer" } else { "aws" };
        assert_eq!(&**model.party_id(entry.owner), answer, "{}", entry.id);
        asked += 1;
    }
    assert!(asked > 20, "{asked} cards ask it");
}

/// The parties, their mottoes and what else they are called, by the start of a word.
fn names(lang: &str) -> &'static [&'static str] {
    match lang {
        "en" => &[
            "aws",
            "amazon",
            "customer",
            "client",
            "provider",
            "vendor",
            "cloud",
            "shared",
            "both",
            "you",
            "your",
            "we",
            "our",
            "half",
            "user",
            "tenant",
            "subscriber",
        ],
        "es" => &[
            "aws",
            "amazon",
            "cliente",
            "proveedor",
            "nube",
            "compartid",
            "ambos",
            "ambas",
            "tú",
            "tu",
            "tus",
            "usted",
            "nosotros",
            "nuestr",
            "mitad",
            "usuari",
            "inquilin",
            "suscriptor",
        ],
        "pt-BR" => &[
            "aws",
            "amazon",
            "cliente",
            "provedor",
            "fornecedor",
            "nuvem",
            "compartilhad",
            "ambos",
            "ambas",
            "você",
            "vocês",
            "teu",
            "tua",
            "nós",
            "nosso",
            "nossa",
            "metade",
            "usuári",
            "inquilin",
            "locatári",
            "assinante",
        ],
        other => panic!("{other} has no list of words that give the answer away"),
    }
}

#[test]
fn no_hint_says_the_answer_in_any_language() {
    let model = model();
    for hint in model.hints() {
        for lang in LANGUAGES {
            let text = hint.text.get(lang);
            let lower = text.to_lowercase();
            let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            for word in words {
                // Short names are whole words: "we" is not the start of "went".
                let said = names(lang).iter().find(|name| match name.chars().count() {
                    0..=4 => word == **name,
                    _ => word.starts_with(**name),
                });
                assert_eq!(said, None, "{} in {lang}: {text}", hint.id);
            }
            for party in model.parties(lang) {
                for name in [&party.name, &party.motto] {
                    assert!(!lower.contains(&name.to_lowercase()), "{} in {lang}: {text}", hint.id);
                }
            }
        }
    }
}

/// A hint makes somebody think: it asks.
#[test]
fn every_hint_asks_a_question() {
    for hint in model().hints() {
        for lang in LANGUAGES {
            let text = hint.text.get(lang);
            assert!(text.ends_with('?'), "{} in {lang}: {text}", hint.id);
            assert_eq!(lang == "es", text.contains('¿'), "{} in {lang}: {text}", hint.id);
        }
    }
}

/// The card shows the service; a hint that names one would be false on every other. Nor does it name
/// a layer: the roof's name has a party's in it, and a layer alone is often the answer.
#[test]
fn no_hint_names_a_service_or_a_layer() {
    let model = model();
    for hint in model.hints() {
        for lang in LANGUAGES {
            let text = hint.text.get(lang).to_lowercase();
            for ix in 0..model.service_ids().count() {
                let ix = model::ServiceIx(ix as u16);
                let name = model.service(ix, lang).name.to_lowercase();
                let bare = name.trim_start_matches("amazon ").trim_start_matches("aws ");
                let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
                assert!(!words.contains(&bare) && !text.contains(&name), "{}: {text}", hint.id);
            }
            for layer in model.layers(lang) {
                assert!(!text.contains(&layer.name.to_lowercase()), "{}: {text}", hint.id);
            }
        }
    }
}

/// A task has a hint of its own only where its layer's would not do.
#[test]
fn no_task_repeats_the_hint_of_its_layer_and_every_hint_is_given() {
    let model = model();
    let mut given = BTreeSet::new();
    for task in model.tasks() {
        let with = model.hint(task).expect("a hint");
        given.insert(&with.id);
        if task.hint.is_some() {
            let mut bare = task.clone();
            bare.hint = None;
            assert_ne!(model.hint(&bare).map(|hint| &hint.id), Some(&with.id), "{}", task.id);
        }
    }
    assert_eq!(given.len(), model.hints().len());
}
