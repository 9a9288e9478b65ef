//! The set-up: what is played, by whom, and the ways to play it.

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::cards::answers;
use super::page::is_address;
use super::seats::seats;
use super::ways::ways;
use super::{Sight, View};
use crate::by_ptr::ByPtr;
use game::Feedback;
use model::{Deck, pack};
use workshop::{Says, Setup};

/// The seconds for a card that are offered.
const CLOCKS: [u16; 7] = [10, 15, 20, 30, 45, 60, 120];

#[derive(Properties, PartialEq)]
pub(super) struct SetUpProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) deck: ByPtr<Deck>,
    pub(super) setup: Setup,
    /// Looks at something else.
    pub(super) go: Callback<View>,
    /// A deck of one's own is here.
    pub(super) own: Callback<ByPtr<Deck>>,
}

#[component]
pub(super) fn SetUp(props: &SetUpProps) -> Html {
    let SetUpProps { sight, deck, setup, go, own } = props;
    let change = {
        let go = go.clone();
        Callback::from(move |setup: Setup| go.emit(View::SetUp(Some(setup))))
    };
    let round = setup.round(&deck.0, 0);
    html! {
        <div class="set-up">
            <div class="opening">
                <h1>{ sight.text(Says::Title) }</h1>
                <p class="lead">{ sight.text(Says::Lead) }</p>
            </div>
            <form class="panel" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <h2>{ sight.text(Says::WhatTitle) }</h2>
                <div class="fields">
                    { deck_field(sight, deck, setup, &change) }
                    { cards_field(sight, deck, setup, &change) }
                    { clock_field(sight, setup, &change) }
                    { feedback_field(sight, setup, &change) }
                </div>
                <details class="own-deck">
                    <summary>{ sight.text(Says::OwnTitle) }</summary>
                    <OwnFile sight={sight.clone()} own={own.clone()} />
                    { address_field(sight, setup, &change) }
                </details>
            </form>
            { seats(sight, setup, round.order().len(), &change) }
            { ways(sight, setup, &round) }
            <details class="panel preview">
                <summary><h2>{ sight.fill(Says::PreviewTitle, &[("cards", &sight.locale.cards(round.order().len()))]) }</h2></summary>
                <p class="row">
                    <span>{ sight.text(Says::PreviewLead) }</span>
                    <button type="button" data-do="shuffle" onclick={shuffle(sight, setup, &change)}>{ sight.text(Says::Shuffle) }</button>
                </p>
                { answers(sight, &round) }
            </details>
        </div>
    }
}

fn shuffle(sight: &ByPtr<Sight>, setup: &Setup, change: &Callback<Setup>) -> Callback<MouseEvent> {
    let (sight, setup, change) = (sight.clone(), setup.clone(), change.clone());
    Callback::from(move |_| change.emit(Setup { seed: sight.around.seed(), ..setup.clone() }))
}

/// What a select says when it changes.
pub(super) fn chosen(take: impl Fn(String) + 'static) -> Callback<Event> {
    Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            take(select.value());
        }
    })
}

fn deck_field(sight: &ByPtr<Sight>, deck: &Deck, setup: &Setup, change: &Callback<Setup>) -> Html {
    let onchange = {
        let (sight, setup, change) = (sight.clone(), setup.clone(), change.clone());
        chosen(move |id| {
            let seed = sight.around.seed();
            change.emit(Setup { deck: id.into(), edition: 0, seed, cards: None, ..setup.clone() });
        })
    };
    let is_own = sight.catalog.find(&setup.deck).is_none();
    html! {
        <p class="field">
            <label for="deck">{ sight.text(Says::Deck) }</label>
            <select id="deck" {onchange}>
                if is_own { <option value={AttrValue::from(setup.deck.clone())} selected=true>{ deck.title().clone() }</option> }
                { for sight.catalog.entries.iter().map(|entry| html! {
                    <option key={&*entry.id} value={AttrValue::from(entry.id.clone())} selected={entry.id == setup.deck}>
                        { format!("{} ({})", entry.title, sight.locale.cards(entry.cards)) }
                    </option>
                }) }
            </select>
            <span class="small">{ deck.about().clone() }</span>
        </p>
    }
}

fn cards_field(sight: &Sight, deck: &Deck, setup: &Setup, change: &Callback<Setup>) -> Html {
    let all = deck.round_size();
    let now = setup.cards.map_or(all, usize::from).min(all);
    let oninput = {
        let (setup, change) = (setup.clone(), change.clone());
        Callback::from(move |event: InputEvent| {
            let slider = event.target_dyn_into::<HtmlInputElement>();
            if let Some(cards) = slider.and_then(|slider| slider.value().parse::<u16>().ok()) {
                let cards = (usize::from(cards) < all).then_some(cards);
                change.emit(Setup { cards, ..setup.clone() });
            }
        })
    };
    let (n, of) = (now.to_string(), all.to_string());
    let says = sight.fill(Says::CardsOf, &[("n", &n), ("of", &of)]);
    html! {
        <p class="field">
            <label for="cards">{ sight.text(Says::Cards) }</label>
            <input id="cards" type="range" min="1" max={of} value={n} {oninput} aria-valuetext={says.clone()} />
            <output for="cards">{ says }</output>
        </p>
    }
}

