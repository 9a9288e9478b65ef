//! Result codes, pasted or from files.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::Do;
use crate::by_ptr::ByPtr;
use crate::room::ui::Sight;
use workshop::{Board, CodeFault, Says, TakeFault, Taken, code};

/// The most refused codes that are named.
const MOST_NAMED: usize = 20;
/// As much of a code as tells it from others.
const NAMED: usize = 16;

/// What became of the codes that were given last.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Told {
    given: bool,
    found: usize,
    new: usize,
    again: usize,
    /// The beginning of each that was refused, and why.
    bad: Vec<(String, Says)>,
}

/// Takes the codes in a text.
pub(super) fn take(board: &mut Board, text: &str) -> Told {
    let mut told = Told { given: true, ..Told::default() };
    for found in code::find(text) {
        told.found += 1;
        match board.take(found) {
            Ok(Taken::New(_)) => told.new += 1,
            Ok(Taken::Again(_) | Taken::Removed(_)) => told.again += 1,
            Err(fault) => {
                let begins: String =
                    found.chars().filter(|c| !c.is_whitespace()).take(NAMED).collect();
                told.bad.push((begins, why(fault)));
            }
        }
    }
    told
}

fn why(fault: TakeFault) -> Says {
    match fault {
        TakeFault::Full => Says::FaultFull,
        TakeFault::Code(fault) => match fault {
            CodeFault::NotACode => Says::FaultNotACode,
            CodeFault::Version => Says::FaultVersion,
            CodeFault::Damaged => Says::FaultDamaged,
            CodeFault::Short => Says::FaultShort,
            CodeFault::OtherDeck => Says::FaultDeck,
            CodeFault::OtherEdition => Says::FaultEdition,
            CodeFault::OtherRound => Says::FaultRound,
            CodeFault::OtherRules => Says::FaultRules,
            CodeFault::OtherTeams => Says::FaultTeams,
            CodeFault::NotARound => Says::FaultSteps,
        },
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct TakeProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) told: Told,
    pub(super) act: Callback<Do>,
}

#[component]
pub(super) fn Take(props: &TakeProps) -> Html {
    let TakeProps { sight, told, act } = props;
    let field = use_node_ref();
    // A new one each time: what was taken is gone from it.
    let serial = use_state(|| 0);
    let onsubmit = {
        let (field, act, serial) = (field.clone(), act.clone(), serial.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(area) = field.cast::<Element>() {
                // Its value is read as that of any field.
                let area: HtmlInputElement = area.unchecked_into();
                act.emit(Do::Take(area.value()));
                serial.set(*serial + 1);
            }
        })
    };
    let files = {
        let (sight, act) = (sight.clone(), act.clone());
        Callback::from(move |_: Event| {
            let (sight, act) = (sight.clone(), act.clone());
            spawn_local(async move {
                if let Ok(text) = sight.around.ask("files").await {
                    act.emit(Do::Take(text));
                }
            });
        })
    };
    html! {
        <form class="panel take no-print" {onsubmit}>
            <p class="field">
                <label for="codes">{ sight.text(Says::TakePaste) }</label>
                <textarea key={*serial} ref={field} id="codes" rows="4" spellcheck="false" autocapitalize="off" aria-describedby="codes-note" />
                <span id="codes-note" class="small">{ sight.text(Says::TakePasteNote) }</span>
            </p>
            <p><button type="submit" class="primary">{ sight.text(Says::TakeButton) }</button></p>
            <div role="status" class="told">{ outcome(sight, told) }</div>
            <p class="field">
                <label for="code-files">{ sight.text(Says::TakeFile) }</label>
                <input id="code-files" type="file" multiple=true accept=".txt,.csv,.md,text/*" onchange={files} />
            </p>
        </form>
    }
}

fn outcome(sight: &Sight, told: &Told) -> Html {
    if !told.given {
        return Html::default();
    }
    if told.found == 0 {
        return html! { <p>{ sight.fill(Says::TakeNone, &[("prefix", "WR1-")]) }</p> };
    }
    let line = |says, n: usize| {
        (n > 0).then(|| html! { <p>{ sight.fill(says, &[("n", &n.to_string())]) }</p> })
    };
    html! {
        <>
            { line(Says::TakenNew, told.new) }
            { line(Says::TakenAgain, told.again) }
            { line(Says::TakenBad, told.bad.len()) }
            <ul>
                { for told.bad.iter().take(MOST_NAMED).map(|(begins, says)| html! {
                    <li class="wrong"><code>{ begins }{ "…" }</code>{ " " }{ sight.text(*says) }</li>
                }) }
            </ul>
        </>
    }
}
