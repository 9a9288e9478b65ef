//! The end of a round: how it went, floor by floor, what was missed and why, and what to do next.

use yew::prelude::*;

use super::card::service;
use super::clicks::Do;
use super::column::you_said;
use super::floors::floors;
use super::ring::ring;
use super::table::Table;
use super::why::{layer_link, sources};
use game::{Feedback, Round, RoundResult};
use i18n::{Key, Locale};
use model::CardIx;

#[inline(never)]
pub(super) fn results(table: &Table) -> Html {
    let (locale, round) = (&table.locale, &table.round);
    let result = RoundResult::of(round);
    let accuracy = result.accuracy();
    let title = match accuracy {
        _ if round.deadline().is_some_and(|deadline| round.elapsed() >= deadline) => {
            Key::ResultTime
        }
        _ if result.missed.is_empty() => Key::ResultPerfect,
        _ if result.right == 0 => Key::ResultMissed,
        good if good >= 0.8 => Key::ResultGood,
        _ => Key::ResultStart,
    };
    let at_the_end = round.rules().feedback == Feedback::AtTheEnd;
    let caption = locale.text(if at_the_end { Key::ResultSubmitted } else { Key::ResultFirst });
    let streak = locale.fill(Key::ResultStreak, &[("n", &result.best_streak.to_string())]);
    let missed = result.missed.len();
    let replay = (missed > 0).then(|| {
        html! {
            <button part="primary" data-replay="" data-do={Do::Replay.word()}>
                { locale.count(Key::ResultReplayOne, Key::ResultReplayOther, missed) }
            </button>
        }
    });
    let again = if missed > 0 { "" } else { "primary" };
    html! {
        <>
            <div class="score">
                <h2 tabindex="-1" data-result="">{ locale.text(title) }</h2>
                { ring(result.right, result.cards, &caption) }
                <p class="sum">
                    <b>{ locale.points(result.points) }</b>
                    <span>{ streak }</span>
                </p>
                <div class="actions">
                    { for replay }
                    <button part={again} data-again="" data-do={Do::Restart.word()}>
                        { locale.text(Key::ResultAgain) }
                    </button>
                    <button data-do={Do::Decks.word()}>{ locale.text(Key::BarDecks) }</button>
                </div>
                if accuracy >= 0.8 { { confetti() } }
            </div>
            <div class="story">
                <h3>{ locale.text(Key::ResultLayers) }</h3>
                { legend(round) }
                { floors(locale, round, &result) }
                if missed == 0 {
                    <p class="none-missed">{ locale.text(Key::ResultNoneMissed) }<span>{ " " }{ locale.text(Key::ResultAnother) }</span></p>
                } else {
                    <h3>{ locale.text(Key::ResultMissed) }</h3>
                    <ul class="missed">
                        { for result.missed.iter().map(|&card| missed_card(locale, round, card)) }
                    </ul>
                }
            </div>
        </>
    }
}

fn legend(round: &Round) -> Html {
    html! {
        <p class="legend" aria-hidden="true">
            { for round.deck().party_ixs().map(|party| html! {
                <span><i data-lit="" data-side={party.0.to_string()}></i>
                    { round.deck().party(party).name.clone() }</span>
            }) }
        </p>
    }
}

fn missed_card(locale: &Locale, round: &Round, card: CardIx) -> Html {
    let content = round.card(card);
    let owner = round.deck().party(content.owner);
    let said = match round.placement(card) {
        Some(placement) => you_said(locale, round, placement.party),
        None => locale.text(Key::CardNotPlaced).to_string(),
    };
    html! {
        <li class="missed-card" data-missed={content.id.clone()}>
            <p class="task">{ service(locale, round, card) }{ content.task.clone() }</p>
            <p class="owner" data-side={content.owner.0.to_string()}>
                { locale.fill(Key::ExplainOwner, &[("party", &owner.name)]) }
                <small>{ " · " }{ said }</small>
            </p>
            <p class="why">{ content.why.clone() }</p>
            <p class="small">{ layer_link(locale, round, content) }{ sources(locale, content) }</p>
        </li>
    }
}

/// A small celebration. Where each piece flies is in the style sheet; with reduced motion it is
/// not there.
fn confetti() -> Html {
    html! { <div class="confetti" aria-hidden="true">{ for (0..18).map(|_| html! { <i></i> }) }</div> }
}
