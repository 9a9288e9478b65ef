//! Small drawings. They say nothing that a word beside them does not say.

use yew::prelude::*;

use learn::Owner;

fn drawing(class: &'static str, path: &'static str) -> Html {
    html! {
        <svg class={class} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={path} fill="none" stroke="currentColor" stroke-width="1.9"
                stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}

/// AWS is a rack, the customer a person, shared two halves.
pub(super) fn mark(owner: Owner) -> Html {
    let path = match owner {
        Owner::Aws => {
            "M3.5 3.5h13v5h-13z M3.5 11.5h13v5h-13z M6.5 6h.1 M6.5 14h.1 M12 6h2 M12 14h2"
        }
        Owner::Customer => {
            "M10 3.2a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 1 1 0-6.6 M3.8 17a6.2 5 0 0 1 12.4 0"
        }
        Owner::Shared => "M3 3.5h14v13H3z M16.5 4L3.5 16",
        Owner::Nobody => "M5 10h10",
    };
    drawing("mark", path)
}

/// Back to the game.
pub(super) fn arrow_back() -> Html {
    drawing("mark", "M11.5 4.5L6 10l5.5 5.5")
}

/// To the service before.
pub(super) fn previous() -> Html {
    drawing("mark", "M12 4.5L6.5 10l5.5 5.5")
}

/// To the next service.
pub(super) fn next() -> Html {
    drawing("mark", "M8 4.5l5.5 5.5L8 15.5")
}
