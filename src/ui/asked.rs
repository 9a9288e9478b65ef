//! Waiting for what the player asked for, where it is not here yet.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::context::Env;
use super::screens::{Screens, screens};
use i18n::{Key, Locale};

/// How far it has come.
pub(super) enum Coming {
    /// Not asked for, or on their way.
    NotYet,
    /// They can be drawn.
    Here(&'static Screens),
    /// They did not come; why, in the words of the browser.
    Failed(AttrValue),
}

/// Brings what is `asked` for. The callback tries again.
#[hook]
pub(super) fn use_screens(env: &Env, asked: bool) -> (Coming, Callback<MouseEvent>) {
    let here = use_mut_ref(|| None);
    let failed = use_state(|| None::<AttrValue>);
    let attempt = use_state(|| 0);
    // Nobody waits for what was fetched already.
    if asked && here.borrow().is_none() {
        *here.borrow_mut() = screens();
    }
    let wanted = asked && here.borrow().is_none();
    let (env, set) = (env.clone(), failed.setter());
    use_effect_with((wanted, *attempt), move |(wanted, _)| {
        if *wanted {
            set.set(None);
            // Where nothing failed, drawing again finds it.
            spawn_local(async move { set.set(env.outside.bring().await.err().map(Into::into)) });
        }
    });
    let coming = match (*here.borrow(), &*failed) {
        (Some(screens), _) => Coming::Here(screens),
        (None, Some(why)) => Coming::Failed(why.clone()),
        (None, None) => Coming::NotYet,
    };
    (coming, Callback::from(move |_| attempt.set(*attempt + 1)))
}

/// What stands in the place of what is on its way, or did not come.
pub(super) fn waits(locale: &Locale, coming: &Coming, again: &Callback<MouseEvent>) -> Html {
    let (words, failed) = match coming {
        Coming::Failed(why) => (locale.fill(Key::AskedFailed, &[("why", why)]).into(), true),
        _ => (AttrValue::from(locale.text(Key::AskedComing)), false),
    };
    html! {
        <div class="waits" role="status">
            { words }
            if failed {
                <button part="primary" onclick={again}>{ locale.text(Key::AskedAgain) }</button>
            }
        </div>
    }
}
