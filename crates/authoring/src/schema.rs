//! The published JSON Schema (feature `schema`), derived from the wire types and the limits.
//!
//! What it cannot say, `cargo xtask check-decks` does: that references point to something, that
//! every language is there, that an id is there once.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::check::{DECK_FORMAT, MODEL_FORMAT};
use super::fields;
use super::limits::MAX_PARTIES;
use super::wire::{
    ArticleFile, FloorFile, HintFile, LayerFile, PartyFile, PileFile, ResponsibilityFile,
    ServiceFile, TaskFile,
};
use model::MAX_CARDS;

/// A deck of Who's Responsible?: a title, a sentence about it and the cards that it selects, from
/// the model of the repository or from parts of its own. A deck with its own "languages" and
/// "parties" stands by itself.
// The reader takes the fields one by one, to report every problem; a test holds the two together.
#[expect(dead_code, reason = "only its shape is used")]
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct DeckFile {
    /// The address of this schema, for editors. The game ignores it.
    #[schemars(rename = "$schema", default)]
    schema: Option<String>,
    /// What kind of file this is.
    #[schemars(schema_with = "deck_format")]
    format: String,
    /// The version of the format.
    #[schemars(schema_with = "fields::version")]
    version: u32,
    /// Language tags (BCP 47) in which every text of the file is there. Left out, those of the
    /// model.
    #[schemars(schema_with = "fields::languages", default)]
    languages: Vec<String>,
    /// Stable name of the deck, in addresses and saved rounds. Do not change it later.
    #[schemars(schema_with = "fields::id")]
    id: String,
    /// For whom it is.
    #[schemars(schema_with = "fields::level")]
    level: String,
    /// What players read in the list of decks.
    #[schemars(schema_with = "fields::name")]
    title: String,
    /// One or two sentences about it.
    #[schemars(schema_with = "fields::about")]
    about: String,
    /// The ids of the parties that are columns, in their order. Left out, all parties.
    #[schemars(schema_with = "fields::columns", default)]
    columns: Vec<String>,
    /// The cards: "task" or "task/service". Left out, and without "draw", all responsibilities.
    #[schemars(schema_with = "fields::cards", default)]
    cards: Vec<String>,
    /// Piles of which each round draws some, instead of "cards".
    #[schemars(length(min = 1, max = MAX_CARDS), default)]
    draw: Vec<PileFile>,
    /// In which order the cards come: "shuffled" (as if left out), or "contrast" for the cards of
    /// one task together, neighbours with different owners.
    #[schemars(schema_with = "fields::order", default)]
    order: String,
    /// Parties besides those of the model.
    #[schemars(length(max = MAX_PARTIES), default)]
    parties: Vec<PartyFile>,
    /// Hints besides those of the model.
    #[schemars(length(max = MAX_CARDS), default)]
    hints: Vec<HintFile>,
    /// Layers besides those of the model, from the ground floor up.
    #[schemars(length(max = MAX_CARDS), default)]
    layers: Vec<LayerFile>,
    /// Services besides those of the model.
    #[schemars(length(max = MAX_CARDS), default)]
    services: Vec<ServiceFile>,
    /// Tasks besides those of the model.
    #[schemars(length(max = MAX_CARDS), default)]
    tasks: Vec<TaskFile>,
    /// Responsibilities besides those of the model.
    #[schemars(length(max = MAX_CARDS), default)]
    responsibilities: Vec<ResponsibilityFile>,
    /// Who is responsible for which layer of which services.
    #[schemars(length(max = MAX_CARDS), default)]
    floors: Vec<FloorFile>,
    /// Texts of Learn that explain something.
    #[schemars(length(max = MAX_CARDS), default)]
    articles: Vec<ArticleFile>,
}

/// A part of the model of Who's Responsible?: what is known, for decks to select cards from.
#[expect(dead_code, reason = "only its shape is used")]
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ModelFile {
    /// The address of this schema, for editors. The game ignores it.
    #[schemars(rename = "$schema", default)]
    schema: Option<String>,
    /// What kind of file this is.
    #[schemars(schema_with = "model_format")]
    format: String,
    /// The version of the format.
    #[schemars(schema_with = "fields::version")]
    version: u32,
    /// Language tags (BCP 47) in which every text is there. Only in the first part of a model.
    #[schemars(schema_with = "fields::languages", default)]
    languages: Vec<String>,
    /// Who can be responsible.
    #[schemars(length(max = MAX_PARTIES), default)]
    parties: Vec<PartyFile>,
    /// What helps a player who is stuck.
    #[schemars(length(max = MAX_CARDS), default)]
    hints: Vec<HintFile>,
    /// From the ground floor up.
    #[schemars(length(max = MAX_CARDS), default)]
    layers: Vec<LayerFile>,
    /// What tasks can be about.
    #[schemars(length(max = MAX_CARDS), default)]
    services: Vec<ServiceFile>,
    /// What has to be done.
    #[schemars(length(max = MAX_CARDS), default)]
    tasks: Vec<TaskFile>,
    /// Who owns a task on a service.
    #[schemars(length(max = MAX_CARDS), default)]
    responsibilities: Vec<ResponsibilityFile>,
    /// Who is responsible for which layer of which services.
    #[schemars(length(max = MAX_CARDS), default)]
    floors: Vec<FloorFile>,
    /// Texts of Learn that explain something.
    #[schemars(length(max = MAX_CARDS), default)]
    articles: Vec<ArticleFile>,
}

/// The schema of deck files.
pub fn deck_schema() -> Value {
    let mut schema = whole::<DeckFile>("Who's Responsible? deck");
    let both = json_schema!({ "required": ["cards", "draw"] });
    schema.insert("not".into(), both.into());
    schema.into()
}

/// The schema of model files.
pub fn model_schema() -> Value {
    whole::<ModelFile>("Who's Responsible? model").into()
}

fn whole<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
    tidy(schema.as_object_mut().map(|root| root.values_mut()).into_iter().flatten());
    schema
}

/// Takes out defaults (null, as an editor would then propose, is not allowed in a file) and the
/// line breaks that descriptions have from their doc comments.
fn tidy<'a>(values: impl Iterator<Item = &'a mut Value>) {
    for value in values {
        match value {
            Value::Object(object) => {
                object.remove("default");
                if let Some(Value::String(text)) = object.get_mut("description") {
                    *text = text.replace('\n', " ");
                }
                tidy(object.values_mut());
            }
            Value::Array(items) => tidy(items.iter_mut()),
            _ => {}
        }
    }
}

fn deck_format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": DECK_FORMAT })
}

fn model_format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": MODEL_FORMAT })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(schema: &Value) -> Vec<&str> {
        let object = schema["properties"].as_object().expect("properties");
        object.keys().map(String::as_str).collect()
    }

    #[test]
    fn the_schemas_have_the_fields_that_are_read() {
        let mut model = vec!["$schema", "format", "version", "languages"];
        model.extend(super::super::check::PARTS);
        let mut deck = model.clone();
        deck.extend(super::super::check::OWN);
        model.sort_unstable();
        deck.sort_unstable();
        assert_eq!(fields(&model_schema()), model);
        assert_eq!(fields(&deck_schema()), deck);
    }
}
