//! A notice that stays until the player puts it away.

use std::rc::Rc;

use yew::prelude::*;

use super::ByPtr;
use super::context::use_env;
use super::table::Change;
use crate::i18n::{Key, Locale};

#[derive(Properties, PartialEq)]
pub(super) struct NoticeProps {
    pub(super) locale: ByPtr<Locale>,
    pub(super) text: Rc<str>,
}

#[component]
pub(super) fn Notice(props: &NoticeProps) -> Html {
    let env = use_env();
    html! {
        <div class="notice" role="alert" data-notice="">
            <p>{ props.text.clone() }</p>
            <button type="button" onclick={env.on_click(|env| env.change(Change::Notify(None)))}>
                { props.locale.text(Key::NoticeDismiss) }
            </button>
        </div>
    }
}
