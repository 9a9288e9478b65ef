//! The same round beside the browser, so that it is known which cards should be spoken of.

use std::fs;
use std::rc::Rc;

use game::{Action, Feedback, Phase, Presentation, Round, Rules, select};
use model::{CardIx, Deck, PartyIx, pack};
use site::StartPack;

use super::heard::Should;
use super::rounds::{Does, Step};
use crate::{Error, Result, dist};

/// A round, and the language that it is played in.
pub(super) struct Table {
    round: Round,
    any: String,
}

impl Table {
    /// The round that the site begins at this address.
    pub(super) fn open(address: &str) -> Result<Self> {
        let wish = |name: &str| {
            let query = address.split_once('?')?.1;
            query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
        };
        let lang = wish("lang").unwrap_or("en");
        let read = |name: String| {
            let file = dist().join("packs").join(name);
            fs::read_to_string(&file)
                .map_err(|error| Error::new(format!("{}: {error}", file.display())))
        };
        let start = StartPack::unpack(&read(format!("{lang}.pack"))?)
            .map_err(|error| Error::new(error.to_string()))?;
        let any = start.locale.text(i18n::Key::CardAny).to_string();
        let deck = match wish("deck") {
            Some(id) if id != &**start.deck.id() => pack::read(&read(format!("{id}.{lang}.pack"))?)
                .map_err(|error| Error::new(format!("{id}: {error}")))?,
            _ => start.deck,
        };
        let seed = wish("seed").and_then(|seed| seed.parse().ok()).unwrap_or_default();
        let mut rules = Rules::default();
        if let Some(feedback) = wish("feedback").and_then(Feedback::from_word) {
            rules.feedback = feedback;
        }
        if let Some(presentation) = wish("presentation").and_then(Presentation::from_word) {
            rules.presentation = presentation;
        }
        let deck: Rc<Deck> = deck.into();
        let cards = select(&deck, seed, None);
        Ok(Self { round: Round::start(deck, rules, cards, seed, 0), any })
    }

    /// What a step is waited for by, and what it should say; the round goes on with it.
    pub(super) fn expect(&mut self, step: &Step) -> Result<(Option<String>, Should)> {
        let round = &self.round;
        let subject = round.explaining().or_else(|| round.hand().next());
        let action = match (step.does, subject) {
            (Does::Nothing, _) => None,
            (Does::Place(right), Some(card)) => Some(Action::Place(card, self.party(card, right))),
            (Does::Next, _) => Some(Action::Next),
            (Does::Finish, _) => Some(Action::Finish),
            (Does::Place(_), None) => return Err(Error::new("there is no card to place")),
        };
        if let Some(action) = action {
            let next = round.apply(&round.step(action, 0));
            self.round = next.ok_or_else(|| Error::new(format!("{action:?} changes nothing")))?;
        }
        let fill = |text: &&str| self.fill(text, subject);
        let mut says: Vec<String> = step.says.iter().map(fill).collect();
        // What a key is pressed for is to be said in any case.
        if says.is_empty() {
            says.extend(step.until.as_ref().map(fill));
        }
        let should = Should {
            says,
            also: step.also.iter().map(fill).collect(),
            never: step.never.iter().map(fill).collect(),
            most: (step.most > 0).then_some(step.most),
        };
        Ok((step.until.as_ref().map(fill), should))
    }

    fn party(&self, card: CardIx, right: bool) -> PartyIx {
        let owner = self.round.card(card).owner;
        let other = self.round.deck().party_ixs().find(|party| *party != owner);
        if right { owner } else { other.unwrap_or(owner) }
    }

    /// Puts names for `{card}` (the one that the step is about), `{why}`, `{right}` and `{wrong}`
    /// (parties), `{next}` (the card that comes then), `{n}` and `{of}`.
    fn fill(&self, text: &str, subject: Option<CardIx>) -> String {
        let round = &self.round;
        let of = round.order().len();
        let spread = round.rules().presentation == Presentation::Spread;
        let next = spread || round.explaining().is_none();
        let n = (round.placed() + usize::from(next)).min(of);
        let mut text = text.replace("{of}", &of.to_string()).replace("{n}", &n.to_string());
        if let Some(card) = subject {
            let party = |right| &*round.deck().party(self.party(card, right)).name;
            text = text.replace("{right}", party(true)).replace("{wrong}", party(false));
            text = text.replace("{why}", &round.card(card).why).replace("{card}", &self.name(card));
        }
        let next = round.hand().find(|card| Some(*card) != subject);
        match next.filter(|_| round.phase() == Phase::Playing) {
            Some(card) => text.replace("{next}", &self.name(card)),
            None => text,
        }
    }

    fn name(&self, card: CardIx) -> String {
        let card = self.round.card(card);
        let service = self.round.deck().service_of(card);
        format!("{}: {}", service.map_or(&*self.any, |service| &*service.name), card.task)
    }
}
