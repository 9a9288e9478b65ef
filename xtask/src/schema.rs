//! `cargo xtask schema`: writes the JSON Schema of deck and model files into `decks/schema/`, for
//! editors and other tools.

use std::path::Path;

use crate::error::Result;
use crate::files;

/// The files and what they must hold.
fn schemas() -> [(&'static str, String); 2] {
    let text = |schema: serde_json::Value| format!("{schema:#}\n");
    [
        ("deck.schema.json", text(authoring::deck_schema())),
        ("model.schema.json", text(authoring::model_schema())),
    ]
}

/// Writes them.
pub(crate) fn run(root: &Path) -> Result {
    let folder = root.join("decks/schema");
    for (name, text) in schemas() {
        files::write(&folder.join(name), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::sources::{json_files, model_files};
    use crate::workspace::Workspace;

    fn decks() -> std::path::PathBuf {
        Workspace::find().expect("the repository").root.join("decks")
    }

    fn value(path: &Path) -> Value {
        serde_json::from_str(&files::read_text(path).expect("a file")).expect("JSON")
    }

    fn problems(schema: &Value, file: &Value) -> Vec<String> {
        let validator = jsonschema::draft202012::new(schema).expect("a schema");
        validator.iter_errors(file).map(|e| format!("{}: {e}", e.instance_path())).collect()
    }

    #[test]
    fn the_published_schema_is_up_to_date() {
        for (name, text) in schemas() {
            let found = files::read_text(&decks().join("schema").join(name)).unwrap_or_default();
            assert!(found == text, "{name} is out of date: run `cargo xtask schema`");
        }
    }

    #[test]
    fn the_schemas_are_schemas_of_draft_2020_12() {
        for schema in [authoring::deck_schema(), authoring::model_schema()] {
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            jsonschema::draft202012::meta::validate(&schema).expect("a schema");
        }
    }

    #[test]
    fn every_file_that_ships_follows_the_schema() {
        let (deck, model) = (authoring::deck_schema(), authoring::model_schema());
        let mut decks_found = json_files(&decks()).expect("decks");
        decks_found.extend(json_files(&decks().join("examples")).expect("examples"));
        let models = model_files(&decks().join("model")).expect("parts");
        assert!(decks_found.len() > 10 && models.len() > 5);
        for path in decks_found {
            assert_eq!(problems(&deck, &value(&path)), [""; 0], "{}", path.display());
        }
        for path in models {
            assert_eq!(problems(&model, &value(&path)), [""; 0], "{}", path.display());
        }
    }

    #[test]
    fn the_schema_refuses_what_the_reader_refuses() {
        let schema = authoring::deck_schema();
        let whole = value(&decks().join("examples/data-protection.json"));
        let long = "x".repeat(121);
        let changes: [(&str, Value); 22] = [
            ("/format", "h5p".into()),
            ("/version", 2.into()),
            ("/id", "Not An Id".into()),
            ("/level", "easy".into()),
            ("/languages", json!([])),
            ("/languages/0", "EN us".into()),
            ("/columns", json!(["controller"])),
            ("/order", "random".into()),
            ("/title", "".into()),
            ("/title", " a".into()),
            ("/title", "a\nb".into()),
            ("/title", 7.into()),
            ("/tasks/0/text/en", long.into()),
            ("/tasks/0", json!({"id": "a", "layer": "b"})),
            ("/tasks/0", json!({"id": "a", "layer": "b", "text": "c", "txet": "d"})),
            ("/responsibilities/0/why", "x".repeat(281).into()),
            ("/responsibilities/0/sources", json!([])),
            ("/responsibilities/0/sources/0/url", "javascript:alert(1)".into()),
            ("/responsibilities/0/sources/0/url", "http://example.org".into()),
            ("/responsibilities/0/checked", "yesterday".into()),
            ("/responsibilities/0/evidence", "heard".into()),
            ("/$schema", 1.into()),
        ];
        for (path, put) in changes {
            let mut file = whole.clone();
            file["order"] = "shuffled".into();
            *file.pointer_mut(path).unwrap_or_else(|| panic!("no {path}")) = put.clone();
            assert_ne!(problems(&schema, &file), [""; 0], "{path} = {put} by the schema");
            let read = authoring::read_deck(&file.to_string(), None);
            assert!(read.is_err(), "{path} = {put} by the reader");
        }
        let mut both = whole.clone();
        both["cards"] = json!(["choose-purpose/newsletter"]);
        both["draw"] = json!([{"take": 1, "cards": ["choose-purpose/newsletter"]}]);
        assert_ne!(problems(&schema, &both), [""; 0], "cards and draw");
    }
}
