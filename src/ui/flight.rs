//! Cards that fly home: a card that was dropped is seen to travel from where it was let go to
//! where it now lies. The movement is the style sheet's (`land` in `styles/motion.css`); here the
//! card in its column is told where it comes from. Nothing is measured for it: the drag has the
//! columns' boxes already, and asking for more would lay out the page in the middle of the drop.

use std::cell::RefCell;

use web_sys::HtmlElement;

use gesture::{Point, Rect, Vector};
use model::PartyIx;

/// About where in its column the latest card lies, px below the column's upper edge.
const BELOW_EDGE: f64 = 100.0;

/// The card that was let go, the columns, and how large the page draws them.
struct Start {
    card: Rect,
    columns: Vec<Rect>,
    scale: f64,
}

thread_local! {
    static START: RefCell<Option<Start>> = const { RefCell::new(None) };
}

/// Remembers where a card starts from.
pub(super) fn from(card: Rect, columns: &[Rect], scale: f64) {
    START.set(Some(Start { card, columns: columns.to_vec(), scale }));
}

/// Whether a card is on its way.
pub(super) fn is_pending() -> bool {
    START.with_borrow(Option::is_some)
}

/// Tells the card that now lies in a party's column where it comes from.
pub(super) fn land(chip: &HtmlElement, party: PartyIx) {
    let Some(start) = START.take() else { return };
    let Some(column) = start.columns.get(usize::from(party.0)) else { return };
    let edge = Point { x: column.center().x, y: column.y };
    let Vector { x, y } = Vector::between(edge, start.card.center()).within(start.scale);
    let scale = 100.0 * (start.card.width / column.width.max(1.0)).clamp(0.5, 2.0);
    let (x, y, scale) = (x as i32, (y - BELOW_EDGE) as i32, scale as i32);
    // All at once, and through the CSSOM: a `style` attribute would break a strict policy.
    let style = format!("--from-x:{x}px;--from-y:{y}px;--from-size:{scale}%");
    chip.style().set_css_text(&style);
}
