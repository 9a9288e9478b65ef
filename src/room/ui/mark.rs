//! What stands for a team: a shape in a colour. The shape alone tells it.

use yew::prelude::*;

use workshop::Mark;

fn path(mark: Mark) -> &'static str {
    match mark {
        Mark::Circle => "M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19z",
        Mark::Square => "M3.5 3.5h17v17h-17z",
        Mark::Triangle => "M12 2.5L22 20.5H2z",
        Mark::Diamond => "M12 1.5L21.5 12L12 22.5L2.5 12z",
        Mark::Star => "M12 1.5l3.1 6.9 7.4.7-5.6 5 1.7 7.4L12 17.6 5.4 21.5l1.7-7.4-5.6-5 7.4-.7z",
        Mark::Hexagon => "M12 2l8.7 5v10L12 22l-8.7-5V7z",
        Mark::Cross => "M8.5 2.5h7v6h6v7h-6v6h-7v-6h-6v-7h6z",
        Mark::Heart => {
            "M12 21.5C4 15 1.5 11.5 1.5 8A5.3 5.3 0 0 1 12 6a5.3 5.3 0 0 1 10.5 2c0 3.5-2.5 7-10.5 13.5z"
        }
    }
}

/// The drawing. It says nothing that a name beside it does not say.
pub(super) fn mark(mark: Mark) -> Html {
    html! {
        <svg class="team-mark" data-mark={mark.word()} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={path(mark)} fill="currentColor" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" />
        </svg>
    }
}
