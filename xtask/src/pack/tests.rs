use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::*;
use crate::check_decks;
use crate::workspace::Workspace;

/// A copy of what is packed, in a folder of its own that goes with it.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let root = Workspace::find().expect("the repository").root;
        let site = std::env::temp_dir().join(format!("pack-{}-{name}", std::process::id()));
        for folder in [
            "decks",
            "decks/model",
            "locales",
            "locales/learn",
            "locales/plain",
            "locales/room",
            "styles",
        ] {
            fs::create_dir_all(site.join(folder)).expect("a folder");
            for entry in fs::read_dir(root.join(folder)).expect("a folder").flatten() {
                if entry.path().is_file() {
                    let copy = site.join(folder).join(entry.file_name());
                    fs::copy(entry.path(), copy).expect("a copy");
                }
            }
        }
        Self(site)
    }

    /// Adds a deck to the site and packs it.
    fn with(&self, deck: &Value) -> Result {
        fs::write(self.0.join("decks/99-own.json"), deck.to_string()).expect("a deck");
        run(&self.0)
    }

    fn has(&self, file: &str) -> bool {
        self.0.join("target").join(file).is_file()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A deck that stands by itself, in these languages.
fn whole(id: &str, languages: &[&str]) -> Value {
    let text = |text: &str| -> Value {
        languages
            .iter()
            .map(|lang| ((*lang).to_owned(), Value::from(format!("{text} {lang}"))))
            .collect()
    };
    let card = |task: &str, owner: &str| {
        json!({"task": task, "owner": owner, "why": text("Because it is so, says the law."),
            "sources": [{"title": "T", "url": "https://example.org/"}],
            "checked": "2026-11-22", "evidence": "stated"})
    };
    json!({"format": "whos-responsible/deck", "version": 1, "languages": languages, "id": id,
        "level": "beginner", "title": text("Title"), "about": text("About"),
        "parties": [{"id": "a", "name": text("A")}, {"id": "b", "name": text("B")}],
        "layers": [{"id": "law", "name": text("Law")}],
        "tasks": [{"id": "one", "layer": "law", "text": text("One")}, {"id": "two", "layer": "law", "text": text("Two")}],
        "responsibilities": [card("one", "a"), card("two", "b")]})
}

#[test]
fn a_deck_that_stands_by_itself_is_packed_with_the_others() {
    let site = Site::new("whole");
    site.with(&whole("privacy", &["de", "en", "es", "pt-BR"]))
        .unwrap_or_else(|error| panic!("{error}"));
    for lang in LANGUAGES {
        let pack = fs::read_to_string(site.0.join(format!("target/packs/privacy.{lang}.pack")));
        let deck = pack::read(&pack.expect("a pack")).expect("a deck");
        assert_eq!(&**deck.title(), format!("Title {lang}"));
        assert!(deck.cards().iter().all(|card| !card.task.is_empty()), "a blank card");
    }
}

#[test]
fn a_deck_without_a_language_of_the_site_is_an_error_that_names_it() {
    let site = Site::new("lacks");
    let error = site.with(&whole("privacy", &["en", "de", "pt-BR"])).expect_err("no Spanish");
    let text = error.to_string();
    assert!(text.contains("99-own.json") && text.contains("add es and translate"), "{text}");
    assert!(!site.has("packs/en.pack"), "nothing is written");
    // A deck on the model may name fewer languages than the model has, but not on the site.
    let mut some: Value = serde_json::from_str(
        &fs::read_to_string(site.0.join("decks/01-first-steps.json")).expect("a deck"),
    )
    .expect("JSON");
    some["id"] = "fewer".into();
    some["languages"] = json!(["en", "es"]);
    for field in ["title", "about"] {
        if let Some(text) = some[field].as_object_mut() {
            text.remove("pt-BR");
        }
    }
    let text = site.with(&some).expect_err("no Portuguese").to_string();
    assert!(text.contains("add pt-BR and translate"), "{text}");
}

#[test]
fn an_id_that_the_site_has_already_is_an_error() {
    let site = Site::new("ids");
    for id in ["first-steps", "learn", "own-deck"] {
        let text = site.with(&whole(id, LANGUAGES)).expect_err(id).to_string();
        assert!(text.contains("id: ") && text.contains("choose another id"), "{text}");
    }
}

#[test]
fn what_another_branch_packed_is_not_published() {
    let site = Site::new("stale");
    let deck = whole("privacy", LANGUAGES);
    site.with(&deck).unwrap_or_else(|error| panic!("{error}"));
    assert!(site.has("packs/privacy.es.pack") && site.has("plain/privacy.es.html"));
    fs::write(site.0.join("target/packs/notes.txt"), "mine").expect("a file");
    let before = fs::metadata(site.0.join("target/packs/en.pack")).expect("a pack");
    fs::remove_file(site.0.join("decks/99-own.json")).expect("the deck");
    run(&site.0).unwrap_or_else(|error| panic!("{error}"));
    for lang in LANGUAGES {
        assert!(!site.has(&format!("packs/privacy.{lang}.pack")), "{lang}");
        assert!(!site.has(&format!("plain/privacy.{lang}.html")), "{lang}");
        assert!(site.has(&format!("packs/{lang}.pack")) && site.has("plain/plain.css"));
    }
    assert!(site.has("packs/notes.txt"), "it is not ours");
    // What did not change keeps its time, or a watching build would start again.
    let same = Path::new("target/packs/classroom.en.pack");
    let time =
        |file: &Path| fs::metadata(site.0.join(file)).expect("a pack").modified().expect("a time");
    let first = time(same);
    run(&site.0).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(time(same), first);
    assert!(before.len() > 0);
}

#[test]
fn check_decks_and_pack_are_of_one_mind() {
    let site = Site::new("mind");
    let path = site.0.join("decks/99-own.json");
    let judged = |deck: &Value| {
        let packed = site.with(deck);
        (
            packed.map_err(|error| error.to_string()),
            check_decks::check(&site.0.join("decks"), &path),
        )
    };
    let good = whole("privacy", LANGUAGES);
    let mut same = good.clone();
    same["tasks"][1]["text"] = same["tasks"][0]["text"].clone();
    let mut broken = good.clone();
    broken["tasks"][1]["layer"] = "moon".into();
    let decks = [
        (good, None),
        (whole("privacy", &["en", "de"]), Some("languages: ")),
        (whole("learn", LANGUAGES), Some("id: ")),
        (whole("first-steps", LANGUAGES), Some("id: ")),
        (same, Some("responsibilities[1]: ")),
        (broken, Some("tasks[1].layer: ")),
    ];
    for (deck, place) in decks {
        let (packed, checked) = judged(&deck);
        match place {
            None => assert!(packed.is_ok() && checked.is_ok(), "{packed:?} {checked:?}"),
            Some(place) => {
                let (packed, checked) = (packed.expect_err(place), checked.expect_err(place));
                assert!(packed.contains(place) && checked.contains(place), "{packed} {checked}");
            }
        }
    }
    // The same file elsewhere need not be fit for the site.
    let elsewhere = site.0.join("mine.json");
    fs::write(&elsewhere, whole("privacy", &["en", "de"]).to_string()).expect("a deck");
    assert!(check_decks::check(&site.0.join("decks"), &elsewhere).is_ok());
}

#[test]
fn a_warning_is_a_problem_of_a_deck_of_the_site_and_stops_no_try() {
    let site = Site::new("warned");
    let mut deck = whole("privacy", LANGUAGES);
    deck["responsibilities"][0]["why"] = "Short.".into();
    site.with(&deck).unwrap_or_else(|error| panic!("{error}"));
    let path = site.0.join("decks/99-own.json");
    let text = check_decks::check(&site.0.join("decks"), &path).expect_err("a warning");
    assert!(text.contains("responsibilities[0].why") && text.contains("no warnings"), "{text}");
}
