//! Waiting for what the player asked for, where it is not here yet.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::context::Env;
use super::screens::{Screens, screens};
use i18n::{Key, Locale};

/// How far the results and dialogs have come.
#[derive(Clone)]
pub(super) enum Coming {
    /// Not asked for, or on their way.
    NotYet,
    /// They can be drawn.
    Here(&'static Screens),
    /// They did not come; why, in the words of the browser.
    Failed(AttrValue),
}

/// Brings the results and dialogs once they are `asked` for. The callback tries again.
#[hook]
pub(super) fn use_screens(env: &Env, asked: bool) -> (Coming, Callback<MouseEvent>) {
    // Another game of the page may have brought them.
    let coming = use_state(|| screens().map_or(Coming::NotYet, Coming::Here));
    let attempt = use_state(|| 0);
    let wanted = asked && !matches!(*coming, Coming::Here(_));
    let (env, set) = (env.clone(), coming.setter());
    use_effect_with((wanted, *attempt), move |(wanted, _)| {
        if *wanted {
            set.set(Coming::NotYet);
            spawn_local(async move {
                let arrived = env.outside.bring().await;
                set.set(match (arrived, screens()) {
                    (Ok(_), Some(here)) => Coming::Here(here),
                    (arrived, _) => Coming::Failed(arrived.err().unwrap_or_default().into()),
                });
            });
        }
    });
    let again = Callback::from(move |_| attempt.set(*attempt + 1));
    ((*coming).clone(), again)
}

/// What stands in the place of what is on its way, or did not come.
pub(super) fn waits(locale: &Locale, coming: &Coming, again: &Callback<MouseEvent>) -> Html {
    html! {
        <div class="waits" role="status">
            if let Coming::Failed(why) = coming {
                <p>{ locale.fill(Key::AskedFailed, &[("why", why)]) }</p>
                <button part="primary" onclick={again}>{ locale.text(Key::AskedAgain) }</button>
            } else {
                <p>{ locale.text(Key::AskedComing) }</p>
            }
        </div>
    }
}
