//! The files as they are written, before any check beyond their shape. Their doc comments are the
//! descriptions in the published schema: they speak to authors.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

#[cfg(feature = "schema")]
use super::fields;

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

/// Who can be responsible. In a deck each party is a column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "party"))]
pub(super) struct PartyFile {
    /// Stable name, which cards and saved rounds refer to.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) id: String,
    /// What players read over the column.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::name"))]
    pub(super) name: Words,
    /// One line under the name, such as "Security in the cloud".
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::name"))]
    pub(super) motto: Option<Words>,
}

/// One floor of the building. Layers are listed from the ground floor up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "layer"))]
pub(super) struct LayerFile {
    /// Stable name, which tasks refer to.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) id: String,
    /// What players read.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::name"))]
    pub(super) name: Words,
    /// The id of the hint that the cards on this layer have, unless their task has another.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) hint: Option<String>,
}

/// What a player reads who asks for a hint: a question that leads to the answer and does not say it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "hint"))]
pub(super) struct HintFile {
    /// Stable name, which layers and tasks refer to.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) id: String,
    /// What players read. It names no party.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::hint"))]
    pub(super) text: Words,
    /// The ids of the parties at which somebody can arrive who answers the question; players do not
    /// see them. The owner of every card with this hint must be one of them. Left out, all parties.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::leads"))]
    pub(super) leads: Option<Vec<String>>,
}

/// What a task can be about, such as Amazon EC2.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "service"))]
pub(super) struct ServiceFile {
    /// Stable name, which responsibilities refer to.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) id: String,
    /// What players read on the card.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::name"))]
    pub(super) name: Words,
    /// How much of the stack the provider manages, where that is settled. "container" means a
    /// managed platform service, not Docker.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::category"))]
    pub(super) category: Option<String>,
    /// The cloud service model, where the term is used for the service.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::service_model"))]
    pub(super) model: Option<String>,
}

/// Something that has to be done, on whatever service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "task"))]
pub(super) struct TaskFile {
    /// Stable name, which responsibilities refer to.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) id: String,
    /// The id of the layer that it belongs to.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) layer: String,
    /// What the card says. It names neither the service, which is shown above it, nor the owner.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::task"))]
    pub(super) text: Words,
    /// The id of its hint, where that of its layer does not fit.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) hint: Option<String>,
}

/// A task on a service (or on any) and its owner: one card. It is called "task" or "task/service".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "responsibility"))]
pub(super) struct ResponsibilityFile {
    /// The id of its task.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) task: String,
    /// The id of its service; left out where the answer is the same for any.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) service: Option<String>,
    /// The id of the party that is responsible.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) owner: String,
    /// Why, in one or two sentences.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::why"))]
    pub(super) why: Words,
    /// Where it is written.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub(super) sources: Vec<SourceFile>,
    /// The day on which the sources were last read, YYYY-MM-DD.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::date"))]
    pub(super) checked: String,
    /// "stated" if a source names the owner, "inferred" if the owner follows from what it describes.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::evidence"))]
    pub(super) evidence: String,
}

/// Who is responsible for a layer of some services: what the picture of the line shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "floor"))]
pub(super) struct FloorFile {
    /// The id of the layer.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) layer: String,
    /// The ids of the services for which it is so, for the same reason.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::ids"))]
    pub(super) services: Vec<String>,
    /// The id of the party, or "none" where the layer does not apply.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) owner: String,
    /// Why; of a shared floor, who does which half.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::why"))]
    pub(super) why: Words,
    /// Where it is written.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub(super) sources: Vec<SourceFile>,
    /// The day on which the sources were last read, YYYY-MM-DD.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::date"))]
    pub(super) checked: String,
    /// Whether the floor is shared in parts, has an exception or is open to argument. Cards may
    /// have another owner than a flagged floor.
    #[serde(default)]
    pub(super) flag: bool,
}

/// A text of Learn that explains something.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "article"))]
pub(super) struct ArticleFile {
    /// Its stable name.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::id"))]
    pub(super) id: String,
    /// What it is called.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::name"))]
    pub(super) title: Words,
    /// Its paragraphs.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::paragraphs"))]
    pub(super) body: Vec<Words>,
    /// The pages that support it.
    pub(super) sources: Vec<SourceFile>,
}

/// Cards of which each round draws some.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "pile"))]
pub(super) struct PileFile {
    /// How many of them a round has.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub(super) take: usize,
    /// The cards to draw from: "task" or "task/service".
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::cards"))]
    pub(super) cards: Vec<String>,
}

/// A page that supports an answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "source"))]
pub(super) struct SourceFile {
    /// The page's title, as players read it.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::source_title"))]
    pub(super) title: String,
    /// Its address.
    #[cfg_attr(feature = "schema", schemars(schema_with = "fields::url"))]
    pub(super) url: String,
}
