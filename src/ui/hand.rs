//! The hand of a deal: one card at a time, its explanation, or the button that hands all in.

use yew::prelude::*;

use super::ByPtr;
use super::card::{CardView, RoundOf};
use super::context::use_env;
use super::explanation::Explanation;
use super::table::Table;
use crate::game::{Action, Round};
use crate::i18n::{Key, Locale};

#[derive(Properties, PartialEq)]
pub(super) struct HandProps {
    pub(super) table: ByPtr<Table>,
}

#[component]
pub(super) fn Hand(props: &HandProps) -> Html {
    let table = &*props.table;
    let (locale, round) = (&table.locale, &table.round);
    let card = round.hand().next();
    let under = round.order().len() - round.placed();
    html! {
        <section class="hand" aria-label={AttrValue::from(locale.text(Key::HandLabel))}>
            if under > 1 { <div class="under a"></div> }
            if under > 2 { <div class="under b"></div> }
            if let Some(card) = round.explaining() {
                <Explanation key={format!("why{}", card.0)} locale={locale.clone()}
                    round={round.clone()} {card} />
            } else if let Some(card) = card {
                <CardView key={card.0} locale={locale.clone()} round={RoundOf(round.clone())}
                    {card} held={table.held == Some(card)} hinted={round.hinted(card)} full=true />
            } else {
                <Done key="done" locale={locale.clone()} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct DoneProps {
    pub(super) locale: ByPtr<Locale>,
}

/// All cards are placed and can be handed in.
#[component]
pub(super) fn Done(props: &DoneProps) -> Html {
    let env = use_env();
    let locale = &props.locale;
    html! {
        <div class="done">
            <h2>{ locale.text(Key::HandDone) }</h2>
            <p>{ locale.text(Key::HandDoneMore) }</p>
            <button type="button" class="primary" data-submit=""
                onclick={env.on_click(|env| env.act(Action::Submit))}>
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
