//! The explanation of a card: the stamp, why, and how to go on.

use yew::prelude::*;

use super::clicks::Do;
use super::column::you_said;
use game::Round;
use i18n::{Key, Locale};
use model::CardIx;

/// What the explanation says, or what stands there until it is here.
pub(super) struct Why {
    pub(super) words: Html,
    pub(super) is_coming: bool,
}

#[inline(never)]
pub(super) fn explanation(locale: &Locale, round: &Round, card: CardIx, why: Why) -> Html {
    let content = round.card(card);
    let right = round.is_right(card);
    let said = round.placement(card).filter(|_| !right).map(|placement| placement.party);
    let stamp = locale.text(if right { Key::ExplainRight } else { Key::ExplainWrong });
    let last = round.all_placed();
    html! {
        <article key={format!("why{}", card.0)} class="explanation" part="explanation" data-explains={content.id.clone()} aria-busy={why.is_coming.then_some("true")}
            data-verdict={if right { "right" } else { "wrong" }}>
            <div class="stamp-row" role="heading" aria-level="3">
                <span id="verdict" class="stamp" part="stamp">{ stamp }</span>
                if let Some(said) = said { <span class="said">{ you_said(locale, round, said) }</span> }
            </div>
            { why.words }
            // Whoever goes on at once has heard how it went.
            <button part="primary" data-next="" aria-describedby="verdict" data-do={Do::Next.word()}>
                { locale.text(if last { Key::ExplainLast } else { Key::ExplainNext }) }
            </button>
        </article>
    }
}
