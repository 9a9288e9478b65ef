//! The answers, from the deck files.

use browser::{Error, Result, deck_files};
use serde_json::Value;

/// A card, as the deck files have it, in English.
pub(crate) struct Card {
    pub(crate) id: String,
    /// The party that is responsible.
    pub(crate) owner: String,
    /// "Patch the guest operating system, Amazon EC2".
    pub(crate) name: String,
    pub(crate) why: String,
}

/// A deck: its parties from the left, its cards in the order of the file.
pub(crate) struct Deck {
    /// Ids and names.
    pub(crate) parties: Vec<(String, String)>,
    pub(crate) cards: Vec<Card>,
}

impl Deck {
    pub(crate) fn read(id: &str) -> Result<Self> {
        let files = deck_files()?;
        let deck = files.iter().find(|file| file["id"] == id);
        let deck = deck.ok_or_else(|| Error::new(format!("there is no deck `{id}`")))?;
        let model = |part: &str| -> Vec<&Value> {
            files.iter().filter_map(|file| file[part].as_array()).flatten().collect()
        };
        let parties = list(&deck["columns"])?
            .iter()
            .map(|id| {
                let id = text(id)?;
                let party = model("parties").into_iter().find(|party| party["id"] == *id);
                let party = party.ok_or_else(|| Error::new(format!("no party `{id}`")))?;
                Ok((id, text(&party["name"])?))
            })
            .collect::<Result<_>>()?;
        let cards = list(&deck["cards"])?
            .iter()
            .map(|id| card(&model, &text(id)?))
            .collect::<Result<_>>()?;
        Ok(Self { parties, cards })
    }

    pub(crate) fn len(&self) -> usize {
        self.cards.len()
    }

    /// The number by which the page knows a card.
    pub(crate) fn ix(&self, id: &str) -> Result<usize> {
        let ix = self.cards.iter().position(|card| card.id == id);
        ix.ok_or_else(|| Error::new(format!("`{id}` is not in the deck")))
    }

    pub(crate) fn card(&self, id: &str) -> Result<&Card> {
        Ok(&self.cards[self.ix(id)?])
    }

    /// The party that a card belongs to, or one that it does not.
    pub(crate) fn party(&self, id: &str, right: bool) -> Result<String> {
        let owner = &self.card(id)?.owner;
        let found = self.parties.iter().find(|(party, _)| (party == owner) == right);
        found.map(|(party, _)| party.clone()).ok_or_else(|| Error::new("a deck of one party"))
    }

    /// Where a party's column is, from the left.
    pub(crate) fn side(&self, party: &str) -> Result<usize> {
        let side = self.parties.iter().position(|(id, _)| id == party);
        side.ok_or_else(|| Error::new(format!("there is no party `{party}`")))
    }

    pub(crate) fn party_name(&self, party: &str) -> Result<&str> {
        Ok(&self.parties[self.side(party)?].1)
    }
}

fn card<'v>(model: &impl Fn(&str) -> Vec<&'v Value>, id: &str) -> Result<Card> {
    let (task, service) = match id.split_once('/') {
        Some((task, service)) => (task, Some(service)),
        None => (id, None),
    };
    let by_id = |list_name: &str, id: &str| {
        let found = model(list_name).into_iter().find(|one| one["id"] == id);
        found.ok_or_else(|| Error::new(format!("`{id}` is not in {list_name}")))
    };
    let answer = model("responsibilities")
        .into_iter()
        .find(|one| one["task"] == task && one["service"].as_str() == service)
        .ok_or_else(|| Error::new(format!("nobody is responsible for `{id}`")))?;
    let service = match service {
        Some(service) => text(&by_id("services", service)?["name"])?,
        None => "Any service".into(),
    };
    Ok(Card {
        id: id.into(),
        owner: text(&answer["owner"])?,
        name: format!("{service}: {}", text(&by_id("tasks", task)?["text"])?),
        why: text(&answer["why"])?,
    })
}

fn list(value: &Value) -> Result<&Vec<Value>> {
    value.as_array().ok_or_else(|| Error::new(format!("no list: {value}")))
}

/// A text, in English if it is in several languages.
fn text(value: &Value) -> Result<String> {
    let text = value.as_str().or_else(|| value["en"].as_str());
    text.map(Into::into).ok_or_else(|| Error::new(format!("no text: {value}")))
}
