//! The files as they are written, before any check beyond their shape.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

/// A text that is the same in all languages, or one for each.
#[derive(Clone, Debug)]
pub(super) enum Words {
    One(String),
    Each(BTreeMap<String, String>),
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Words;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "a text, or an object of language -> text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Words, E> {
                Ok(Words::One(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let mut each = BTreeMap::new();
                while let Some((lang, text)) = map.next_entry()? {
                    each.insert(lang, text);
                }
                Ok(Words::Each(each))
            }
        }

        from.deserialize_any(Reader)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyFile {
    pub(super) id: String,
    pub(super) name: Words,
    pub(super) motto: Option<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LayerFile {
    pub(super) id: String,
    pub(super) name: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceFile {
    pub(super) id: String,
    pub(super) name: Words,
    pub(super) category: Option<String>,
    pub(super) model: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskFile {
    pub(super) id: String,
    pub(super) layer: String,
    pub(super) text: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResponsibilityFile {
    pub(super) task: String,
    pub(super) service: Option<String>,
    pub(super) owner: String,
    pub(super) why: Words,
    pub(super) sources: Vec<SourceFile>,
    pub(super) checked: String,
    pub(super) evidence: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FloorFile {
    pub(super) layer: String,
    pub(super) services: Vec<String>,
    pub(super) owner: String,
    pub(super) why: Words,
    pub(super) sources: Vec<SourceFile>,
    pub(super) checked: String,
    #[serde(default)]
    pub(super) flag: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleFile {
    pub(super) id: String,
    pub(super) title: Words,
    pub(super) body: Vec<Words>,
    pub(super) sources: Vec<SourceFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PileFile {
    pub(super) take: usize,
    pub(super) cards: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceFile {
    pub(super) title: String,
    pub(super) url: String,
}
