//! What the deck files say: who owns each card, and which texts are the longest.

use std::collections::BTreeMap;

use crate::{Error, Result, deck_files};
use serde_json::Value;

/// The decks of the site, by their files.
pub struct Decks {
    ids: Vec<String>,
    decks: Vec<(String, Vec<String>)>,
    titles: BTreeMap<String, Value>,
    answers: BTreeMap<String, Value>,
    tasks: BTreeMap<String, Value>,
}

/// Which text of a card is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// What is on its face.
    Task,
    /// Why its owner is responsible.
    Why,
}

impl Decks {
    /// Reads all files of `decks/` and its model.
    pub fn read() -> Result<Self> {
        let mut ids = Vec::new();
        let (mut decks, mut titles) = (Vec::new(), BTreeMap::new());
        let (mut answers, mut tasks) = (BTreeMap::new(), BTreeMap::new());
        for json in deck_files()? {
            for task in list(&json, "tasks") {
                tasks.insert(text(task, "id"), task["text"].clone());
            }
            for answer in list(&json, "responsibilities") {
                let (task, service) = (text(answer, "task"), text(answer, "service"));
                let id = if service.is_empty() { task } else { format!("{task}/{service}") };
                answers.insert(id, answer.clone());
            }
            if json["level"].is_string() {
                ids.push(text(&json, "id"));
            }
            let cards = list(&json, "cards").iter().filter_map(Value::as_str).map(Into::into);
            if json["cards"].is_array() {
                decks.push((text(&json, "id"), cards.collect()));
                titles.insert(text(&json, "id"), json["title"].clone());
            }
        }
        Ok(Self { ids, decks, titles, answers, tasks })
    }

    /// The owner of each card, by its id.
    pub fn owners(&self) -> Value {
        self.answers.iter().map(|(id, answer)| (id.clone(), answer["owner"].clone())).collect()
    }

    /// The ids of all decks, in the order of the picker.
    pub fn ids(&self) -> Vec<String> {
        self.ids.clone()
    }

    /// The title of a deck.
    pub fn title(&self, deck: &str, lang: &str) -> Result<String> {
        let missing = || Error::new(format!("the deck {deck} has no title in {lang}"));
        local(self.titles.get(deck).ok_or_else(missing)?, lang).ok_or_else(missing)
    }

    /// A text of a card.
    pub fn words(&self, card: &str, words: Words, lang: &str) -> Result<String> {
        let missing = || Error::new(format!("{card} has no {words:?} in {lang}"));
        let answer = self.answers.get(card).ok_or_else(missing)?;
        let text = match words {
            Words::Task => self.tasks.get(answer["task"].as_str().unwrap_or_default()),
            Words::Why => Some(&answer["why"]),
        };
        text.and_then(|text| local(text, lang)).ok_or_else(missing)
    }

    /// The deck and the card with the longest text of a language.
    pub fn longest(&self, words: Words, lang: &str) -> Result<(&str, &str)> {
        let mut longest: Option<(usize, &str, &str)> = None;
        for (deck, cards) in &self.decks {
            for card in cards {
                let length = self.words(card, words, lang)?.chars().count();
                if longest.is_none_or(|(most, ..)| length > most) {
                    longest = Some((length, &**deck, &**card));
                }
            }
        }
        let (_, deck, card) = longest.ok_or_else(|| Error::new("there are no decks"))?;
        Ok((deck, card))
    }
}

/// A text that is the same in all languages, or one of them.
fn local(text: &Value, lang: &str) -> Option<String> {
    text.as_str().or_else(|| text[lang].as_str()).map(Into::into)
}

fn list<'v>(json: &'v Value, name: &str) -> &'v [Value] {
    json[name].as_array().map_or(&[], |list| &**list)
}

fn text(json: &Value, name: &str) -> String {
    json[name].as_str().unwrap_or_default().to_owned()
}
