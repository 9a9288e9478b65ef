//! A press on the game, and whether the click that follows is meant.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{MouseEvent, PointerEvent};
use yew::prelude::*;

use super::ByPtr;
use super::clicks::Deed;
use super::context::Env;
use super::drag;
use super::table::Table;
use gesture::Taps;

thread_local! {
    static TAPS: RefCell<Taps<u32>> = const { RefCell::new(Taps::new()) };
}

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
            let (at, point) = (event.time_stamp(), drag::point_of(&event));
            TAPS.with_borrow_mut(|taps| taps.pressed(at, point, shown));
        }
        drag::press(&env, &event);
    })
}

/// A key: whatever clicks now is meant.
pub(super) fn forget() {
    TAPS.with_borrow_mut(Taps::forget);
}

/// The press has become a drag, and no tap.
pub(super) fn dragged() {
    TAPS.with_borrow_mut(Taps::dragged);
}

/// Whether a click that would do this is meant, and no part of what was done before: see [`Taps`].
pub(super) fn is_meant(click: &MouseEvent, table: &Table, deed: Option<Deed>) -> bool {
    let deed = deed.map(|(deed, card, party)| {
        let card = card.map_or(u16::MAX, |card| card.0);
        (deed as u32) << 24 | u32::from(party.map_or(9, |party| party.0)) << 16 | u32::from(card)
    });
    TAPS.with_borrow_mut(|taps| taps.clicked(click.detail(), table.serial, deed))
}
