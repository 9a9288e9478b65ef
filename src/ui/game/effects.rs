//! Everything that happens besides drawing: saving, speaking, focusing, flying.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};
use yew::prelude::*;

use super::words_over;
use crate::ui::ByPtr;
use crate::ui::announce;
use crate::ui::context::Env;
use crate::ui::dialog;
use crate::ui::later::Later;
use crate::ui::start_round::{SETTINGS, best_name, round_name, store_notice};
use crate::ui::status::say;
use crate::ui::table::{Change, Event, Table};
use crate::ui::{flight, focus};
use game::{Best, Millis, SavedRound, StoreError};

/// The longest that a step waits to be saved, ms: several quick ones are saved at once. A page that
/// goes away saves before it goes.
const SAVE_DELAY: u32 = 300;

/// How long a column must be looked at before it is spoken, ms.
const DEBOUNCE: u32 = 500;

/// How long words wait once a dialog has gone, or the game has come, ms: what is there with the
/// status region itself is not news to a browser, and is never spoken.
const HEARD: u32 = 100;

#[hook]
pub(super) fn use_effects(
    env: &Env,
    table: &ByPtr<Table>,
    root: &NodeRef,
    status: &NodeRef,
    keyboard: &Rc<Cell<bool>>,
    over: &Rc<Later>,
) {
    use_settings(env, table);
    let (page, seen) = (env.clone(), table.clone());
    use_effect_with(table.notice.clone(), move |notice| {
        if notice.is_some() {
            page.outside.see(&page, &seen);
            page.outside.follow();
        }
    });
    let keyboard = keyboard.clone();
    let later = use_memo((), |()| Later::default());
    let keeping = use_memo((), |()| Later::default());
    let speaking = use_memo((), |()| Later::default());
    let uncovered = use_dialog(table, root, status, &keeping);
    let keeper = use_memo((), |()| Keeper::default());
    let (env, table, root, status) = (env.clone(), table.clone(), root.clone(), status.clone());
    let over = over.clone();
    use_effect_with(table.serial, move |_| {
        land(&table, &root);
        env.outside.see(&env, &table);
        // The keyboard waits for nothing: the next key may come at once. A pointer is far from its
        // next press, and its drop is drawn first.
        let keys = keyboard.get();
        if keeper.is_another(&table) {
            // What waits belongs to the round before: it must not be replaced.
            keeping.flush();
        }
        let saving = (env.clone(), table.clone());
        keeping.after(SAVE_DELAY, move || keeper.keep(&saving.0, &saving.1));
        let work = move || {
            if let Some(selector) = focus::target(&table) {
                focus::focus(&root, &selector, keys);
            }
            // What picks a card up goes to a column and has named it.
            over.now(|| ());
            let words = announce::event(&table);
            if table.serial == 0 {
                say(&status, &words);
            }
            if uncovered.replace(false) {
                speaking.after(HEARD, move || say(&status, &words));
            } else {
                speaking.now(|| say(&status, &words));
            }
            env.outside.follow();
        };
        if keys {
            later.now(work);
        } else {
            later.after_paint(work);
        }
    });
}

/// The round ended while the results were on their way: once they are here they have the focus.
#[hook]
pub(super) fn use_result_focus(table: &ByPtr<Table>, root: &NodeRef, shown: bool) {
    let (table, root) = (table.clone(), root.clone());
    use_effect_with(shown, move |shown| {
        let selector = focus::target(&table).filter(|_| *shown && table.event == Event::Finished);
        if let Some(selector) = selector {
            focus::focus(&root, &selector, false);
        }
    });
}

/// Lets a card that was just placed fly to where it lies.
fn land(table: &Table, root: &NodeRef) {
    let (Event::Placed(card, _) | Event::Moved(card, _)) = &table.event else { return };
    if !flight::is_pending() {
        return;
    }
    let chip = format!(".chip[data-ix='{}']", card.0);
    let party = table.round.lies_on(*card);
    let found = root.cast::<Element>().and_then(|root| root.query_selector(&chip).ok().flatten());
    if let (Some(party), Some(chip)) = (party, found) {
        flight::land(chip.unchecked_ref(), party);
    }
}

/// Opens the dialog that was drawn. From there a player can go over to another deck, and whoever
/// removes the game from the page asks no dialog: both times what waits to be saved is saved.
///
/// Tells whether the table lies open anew since somebody last asked.
#[hook]
fn use_dialog(
    table: &ByPtr<Table>,
    root: &NodeRef,
    status: &NodeRef,
    keeping: &Rc<Later>,
) -> Rc<Cell<bool>> {
    let uncovered = use_memo((), |()| Cell::new(false));
    let (root, before, open) = (root.clone(), keeping.clone(), uncovered.clone());
    let status = status.clone();
    use_effect_with(table.dialog, move |dialog| {
        open.set(dialog.is_none());
        if dialog.is_some() {
            before.flush();
            // Or Chromium has it said again when the table is uncovered.
            say(&status, "");
            dialog::open(&root);
        }
    });
    let keeping = keeping.clone();
    use_effect_with((), move |()| move || keeping.flush());
    uncovered
}

/// Keeps the round after each step. What the store refuses is told once.
#[derive(Default)]
struct Keeper {
    saved: RefCell<SavedRound>,
    told: Cell<Option<StoreError>>,
    round: Cell<Option<(u32, Millis)>>,
}

impl Keeper {
    /// Whether this is another round than at the last call.
    fn is_another(&self, table: &Table) -> bool {
        let round = Some((table.round.seed(), table.round.started()));
        self.round.replace(round) != round
    }

    fn keep(&self, env: &Env, table: &Table) {
        if table.serial == 0 {
            return;
        }
        let text = self.saved.borrow_mut().update(&table.round);
        let name = round_name(table.round.deck().id());
        let store = env.outside.store();
        let error = store.write(&name, &text).err();
        if let Some(best) = Best::of(&table.round) {
            let name = best_name(table.round.deck().id());
            let before = store.read(&name).ok().flatten().and_then(|text| Best::read(&text));
            if before.is_none_or(|before| best.beats(before)) {
                // A store that refuses was told of above.
                let _ = store.write(&name, &best.save());
            }
        }
        if let Some(why) = error.filter(|_| self.told.get() != error) {
            self.told.set(error);
            env.change(Change::Notify(Some(table.locale.text(store_notice(why)))));
        }
    }
}

/// Keeps the settings once the player has changed one.
#[hook]
fn use_settings(env: &Env, table: &ByPtr<Table>) {
    let (env, table, lang) = (env.clone(), table.clone(), table.locale.lang().clone());
    let first = use_mut_ref(|| true);
    use_effect_with((table.settings, lang), move |(settings, lang)| {
        // What a visit begins with is not the player's choice yet.
        if !first.replace(false) {
            env.outside.see(&env, &table);
            env.outside.follow();
            let _ = env.outside.store().write(SETTINGS, &settings.save(lang));
        }
    });
}

/// Speaks of the column that has the focus while a card is held, once it has rested there.
#[hook]
pub(super) fn use_announcer(
    table: &ByPtr<Table>,
    status: &NodeRef,
    waiting: &Rc<Later>,
) -> Callback<FocusEvent> {
    let (table, status, waiting) = (table.clone(), status.clone(), waiting.clone());
    Callback::from(move |event: FocusEvent| {
        let words =
            event.target_dyn_into::<Element>().and_then(|target| words_over(&table, &target));
        waiting.now(|| ());
        if let Some(words) = words {
            let status = status.clone();
            waiting.after(DEBOUNCE, move || say(&status, &words));
        }
    })
}
