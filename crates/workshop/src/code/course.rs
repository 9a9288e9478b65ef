//! How a round went, as far as it makes a difference.

use super::pace::Pace;
use game::{Action, Feedback, Millis, Round};
use model::PartyIx;

/// A card that was put on a column.
pub(super) struct Put {
    /// Which card, by its place in the order in which they are dealt.
    pub(super) at: usize,
    pub(super) party: PartyIx,
    pub(super) after: Millis,
}

/// What was placed, in order, and when the clock was extended.
pub(super) struct Course {
    pub(super) puts: Vec<Put>,
    /// How often the clock was extended before each placement, and after the last.
    pub(super) extensions: Vec<u64>,
}

impl Course {
    pub(super) fn of(round: &Round) -> Self {
        match round.rules().feedback {
            Feedback::Immediate => Self::at_once(round),
            Feedback::AtTheEnd => Self::at_the_end(round),
        }
    }

    /// What is told at once counts in the order in which it was placed.
    fn at_once(round: &Round) -> Self {
        let mut course = Self { puts: Vec::new(), extensions: Vec::new() };
        let mut extended = 0;
        for step in round.log() {
            match step.action {
                Action::Extend => extended += 1,
                Action::Place(card, party) => {
                    let at = round.order().iter().position(|&other| other == card);
                    course.puts.extend(at.map(|at| Put { at, party, after: step.after }));
                    course.extensions.push(std::mem::take(&mut extended));
                }
                _ => {}
            }
        }
        course.extensions.push(extended);
        course
    }

    /// What is told at the end counts in the order in which it was dealt, by the clock as it was at last. So the order
    /// is that of the time, as far as a code knows it, and the clock is as it was at last from the first card on.
    fn at_the_end(round: &Round) -> Self {
        let extended =
            round.log().iter().filter(|step| step.action == Action::Extend).count() as u64;
        let placed = round.order().iter().enumerate().filter_map(|(at, &card)| {
            let placement = round.placement(card)?;
            Some(Put { at, party: placement.party, after: placement.after })
        });
        let mut puts: Vec<Put> = placed.collect();
        let pace = Pace::of(round.rules());
        puts.sort_by_key(|put| (pace.begun(put.after, extended), put.at));
        let mut extensions = vec![0; puts.len() + 1];
        if let Some(first) = extensions.first_mut() {
            *first = extended;
        }
        Self { puts, extensions }
    }

    /// Whether it went otherwise than the cards were dealt.
    pub(super) fn is_odd(&self) -> bool {
        self.puts.iter().enumerate().any(|(at, put)| put.at != at)
    }

    pub(super) fn is_extended(&self) -> bool {
        self.extensions.iter().any(|&count| count > 0)
    }
}
