//! A notice that stays until the player puts it away.

use yew::prelude::*;

use super::context::{Click, Env};
use super::table::Change;
use crate::i18n::{Key, Locale};
use crate::model::Text;

pub(super) fn notice(env: &Env, locale: &Locale, text: &Text) -> Html {
    html! {
        <div class="notice" role="alert" data-notice="">
            <p>{ text.clone() }</p>
            <button type="button" onclick={env.on_click(Click::Change(Change::Notify(None)))}>
                { locale.text(Key::NoticeDismiss) }
            </button>
        </div>
    }
}
