//! A notice that stays until the player puts it away.

use yew::prelude::*;

use super::clicks::Do;
use i18n::{Key, Locale};
use model::Text;

#[inline(never)]
pub(super) fn notice(locale: &Locale, text: &Text) -> Html {
    html! {
        <div class="notice" part="notice" role="alert" data-notice="">
            <p>{ text.clone() }</p>
            <button data-do={Do::Dismiss.word()}>
                { locale.text(Key::NoticeDismiss) }
            </button>
        </div>
    }
}
