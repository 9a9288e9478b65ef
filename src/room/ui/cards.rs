//! The round's cards with their answers, as the facilitator reads them beforehand.

use yew::prelude::*;

use super::Sight;
use game::Round;
use model::Deck;
use workshop::Says;

/// A row a card, in the order in which they come.
pub(super) fn answers(sight: &Sight, round: &Round) -> Html {
    let deck = round.deck();
    html! {
        <ol class="answers" lang={other_language(sight, round)}>
            { for round.order().iter().map(|&ix| {
                let card = round.card(ix);
                html! {
                    <li key={usize::from(ix.0)}>
                        <p class="task">
                            if let Some(service) = deck.service_of(card) {
                                <b>{ service.name.clone() }{ ": " }</b>
                            }
                            { card.task.clone() }
                        </p>
                        <p class="owner" data-side={card.owner.0.to_string()}>
                            <b>{ deck.party(card.owner).name.clone() }</b>
                            <span class="layer">{ deck.layer(card.layer).name.clone() }</span>
                        </p>
                        <p class="why">{ card.why.clone() }</p>
                        { sources(sight, card) }
                    </li>
                }
            }) }
        </ol>
    }
}

/// Where an answer is written.
pub(super) fn sources(sight: &Sight, card: &model::Card) -> Html {
    let tab = sight.text(Says::NewTab);
    html! {
        <p class="sources small">
            { for card.sources.iter().map(|source| html! {
                <a href={AttrValue::from(source.url.clone())} target="_blank" rel="noopener noreferrer"
                    aria-label={format!("{} {tab}", source.title)}>{ source.title.clone() }</a>
            }) }
        </p>
    }
}

/// The language of the cards, where it is not the page's.
pub(super) fn other_language(sight: &Sight, round: &Round) -> Option<AttrValue> {
    of_deck(sight, round.deck())
}

/// The language of a deck, where it is not the page's.
pub(super) fn of_deck(sight: &Sight, deck: &Deck) -> Option<AttrValue> {
    let lang = deck.lang();
    (lang != sight.texts.lang()).then(|| AttrValue::from(lang.clone()))
}
