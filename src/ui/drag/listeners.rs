//! The listeners of one drag. Dropping them removes them.

use std::cell::RefCell;
use std::rc::Weak;

use wasm_bindgen::prelude::*;
use web_sys::{
    AbortController, AddEventListenerOptions, Event, EventTarget, HtmlElement, KeyboardEvent,
    PointerEvent, Window,
};

use super::session::Session;
use crate::ui::context::Outside;

/// What is heard besides the moves, which come too often to be told apart by name.
const HEARD: [&str; 10] = [
    "pointerup",
    "pointercancel",
    "pointerdown",
    "blur",
    "keydown",
    "scroll",
    "resize",
    "contextmenu",
    "dragstart",
    "lostpointercapture",
];

/// Everything that one drag listens to: two closures, and one signal that ends them all. A closure
/// and a removal for each event took a fifth of a drop.
pub(super) struct Listeners {
    end: AbortController,
    options: AddEventListenerOptions,
    heard: Closure<dyn FnMut(Event)>,
    _moved: Closure<dyn FnMut(Event)>,
}

impl Listeners {
    /// A card is in the air: what scrolls around the game is to be heard too.
    pub(super) fn lift(&self, outside: &dyn Outside) {
        outside.lift(self.heard.as_ref().unchecked_ref(), &self.options);
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        self.end.abort();
    }
}

/// Binds the listeners of a drag, `None` where the browser has no signals. Each closure holds the
/// session weakly: the session owns the listeners, and a cycle would keep both for ever.
pub(super) fn bind(
    session: &Weak<RefCell<Session>>,
    window: &Window,
    card: &HtmlElement,
    pointer: i32,
) -> Option<Listeners> {
    let end = AbortController::new().ok()?;
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_passive(false);
    options.set_signal(&end.signal());
    let moved = {
        let session = session.clone();
        Closure::new(move |event: Event| {
            let event = event.unchecked_ref::<PointerEvent>();
            if event.pointer_id() == pointer {
                Session::with(&session, |session| session.on_move(event));
            }
        })
    };
    let heard = {
        let session = session.clone();
        Closure::new(move |event: Event| {
            Session::with(&session, |session| hear(session, &event, pointer));
        })
    };
    let on = |target: &EventTarget, name: &str, closure: &Closure<dyn FnMut(Event)>| {
        let closure = closure.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            name, closure, &options,
        );
    };
    on(window, "pointermove", &moved);
    for name in HEARD {
        on(window, name, &heard);
    }
    on(card, "lostpointercapture", &heard);
    Some(Listeners { end, options, heard, _moved: moved })
}

fn hear(session: &mut Session, event: &Event, pointer: i32) {
    let name = event.type_();
    let ours = || event.unchecked_ref::<PointerEvent>().pointer_id() == pointer;
    match &*name {
        "pointerup" if ours() => session.on_up(event.unchecked_ref()),
        "pointercancel" if ours() => session.cancel(),
        // Any further press is a second finger or another button: it ends the drag.
        "pointerdown" => session.cancel(),
        // The focus leaving a control inside the page is no reason.
        "blur" if event.target().is_some_and(|target| target.is_instance_of::<Window>()) => {
            session.cancel();
        }
        "keydown" => {
            let escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
            if escape && session.is_dragging() {
                event.prevent_default();
                event.stop_propagation();
                session.cancel();
            }
        }
        "scroll" | "resize" => session.on_scroll(),
        // A long press must not open the browser's menu under a finger or a pen. Whoever opens it with
        // a mouse lets go where nobody hears it.
        "contextmenu" if session.is_mouse() => session.cancel(),
        // Text that is selected, or a link, would be dragged by the browser in place of the card.
        "contextmenu" | "dragstart" => event.prevent_default(),
        "lostpointercapture" => session.on_lost(event),
        _ => {}
    }
}