fn clock_field(sight: &Sight, setup: &Setup, change: &Callback<Setup>) -> Html {
    let onchange = {
        let (setup, change) = (setup.clone(), change.clone());
        chosen(move |seconds| change.emit(Setup { clock: seconds.parse().ok(), ..setup.clone() }))
    };
    let odd = setup.clock.filter(|seconds| !CLOCKS.contains(seconds));
    html! {
        <p class="field">
            <label for="clock">{ sight.text(Says::Clock) }</label>
            <select id="clock" {onchange}>
                <option value="" selected={setup.clock.is_none()}>{ sight.text(Says::ClockNone) }</option>
                { for CLOCKS.into_iter().chain(odd).map(|seconds| html! {
                    <option value={seconds.to_string()} selected={setup.clock == Some(seconds)}>
                        { sight.fill(Says::ClockSeconds, &[("n", &seconds.to_string())]) }
                    </option>
                }) }
            </select>
            <span class="small">{ sight.text(Says::ClockNote) }</span>
        </p>
    }
}

fn feedback_field(sight: &Sight, setup: &Setup, change: &Callback<Setup>) -> Html {
    let onchange = {
        let (setup, change) = (setup.clone(), change.clone());
        chosen(move |word| {
            if let Some(feedback) = Feedback::from_word(&word) {
                change.emit(Setup { feedback, ..setup.clone() });
            }
        })
    };
    html! {
        <p class="field">
            <label for="feedback">{ sight.text(Says::Feedback) }</label>
            <select id="feedback" {onchange}>
                { for [(Feedback::AtTheEnd, Says::FeedbackEnd), (Feedback::Immediate, Says::FeedbackImmediate)].map(|(feedback, says)| html! {
                    <option value={feedback.word()} selected={setup.feedback == feedback}>{ sight.text(says) }</option>
                }) }
            </select>
            <span class="small">{ sight.text(Says::FeedbackNote) }</span>
        </p>
    }
}

fn address_field(sight: &ByPtr<Sight>, setup: &Setup, change: &Callback<Setup>) -> Html {
    let onchange = {
        let (sight, setup, change) = (sight.clone(), setup.clone(), change.clone());
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let address = field.value().trim().to_owned();
            if is_address(&address) {
                let seed = sight.around.seed();
                change.emit(Setup {
                    deck: address.into(),
                    edition: 0,
                    seed,
                    cards: None,
                    ..setup.clone()
                });
            }
        })
    };
    let value = Some(&setup.deck).filter(|deck| is_address(deck)).map(|deck| deck.to_string());
    html! {
        <p class="field">
            <label for="address">{ sight.text(Says::OwnAddress) }</label>
            <input id="address" type="url" maxlength="500" placeholder="https://" {value} {onchange} />
            <span class="small">{ sight.text(Says::OwnAddressNote) }</span>
        </p>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct OwnFileProps {
    pub(super) sight: ByPtr<Sight>,
    /// The deck is here.
    pub(super) own: Callback<ByPtr<Deck>>,
}

/// A deck of one's own, from a file of this device.
#[component]
pub(super) fn OwnFile(props: &OwnFileProps) -> Html {
    let fault = use_state(String::new);
    let onchange = {
        let (sight, own, fault) = (props.sight.clone(), props.own.clone(), fault.setter());
        Callback::from(move |_: Event| {
            let (sight, own, fault) = (sight.clone(), own.clone(), fault.clone());
            // `room.js` has heard which file it is.
            spawn_local(async move {
                let read = sight.around.ask(&format!("own:{}:file:", sight.texts.lang())).await;
                let deck =
                    read.and_then(|text| pack::read(&text).map_err(|error| error.to_string()));
                match deck {
                    Ok(deck) => own.emit(deck.into()),
                    Err(why) => fault.set(why),
                }
            });
        })
    };
    html! {
        <p class="field">
            <label for="file">{ props.sight.text(Says::OwnFile) }</label>
            <input id="file" type="file" accept=".json,application/json" {onchange} />
            <span class="small">{ props.sight.text(Says::OwnFileNote) }</span>
            if !fault.is_empty() { <span class="wrong" role="alert">{ (*fault).clone() }</span> }
        </p>
    }
}
