//! The states of one gesture.

use super::fling::fling_target;
use super::{Point, Rect, Thresholds, Trail, Vector, target_at};

/// What kind of pointer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse.
    Mouse,
    /// A pen: precise, so it drags like a mouse.
    Pen,
    /// A finger: it also scrolls the page.
    Touch,
}

/// What an event means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Intent {
    /// Nothing yet.
    None,
    /// The card leaves the hand: from now on it follows the pointer.
    Lift,
    /// The card follows the pointer; it may be over another column than before.
    Follow,
    /// The press was a tap.
    Tap,
    /// A finger rested on the card and left again: a slow tap.
    Rest,
    /// The movement belongs to the page: let go of the pointer.
    GiveUp,
    /// The card is dropped, or flung, on a column.
    Drop(usize),
    /// The card goes back to the hand.
    Cancel,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Pressed,
    Dragging,
    Over,
}

/// One gesture, from the press to its end.
#[derive(Clone, Debug)]
pub struct Gesture {
    thresholds: Thresholds,
    pointer: Pointer,
    start: Point,
    last: Point,
    /// The card when it was pressed.
    card: Rect,
    /// How far the page has scrolled since then.
    scrolled: Vector,
    pressed_at: f64,
    trail: Trail,
    state: State,
    /// Whether the card was lifted by a finger at rest and has not moved since.
    rested: bool,
}

impl Gesture {
    /// A press on a card.
    pub fn press(
        thresholds: Thresholds,
        pointer: Pointer,
        point: Point,
        at: f64,
        card: Rect,
    ) -> Self {
        let mut trail = Trail::default();
        trail.push(at, point, thresholds.fling_window);
        let scrolled = Vector::default();
        let state = State::Pressed;
        Self {
            thresholds,
            pointer,
            start: point,
            last: point,
            card,
            scrolled,
            pressed_at: at,
            trail,
            state,
            rested: false,
        }
    }

    /// The pointer moved.
    pub fn moved(&mut self, point: Point, at: f64) -> Intent {
        match self.state {
            State::Over => Intent::None,
            State::Dragging => {
                self.last = point;
                let way = Vector::between(self.start, point);
                self.rested &= way.length() < self.thresholds.slop;
                self.trail.push(at, point, self.thresholds.fling_window);
                Intent::Follow
            }
            State::Pressed => {
                self.last = point;
                self.trail.push(at, point, self.thresholds.fling_window);
                let way = Vector::between(self.start, point);
                if way.length() < self.thresholds.slop {
                    return Intent::None;
                }
                // A finger that sets off up or down scrolls; sideways it drags.
                let held = at - self.pressed_at >= self.thresholds.hold;
                if self.pointer == Pointer::Touch && !held && way.y.abs() > way.x.abs() {
                    self.state = State::Over;
                    return Intent::GiveUp;
                }
                self.state = State::Dragging;
                Intent::Lift
            }
        }
    }

    /// Time has passed with the pointer down: a finger at rest picks the card up.
    pub fn held(&mut self, at: f64) -> Intent {
        let long = at - self.pressed_at >= self.thresholds.hold;
        if self.state == State::Pressed && self.pointer == Pointer::Touch && long {
            self.state = State::Dragging;
            self.rested = true;
            return Intent::Lift;
        }
        Intent::None
    }

    /// The pointer was released over these columns.
    pub fn released(&mut self, point: Point, at: f64, columns: &[Rect]) -> Intent {
        let before = std::mem::replace(&mut self.state, State::Over);
        match before {
            State::Over => Intent::None,
            State::Pressed => Intent::Tap,
            State::Dragging => {
                self.last = point;
                let way = Vector::between(self.start, point);
                if self.rested && way.length() < self.thresholds.slop {
                    return Intent::Rest;
                }
                let speed = self.trail.speed(at, self.thresholds.fling_window);
                // A throw is aimed from where the card lay, not from where it was let go.
                let Vector { x, y } = self.scrolled;
                let lay = self.card.moved(Vector { x: -x, y: -y });
                target_at(point, self.card_now(), columns)
                    .or_else(|| fling_target(speed, lay, columns, &self.thresholds))
                    .or_else(|| fling_target(self.pull(), lay, columns, &self.thresholds))
                    .map_or(Intent::Cancel, Intent::Drop)
            }
        }
    }

    /// A finger that drew the card sideways by half its width means that side, however slow it was:
    /// on a phone there is no column beside the card to reach.
    fn pull(&self) -> Vector {
        let way = Vector::between(self.start, self.last);
        let far = way.x.abs() >= self.card.width / 2.0 && way.x.abs() > 2.0 * way.y.abs();
        if self.pointer == Pointer::Touch && far {
            Vector { x: way.x, y: 0.0 }
        } else {
            Vector::default()
        }
    }

    /// Something else ended it: Esc, a second finger, the browser, a lost window.
    pub fn cancelled(&mut self) -> Intent {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Dragging => Intent::Cancel,
            State::Pressed | State::Over => Intent::GiveUp,
        }
    }

    /// The page scrolled under the pointer by so much since the last call.
    pub fn scrolled(&mut self, by: Vector) {
        self.scrolled = Vector { x: self.scrolled.x + by.x, y: self.scrolled.y + by.y };
    }

    /// Whether the card is in the air.
    pub fn is_dragging(&self) -> bool {
        self.state == State::Dragging
    }

    /// Where the pointer is.
    pub fn pointer(&self) -> Point {
        self.last
    }

    /// How far the card is from its place in the page.
    pub fn offset(&self) -> Vector {
        let way = Vector::between(self.start, self.last);
        Vector { x: way.x + self.scrolled.x, y: way.y + self.scrolled.y }
    }

    /// Where on the card it is held, from its upper left corner.
    pub fn grip(&self) -> Vector {
        Vector::between(Point { x: self.card.x, y: self.card.y }, self.start)
    }

    /// How much the card leans into the movement, degrees: as far as it is fast sideways.
    pub fn tilt(&self, now: f64) -> f64 {
        let speed = self.trail.speed(now, self.thresholds.fling_window);
        (speed.x * 6.0).clamp(-9.0, 9.0)
    }

    /// The card as it hangs in the viewport now.
    pub fn card_now(&self) -> Rect {
        self.card.moved(Vector::between(self.start, self.last))
    }

    /// The column that the card is over.
    pub fn over(&self, columns: &[Rect]) -> Option<usize> {
        self.is_dragging().then(|| target_at(self.last, self.card_now(), columns)).flatten()
    }
}
