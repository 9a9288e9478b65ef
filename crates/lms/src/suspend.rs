//! A round and what was reported of it, as a text that fits where an LMS keeps it.
//!
//! SCORM 1.2 keeps 4,096 characters. A saved round (see [`game::SavedRound`]) of 200 cards has more once its cards
//! were hinted, so this is the same in bytes, six bits to a character: every card's code once, in the
//! order of the round, and then the steps, one to six bytes each. It is turned back into the text of a
//! saved round, and that is replayed; so an updated deck is dealt with in one place.
//!
//! ```text
//! W1 memo round? checksum          numbers as LEB128, the checksum (FNV-1a) in four bytes
//! memo:  flags interactions reported best?      flags: 1 counts, 2 concluded, 4 best, 8 completed, 16 passed
//! round: deck fingerprint seed start rules clock? cards codes steps
//! step:  kind (3 bits) | party << 3 | 32 if it is the first card that is not placed | kind's fourth bit << 6,
//!        card?, time since the last
//! ```

use super::Memo;
use game::{
    Action, Clock, Feedback, Millis, Placement, Presentation, Round, Rules, Selection, Step, Verb,
    base36,
};
use model::{CardCode, CardIx, Deck, FNV_START, fnv1a_step};
use report::Scaled;

/// What SCORM 1.2 keeps, in characters.
pub const SCORM12: usize = 4096;
/// What SCORM 2004 keeps, in characters.
pub const SCORM2004: usize = 64_000;

/// Every text begins so.
const MARK: &str = "W1";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// The card of a step is the first one that is not placed.
const NEXT: u8 = 32;

/// How much of a round a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All of it.
    Whole,
    /// Its placements, without those that were changed later.
    Shortened,
    /// Nothing of it: the place is too small. Only what was reported.
    Nothing,
}

/// Writes a round and what was reported of it in at most so many characters.
pub fn write(round: &Round, memo: &Memo, most: usize) -> (String, Kept) {
    let whole = text(memo, Some((round, round.log())));
    if whole.len() <= most {
        return (whole, Kept::Whole);
    }
    if round.rules().feedback == Feedback::AtTheEnd {
        let shortened = text(memo, Some((round, &lasting(round))));
        if shortened.len() <= most {
            return (shortened, Kept::Shortened);
        }
    }
    (text(memo, None), Kept::Nothing)
}

/// Writes what was reported, without a round.
pub fn memo(memo: &Memo) -> String {
    text(memo, None)
}

/// What a text holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspended {
    /// What was reported.
    pub memo: Memo,
    /// The round, as [`game::SavedRound`] writes it, and its deck.
    pub round: Option<SuspendedRound>,
}

/// A round that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuspendedRound {
    /// The id of its deck.
    pub deck: String,
    /// What [`game::restore`] reads.
    pub text: String,
    /// The codes of the cards that were reported, in order, to tell which of them are gone.
    pub reported: Vec<String>,
}

impl Suspended {
    /// What two places kept of one learner, which may be of different times: the later round, and of what
    /// was reported whatever either of them knows.
    pub fn and(self, other: Self) -> Self {
        let at = |kept: &Self| {
            let started = kept.memo.round.map(|(_, started)| started);
            let length = kept.round.as_ref().map(|round| round.text.len());
            (started, kept.memo.concluded, kept.memo.reported, length)
        };
        let (mut later, earlier) =
            if at(&self) >= at(&other) { (self, other) } else { (other, self) };
        let (memo, before) = (&mut later.memo, &earlier.memo);
        memo.best = memo.best.max(before.best);
        memo.completed |= before.completed;
        memo.passed |= before.passed;
        memo.interactions = memo.interactions.max(before.interactions);
        later
    }
}

impl SuspendedRound {
    /// How many of the reported answers are still in the deck.
    pub fn still_reported(&self, deck: &Deck) -> u32 {
        let is_there =
            |code: &&String| CardCode::parse(code).is_some_and(|code| deck.find(code).is_some());
        self.reported.iter().filter(is_there).count() as u32
    }
}

