//! The ring of a result: how many of the cards were right.

use yew::prelude::*;

/// A ring that is full when all cards are right. `caption` says what the number counts.
#[inline(never)]
pub(super) fn ring(right: usize, cards: usize, caption: &str) -> Html {
    // The whole way round counts as 1,000: no fractions to write.
    let done = (1000 * right).checked_div(cards).unwrap_or_default();
    let label = format!("{right}/{cards}");
    html! {
        <svg class="ring" viewBox="0 0 120 120" role="img" aria-label={format!("{label} {caption}")}>
            <circle class="track" cx="60" cy="60" r="50" fill="none" stroke-width="11" />
            if right > 0 {
                <circle class="arc" cx="60" cy="60" r="50" fill="none" stroke-width="11"
                    stroke-linecap="round" pathLength="1000" stroke-dasharray={format!("{done} 1000")}
                    transform="rotate(-90 60 60)" />
            }
            <text x="60" y="65" text-anchor="middle" aria-hidden="true">{ label }</text>
            <text class="caption" x="60" y="81" text-anchor="middle" aria-hidden="true">{ caption.to_owned() }</text>
        </svg>
    }
}
