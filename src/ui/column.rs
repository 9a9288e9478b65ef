//! A column: a party, and the cards that lie with it, the latest first.

use yew::prelude::*;

use super::ByPtr;
use super::card::{RoundOf, service_name};
use super::context::{Click, Env};
use super::drag;
use super::table::{Change, Table};
use crate::game::{Action, Round};
use crate::i18n::{Key, Locale};
use crate::model::{CardIx, PartyIx};

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
    pub(super) env: Env,
    pub(super) locale: ByPtr<Locale>,
    pub(super) round: RoundOf,
    pub(super) party: PartyIx,
    /// The cards that are shown, the latest first.
    pub(super) chips: Vec<Chip>,
    /// All cards of the column.
    pub(super) count: usize,
    /// The card that waits to be dropped here, if one does.
    pub(super) held: Option<CardIx>,
    /// Whether its cards can be taken back.
    pub(super) movable: bool,
}

impl ColumnProps {
    /// What a column shows of a round.
    pub(super) fn of(env: &Env, table: &Table, party: PartyIx) -> Self {
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
            env: env.clone(),
            locale: table.locale.clone(),
            round: RoundOf(round.clone()),
            party,
            chips: cards.iter().rev().take(shown).map(chip).collect(),
            count: cards.len(),
            held: table.held,
            movable: table.can_move(),
        }
    }
}

#[component]
pub(super) fn Column(props: &ColumnProps) -> Html {
    let ColumnProps { env, locale, round: RoundOf(round), party, chips, count, held, .. } = props;
    let party_ix = *party;
    let party = round.deck().party(party_ix);
    let cards = locale.cards(*count);
    let hidden = count - chips.len();
    let drop = |card: CardIx| env.on_click(Click::File(card, party_ix));
    let more = env.on_click(Click::Change(Change::Earlier(party_ix)));
    html! {
        <section class="column" part="column" data-column={party.id.clone()}
            data-side={party_ix.0.to_string()}
            aria-label={locale.fill(Key::ColumnLabel, &[("party", &party.name), ("cards", &cards)])}>
            <div class="column-head">
                { mark(party_ix) }
                <h2>{ party.name.clone() }</h2>
                <span class="count">{ *count }</span>
            </div>
            if !party.motto.is_empty() { <p class="motto">{ party.motto.clone() }</p> }
            if let Some(card) = held {
                <button type="button" class="drop" data-drop={party.id.clone()} onclick={drop(*card)}
                    aria-label={locale.fill(Key::ColumnPlace, &[("party", &party.name)])}>
                    <span>{ locale.text(Key::ColumnDrop) }</span>
                </button>
            }
            <ul class="chips">
                { for chips.iter().map(|&chip| chip_view(props, chip)) }
            </ul>
            if hidden > 0 {
                <button type="button" class="earlier" onclick={more}>
                    { locale.fill(Key::ColumnEarlier, &[("n", &hidden.to_string())]) }
                </button>
            }
        </section>
    }
}

fn chip_view(props: &ColumnProps, chip: Chip) -> Html {
    let ColumnProps { env, locale, round: RoundOf(round), movable, .. } = props;
    let content = round.card(chip.card);
    let verdict = chip.verdict.map(|right| if right { "right" } else { "wrong" });
    let inside = html! {
        <>
            if let Some(right) = chip.verdict { { verdict_mark(locale, right) } }
            <span class="chip-text">
                { content.task.clone() }
                <small>
                    { service_name(locale, round, chip.card) }
                    if let Some(said) = chip.said {
                        { " · " }
                        { you_said(locale, round, said) }
                    }
                </small>
            </span>
        </>
    };
    let id = chip.card.0.to_string();
    html! {
        <li key={chip.card.0} class={if *movable { "chip movable" } else { "chip" }} data-chip={id.clone()} data-verdict={verdict}>
            if *movable {
                <button type="button" class="chip-button" data-card={content.id.clone()}
                    data-ix={id} onpointerdown={drag::on_press(env, chip.card, ".chip-button")}
                    onclick={env.on_click(Click::Act(Action::TakeBack(chip.card)))}
                    aria-label={take_back_label(locale, round, chip.card)}>
                    { inside }
                </button>
            } else {
                { inside }
            }
        </li>
    }
}

fn take_back_label(locale: &Locale, round: &Round, card: CardIx) -> String {
    let name = super::announce::card_name(locale, round, card);
    locale.fill(Key::CardTakeBack, &[("card", &name)])
}

/// "you said AWS".
pub(super) fn you_said(locale: &Locale, round: &Round, said: PartyIx) -> String {
    locale.fill(Key::CardYouSaid, &[("party", &round.deck().party(said).name)])
}

/// A tick or a cross, never told apart by colour alone.
pub(super) fn verdict_mark(locale: &Locale, right: bool) -> Html {
    let (class, path, key) = if right {
        ("mark right", "M4 10.5l4 4 8-9", Key::ExplainRight)
    } else {
        ("mark wrong", "M5 5l10 10M15 5L5 15", Key::ExplainWrong)
    };
    html! {
        <svg class={class} viewBox="0 0 20 20" role="img" aria-label={AttrValue::from(locale.text(key))}>
            <path d={path} fill="none" stroke="currentColor" stroke-width="2.6"
                stroke-linecap="round" stroke-linejoin="round" />
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
