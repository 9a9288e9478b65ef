//! The game: composes the table and owns every effect. Each effect is keyed on a small value, so
//! that it runs when that changed and not with every render.

mod effects;

use std::rc::Rc;

use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::ByPtr;
use super::announce;
use super::bar::bar;
use super::clicks::on_click;
use super::clock::use_clock;
use super::column::{Column, ColumnProps};
use super::context::{Env, Outside};
use super::decks::decks;
use super::drag;
use super::focus;
use super::hand::hand;
use super::keys::{Command, Focus, command};
use super::notice::notice;
use super::pips::pips;
use super::results::results;
use super::settings_panel::settings_panel;
use super::spread::spread;
use super::table::{Change, Dialog, Table};
use crate::game::{Phase, Presentation};
use crate::i18n::Key;
use crate::model::CardIx;
pub(super) use effects::say;
use effects::{use_announcer, use_effects};

/// What a game starts with.
#[derive(Properties)]
pub struct GameProps {
    /// The world outside.
    pub outside: Rc<dyn Outside>,
    /// The table as the visit begins.
    pub table: Rc<Table>,
}

impl PartialEq for GameProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.outside, &other.outside) && Rc::ptr_eq(&self.table, &other.table)
    }
}

/// The whole game.
#[component]
pub fn Game(props: &GameProps) -> Html {
    let first = props.table.clone();
    let state = use_reducer(move || Table::clone(&first));
    let env = Env { outside: props.outside.clone(), dispatch: state.dispatcher() };
    let table: ByPtr<Table> = Table::clone(&state).into();
    let root = use_node_ref();
    let status = use_node_ref();
    use_effects(&env, &table, &root, &status);
    use_clock(&env, &table, &root, &status);
    let over = use_announcer(&table, &status);

    let on_key = {
        let (env, table, root) = (env.clone(), table.clone(), root.clone());
        Callback::from(move |event: KeyboardEvent| {
            drag::forget();
            let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
            let target = event.target_dyn_into::<Element>();
            let focus = target.map_or(Focus::Elsewhere, |target| focus_of(&target));
            // From right to left the first column is on the right.
            let mirrored = root
                .cast::<Element>()
                .is_some_and(|root| root.matches(":dir(rtl)").unwrap_or_default());
            let key = event.key();
            let key = match &*key {
                "ArrowLeft" if mirrored => "ArrowRight",
                "ArrowRight" if mirrored => "ArrowLeft",
                key => key,
            };
            let Some(command) = command(key, &table, focus).filter(|_| !modified) else {
                return;
            };
            event.prevent_default();
            match command {
                Command::File(card, party) => env.file(card, party),
                Command::Release => env.change(Change::Release),
                Command::Column(step) => focus::step(&root, "[data-drop]", step),
                Command::Card(step) => focus::step(&root, ".cards .face", step),
                Command::Press => focus::press(&root),
            }
        })
    };

    let round = &table.round;
    let deck = round.deck();
    let locale = &table.locale;
    let playing = round.phase() == Phase::Playing;
    let deal = round.rules().presentation == Presentation::Deal;
    let parties = deck.parties().len();
    html! {
        <div ref={root} class="game" part="game" dir="auto" lang={AttrValue::from(locale.lang().clone())}
            data-lang={AttrValue::from(deck.lang().clone())}
            data-screen={if playing { "table" } else { "results" }}
            data-theme={table.settings.theme.word()} data-motion={table.settings.motion.word()}
            data-presentation={round.rules().presentation.word()}
            data-holding={table.held.map(|_| "")} data-parties={parties.to_string()}
            role="group" aria-label={AttrValue::from(locale.text(Key::GameName))}
            onkeydown={on_key} onfocusin={over}
            onclick={on_click(&env, &table)} onpointerdown={drag::on_press(&env)}>
            { bar(&table) }
            { pips(locale, round) }
            if let Some(text) = &table.notice {
                { notice(locale, text) }
            }
            if playing {
                <div class="table" part="table">
                    if deal {
                        { hand(&table) }
                    } else {
                        { spread(&table) }
                    }
                    { for deck.party_ixs().map(|party| {
                        let props = ColumnProps::of(&table, party);
                        html! { <Column key={party.0} ..props /> }
                    }) }
                </div>
                <p class="how" data-quiet={(round.explaining().is_some() || round.all_placed()).then_some("")}>{ locale.text(if deal { Key::GameHow } else { Key::GameHowSpread }) }</p>
                if table.can_move() {
                    <p id="back" hidden=true>{ locale.text(Key::CardTakeBack) }</p>
                }
                <p id="keys" hidden=true>
                    { locale.fill(Key::GameKeys, &[("n", &parties.to_string())]) }
                    if deal && parties == 2 { { " " }{ locale.text(Key::GameKeysSides) } }
                </p>
            } else {
                { results(&table) }
            }
            <div ref={status} role="status" aria-live="polite" class="aside"></div>
            if table.dialog == Some(Dialog::Decks) { { decks(&env, &table) } }
            if table.dialog == Some(Dialog::Settings) { { settings_panel(&env, &table) } }
        </div>
    }
}

/// What has the focus, as far as keys care: the hand, a card, or anything on one.
fn focus_of(target: &Element) -> Focus {
    if target.has_attribute("data-hand") {
        return Focus::Hand;
    }
    let card = target.closest("[data-ix]").ok().flatten();
    let ix = card.and_then(|card| card.get_attribute("data-ix")?.parse().ok());
    ix.map_or(Focus::Elsewhere, |ix| Focus::Card(CardIx(ix)))
}

/// What is said of the column under the focus while a card is held.
fn words_over(table: &Table, target: &Element) -> Option<String> {
    let id = target.get_attribute("data-drop")?;
    let deck = table.round.deck();
    let party = deck.party_ixs().find(|&ix| *deck.party(ix).id == *id)?;
    Some(announce::over(&table.locale, &table.round, party))
}
