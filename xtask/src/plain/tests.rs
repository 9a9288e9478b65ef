use super::*;
use crate::sources::{read_decks, read_model};
use crate::workspace::Workspace;
use authoring::read_deck;
use plain::POLICY;
use std::collections::HashMap;
use std::fs;

fn root() -> std::path::PathBuf {
    Workspace::find().expect("the repository").root
}

/// As the pages escape it.
fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

/// The pages of everything that ships.
fn shipped() -> HashMap<String, String> {
    let root = root();
    let model = read_model(&root.join("decks/model")).expect("the model is right");
    let decks = read_decks(&root.join("decks"), &model).expect("the decks are right");
    pages(&root, &decks).expect("pages").into_iter().collect()
}

#[test]
fn every_deck_has_a_page_in_every_language_that_the_list_leads_to() {
    let pages = shipped();
    let decks = fs::read_dir(root().join("decks")).expect("decks").filter(|entry| {
        let path = entry.as_ref().expect("an entry").path();
        path.extension().is_some_and(|end| end == "json")
    });
    let tables: Vec<_> =
        pages.keys().filter(|name| name.ends_with(".html") && *name != "index.html").collect();
    assert_eq!(tables.len(), decks.count() * LANGUAGES.len());
    for name in tables {
        assert!(pages["index.html"].contains(&format!("href=\"{name}\"")), "{name} is in the list");
    }
}

#[test]
fn links_between_pages_lead_somewhere() {
    let pages = shipped();
    for (name, page) in pages.iter().filter(|(name, _)| name.ends_with(".html")) {
        for link in page.split("href=\"").skip(1) {
            let link = link.split('"').next().unwrap_or_default();
            let elsewhere = ["https://", "data:,", "../index.html?deck="];
            let known = elsewhere.iter().any(|start| link.starts_with(start));
            assert!(known || pages.contains_key(link), "{name} leads to {link}");
        }
    }
}

#[test]
fn every_card_is_a_row_whose_answer_is_closed() {
    let root = root();
    let model = read_model(&root.join("decks/model")).expect("the model is right");
    let decks = read_decks(&root.join("decks"), &model).expect("the decks are right");
    let pages = shipped();
    for lang in LANGUAGES {
        for deck in decks.iter().map(|deck| deck.in_language(lang).expect("it has it")) {
            let page = &pages[&format!("{}.{lang}.html", deck.id())];
            let mut rows = page.split("<tr><th scope=\"row\">").skip(1);
            for card in deck.cards() {
                let row = rows.next().expect("a row for each card");
                let (open, closed) = row.split_once("<details>").expect("a closed part");
                let hidden = closed.split("</details>").next().expect("its end");
                assert!(open.contains(&escape(&card.task)));
                assert!(!open.contains(&escape(&card.why)) && hidden.contains(&escape(&card.why)));
                let owner = format!("<strong>{}</strong>", escape(&deck.party(card.owner).name));
                assert!(!open.contains(&owner) && hidden.contains(&owner));
                for source in &card.sources {
                    assert!(hidden.contains(&format!("href=\"{}\"", escape(&source.url))));
                }
            }
            assert_eq!(rows.count(), 0);
        }
    }
}

#[test]
fn pages_are_strict_and_say_their_language() {
    for (name, page) in shipped().iter().filter(|(name, _)| name.ends_with(".html")) {
        let lang = name.split('.').rev().nth(1).filter(|_| *name != "index.html").unwrap_or("en");
        assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">")), "{name}");
        assert!(page.contains(POLICY) && page.contains("name=\"viewport\""), "{name}");
        for forbidden in ["<script", "<style", " style=", " onload="] {
            assert!(!page.contains(forbidden), "{name} has {forbidden}");
        }
        assert_eq!(page.matches("<h1>").count(), 1, "{name}");
    }
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    const EVIL: &str = "</th><script>alert('1')</script>&amp;\\\"";
    let text = include_str!("../../../decks/examples/data-protection.json");
    let text =
        ["Decide what the addresses are used for", "GDPR, Article 4: Definitions", "Controller"]
            .iter()
            .fold(text.to_owned(), |text, words| {
                text.replacen(&format!("\"{words}\""), &format!("\"{EVIL}\""), 1)
            });
    let source = read_deck(&text, None).map_err(|all| all[0].to_string()).expect("a right deck");
    let deck = source.in_language("en").expect("it has English");
    let texts = read_texts(&root().join("locales/plain/en.json")).expect("texts");
    let pages = plain::pages(&[Edition { lang: "en", texts, decks: vec![deck] }], play);
    let (_, page) = pages.into_iter().next_back().expect("its page");
    assert!(!page.contains("<script") && !page.contains("</th><script"));
    let escaped = "&lt;/th&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;&quot;";
    assert!(page.matches(escaped).count() >= 3, "task, party and source");
}

#[test]
fn a_missing_text_is_named() {
    let file = std::env::temp_dir().join(format!("plain-texts-{}.json", std::process::id()));
    fs::write(&file, "{\"language\": \"English\"}").expect("a file");
    let error = read_texts(&file).expect_err("it lacks texts").to_string();
    fs::remove_file(&file).expect("it is there");
    assert!(error.contains("`site`"), "{error}");
}
