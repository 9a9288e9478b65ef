//! Work that can wait until the player has seen what they did.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::EventTarget;

/// One piece of work that is put off. New work replaces the old; the
/// page going away does at once what is waiting.
#[derive(Clone, Default)]
pub(super) struct Later(Rc<Waiting>);

#[derive(Default)]
struct Waiting {
    work: RefCell<Option<Box<dyn FnOnce()>>>,
    frame: RefCell<Option<AnimationFrame>>,
    turn: RefCell<Option<Timeout>>,
    leaving: RefCell<Option<[Option<EventListener>; 2]>>,
}

impl Later {
    /// Does the work after a while, in ms, counted from the first work that waits: however quickly
    /// more of it comes, none waits longer.
    pub(super) fn after(&self, delay: u32, work: impl FnOnce() + 'static) {
        self.put_off(delay, Box::new(work));
    }

    #[inline(never)]
    fn put_off(&self, delay: u32, work: Box<dyn FnOnce()>) {
        if self.put(work) {
            return;
        }
        let waiting = Rc::downgrade(&self.0);
        let turn = Timeout::new(delay, move || {
            if let Some(waiting) = waiting.upgrade() {
                waiting.run();
            }
        });
        self.0.turn.replace(Some(turn));
    }

    /// Does the work after the next paint.
    pub(super) fn after_paint(&self, work: impl FnOnce() + 'static) {
        self.put(Box::new(work));
        // Held weakly: the closures live in what they would hold.
        let waiting = Rc::downgrade(&self.0);
        let frame = request_animation_frame(move |_| {
            let Some(painted) = waiting.upgrade() else { return };
            let turn = Timeout::new(0, move || {
                if let Some(waiting) = waiting.upgrade() {
                    waiting.run();
                }
            });
            painted.turn.replace(Some(turn));
        });
        self.0.frame.replace(Some(frame));
    }

    /// Whether work was waiting already.
    fn put(&self, work: Box<dyn FnOnce()>) -> bool {
        self.listen();
        self.0.work.replace(Some(work)).is_some()
    }

    fn listen(&self) {
        if self.0.leaving.borrow().is_some() {
            return;
        }
        let Some(window) = web_sys::window() else { return };
        // A phone may drop a page that was only put aside, so that counts as leaving too.
        let document = window.document().map(EventTarget::from);
        let places =
            [(Some(EventTarget::from(window)), "pagehide"), (document, "visibilitychange")];
        let listen = |(place, name): (Option<EventTarget>, &'static str)| {
            let waiting = Rc::downgrade(&self.0);
            place.map(|place| {
                EventListener::new(&place, name, move |_| {
                    if let Some(waiting) = waiting.upgrade() {
                        waiting.run();
                    }
                })
            })
        };
        self.0.leaving.replace(Some(places.map(listen)));
    }

    /// Does at once what is waiting.
    pub(super) fn flush(&self) {
        self.0.run();
    }

    /// Does the work now, in place of whatever was waiting.
    pub(super) fn now(&self, work: impl FnOnce()) {
        self.0.work.take();
        work();
    }
}

impl Waiting {
    fn run(&self) {
        let work = self.work.take();
        if let Some(work) = work {
            work();
        }
    }
}
