//! `cargo xtask bench-model`: how long reading takes, of the model as it ships and of larger ones.
//!
//! The larger models are copies of the real one under other ids, in as many parts as the limits of
//! a file ask for.

use std::hint::black_box;
use std::time::{Duration, Instant};

use authoring::{Library, MAX_FILE};
use i18n::LANGUAGES;
use model::{Deck, MAX_CARDS, pack};
use serde_json::{Map, Value, json};

use crate::error::{Error, Explain, Result};
use crate::files;
use crate::sources::{model_files, read_decks, read_model};
use crate::workspace::Workspace;

/// The lists that grow; the others are there once.
const GROWING: [&str; 4] = ["services", "tasks", "responsibilities", "floors"];

/// Prints a table of medians.
pub(crate) fn run(workspace: &Workspace) -> Result {
    if cfg!(debug_assertions) {
        println!("This is a debug build; see benches/README.md for the command that counts.\n");
    }
    let decks = workspace.root.join("decks");
    let mut parts = Vec::new();
    for path in model_files(&decks.join("model"))? {
        parts.push(files::read_text(&path)?);
    }
    println!("| what | size | files | bytes | median ms | least | most | runs |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for times in [1, 10, 100] {
        let files = grown(&parts, times)?;
        let cards = read(&files)?.responsibilities().len();
        let bytes = files.iter().map(String::len).sum();
        let size = format!("{times}x, {cards} responsibilities");
        line("read and check the model", &size, files.len(), bytes, || {
            black_box(read(&files).is_ok());
        });
    }
    let decks = read_decks(&decks, &read_model(&decks.join("model"))?)?;
    let mut shipped = Vec::new();
    for lang in LANGUAGES {
        for deck in &decks {
            shipped.push(deck.in_language(lang).map_err(|fault| Error::new(fault.to_string()))?);
        }
    }
    let english: Vec<String> =
        shipped.iter().filter(|deck| &**deck.lang() == "en").map(pack::write).collect();
    read_packs("read the packs of one language", &english);
    let all: Vec<String> = shipped.iter().map(pack::write).collect();
    read_packs("read the packs of all languages", &all);
    read_packs("read the largest pack that may be", &[largest(&parts)?]);
    Ok(())
}

fn read_packs(what: &str, packs: &[String]) {
    let cards: usize = packs.iter().filter_map(|it| Some(pack::read(it).ok()?.cards().len())).sum();
    let bytes = packs.iter().map(String::len).sum();
    line(what, &format!("{cards} cards"), packs.len(), bytes, || {
        for text in packs {
            black_box(pack::read(text).is_ok());
        }
    });
}

fn read(files: &[String]) -> Result<Library> {
    let mut model = None;
    for json in files {
        let part = authoring::read_model(json, model.as_ref());
        model = Some(part.map_err(|all| {
            Error::new(format!("A made-up model has problems, such as: {}", all[0]))
        })?);
    }
    Ok(model.unwrap_or_default())
}

/// A deck of as many cards as a deck may have.
fn largest(parts: &[String]) -> Result<String> {
    let model = read(&grown(parts, 100)?)?;
    let cards: Vec<&str> =
        model.responsibilities().iter().take(MAX_CARDS).map(|entry| &*entry.id).collect();
    let deck = json!({
        "format": "whos-responsible/deck", "version": 1, "id": "largest", "level": "expert",
        "title": "The largest", "about": "As many cards as a deck may have.", "cards": cards,
    });
    let deck = authoring::read_deck(&deck.to_string(), Some(&model))
        .map_err(|all| Error::new(format!("The largest deck: {}", all[0])))?;
    let deck: Deck = deck.in_language("en").map_err(|fault| Error::new(fault.to_string()))?;
    Ok(pack::write(&deck))
}

/// The parts and enough copies of them.
fn grown(parts: &[String], times: usize) -> Result<Vec<String>> {
    let mut files = parts.to_vec();
    let mut lists: Map<String, Value> = Map::new();
    let mut bytes = 0;
    for copy in 1..times {
        for text in parts {
            let mut part: Value =
                serde_json::from_str(text).explain(|| "A part of the model".to_owned())?;
            let full = |lists: &Map<String, Value>| {
                GROWING.iter().any(|list| {
                    let more = part[list].as_array().map_or(0, Vec::len);
                    lists.get(*list).and_then(Value::as_array).map_or(0, Vec::len) + more
                        > MAX_CARDS
                })
            };
            if bytes + text.len() > MAX_FILE || full(&lists) {
                files.push(flush(&mut lists));
                bytes = 0;
            }
            bytes += text.len();
            for list in GROWING {
                let Some(items) = part[list].as_array_mut() else { continue };
                for item in items.iter_mut() {
                    rename(item, copy);
                }
                let all = lists.entry(list).or_insert_with(|| json!([]));
                if let Some(all) = all.as_array_mut() {
                    all.append(items);
                }
            }
        }
    }
    if !lists.is_empty() {
        files.push(flush(&mut lists));
    }
    Ok(files)
}

fn flush(lists: &mut Map<String, Value>) -> String {
    let mut file = std::mem::take(lists);
    file.insert("format".into(), "whos-responsible/model".into());
    file.insert("version".into(), 1.into());
    Value::Object(file).to_string()
}

/// Gives an item and what it refers to the names of their copies.
fn rename(item: &mut Value, copy: usize) {
    for field in ["id", "task", "service"] {
        if let Some(Value::String(id)) = item.get_mut(field) {
            *id += &format!("-x{copy}");
        }
    }
    if let Some(Value::Array(services)) = item.get_mut("services") {
        for id in services {
            if let Value::String(id) = id {
                *id += &format!("-x{copy}");
            }
        }
    }
}

/// Measures for about two seconds, and prints a line of the table.
fn line(what: &str, size: &str, files: usize, bytes: usize, run: impl Fn()) {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < 5 || (begin.elapsed() < Duration::from_secs(2) && times.len() < 200) {
        let start = Instant::now();
        run();
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!(
        "| {what} | {size} | {files} | {bytes} | {:.2} | {:.2} | {:.2} | {} |",
        times[times.len() / 2],
        times[0],
        times[times.len() - 1],
        times.len()
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grown_model_is_the_model_so_many_times() {
        let root = Workspace::find().expect("the repository").root;
        let paths = model_files(&root.join("decks/model")).expect("parts");
        let parts: Vec<String> =
            paths.iter().map(|path| files::read_text(path).expect("a part")).collect();
        let (one, three) = (read(&parts), grown(&parts, 3).and_then(|files| read(&files)));
        let (one, three) = (one.expect("a model"), three.expect("a model"));
        assert_eq!(three.responsibilities().len(), 3 * one.responsibilities().len());
        assert_eq!(three.service_ids().count(), 3 * one.service_ids().count());
        assert_eq!(three.floors().len(), 3 * one.floors().len());
        assert_eq!(three.layer_ids().count(), one.layer_ids().count());
    }
}
