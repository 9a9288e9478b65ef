//! How the schema describes single fields, by the limits that they are checked against.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::limits::{
    MAX_ABOUT, MAX_BODY, MAX_HINT, MAX_ID, MAX_LANG, MAX_NAME, MAX_PARTIES, MAX_TASK, MAX_URL,
    MAX_WHY,
};
use model::{Category, Evidence, Level, MAX_CARDS, Order, ServiceModel};

const TAG: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

/// A text of at most so many characters on one line, with no space at its ends.
fn line(max: usize) -> Value {
    json_schema!({ "type": "string", "minLength": 1, "maxLength": max, "pattern": r"^\S(.*\S)?$" })
        .into()
}

/// The same text in all languages, or an object of language to text.
fn words(max: usize) -> Schema {
    json_schema!({
        "anyOf": [line(max), {
            "type": "object",
            "minProperties": 1,
            "propertyNames": { "pattern": TAG, "maxLength": MAX_LANG },
            "additionalProperties": line(max),
        }]
    })
}

fn one_of<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Schema {
    let words: Vec<&str> = all.iter().map(|&value| word(value)).collect();
    json_schema!({ "type": "string", "enum": words })
}

macro_rules! schemas {
    ($($name:ident => $schema:expr;)+) => {
        $(pub(super) fn $name(_: &mut SchemaGenerator) -> Schema { $schema })+
    };
}

schemas! {
    id => json_schema!({ "type": "string", "pattern": format!("^[a-z0-9-]{{1,{MAX_ID}}}$") });
    paragraphs => json_schema!({
        "type": "array", "minItems": 1, "items": words(MAX_BODY),
    });
    ids => json_schema!({
        "type": "array",
        "uniqueItems": true,
        "maxItems": MAX_CARDS,
        "items": { "type": "string", "pattern": format!("^[a-z0-9-]{{1,{MAX_ID}}}$") },
    });
    cards => json_schema!({
        "type": "array",
        "minItems": 1,
        "maxItems": MAX_CARDS,
        "uniqueItems": true,
        "items": {
            "type": "string",
            "pattern": format!("^[a-z0-9-]{{1,{MAX_ID}}}(/[a-z0-9-]{{1,{MAX_ID}}})?$"),
        },
    });
    leads => json_schema!({
        "type": "array",
        "minItems": 1,
        "maxItems": MAX_PARTIES,
        "uniqueItems": true,
        "items": { "type": "string", "pattern": format!("^[a-z0-9-]{{1,{MAX_ID}}}$") },
    });
    columns => json_schema!({
        "type": "array",
        "minItems": 2,
        "maxItems": 4,
        "uniqueItems": true,
        "items": { "type": "string", "pattern": format!("^[a-z0-9-]{{1,{MAX_ID}}}$") },
    });
    languages => json_schema!({
        "type": "array",
        "minItems": 1,
        "uniqueItems": true,
        "items": { "type": "string", "pattern": TAG, "maxLength": MAX_LANG },
    });
    name => words(MAX_NAME);
    about => words(MAX_ABOUT);
    task => words(MAX_TASK);
    why => words(MAX_WHY);
    hint => words(MAX_HINT);
    source_title => Schema::try_from(line(MAX_ABOUT)).unwrap_or_default();
    url => json_schema!({ "type": "string", "maxLength": MAX_URL, "pattern": r"^https://\S+$" });
    date => json_schema!({
        "type": "string",
        "format": "date",
        "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    });
    category => one_of(Category::ALL, Category::word);
    service_model => one_of(ServiceModel::ALL, ServiceModel::word);
    evidence => one_of(Evidence::ALL, Evidence::word);
    level => one_of(Level::ALL, Level::word);
    order => one_of(Order::ALL, Order::word);
    version => json_schema!({ "const": 1 });
}
