//! What the player asks for: explanations, results, the decks, the settings. A part of the module, since the first card needs
//! none of them: nothing else may name these functions, or they are in everybody's download.

use door::{Missing, now, wasm_split};
use yew::prelude::*;

use super::ByPtr;
use super::context::Env;
use super::decks::decks;
use super::results::results;
use super::settings_panel::settings_panel;
use super::table::Table;
use super::why::why;
use game::Round;
use i18n::Locale;
use model::CardIx;

/// What is in the part.
pub(super) struct Screens {
    pub(super) why: fn(&Locale, &Round, CardIx) -> Html,
    pub(super) results: fn(&Table) -> Html,
    pub(super) decks: fn(&Env, &Table) -> Html,
    pub(super) settings: fn(&Env, &ByPtr<Table>) -> Html,
}

#[wasm_split(screens, fallible, wasm_split_path = ::door)]
fn part() -> Result<&'static Screens, Missing> {
    static SCREENS: Screens = Screens { why, results, decks, settings: settings_panel };
    Ok(&SCREENS)
}

/// The part, if the page has fetched it.
pub(super) fn screens() -> Option<&'static Screens> {
    now(part())
}
