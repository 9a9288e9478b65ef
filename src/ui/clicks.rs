//! What clicks do. Buttons carry a word and the game hears all clicks in one place: no button has
//! a handler of its own, so a drop creates no closures and the download holds none.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use super::ByPtr;
use super::context::Env;
use super::start_round::choose_deck;
use super::table::{Change, Dialog, Table};
use super::taps::is_meant;
use game::{Action, RoundResult, Selection};
use model::{CardIx, PartyIx, words};

words! {
    /// What a button does. Its card is the one that it lies on (`data-ix`), its party the one that
    /// it points to (`data-to`).
    Do {
        /// Picks the card up, or lets it go.
        Hold = "hold",
        /// Puts the card on the party's column.
        File = "file",
        /// Takes the card back into the hand.
        TakeBack = "take-back",
        /// Shows the card's hint.
        Hint = "hint",
        /// Puts the explanation away.
        Next = "next",
        /// Hands in all placements.
        Submit = "submit",
        /// Ends the round.
        Finish = "finish",
        /// Adds to the clock.
        Extend = "extend",
        /// Starts a new round of all cards.
        Restart = "restart",
        /// Starts a new round of the missed cards.
        Replay = "replay",
        /// Shows earlier cards of the party's column.
        Earlier = "earlier",
        /// Opens the deck picker.
        Decks = "decks",
        /// Opens the settings.
        Settings = "settings",
        /// Goes over to the deck that `data-deck` names.
        Choose = "choose",
        /// Closes the dialog.
        Close = "close",
        /// Puts the notice away.
        Dismiss = "dismiss",
    }
}

/// What a click does, and to what.
pub(super) type Deed = (Do, Option<CardIx>, Option<PartyIx>);

/// The `onclick` of the game.
pub(super) fn on_click(env: &Env, table: &ByPtr<Table>) -> Callback<MouseEvent> {
    let (env, table) = (env.clone(), table.clone());
    Callback::from(move |event: MouseEvent| {
        let target = event.target_dyn_into::<Element>();
        let pressed = target.as_ref().and_then(pressed);
        let deed = pressed.as_ref().map(|(_, deed)| *deed);
        if !is_meant(&event, table.serial, deed.map(number)) {
            // It follows no link either.
            event.prevent_default();
            return;
        }
        // Its content covers a dialog, so a click on the dialog itself is one beside it.
        if let Some(dialog) = event.target_dyn_into::<HtmlDialogElement>() {
            dialog.close();
        } else if let Some((button, deed)) = pressed {
            clicked(&env, &table, &button, deed);
        }
    })
}

/// A number of its own for each deed.
fn number((deed, card, party): Deed) -> u32 {
    let card = card.map_or(u16::MAX, |card| card.0);
    (deed as u32) << 24 | u32::from(party.map_or(9, |party| party.0)) << 16 | u32::from(card)
}

/// The nearest button around an element, and what it says, if there is one.
fn pressed(target: &Element) -> Option<(Element, Deed)> {
    let button = target.closest("[data-do]").ok()??;
    let number = |element: &Element, name| element.get_attribute(name)?.parse().ok();
    let around = button.closest("[data-ix]").ok()?;
    let card = around.and_then(|card| number(&card, "data-ix")).map(CardIx);
    let party = number(&button, "data-to").map(|ix| PartyIx(ix as u8));
    let deed = Do::from_word(&button.get_attribute("data-do")?)?;
    Some((button, (deed, card, party)))
}

/// Does what a button says.
fn clicked(
    env: &Env,
    table: &ByPtr<Table>,
    button: &Element,
    (deed, card, party): Deed,
) -> Option<()> {
    match deed {
        Do::Hold => env.change(Change::Hold(card?)),
        Do::File => env.file(table.held.or(card)?, party?),
        Do::TakeBack => env.act(Action::TakeBack(card?)),
        Do::Hint => env.act(Action::Hint(card?)),
        Do::Next => env.act(Action::Next),
        Do::Submit => env.act(Action::Submit),
        Do::Finish => {
            env.change(Change::Show(None));
            env.act(Action::Finish);
        }
        Do::Extend => env.act(Action::Extend),
        Do::Restart => env.restart(Selection::All),
        Do::Replay => env.restart(Selection::Only(RoundResult::of(&table.round).missed.into())),
        Do::Earlier => env.change(Change::Earlier(party?)),
        Do::Decks => env.change(Change::Show(Some(Dialog::Decks))),
        Do::Settings => env.change(Change::Show(Some(Dialog::Settings))),
        Do::Choose => {
            let deck = button.get_attribute("data-deck")?;
            if *deck == **table.round.deck().id() {
                close_dialog(button)?;
            } else {
                choose_deck(env, table, &deck, false);
            }
        }
        Do::Close => close_dialog(button)?,
        Do::Dismiss => env.change(Change::Notify(None)),
    }
    Some(())
}

/// Lets the browser close the dialog around a button: it gives the focus back to what opened it.
fn close_dialog(button: &Element) -> Option<()> {
    let dialog = button.closest("dialog").ok()??;
    dialog.dyn_into::<HtmlDialogElement>().ok()?.close();
    Some(())
}
