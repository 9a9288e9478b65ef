//! Who is on the board, for the facilitator: names are hidden until looked at, and hidden, changed or removed by one press.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Do;
use crate::by_ptr::ByPtr;
use crate::room::ui::Sight;
use workshop::{Board, MOST_CHARS, Name, Says};

#[derive(Properties, PartialEq)]
pub(super) struct ManageProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) board: ByPtr<Board>,
    pub(super) act: Callback<Do>,
}

#[component]
pub(super) fn Manage(props: &ManageProps) -> Html {
    let ManageProps { sight, board, act } = props;
    let fault = use_state(|| None);
    let press = |what: Do, says: Says, name: &'static str, whom: &str| {
        let act = act.clone();
        let label = format!("{}: {whom}", sight.text(says));
        html! {
            <button type="button" class="tool" data-do={name} aria-label={label} onclick={move |_: MouseEvent| act.emit(what.clone())}>{ sight.text(says) }</button>
        }
    };
    html! {
        <details class="panel manage no-print">
            <summary><h2>{ sight.text(Says::Manage) }</h2></summary>
            if !board.removed().is_empty() { <p>{ press(Do::Restore, Says::Undo, "restore", "") }</p> }
            if let Some(fault) = *fault { <p class="wrong" role="alert">{ sight.text(Says::of_name_fault(fault)) }</p> }
            <ul>
                { for board.entries().iter().enumerate().map(|(ix, entry)| {
                    let name = entry.name().as_str().to_owned();
                    let rename = {
                        let (act, fault) = (act.clone(), fault.setter());
                        Callback::from(move |event: Event| {
                            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
                            match Name::typed(&field.value()) {
                                Ok(name) => {
                                    fault.set(None);
                                    act.emit(Do::Rename(ix, name));
                                }
                                Err(why) => fault.set(Some(why)),
                            }
                        })
                    };
                    let is_hidden = entry.is_hidden();
                    html! {
                        <li key={entry.code().to_owned()}>
                            <input type="text" value={name.clone()} maxlength={(2 * MOST_CHARS).to_string()} autocomplete="off"
                                aria-label={format!("{} {}", sight.text(Says::Rename), ix + 1)} onchange={rename} />
                            { press(Do::Hide(ix, !is_hidden), if is_hidden { Says::ShowName } else { Says::HideName }, "hide", &name) }
                            { press(Do::Remove(ix), Says::Remove, "remove", &name) }
                        </li>
                    }
                }) }
            </ul>
        </details>
    }
}
