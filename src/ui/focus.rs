//! Where the focus goes. A card that moves is another element, so the focus is set anew.

use std::borrow::Cow;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::NodeRef;

use crate::ui::table::{Event, Table};
use game::{Feedback, Presentation};

/// What has the focus after the last event; `None` leaves it where it is.
pub(super) fn target(table: &Table) -> Option<Cow<'static, str>> {
    if table.dialog.is_some() {
        return None;
    }
    let selector = match &table.event {
        // It waits in the hand already: see the drag session.
        _ if table.dragged => return None,
        // What a visit begins with takes the focus from nobody.
        Event::Opened { .. } if table.serial == 0 => return None,
        Event::Quiet => return None,
        Event::Cancelled(card) | Event::TakenBack(card) | Event::Hinted(card) => {
            return Some(
                format!("[data-card][data-ix='{0}'], [data-ix='{0}'] [data-card]", card.0).into(),
            );
        }
        Event::PickedUp(_) => "[data-drop]",
        Event::Finished => "[data-result]",
        Event::Placed(..) => {
            let rules = table.round.rules();
            let reads = rules.feedback == Feedback::Immediate
                && (rules.presentation == Presentation::Deal || table.round.all_placed());
            if reads { "[data-next]" } else { HAND }
        }
        Event::Started | Event::Next | Event::Moved(..) | Event::Opened { .. } => HAND,
        Event::Extended => ".more-time",
    };
    Some(selector.into())
}

/// What the hand offers: a card, or the button that stands in its place. With no hand, the result.
const HAND: &str = ".hand .face, .cards .face, [data-submit], [data-next], [data-result]";

/// Focuses the first element of the game that a selector finds, without moving the page: a
/// learner's finger is still where it was. The browser scrolls once a key is pressed there.
pub(super) fn focus(root: &NodeRef, selector: &str, scroll: bool) {
    let Some(root) = root.cast::<Element>() else { return };
    if let Ok(Some(element)) = root.query_selector(selector) {
        let element = element.unchecked_into::<HtmlElement>();
        if scroll {
            let _ = element.focus();
        } else {
            focus_quietly(&element);
        }
    }
}

/// Sets the focus and leaves the page where it is.
pub(super) fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Presses what the hand offers, for a key that reached only the hand itself.
pub(super) fn press(root: &NodeRef) {
    let Some(root) = root.cast::<Element>() else { return };
    if let Ok(Some(element)) = root.query_selector(HAND) {
        element.unchecked_into::<HtmlElement>().click();
    }
}

/// Moves the focus among the elements of a selector, round and round.
pub(super) fn step(root: &NodeRef, selector: &str, step: isize) {
    let Some(root) = root.cast::<Element>() else { return };
    let Ok(list) = root.query_selector_all(selector) else { return };
    let count = list.length() as isize;
    if count == 0 {
        return;
    }
    let focused = (0..count).find(|&ix| {
        let node = list.get(ix as u32);
        node.is_some_and(|node| {
            node.unchecked_ref::<Element>().matches(":focus").unwrap_or_default()
        })
    });
    let next = focused.map_or(0, |ix| (ix + step).rem_euclid(count));
    if let Some(node) = list.get(next as u32) {
        let _ = node.unchecked_into::<HtmlElement>().focus();
    }
}
