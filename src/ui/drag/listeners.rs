//! The listeners of one drag. Dropping them removes them.

use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AddEventListenerOptions, Event, EventTarget, HtmlElement, Window};

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
    /// Binds the listeners of a drag, `None` where the browser has no signals.
    pub(super) fn bind(
        window: &Window,
        card: &HtmlElement,
        heard: impl Fn(&Event) + 'static,
        moved: impl Fn(&Event) + 'static,
    ) -> Option<Self> {
        let end = AbortController::new().ok()?;
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(false);
        options.set_signal(&end.signal());
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| heard(&event));
        let moved = Closure::<dyn FnMut(Event)>::new(move |event: Event| moved(&event));
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
        Some(Self { end, options, heard, _moved: moved })
    }

    /// A card is in the air: what scrolls around the game is to be heard too.
    pub(super) fn lift(&self, outside: &dyn Outside) {
        outside.lift(self.heard.as_ref().unchecked_ref(), &self.options);
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        // Without a reason the browser makes an error that tells where it was, which from WebAssembly was
        // a tenth of a drop.
        self.end.abort_with_reason(&JsValue::NULL);
    }
}
