//! What a code says, in bits: see the top of `code.rs`.

use super::bits::{Reader, Writer, width};
use super::course::Course;
use super::pace::Pace;
use super::{CodeFault, MOST_CARDS, Played};
use crate::{Name, Setup, setup::TEAMS};
use game::{Action, Clock, Feedback, Millis, Phase, Presentation, Round, Step};
use model::{Deck, PartyIx, fnv1a};

/// The bits of a number that says which team it is, 0 for none.
const TEAM: u32 = 4;
/// The bits of the length of a name.
const NAME: u32 = 6;

/// Sixteen bits for a deck's id: only which fault is told depends on them.
fn deck_mark(deck: &Deck) -> u64 {
    let hash = fnv1a(deck.id().bytes());
    u64::from((hash ^ hash >> 16) & 0xffff)
}

/// Which cards in which order. A deck's fingerprint knows neither its order nor its piles, so the seed alone would not
/// do.
fn round_mark(round: &Round) -> u64 {
    let codes = round.order().iter().map(|&card| round.deck().code(card));
    let codes: String = codes.map(|code| code.as_str().to_owned()).collect();
    u64::from(fnv1a(round.seed().to_be_bytes().into_iter().chain(codes.bytes())))
}

pub(super) fn write(name: &Name, team: Option<u8>, round: &Round) -> Option<Vec<u8>> {
    let rules = round.rules();
    let cards = round.order().len();
    let is_carried = round.phase() == Phase::Finished
        && rules.presentation == Presentation::Deal
        && (1..=MOST_CARDS).contains(&cards)
        && team.is_none_or(|team| usize::from(team) < *TEAMS.end());
    if !is_carried {
        return None;
    }
    let mut out = Writer::default();
    out.bits(deck_mark(round.deck()), 16);
    out.bits(u64::from(round.deck().fingerprint()), 32);
    out.bits(round_mark(round), 32);
    out.bit(rules.feedback == Feedback::AtTheEnd);
    out.bit(rules.clock.is_some());
    if let Some(Clock(seconds)) = rules.clock {
        out.number(u64::from(seconds))?;
    }
    out.bits(team.map_or(0, |team| u64::from(team) + 1), TEAM);
    out.bits(name.as_str().len() as u64, NAME);
    name.as_str().bytes().for_each(|byte| out.bits(u64::from(byte), 8));
    write_steps(&mut out, round);
    out.number(round.elapsed())?;
    Some(out.bytes())
}

fn write_steps(out: &mut Writer, round: &Round) {
    let is_hinted = round.order().iter().any(|&card| round.hinted(card));
    out.bit(is_hinted);
    if is_hinted {
        round.order().iter().for_each(|&card| out.bit(round.hinted(card)));
    }
    let course = Course::of(round);
    let (is_odd, is_extended) = (course.is_odd(), course.is_extended());
    let mut pace = Pace::of(round.rules());
    out.bits(course.puts.len() as u64, width(round.order().len() + 1));
    out.bit(is_odd);
    if pace.has_clock() {
        out.bit(is_extended);
    }
    let mut hand: Vec<usize> = (0..round.order().len()).collect();
    let mut extended = 0;
    let mut extensions = course.extensions.iter();
    let mut extend = |out: &mut Writer| {
        let more = extensions.next().copied().unwrap_or_default();
        if is_extended {
            out.unary(more);
        }
        more
    };
    for put in &course.puts {
        extended += extend(out);
        if is_odd {
            let at = hand.iter().position(|&other| other == put.at).unwrap_or_default();
            out.bit(at > 0);
            if let Some(others) = at.checked_sub(1) {
                out.bits(others as u64, width(hand.len() - 1));
            }
            hand.retain(|&other| other != put.at);
        }
        if pace.has_clock() {
            let more = pace.until(put.after, extended);
            out.unary(more);
            pace.go(more, extended);
        }
        out.bits(u64::from(put.party.0), width(round.deck().parties().len()));
    }
    extend(out);
}

