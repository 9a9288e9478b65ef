//! A round as a short text: deck, seed and steps. Replaying it gives the same round, so this is
//! how a round survives a reload and how somebody else's result is checked.
//!
//! ```text
//! wr1.first-steps.1x2k.7i.lq3k2x1.id.*;Pa-Xq0k3.Hb7Qz2s.N9.~1c5e2f0
//! ```
//! Version, deck, its fingerprint, seed, start, rules, cards (`*` or codes), then the steps: a
//! letter, the card's code, the party's digit and the time since the step before; last a checksum.
//! Numbers are in base 36. Cards go by code, so a saved round outlives changes to its deck.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use super::{Clock, Feedback, Millis, Presentation, Round, Rules, Selection, Step, Verb};
use model::{CardCode, CardIx, Deck, FNV_START, PartyIx, fnv1a_step};

/// A place that keeps texts by name: the browser's storage, or memory in tests.
pub trait Store {
    /// The text under a name, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] if the place cannot be read.
    fn read(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// Keeps a text under a name.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be kept; what was there before is still there.
    fn write(&self, name: &str, text: &str) -> Result<(), StoreError>;
}

/// Why a store does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let the page keep anything.
    Blocked,
    /// The page around the frame does not let the game keep anything.
    Framed,
    /// There is no room left.
    Full,
}

/// A store that lasts as long as itself.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<BTreeMap<String, String>>);

impl Store for MemoryStore {
    fn read(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(name).cloned())
    }

    fn write(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(name.to_owned(), text.to_owned());
        Ok(())
    }
}

/// A round's text, kept up to date at the price of the new steps only.
#[derive(Clone, Debug, Default)]
pub struct SavedRound {
    text: String,
    sum: u32,
    steps: usize,
    round: Option<(u32, Millis)>,
}

impl SavedRound {
    /// Brings the text up to date with the round and returns it.
    pub fn update(&mut self, round: &Round) -> String {
        let same = self.round == Some((round.seed(), round.started()));
        if !same || self.steps > round.log().len() {
            *self = Self {
                sum: FNV_START,
                round: Some((round.seed(), round.started())),
                ..Self::default()
            };
            self.push(&head(round));
        }
        let mut before = self.steps.checked_sub(1).map_or(0, |last| round.log()[last].after);
        for step in &round.log()[self.steps..] {
            self.push(&step_text(round.deck(), step, before));
            before = step.after;
        }
        self.steps = round.log().len();
        let mut whole = String::with_capacity(self.text.len() + 8);
        whole.push_str(&self.text);
        whole.push('~');
        whole.push_str(&base36(u64::from(self.sum)));
        whole
    }

    fn push(&mut self, text: &str) {
        self.sum = text.bytes().fold(self.sum, fnv1a_step);
        self.text.push_str(text);
    }
}

/// A round that was read back.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The round, as far as the text could be followed.
    pub round: Round,
    /// Whether the text was damaged, so that steps at its end may be missing.
    pub damaged: bool,
    /// Cards that the round had and the deck has no longer.
    pub gone: usize,
}

/// Why nothing could be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is no saved round, or its beginning is damaged.
    NotARound,
    /// It is a round of another deck.
    OtherDeck(String),
}

impl fmt::Display for Damage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotARound => write!(out, "this is not a saved round"),
            Self::OtherDeck(id) => write!(out, "this is a round of the deck {id}"),
        }
    }
}

/// Replays a saved round on its deck. A damaged text gives the round up to the damage.
///
/// # Errors
/// [`Damage`] if not even the beginning can be read.
pub fn restore(text: &str, deck: &Rc<Deck>) -> Result<Restored, Damage> {
    let (body, whole) = match text.rsplit_once('~') {
        Some((body, sum)) => {
            let right = body.bytes().fold(FNV_START, fnv1a_step);
            (body, number(sum) == Some(u64::from(right)))
        }
        None => (text, false),
    };
    let (head, steps) = body.split_once(';').ok_or(Damage::NotARound)?;
    let (mut round, mut gone) = read_head(head, deck)?;
    let mut damaged = !whole;
    let mut after = 0;
    // A step without its full stop was cut, and may have lost digits.
    let complete = steps.rsplit_once('.').map_or("", |(complete, _)| complete);
    for text in complete.split_terminator('.') {
        let Some((verb, card, party, delta)) = read_step(text) else {
            damaged = true;
            break;
        };
        after += delta;
        let card = match card {
            None => CardIx(0),
            Some(code) => match deck.find(code) {
                Some(card) => card,
                None => {
                    gone += usize::from(verb == Verb::Place);
                    continue;
                }
            },
        };
        match round.apply(&Step { action: verb.on(card, party), after }) {
            Some(next) => round = next,
            // A deck that changed can make a step pointless; a text that was whole is not damaged.
            None if whole => {}
            None => break,
        }
    }
    Ok(Restored { round, damaged, gone })
}

