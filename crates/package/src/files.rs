//! The files of a package: which of the site's it takes, and which it makes anew.

use std::collections::BTreeMap;

use super::{PackageError, Settings};
use authoring::DeckSource;
use i18n::LANGUAGES;
use model::{Catalog, Deck, DeckFault, pack};
use plain::Texts;
use site::StartPack;

/// Files by name, with `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What every package takes from the site as it is.
const TAKEN: [&str; 10] = [
    "launch.css",
    "plain/plain.css",
    "whos-responsible-game.js",
    "whos-responsible-lms.js",
    "whos-responsible-lms_bg.wasm",
    "whos-responsible-plain.js",
    "whos-responsible.css",
    "whos-responsible.js",
    "whos-responsible_bg.wasm",
    "whos-responsible_screens.wasm",
];

/// The texts of the pages without script, in the order of [`LANGUAGES`].
const PLAIN_TEXTS: [&str; LANGUAGES.len()] = [
    include_str!("../../../locales/plain/en.json"),
    include_str!("../../../locales/plain/es.json"),
    include_str!("../../../locales/plain/pt-BR.json"),
];

const LICENCE: &str = include_str!("../../../LICENSE");

/// The deck in a language of the player.
pub(super) struct Edition<'a> {
    /// The language of the player.
    pub(super) lang: &'a str,
    /// The deck, in this language if it has it.
    pub(super) deck: Deck,
    /// What those read whose browser runs no script.
    pub(super) texts: Texts,
}

fn start_pack(lang: &str) -> String {
    format!("packs/{lang}.pack")
}

fn deck_pack(deck: &str, lang: &str) -> String {
    format!("packs/{deck}.{lang}.pack")
}

/// The files of the site from which a package is made.
pub fn needed(settings: &Settings) -> Vec<String> {
    let mut names: Vec<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    for lang in &settings.languages {
        names.extend([start_pack(lang), deck_pack(&settings.deck, lang)]);
    }
    names
}

/// Puts a deck that the site does not have beside those that it has, under its own id.
///
/// # Errors
/// [`DeckFault`] if it makes no deck in one of the languages.
pub fn add_deck(
    site: &mut Files,
    source: &DeckSource,
    languages: &[String],
) -> Result<(), DeckFault> {
    for lang in languages {
        let deck = source.in_language(source.nearest(lang))?;
        site.insert(deck_pack(source.id(), lang), pack::write(&deck).into_bytes());
    }
    Ok(())
}

/// The deck in every language of the package.
pub(super) fn editions<'a>(
    settings: &'a Settings,
    site: &Files,
) -> Result<Vec<Edition<'a>>, PackageError> {
    let edition = |lang: &'a String| {
        let name = deck_pack(&settings.deck, lang);
        if !site.contains_key(&name) {
            let start = start(site, lang)?;
            if start.catalog.find(&settings.deck).is_none() {
                let known = start.catalog.entries.iter().map(|entry| entry.id.to_string());
                let (deck, known) = (settings.deck.clone(), known.collect());
                return Err(PackageError::UnknownDeck { deck, known });
            }
        }
        let deck = pack::read(text(site, &name)?).map_err(|fault| damaged(&name, &fault))?;
        if **deck.id() != *settings.deck {
            return Err(damaged(&name, &format!("it is of the deck {}", deck.id())));
        }
        Ok(Edition { lang, deck, texts: texts(lang)? })
    };
    settings.languages.iter().map(edition).collect()
}

/// The texts of the pages without script in a language of the player.
fn texts(lang: &str) -> Result<Texts, PackageError> {
    let known = LANGUAGES.iter().zip(PLAIN_TEXTS).find(|(known, _)| **known == lang);
    let texts = Texts::read(known.map_or("", |(_, texts)| texts));
    texts.map_err(|fault| damaged(&format!("locales/plain/{lang}.json"), &fault))
}

/// All files but the launch page and the manifest.
pub(super) fn of_site(
    settings: &Settings,
    editions: &[Edition],
    site: &Files,
) -> Result<Files, PackageError> {
    let missing: Vec<String> =
        needed(settings).into_iter().filter(|name| !site.contains_key(name)).collect();
    if !missing.is_empty() {
        return Err(PackageError::Missing(missing));
    }
    let mut files: Files = TAKEN
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), site.get(*name)?.clone())))
        .collect();
    files.insert("LICENSE.txt".to_owned(), LICENCE.as_bytes().to_vec());
    for Edition { lang, deck, .. } in editions {
        let own = pack::write(deck);
        files.insert(start_pack(lang), only(start(site, lang)?, &own)?.into_bytes());
        files.insert(deck_pack(deck.id(), lang), own.into_bytes());
    }
    for (name, page) in tables(editions)? {
        files.insert(format!("plain/{name}"), page.into_bytes());
    }
    Ok(files)
}

/// The start pack with one deck to choose.
fn only(mut start: StartPack, own: &str) -> Result<String, PackageError> {
    start.deck = pack::read(own).map_err(|fault| PackageError::Unwritten(fault.to_string()))?;
    start.catalog = Catalog::default();
    start.catalog.push(&start.deck);
    Ok(start.pack())
}

/// The deck as pages without script. Those of the site lead to decks that are not in the package.
fn tables(editions: &[Edition]) -> Result<Vec<(String, String)>, PackageError> {
    let mut all = Vec::new();
    for Edition { lang, deck, texts } in editions {
        let deck = pack::read(&pack::write(deck));
        let deck = deck.map_err(|fault| PackageError::Unwritten(fault.to_string()))?;
        all.push(plain::Edition { lang, texts: texts.clone(), decks: vec![deck] });
    }
    Ok(plain::pages(&all, |_, _| "../index.html".to_owned()))
}

/// The title in each language, one a language; the first is that of the package.
pub(super) fn titles(settings: &Settings, editions: &[Edition]) -> Vec<(String, String)> {
    said(editions, &settings.titles, |deck| deck.title())
}

/// The description in each language.
pub(super) fn descriptions(settings: &Settings, editions: &[Edition]) -> Vec<(String, String)> {
    said(editions, &settings.descriptions, |deck| deck.about())
}

fn said(
    editions: &[Edition],
    chosen: &[(String, String)],
    own: fn(&Deck) -> &str,
) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for Edition { lang, deck, .. } in editions {
        let one = match chosen.iter().find(|(chosen, _)| chosen == lang) {
            Some(one) => one.clone(),
            None => (deck.lang().to_string(), own(deck).to_owned()),
        };
        if !all.iter().any(|(lang, _)| *lang == one.0) {
            all.push(one);
        }
    }
    all
}

fn start(site: &Files, lang: &str) -> Result<StartPack, PackageError> {
    let name = start_pack(lang);
    StartPack::unpack(text(site, &name)?).map_err(|fault| damaged(&name, &fault))
}

fn text<'a>(site: &'a Files, name: &str) -> Result<&'a str, PackageError> {
    let bytes = site.get(name).ok_or_else(|| PackageError::Missing(vec![name.to_owned()]))?;
    std::str::from_utf8(bytes).map_err(|fault| damaged(name, &fault))
}

fn damaged(file: &str, fault: &impl ToString) -> PackageError {
    PackageError::Damaged { file: file.to_owned(), fault: fault.to_string() }
}
