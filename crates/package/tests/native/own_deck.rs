//! Packages with a deck that the site does not have.

use super::*;
use authoring::read_deck;

/// A site with the example deck, which speaks English and German.
fn with_own(languages: &[&str], change: fn(String) -> String) -> (Files, Settings) {
    let json = change(include_str!("../../../../decks/examples/data-protection.json").to_owned());
    let source = read_deck(&json, None).map_err(|all| format!("{all:?}")).expect("a deck");
    let mut site = site();
    let languages: Vec<String> = languages.iter().map(|lang| (*lang).to_owned()).collect();
    package::add_deck(&mut site, &source, &languages).expect("a deck in each language");
    (site, Settings { languages, ..Settings::new(Format::Cmi5, "data-protection") })
}

#[test]
fn an_own_deck_is_packaged_under_its_own_id() {
    let (site, settings) = with_own(&["en"], |json| json);
    let files = package::contents(&settings, &site).expect("a package");
    let start = StartPack::unpack(text(&files, "packs/en.pack")).expect("a start pack");
    assert_eq!(&**start.deck.id(), "data-protection");
    assert_eq!(start.catalog.entries.len(), 1);
    assert_eq!(start.deck.parties().len(), 3);
    assert!(files.contains_key("packs/data-protection.en.pack"));
    assert!(text(&files, "plain/data-protection.en.html").contains("Controller"));
}

#[test]
fn where_a_deck_lacks_a_language_its_first_is_shown_and_said_to_be_so() {
    let (site, settings) = with_own(&["en", "es"], |json| json);
    let files = package::contents(&settings, &site).expect("a package");
    let start = StartPack::unpack(text(&files, "packs/es.pack")).expect("a start pack");
    assert_eq!((&**start.locale.lang(), &**start.deck.lang()), ("es", "en"));
    let page = text(&files, "plain/data-protection.es.html");
    assert!(page.contains("<html lang=\"es\">") && page.contains("<h1 lang=\"en\">"));
    let warnings = package::summary(&settings, &site).expect("a summary").warnings;
    assert!(warnings[0].contains("no texts in es"), "{warnings:?}");
    let titles = xml::read(text(&files, "cmi5.xml")).one("au").one("title");
    let spoken: Vec<_> = titles.inside.iter().map(|one| one.attribute("lang")).collect();
    assert_eq!(spoken, [Some("en")], "one title a language");
}

#[test]
fn a_near_language_is_taken_for_the_one_of_the_player() {
    let renamed =
        |json: String| json.replace("\"en\",", "\"en-GB\",").replace("\"en\":", "\"en-GB\":");
    let (site, settings) = with_own(&["en"], renamed);
    let files = package::contents(&settings, &site).expect("a package");
    let start = StartPack::unpack(text(&files, "packs/en.pack")).expect("a start pack");
    assert_eq!(&**start.deck.lang(), "en-GB");
}
