//! Dragging a card with a mouse, a finger or a pen.
//!
//! A press opens a [`session`] that owns its listeners for that one gesture. While it lasts it
//! moves the card's element by itself, one write a frame, and renders nothing; at its end it
//! dispatches one change. What the movements mean is decided by the pure [`crate::gesture`].

mod columns;
mod frame;
mod listeners;
mod session;

pub(super) use columns::rect_of;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use super::context::Env;
use crate::model::CardIx;

/// The `onpointerdown` of anything that can be dragged. What follows the pointer is the nearest
/// element around the press that `selector` matches.
pub(super) fn on_press(
    env: &Env,
    card: CardIx,
    selector: &'static str,
) -> Callback<PointerEvent> {
    let env = env.clone();
    Callback::from(move |event: PointerEvent| {
        let pressed = event.target_dyn_into::<Element>();
        let element = pressed.and_then(|pressed| pressed.closest(selector).ok().flatten());
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            session::open(&env, card, element, &event);
        }
    })
}
