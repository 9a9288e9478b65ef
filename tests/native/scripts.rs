//! What Rust and the scripts tell each other: by position, so both sides name the same in the same order,
//! and by name, so what one side calls the other has.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use report::{ANSWER, PLACED, PROGRESS, RESULT, START};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// The words of the list that begins after `start`, up to `end`.
fn list(script: &str, start: &str, end: &str) -> Vec<String> {
    let rest = script.split_once(start).unwrap_or_else(|| panic!("no {start}")).1;
    let inside = rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0;
    inside.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

#[test]
fn what_is_told_line_by_line_is_read_by_the_same_names() {
    let told = read("src/embed/told.js");
    assert_eq!(list(&told, "const roundStart = ([", "])"), START);
    assert_eq!(list(&told, "const placement = (deck, [", "])"), PLACED);
    assert_eq!(list(&told, "const progress = (deck, [", "])"), PROGRESS);
    assert_eq!(list(&told, "const result = ([", ", ...answers])"), RESULT);
    assert_eq!(list(&told, "    const [", "] = lines.splice(0, 5)"), ANSWER);
}

#[cfg(feature = "lms")]
#[test]
fn what_a_learner_is_told_of_a_round_is_read_by_the_same_names() {
    let summary = read("src/lms/summary.js");
    assert_eq!(list(&summary, "  const [", "] = lines.split"), whos_responsible::lms::SUMMARY);
}

/// Every word in double quotes after one of the marks.
fn quoted_after<'a>(text: &'a str, mark: &str) -> BTreeSet<&'a str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_event_that_is_told_is_heard() {
    let told = read("src/embed/page.rs");
    let told = quoted_after(&told, "tell(\"");
    let events = read("src/embed/events.js");
    let heard = events.split_once("const heard = {\n").expect("what is heard").1;
    let heard = heard.split_once("\n  };\n").expect("its end").0;
    // A method of its own, four columns in.
    let names = heard.lines().filter_map(|line| line.strip_prefix("    ")?.split_once('('));
    let names = names.map(|(name, _)| name.trim_matches('\''));
    let heard: BTreeSet<_> = names.filter(|name| !name.starts_with([' ', '/', '}'])).collect();
    assert!(told.len() > 7, "{told:?}");
    assert_eq!(told, heard);
}

#[test]
fn every_wish_that_is_asked_for_is_one_that_the_game_knows() {
    let game = read("src/embed/page.rs");
    let known = game.split_once("match name {").expect("the wishes").1;
    let known = known.split_once("_ =>").expect("the settings").0;
    let known: BTreeSet<_> =
        known.lines().filter_map(|line| line.trim().split('"').nth(1)).collect();
    assert_eq!(known, ["again", "deck", "lang"].into());
    let step = read("src/embed/step.js");
    for wish in known {
        assert!(step.contains(&format!("'{wish}'")), "{wish} in step.js");
    }
}

/// `launchData` for `launch_data`.
fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let mut camel = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        camel += &part[..1].to_uppercase();
        camel += &part[1..];
    }
    camel
}

/// The functions of a Rust file that begin with `mark`, with the names of their parameters.
fn functions(path: &str, mark: &str) -> Vec<(String, Vec<String>)> {
    let source = read(path);
    let found = source.split(mark).skip(1).map(|rest| {
        let (name, rest) = rest.split_once('(').expect("parameters");
        let parameters = rest.split_once(')').expect("their end").0;
        let names = parameters.split(',').filter_map(|one| one.split_once(':'));
        let names = names.map(|(name, _)| camel(name.trim())).filter(|name| name != "this");
        (name.to_owned(), names.collect())
    });
    found.collect()
}

/// The functions of Rust are in the types of a glue, with as many parameters of the same names.
fn check_types(types: &str, functions: &[(String, Vec<String>)]) {
    let text = read(types);
    assert!(!functions.is_empty());
    for (name, parameters) in functions {
        let name = if name == "new" { "constructor" } else { name };
        let mark = format!("{name}(");
        let all = text.match_indices(&mark).map(|(at, found)| {
            let rest = &text[at + found.len()..];
            let inside = rest.split_once(')').map(|(inside, _)| inside).unwrap_or_default();
            let names = inside.split(',').filter_map(|one| one.split_once(':'));
            names.map(|(name, _)| name.trim().to_owned()).collect::<Vec<_>>()
        });
        let all: Vec<_> = all.collect();
        assert!(!all.is_empty(), "{types} has no `{name}`");
        assert!(all.contains(parameters), "{types}: {name} takes {parameters:?}, not {all:?}");
    }
}

#[test]
fn the_types_of_the_glue_are_what_rust_exports_and_calls() {
    for (types, source, mark) in [
        (
            "src/embed/glue.d.ts",
            "src/embed/page.rs",
            "    #[wasm_bindgen(method)]\n    pub(crate) fn ",
        ),
        ("src/embed/glue.d.ts", "src/embed/mod.rs", "\npub fn "),
        ("src/lms/glue.d.ts", "src/lms/scorm.rs", "    #[wasm_bindgen(method)]\n    fn "),
        ("src/lms/glue.d.ts", "src/lms/scorm.rs", "    pub fn "),
        ("src/lms/glue.d.ts", "src/lms/recorder.rs", "    pub fn "),
        ("src/lms/glue.d.ts", "src/lms/recorder.rs", "\npub fn "),
        ("src/embed/glue.d.ts", "src/embed/own.rs", "\npub fn "),
        ("src/embed/glue.d.ts", "src/beside.rs", "\npub fn "),
    ] {
        check_types(types, &functions(source, mark));
    }
}

#[test]
fn the_types_of_the_glue_name_nothing_that_rust_does_not_export() {
    for (types, sources) in [
        ("src/lms/glue.d.ts", &["src/lms/scorm.rs", "src/lms/recorder.rs"][..]),
        (
            "src/embed/glue.d.ts",
            &["src/embed/page.rs", "src/embed/mod.rs", "src/embed/own.rs", "src/beside.rs"],
        ),
    ] {
        let sources: String = sources.iter().map(|path| read(path)).collect();
        let text = read(types);
        let methods = text.lines().filter_map(|line| line.strip_prefix("  ")?.split_once('('));
        let names: Vec<_> = methods
            .map(|(name, _)| name)
            .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
            .map(|name| if name == "constructor" { "new" } else { name })
            .collect();
        assert!(!names.is_empty(), "{types}");
        for name in names {
            assert!(sources.contains(&format!("fn {name}(")), "{types}: {name}");
        }
    }
}
