//! The game: composes the table and owns every effect. Each effect is keyed on a small value, so
//! that it runs when that changed and not with every render.

mod effects;

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::ByPtr;
use super::announce;
use super::asked::{Coming, use_screens, waits};
use super::bar::bar;
use super::clicks::on_click;
use super::clock::use_clock;
use super::column::{Column, ColumnProps};
use super::context::{Env, Outside};
use super::dialog::sheet;
use super::explanation::Why;
use super::hand::hand;
use super::keyboard::on_key;
use super::later::Later;
use super::notice::notice;
use super::pips::pips;
use super::press::on_press;
use super::spread::spread;
use super::table::{Dialog, Table};
use effects::{use_announcer, use_effects, use_result_focus};
use game::{Phase, Presentation};
use i18n::Key;

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
    let keyboard = use_memo((), |()| Cell::new(false));
    let waiting = use_memo((), |()| Later::default());
    use_effects(&env, &table, &root, &status, &keyboard, &waiting);
    use_clock(&env, &table, &root, &status);
    let over = use_announcer(&table, &status, &waiting);
    let playing = table.round.phase() == Phase::Playing;
    let explaining = table.round.explaining();
    let (coming, again) =
        use_screens(&env, explaining.is_some() || !playing || table.dialog.is_some());
    let here = match &coming {
        Coming::Here(screens) => Some(*screens),
        _ => None,
    };
    use_result_focus(&table, &root, !playing && here.is_some());

    let on_key = on_key(&env, &table, &root, &keyboard);

    let round = &table.round;
    let deck = round.deck();
    let locale = &table.locale;
    let deal = round.rules().presentation == Presentation::Deal;
    let parties = deck.parties().len();
    let explained = explaining.map(|card| {
        let words = match here {
            Some(here) => (here.why)(locale, round, card),
            None => waits(locale, &coming, &again),
        };
        (card, Why { words, is_coming: here.is_none() })
    });
    html! {
        <div ref={root} class="game" part="game" dir="auto" lang={AttrValue::from(locale.lang().clone())}
            data-lang={AttrValue::from(deck.lang().clone())}
            data-screen={if playing { "table" } else { "results" }}
            data-theme={table.settings.theme.word()} data-motion={table.settings.motion.word()}
            data-presentation={round.rules().presentation.word()}
            data-holding={table.held.map(|_| "")} data-parties={parties.to_string()}
            role="region" aria-label={AttrValue::from(locale.text(Key::GameName))}
            onkeydown={on_key} onfocusin={over}
            onclick={on_click(&env, &table)} onpointerdown={on_press(&env, &table, &keyboard)}>
            { bar(&table) }
            { pips(locale, round) }
            if let Some(text) = &table.notice {
                { notice(locale, text) }
            }
            if playing {
                <div class="table" part="table">
                    if deal {
                        { hand(&table, explained) }
                    } else {
                        { spread(&table, explained) }
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
                // Only what works while a screen reader reads the page.
                <p id="keys" hidden=true>
                    { locale.text(if deal { Key::GameKeys } else { Key::GameKeysSpread }) }
                </p>
            } else {
                <section class="results" part="results" aria-busy={here.is_none().then_some("true")}
                    aria-label={AttrValue::from(locale.text(Key::ResultLabel))}>
                    { here.map_or_else(|| waits(locale, &coming, &again), |here| (here.results)(&table)) }
                </section>
            }
            <div ref={status} role="status" aria-live="polite" class="aside"></div>
            if let Some(dialog) = table.dialog {
                { sheet(&env, locale, dialog, here.is_none(), match here {
                    Some(here) => match dialog {
                        Dialog::Decks => (here.decks)(&env, &table),
                        Dialog::Settings => (here.settings)(&env, &table),
                    },
                    None => waits(locale, &coming, &again),
                }) }
            }
        </div>
    }
}

/// What is said of the column under the focus while a card is held.
fn words_over(table: &Table, target: &Element) -> Option<String> {
    let id = target.get_attribute("data-drop")?;
    let deck = table.round.deck();
    let party = deck.party_ixs().find(|&ix| *deck.party(ix).id == *id)?;
    Some(announce::over(&table.locale, &table.round, party))
}
