//! The deck picker.

use yew::prelude::*;

use super::context::use_env;
use super::dialog::Sheet;
use super::start_round::choose_deck;
use super::table::Table;
use super::ByPtr;
use crate::i18n::Key;
use crate::model::Level;

#[derive(Properties, PartialEq)]
pub(super) struct DecksProps {
    pub(super) table: ByPtr<Table>,
}

#[component]
pub(super) fn Decks(props: &DecksProps) -> Html {
    let env = use_env();
    let locale = &props.table.locale;
    let playing = props.table.round.deck().id();
    let choose = |id: &str| {
        let (env, table, id) = (env.clone(), props.table.clone(), id.to_owned());
        Callback::from(move |_: MouseEvent| choose_deck(&env, &table, &id))
    };
    html! {
        <Sheet locale={locale.clone()} title={Key::DecksTitle} name="decks">
            <ul class="decks">
                { for props.table.catalog.entries.iter().map(|entry| html! {
                    <li>
                        <button type="button" class="deck" data-deck={entry.id.clone()}
                            aria-current={(entry.id == *playing).then_some("true")}
                            onclick={choose(&entry.id)}>
                            <b>{ entry.title.clone() }</b>
                            <span class="about">{ entry.about.clone() }</span>
                            <span class="facts">
                                <span>{ locale.cards(entry.cards) }</span>
                                <span>{ locale.text(level(entry.level)) }</span>
                                if entry.id == *playing {
                                    <span class="now">{ locale.text(Key::DecksPlaying) }</span>
                                }
                            </span>
                        </button>
                    </li>
                }) }
            </ul>
            <p class="small">{ locale.text(Key::DecksNote) }</p>
        </Sheet>
    }
}

fn level(level: Level) -> Key {
    match level {
        Level::Beginner => Key::LevelBeginner,
        Level::Intermediate => Key::LevelIntermediate,
        Level::Expert => Key::LevelExpert,
    }
}
