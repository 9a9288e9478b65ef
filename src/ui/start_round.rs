//! Opening a round: which deck, in which language, new or resumed. What goes wrong becomes a
//! notice; there is always a round to play.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::context::{Env, Outside};
use super::settings::Settings;
use super::table::{Change, Table};
use game::{Phase, Round, Store, StoreError, restore};
use i18n::{Key, Locale};
use model::{Catalog, Deck, pack};
use site::StartPack;

/// Names in the store.
pub(super) const SETTINGS: &str = "settings";
const DECK: &str = "deck";
/// What the ids of decks of somebody's own start with.
const OWN: &str = "own-";

/// The name of a deck's round in the store.
pub fn round_name(deck: &str) -> String {
    format!("round/{deck}")
}

/// The name of a deck's best result in the store.
pub(super) fn best_name(deck: &str) -> String {
    format!("best/{deck}")
}

/// What the page asks for; all of it optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The deck to play; else the one played last, else the first of the site.
    pub deck: Option<String>,
    /// The order of the cards; else nobody knows.
    pub seed: Option<u32>,
    /// Settings by name, which win over what the player once chose.
    pub settings: Vec<(String, String)>,
}

/// The table as a visit begins.
pub async fn open_round(outside: &Rc<dyn Outside>, start: StartPack, opening: &Opening) -> Table {
    let store = outside.store();
    let mut settings = Settings::load(&read(store, SETTINGS).unwrap_or_default());
    for (name, word) in &opening.settings {
        settings.set(name, word);
    }
    let StartPack { locale, catalog, deck } = start;
    let wanted = opening.deck.clone().or_else(|| read(store, DECK));
    let mut notice = None;
    let deck = match wanted.filter(|id| **id != **deck.id()) {
        None => deck,
        Some(id) => match wanted_deck(&**outside, &id, opening, locale.lang()).await {
            Ok(other) => other,
            Err(why) => {
                let is_address = opening.deck.is_some() && !is_id(&id);
                notice = Some(no_deck(&locale, &catalog, &id, is_address, &why));
                deck
            }
        },
    };
    let opened = open(&**outside, &locale, Rc::new(deck), settings, opening.seed);
    let mut table =
        Table::new(locale.into(), catalog.into(), opened.round.into(), settings, opened.resumed);
    table.notice = notice.or(opened.notice).map(Into::into);
    table
}

/// The deck that a visit begins with. What is kept may be anybody's, so only the page itself may ask
/// for an address.
async fn wanted_deck(
    outside: &dyn Outside,
    id: &str,
    opening: &Opening,
    lang: &str,
) -> Result<Deck, String> {
    if opening.deck.is_none() && !is_id(id) {
        return Err(id.to_owned());
    }
    load_deck(outside, id, lang).await
}

struct Opened {
    round: Round,
    resumed: bool,
    notice: Option<String>,
}

/// The saved round of a deck, or a new one.
fn open(
    outside: &dyn Outside,
    locale: &Locale,
    deck: Rc<Deck>,
    settings: Settings,
    seed: Option<u32>,
) -> Opened {
    let name = round_name(deck.id());
    let fresh = |notice| {
        let seed = seed.unwrap_or_else(|| outside.seed());
        let rules = settings.rules();
        let cards = settings.select(&deck, seed);
        let round = Round::start(deck.clone(), rules, cards, seed, outside.now());
        Opened { round, resumed: false, notice }
    };
    let same_wish = seed.is_none_or(|seed| {
        let wish = (format!("{name}/seed"), seed.to_string());
        let same = read(outside.store(), &wish.0).as_deref() == Some(&wish.1);
        // Where it cannot be kept, a reload starts the asked order anew.
        let _ = outside.store().write(&wish.0, &wish.1);
        same
    });
    let Some(text) = read(outside.store(), &name) else { return fresh(None) };
    match restore(&text, &deck) {
        // Somebody asked for an order, and this round does not come from that wish.
        Ok(_) if !same_wish => fresh(None),
        Ok(restored) => {
            let notice = if restored.damaged {
                keep_damaged(outside.store(), &name, &text);
                let cards = locale.cards(restored.round.placed());
                Some(locale.fill(Key::NoticeDamaged, &[("cards", &cards)]))
            } else if restored.gone > 0 {
                let cards = locale.cards(restored.gone);
                Some(locale.fill(Key::NoticeGone, &[("cards", &cards)]))
            } else {
                None
            };
            let round = &restored.round;
            if round.phase() == Phase::Playing {
                outside.resume(round.started() + round.elapsed());
            }
            let resumed = !round.log().is_empty();
            Opened { round: restored.round, resumed, notice }
        }
        Err(_) => {
            keep_damaged(outside.store(), &name, &text);
            fresh(Some(locale.text(Key::NoticeLost).to_string()))
        }
    }
}

/// A text that could not be read in full is kept beside, where no round overwrites it.
fn keep_damaged(store: &dyn Store, name: &str, text: &str) {
    // Where it cannot be kept either, the notice has been shown and there is no more to do.
    let _ = store.write(&format!("{name}/damaged"), text);
}

/// What was asked for last and is still on its way. A game is one module instance, so this is its own.
#[derive(Clone)]
struct Wish {
    /// Grows with each wish: what was asked for before the last one comes to nothing.
    number: u32,
    deck: Option<String>,
    lang: Option<String>,
    /// Whether the page asked for the deck, not the player.
    quietly: bool,
}

