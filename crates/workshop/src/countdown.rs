//! The time that a card may take, where the facilitator set one. It can be stopped, given more, and turned off
//! (WCAG 2.2.1).

use game::Millis;

/// A clock that runs down. It knows no time of its own: whoever asks says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    left: Millis,
    since: Option<Millis>,
}

impl Countdown {
    /// So many seconds, standing still.
    pub fn of(seconds: u16) -> Self {
        Self { left: Millis::from(seconds) * 1000, since: None }
    }

    /// What is left now.
    pub fn left(&self, now: Millis) -> Millis {
        self.left.saturating_sub(self.since.map_or(0, |since| now.saturating_sub(since)))
    }

    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.since.is_some()
    }

    /// It runs from now on.
    #[must_use]
    pub fn started(self, now: Millis) -> Self {
        Self { left: self.left(now), since: Some(now) }
    }

    /// It stands still from now on.
    #[must_use]
    pub fn stopped(self, now: Millis) -> Self {
        Self { left: self.left(now), since: None }
    }

    /// It has so many seconds more.
    #[must_use]
    pub fn extended(self, seconds: u16, now: Millis) -> Self {
        Self { left: self.left(now) + Millis::from(seconds) * 1000, since: self.since.map(|_| now) }
    }
}
