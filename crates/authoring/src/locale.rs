//! Locale files: `locales/<tag>.json` and those of the pages beside the game, one object of name -> text.

use std::collections::BTreeMap;

use crate::Problem;
use i18n::{Key, Locale, LocaleError, Says, Texts};
use model::Text;

/// Reads a locale file and holds it to the keys.
///
/// # Errors
/// Every [`Problem`]: missing and surplus keys, texts that are empty or have control characters.
pub fn read(lang: &str, json: &str) -> Result<Locale, Vec<Problem>> {
    let texts = read_texts(json, Key::ALL.iter().map(|key| key.name()))?;
    Locale::new(lang.into(), texts).map_err(|error| {
        vec![match error {
            LocaleError::Plural => {
                let message = "must be \"one-is-1\" or \"one-is-0-or-1\"";
                Problem::new("[\"language.plural\"]", message)
            }
            LocaleError::NotALocale => Problem::new("", error.to_string()),
        }]
    })
}

/// Reads a file of a page's texts and holds it to their names.
///
/// # Errors
/// Every [`Problem`]: missing and surplus names, texts that are empty or have control characters.
pub fn read_page<S: Says>(lang: &str, json: &str) -> Result<Texts<S>, Vec<Problem>> {
    let texts = read_texts(json, S::ALL.iter().map(|says| says.word()))?;
    Texts::new(lang.into(), texts)
        .ok_or_else(|| vec![Problem::new("", "these are not the texts of this page")])
}

/// The texts of a file that has exactly these names, in the order of the names.
///
/// # Errors
/// Every [`Problem`].
pub fn read_texts<'a>(
    json: &str,
    names: impl Iterator<Item = &'a str>,
) -> Result<Vec<Text>, Vec<Problem>> {
    let mut texts: BTreeMap<String, String> = serde_json::from_str(json)
        .map_err(|error| vec![Problem::new("", format!("not an object of texts: {error}"))])?;
    let mut problems = Vec::new();
    let mut ordered = Vec::new();
    for name in names {
        let path = format!("[{name:?}]");
        match texts.remove(name) {
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
        problems.push(Problem::new(format!("[{name:?}]"), "there is no such text; remove it"));
    }
    if problems.is_empty() { Ok(ordered) } else { Err(problems) }
}
