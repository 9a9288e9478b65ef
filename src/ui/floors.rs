//! The building: how a round went on each floor, from the roof down to the ground.

use yew::prelude::*;

use crate::game::{Round, RoundResult};
use crate::i18n::{Key, Locale};
use crate::model::LayerIx;

/// One row a layer: a window for each card, lit if it was right.
#[inline(never)]
pub(super) fn floors(locale: &Locale, round: &Round, result: &RoundResult) -> Html {
    html! {
        <ol class="floors">
            { for result.layers.iter().rev().map(|tally| {
                let name = &round.deck().layer(tally.layer).name;
                let (right, of) = (tally.right.to_string(), tally.cards.to_string());
                let values = [("layer", &**name), ("right", &right), ("of", &of)];
                html! {
                    <li class="floor" aria-label={locale.fill(Key::ResultLayer, &values)}>
                        <span class="floor-name">{ name.clone() }</span>
                        <span class="windows">
                            { for windows(round, tally.layer) }
                        </span>
                        <span class="floor-count">{ format!("{right}/{of}") }</span>
                    </li>
                }
            }) }
        </ol>
    }
}

fn windows(round: &Round, layer: LayerIx) -> impl Iterator<Item = Html> + '_ {
    // Side by side with their owners, so that the line between the parties can be seen.
    let groups = round.deck().party_ixs().flat_map(|owner| [(owner, true), (owner, false)]);
    groups.flat_map(move |(owner, right)| {
        let cards = round.order().iter().copied().filter(move |&ix| {
            let card = round.card(ix);
            card.layer == layer && card.owner == owner && round.is_right(ix) == right
        });
        cards.map(move |_| {
            html! { <i data-lit={right.then_some("")} data-side={owner.0.to_string()}></i> }
        })
    })
}
