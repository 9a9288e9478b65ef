//! The drag that is under way: whatever changes the table ends it first.

use std::cell::RefCell;
use std::rc::Rc;

/// A drag, as far as it can be ended from outside.
pub(super) trait UnderWay {
    /// The card goes back to where it was lifted.
    fn end(&self);
}

thread_local! {
    /// There is one pointer that drags, so one drag at most.
    static DRAG: RefCell<Option<Rc<dyn UnderWay>>> = const { RefCell::new(None) };
}

/// Whether a drag is under way.
pub(super) fn is_any() -> bool {
    DRAG.with_borrow(Option::is_some)
}

/// A drag begins.
pub(super) fn begin(drag: Rc<dyn UnderWay>) {
    DRAG.set(Some(drag));
}

/// The drag is over.
pub(super) fn over() {
    DRAG.set(None);
}

/// Ends the drag that is under way, if there is one: something else is about to change what is on the
/// table, and what was lifted may not be there any more.
pub fn end() {
    let drag = DRAG.with_borrow(Option::clone);
    if let Some(drag) = drag {
        drag.end();
    }
}
