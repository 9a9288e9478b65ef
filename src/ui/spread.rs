//! The spread: the cards on the table. A long deck keeps the rest in a pile, so that a drop costs
//! the same however many cards there are.

use yew::prelude::*;

use super::card::{CardView, RoundOf};
use super::explanation::{Why, explanation};
use super::hand::{done, heading, pile};
use super::table::Table;
use game::Feedback;
use i18n::Key;
use model::CardIx;

/// How many cards lie on the table at once.
const WINDOW: usize = 24;

#[inline(never)]
pub(super) fn spread(table: &Table, explained: Option<(CardIx, Why)>) -> Html {
    let (locale, round) = (&table.locale, &table.round);
    let cards: Vec<_> = round.hand().take(WINDOW).collect();
    let over = cards.is_empty() && round.rules().feedback == Feedback::AtTheEnd;
    html! {
        <section class="spread" part="hand" data-hand="" tabindex="-1" aria-label={AttrValue::from(locale.text(Key::HandLabel))}>
            { heading(locale) }
            <div class="cards">
                { for cards.iter().map(|&card| html! {
                    <CardView key={card.0} locale={locale.clone()} round={RoundOf(round.clone())}
                        {card} held={table.held == Some(card)} hinted={false} full=false
                        first={round.placed() == 0 && cards[0] == card} />
                }) }
            </div>
            if let Some(pile) = pile(locale, round, cards.len()) { <p class="pile">{ pile }</p> }
            if over { { done(locale) } }
            if let Some((card, why)) = explained { { explanation(locale, round, card, why) } }
        </section>
    }
}
