//! The building: how a round went on each floor, from the roof down to the ground.

use yew::prelude::*;

use super::card::spoken;
use crate::game::{Round, RoundResult};
use crate::i18n::{Key, Locale};
use crate::model::{LayerIx, PartyIx};

/// One row a layer: a window for each card, lit if it was right.
#[inline(never)]
pub(super) fn floors(locale: &Locale, round: &Round, result: &RoundResult) -> Html {
    html! {
        <ol class="floors">
            { for result.layers.iter().rev().map(|tally| {
                let name = &round.deck().layer(tally.layer).name;
                html! {
                    <li class="floor">
                        <span class="floor-name">
                            <span lang={spoken(round)}>{ name.clone() }</span>
                            <span class="aside">{ owners(locale, round, tally.layer) }</span>
                        </span>
                        <span class="windows">
                            { for windows(round, tally.layer) }
                        </span>
                        <span class="floor-count" aria-hidden="true">
                            { format!("{}/{}", tally.right, tally.cards) }
                        </span>
                    </li>
                }
            }) }
        </ol>
    }
}

/// ". AWS: 1 of 2 right. Customer: 3 of 3 right.": where the line runs, for ears.
fn owners(locale: &Locale, round: &Round, layer: LayerIx) -> String {
    let mut words = String::from(".");
    for party in round.deck().party_ixs() {
        let [right, wrong] = [true, false].map(|right| cards(round, layer, party, right));
        if right + wrong > 0 {
            let name = &round.deck().party(party).name;
            let (right, of) = (right.to_string(), (right + wrong).to_string());
            let values = [("party", &**name), ("right", &right), ("of", &of)];
            words = words + " " + &locale.fill(Key::ResultLayer, &values) + ".";
        }
    }
    words
}

fn windows(round: &Round, layer: LayerIx) -> impl Iterator<Item = Html> + '_ {
    // Side by side with their owners, so that the line between the parties can be seen.
    let groups = round.deck().party_ixs().flat_map(|owner| [(owner, true), (owner, false)]);
    groups.flat_map(move |(owner, right)| {
        (0..cards(round, layer, owner, right)).map(move |_| {
            html! { <i data-lit={right.then_some("")} data-side={owner.0.to_string()}></i> }
        })
    })
}

/// How many cards of a floor are an owner's and were right, or were not.
#[inline(never)]
fn cards(round: &Round, layer: LayerIx, owner: PartyIx, right: bool) -> usize {
    let those = round.order().iter().filter(|&&ix| {
        let card = round.card(ix);
        card.layer == layer && card.owner == owner && round.is_right(ix) == right
    });
    those.count()
}
