//! Who looks after a floor, why, where it is written, and where its cards are.

use yew::prelude::*;

use super::mark::mark;
use learn::{Book, DeckName, Says};
use model::Source;

/// The decks that are linked to when no deck has a card of the very service.
const MOST_ELSEWHERE: usize = 4;

pub(super) fn why(book: &Book, shown: &[usize], layer: usize) -> Html {
    let says = |says| book.texts().text(says);
    html! {
        <div class="why" id="why" key="why" role="region" aria-labelledby={format!("floor-{layer}")}>
            <p class="layer" aria-hidden="true">{ book.layers()[layer].name.clone() }</p>
            { for shown.iter().map(|&ix| {
                let floor = book.floor(ix, layer);
                html! {
                    <div class="answer" key={ix} data-owner={floor.owner.word()}>
                        <h4>
                            <span class="of">{ book.services()[ix].name.clone() }</span>
                            <span class="aside">{ ": " }</span>
                            <span class="stamp">{ mark(floor.owner) }{ book.owner_name(floor.owner) }</span>
                        </h4>
                        <p class="reason" id={format!("reason-{ix}")}>{ floor.why.clone() }</p>
                        if floor.flagged { <p class="small">{ says(Says::FloorFlagged) }</p> }
                        <div class="small">
                            { says(Says::FloorSources) }{ " (" }
                            { book.texts().fill(Says::FloorChecked, &[("date", &floor.checked.to_string())]) }
                            { ")" }
                            { sources(book, &floor.sources) }
                        </div>
                    </div>
                }
            }) }
            { cards(book, shown, layer) }
        </div>
    }
}

/// The pages that support an answer.
pub(super) fn sources(book: &Book, sources: &[Source]) -> Html {
    let tab = book.texts().text(Says::FloorNewTab);
    html! {
        <ul class="sources">
            { for sources.iter().map(|source| html! {
                <li><a href={AttrValue::from(source.url.clone())} target="_blank" rel="noopener noreferrer"
                    aria-label={format!("{} {tab}", source.title)}>{ source.title.clone() }</a></li>
            }) }
        </ul>
    }
}

/// Links to the decks that ask about this floor: of the services shown, else of any.
fn cards(book: &Book, shown: &[usize], layer: usize) -> Html {
    let own: Vec<_> = shown.iter().flat_map(|&ix| book.shelf(layer, Some(ix))).collect();
    let everywhere = (0..book.services().len()).map(Some).chain([None]);
    let (title, found) = if own.is_empty() {
        let any = everywhere.flat_map(|ix| book.shelf(layer, ix)).collect();
        (Says::FloorCardsElsewhere, any)
    } else {
        (Says::FloorCards, own)
    };
    let mut decks: Vec<(&DeckName, usize)> = Vec::new();
    for (deck, cards) in found {
        match decks.iter_mut().find(|(known, _)| known.id == deck.id) {
            Some((_, sum)) => *sum += cards,
            None => decks.push((deck, cards)),
        }
    }
    // A floor of any service may be in every deck: those with most of its cards are enough.
    if title == Says::FloorCardsElsewhere {
        decks.sort_by_key(|(_, cards)| std::cmp::Reverse(*cards));
        decks.truncate(MOST_ELSEWHERE);
    }
    if decks.is_empty() {
        return html! { <p class="small">{ book.texts().text(Says::FloorCardsNone) }</p> };
    }
    let lang = book.texts().lang();
    html! {
        <div class="cards">
            <p>{ book.texts().text(title) }</p>
            <ul>
                { for decks.iter().map(|(deck, n)| html! {
                    <li><a class="deck" href={format!("index.html?deck={}&lang={lang}", deck.id)}>
                        { book.texts().fill(Says::FloorPlay, &[("deck", &deck.title), ("n", &n.to_string())]) }
                    </a></li>
                }) }
            </ul>
        </div>
    }
}
