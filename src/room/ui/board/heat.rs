//! What the room got wrong: cards and players, and layers.

use yew::prelude::*;

use crate::room::ui::Sight;
use crate::room::ui::cards::{of_deck, sources};
use crate::ui::floor_query;
use workshop::{Board, HeatRow, Says, Verdict};

/// Cards, those first that most had wrong; each opens why.
pub(super) fn heat(sight: &Sight, board: &Board) -> Html {
    html! {
        <section class="panel heat" aria-labelledby="heat">
            <h2 id="heat">{ sight.text(Says::HeatTitle) }</h2>
            <p class="legend small" aria-hidden="true">
                { for [(Verdict::Right, Says::HeatRight), (Verdict::Wrong, Says::HeatWrong), (Verdict::Missing, Says::HeatMissing)].map(|(verdict, says)| html! {
                    <span><i data-verdict={verdict.word()}></i>{ sight.text(says) }</span>
                }) }
            </p>
            <ul>{ for board.heat().iter().map(|row| of_card(sight, board, row)) }</ul>
        </section>
    }
}

fn of_card(sight: &Sight, board: &Board, row: &HeatRow) -> Html {
    let deck = board.deck();
    let card = deck.card(row.card);
    let lang = of_deck(sight, deck);
    let of = row.right + row.wrong + row.missing;
    let count =
        sight.fill(Says::HeatCount, &[("n", &row.right.to_string()), ("of", &of.to_string())]);
    html! {
        <li key={usize::from(row.card.0)}>
            <details>
                <summary>
                    <span class="task" lang={lang.clone()}>if let Some(service) = deck.service_of(card) { <b>{ service.name.clone() }{ ": " }</b> }{ card.task.clone() }</span>
                    <span class="right-of">{ count }</span>
                    { strip(row) }
                </summary>
                <div class="opened">
                    <p class="said" lang={lang.clone()}>
                        { for deck.party_ixs().zip(&row.columns).map(|(party, n)| html! {
                            <span data-side={party.0.to_string()} data-owner={(party == card.owner).then_some("")}>
                                { sight.fill(Says::HeatSaid, &[("party", &deck.party(party).name), ("n", &n.to_string())]) }
                            </span>
                        }) }
                    </p>
                    <p class="owner" data-side={card.owner.0.to_string()}>{ sight.text(Says::Responsible) }{ " " }<b lang={lang.clone()}>{ deck.party(card.owner).name.clone() }</b></p>
                    <p class="why" lang={lang.clone()}>{ card.why.clone() }</p>
                    { sources(sight, card) }
                    if let Some(query) = floor_query(deck, card) {
                        <p><a href={format!("learn.html?lang={}{query}", sight.texts.lang())}>{ sight.text(Says::LearnMore) }</a></p>
                    }
                </div>
            </details>
        </li>
    }
}

/// A cell for each player, in the order in which they came: light is right, dark is wrong, a low one was not placed. One
/// drawing of two paths, however many they are.
fn strip(row: &HeatRow) -> Html {
    let (mut right, mut wrong, mut missing) = (String::new(), String::new(), String::new());
    for (at, answer) in row.answers.iter().enumerate() {
        match answer.verdict {
            Verdict::Right => right += &format!("M{at} 0h.9v10h-.9z"),
            Verdict::Wrong => wrong += &format!("M{at} 0h.9v10h-.9z"),
            Verdict::Missing => missing += &format!("M{at} 7h.9v3h-.9z"),
        }
    }
    html! {
        <svg class="strip" viewBox={format!("0 0 {} 10", row.answers.len().max(1))} preserveAspectRatio="none" aria-hidden="true">
            <path data-verdict="right" d={right} /><path data-verdict="wrong" d={wrong} /><path data-verdict="missing" d={missing} />
        </svg>
    }
}

/// How the room did on each layer, from the ground floor up.
pub(super) fn layers(sight: &Sight, board: &Board) -> Html {
    html! {
        <section class="panel layers" aria-labelledby="layers">
            <h2 id="layers">{ sight.text(Says::LayersTitle) }</h2>
            <ul>
                { for board.layers().iter().map(|sum| {
                    let percent = sum.right * 100 / sum.asked.max(1);
                    html! {
                        <li key={usize::from(sum.layer.0)}>
                            <span class="name" lang={of_deck(sight, board.deck())}>{ board.deck().layer(sum.layer).name.clone() }</span>
                            <span class="percent">{ format!("{percent} %") }</span>
                            <meter min="0" max="100" value={percent.to_string()} aria-hidden="true"></meter>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
