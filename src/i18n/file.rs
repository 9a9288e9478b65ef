//! Locale files: `locales/<tag>.json`, one object of name -> text.

use std::collections::BTreeMap;

use super::{Key, Locale};
use crate::model::{Text, file::Problem};

/// Reads a locale file and holds it to the keys.
///
/// # Errors
/// Every [`Problem`]: missing and surplus keys, texts with control characters.
pub fn read(lang: &str, json: &str) -> Result<Locale, Vec<Problem>> {
    let mut texts: BTreeMap<String, String> = serde_json::from_str(json)
        .map_err(|error| vec![Problem::new("", format!("not an object of texts: {error}"))])?;
    let mut problems = Vec::new();
    let mut ordered = Vec::new();
    for key in Key::ALL {
        let path = format!("[{:?}]", key.name());
        match texts.remove(key.name()) {
            None => problems.push(Problem::new(path, "missing; translate it from en.json")),
            Some(text) if text.trim().is_empty() => {
                problems.push(Problem::new(path, "empty; every text says something"));
            }
            Some(text) if text.chars().any(char::is_control) => {
                problems.push(Problem::new(path, "has a control character; remove it"));
            }
            Some(text) => ordered.push(Text::from(text)),
        }
    }
    for name in texts.keys() {
        problems.push(Problem::new(format!("[{name:?}]"), "the game has no such text; remove it"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Locale::new(lang.into(), ordered).map_err(|error| vec![Problem::new("", error.to_string())])
}
