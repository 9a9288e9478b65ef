//! The explanation of a card: the stamp, who is responsible, why, and where it is written.

use yew::prelude::*;

use super::card::service;
use super::clicks::Do;
use super::column::you_said;
use super::learn_link::floor;
use game::Round;
use i18n::{Key, Locale};
use model::{Card, CardIx};

#[inline(never)]
pub(super) fn explanation(locale: &Locale, round: &Round, card: CardIx) -> Html {
    let content = round.card(card);
    let right = round.is_right(card);
    let said = round.placement(card).filter(|_| !right).map(|placement| placement.party);
    let owner = round.deck().party(content.owner);
    let stamp = locale.text(if right { Key::ExplainRight } else { Key::ExplainWrong });
    let last = round.all_placed();
    html! {
        <article key={format!("why{}", card.0)} class="explanation" part="explanation" data-explains={content.id.clone()}
            data-verdict={if right { "right" } else { "wrong" }}>
            <div class="stamp-row" role="heading" aria-level="3">
                <span id="verdict" class="stamp" part="stamp">{ stamp }</span>
                if let Some(said) = said { <span class="said">{ you_said(locale, round, said) }</span> }
            </div>
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
            // Whoever goes on at once has heard how it went.
            <button part="primary" data-next="" aria-describedby="verdict" data-do={Do::Next.word()}>
                { locale.text(if last { Key::ExplainLast } else { Key::ExplainNext }) }
            </button>
        </article>
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
