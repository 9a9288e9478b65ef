//! Why an answer is right, and where it is written.

use yew::prelude::*;

use super::card::service;
use super::learn_link::floor;
use game::Round;
use i18n::{Key, Locale};
use model::{Card, CardIx};

/// What is explained of a card.
pub(super) fn why(locale: &Locale, round: &Round, card: CardIx) -> Html {
    let content = round.card(card);
    let owner = round.deck().party(content.owner);
    html! {
        <>
            <p class="about">
                { service(locale, round, card) }
                { content.task.clone() }
            </p>
            <p class="owner" data-side={content.owner.0.to_string()}>
                { locale.fill(Key::ExplainOwner, &[("party", &owner.name)]) }
            </p>
            <p class="why">{ content.why.clone() }</p>
            <p class="small">
                { layer_link(locale, round, content) }
                { sources(locale, content) }
            </p>
        </>
    }
}

/// The card's layer; it leads to its floor in Learn.
pub(super) fn layer_link(locale: &Locale, round: &Round, card: &Card) -> Html {
    let layer = &round.deck().layer(card.layer).name;
    let text = locale.fill(Key::CardLayer, &[("layer", layer)]);
    match floor(locale, round, card) {
        None => text.into(),
        Some(href) => html! {
            <a data-learn="" {href} target="_blank" rel="noopener"
                aria-label={format!("{text} {}", locale.text(Key::ExplainNewTab))}>{ text.clone() }</a>
        },
    }
}

/// The pages that support an answer, and when they were read.
pub(super) fn sources(locale: &Locale, card: &Card) -> Html {
    let date = card.checked.to_string();
    html! {
        <span class="sources">
            { for card.sources.iter().map(|source| html! {
                <a href={AttrValue::from(source.url.clone())} target="_blank" rel="noopener noreferrer"
                    aria-label={format!("{}: {} {}", locale.text(Key::ExplainSource), source.title,
                        locale.text(Key::ExplainNewTab))}>
                    { source.title.clone() }
                </a>
            }) }
            <span>{ locale.fill(Key::ExplainChecked, &[("date", &date)]) }</span>
        </span>
    }
}
