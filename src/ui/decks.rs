//! The deck picker.

use yew::prelude::*;

use super::clicks::Do;
use super::context::Env;
use super::learn_link::room;
use super::start_round::best_name;
use super::table::Table;
use game::Best;
use i18n::Key;
use model::Level;

#[inline(never)]
pub(super) fn decks(env: &Env, table: &Table) -> Html {
    let locale = &table.locale;
    let playing = table.round.deck().id();
    html! {
        <>
            <ul class="decks">
                { for table.catalog.entries.iter().map(|entry| {
                    let now = entry.id == *playing;
                    let best = env.outside.store().read(&best_name(&entry.id)).ok().flatten();
                    let best = best.and_then(|text| Best::read(&text));
                    // Twenty seconds for a card and its explanation.
                    let minutes = entry.cards.div_ceil(3);
                    html! {
                        <li key={&*entry.id}>
                            <button class="deck" data-deck={entry.id.clone()}
                                aria-current={now.then_some("true")} data-do={Do::Choose.word()}>
                                <b>{ entry.title.clone() }</b>
                                <span class="about">{ entry.about.clone() }</span>
                                <span class="facts">
                                    <span>{ locale.cards(entry.cards) }</span>
                                    <span>{ locale.fill(Key::DecksTime, &[("n", &minutes.to_string())]) }</span>
                                    <span>{ locale.text(level(entry.level)) }</span>
                                    if let Some(Best { right, of }) = best {
                                        <span class="now">{ locale.fill(Key::DecksBest,
                                            &[("n", &right.to_string()), ("of", &of.to_string())]) }</span>
                                    }
                                    if now {
                                        <span class="now">{ locale.text(Key::DecksPlaying) }</span>
                                    }
                                </span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
            // The page hears the chosen file and presses the button (`game.js`).
            <label class="deck own">
                <b>{ locale.text(Key::DecksOwn) }</b>
                <span class="about">{ locale.text(Key::DecksOwnAbout) }</span>
                <input type="file" accept=".json,application/json" />
                <button hidden=true data-deck="file:" data-do={Do::Choose.word()}></button>
            </label>
            if let Some(room) = room(locale) {
                <p><a class="room-link" href={room}>{ locale.text(Key::BarRoom) }</a></p>
            }
            <p class="small">{ locale.text(Key::DecksNote) }</p>
        </>
    }
}

fn level(level: Level) -> Key {
    match level {
        Level::Beginner => Key::LevelBeginner,
        Level::Intermediate => Key::LevelIntermediate,
        Level::Expert => Key::LevelExpert,
    }
}
