//! The decks as their authors wrote them.

use std::fs;

use serde_json::Value;

use crate::{Error, Result, workspace};

/// Somebody's own deck: three parties, German, and text that looks like markup.
pub const OWN_DECK: &str = r#"{
  "format": "whos-responsible/deck", "version": 1, "languages": ["de"],
  "id": "privacy", "level": "beginner", "title": "Wer haftet?", "about": "Rollen im Datenschutz.",
  "parties": [
    { "id": "controller", "name": "Verantwortlicher" },
    { "id": "processor", "name": "Auftragsverarbeiter" },
    { "id": "both", "name": "Beide" }
  ],
  "layers": [{ "id": "law", "name": "Recht" }],
  "tasks": [
    { "id": "purpose", "layer": "law", "text": "Den <img src=x onerror=alert(1)> Zweck festlegen" },
    { "id": "records", "layer": "law", "text": "Ein Verzeichnis der Verarbeitung führen" }
  ],
  "responsibilities": [
    { "task": "purpose", "owner": "controller", "why": "Wer den Zweck festlegt, ist verantwortlich.",
      "sources": [{ "title": "DSGVO, Art. 4", "url": "https://eur-lex.europa.eu/eli/reg/2016/679/oj" }],
      "checked": "2026-11-22", "evidence": "stated" },
    { "task": "records", "owner": "both", "why": "Beide führen ein Verzeichnis.",
      "sources": [{ "title": "DSGVO, Art. 30", "url": "https://eur-lex.europa.eu/eli/reg/2016/679/oj" }],
      "checked": "2026-11-22", "evidence": "stated" }
  ]
}"#;

/// The JSON files of `decks/` and of `decks/model/`, sorted by name.
pub fn deck_files() -> Result<Vec<Value>> {
    let decks = workspace().join("decks");
    let mut files = Vec::new();
    for folder in [decks.join("model"), decks] {
        let mut here: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
        here.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
        here.sort();
        files.append(&mut here);
    }
    let read = |file: &std::path::PathBuf| {
        serde_json::from_str(&fs::read_to_string(file)?)
            .map_err(|error| Error::new(format!("{}: {error}", file.display())))
    };
    files.iter().map(read).collect()
}
