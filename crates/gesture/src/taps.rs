//! One gesture does one thing. The second press of a double click or double tap falls on whatever the
//! first one has brought under it, such as the next card, which nobody has read by then.

use super::{Point, Vector};

/// How near two presses of one double tap are to each other, px.
const NEAR: f64 = 40.0;

/// How soon the second one follows, ms: what phones take for a double tap. A mouse's clicks carry their
/// number, which goes by what its owner has set.
const SOON: f64 = 300.0;

/// A press: what was shown when it began, and whether it goes on with the gesture of the one before.
#[derive(Clone, Copy, Debug)]
struct Press {
    shown: u32,
    near: bool,
    soon: bool,
}

/// The presses and clicks of late. `D` says what a click does, and to what: two clicks with the same
/// deed hit the same thing. A click on nothing has none.
///
/// A click is meant unless
/// - it is a further one of a double click or double tap, at the same place, and would do something else
///   than the first one did there: what it hits has come in between;
/// - something else is shown than when its press began.
///
/// No time must pass for a click at another place, nor for a key.
#[derive(Clone, Debug)]
pub struct Taps<D> {
    last: Option<(f64, Point)>,
    press: Option<Press>,
    deed: Option<D>,
}

impl<D> Default for Taps<D> {
    fn default() -> Self {
        Self::new()
    }
}

impl<D> Taps<D> {
    /// Nothing was pressed yet.
    pub const fn new() -> Self {
        Self { last: None, press: None, deed: None }
    }
}

impl<D: PartialEq> Taps<D> {
    /// The main button, or a finger, went down. `shown` is another number each time that something
    /// else is shown.
    pub fn pressed(&mut self, at: f64, point: Point, shown: u32) {
        let (before, place) = self.last.replace((at, point)).unwrap_or((f64::NEG_INFINITY, point));
        let near = Vector::between(place, point).length() < NEAR;
        self.press = Some(Press { shown, near, soon: at - before < SOON });
    }

    /// The press has become a drag: the click that a browser sends after it is only its echo.
    pub fn dragged(&mut self) {
        self.press = Some(Press { shown: u32::MAX, near: false, soon: false });
    }

    /// Whether a click is meant. `count` is its number in a row by the browser's own count; 0 if no
    /// pointer clicked: a key, a script, a screen reader.
    pub fn clicked(&mut self, count: i32, shown: u32, deed: Option<D>) -> bool {
        let Some(press) = self.press.take().filter(|_| count > 0) else { return true };
        if press.shown != shown {
            return false;
        }
        if press.near && (press.soon || count > 1) && self.deed.is_some() {
            return self.deed == deed;
        }
        self.deed = deed;
        true
    }

    /// A key was pressed: whatever clicks next is meant.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}
