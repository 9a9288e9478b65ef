//! A press on the game: it may become a tap or a drag.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::PointerEvent;
use yew::prelude::*;

use super::ByPtr;
use super::context::Env;
use super::table::Table;
use super::{drag, taps};

/// The `onpointerdown` of the game. `in_use` is whether the player plays with keys.
pub(super) fn on_press(
    env: &Env,
    table: &ByPtr<Table>,
    in_use: &Rc<Cell<bool>>,
) -> Callback<PointerEvent> {
    let (env, shown, in_use) = (env.clone(), table.serial, in_use.clone());
    Callback::from(move |event: PointerEvent| {
        in_use.set(false);
        if event.button() == 0 {
            taps::pressed(event.time_stamp(), drag::point_of(&event), shown);
        }
        drag::press(&env, &event);
    })
}
