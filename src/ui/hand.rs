//! The hand of a deal: one card at a time, its explanation, or the button that hands all in.

use yew::prelude::*;

use super::card::{CardView, RoundOf};
use super::clicks::Do;
use super::explanation::{Why, explanation};
use super::table::Table;
use game::Round;
use i18n::{Key, Locale};
use model::CardIx;

#[inline(never)]
pub(super) fn hand(table: &Table, explained: Option<(CardIx, Why)>) -> Html {
    let (locale, round) = (&table.locale, &table.round);
    let under = round.order().len() - round.placed();
    html! {
        <section class="hand" part="hand" data-hand="" tabindex="-1" aria-label={AttrValue::from(locale.text(Key::HandLabel))}>
            { heading(locale) }
            if under > 1 { <div key="a" class="under a"></div> }
            if under > 2 { <div key="b" class="under b"></div> }
            if let Some((card, why)) = explained {
                { explanation(locale, round, card, why) }
            } else if let Some(card) = round.hand().next() {
                <CardView key={u64::from(table.hand)} locale={locale.clone()} round={RoundOf(round.clone())} {card}
                    held={table.held == Some(card)} hinted={round.hinted(card)} full=true
                    first={round.placed() == 0} />
            } else {
                { done(locale) }
            }
        </section>
    }
}

/// The hand's heading, for those who go from heading to heading.
#[inline(never)]
pub(super) fn heading(locale: &Locale) -> Html {
    html! { <h2 key="h" class="aside">{ locale.text(Key::HandLabel) }</h2> }
}

/// All cards are placed and can be handed in.
#[inline(never)]
pub(super) fn done(locale: &Locale) -> Html {
    html! {
        <div key="done" class="hand-in">
            <h2>{ locale.text(Key::HandDone) }</h2>
            <p>{ locale.text(Key::HandDoneMore) }</p>
            <button part="primary" data-submit=""
                data-do={Do::Submit.word()}>
                { locale.text(Key::HandSubmit) }
            </button>
        </div>
    }
}

/// "3 more cards in the pile", or nothing.
pub(super) fn pile(locale: &Locale, round: &Round, shown: usize) -> Option<String> {
    let more = (round.order().len() - round.placed()).saturating_sub(shown);
    (more > 0).then(|| locale.count(Key::HandMoreOne, Key::HandMoreOther, more))
}
