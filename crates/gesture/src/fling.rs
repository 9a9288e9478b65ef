//! Flings: a quick throw towards a column counts as a drop on it.

use super::{Point, Rect, Thresholds, Vector};

/// The last points of a movement, with their times.
#[derive(Clone, Debug, Default)]
pub struct Trail(Vec<(f64, Point)>);

impl Trail {
    /// Adds a point and forgets those that are too old to matter.
    pub fn push(&mut self, at: f64, point: Point, window: f64) {
        self.0.retain(|&(then, _)| at - then <= window);
        self.0.push((at, point));
    }

    /// Speed over the window before a moment, px/ms. A pointer that has come to rest has none.
    pub fn speed(&self, now: f64, window: f64) -> Vector {
        let mut recent = self.0.iter().filter(|&&(then, _)| now - then <= window);
        let (Some(&(start, from)), Some(&(_, to))) = (recent.next(), self.0.last()) else {
            return Vector::default();
        };
        let time = (now - start).max(1.0);
        let way = Vector::between(from, to);
        Vector { x: way.x / time, y: way.y / time }
    }
}

/// The column that a fling of a card that lay at `card` goes to: it must be fast enough, point
/// at the column, and point at it clearly better than at any other.
pub fn fling_target(
    speed: Vector,
    card: Rect,
    columns: &[Rect],
    thresholds: &Thresholds,
) -> Option<usize> {
    if speed.length() < thresholds.fling {
        return None;
    }
    let mut best: Option<(usize, f64)> = None;
    let mut second = f64::NEG_INFINITY;
    for (ix, column) in columns.iter().enumerate() {
        let aim =
            speed.aim(Vector::between(card.center(), column.nearest_in_height(card.center())));
        match best {
            Some((_, leader)) if aim <= leader => second = second.max(aim),
            _ => {
                second = best.map_or(second, |(_, leader)| leader);
                best = Some((ix, aim));
            }
        }
    }
    let (ix, aim) = best?;
    (aim >= thresholds.fling_aim && aim - second >= thresholds.fling_lead).then_some(ix)
}
