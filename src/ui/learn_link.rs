//! Links to Learn, which is a page of its own beside the game's script.

use std::sync::OnceLock;

use game::Round;
use i18n::Locale;
use model::Card;

/// Where Learn is.
static PAGE: OnceLock<(String, bool)> = OnceLock::new();

/// Says where Learn is, and whether the page is somebody else's, which the game does not leave. Each
/// game has its own memory, so the first word counts.
pub fn set_learn_page(address: String, is_guest: bool) {
    let _ = PAGE.set((address, is_guest));
}

/// Learn in the player's language.
pub(super) fn learn(locale: &Locale) -> String {
    let page = PAGE.get().map_or("learn.html", |(address, _)| address);
    format!("{page}?lang={}", locale.lang())
}

/// Whether Learn opens in a tab of its own.
pub(super) fn is_guest() -> bool {
    PAGE.get().is_some_and(|(_, is_guest)| *is_guest)
}

/// The floor of a card, if Learn has it. A deck with a building of its own has no floor there: the
/// layers of our model are the first twelve of a deck whose ground floor is `facilities`. Learn
/// leaves out a service that it does not know.
pub(super) fn floor(locale: &Locale, round: &Round, card: &Card) -> Option<String> {
    let deck = round.deck();
    let ours = *deck.layers()[0].id == *"facilities" && card.layer.0 < 12;
    let service = deck.service_of(card).map_or("", |service| &service.id);
    let layer = &deck.layer(card.layer).id;
    ours.then(|| learn(locale) + "&service=" + service + "&layer=" + layer)
}
