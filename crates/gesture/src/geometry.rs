//! Points and rectangles, and which column a card is over.

/// A point in CSS pixels of the viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A distance in CSS pixels, or a speed in px/ms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vector {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Vector {
    /// From one point to another.
    pub fn between(from: Point, to: Point) -> Self {
        Self { x: to.x - from.x, y: to.y - from.y }
    }

    /// How long it is.
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The same in the pixels of an element that is drawn at this scale.
    pub fn within(self, scale: f64) -> Self {
        Self { x: self.x / scale, y: self.y / scale }
    }

    /// Cosine of the angle to another vector; 0 if either has no length.
    pub fn aim(self, other: Self) -> f64 {
        let lengths = self.length() * other.length();
        if lengths > 0.0 { (self.x * other.x + self.y * other.y) / lengths } else { 0.0 }
    }
}

/// A rectangle in CSS pixels of the viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
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
    pub fn center(self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// The point of the middle line, from top to bottom, that is nearest to a point.
    pub fn nearest_in_height(self, to: Point) -> Point {
        // Not `clamp`: it can panic, and its message brings the printing of floats, 8 KB, along.
        Point { x: self.center().x, y: to.y.min(self.y + self.height).max(self.y) }
    }

    /// Whether a point lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        (self.x..=self.x + self.width).contains(&point.x)
            && (self.y..=self.y + self.height).contains(&point.y)
    }

    /// How large an element of this width is drawn, whose box this is: 1 unless something around it
    /// is scaled, such as a slide.
    pub fn scale(self, width: f64) -> f64 {
        if self.width > 0.0 && width > 0.0 { self.width / width } else { 1.0 }
    }

    /// The rectangle, moved.
    pub fn moved(self, by: Vector) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y, ..self }
    }

    /// The area that two rectangles share, px².
    pub fn shared_area(self, other: Self) -> f64 {
        let width = (self.x + self.width).min(other.x + other.width) - self.x.max(other.x);
        let height = (self.y + self.height).min(other.y + other.height) - self.y.max(other.y);
        width.max(0.0) * height.max(0.0)
    }
}

/// The column that a dragged card is over: the one under the pointer, else the one that the card
/// covers most, if that is a third of the card at least. A learner aims with the finger, but often
/// with the card.
pub fn target_at(pointer: Point, card: Rect, columns: &[Rect]) -> Option<usize> {
    if let Some(ix) = columns.iter().position(|column| column.contains(pointer)) {
        return Some(ix);
    }
    let third = card.width * card.height / 3.0;
    let shared = columns.iter().map(|column| column.shared_area(card)).enumerate();
    shared.filter(|&(_, area)| area > third).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(ix, _)| ix)
}
