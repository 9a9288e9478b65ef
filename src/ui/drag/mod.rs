//! Dragging a card with a mouse, a finger or a pen.
//!
//! A press opens a [`session`] that owns its listeners for that one gesture. While it lasts it
//! moves the card's element by itself, one write a move, and renders nothing; at its end it
//! dispatches one change. What the movements mean is decided by the pure [`gesture`].

mod carry;
mod columns;
mod frame;
mod listeners;
mod session;

pub(super) use session::point_of;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use super::context::Env;
use model::CardIx;

/// A press on the game. What follows the pointer is the nearest element around it that says
/// `data-drag`; its card is the `data-ix` that it lies in.
pub(super) fn press(env: &Env, event: &PointerEvent) {
    let pressed = event.target_dyn_into::<Element>();
    if let Some((card, element)) = pressed.and_then(|pressed| draggable(&pressed)) {
        session::open(env, card, element, event);
    }
}

fn draggable(pressed: &Element) -> Option<(CardIx, HtmlElement)> {
    let element = pressed.closest("[data-drag]").ok()??;
    let card = element.closest("[data-ix]").ok()??.get_attribute("data-ix")?.parse().ok()?;
    Some((CardIx(card), element.dyn_into().ok()?))
}
