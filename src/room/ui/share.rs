//! A link for the room: as QR, to copy, to read.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Sight;
use super::qr::qr;
use crate::by_ptr::ByPtr;
use workshop::Says;

#[derive(Properties, PartialEq)]
pub(super) struct ShareProps {
    pub(super) sight: ByPtr<Sight>,
    /// Where the link leads on this page.
    pub(super) fragment: String,
}

#[component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let ShareProps { sight, fragment } = props;
    let link = use_state(String::new);
    use_effect_with(fragment.clone(), {
        let (link, sight) = (link.setter(), sight.clone());
        move |fragment: &String| {
            let ask = format!("link:{fragment}");
            spawn_local(async move {
                if let Ok(whole) = sight.around.ask(&ask).await {
                    link.set(whole);
                }
            });
        }
    });
    html! {
        <div class="share">
            { qr(&link, &sight.text(Says::ShareQr)) }
            <Copy sight={sight.clone()} text={(*link).clone()} label={sight.text(Says::ShareLink).to_string()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct CopyProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) text: String,
    /// What the text is.
    pub(super) label: String,
}

/// A text to copy.
#[component]
pub(super) fn Copy(props: &CopyProps) -> Html {
    let CopyProps { sight, text, label } = props;
    let said = use_state(|| None);
    let onclick = {
        let (sight, text, said) = (sight.clone(), text.clone(), said.setter());
        Callback::from(move |_: MouseEvent| {
            let (said, ask) = (said.clone(), sight.around.ask(&format!("copy:{text}")));
            spawn_local(async move {
                // Where the page may not copy it has selected the text.
                said.set(Some(if ask.await.is_ok() { Says::Copied } else { Says::CopyYourself }));
            });
        })
    };
    html! {
        <div class="copy">
            <input type="text" readonly=true value={text.clone()} aria-label={label.clone()} />
            <button type="button" {onclick}>{ sight.text(Says::Copy) }</button>
            <span class="small" role="status">{ said.map(|says| sight.text(says)) }</span>
        </div>
    }
}
