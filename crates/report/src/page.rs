//! What happened in a round, as short texts for the page; `embed/told.js` makes the details of the element's
//! events of them.
//!
//! A field a line, in the order of the lists of names; a test holds the script to them. What the player is not told yet is empty, so that nothing leaks an answer.

use game::{Action, Feedback, Phase, Round, RoundResult, Step};
use model::CardIx;

/// What [`start`] tells: the seconds are the clock's, `placed` is a number of cards.
pub const START: [&str; 9] =
    ["deck", "title", "seed", "cards", "feedback", "presentation", "seconds", "placed", "resumed"];
/// What [`placed`] tells. Owner and `right` are empty as long as the player does not know them.
pub const PLACED: [&str; 8] =
    ["card", "task", "service", "party", "owner", "right", "hinted", "moved"];
/// What [`progress`] tells; without the last two as long as the player does not know them.
pub const PROGRESS: [&str; 4] = ["placed", "cards", "right", "points"];
/// What [`result`] tells first: duration in milliseconds, the seconds of the clock with what was added.
pub const RESULT: [&str; 8] =
    ["deck", "seed", "cards", "right", "points", "streak", "duration", "seconds"];
/// And then of each card in the order in which they were dealt; party and time are empty where it was not
/// placed.
pub const ANSWER: [&str; 5] = ["card", "party", "owner", "hinted", "after"];

/// A round began or was resumed: see [`START`].
pub fn start(round: &Round, resumed: bool) -> String {
    let rules = round.rules();
    let mut lines = Lines::default();
    lines.put(round.deck().id()).put(round.deck().title());
    lines.number(u64::from(round.seed())).number(round.order().len() as u64);
    lines.put(rules.feedback.word()).put(rules.presentation.word());
    lines.number(seconds(round)).number(round.placed() as u64).flag(Some(resumed));
    lines.0
}

/// A card was placed or moved: see [`PLACED`]. `None` of any other step.
pub fn placed(round: &Round, step: &Step) -> Option<String> {
    let (card, party, moved) = match step.action {
        Action::Place(card, party) => (card, party, false),
        Action::Move(card, party) => (card, party, true),
        Action::TakeBack(_)
        | Action::Hint(_)
        | Action::Next
        | Action::Submit
        | Action::Extend
        | Action::Finish => return None,
    };
    let (deck, content) = (round.deck(), round.card(card));
    let told = round.verdict(card).is_some();
    let mut lines = Lines::default();
    lines.put(&content.id).put(&content.task);
    lines.put(deck.service_of(content).map_or("", |service| &service.name));
    lines.put(&deck.party(party).id);
    lines.put(if told { &deck.party(content.owner).id } else { "" });
    let right = told.then_some(content.owner == party);
    lines.flag(right).flag(Some(round.hinted(card))).flag(Some(moved));
    Some(lines.0)
}

/// How far it is: see [`PROGRESS`].
pub fn progress(round: &Round) -> String {
    let mut lines = Lines::default();
    lines.number(round.placed() as u64).number(round.order().len() as u64);
    let told = round.rules().feedback == Feedback::Immediate || round.phase() == Phase::Finished;
    if told {
        lines.number(u64::from(round.score().right)).number(u64::from(round.score().points));
    }
    lines.0
}

/// The result: see [`RESULT`] and [`ANSWER`].
pub fn result(round: &Round) -> String {
    let (deck, result) = (round.deck(), RoundResult::of(round));
    let mut lines = Lines::default();
    lines.put(deck.id()).number(u64::from(round.seed())).number(result.cards as u64);
    lines.number(result.right as u64).number(u64::from(result.points));
    lines.number(u64::from(result.best_streak)).number(result.duration).number(seconds(round));
    for &card in round.order() {
        answer(&mut lines, round, card);
    }
    lines.0
}

/// The clock's whole time; 0 without a clock.
fn seconds(round: &Round) -> u64 {
    round.deadline().map_or(0, |deadline| deadline / 1000)
}

fn answer(lines: &mut Lines, round: &Round, card: CardIx) {
    let (deck, content) = (round.deck(), round.card(card));
    let placement = round.placement(card);
    lines.put(&content.id);
    lines.put(placement.map_or("", |placement| &deck.party(placement.party).id));
    lines.put(&deck.party(content.owner).id).flag(Some(round.hinted(card)));
    match placement {
        Some(placement) => lines.number(placement.after),
        None => lines.put(""),
    };
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self.0.push('\n');
        self
    }

    fn number(&mut self, number: u64) -> &mut Self {
        self.put(&number.to_string())
    }

    fn flag(&mut self, flag: Option<bool>) -> &mut Self {
        self.put(flag.map_or("", |flag| if flag { "1" } else { "0" }))
    }
}
