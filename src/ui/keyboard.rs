//! The game's ears for keys: what a key means is in `keys.rs`.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::ByPtr;
use super::context::Env;
use super::keys::{Command, Control, Focus, Press, answer};
use super::table::{Change, Table};
use super::{focus, taps};
use model::CardIx;

/// The `onkeydown` of the game. `in_use` is whether the player plays with keys: the last thing that was
/// pressed was one.
pub(super) fn on_key(
    env: &Env,
    table: &ByPtr<Table>,
    root: &NodeRef,
    in_use: &Rc<Cell<bool>>,
) -> Callback<KeyboardEvent> {
    let (env, table, root, in_use) = (env.clone(), table.clone(), root.clone(), in_use.clone());
    Callback::from(move |event: KeyboardEvent| {
        let name = event.key();
        in_use.set(true);
        taps::forget();
        let target = event.target_dyn_into::<Element>();
        let (focus, control) = target.as_ref().map_or((Focus::Elsewhere, Control::None), found_at);
        let keyed = env.outside.keyed(&event);
        // From right to left the first column is on the right.
        let mirrored = keyed & 32 != 0;
        let key = match &*name {
            "ArrowLeft" if mirrored => "ArrowRight",
            "ArrowRight" if mirrored => "ArrowLeft",
            name => name,
        };
        let pressed = Press {
            key,
            code: &event.code(),
            shift: keyed & 1 != 0,
            chord: keyed & 2 != 0,
            repeat: keyed & 4 != 0,
            taken: keyed & 16 != 0,
            composing: keyed & 8 != 0,
        };
        let answer = answer(&pressed, &table, focus, control);
        if answer.prevented {
            event.prevent_default();
        }
        if answer.stays {
            env.outside.keep(&event);
        }
        match answer.command {
            Some(Command::File(card, party)) => env.file(card, party),
            Some(Command::Release) => env.change(Change::Release),
            Some(Command::Column(step)) => focus::step(&root, "[data-drop]", step),
            Some(Command::Card(step)) => focus::step(&root, ".cards .face", step),
            Some(Command::Press) => focus::press(&root),
            None => {}
        }
    })
}

/// What has the focus, as far as keys care: the hand, a card, or anything on one; and what the browser
/// does with keys there.
fn found_at(target: &Element) -> (Focus, Control) {
    let within = |selector| target.closest(selector).ok().flatten();
    let focus = if target.has_attribute("data-hand") {
        Focus::Hand
    } else if let Some(card) = within("[data-ix]") {
        let ix = card.get_attribute("data-ix").and_then(|ix| ix.parse().ok());
        ix.map_or(Focus::Elsewhere, |ix| Focus::Card(CardIx(ix)))
    } else if within("[data-explains]").is_some() {
        Focus::Reading
    } else {
        Focus::Elsewhere
    };
    let control = match &*target.local_name() {
        "a" => Control::Link,
        "select" => Control::Field,
        // The one `input` chooses a file, as a button does.
        "button" | "input" => Control::Button,
        _ => Control::None,
    };
    (focus, control)
}
