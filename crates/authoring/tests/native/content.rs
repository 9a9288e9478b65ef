//! What must hold of the decks that ship.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::rc::Rc;

use authoring::{DeckSource, Kind, Library, MAX_SHARE, read_deck, read_deck_on, read_model};
use game::{Round, Rules, Selection};
use i18n::LANGUAGES;
use model::{Category, LayerIx, PartyIx, ServiceIx, Text};
use serde_json::Value;

fn read(name: &str) -> String {
    fs::read_to_string(fixtures::repository().join("decks").join(name)).expect("a file")
}

/// The JSON files of a folder beside the decks, sorted.
fn files(folder: &str) -> Vec<String> {
    let path = fixtures::repository().join("decks").join(folder);
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
        read_deck_on(&model, &read(&name)).unwrap_or_else(|all| panic!("{name}: {all:#?}"))
    });
    decks.collect()
}

#[test]
fn every_deck_has_what_is_asked_of_one_on_the_site() {
    let decks = decks();
    for (at, deck) in decks.iter().enumerate() {
        let others = decks.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.map(|(_, other)| &**other.id());
        assert_eq!(deck.site_problems(LANGUAGES, others), [], "{}", deck.id());
    }
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
    let model = model();
    let of_cards = model.responsibilities().iter().map(|entry| (&*entry.id, &entry.sources));
    let of_floors = model.floors().iter().map(|floor| ("a floor", &floor.sources));
    for (place, sources) in of_cards.chain(of_floors) {
        assert!(!sources.is_empty(), "{place}");
        for source in sources {
            let aws = ["https://docs.aws.amazon.com/", "https://aws.amazon.com/"];
            assert!(aws.iter().any(|host| source.url.starts_with(host)), "{place}: {}", source.url);
        }
    }
}

#[test]
fn no_card_is_there_twice_in_other_words_or_under_another_name() {
    let model = model();
    for lang in model.languages() {
        let mut seen = BTreeMap::new();
        for entry in model.responsibilities() {
            let text = model.tasks()[entry.task].text.get(lang);
            let other = seen.insert((text.to_lowercase(), entry.service), &entry.id);
            assert_eq!(other, None, "{} in {lang}", entry.id);
        }
    }
}

#[test]
fn every_deck_is_free_of_warnings_also_in_its_most_one_sided_draw() {
    for deck in decks() {
        assert_eq!(deck.warnings(), [], "{}", deck.id());
        assert!(deck.largest_share().percent() <= MAX_SHARE, "{}", deck.id());
    }
}

#[test]
fn always_the_same_answer_never_scores_above_55_percent_in_200_rounds() {
    for source in decks() {
        let deck = Rc::new(source.in_language("en").expect("a deck"));
        let seeds = if deck.draws().is_empty() { 0..1 } else { 0..200 };
        for seed in seeds {
            let all = Selection::All;
            let round = Round::start(deck.clone(), Rules::default(), all, seed, 0);
            let mut owners = BTreeMap::new();
            for &ix in round.order() {
                *owners.entry(deck.card(ix).owner).or_insert(0usize) += 1;
            }
            let most = owners.values().max().expect("cards");
            assert!(most * 100 <= round.order().len() * MAX_SHARE, "{}: {owners:?}", deck.id());
        }
    }
}

#[test]
fn no_task_names_its_owner_and_every_why_says_something() {
    assert_eq!(model().warnings(None), []);
}

#[test]
fn no_text_is_longer_than_a_card_shows() {
    let model = model();
    let whys = model.responsibilities().iter().map(|entry| &entry.why);
    let whys = whys.chain(model.floors().iter().map(|floor| &floor.why));
    let tasks = model.tasks().iter().map(|task| (&task.text, 120));
    for (texts, max) in tasks.chain(whys.map(|why| (why, 280))) {
        for (lang, text) in texts.all() {
            assert!(text.chars().count() <= max, "{lang:?}: {text}");
        }
    }
}

/// Read without the game's own reader: an object with one language in it has all of them.
#[test]
fn every_text_is_there_in_the_same_languages() {
    fn look(value: &Value, all: &BTreeSet<&str>, at: &str, found: &mut usize) {
        match value {
            Value::Object(fields) => {
                if all.iter().any(|lang| fields.contains_key(*lang)) {
                    assert!(fields.keys().eq(all), "{at}: {:?}", fields.keys());
                    *found += 1;
                }
                fields
                    .iter()
                    .for_each(|(name, value)| look(value, all, &format!("{at}.{name}"), found));
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                items.for_each(|(ix, value)| look(value, all, &format!("{at}[{ix}]"), found));
            }
            _ => {}
        }
    }
    let mut found = 0;
    let parts = files("model").into_iter().map(|name| format!("model/{name}"));
    for name in files("").into_iter().chain(parts) {
        let json = read(&name);
        let file: Value = serde_json::from_str(&json).expect("JSON");
        let mut all = BTreeSet::from(["en", "es", "pt-BR"]);
        // A deck that stands by itself may speak more.
        if Kind::of(&json) == Kind::WholeDeck {
            let own = file["languages"].as_array().map_or(&[][..], |list| list);
            all.extend(own.iter().filter_map(Value::as_str));
        }
        look(&file, &all, &name, &mut found);
    }
    assert!(found > 500, "{found} texts were found");
}

/// Owner and flag of each cell of the picture.
fn cells(model: &Library) -> BTreeMap<(LayerIx, ServiceIx), (Option<PartyIx>, bool)> {
    let mut cells = BTreeMap::new();
    for floor in model.floors() {
        for &service in &floor.services {
            let there = cells.insert((floor.layer, service), (floor.owner, floor.flagged));
            assert_eq!(there, None, "{:?} of {service:?} is there twice", floor.layer);
        }
    }
    cells
}

