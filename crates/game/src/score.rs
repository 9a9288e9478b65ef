//! Points and streaks. Accuracy is what counts; points make it a game.
//!
//! A right placement earns 100 points (50 after a hint) and, from the second in a row, 10 more for
//! each right one before it, up to 50. Only a round with a clock adds a speed bonus: 50 times the
//! share of the clock that was left. Nothing is ever taken away.

/// What a round has earned so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Cards placed right.
    pub right: u16,
    /// Points earned.
    pub points: u32,
    /// Right placements in a row, up to now.
    pub streak: u16,
    /// The longest such row.
    pub best_streak: u16,
}

/// Points for a right placement that is number `streak` in a row (from 1). `left` is the part of
/// the clock that was left, in thousandths, in a round that has one.
pub fn points_for(streak: u16, hinted: bool, left: Option<u32>) -> u32 {
    let base = if hinted { 50 } else { 100 };
    let row = 10 * u32::from(streak.saturating_sub(1).min(5));
    base + row + left.map_or(0, |thousandths| 50 * thousandths.min(1000) / 1000)
}

impl Score {
    /// The score after one more counted placement.
    pub(super) fn counting(self, right: bool, hinted: bool, left: Option<u32>) -> Self {
        if !right {
            return Self { streak: 0, ..self };
        }
        let streak = self.streak + 1;
        Self {
            right: self.right + 1,
            points: self.points + points_for(streak, hinted, left),
            streak,
            best_streak: self.best_streak.max(streak),
        }
    }
}