/// Reads what [`write`] wrote; `None` if it is damaged or was not written by this game.
pub fn read(text: &str) -> Option<Suspended> {
    let bytes = bytes(text.trim().strip_prefix(MARK)?)?;
    let (body, sum) = bytes.split_last_chunk::<4>()?;
    if checksum(body) != *sum {
        return None;
    }
    let mut rest = Reader(body);
    let mut memo = Memo::default();
    let flags = rest.byte()?;
    memo.counts = flags & 1 != 0;
    memo.concluded = flags & 2 != 0;
    memo.completed = flags & 8 != 0;
    memo.passed = flags & 16 != 0;
    memo.interactions = rest.small()?;
    memo.reported = rest.small()?;
    if flags & 4 != 0 {
        memo.best = Some(Scaled(u16::try_from(rest.number()?).ok()?.min(Scaled::WHOLE.0)));
    }
    if rest.0.is_empty() {
        return Some(Suspended { memo, round: None });
    }
    let round = read_round(&mut rest, &mut memo)?;
    rest.0.is_empty().then_some(Suspended { memo, round: Some(round) })
}

/// The steps that lead to the same placements in the shortest way.
fn lasting(round: &Round) -> Vec<Step> {
    let stands = |card: CardIx, after: Millis| {
        round.placement(card).filter(|Placement { after: at, .. }| *at == after)
    };
    let mut placed = vec![false; round.deck().cards().len()];
    let mut steps = Vec::new();
    for step in round.log() {
        match step.action {
            Action::Place(card, _) | Action::Move(card, _) => {
                if let Some(Placement { party, .. }) = stands(card, step.after)
                    && !placed[usize::from(card.0)]
                {
                    placed[usize::from(card.0)] = true;
                    steps.push(Step { action: Action::Place(card, party), after: step.after });
                }
            }
            Action::TakeBack(_) => {}
            Action::Hint(_) | Action::Next | Action::Submit | Action::Extend | Action::Finish => {
                steps.push(*step);
            }
        }
    }
    steps
}

fn text(memo: &Memo, round: Option<(&Round, &[Step])>) -> String {
    let mut out = Vec::new();
    let flags = [memo.counts, memo.concluded, memo.best.is_some(), memo.completed, memo.passed];
    out.push(flags.iter().rev().fold(0, |bits, &flag| bits << 1 | u8::from(flag)));
    put(&mut out, u64::from(memo.interactions));
    put(&mut out, u64::from(memo.reported));
    if let Some(best) = memo.best {
        put(&mut out, u64::from(best.0));
    }
    if let Some((round, steps)) = round {
        put_round(&mut out, round, steps);
    }
    let sum = checksum(&out);
    out.extend(sum);
    let mut text = MARK.to_owned();
    for chunk in out.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            text.push(char::from(DIGITS[(bits >> (18 - 6 * digit) & 63) as usize]));
        }
    }
    text
}

fn put_round(out: &mut Vec<u8>, round: &Round, steps: &[Step]) {
    let deck = round.deck();
    put(out, deck.id().len() as u64);
    out.extend(deck.id().bytes());
    put(out, u64::from(deck.fingerprint()));
    put(out, u64::from(round.seed()));
    put(out, round.started());
    let Rules { feedback, presentation, clock } = round.rules();
    let rules = [
        feedback == Feedback::AtTheEnd,
        presentation == Presentation::Spread,
        clock.is_some(),
        *round.selection() != Selection::All,
    ];
    out.push(rules.iter().rev().fold(0, |bits, &flag| bits << 1 | u8::from(flag)));
    if let Some(Clock(seconds)) = clock {
        put(out, u64::from(seconds));
    }
    put(out, round.order().len() as u64);
    let mut position = vec![0_usize; deck.cards().len()];
    for (at, &card) in round.order().iter().enumerate() {
        position[usize::from(card.0)] = at;
        let code = deck.code(card);
        let bits =
            code.as_str().bytes().fold(0_u32, |bits, byte| bits << 6 | digit(byte).unwrap_or(0));
        out.extend(&bits.to_be_bytes()[1..]);
    }
    let mut hand = Hand::new(round.order().len());
    let mut before = 0;
    for step in steps {
        let verb = step.action.verb();
        let at = step.action.card().map(|card| position[usize::from(card.0)]);
        let is_next = at.is_some_and(|at| hand.first() == Some(at));
        let party = step.action.party().map_or(0, |party| party.0);
        out.push(kind(verb) | party << 3 | if is_next { NEXT } else { 0 });
        if let Some(at) = at.filter(|_| !is_next) {
            put(out, at as u64);
        }
        if let Some(at) = at {
            hand.after(verb, at);
        }
        put(out, step.after - before);
        before = step.after;
    }
}

