//! Moving the card's element: one write a frame.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::columns::rect_of;
use gesture::{Rect, Vector};

#[wasm_bindgen]
extern "C" {
    /// An element's own style, as far as a drag writes it. A property of its own is cheaper at
    /// each frame than its name as text (`setProperty`).
    type Style;
    #[wasm_bindgen(method, setter)]
    fn set_transform(this: &Style, transform: &str);
    #[wasm_bindgen(method, setter, js_name = transformOrigin)]
    fn set_transform_origin(this: &Style, origin: &str);
}

/// A card's element in the air. It is moved through the CSSOM: a `style` attribute would break a
/// strict Content-Security-Policy.
pub(super) struct Carry {
    style: Style,
    scale: f64,
    /// How much smaller the card itself is in the air. What moves it is made smaller with it.
    shrunk: f64,
}

impl Carry {
    pub(super) fn of(element: &HtmlElement) -> Self {
        Self { style: element.style().unchecked_into(), scale: 1.0, shrunk: 1.0 }
    }

    /// Finds out how large the page draws the game: a pointer moves in the viewport's pixels, a card
    /// in its own.
    pub(super) fn measure(&mut self, screen: &Element) {
        let width = screen.unchecked_ref::<HtmlElement>().offset_width();
        self.scale = rect_of(screen).scale(width.into());
    }

    /// Finds out how much smaller the card is now that it is lifted, from what it was.
    pub(super) fn measure_card(&mut self, card: &Element, before: Rect) {
        self.shrunk = rect_of(card).scale(before.width);
    }

    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    /// The card leans and shrinks around the point where it is held, as a real one would.
    pub(super) fn hang_from(&self, grip: Vector) {
        let grip = grip.within(self.scale);
        self.style.set_transform_origin(&format!("{}px {}px", grip.x as i32, grip.y as i32));
    }

    /// Moves the card away from its place in the page, leaning by some degrees.
    pub(super) fn to(&self, offset: Vector, tilt: f64) {
        // Whole pixels and tenths of degrees, put together from whole numbers: printing fractions
        // would double the formatting code. Without `calc`, for which Chromium parses three times
        // as long.
        let offset = offset.within(self.scale * self.shrunk);
        let (x, y, tenths) = (offset.x as i32, offset.y as i32, (tilt * 10.0) as i32);
        let sign = if tenths < 0 { "-" } else { "" };
        let (degrees, tenths) = (tenths.abs() / 10, tenths.abs() % 10);
        self.style
            .set_transform(&format!("translate({x}px, {y}px) rotate({sign}{degrees}.{tenths}deg)"));
    }

    /// Puts the card back to its place in the page.
    pub(super) fn home(&self) {
        self.style.set_transform("");
    }
}
