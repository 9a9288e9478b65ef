//! The listeners of one drag. Dropping them removes them.

use std::cell::RefCell;
use std::rc::Weak;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlElement, KeyboardEvent, PointerEvent, Window};

use super::session::Session;

/// Binds everything that one drag listens to. Each closure holds the session weakly: the session
/// owns the listeners, and a cycle would keep both for ever.
pub(super) fn bind(
    session: &Weak<RefCell<Session>>,
    window: &Window,
    card: &HtmlElement,
    pointer: i32,
) -> Vec<EventListener> {
    let on = |target: &EventTarget, name: &'static str, handle: fn(&mut Session, &Event)| {
        let session = session.clone();
        EventListener::new_with_options(target, name, capture(), move |event| {
            Session::with(&session, |session| handle(session, event));
        })
    };
    let on_pointer = |name: &'static str, handle: fn(&mut Session, &PointerEvent)| {
        let session = session.clone();
        EventListener::new_with_options(window, name, capture(), move |event| {
            let event = event.unchecked_ref::<PointerEvent>();
            if event.pointer_id() == pointer {
                Session::with(&session, |session| handle(session, event));
            }
        })
    };
    vec![
        on_pointer("pointermove", Session::on_move),
        on_pointer("pointerup", Session::on_up),
        on_pointer("pointercancel", |session, _| session.cancel()),
        // Any further press is a second finger or another button: it ends the drag.
        on(window, "pointerdown", |session, _| session.cancel()),
        on(window, "blur", |session, event| {
            // The focus leaving a control inside the page is no reason.
            if event.target().is_some_and(|target| target.is_instance_of::<Window>()) {
                session.cancel();
            }
        }),
        on(window, "keydown", |session, event| {
            if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" && session.is_dragging() {
                event.prevent_default();
                event.stop_propagation();
                session.cancel();
            }
        }),
        on(window, "scroll", |session, _| session.on_scroll()),
        on(window, "resize", |session, _| session.on_scroll()),
        // A long press must not open the browser's menu under the finger.
        on(window, "contextmenu", |session, event| {
            if session.is_touch() {
                event.prevent_default();
            }
        }),
        on(card, "lostpointercapture", Session::on_lost),
    ]
}

fn capture() -> EventListenerOptions {
    EventListenerOptions { phase: EventListenerPhase::Capture, passive: false }
}