fn read_round(rest: &mut Reader, memo: &mut Memo) -> Option<SuspendedRound> {
    let length = rest.small()? as usize;
    let deck = std::str::from_utf8(rest.take(length)?).ok()?.to_owned();
    let (fingerprint, seed, started) = (rest.number()?, rest.small()?, rest.number()?);
    memo.round = Some((seed, started));
    let rules = rest.byte()?;
    let clock = if rules & 4 != 0 { base36(rest.number()?) } else { String::new() };
    let cards = rest.small()? as usize;
    let mut codes = Vec::with_capacity(cards.min(10_000));
    for _ in 0..cards {
        let bits = rest.take(3)?.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte));
        let code: String =
            (0..4).map(|at| char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize])).collect();
        codes.push(code);
    }
    let mut body = format!(
        "wr1.{deck}.{}.{}.{}.{}{}{clock}.",
        base36(fingerprint),
        base36(u64::from(seed)),
        base36(started),
        if rules & 1 == 0 { 'i' } else { 'e' },
        if rules & 2 == 0 { 'd' } else { 's' },
    );
    if rules & 8 == 0 {
        body.push('*');
    } else {
        codes.iter().for_each(|code| body.push_str(code));
    }
    body.push(';');
    let mut hand = Hand::new(codes.len());
    let mut placed = Vec::new();
    while !rest.0.is_empty() {
        let head = rest.byte()?;
        let verb = verb(head)?;
        body.push_str(verb.word());
        if verb.has_card() {
            let at = if head & NEXT != 0 { hand.first()? } else { rest.small()? as usize };
            let code = codes.get(at)?;
            body.push_str(code);
            hand.after(verb, at);
            if verb == Verb::Place {
                placed.push(code.clone());
            }
        }
        if verb.has_party() {
            body.push(char::from(b'0' + (head >> 3 & 3)));
        }
        body.push_str(&base36(rest.number()?));
        body.push('.');
    }
    let sum = body.bytes().fold(FNV_START, fnv1a_step);
    body.push('~');
    body.push_str(&base36(u64::from(sum)));
    placed.truncate(memo.reported as usize);
    Some(SuspendedRound { deck, text: body, reported: placed })
}

const _: () =
    assert!(Verb::ALL.len() <= 16, "the kind of a step has four bits: see the top of this file");

/// A kind in the bits of a step's first byte.
fn kind(verb: Verb) -> u8 {
    let number = verb as u8;
    number & 7 | (number & 8) << 3
}

/// The kind in a step's first byte.
fn verb(head: u8) -> Option<Verb> {
    Verb::ALL.get(usize::from(head & 7 | head >> 3 & 8)).copied()
}

/// Which positions are not placed, as far as the steps tell.
struct Hand {
    placed: Vec<bool>,
    first: usize,
}

impl Hand {
    fn new(cards: usize) -> Self {
        Self { placed: vec![false; cards], first: 0 }
    }

    fn first(&self) -> Option<usize> {
        (self.first < self.placed.len()).then_some(self.first)
    }

    fn after(&mut self, verb: Verb, at: usize) {
        let Some(placed) = self.placed.get_mut(at) else { return };
        match verb {
            Verb::Place => *placed = true,
            Verb::TakeBack => {
                *placed = false;
                self.first = self.first.min(at);
            }
            Verb::Move | Verb::Hint | Verb::Next | Verb::Submit | Verb::Extend | Verb::Finish => {
                return;
            }
        }
        while self.placed.get(self.first) == Some(&true) {
            self.first += 1;
        }
    }
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 127) << shift;
            if byte & 128 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }
}

fn put(out: &mut Vec<u8>, mut value: u64) {
    while value > 127 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

fn checksum(bytes: &[u8]) -> [u8; 4] {
    bytes.iter().copied().fold(FNV_START, fnv1a_step).to_be_bytes()
}

fn digit(byte: u8) -> Option<u32> {
    DIGITS.iter().position(|&other| other == byte).map(|at| at as u32)
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for &byte in chunk {
            bits = bits << 6 | digit(byte)?;
        }
        bits <<= 6 * (4 - chunk.len());
        out.extend(bits.to_be_bytes().get(1..chunk.len())?);
    }
    Some(out)
}
