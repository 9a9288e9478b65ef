//! A locale: every interface text in one language.

use std::fmt;

use super::Key;
use model::{Text, pack::FIELD};

/// When a language uses the form for "one" (CLDR cardinal rules, whole numbers below a million:
/// <https://cldr.unicode.org/index/cldr-spec/plural-rules>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// For 1: English, Spanish.
    OneIs1,
    /// For 0 and 1: Brazilian Portuguese.
    OneIs0Or1,
}

/// Every interface text in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Locale {
    lang: Text,
    plural: Plural,
    texts: Vec<Text>,
}

/// Why texts are not a locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocaleError {
    /// The pack is none, or of another version of the game.
    NotALocale,
    /// `language.plural` names no rule.
    Plural,
}

impl fmt::Display for LocaleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Which, the build has told (`authoring::locale`).
        match self {
            Self::NotALocale | Self::Plural => {
                write!(out, "these are not the texts of this version of the game")
            }
        }
    }
}

impl Locale {
    /// A locale of texts in the order of [`Key::ALL`].
    ///
    /// # Errors
    /// [`LocaleError`] if there are more or fewer texts than keys, or no plural rule.
    pub fn new(lang: Text, texts: Vec<Text>) -> Result<Self, LocaleError> {
        if texts.len() != Key::ALL.len() {
            return Err(LocaleError::NotALocale);
        }
        let plural = match &*texts[Key::LanguagePlural as usize] {
            "one-is-1" => Plural::OneIs1,
            "one-is-0-or-1" => Plural::OneIs0Or1,
            _ => return Err(LocaleError::Plural),
        };
        Ok(Self { lang, plural, texts })
    }

    /// Reads what [`Locale::pack`] wrote.
    ///
    /// # Errors
    /// [`LocaleError`] if it is something else.
    pub fn unpack(pack: &str) -> Result<Self, LocaleError> {
        let mut fields = pack.trim_end().split(FIELD);
        let (Some("locale1"), Some(lang)) = (fields.next(), fields.next()) else {
            return Err(LocaleError::NotALocale);
        };
        Self::new(lang.into(), fields.map(Text::from).collect())
    }

    /// Writes it as one line for the player.
    pub fn pack(&self) -> String {
        let mut out = format!("locale1{FIELD}{}", self.lang);
        for text in &self.texts {
            out.push(FIELD);
            out.push_str(text);
        }
        out
    }

    /// Its BCP 47 tag.
    pub fn lang(&self) -> &Text {
        &self.lang
    }

    /// A text as it stands.
    pub fn text(&self, key: Key) -> Text {
        self.texts[key as usize].clone()
    }

    /// A text with its `{name}` places filled.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        fill(&self.texts[key as usize], values)
    }

    /// The form of a text for a number, its `{n}` filled.
    pub fn count(&self, one: Key, other: Key, n: usize) -> String {
        let is_one = match self.plural {
            Plural::OneIs1 => n == 1,
            Plural::OneIs0Or1 => n <= 1,
        };
        self.fill(if is_one { one } else { other }, &[("n", &n.to_string())])
    }

    /// "3 cards".
    pub fn cards(&self, n: usize) -> String {
        self.count(Key::CardsOne, Key::CardsOther, n)
    }

    /// "640 points".
    pub fn points(&self, n: u32) -> String {
        self.count(Key::BarPointsOne, Key::BarPointsOther, n as usize)
    }
}

/// Fills `{name}` places in one pass, so that a value with braces in it is left as it is; places
/// that have no value are left too.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match values.iter().find(|(known, _)| *known == name) {
                    Some((_, value)) => out.push_str(value),
                    None => out.extend(["{", name, "}"]),
                }
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
