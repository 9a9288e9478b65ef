//! The words of scripts: `locales/scripts/<tag>.json`, and the list of languages.
//!
//! A script says where they go: `'{{words GROUP}}'` becomes an object with all texts of the group by their
//! names, in an object by language; `'{{words GROUP: one, two}}'` an array of all of them instead of the inner
//! object, which takes fewer bytes; `'{{languages}}'` the tags.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use authoring::locale::read_texts;
use i18n::LANGUAGES;
use serde_json::{Map, Value};

use crate::error::{Error, Explain, Result};

const FOLDER: &str = "locales/scripts";
const OPEN: &str = "'{{";
const CLOSE: &str = "}}'";

/// The texts of a language by their names, such as `loader.again`.
type Texts = BTreeMap<String, String>;

/// The script with its words.
///
/// # Errors
/// What is wrong with the files of words, or with a place.
pub(super) fn stamp(root: &Path, path: &str, script: &str) -> Result<String> {
    let mut words = None;
    let mut stamped = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((before, place, after)) = next_place(rest) {
        stamped += before;
        match place.strip_prefix("words ") {
            Some(wanted) => {
                if words.is_none() {
                    words = Some(read(root)?);
                }
                let words = words.as_deref().unwrap_or_default();
                stamped += &write(path, wanted, words)?;
            }
            None if place == "languages" => stamped += &Value::from(LANGUAGES).to_string(),
            // Written by a later step.
            None => stamped += &format!("{OPEN}{place}{CLOSE}"),
        }
        rest = after;
    }
    Ok(stamped + rest)
}

/// What is before the next place, what the place says, and what is after it.
fn next_place(script: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = script.split_once(OPEN)?;
    let (place, after) = rest.split_once(CLOSE)?;
    Some((before, place, after))
}

/// All words in each language, in the order of [`LANGUAGES`]. Each has the names of the first.
fn read(root: &Path) -> Result<Vec<Texts>> {
    let mut names: Option<Vec<String>> = None;
    let mut all = Vec::new();
    for lang in LANGUAGES {
        let path = format!("{FOLDER}/{lang}.json");
        let json = fs::read_to_string(root.join(&path))
            .explain(|| format!("{path} could not be read; each language has its words there"))?;
        if names.is_none() {
            let first: Texts = serde_json::from_str(&json)
                .explain(|| format!("{path} should be an object of texts"))?;
            names = Some(first.into_keys().collect());
        }
        let names = names.as_deref().unwrap_or_default();
        let texts = read_texts(&json, names.iter().map(String::as_str)).map_err(|problems| {
            let lines: String = problems.iter().map(|problem| format!("\n  {problem}")).collect();
            Error::new(format!("{path} has {} problem(s):{lines}", problems.len()))
        })?;
        let texts = texts.iter().map(ToString::to_string);
        all.push(names.iter().cloned().zip(texts).collect());
    }
    Ok(all)
}

/// What stands in a place that wants `GROUP` or `GROUP: one, two`.
fn write(path: &str, wanted: &str, words: &[Texts]) -> Result<String> {
    let (group, names) = match wanted.split_once(':') {
        Some((group, names)) => (group, names.split(',').map(str::trim).collect()),
        None => (wanted, Vec::new()),
    };
    let mut all = Map::new();
    for (lang, texts) in LANGUAGES.iter().zip(words) {
        let of_group: Map<String, Value> = texts
            .iter()
            .filter_map(|(name, text)| {
                let name = name.strip_prefix(group)?.strip_prefix('.')?;
                Some((name.to_owned(), Value::from(text.as_str())))
            })
            .collect();
        let surplus = of_group.keys().find(|name| !names.is_empty() && !names.contains(&&***name));
        let missing = names.iter().find(|name| !of_group.contains_key(**name));
        if of_group.is_empty() || surplus.is_some() || missing.is_some() {
            let known = of_group.keys().cloned().collect::<Vec<_>>().join(", ");
            return Err(Error::new(format!(
                "{path} wants the words `{wanted}`, but {FOLDER}/{lang}.json has of `{group}` only \
                 [{known}]."
            )));
        }
        let value = if names.is_empty() {
            Value::Object(of_group)
        } else {
            names.iter().filter_map(|name| of_group.get(*name).cloned()).collect()
        };
        all.insert((*lang).to_owned(), value);
    }
    Ok(Value::Object(all).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    fn stamped(script: &str) -> Result<String> {
        stamp(&Workspace::find().expect("the repository").root, "a.js", script)
    }

    #[test]
    fn words_stand_where_a_script_wants_them() {
        let script =
            stamped("const A = '{{words learn: failed, loading, again}}';\n").expect("words");
        assert!(
            script.starts_with("const A = {\"en\":[\"The page could not start.\","),
            "{script}"
        );
        let script = stamped("'{{words frame: noLinks, copy, close, copied}}'").expect("words");
        assert!(script.contains("\"Copy\",\"Close\",\"Copied\"],\"es\":["), "{script}");
        let script = stamped("'{{words lms}}'").expect("words");
        assert!(script.contains("\"retry\":\"Reintentar\""), "{script}");
    }

    #[test]
    fn a_script_knows_the_languages_of_the_game() {
        let root = Workspace::find().expect("the repository").root;
        let list = Value::from(LANGUAGES).to_string();
        for entry in
            ["src/embed/loader.js", "src/embed/game.js", "src/learn/learn.js", "src/lms/lms.js"]
        {
            let script = crate::scripts::read(&root, entry).expect(entry).text;
            assert!(script.contains(&list), "{entry}");
        }
    }

    #[test]
    fn what_a_later_step_writes_stays() {
        let script = "const BUILD = '{{build}}';\nconst STYLES = '{{styles}}';\n";
        assert_eq!(stamped(script).expect("fits"), script);
    }

    #[test]
    fn words_that_are_not_there_and_words_that_nobody_wants_are_told() {
        for (place, expected) in [
            ("'{{words none}}'", "of `none` only []"),
            ("'{{words learn: failed, more}}'", "only [again, failed, loading]"),
            ("'{{words site: here, use}}'", "only [here, later, use]"),
        ] {
            let error = stamped(place).expect_err(place).to_string();
            assert!(error.contains(expected) && error.starts_with("a.js wants"), "{error}");
        }
    }

    #[test]
    fn every_group_of_words_is_wanted_by_a_script() {
        let root = Workspace::find().expect("the repository").root;
        let files = crate::files::all(&root.join("src")).expect("files").into_iter();
        let scripts: String = files
            .filter(|file| file.extension().is_some_and(|end| end == "js"))
            .map(|file| fs::read_to_string(file).expect("a script"))
            .collect();
        for name in read(&root).expect("words")[0].keys() {
            let group = name.split('.').next().unwrap_or_default();
            let is_wanted = ["}}'", ":"]
                .iter()
                .any(|end| scripts.contains(&format!("'{{{{words {group}{end}")));
            assert!(is_wanted, "{name}");
        }
    }
}
