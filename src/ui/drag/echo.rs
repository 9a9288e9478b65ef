//! The click that a browser sends after a drag is only its echo, and no tap.

use std::cell::Cell;

use web_sys::MouseEvent;

/// How near a click must be to the release to be its echo, ms. Both carry the moment of the same
/// input; browsers round it differently.
const NEAR: f64 = 30.0;

#[derive(Clone, Copy)]
enum Echo {
    None,
    /// Of a release at this moment, on the clock of events.
    At(f64),
    /// Of a release that is still to come: the drag was cancelled with the pointer down.
    Coming,
}

thread_local! {
    static ECHO: Cell<Echo> = const { Cell::new(Echo::None) };
}

/// A drag ended with a release at this moment.
pub(super) fn after(release: f64) {
    ECHO.set(Echo::At(release));
}

/// A drag was cancelled while its pointer was down.
pub(super) fn is_coming() {
    ECHO.set(Echo::Coming);
}

/// A new press or a key: whatever clicks now is meant.
pub(in crate::ui) fn forget() {
    ECHO.set(Echo::None);
}

/// Whether a click is the echo of the last drag.
pub(in crate::ui) fn is_echo(click: &MouseEvent) -> bool {
    // No pointer has clicked: a script or a screen reader.
    if click.detail() == 0 {
        return false;
    }
    match ECHO.replace(Echo::None) {
        Echo::None => false,
        Echo::At(release) => (click.time_stamp() - release).abs() < NEAR,
        Echo::Coming => true,
    }
}
