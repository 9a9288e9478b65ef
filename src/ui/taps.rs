//! Which presses are taps, and whether the click that follows is meant.

use std::cell::RefCell;

use web_sys::MouseEvent;

use gesture::{Point, Taps};

thread_local! {
    static TAPS: RefCell<Taps<u32>> = const { RefCell::new(Taps::new()) };
}

/// A press at a moment, ms, on what is shown.
pub(super) fn pressed(at: f64, point: Point, shown: u32) {
    TAPS.with_borrow_mut(|taps| taps.pressed(at, point, shown));
}

/// A key: whatever clicks now is meant.
pub(super) fn forget() {
    TAPS.with_borrow_mut(Taps::forget);
}

/// The press has become a drag, and no tap.
pub(super) fn dragged() {
    TAPS.with_borrow_mut(Taps::dragged);
}

/// Whether a click that would do this is meant, and no part of what was done before: see [`Taps`].
pub(super) fn is_meant(click: &MouseEvent, shown: u32, deed: Option<u32>) -> bool {
    TAPS.with_borrow_mut(|taps| taps.clicked(click.detail(), shown, deed))
}
