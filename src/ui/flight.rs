//! Cards that fly home: a card that was dropped is seen to travel from where it was let go to
//! where it now lies. Only the start is remembered here; the movement is the browser's.

use std::cell::Cell;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use super::drag::rect_of;
use crate::gesture::Rect;

// web-sys has `Element::animate` only behind a compiler flag for unstable APIs.
#[wasm_bindgen]
extern "C" {
    type Animatable;

    #[wasm_bindgen(method)]
    fn animate(this: &Animatable, frames: &Array, duration: f64);
}

thread_local! {
    static START: Cell<Option<Rect>> = const { Cell::new(None) };
}

/// How long a flight takes, ms.
const DURATION: f64 = 260.0;

/// Remembers where a card starts from.
pub(super) fn from(card: Rect) {
    START.set(Some(card));
}

/// Lets the card that lies at `place` now arrive there from its remembered start, if there is one.
///
/// Where it lies is known after the next layout. Asking at once would force a layout in the middle
/// of the drop; an observer is told between layout and paint, so the card is never seen at its end
/// before it flies.
pub(super) fn land(place: Element) {
    let Some(start) = START.take() else { return };
    let observed = place.clone();
    let flight = Closure::once_into_js(move |_: JsValue, observer: ResizeObserver| {
        observer.disconnect();
        fly(&place, start);
    });
    if let Ok(observer) = ResizeObserver::new(flight.unchecked_ref()) {
        observer.observe(&observed);
    }
}

fn fly(place: &Element, start: Rect) {
    let end = rect_of(place);
    if end.width == 0.0 || end.height == 0.0 {
        return;
    }
    let (from, to) = (start.center(), end.center());
    let scale = (start.width / end.width).clamp(0.5, 2.5);
    let frame = Object::new();
    let (x, y) = ((from.x - to.x) as i32, (from.y - to.y) as i32);
    let transform = format!("translate({x}px,{y}px) scale({}%)", (scale * 100.0) as i32);
    let _ = Reflect::set(&frame, &"transform".into(), &transform.into());
    let _ = Reflect::set(&frame, &"opacity".into(), &0.6.into());
    let _ = Reflect::set(&frame, &"easing".into(), &"cubic-bezier(.2,.8,.2,1)".into());
    place.unchecked_ref::<Animatable>().animate(&Array::of1(&frame), DURATION);
}

/// Forgets the start, where motion is unwanted.
pub(super) fn forget() {
    START.set(None);
}
