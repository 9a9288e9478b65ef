//! A card, as it lies in the hand or on the table.

use yew::prelude::*;

use super::ByPtr;
use super::clicks::Do;
use game::Round;
use i18n::{Key, Locale};
use model::{CardIx, PartyIx};

#[derive(Properties, PartialEq)]
pub(super) struct CardProps {
    pub(super) locale: ByPtr<Locale>,
    /// What is shown of it does not change with the round, except for the next three.
    pub(super) round: RoundOf,
    pub(super) card: CardIx,
    pub(super) held: bool,
    pub(super) hinted: bool,
    /// With buttons for the columns and the hint, as in a deal.
    pub(super) full: bool,
    /// Whether it says how it is filed: once a round is enough for ears.
    pub(super) first: bool,
}

/// A round of which only the deck matters, so that a card is not drawn again with each step.
#[derive(Clone)]
pub(super) struct RoundOf(pub(super) ByPtr<Round>);

impl PartialEq for RoundOf {
    fn eq(&self, other: &Self) -> bool {
        std::rc::Rc::ptr_eq(self.0.deck(), other.0.deck())
    }
}

#[component]
pub(super) fn CardView(props: &CardProps) -> Html {
    let CardProps { locale, round: RoundOf(round), card, held, hinted, full, first } = props;
    let card = *card;
    let content = round.card(card);
    html! {
        <article class="card" part="card" data-ix={card.0.to_string()} data-drag=""
            data-held={held.then_some("")}>
            <button class="face" data-card={content.id.clone()} data-ix={card.0.to_string()}
                aria-describedby={first.then_some("keys")}
                aria-pressed={if *held { "true" } else { "false" }} data-do={Do::Hold.word()}>
                { service(locale, round, card) }
                <span class="task" part="task">{ content.task.clone() }</span>
            </button>
            if *full {
                if *hinted {
                    <p class="hint">{ content.hint.clone() }</p>
                } else if !content.hint.is_empty() {
                    <button class="ask-hint" data-do={Do::Hint.word()}
                        title={locale.text(Key::CardHintPrice)}>
                        { locale.text(Key::CardHint) }
                    </button>
                }
                <div class="sides">
                    { for round.deck().party_ixs().map(|party| side(locale, round, party)) }
                </div>
            }
        </article>
    }
}

fn side(locale: &Locale, round: &Round, party: PartyIx) -> Html {
    let deck = round.deck();
    let ix = party.0.to_string();
    let name = &deck.party(party).name;
    html! {
        <button part="button" data-side={ix.clone()} data-do={Do::File.word()} data-to={ix}
            aria-label={locale.fill(Key::CardPlace, &[("party", name)])}>
            { name.clone() }
        </button>
    }
}

/// The service's name as a label.
#[inline(never)]
pub(super) fn service(locale: &Locale, round: &Round, card: CardIx) -> Html {
    html! { <span class="service" part="service">{ service_name(locale, round, card) }</span> }
}

/// The service's name, or "Any service".
pub(super) fn service_name(locale: &Locale, round: &Round, card: CardIx) -> AttrValue {
    match round.deck().service_of(round.card(card)) {
        Some(service) => service.name.clone().into(),
        None => locale.text(Key::CardAny).into(),
    }
}

/// A line drawing of 20 by 20.
pub(super) fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d={path} />
        </svg>
    }
}