thread_local! {
    static WISH: RefCell<Wish> =
        const { RefCell::new(Wish { number: 0, deck: None, lang: None, quietly: false }) };
}

/// Goes over to another deck; its saved round goes on. `quietly` if the page asked for it.
pub fn choose_deck(env: &Env, table: &Table, id: &str, quietly: bool) {
    WISH.with_borrow_mut(|wish| (wish.deck, wish.quietly) = (Some(id.to_owned()), quietly));
    fulfil(env, table);
}

/// Why there is another deck than the one asked for.
#[inline(never)]
fn no_deck(locale: &Locale, catalog: &Catalog, id: &str, is_there: bool, why: &str) -> String {
    if is_there || catalog.find(id).is_some() {
        return locale.fill(Key::NoticeDeckFailed, &[("why", why)]);
    }
    locale.fill(Key::NoticeUnknownDeck, &[("deck", id)])
}

/// Goes over to another language in the middle of whatever is going on.
pub fn speak(env: &Env, table: &Table, lang: &str) {
    WISH.with_borrow_mut(|wish| wish.lang = Some(lang.to_owned()));
    fulfil(env, table);
}

/// Fetches all that is wished for by now. The last wish wins, not the one that arrives last; it
/// includes those before it that are still on their way.
fn fulfil(env: &Env, table: &Table) {
    let wish = WISH.with_borrow_mut(|wish| {
        wish.number = wish.number.wrapping_add(1);
        wish.clone()
    });
    let env = env.clone();
    let (old, settings) = (table.locale.clone(), table.settings);
    let catalog = table.catalog.clone();
    let id = wish.deck.clone().unwrap_or_else(|| table.round.deck().id().to_string());
    spawn_local(async move {
        let outside = &*env.outside;
        let loaded = async {
            let (mut speech, mut found) = (None, None);
            if let Some(lang) = &wish.lang {
                let text = outside.load(&format!("{lang}.pack")).await?;
                let start = StartPack::unpack(&text).map_err(|error| error.to_string())?;
                speech = Some((start.locale, start.catalog));
                found = Some(start.deck).filter(|deck| **deck.id() == *id);
            }
            let deck = match found {
                Some(deck) => deck,
                None => load_deck(outside, &id, wish.lang.as_deref().unwrap_or(old.lang())).await?,
            };
            Ok::<_, String>((speech, deck))
        };
        let loaded = loaded.await;
        let is_last = WISH.with_borrow_mut(|now| {
            let is_last = now.number == wish.number;
            if is_last {
                (now.deck, now.lang) = (None, None);
            }
            is_last
        });
        if !is_last {
            return;
        }
        let (speech, deck) = match loaded {
            Ok((speech, deck)) => (speech, Rc::new(deck)),
            Err(why) => {
                return failed(
                    &env,
                    no_deck(&old, &catalog, &id, wish.deck.is_none() || !is_id(&id), &why),
                );
            }
        };
        let mut locale = old;
        if let Some((spoken, catalog)) = speech {
            locale = spoken.into();
            env.change(Change::Speak(locale.clone(), catalog.into(), deck.clone()));
        }
        if wish.deck.is_some() {
            let _ = outside.store().write(DECK, deck.id());
            let opened = open(outside, &locale, deck, settings, None);
            let deal = Change::Deal(opened.round.into(), opened.resumed);
            env.change(if wish.quietly { Change::Quietly(Box::new(deal)) } else { deal });
            env.change(Change::Notify(opened.notice.map(Into::into)));
        }
    });
}

fn failed(env: &Env, notice: String) {
    env.change(Change::Show(None));
    env.change(Change::Notify(Some(notice.into())));
}

async fn load_deck(outside: &dyn Outside, id: &str, lang: &str) -> Result<Deck, String> {
    let store = outside.store();
    let text = match kept(id).and_then(|name| read(store, &name)) {
        Some(text) => text,
        // Somebody's own deck: the page fetches it and makes a pack of it, or says what is wrong.
        None if !is_id(id) => outside.load(&format!("own:{lang}:{id}")).await?,
        None => outside.load(&format!("{id}.{lang}.pack")).await?,
    };
    let deck = pack::read(&text).map_err(|error| error.to_string())?;
    if let Some(name) = kept(deck.id()) {
        // Where it cannot be kept, a reload goes to another deck.
        let _ = store.write(&name, &text);
    }
    Ok(deck)
}

/// Whether this is the id of a deck, which becomes part of an address; anything else is the address
/// of somebody's own deck.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Where a deck of somebody's own is kept, so that a reload finds it again: its id starts with
/// `own-`, which no deck of the site does.
fn kept(id: &str) -> Option<String> {
    id.starts_with(OWN).then(|| format!("pack/{id}"))
}

fn read(store: &dyn Store, name: &str) -> Option<String> {
    // A store that cannot be read is as good as empty; saving will say that it does not work.
    store.read(name).ok().flatten()
}

/// What to tell a player whose round cannot be saved.
pub(super) fn store_notice(error: StoreError) -> Key {
    match error {
        StoreError::Blocked => Key::NoticeBlocked,
        StoreError::Framed => Key::NoticeFramed,
        StoreError::Full => Key::NoticeFull,
    }
}
