//! The time that rounds are played by.

use super::Millis;

/// The longest absence that counts: a year. A device that has lost its clock comes back decades away,
/// and no round could be read that holds such a step.
const LONGEST: Millis = 365 * 24 * 3_600_000;

/// Moments of one visit. It is set once by the device's clock; from then on it runs by a steady one,
/// which nobody can set and which may stand still while the device sleeps. So a round goes on as
/// long as somebody plays it, whatever becomes of the device's clock. Between two visits only that one
/// tells how long the player was away, but never that a round goes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// The moment when the steady clock was at nought.
    nought: Millis,
}

impl Watch {
    /// A visit begins: the device's clock, and the steady one, which is at nought before that.
    pub fn set(device: Millis, steady: Millis) -> Self {
        Self { nought: device.saturating_sub(steady) }
    }

    /// Now, in milliseconds since the Unix epoch.
    pub fn now(self, steady: Millis) -> Millis {
        self.nought + steady
    }

    /// The watch for a round that goes on, and whose last step was at this moment: it is not before
    /// that, and not more than a year after it.
    #[must_use]
    pub fn resuming(self, last: Millis, steady: Millis) -> Self {
        let now = self.now(steady).max(last).min(last.saturating_add(LONGEST));
        Self::set(now, steady)
    }
}
