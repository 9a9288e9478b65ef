//! The words of the status region: what happened, in the player's language, names and never ids.

use super::table::{Event, Table};
use game::{Feedback, Millis, Phase, Presentation, Round, RoundResult};
use i18n::{Key, Locale};
use model::{CardIx, PartyIx};

/// "Amazon EC2: Install security patches …".
#[inline(never)]
pub fn card_name(locale: &Locale, round: &Round, card: CardIx) -> String {
    let card = round.card(card);
    let service = round.deck().service_of(card);
    let service = service.map_or_else(|| locale.text(Key::CardAny), |service| service.name.clone());
    locale.fill(Key::StatusCard, &[("task", &card.task), ("service", &service)])
}

/// "Card 3 of 12", of the card that comes next.
pub fn position(locale: &Locale, round: &Round) -> String {
    let of = round.order().len();
    // In a spread the next card is there beside the explanation.
    let next = round.explaining().is_none() || round.rules().presentation == Presentation::Spread;
    let n = (round.placed() + usize::from(next)).min(of);
    locale.fill(Key::BarCard, &[("n", &n.to_string()), ("of", &of.to_string())])
}

/// "Over Customer, 2 cards."
pub fn over(locale: &Locale, round: &Round, party: PartyIx) -> String {
    let cards = locale.cards(round.column(party).len());
    let name = &round.deck().party(party).name;
    locale.fill(Key::StatusOver, &[("party", name), ("cards", &cards)])
}

/// What the last event sounds like; empty if it needs no words.
pub fn event(table: &Table) -> String {
    let mut words = happened(table);
    if match table.event {
        Event::Opened { resumed } => resumed,
        Event::Placed(..) => true,
        // After a drag the focus is where it was.
        Event::Moved(..) => !table.dragged,
        _ => false,
    } {
        go_on(table, &mut words);
    }
    words
}

fn happened(table: &Table) -> String {
    let (locale, round) = (&*table.locale, &*table.round);
    let party_name = |party: PartyIx| &*round.deck().party(party).name;
    let name = |card| card_name(locale, round, card);
    let progress = || position(locale, round);
    let next = || round.hand().next().map_or_else(String::new, name);
    match &table.event {
        // A round that is over goes on no more.
        Event::Finished | Event::Opened { resumed: true } if round.phase() == Phase::Finished => {
            let result = RoundResult::of(round);
            let (right, of) = (result.right.to_string(), result.cards.to_string());
            let points = locale.points(result.points);
            let values = [("right", &*right), ("of", &of), ("points", &points)];
            locale.fill(Key::StatusFinished, &values)
        }
        Event::Quiet | Event::Finished | Event::Opened { resumed: false } => String::new(),
        Event::Opened { resumed: true } => {
            locale.fill(Key::StatusResumed, &[("deck", round.deck().title())])
        }
        Event::Started => {
            let cards = locale.cards(round.order().len());
            let values = [("deck", &**round.deck().title()), ("cards", &cards), ("card", &next())];
            locale.fill(Key::StatusStarted, &values)
        }
        Event::PickedUp(card) => {
            locale.fill(Key::StatusPickedUp, &[("card", &name(*card)), ("progress", &progress())])
        }
        Event::Cancelled(_) => locale.text(Key::StatusCancelled).to_string(),
        Event::Placed(card, party) => placed(locale, round, *card, *party),
        Event::Moved(_, party) => locale.fill(Key::StatusMoved, &[("party", party_name(*party))]),
        Event::TakenBack(card) => locale.fill(Key::StatusTakenBack, &[("card", &name(*card))]),
        Event::Hinted(card) => locale.fill(Key::StatusHint, &[("hint", &round.card(*card).hint)]),
        Event::Extended => clock(locale, round, round.elapsed()),
        Event::Next if round.all_placed() => locale.text(Key::HandDone).to_string(),
        Event::Next => {
            locale.fill(Key::StatusNext, &[("card", &next()), ("progress", &progress())])
        }
    }
}

/// "4:59 left", so long after the start; empty without a clock.
pub fn clock(locale: &Locale, round: &Round, after: Millis) -> String {
    let Some(deadline) = round.deadline() else { return String::new() };
    let left = deadline.saturating_sub(after).div_ceil(1000);
    let time = format!("{}:{:02}", left / 60, left % 60);
    locale.fill(Key::BarTime, &[("time", &time)])
}

fn placed(locale: &Locale, round: &Round, card: CardIx, party: PartyIx) -> String {
    let content = round.card(card);
    let party_name = &*round.deck().party(party).name;
    let owner = &*round.deck().party(content.owner).name;
    if round.rules().feedback == Feedback::Immediate {
        let right = round.is_right(card);
        let key = if right { Key::StatusRight } else { Key::StatusWrong };
        return locale.fill(key, &[("party", party_name), ("owner", owner), ("why", &content.why)]);
    }
    locale.fill(Key::StatusPlaced, &[("party", party_name)])
}

/// Adds what there is to do then. The words must be enough: a screen reader may drop the focus when
/// what had it is gone.
#[inline(never)]
fn go_on(table: &Table, words: &mut String) {
    let (locale, round) = (&*table.locale, &*table.round);
    let then = match round.hand().next() {
        _ if table.explains_in_hand() || round.phase() == Phase::Finished => return,
        Some(card) => {
            let (card, progress) = (card_name(locale, round, card), position(locale, round));
            locale.fill(Key::StatusThen, &[("card", &card), ("progress", &progress)])
        }
        None if table.can_move() => locale.text(Key::StatusAllPlaced).to_string(),
        None => return,
    };
    words.push(' ');
    words.push_str(&then);
}