#[test]
fn every_layer_of_every_service_with_floors_is_there_exactly_once() {
    let model = model();
    let cells = cells(&model);
    let services: BTreeSet<ServiceIx> = cells.keys().map(|&(_, service)| service).collect();
    assert_eq!(services.len(), 12);
    assert_eq!(cells.len(), 12 * services.len());
    for layer in 0..12 {
        for &service in &services {
            assert!(cells.contains_key(&(LayerIx(layer), service)), "{layer} {service:?}");
        }
    }
}

#[test]
fn a_card_agrees_with_the_floor_that_it_is_on() {
    let model = model();
    let cells = cells(&model);
    let mut on_floors = 0;
    for entry in model.responsibilities() {
        let Some(service) = entry.service else { continue };
        // A flagged floor has exceptions or two halves; some services have no floors.
        if let Some(&(owner, false)) = cells.get(&(model.tasks()[entry.task].layer, service)) {
            assert_eq!(owner, Some(entry.owner), "{}", entry.id);
            on_floors += 1;
        }
    }
    assert!(on_floors > 30, "{on_floors} cards are on unflagged floors");
}

/// A customer hands layers over on the way from rented machines to finished services. What looks
/// like a step back, with its reason: layer, service, service of a higher category.
const STEPS_BACK: [(&str, &str, &str); 2] = [
    // WorkSpaces is infrastructure to its user (a machine to look after), but its connection is a
    // finished one: the service encrypts the stream. Web traffic ends in the customer's software.
    ("enc-transit", "workspaces", "beanstalk"),
    ("enc-transit", "workspaces", "fargate"),
];

#[test]
fn moving_up_the_categories_gives_no_layer_back_to_the_customer() {
    let model = model();
    let layers: Vec<&Text> = model.layer_ids().collect();
    let customer =
        |owner: Option<PartyIx>| owner.is_some_and(|ix| &**model.party_id(ix) == "customer");
    let rank = |service| {
        let category = model.service(service, "en").category?;
        Category::ALL.iter().position(|&other| other == category)
    };
    let cells = cells(&model);
    let mut back = BTreeSet::new();
    for (&(layer, lower), &(before, _)) in &cells {
        for (&(_, higher), &(after, _)) in cells.iter().filter(|((other, _), _)| *other == layer) {
            let up = rank(lower).zip(rank(higher)).is_some_and(|(from, to)| from < to);
            if up && before.is_some() && !customer(before) && customer(after) {
                let name = |ix| model.service(ix, "en").id.to_string();
                back.insert((layers[usize::from(layer.0)].to_string(), name(lower), name(higher)));
            }
        }
    }
    let expected = STEPS_BACK.map(|(layer, from, to)| (layer.into(), from.into(), to.into()));
    assert_eq!(back, BTreeSet::from(expected));
}

#[test]
fn the_exam_mix_draws_thirty_cards_in_the_proportions_of_the_guide() {
    let deck = decks().into_iter().find(|deck| &**deck.id() == "exam-mix").expect("the deck");
    let takes: Vec<usize> = deck.draws().iter().map(|draw| draw.take).collect();
    assert_eq!(takes, [8, 7, 8, 7]);
    let columns: Vec<&str> =
        deck.columns().iter().map(|&ix| &**deck.library().party_id(ix)).collect();
    assert_eq!(columns, ["aws", "customer"]);
    // Whose piles they are, and that the named layers are in the first pile of each side.
    let layers: Vec<Text> = deck.library().layer_ids().cloned().collect();
    let mut cards = deck.cards();
    for (pile, draw) in deck.draws().iter().enumerate() {
        for card in cards.by_ref().take(draw.of) {
            let owner = &**deck.library().party_id(card.owner);
            assert_eq!(owner, ["aws", "customer"][pile / 2], "{}", card.id);
            let layer = &*layers[usize::from(deck.library().tasks()[card.task].layer.0)];
            let lower =
                ["facilities", "global-infrastructure", "hardware", "virtualization-host-os"];
            let own = ["client-data", "iam", "enc-rest", "enc-transit"];
            let named = if pile < 2 { lower.contains(&layer) } else { own.contains(&layer) };
            assert_eq!(named, pile % 2 == 0, "{} is on {layer}, in pile {pile}", card.id);
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

#[test]
fn the_example_is_a_deck_of_three_parties_that_stands_by_itself() {
    let json = read("examples/data-protection.json");
    assert_eq!(Kind::of(&json), Kind::WholeDeck);
    let deck = read_deck(&json, None).unwrap_or_else(|all| panic!("{all:#?}"));
    assert_eq!(deck.warnings(), []);
    let german = deck.in_language("de").expect("a deck");
    let parties: Vec<&str> = german.parties().iter().map(|party| &*party.name).collect();
    assert_eq!(parties, ["Verantwortlicher", "Auftragsverarbeiter", "Beide"]);
    assert!(!files("").contains(&"data-protection.json".to_owned()), "it is no deck of the site");
}

#[test]
fn the_example_in_the_guide_is_a_deck() {
    let guide = read("README.md");
    let (_, rest) = guide.split_once("```json\n").expect("an example");
    let (json, _) = rest.split_once("```").expect("its end");
    let deck = read_deck(json, None).unwrap_or_else(|all| panic!("{all:#?}"));
    assert_eq!(deck.warnings(), []);
    assert_eq!(deck.languages(), ["en", "de"]);
}
