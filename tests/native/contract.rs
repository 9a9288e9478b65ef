//! What the element offers is said in three places: the scripts, the types and the docs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use i18n::LANGUAGES;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// What stands between two marks, the first time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("no {start}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
}

/// Every word in single quotes.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

fn attributes() -> BTreeSet<String> {
    quoted(between(&read("src/embed/loader.js"), "static observedAttributes = [", "]"))
}

/// `timeLimit` for `time-limit`.
fn property(attribute: &str) -> String {
    let mut parts = attribute.split('-');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        name += &part[..1].to_uppercase();
        name += &part[1..];
    }
    name
}

#[test]
fn every_attribute_has_its_type_and_its_line_in_the_docs() {
    let (types, docs) = (read("src/embed/whos-responsible.d.ts"), read("docs/embedding.md"));
    let options = between(&types, "export interface Options {", "\n}");
    let element = between(&types, "export interface WhosResponsible", "\n}");
    let attributes = attributes();
    assert!(attributes.len() > 10, "{attributes:?}");
    for name in &attributes {
        assert!(options.contains(&format!("  {}?: ", property(name))), "{name} in Options");
        let own = name == "lang" || element.contains(&format!("  {}: string;", property(name)));
        assert!(own, "{name} in WhosResponsible");
        assert!(docs.contains(&format!("\n| `{name}` | ")), "{name} in docs/embedding.md");
    }
    let documented = docs.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let table = between(&docs, "## Attributes", "## Decks");
    for (name, _) in documented.filter(|(name, _)| table.contains(&format!("| `{name}` |"))) {
        assert!(
            attributes.contains(name),
            "{name} is in docs/embedding.md and not in observedAttributes of src/embed/loader.js"
        );
    }
}

#[test]
fn the_languages_are_what_the_types_and_the_docs_say() {
    let (types, docs) = (read("src/embed/whos-responsible.d.ts"), read("docs/embedding.md"));
    let typed = quoted(between(&types, "export type Language = ", ";"));
    assert_eq!(typed, LANGUAGES.iter().map(|lang| (*lang).to_owned()).collect());
    let row = docs.lines().find(|row| row.starts_with("| `lang` |")).expect("lang in the docs");
    for lang in LANGUAGES {
        assert!(row.contains(&format!("`{lang}`")), "{lang} in docs/embedding.md: {row}");
    }
}

#[test]
fn what_an_attribute_may_hold_is_what_the_types_and_the_docs_say() {
    let (attributes, types, docs) = (
        read("src/embed/attributes.js"),
        read("src/embed/whos-responsible.d.ts"),
        read("docs/embedding.md"),
    );
    let words = between(&attributes, "const WORDS = {", "\n};");
    let lines: Vec<&str> = words.lines().filter(|line| line.contains(": ['")).collect();
    assert!(lines.len() > 5, "{words}");
    for line in lines {
        let name = line.split(':').next().unwrap_or_default().trim();
        let row = docs.lines().find(|row| row.starts_with(&format!("| `{name}` |")));
        for word in quoted(line) {
            assert!(
                types.contains(&format!("'{word}'")),
                "{name}: {word} in whos-responsible.d.ts"
            );
            assert!(
                row.is_some_and(|row| row.contains(&format!("`{word}`"))),
                "{name}: {word} in its row of docs/embedding.md"
            );
        }
    }
}

#[test]
fn every_event_has_its_type_and_its_line_in_the_docs() {
    let (types, docs) = (read("src/embed/whos-responsible.d.ts"), read("docs/embedding.md"));
    let events = between(&types, "export interface Events {", "\n}");
    let mut sent: BTreeSet<&str> = BTreeSet::new();
    let script = read("src/embed/events.js");
    sent.extend(script.split("emit('").skip(1).filter_map(|rest| rest.split('\'').next()));
    let expected = ["error", "placed", "progress", "ready", "resize", "round-end", "round-start"];
    assert_eq!(sent, expected.into());
    for name in sent {
        let typed = events.contains(&format!("  {name}: "));
        assert!(typed || events.contains(&format!("  '{name}': ")), "{name} in Events");
        assert!(docs.contains(&format!("\n| `{name}` | ")), "{name} in docs/embedding.md");
    }
}

#[test]
fn the_deck_in_the_docs_plays_and_every_deck_is_listed_there() {
    let docs = read("docs/embedding.md");
    let deck = between(&docs, "<script type=\"application/json\">", "</script>");
    let pack = authoring::own_pack(deck, "en").expect("a deck without problems");
    let deck = model::pack::read(&pack).expect("a pack");
    assert_eq!((deck.cards().len(), deck.parties().len()), (2, 2));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks");
    for entry in fs::read_dir(folder).expect("decks") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        // The number in front is the place in the picker.
        let id = name.strip_suffix(".json").and_then(|name| name.split_once('-'));
        if let Some((_, id)) = id {
            assert!(docs.contains(&format!("\n| `{id}` | ")), "{id} in docs/embedding.md");
        }
    }
}
