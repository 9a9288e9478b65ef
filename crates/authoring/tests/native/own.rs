//! Decks of one's own, as the page reads them.

use authoring::own_pack;
use model::pack;

const DECK: &str = r#"{
  "format": "whos-responsible/deck", "version": 1, "languages": ["en", "de"],
  "id": "privacy", "level": "beginner",
  "title": { "en": "Who answers?", "de": "Wer haftet?" },
  "about": { "en": "Privacy roles.", "de": "Rollen im Datenschutz." },
  "parties": [
    { "id": "controller", "name": { "en": "Controller", "de": "Verantwortlicher" } },
    { "id": "processor", "name": { "en": "Processor", "de": "Auftragsverarbeiter" } },
    { "id": "both", "name": { "en": "Both", "de": "Beide" } }
  ],
  "layers": [{ "id": "law", "name": { "en": "Law", "de": "Recht" } }],
  "tasks": [{ "id": "purpose", "layer": "law",
    "text": { "en": "Decide why data is <b>processed</b>", "de": "Den Zweck festlegen" } }],
  "responsibilities": [{ "task": "purpose", "owner": "controller",
    "why": { "en": "Who decides the purpose is the controller.", "de": "Wer den Zweck festlegt, haftet." },
    "sources": [{ "title": "GDPR, article 4", "url": "https://eur-lex.europa.eu/eli/reg/2016/679/oj" }],
    "checked": "2026-11-22", "evidence": "stated" }]
}"#;

#[test]
fn an_own_deck_becomes_a_pack_in_the_players_language() {
    let deck = pack::read(&own_pack(DECK, "de").expect("a pack")).expect("a deck");
    assert_eq!((&**deck.id(), &**deck.lang()), ("own-privacy", "de"));
    assert_eq!(deck.parties().len(), 3);
    assert_eq!(&*deck.title().clone(), "Wer haftet?");
}

#[test]
fn a_language_that_the_deck_lacks_becomes_its_first() {
    let deck = pack::read(&own_pack(DECK, "pt-BR").expect("a pack")).expect("a deck");
    assert_eq!(&**deck.lang(), "en");
    let deck = pack::read(&own_pack(DECK, "de-AT").expect("a pack")).expect("a deck");
    assert_eq!(&**deck.lang(), "de");
}

#[test]
fn markup_in_an_own_deck_stays_text() {
    let deck = pack::read(&own_pack(DECK, "en").expect("a pack")).expect("a deck");
    assert_eq!(&*deck.cards()[0].task, "Decide why data is <b>processed</b>");
}

#[test]
fn a_mark_before_the_text_is_no_problem() {
    assert!(own_pack(&format!("\u{feff}{DECK}"), "en").is_ok());
}

#[test]
fn a_bad_own_deck_says_where_and_what_to_do() {
    let bad = DECK
        .replace("\"owner\": \"controller\"", "\"owner\": \"nobody\"")
        .replace("https://eur-lex.europa.eu/eli/reg/2016/679/oj", "javascript:alert(1)");
    let told = own_pack(&bad, "en").expect_err("problems");
    assert!(told.contains("responsibilities[0].owner: there is no party \"nobody\""), "{told}");
    assert!(told.contains("responsibilities[0].sources[0].url"), "{told}");
}

#[test]
fn of_many_problems_the_first_are_told_and_the_rest_counted() {
    let cards = (0..30).map(|n| format!("\"gone-{n}\"")).collect::<Vec<_>>().join(",");
    let bad = DECK.replace("\"level\":", &format!("\"cards\": [{cards}], \"level\":"));
    let told = own_pack(&bad, "en").expect_err("problems");
    assert_eq!(told.lines().count(), 9, "{told}");
    assert!(told.ends_with("more"), "{told}");
}
