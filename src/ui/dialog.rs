//! A dialog over the table: the browser's own, which keeps the focus inside and closes with Esc.

use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use super::clicks::Do;
use super::context::Env;
use super::table::{Change, Dialog};
use i18n::{Key, Locale};

/// A dialog with a title and a button that closes it; what is `inside` may be on its way (`busy`).
#[inline(never)]
pub(super) fn sheet(env: &Env, locale: &Locale, which: Dialog, busy: bool, inside: Html) -> Html {
    // What tests and style sheets know it by.
    let (name, title) = match which {
        Dialog::Decks => ("decks", Key::DecksTitle),
        Dialog::Settings => ("settings", Key::SettingsTitle),
    };
    // However it was closed: by its button, by Esc, by a click beside it.
    let closed = {
        let env = env.clone();
        Callback::from(move |_: Event| env.change(Change::Show(None)))
    };
    html! {
        <dialog key={name} part="dialog" data-screen={name} aria-labelledby="sheet-title"
            aria-busy={busy.then_some("true")} onclose={closed}>
            <div class="sheet">
                <div class="sheet-head">
                    <h2 id="sheet-title">{ locale.text(title) }</h2>
                    <button data-close="" aria-describedby="sheet-title" data-do={Do::Close.word()}>
                        { locale.text(Key::DialogClose) }
                    </button>
                </div>
                { inside }
            </div>
        </dialog>
    }
}

/// Opens the dialog that was just drawn.
pub(super) fn open(root: &NodeRef) {
    let dialog = root
        .cast::<Element>()
        .and_then(|root| root.query_selector("dialog").ok().flatten())
        .and_then(|dialog| wasm_bindgen::JsCast::dyn_into::<HtmlDialogElement>(dialog).ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        // Where it cannot be modal it is still shown.
        if dialog.show_modal().is_err() {
            dialog.show();
        }
    }
}
