//! A column: a party, and the cards that lie with it, the latest first.

use yew::prelude::*;

use super::ByPtr;
use super::card::{RoundOf, service_name};
use super::clicks::Do;
use super::table::Table;
use game::{Presentation, Round};
use i18n::{Key, Locale};
use model::{CardIx, PartyIx};

/// A card in a column, and what is told of it.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Chip {
    pub(super) card: CardIx,
    pub(super) verdict: Option<bool>,
    /// Where the player put it, if that is known to be wrong.
    pub(super) said: Option<PartyIx>,
}

#[derive(Properties, PartialEq)]
pub(super) struct ColumnProps {
    pub(super) locale: ByPtr<Locale>,
    pub(super) round: RoundOf,
    pub(super) party: PartyIx,
    /// The cards that are shown, the latest first.
    pub(super) chips: Vec<Chip>,
    /// All cards of the column.
    pub(super) count: usize,
    /// Whether a card waits to be dropped.
    pub(super) held: bool,
    /// Whether its cards can be taken back.
    pub(super) movable: bool,
}

impl ColumnProps {
    /// What a column shows of a round.
    pub(super) fn of(table: &Table, party: PartyIx) -> Self {
        let round = &table.round;
        let cards = round.column(party);
        let shown = table.windows[usize::from(party.0)];
        let chip = |&card: &CardIx| {
            let verdict = round.verdict(card);
            let wrong = verdict == Some(false);
            let said = round.placement(card).filter(|_| wrong).map(|placement| placement.party);
            Chip { card, verdict, said }
        };
        Self {
            locale: table.locale.clone(),
            round: RoundOf(round.clone()),
            party,
            chips: cards.iter().rev().take(shown).map(chip).collect(),
            count: cards.len(),
            held: table.held.is_some(),
            movable: table.can_move(),
        }
    }
}

#[component]
pub(super) fn Column(props: &ColumnProps) -> Html {
    let ColumnProps { locale, round, party, chips, count, held, movable } = props;
    let party_ix = *party;
    let party = round.0.deck().party(party_ix);
    let cards = locale.cards(*count);
    let hidden = count - chips.len();
    let to = party_ix.0.to_string();
    // In a spread a column scrolls by itself; without buttons in it the keyboard needs a place.
    let scrolls = round.0.rules().presentation == Presentation::Spread && !movable;
    html! {
        <section class="column" part="column" data-column={party.id.clone()}
            data-side={to.clone()} tabindex={scrolls.then_some("0")}
            aria-label={locale.fill(Key::ColumnLabel, &[("party", &party.name), ("cards", &cards)])}>
            <div class="column-head">
                { mark(party_ix) }
                <h2 part="title">
                    { party.name.clone() }
                    <span class="aside">{ ", " }{ cards }</span>
                </h2>
                <span class="count" aria-hidden="true">{ *count }</span>
            </div>
            if !party.motto.is_empty() { <p class="motto">{ party.motto.clone() }</p> }
            if *held {
                <button class="drop" data-drop={party.id.clone()}
                    data-do={Do::File.word()} data-to={to.clone()}
                    aria-label={locale.fill(Key::ColumnPlace, &[("party", &party.name)])}>
                    <span>{ locale.text(Key::ColumnDrop) }</span>
                </button>
            }
            <ul class="chips">
                { for chips.iter().map(|&chip| html! {
                    <ChipView key={chip.card.0} locale={locale.clone()} round={round.clone()}
                        {chip} movable={*movable} />
                }) }
            </ul>
            if hidden > 0 {
                <button class="earlier" data-do={Do::Earlier.word()} data-to={to}>
                    { locale.fill(Key::ColumnEarlier, &[("n", &hidden.to_string())]) }
                </button>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ChipProps {
    locale: ByPtr<Locale>,
    round: RoundOf,
    chip: Chip,
    movable: bool,
}

/// A component of its own, so that a card that lies still is not drawn again.
#[component]
fn ChipView(props: &ChipProps) -> Html {
    let ChipProps { locale, round: RoundOf(round), chip, movable } = props;
    let content = round.card(chip.card);
    let ix = chip.card.0.to_string();
    let service = service_name(locale, round, chip.card);
    if *movable {
        // As few elements as will do: this is most of what a drop creates.
        return html! {
            <li class="chip movable" part="chip" data-ix={ix}>
                <button data-card={content.id.clone()} data-drag="" data-do={Do::TakeBack.word()} aria-describedby="back">
                    { content.task.clone() }
                    <small>{ service }</small>
                </button>
            </li>
        };
    }
    let verdict = chip.verdict.map(|right| if right { "right" } else { "wrong" });
    html! {
        <li class="chip" part="chip" data-ix={ix} data-verdict={verdict}>
            if let Some(right) = chip.verdict { { verdict_mark(locale, right) } }
            <span class="chip-text">
                { content.task.clone() }
                <small>
                    { service }
                    if let Some(said) = chip.said {
                        { " · " }
                        { you_said(locale, round, said) }
                    }
                </small>
            </span>
        </li>
    }
}

/// "you said AWS".
pub(super) fn you_said(locale: &Locale, round: &Round, said: PartyIx) -> String {
    locale.fill(Key::CardYouSaid, &[("party", &round.deck().party(said).name)])
}

/// A tick or a cross, never told apart by colour alone.
pub(super) fn verdict_mark(locale: &Locale, right: bool) -> Html {
    let (mark, path, key) = if right {
        ("right", "M4 10.5l4 4 8-9", Key::ExplainRight)
    } else {
        ("wrong", "M5 5l10 10M15 5L5 15", Key::ExplainWrong)
    };
    html! {
        <svg data-mark={mark} viewBox="0 0 20 20" role="img" aria-label={AttrValue::from(locale.text(key))}>
            <path d={path} />
        </svg>
    }
}

/// Each column's own drawing: they differ by shape as well as by colour.
fn mark(party: PartyIx) -> Html {
    let path = match party.0 {
        0 => "M3 17.5V6.5h14v11zM3 10.5h14M6.5 6.5v-4M13.5 6.5v-4M7 14h2M11 14h2",
        1 => "M7.5 12a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.8 10.8l7 7M14.4 14.4l2.4-2.4",
        2 => "M10 2.5l7.5 7.5-7.5 7.5L2.5 10z",
        _ => "M10 2.5l7.5 13.5h-15z",
    };
    super::card::icon(path)
}
