//! The bar above the table: the deck, where the round stands, and the way to decks and settings.

use yew::prelude::*;

use super::announce::position;
use super::clicks::Do;
use super::learn_link::{is_guest, learn, room};
use super::table::Table;
use game::{Feedback, Phase, Round};
use i18n::{Key, Locale};

#[inline(never)]
pub(super) fn bar(table: &Table) -> Html {
    let (locale, round) = (&table.locale, &table.round);
    let score = round.score();
    let at_the_end = round.rules().feedback == Feedback::AtTheEnd;
    let playing = round.phase() == Phase::Playing;
    html! {
        <div class="bar" part="bar">
            <h1 aria-level={is_guest().then_some("2")}>{ round.deck().title().clone() }</h1>
            <div class="meta">
                if playing {
                    if round.deadline().is_some() {
                        <span class="clock" role="timer"></span>
                        <button class="more-time" data-do={Do::Extend.word()}>
                            { locale.text(Key::BarMoreTime) }
                        </button>
                    }
                    <span class="position">{ progress(locale, round) }</span>
                    if !at_the_end {
                        <span class="streak" data-hot={(score.streak > 1).then_some("")}>
                            { locale.fill(Key::BarStreak, &[("n", &score.streak.to_string())]) }
                        </span>
                        <span class="points">{ locale.points(score.points) }</span>
                    }
                }
            </div>
            <div class="tools">
                { page(locale, learn(locale), is_guest().then_some(Key::ExplainNewTab), "M4 17V6l6-3 6 3v11M2 17h16M4 11h12", Key::BarLearn) }
                { for room(locale).map(|room| page(locale, room, None, "M2 17v-5h6v5zM12 17v-5h6v5zM7 8V3h6v5z", Key::BarRoom)) }
                <button data-open="decks" data-do={Do::Decks.word()}>
                    { super::card::icon("M3 5.5h9v11H3z M6 5.5V3h11v11h-5") }
                    <span>{ locale.text(Key::BarDecks) }</span>
                </button>
                <button data-open="settings" data-do={Do::Settings.word()}>
                    { super::card::icon("M3 6h6M13 6h4M9 4v4M3 14h2M9 14h8M7 12v4") }
                    <span>{ locale.text(Key::BarSettings) }</span>
                </button>
            </div>
        </div>
    }
}

/// The way to another page; one that opens in a tab of its own says so.
#[inline(never)]
fn page(locale: &Locale, href: String, tab: Option<Key>, icon: &'static str, says: Key) -> Html {
    html! {
        <a {href} target={tab.map(|_| "_blank")} title={tab.map(|tab| AttrValue::from(locale.text(tab)))}>
            { super::card::icon(icon) }
            <span>{ locale.text(says) }</span>
        </a>
    }
}

fn progress(locale: &Locale, round: &Round) -> String {
    match round.explaining() {
        None if !round.all_placed() => position(locale, round),
        _ => {
            let (n, of) = (round.placed().to_string(), round.order().len().to_string());
            let key = if round.explaining().is_some() { Key::BarCard } else { Key::BarPlaced };
            locale.fill(key, &[("n", &n), ("of", &of)])
        }
    }
}