pub(super) fn read(body: &[u8], setup: &Setup, fresh: &Round) -> Result<Played, CodeFault> {
    // Nobody replays long what no code says.
    if fresh.order().len() > MOST_CARDS {
        return Err(CodeFault::OtherRound);
    }
    let mut bits = Reader::new(body);
    let mut are = |mark, width, fault| match bits.bits(width) {
        Some(told) if told == mark => Ok(()),
        Some(_) => Err(fault),
        None => Err(CodeFault::NotARound),
    };
    are(deck_mark(fresh.deck()), 16, CodeFault::OtherDeck)?;
    are(u64::from(fresh.deck().fingerprint()), 32, CodeFault::OtherEdition)?;
    are(round_mark(fresh), 32, CodeFault::OtherRound)?;
    are(u64::from(fresh.rules().feedback == Feedback::AtTheEnd), 1, CodeFault::OtherRules)?;
    let clock = read_clock(&mut bits).ok_or(CodeFault::NotARound)?;
    if clock != fresh.rules().clock.map(|Clock(seconds)| u64::from(seconds)) {
        return Err(CodeFault::OtherRules);
    }
    let team = bits.bits(TEAM).ok_or(CodeFault::NotARound)?;
    let team = team.checked_sub(1).map(|team| team as u8);
    let is_team = match team {
        None => setup.teams().is_empty(),
        Some(team) => usize::from(team) < setup.teams().len(),
    };
    if !is_team {
        return Err(CodeFault::OtherTeams);
    }
    let mut played = || {
        let name = read_name(&mut bits)?;
        let round = read_steps(&mut bits, fresh)?;
        // One round has one text: what the game would have written otherwise was not written by the game.
        let is_its_text = write(&name, team, &round).as_deref() == Some(body);
        is_its_text.then_some(Played { name, team, round })
    };
    played().ok_or(CodeFault::NotARound)
}

fn read_clock(bits: &mut Reader) -> Option<Option<u64>> {
    Some(if bits.bit()? { Some(bits.number()?) } else { None })
}

fn read_name(bits: &mut Reader) -> Option<Name> {
    let length = bits.bits(NAME)?;
    let bytes: Option<Vec<u8>> = (0..length).map(|_| bits.bits(8).map(|byte| byte as u8)).collect();
    Name::told(&String::from_utf8(bytes?).ok()?)
}

/// The round as far as it is replayed.
struct Replay(Round);

impl Replay {
    fn act(&mut self, action: Action, after: Millis) -> Option<()> {
        self.0 = self.0.apply(&Step { action, after })?;
        Some(())
    }

    fn extend(&mut self, times: u64, after: Millis) -> Option<()> {
        (0..times).try_for_each(|_| self.act(Action::Extend, after))
    }
}

fn read_steps(bits: &mut Reader, fresh: &Round) -> Option<Round> {
    let mut replay = Replay(fresh.clone());
    if bits.bit()? {
        for &card in fresh.order() {
            if bits.bit()? {
                replay.act(Action::Hint(card), 0)?;
            }
        }
    }
    let mut hand = fresh.order().to_vec();
    let puts = bits.bits(width(hand.len() + 1))?;
    let is_odd = bits.bit()?;
    let mut pace = Pace::of(fresh.rules());
    let is_extended = pace.has_clock() && bits.bit()?;
    let extensions = |bits: &mut Reader| if is_extended { bits.unary() } else { Some(0) };
    let mut extended = 0;
    // What is dealt in order is taken from the other end.
    hand.reverse();
    for _ in 0..puts {
        let more = extensions(bits)?;
        replay.extend(more, pace.now())?;
        extended += more;
        let mut at = 0;
        if is_odd && bits.bit()? {
            at = 1 + bits.bits(width(hand.len().saturating_sub(1)))? as usize;
        }
        let card = hand.len().checked_sub(at + 1).map(|at| hand.remove(at))?;
        if pace.has_clock() {
            pace.go(bits.unary()?, extended);
        }
        let party = PartyIx(bits.bits(width(fresh.deck().parties().len()))? as u8);
        replay.act(Action::Place(card, party), pace.now())?;
    }
    replay.extend(extensions(bits)?, pace.now())?;
    let end = match fresh.rules().feedback {
        _ if !hand.is_empty() => Action::Finish,
        Feedback::Immediate => Action::Next,
        Feedback::AtTheEnd => Action::Submit,
    };
    replay.act(end, bits.number()?)?;
    Some(replay.0)
}
