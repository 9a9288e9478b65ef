//! docs/theming.md is the contract: it names what is there, and all of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of every file with this ending in a folder and its folders.
fn texts(folder: &str, ending: &str) -> Vec<String> {
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == ending) {
                texts.push(fs::read_to_string(path).expect("a text"));
            }
        }
    }
    texts
}

/// What follows `start` until a character that is not part of a name.
fn names(texts: &[String], start: &str) -> BTreeSet<String> {
    let all = texts.iter().flat_map(|text| text.split(start).skip(1));
    let name = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    all.map(name).filter(|name| !name.is_empty()).collect()
}

/// The first cells of the table under a heading of the document.
fn documented(heading: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("docs/theming.md")).expect("docs/theming.md");
    let section = text.split("\n## ").find(|part| part.starts_with(heading)).expect("the heading");
    let cells = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    cells.map(str::to_owned).collect()
}

#[test]
fn every_custom_property_that_the_sheets_read_is_documented_and_no_other() {
    let read = names(&texts("styles", "css"), "var(--wr-");
    let documented = documented("Custom properties");
    let known: BTreeSet<_> = documented
        .iter()
        .filter_map(|name| name.strip_prefix("--wr-"))
        .map(str::to_owned)
        .collect();
    assert_eq!(known, read);
    assert!(known.len() > 10 && known.len() == documented.len(), "{documented:?}");
}

#[test]
fn no_sheet_sets_a_public_property() {
    for text in texts("styles", "css") {
        let set = text.split(['{', ';']).find(|part| part.trim_start().starts_with("--wr-"));
        assert_eq!(set, None, "it would win over what a page says around the element");
    }
}

#[test]
fn every_part_is_documented_and_no_other() {
    let parts = names(&texts("src/ui", "rs"), " part=\"");
    assert_eq!(documented("Parts"), parts);
}

#[test]
fn the_sample_themes_use_the_public_names_alone() {
    let (properties, parts) = (documented("Custom properties"), documented("Parts"));
    let themes = texts("themes", "css");
    assert!(themes.len() > 2, "the themes were not found");
    for name in names(&themes, "--wr-") {
        assert!(properties.contains(&format!("--wr-{name}")), "--wr-{name} is not public");
    }
    for name in names(&themes, "::part(") {
        assert!(parts.contains(&name), "::part({name}) is not public");
    }
    for theme in &themes {
        let code: String = theme
            .split("/*")
            .map(|part| part.split_once("*/").map_or(part, |part| part.1))
            .collect();
        for selector in code.split('}').filter_map(|rule| rule.split_once('{')).map(|rule| rule.0) {
            for one in selector.split(',') {
                let one = one.trim();
                let public = one.starts_with("whos-responsible.wr-")
                    || (one.starts_with(".wr-") && one.contains("::part("));
                assert!(public, "`{one}` reaches for more");
            }
        }
    }
}
