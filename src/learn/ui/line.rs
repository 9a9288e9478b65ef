//! The line between AWS and the customer: moved to where the floors say, one transform each.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use learn::View;

/// Lays the lines after each change of what is looked at, and when the window changes.
#[hook]
pub(super) fn use_lines(root: &NodeRef, view: View) {
    {
        let root = root.clone();
        use_effect_with(view, move |_| {
            lay(&root);
        });
    }
    let root = root.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "resize", move |_| {
                lay(&root);
            })
        });
        move || drop(listener)
    });
}

/// A line lies on the highest floor of those from the ground up that are AWS's alone.
fn lay(root: &NodeRef) -> Option<()> {
    let root = root.cast::<Element>()?;
    let lines = root.query_selector(".lines").ok()??;
    let top = lines.get_bounding_client_rect().top();
    let floors = root.query_selector_all(".floor").ok()?;
    let all = root.query_selector_all("[data-line]").ok()?;
    for place in 0..all.length() {
        let line: HtmlElement = all.get(place)?.dyn_into().ok()?;
        let mut at = lines.get_bounding_client_rect().height();
        for ix in (0..floors.length()).rev() {
            let floor: Element = floors.get(ix)?.dyn_into().ok()?;
            let cells = floor.query_selector_all(".cell").ok()?;
            let cell: Element = cells.get(place)?.dyn_into().ok()?;
            if cell.get_attribute("data-owner")? != "aws" {
                break;
            }
            at = floor.get_bounding_client_rect().top() - top;
        }
        line.style().set_property("transform", &format!("translateY({}px)", at.round())).ok()?;
    }
    // What is laid first lies there at once; only what moves later slides.
    if !lines.has_attribute("data-laid") {
        lines.get_bounding_client_rect();
        lines.set_attribute("data-laid", "").ok()?;
    }
    Some(())
}
