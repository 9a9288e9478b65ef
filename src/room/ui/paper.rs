//! What is printed: cards to cut, a sheet for each column, and the facilitator's key.

use yew::prelude::*;

use super::Sight;
use super::cards::other_language;
use super::set_up::chosen;
use crate::by_ptr::ByPtr;
use game::{Round, base36};
use model::{CardIx, Deck};
use workshop::{Says, Setup};

/// Cards of a sheet: two beside one another, four rows.
const CARDS: usize = 8;
/// Beside one another.
const ACROSS: usize = 2;

#[derive(Properties, PartialEq)]
pub(super) struct PaperProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) deck: ByPtr<Deck>,
    pub(super) setup: Setup,
}

/// What is printed of it.
#[derive(Clone, Copy, PartialEq)]
struct Sheets {
    cards: bool,
    backs: bool,
    columns: bool,
    key: bool,
}

#[component]
pub(super) fn Paper(props: &PaperProps) -> Html {
    let PaperProps { sight, deck, setup } = props;
    let sheets = use_state_eq(|| Sheets { cards: true, backs: false, columns: true, key: true });
    let size = use_state_eq(|| "A4".to_owned());
    use_effect_with((*size).clone(), {
        let sight = sight.clone();
        move |size: &String| sight.around.tell("paper", size)
    });
    let round = setup.round(&deck.0, 0);
    let choose = {
        let size = size.setter();
        chosen(move |chosen| size.set(chosen))
    };
    let print = {
        let sight = sight.clone();
        Callback::from(move |_: MouseEvent| sight.around.tell("print", ""))
    };
    let now = *sheets;
    let switch = |says: Says, is_on: bool, next: Sheets| {
        let sheets = sheets.setter();
        html! {
            <label class="choice">
                <input type="checkbox" checked={is_on} onchange={move |_: Event| sheets.set(next)} />{ sight.text(says) }
            </label>
        }
    };
    html! {
        <div class="paper" data-size={(*size).clone()}>
            <form class="panel options" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <h1>{ sight.text(Says::PaperTitle) }</h1>
                <p>{ sight.text(Says::PaperHow) }</p>
                <div class="fields">
                    <p class="field">
                        <label for="size">{ sight.text(Says::Size) }</label>
                        <select id="size" onchange={choose}>
                            { for [("A4", Says::SizeA4), ("letter", Says::SizeLetter)].map(|(word, says)| html! {
                                <option value={word} selected={*size == word}>{ sight.text(says) }</option>
                            }) }
                        </select>
                    </p>
                    <div>
                        { switch(Says::SheetCards, now.cards, Sheets { cards: !now.cards, ..now }) }
                        { switch(Says::SheetBacks, now.backs, Sheets { backs: !now.backs, ..now }) }
                        { switch(Says::SheetColumns, now.columns, Sheets { columns: !now.columns, ..now }) }
                        { switch(Says::SheetKey, now.key, Sheets { key: !now.key, ..now }) }
                    </div>
                </div>
                <p><button type="button" class="primary" data-do="print" onclick={print}>{ sight.text(Says::Print) }</button></p>
            </form>
            <div class="sheets" tabindex="0" role="group" aria-label={AttrValue::from(sight.text(Says::PaperTitle))} lang={other_language(sight, &round)}>
                if now.cards { { cards(&round, now.backs) } }
                if now.columns { { columns(&round) } }
                if now.key { { key(sight, &round) } }
            </div>
        </div>
    }
}

/// Sheets of cards; behind each that of its backs, mirrored, so that they lie upon one another.
fn cards(round: &Round, backs: bool) -> Html {
    let numbered: Vec<(usize, CardIx)> = (1..).zip(round.order().iter().copied()).collect();
    html! {
        { for numbered.chunks(CARDS).map(|sheet| html! {
            <>
                <section class="sheet cut">{ for sheet.iter().map(|&(n, ix)| front(round, n, ix)) }</section>
                if backs {
                    <section class="sheet cut backs">{ for mirrored(sheet).into_iter().map(|card| back(round, card)) }</section>
                }
            </>
        }) }
    }
}

/// The cards of a sheet as they lie when it is turned over its long edge.
fn mirrored(sheet: &[(usize, CardIx)]) -> Vec<Option<(usize, CardIx)>> {
    let rows = sheet.chunks(ACROSS);
    rows.flat_map(|row| (0..ACROSS).rev().map(|at| row.get(at).copied())).collect()
}

fn front(round: &Round, n: usize, ix: CardIx) -> Html {
    let card = round.card(ix);
    html! {
        <div class="cut-card" key={n}>
            <span class="number">{ n }</span>
            if let Some(service) = round.deck().service_of(card) { <span class="service">{ service.name.clone() }</span> }
            <span class="task">{ card.task.clone() }</span>
        </div>
    }
}

fn back(round: &Round, card: Option<(usize, CardIx)>) -> Html {
    let Some((n, ix)) = card else { return html! { <div class="cut-card"></div> } };
    let card = round.card(ix);
    html! {
        <div class="cut-card" key={n}>
            <span class="number">{ n }</span>
            <b class="owner">{ round.deck().party(card.owner).name.clone() }</b>
            <span class="why">{ card.why.clone() }</span>
        </div>
    }
}

/// A sheet for each column, to put the cards on.
fn columns(round: &Round) -> Html {
    html! {
        { for round.deck().party_ixs().map(|ix| {
            let party = round.deck().party(ix);
            html! {
                <section class="sheet column-sheet" data-side={ix.0.to_string()} key={usize::from(ix.0)}>
                    <h2>{ party.name.clone() }</h2>
                    <p>{ party.motto.clone() }</p>
                </section>
            }
        }) }
    }
}

/// The answers with their reasons, by the numbers of the cards.
fn key(sight: &Sight, round: &Round) -> Html {
    let deck = round.deck();
    let (count, seed) = (sight.locale.cards(round.order().len()), base36(u64::from(round.seed())));
    html! {
        <section class="sheet key">
            <h2>{ sight.fill(Says::KeyTitle, &[("deck", deck.title())]) }</h2>
            <p>{ sight.fill(Says::KeyLead, &[("cards", &count), ("seed", &seed)]) }</p>
            <ol>
                { for round.order().iter().map(|&ix| {
                    let card = round.card(ix);
                    html! {
                        <li key={usize::from(ix.0)}>
                            <p>if let Some(service) = deck.service_of(card) { <b>{ service.name.clone() }{ ": " }</b> }{ card.task.clone() }</p>
                            <p><b>{ deck.party(card.owner).name.clone() }</b>{ ". " }{ card.why.clone() }</p>
                        </li>
                    }
                }) }
            </ol>
        </section>
    }
}
