//! The building: how a round went on each floor, from the roof down to the ground.

use yew::prelude::*;

use game::{Round, RoundResult};
use i18n::{Key, Locale};
use model::LayerIx;

/// One row a layer: a window for each card, lit if it was right, and the same in words for ears.
#[inline(never)]
pub(super) fn floors(locale: &Locale, round: &Round, result: &RoundResult) -> Html {
    html! {
        <ol class="floors">
            { for result.layers.iter().rev().map(|tally| {
                let name = &round.deck().layer(tally.layer).name;
                let (words, windows) = windows(locale, round, tally.layer);
                html! {
                    <li class="floor">
                        <span class="floor-name">{ name.clone() }</span>
                        <span class="aside">{ words }</span>
                        <span class="windows">{ windows }</span>
                        <span class="floor-count" aria-hidden="true">
                            { format!("{}/{}", tally.right, tally.cards) }
                        </span>
                    </li>
                }
            }) }
        </ol>
    }
}

/// ". AWS: 1 of 2 right. Customer: 3 of 3 right." and a window for each card, side by side with
/// their owners, so that the line between the parties can be seen.
fn windows(locale: &Locale, round: &Round, layer: LayerIx) -> (String, Vec<Html>) {
    let (mut words, mut windows) = (String::from("."), Vec::new());
    for owner in round.deck().party_ixs() {
        let (mut right, before) = (0, windows.len());
        for lit in [true, false] {
            for &ix in round.order() {
                let card = round.card(ix);
                if card.layer == layer && card.owner == owner && round.is_right(ix) == lit {
                    right += usize::from(lit);
                    windows.push(html! {
                        <i data-lit={lit.then_some("")} data-side={owner.0.to_string()}></i>
                    });
                }
            }
        }
        let of = windows.len() - before;
        if of > 0 {
            let name = &round.deck().party(owner).name;
            let (right, of) = (right.to_string(), of.to_string());
            let values = [("party", &**name), ("right", &right), ("of", &of)];
            words.push(' ');
            words.push_str(&locale.fill(Key::ResultLayer, &values));
            words.push('.');
        }
    }
    (words, windows)
}
