//! The board: results of the room come together, are replayed, and shown when the facilitator says so.

mod heat;
mod manage;
mod ranking;
mod take;

use yew::prelude::*;

use super::share::Share;
use super::{Sight, View};
use crate::by_ptr::ByPtr;
use model::Deck;
use workshop::{Board, Name, Says, Setup, Shown, export};

#[derive(Properties, PartialEq)]
pub(super) struct ResultsProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) deck: ByPtr<Deck>,
    pub(super) setup: Setup,
}

/// What the facilitator does to the board.
#[derive(Clone, PartialEq)]
enum Do {
    /// Takes the codes in a text.
    Take(String),
    Rename(usize, Name),
    Hide(usize, bool),
    Remove(usize),
    /// Takes what was removed last after all.
    Restore,
}

/// The name under which a board is kept.
fn kept_as(setup: &Setup) -> String {
    format!("board/{}", setup.mark())
}

#[component]
pub(super) fn Results(props: &ResultsProps) -> Html {
    let ResultsProps { sight, deck, setup } = props;
    let board = use_state(|| {
        let kept = sight.around.read(&kept_as(setup));
        let kept =
            kept.and_then(|text| Board::read(&text, &deck.0).ok()).map(|reread| reread.board);
        kept.or_else(|| Board::new(setup.clone(), &deck.0)).map(ByPtr::from)
    });
    let told = use_state(take::Told::default);
    let revealed = use_state_eq(|| false);
    let anonymous = use_state_eq(|| false);
    let Some(now) = (*board).clone() else {
        return html! { <div class="fault" role="alert"><h1>{ sight.text(Says::FaultEdition) }</h1></div> };
    };
    let act = {
        let (board, now, told, sight, setup) =
            (board.setter(), now.clone(), told.setter(), sight.clone(), setup.clone());
        Callback::from(move |what: Do| {
            let mut next = (*now.0).clone();
            match what {
                Do::Take(text) => told.set(take::take(&mut next, &text)),
                Do::Rename(ix, name) => {
                    next.rename(ix, name);
                }
                Do::Hide(ix, is_hidden) => {
                    next.hide(ix, is_hidden);
                }
                Do::Remove(ix) => {
                    next.remove(ix);
                }
                Do::Restore => {
                    let last = next.removed().len().saturating_sub(1);
                    // A full board keeps it where it is.
                    let _ = next.restore(last);
                }
            }
            sight.around.write(&kept_as(&setup), &next.text());
            board.set(Some(next.into()));
        })
    };
    let n = now.entries().len();
    let is_shown = *revealed && n > 0;
    html! {
        <div class="board">
            <div class="opening no-print">
                <h1>{ sight.text(Says::BoardTitle) }</h1>
                <p class="lead">{ sight.text(Says::BoardLead) }</p>
            </div>
            { tools(sight, &now, &revealed, &anonymous) }
            if is_shown {
                { ranking::ranking(sight, &now, *anonymous) }
                { heat::heat(sight, &now) }
                { heat::layers(sight, &now) }
            }
            <take::Take sight={sight.clone()} told={(*told).clone()} act={act.clone()} />
            <details class="panel no-print">
                <summary><h2>{ sight.text(Says::ShareLink) }</h2></summary>
                <Share sight={sight.clone()} fragment={View::Join(setup.clone()).address()} />
            </details>
            if n > 0 || !now.removed().is_empty() {
                <manage::Manage sight={sight.clone()} board={now.clone()} {act} />
            }
        </div>
    }
}

/// What the facilitator shows and takes away.
fn tools(
    sight: &ByPtr<Sight>,
    board: &ByPtr<Board>,
    revealed: &UseStateHandle<bool>,
    anonymous: &UseStateHandle<bool>,
) -> Html {
    let n = board.entries().len().to_string();
    let reveal = {
        let revealed = revealed.clone();
        Callback::from(move |_: MouseEvent| revealed.set(!*revealed))
    };
    let hide = {
        let anonymous = anonymous.clone();
        Callback::from(move |_: Event| anonymous.set(!*anonymous))
    };
    let save = |kind: &'static str, name: &'static str, write: fn(&Board, bool) -> String| {
        let (sight, board, anonymous) = (sight.clone(), board.clone(), **anonymous);
        Callback::from(move |_: MouseEvent| {
            sight.around.tell("save", &format!("{name}\n{kind}\n{}", write(&board, anonymous)));
        })
    };
    let tell = |what: &'static str| {
        let sight = sight.clone();
        Callback::from(move |_: MouseEvent| sight.around.tell(what, ""))
    };
    let is_empty = board.entries().is_empty();
    html! {
        <div class="panel tools-of-board no-print">
            <p class="count" role="status">{ sight.fill(Says::Here, &[("n", &n)]) }</p>
            <p class="row">
                <button type="button" class="primary" data-do="reveal" disabled={is_empty} onclick={reveal}>
                    { sight.text(if **revealed { Says::Cover } else { Says::Reveal }) }
                </button>
                <label class="choice"><input type="checkbox" checked={**anonymous} onchange={hide} />{ sight.text(Says::Anonymous) }</label>
            </p>
            if !is_empty {
                <p class="row">
                    <button type="button" class="tool" data-do="csv" onclick={save("text/csv", "workshop.csv", export::csv)}>{ sight.text(Says::SaveCsv) }</button>
                    <button type="button" class="tool" data-do="json" onclick={save("application/json", "workshop.json", export::json)}>{ sight.text(Says::SaveJson) }</button>
                    <button type="button" class="tool" data-do="print" onclick={tell("print")}>{ sight.text(Says::Print) }</button>
                    <button type="button" class="tool" data-do="full" onclick={tell("full")}>{ sight.text(Says::FullScreen) }</button>
                </p>
            }
        </div>
    }
}

/// What a player is called where the room reads it.
fn called(sight: &Sight, board: &Board, ix: usize, anonymous: bool) -> String {
    match board.shown_name(ix, anonymous) {
        Some(Shown::Name(name)) => name,
        Some(Shown::Player(n)) => sight.fill(Says::PlayerN, &[("n", &n.to_string())]),
        None => String::new(),
    }
}