fn head(round: &Round) -> String {
    let rules = round.rules();
    let mut text = format!(
        "wr1.{}.{}.{}.{}.",
        round.deck().id(),
        base36(u64::from(round.deck().fingerprint())),
        base36(u64::from(round.seed())),
        base36(round.started()),
    );
    text.push(if rules.feedback == Feedback::Immediate { 'i' } else { 'e' });
    text.push(if rules.presentation == Presentation::Deal { 'd' } else { 's' });
    if let Some(Clock(seconds)) = rules.clock {
        text.push_str(&base36(u64::from(seconds)));
    }
    text.push('.');
    match round.selection() {
        Selection::All => text.push('*'),
        Selection::Only(_) => {
            for &card in round.order() {
                text.push_str(round.deck().code(card).as_str());
            }
        }
    }
    text.push(';');
    text
}

fn read_head(head: &str, deck: &Rc<Deck>) -> Result<(Round, usize), Damage> {
    let fields: Vec<&str> = head.split('.').collect();
    let &["wr1", id, _fingerprint, seed, started, rules, cards] = fields.as_slice() else {
        return Err(Damage::NotARound);
    };
    if *id != **deck.id() {
        return Err(Damage::OtherDeck(id.to_owned()));
    }
    let read = || {
        let seed = u32::try_from(number(seed)?).ok()?;
        let rules = read_rules(rules)?;
        let (selection, gone) = read_selection(cards, deck)?;
        Some((Round::start(deck.clone(), rules, selection, seed, number(started)?), gone))
    };
    read().ok_or(Damage::NotARound)
}

fn read_rules(text: &str) -> Option<Rules> {
    let mut chars = text.chars();
    let feedback = match chars.next()? {
        'i' => Feedback::Immediate,
        'e' => Feedback::AtTheEnd,
        _ => return None,
    };
    let presentation = match chars.next()? {
        'd' => Presentation::Deal,
        's' => Presentation::Spread,
        _ => return None,
    };
    let clock = match chars.as_str() {
        "" => None,
        seconds => Some(Clock(u32::try_from(number(seconds)?).ok()?)),
    };
    Some(Rules { feedback, presentation, clock })
}

fn read_selection(text: &str, deck: &Deck) -> Option<(Selection, usize)> {
    if text == "*" {
        return Some((Selection::All, 0));
    }
    if !text.is_ascii() || !text.len().is_multiple_of(4) {
        return None;
    }
    let mut cards = Vec::new();
    let mut gone = 0;
    for start in (0..text.len()).step_by(4) {
        match deck.find(CardCode::parse(text.get(start..start + 4)?)?) {
            Some(card) => cards.push(card),
            None => gone += 1,
        }
    }
    // Without any of its cards left there is no round to go on with.
    (!cards.is_empty()).then(|| (Selection::Only(cards.into()), gone))
}

fn step_text(deck: &Deck, step: &Step, before: Millis) -> String {
    let mut text = String::with_capacity(10);
    text.push_str(step.action.verb().word());
    if let Some(card) = step.action.card() {
        text.push_str(deck.code(card).as_str());
    }
    if let Some(party) = step.action.party() {
        text.push((b'0' + party.0) as char);
    }
    text.push_str(&base36(step.after - before));
    text.push('.');
    text
}

/// Verb, card, party and time since the step before.
fn read_step(text: &str) -> Option<(Verb, Option<CardCode>, PartyIx, Millis)> {
    if !text.is_ascii() {
        return None;
    }
    let verb = Verb::from_word(text.get(..1)?)?;
    // Never by index: what a wrong index would say is two kilobytes to download.
    let mut rest = text.get(1..)?;
    let mut code = None;
    if verb.has_card() {
        code = Some(CardCode::parse(rest.get(..4)?)?);
        rest = rest.get(4..)?;
    }
    let mut column = PartyIx(0);
    if verb.has_party() {
        column = PartyIx(rest.get(..1)?.parse().ok()?);
        rest = rest.get(1..)?;
    }
    // Anything above 2^40 ms (35 years) is damage, and keeps the sums from overflowing.
    let delta = number(rest).filter(|&delta| delta < 1 << 40)?;
    Some((verb, code, column, delta))
}

/// A number in base 36: short, and the same letters as in addresses.
pub fn base36(mut value: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(value % 36) as usize]);
        value /= 36;
        if value == 0 {
            digits.reverse();
            return digits.into_iter().map(char::from).collect();
        }
    }
}

fn number(text: &str) -> Option<u64> {
    let lower = !text.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b'+');
    lower.then(|| u64::from_str_radix(text, 36).ok()).flatten()
}
