//! The deck picker.

use yew::prelude::*;

use super::clicks::Do;
use super::context::Env;
use super::dialog::sheet;
use super::table::Table;
use crate::i18n::Key;
use crate::model::Level;

#[inline(never)]
pub(super) fn decks(env: &Env, table: &Table) -> Html {
    let locale = &table.locale;
    let playing = table.round.deck().id();
    let inside = html! {
        <>
            <ul class="decks">
                { for table.catalog.entries.iter().map(|entry| {
                    let now = entry.id == *playing;
                    html! {
                        <li key={&*entry.id}>
                            <button class="deck" data-deck={entry.id.clone()}
                                aria-current={now.then_some("true")} data-do={Do::Choose.word()}>
                                <b>{ entry.title.clone() }</b>
                                <span class="about">{ entry.about.clone() }</span>
                                <span class="facts">
                                    <span>{ locale.cards(entry.cards) }</span>
                                    <span>{ locale.text(level(entry.level)) }</span>
                                    if now {
                                        <span class="now">{ locale.text(Key::DecksPlaying) }</span>
                                    }
                                </span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
            <p class="small">{ locale.text(Key::DecksNote) }</p>
        </>
    };
    sheet(env, locale, Key::DecksTitle, "decks", inside)
}

fn level(level: Level) -> Key {
    match level {
        Level::Beginner => Key::LevelBeginner,
        Level::Intermediate => Key::LevelIntermediate,
        Level::Expert => Key::LevelExpert,
    }
}
