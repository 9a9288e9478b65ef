//! Links to Learn and to the room, which are pages of their own beside the game's script.

use std::cell::RefCell;

use game::Round;
use i18n::Locale;
use model::{Card, Deck};

thread_local! {
    /// Where Learn is, and whether the page is somebody else's.
    static PAGE: RefCell<Option<(String, bool)>> = const { RefCell::new(None) };
}

/// Says where Learn is, and whether the page is somebody else's, which the game does not leave. Each
/// game has its own memory.
pub fn set_learn_page(address: String, is_guest: bool) {
    PAGE.set(Some((address, is_guest)));
}

/// Learn in the player's language.
pub(super) fn learn(locale: &Locale) -> String {
    PAGE.with_borrow(|page| {
        let page = page.as_ref().map_or("learn.html", |(address, _)| address);
        beside(page, locale)
    })
}

/// Whether Learn opens in a tab of its own.
pub(super) fn is_guest() -> bool {
    PAGE.with_borrow(|page| page.as_ref().is_some_and(|(_, is_guest)| *is_guest))
}

/// The room in the player's language, on the site itself: other people's pages lead to none.
pub(super) fn room(locale: &Locale) -> Option<String> {
    (!is_guest()).then(|| beside("room.html", locale))
}

/// A page of ours in the player's language.
fn beside(page: &str, locale: &Locale) -> String {
    page.to_owned() + "?lang=" + locale.lang()
}

/// The floor of a card, if Learn has it. A deck with a building of its own has no floor there: the
/// layers of our model are the first twelve of a deck whose ground floor is `facilities`. Learn
/// leaves out a service that it does not know.
pub(super) fn floor(locale: &Locale, round: &Round, card: &Card) -> Option<String> {
    floor_query(round.deck(), card).map(|query| learn(locale) + &query)
}

/// The part of Learn's address that names a card's floor; see [`floor`].
pub fn floor_query(deck: &Deck, card: &Card) -> Option<String> {
    let ours = *deck.layers()[0].id == *"facilities" && card.layer.0 < 12;
    let service = deck.service_of(card).map_or("", |service| &service.id);
    let layer = &deck.layer(card.layer).id;
    ours.then(|| "&service=".to_owned() + service + "&layer=" + layer)
}
