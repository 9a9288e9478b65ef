//! A dialog over the table: the browser's own, which keeps the focus inside and closes with Esc.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::ByPtr;
use super::context::use_env;
use super::table::Change;
use crate::i18n::{Key, Locale};

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) locale: ByPtr<Locale>,
    pub(super) title: Key,
    /// What tests and style sheets call it.
    pub(super) name: &'static str,
    pub(super) children: Html,
}

#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let env = use_env();
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Where it cannot be modal it is still shown.
                if dialog.show_modal().is_err() {
                    dialog.show();
                }
            }
        });
    }
    let close = env.on_click(|env| env.change(Change::Show(None)));
    let cancel = {
        let env = env.clone();
        Callback::from(move |_: Event| env.change(Change::Show(None)))
    };
    let outside = {
        let (env, dialog) = (env.clone(), dialog.clone());
        Callback::from(move |event: MouseEvent| {
            // Its content covers it, so a click on the dialog itself is one on the backdrop.
            if event.target() == dialog.get().map(Into::into) {
                env.change(Change::Show(None));
            }
        })
    };
    html! {
        <dialog ref={dialog} data-screen={props.name} aria-labelledby="sheet-title" onclose={cancel}
            onclick={outside}>
            <div class="sheet">
                <div class="sheet-head">
                    <h2 id="sheet-title">{ props.locale.text(props.title) }</h2>
                    <button type="button" data-close="" onclick={close}>
                        { props.locale.text(Key::DialogClose) }
                    </button>
                </div>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
