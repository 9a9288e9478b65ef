//! When cards were placed, in fiftieths of the clock.

use game::{Clock, Millis, Rules};

/// Both who writes a code and who reads it go through the placements with this, and come by the same moments. Each is
/// the earliest one that earns what the true one earned (a whole clock is 50 points, counted down), so it is never
/// after the true one, nor after the deadline.
pub(super) struct Pace {
    /// A fiftieth of the clock that nobody has extended; `None` without a clock.
    fiftieth: Option<Millis>,
    now: Millis,
}

impl Pace {
    pub(super) fn of(rules: Rules) -> Self {
        let fiftieth = rules.clock.map(|Clock(seconds)| Millis::from(seconds) * 1000 / 50);
        Self { fiftieth, now: 0 }
    }

    pub(super) fn has_clock(&self) -> bool {
        self.fiftieth.is_some()
    }

    pub(super) fn now(&self) -> Millis {
        self.now
    }

    /// How many fiftieths of a clock that was extended so often have begun at a moment.
    pub(super) fn begun(&self, moment: Millis, extended: u64) -> u64 {
        self.fiftieth.map_or(0, |one| moment.div_ceil((one * (extended + 1)).max(1)))
    }

    /// How many of them begin from now to a moment.
    pub(super) fn until(&self, moment: Millis, extended: u64) -> u64 {
        self.begun(moment, extended).saturating_sub(self.begun(self.now, extended))
    }

    /// Goes on until as many have begun.
    pub(super) fn go(&mut self, more: u64, extended: u64) {
        if let (Some(one), 1..) = (self.fiftieth, more) {
            self.now = (self.begun(self.now, extended) + more - 1) * one * (extended + 1) + 1;
        }
    }
}
