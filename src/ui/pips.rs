//! The row of pips: one for each card of the round, in the order in which they were placed.

use yew::prelude::*;

use game::{Action, Feedback, Phase, Round};
use i18n::{Key, Locale};

/// More cards than this are shown as one bar: pips would be narrower than they can be seen.
const MOST: usize = 40;

#[inline(never)]
pub(super) fn pips(locale: &Locale, round: &Round) -> Html {
    let (placed, of) = (round.placed(), round.order().len());
    let (done, all) = (placed.to_string(), of.to_string());
    let label = if round.rules().feedback == Feedback::Immediate {
        let right = usize::from(round.score().right);
        let values = [right, placed - right, of - placed].map(|n| n.to_string());
        let [right, wrong, left] = &values;
        locale.fill(Key::BarProgress, &[("right", right), ("wrong", wrong), ("left", left)])
    } else {
        locale.fill(Key::BarPlaced, &[("n", &done), ("of", &all)])
    };
    let pips = (of <= MOST).then(|| kinds(round));
    html! {
        <div class="pips" part="progress" role="img" aria-label={label} data-progress="" data-done={done.clone()}
            data-of={all.clone()}>
            if let Some(kinds) = pips {
                { for kinds.into_iter().map(|kind| html! { <i data-pip={kind}></i> }) }
            } else {
                <svg viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(1000 * placed / of).to_string()} height="1" />
                </svg>
            }
        </div>
    }
}

fn kinds(round: &Round) -> Vec<&'static str> {
    let of = round.order().len();
    let mut kinds = Vec::with_capacity(of);
    if round.rules().feedback == Feedback::Immediate {
        for step in round.log() {
            if let Action::Place(card, _) = step.action {
                kinds.push(if round.is_right(card) { "ok" } else { "no" });
            }
        }
    } else {
        kinds.resize(round.placed(), "done");
    }
    let playing = round.phase() == Phase::Playing;
    if playing && round.explaining().is_none() && kinds.len() < of {
        kinds.push("now");
    }
    kinds.resize(of, "");
    kinds
}
