//! The animation frame of a drag: one closure for the whole drag, asked for again and again.

use wasm_bindgen::prelude::*;
use web_sys::Window;

pub(super) struct Frame {
    draw: Closure<dyn FnMut(f64)>,
    asked: Option<i32>,
}

impl Frame {
    pub(super) fn new(draw: impl Fn(f64) + 'static) -> Self {
        Self { draw: Closure::new(draw), asked: None }
    }

    /// Asks for a frame, unless one was asked for already.
    pub(super) fn request(&mut self, window: &Window) {
        if self.asked.is_none() {
            self.asked = window.request_animation_frame(self.draw.as_ref().unchecked_ref()).ok();
        }
    }

    /// The frame that was asked for is here.
    pub(super) fn came(&mut self) {
        self.asked = None;
    }

    /// Asks for none any more: the closure is about to go.
    pub(super) fn cancel(&mut self, window: &Window) {
        if let Some(asked) = self.asked.take() {
            let _ = window.cancel_animation_frame(asked);
        }
    }
}
