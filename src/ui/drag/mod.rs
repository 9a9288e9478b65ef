//! Dragging a card with a mouse, a finger or a pen.
//!
//! A press opens a [`session`] that owns its listeners for that one gesture. While it lasts it
//! moves the card's element by itself, one write a frame, and renders nothing; at its end it
//! dispatches one change. What the movements mean is decided by the pure [`crate::gesture`].

mod columns;
mod listeners;
mod session;

pub(super) use columns::rect_of;
use web_sys::{HtmlElement, PointerEvent};
use yew::prelude::*;

use super::context::Env;
use crate::model::CardIx;

/// The `onpointerdown` of anything that can be dragged. The element is the one that carries the
/// handler; it follows the pointer.
pub(super) fn on_press(env: &Env, card: CardIx, element: &NodeRef) -> Callback<PointerEvent> {
    let (env, element) = (env.clone(), element.clone());
    Callback::from(move |event: PointerEvent| {
        if let Some(element) = element.cast::<HtmlElement>() {
            session::open(&env, card, element, &event);
        }
    })
}
