//! The game at one screen as the facilitator leads it: the stage with its clock and its pause, and what a key does.

use std::rc::Rc;

use super::{Asked, Countdown, Deed, Setup, Stage, keys};
use game::{Millis, Round};
use model::{Deck, PartyIx};

/// What stands on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Play {
    setup: Rc<Setup>,
    round: Rc<Round>,
    stage: Stage,
    clock: Option<Countdown>,
    paused: bool,
    unhurried: bool,
}

/// What the facilitator, or a team, does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Something happens to the card.
    Deed(Deed),
    /// The last deed is taken back.
    Undo,
    /// The card is covered and the clock stands, or they go on.
    Pause,
    /// As much time again.
    More,
    /// No clock any more, or one again.
    Hurry,
    /// From the first card.
    Anew,
}

impl Play {
    /// The game of a set-up, or as it was left: `kept` is the text of its stage. What goes on begins paused.
    pub fn open(setup: &Setup, deck: &Rc<Deck>, kept: &str, now: Millis) -> Self {
        let round = setup.round(deck, 0);
        let stage = Stage::read(setup, &round, kept);
        let paused = !stage.is_new();
        let (setup, round) = (Rc::new(setup.clone()), Rc::new(round));
        Self { setup, round, stage, clock: None, paused, unhurried: false }.with_clock(now)
    }

    /// The game after an act; `None` if the act changes nothing, because it makes no sense here.
    pub fn after(&self, act: Act, now: Millis) -> Option<Self> {
        let same = self.clone();
        Some(match act {
            Act::Deed(_) if self.paused => return None,
            Act::Deed(deed) => Self { stage: self.stage.apply(deed)?, ..same }.with_clock(now),
            Act::Undo => {
                let stage = self.stage.undone(&self.setup, &self.round)?;
                Self { stage, ..same }.with_clock(now)
            }
            Act::Pause if self.stage.asked() == Asked::Over => return None,
            Act::Pause => {
                let next = Self { paused: !self.paused, ..same };
                let runs = next.runs();
                let turn =
                    |clock: Countdown| if runs { clock.started(now) } else { clock.stopped(now) };
                Self { clock: self.clock.map(turn), ..next }
            }
            Act::More => {
                let seconds = self.setup.clock?;
                Self { clock: Some(self.clock?.extended(seconds, now)), ..same }
            }
            Act::Hurry => {
                self.setup.clock?;
                Self { unhurried: !self.unhurried, ..same }.with_clock(now)
            }
            Act::Anew => {
                let stage = Stage::new(&self.setup, &self.round);
                Self { stage, paused: false, ..same }.with_clock(now)
            }
        })
    }

    /// What a key does, by what is written on it. In a race each team has keys of its own; else numbers are columns.
    pub fn pressed(&self, key: &str) -> Option<Act> {
        let asked = self.stage.asked();
        let columns = self.round.deck().parties().len();
        match key {
            "." | "Pause" => return (asked != Asked::Over).then_some(Act::Pause),
            "Backspace" | "PageUp" => return (!self.stage.is_new()).then_some(Act::Undo),
            "PageDown" | "ArrowRight" if asked == Asked::Told => {
                return Some(Act::Deed(Deed::Next));
            }
            _ => {}
        }
        let (team, party) = match asked {
            Asked::Anyone => {
                let teams = self.stage.standings().len() as u8;
                keys::pressed(&key.to_uppercase(), teams, columns)?
            }
            Asked::Team(team) => {
                let place: u8 = key.parse().ok()?;
                (team, PartyIx(place.checked_sub(1).filter(|at| usize::from(*at) < columns)?))
            }
            Asked::Told | Asked::Over => return None,
        };
        self.stage.may(team).then_some(Act::Deed(Deed::Answer(team, party)))
    }

    /// Whether the clock runs, if there is one.
    fn runs(&self) -> bool {
        let is_asked = matches!(self.stage.asked(), Asked::Team(_) | Asked::Anyone);
        is_asked && !self.paused && !self.unhurried
    }

    /// The clock of the next question, from now on.
    fn with_clock(self, now: Millis) -> Self {
        let clock = self.setup.clock.map(Countdown::of);
        let runs = self.runs();
        let clock = clock.map(|clock| if runs { clock.started(now) } else { clock });
        Self { clock, ..self }
    }

    /// What is agreed.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The round that its cards are from.
    pub fn round(&self) -> &Round {
        &self.round
    }

    /// Who is asked what, and how the teams stand.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The time for the card, where there is a clock that was not turned off.
    pub fn clock(&self) -> Option<Countdown> {
        self.clock.filter(|_| !self.unhurried)
    }

    /// Whether it is covered.
    pub fn is_paused(&self) -> bool {
        self.paused
    }
}
