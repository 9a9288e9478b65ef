//! Points and rectangles in CSS pixels of the viewport.

use serde::Deserialize;

/// A point in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Shorthand for a [`Point`].
impl From<(f64, f64)> for Point {
    fn from((x, y): (f64, f64)) -> Self {
        Self { x, y }
    }
}

impl Point {
    /// This point, moved.
    pub fn plus(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }

    /// The point at `part` (0 to 1) of the way to `to`.
    pub fn toward(self, to: Self, part: f64) -> Self {
        self.plus((to.x - self.x) * part, (to.y - self.y) * part)
    }
}

/// A rectangle in the viewport, as `getBoundingClientRect` gives it.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// The middle.
    pub fn center(&self) -> Point {
        self.at(0.5, 0.5)
    }

    /// The point at these parts (0 to 1) of the width and height.
    pub fn at(&self, across: f64, down: f64) -> Point {
        Point { x: self.x + self.width * across, y: self.y + self.height * down }
    }

    /// Whether the point lies inside.
    pub fn contains(&self, point: Point) -> bool {
        (self.x..=self.x + self.width).contains(&point.x)
            && (self.y..=self.y + self.height).contains(&point.y)
    }
}
