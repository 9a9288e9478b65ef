//! Decks of one's own, by address and from a file.

use browser::{Browser, Result, Server, Setup};
use serde_json::json;

use crate::journey::{Journey, Texts, expect};
use crate::play::Play;

browser::behaviours!(
    chromium,
    Chromium: a_deck_of_ones_own_is_played_from_its_address,
    a_deck_of_ones_own_is_played_from_a_file,
    a_bad_deck_of_ones_own_says_where_and_the_round_goes_on,
);
browser::behaviours!(
    firefox,
    Firefox: a_deck_of_ones_own_is_played_from_its_address,
    a_deck_of_ones_own_is_played_from_a_file,
    a_bad_deck_of_ones_own_says_where_and_the_round_goes_on,
);
browser::behaviours!(
    webkit,
    WebKit: a_deck_of_ones_own_is_played_from_its_address,
);

/// Three parties, German, and text that looks like markup.
const DECK: &str = r#"{
  "format": "whos-responsible/deck", "version": 1, "languages": ["de"],
  "id": "privacy", "level": "beginner", "title": "Wer haftet?", "about": "Rollen im Datenschutz.",
  "parties": [
    { "id": "controller", "name": "Verantwortlicher" },
    { "id": "processor", "name": "Auftragsverarbeiter" },
    { "id": "both", "name": "Beide" }
  ],
  "layers": [{ "id": "law", "name": "Recht" }],
  "tasks": [
    { "id": "purpose", "layer": "law", "text": "Den <img src=x onerror=alert(1)> Zweck festlegen" },
    { "id": "records", "layer": "law", "text": "Ein Verzeichnis der Verarbeitung führen" }
  ],
  "responsibilities": [
    { "task": "purpose", "owner": "controller", "why": "Wer den Zweck festlegt, ist verantwortlich.",
      "sources": [{ "title": "DSGVO, Art. 4", "url": "https://eur-lex.europa.eu/eli/reg/2016/679/oj" }],
      "checked": "2026-11-22", "evidence": "stated" },
    { "task": "records", "owner": "both", "why": "Beide führen ein Verzeichnis.",
      "sources": [{ "title": "DSGVO, Art. 30", "url": "https://eur-lex.europa.eu/eli/reg/2016/679/oj" }],
      "checked": "2026-11-22", "evidence": "stated" }
  ]
}"#;

async fn a_deck_of_ones_own_is_played_from_its_address(browser: Browser) -> Result<()> {
    let server = Server::site()?.file("/mine/deck.json", DECK);
    let path = "/?motion=less&lang=en&deck=mine/deck.json";
    let journey = Journey::open_on(server, browser, Setup::phone(), path).await?;
    journey.wait_playable().await?;
    let seen = journey.seen().await?;
    expect("the title", &*seen.title, "Wer haftet?")?;
    expect("the columns", seen.columns.len(), 3)?;
    expect("markup made of text", journey.count("img").await?, 0)?;
    journey.press(&[".hand [data-side='1']"]).await?;
    journey.wait_for_selector("[data-next]").await?;
    journey.reload_and_wait().await?;
    expect("cards placed after a reload", journey.seen().await?.placed(), 1)?;
    journey.assert_no_problems().await
}

/// Chooses a file in the open deck picker, as a visitor's file dialog would.
async fn choose_file(journey: &Journey, name: &str, text: &str) -> Result<()> {
    let body = "
        const input = root.querySelector('dialog input[type=file]');
        const files = new DataTransfer();
        files.items.add(new File([args[1]], args[0], { type: 'application/json' }));
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }))";
    journey.run_in_root(body, vec![json!(name), json!(text)]).await?;
    Ok(())
}

async fn a_deck_of_ones_own_is_played_from_a_file(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less&lang=en").await?;
    journey.dialog("decks").await?;
    choose_file(&journey, "deck.json", DECK).await?;
    journey.wait_gone("dialog").await?;
    expect("the title", &*journey.seen().await?.title, "Wer haftet?")?;
    journey.press(&[".hand [data-side='0']"]).await?;
    journey.wait_for_selector("[data-next]").await?;
    journey.reload_and_wait().await?;
    let seen = journey.seen().await?;
    expect("the title after a reload", &*seen.title, "Wer haftet?")?;
    expect("cards placed after a reload", seen.placed(), 1)?;
    journey.assert_no_problems().await
}

async fn a_bad_deck_of_ones_own_says_where_and_the_round_goes_on(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::phone(), "/?motion=less&lang=en").await?;
    journey.play(Play::cards(3).wrong_every(2).explained()).await?;
    let before = journey.seen().await?;
    let deep = "[".repeat(20_000);
    let big = format!("\"{}\"", "x".repeat(5_000_001));
    let bad = [
        (DECK.replace("\"owner\": \"both\"", "\"owner\": \"nobody\""), "responsibilities[1].owner"),
        (DECK.replace("https://eur", "javascript://eur"), "responsibilities[0].sources[0].url"),
        ("{ not json".to_owned(), "JSON"),
        (deep, "nested too deeply"),
        (big, "5 MB"),
    ];
    let texts = Texts::read("en")?;
    for (text, place) in bad {
        journey.dialog("decks").await?;
        choose_file(&journey, "bad.json", &text).await?;
        let said = journey.notice().await.map_err(|error| error.while_doing(place))?;
        let start = texts.start("notice.deck-failed");
        expect(&format!("`{said}` starts with"), said.starts_with(&start), true)?;
        expect(&format!("`{said}` names {place}"), said.contains(place), true)?;
        expect("the round", journey.seen().await?, before.clone())?;
        journey.press(&["[data-notice] button"]).await?;
        journey.wait_gone("[data-notice]").await?;
    }
    journey.assert_goes_on().await
}
