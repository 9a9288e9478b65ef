//! Where the columns are, read once and again only when something scrolled or was resized.

use wasm_bindgen::JsCast;
use web_sys::Element;

use gesture::Rect;

/// The columns of a table, in the order of the parties.
pub(super) struct Columns {
    elements: Vec<Element>,
    rects: Vec<Rect>,
    over: Option<usize>,
}

impl Columns {
    /// Finds them; where they are is read with [`Columns::read`].
    pub(super) fn of(screen: &Element) -> Self {
        let mut elements = Vec::new();
        if let Ok(list) = screen.query_selector_all("[data-column]") {
            for ix in 0..list.length() {
                elements.extend(list.get(ix).and_then(|node| node.dyn_into().ok()));
            }
        }
        Self { elements, rects: Vec::new(), over: None }
    }

    pub(super) fn read(&mut self) {
        self.rects = self.elements.iter().map(rect_of).collect();
    }

    pub(super) fn rects(&self) -> &[Rect] {
        &self.rects
    }

    /// Marks the column that the card is over; nothing happens while it stays the same.
    pub(super) fn mark(&mut self, over: Option<usize>) {
        if over == self.over {
            return;
        }
        for (ix, element) in self.elements.iter().enumerate() {
            if Some(ix) == over {
                let _ = element.set_attribute("data-over", "");
            } else if Some(ix) == self.over {
                let _ = element.remove_attribute("data-over");
            }
        }
        self.over = over;
    }
}

/// An element's box in the viewport.
pub(crate) fn rect_of(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect { x: rect.x(), y: rect.y(), width: rect.width(), height: rect.height() }
}
