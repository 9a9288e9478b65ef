//! A round as facts that belong to no protocol.

use game::{Action, Feedback, Millis, Phase, Round};
use model::{CardIx, PartyIx};

/// A share in ten-thousandths, 0 to 10,000. It is for showing and reporting; whether a pass mark is reached
/// is decided without rounding, see [`PassMark`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scaled(pub u16);

impl Scaled {
    /// All of it.
    pub const WHOLE: Self = Self(10_000);

    /// So many of so many, to the nearest; none of none is 0, and less than all is less than the whole.
    pub fn of(part: usize, whole: usize) -> Self {
        let (part, whole) = (part as u64, whole as u64);
        let most = if part < whole { 9_999 } else { 10_000 };
        let share = (part * 20_000 + whole).checked_div(2 * whole).unwrap_or(0);
        Self(share.min(most) as u16)
    }

    /// The nearest to a number from 0 to 1; `None` for others.
    pub fn from_unit(number: f64) -> Option<Self> {
        (0.0..=1.0).contains(&number).then(|| Self((number * 10_000.0).round() as u16))
    }

    /// As a number from 0 to 1, such as `0.8333`.
    pub fn unit(self) -> String {
        trimmed(self.0, 4)
    }

    /// As a number from 0 to 100, such as `83.33`.
    pub fn percent(self) -> String {
        trimmed(self.0, 2)
    }

    /// From 0 to 1.
    pub fn to_unit(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }

    /// From 0 to 100.
    pub fn to_percent(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// A decimal with so many digits after the point, without zeros at its end.
fn trimmed(value: u16, digits: usize) -> String {
    let unit = 10_u16.pow(digits as u32);
    let text = format!("{}.{:0digits$}", value / unit, value % unit);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The share of right cards from which a round is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassMark(pub Scaled);

impl PassMark {
    /// Whether so many right cards are enough; exact, whatever is shown after rounding.
    pub fn is_reached(self, right: usize, cards: usize) -> bool {
        cards > 0 && right as u64 * 10_000 >= u64::from(self.0.0) * cards as u64
    }
}

/// A card that was answered, once the player knows whether it was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The card.
    pub card: CardIx,
    /// Where it was put.
    pub party: PartyIx,
    /// Who is responsible.
    pub owner: PartyIx,
    /// Whether they are the same.
    pub right: bool,
    /// Whether a hint was given before.
    pub hinted: bool,
    /// Milliseconds from the start of the round to the placement that counts.
    pub after: Millis,
    /// Milliseconds that the player took for it.
    pub took: Millis,
}

/// How a finished round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Right cards.
    pub right: usize,
    /// Cards of the round, answered or not.
    pub cards: usize,
    /// Milliseconds from the start to the last step.
    pub duration: Millis,
}

impl Outcome {
    /// Right cards / cards of the round.
    pub fn scaled(self) -> Scaled {
        Scaled::of(self.right, self.cards)
    }
}

/// What stands of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The seed of its order.
    pub seed: u32,
    /// When it started, in milliseconds since the Unix epoch. With the seed it tells rounds apart.
    pub started: Millis,
    /// Whether it has as many cards as a round takes. A replay of what was missed is practice and does
    /// not count.
    pub counts: bool,
    /// Cards of the round.
    pub cards: usize,
    /// Cards that are placed, whether or not the player knows the answers.
    pub placed: usize,
    /// What was answered, in the order of the placements. It only ever grows at its end.
    pub answers: Vec<Answer>,
    /// `None` while anything can still change. No score without it. With immediate feedback it is there with
    /// the last answer, while its explanation is still being read.
    pub outcome: Option<Outcome>,
    /// Milliseconds from the start to the last step that counts.
    pub elapsed: Millis,
}

impl Facts {
    /// The facts of a round of a game that takes at most `limit` cards a round.
    pub fn of(round: &Round, limit: Option<u16>) -> Self {
        let deals = round.deck().round_size();
        let whole = limit.map_or(deals, |limit| deals.min(usize::from(limit)));
        let answers = answers(round);
        let all_told = answers.len() == round.order().len();
        let over = round.phase() == Phase::Finished || all_told;
        // Reading the last explanation is no part of it, and changes nothing that was reported.
        let elapsed = match answers.last() {
            Some(last) if all_told && round.rules().feedback == Feedback::Immediate => last.after,
            _ => round.elapsed(),
        };
        Self {
            seed: round.seed(),
            started: round.started(),
            counts: round.order().len() >= whole,
            cards: round.order().len(),
            placed: round.placed(),
            outcome: over.then(|| Outcome {
                right: answers.iter().filter(|answer| answer.right).count(),
                cards: round.order().len(),
                duration: elapsed,
            }),
            answers,
            elapsed,
        }
    }

    /// How much of it is placed.
    pub fn progress(&self) -> Scaled {
        Scaled::of(self.placed, self.cards)
    }
}

fn answers(round: &Round) -> Vec<Answer> {
    let told = round.rules().feedback == Feedback::Immediate || round.phase() == Phase::Finished;
    if !told {
        return Vec::new();
    }
    let mut answers = Vec::with_capacity(round.placed());
    let mut listed = vec![false; round.deck().cards().len()];
    // Since when the player could have placed a card: the last step, but for hints.
    let mut free = 0;
    for step in round.log() {
        match step.action {
            Action::Place(card, _) | Action::Move(card, _) => {
                // Only the placement that stands counts, and only once.
                let stands = round.placement(card).filter(|stands| stands.after == step.after);
                let listed = &mut listed[usize::from(card.0)];
                if let Some(placement) = stands.filter(|_| !*listed) {
                    *listed = true;
                    answers.push(Answer {
                        card,
                        party: placement.party,
                        owner: round.card(card).owner,
                        right: round.is_right(card),
                        hinted: round.hinted(card),
                        after: step.after,
                        took: step.after.saturating_sub(free),
                    });
                }
                free = step.after;
            }
            Action::Hint(_) => {}
            Action::TakeBack(_)
            | Action::Next
            | Action::Submit
            | Action::Extend
            | Action::Finish => {
                free = step.after;
            }
        }
    }
    answers
}
