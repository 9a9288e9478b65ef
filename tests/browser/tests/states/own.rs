//! Decks of one's own, by address and from a file.

use browser::{Browser, OWN_DECK, Result, Server, Setup};
use serde_json::{Value, json};

use browser::gallery::play::Play;
use browser::journey::{Journey, Texts, expect};

browser::behaviours!(
    chromium,
    Chromium: a_deck_of_ones_own_is_played_from_its_address,
    a_deck_of_ones_own_is_played_from_a_file,
    a_bad_deck_of_ones_own_says_where_and_the_round_goes_on,
    a_file_of_another_kind_is_called_by_its_name,
    a_page_instead_of_a_deck_is_called_a_page,
    the_texts_of_a_deck_are_marked_with_its_language,
);
browser::behaviours!(
    firefox,
    Firefox: a_deck_of_ones_own_is_played_from_its_address,
    a_deck_of_ones_own_is_played_from_a_file,
    a_bad_deck_of_ones_own_says_where_and_the_round_goes_on,
    a_file_of_another_kind_is_called_by_its_name,
);
browser::behaviours!(
    webkit,
    WebKit: a_deck_of_ones_own_is_played_from_its_address,
);

async fn a_deck_of_ones_own_is_played_from_its_address(browser: Browser) -> Result<()> {
    let server = Server::site()?.file("/mine/deck.json", OWN_DECK);
    let path = "/?motion=less&lang=en&deck=mine/deck.json";
    let journey = Journey::open_on(server, browser, Setup::phone(), path).await?;
    journey.wait_playable().await?;
    let seen = journey.seen().await?;
    expect("the title", &*seen.title, "Wer haftet?")?;
    expect("the columns", seen.columns.len(), 3)?;
    expect("markup made of text", journey.count("img").await?, 0)?;
    journey.press(&[".hand [data-side='1']"]).await?;
    journey.wait_for("explanation").await?;
    journey.reload_and_wait().await?;
    expect("cards placed after a reload", journey.seen().await?.placed(), 1)?;
    journey.assert_no_problems().await
}

/// Chooses a file in the open deck picker, as a visitor's file dialog would.
async fn choose_file(journey: &Journey, name: &str, text: &str) -> Result<()> {
    choose(journey, name, json!(text)).await
}

/// Chooses a file that is a text or the bytes of a list.
async fn choose(journey: &Journey, name: &str, content: Value) -> Result<()> {
    let body = "
        const input = root.querySelector('dialog input[type=file]');
        const files = new DataTransfer();
        const content = typeof args[1] === 'string' ? args[1] : new Uint8Array(args[1]);
        files.items.add(new File([content], args[0], { type: 'application/json' }));
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }))";
    journey.run_in_root(body, vec![json!(name), content]).await?;
    Ok(())
}

async fn a_deck_of_ones_own_is_played_from_a_file(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less&lang=en").await?;
    journey.dialog("decks").await?;
    choose_file(&journey, "deck.json", OWN_DECK).await?;
    journey.wait_gone("dialog").await?;
    expect("the title", &*journey.seen().await?.title, "Wer haftet?")?;
    journey.press(&[".hand [data-side='0']"]).await?;
    journey.wait_for("explanation").await?;
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
        (
            OWN_DECK.replace("\"owner\": \"both\"", "\"owner\": \"nobody\""),
            "responsibilities[1].owner",
        ),
        (OWN_DECK.replace("https://eur", "javascript://eur"), "responsibilities[0].sources[0].url"),
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

async fn a_file_of_another_kind_is_called_by_its_name(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::phone(), "/?motion=less&lang=en").await?;
    let before = journey.seen().await?;
    // What a German editor of Windows writes.
    let narrow: Vec<u8> = OWN_DECK.chars().map(|letter| letter as u8).collect();
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(OWN_DECK.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let files: [(&str, Vec<u8>, &[&str]); 7] = [
        ("ansi.json", narrow, &["Windows-1252", "UTF-8"]),
        ("unicode.json", wide, &["UTF-16", "UTF-8"]),
        (
            "cards.csv",
            b"task,owner\nPatch,customer\nGuard,aws\n".to_vec(),
            &["CSV", "decks/README.md"],
        ),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), &["picture", "decks/README.md"]),
        ("quiz.h5p", b"PK\x03\x04\x14\0\0\0\x08\0h5p.json".to_vec(), &["H5P", "decks/README.md"]),
        ("content.json", b"{\"questions\": []}".to_vec(), &["H5P", "decks/README.md"]),
        ("nothing.json", Vec::new(), &["empty", "decks/README.md"]),
    ];
    for (name, bytes, says) in files {
        journey.dialog("decks").await?;
        choose(&journey, name, json!(bytes)).await?;
        let said = journey.notice().await.map_err(|error| error.while_doing(name))?;
        for word in says.iter().chain([&name]) {
            expect(&format!("`{said}` says {word}"), said.contains(word), true)?;
        }
        expect("the round", journey.seen().await?, before.clone())?;
        journey.press(&["[data-notice] button"]).await?;
        journey.wait_gone("[data-notice]").await?;
    }
    // The mark of another editor is no problem.
    journey.dialog("decks").await?;
    choose(&journey, "bom.json", json!([b"\xef\xbb\xbf", OWN_DECK.as_bytes()].concat())).await?;
    journey.wait_gone("dialog").await?;
    expect("the title", &*journey.seen().await?.title, "Wer haftet?")?;
    journey.assert_no_problems().await
}

async fn a_page_instead_of_a_deck_is_called_a_page(browser: Browser) -> Result<()> {
    let page = "<!doctype html><title>Log in</title><form></form>";
    let server = Server::site()?.file("/mine/deck.html", page).file("/mine/deck.json", page);
    let path = "/?motion=less&lang=en&deck=mine/deck.html";
    let journey = Journey::open_on(server, browser, Setup::phone(), path).await?;
    for path in ["", "/?motion=less&lang=en&deck=mine/deck.json"] {
        if !path.is_empty() {
            journey.visit(path).await?;
        }
        journey.wait_playable().await?;
        let said = journey.notice().await?;
        for word in ["mine/deck.", "web page", "login page", "decks/README.md"] {
            expect(&format!("`{said}` says {word}"), said.contains(word), true)?;
        }
    }
    journey.assert_no_problems().await
}

/// WCAG 3.1.2: a German deck under an English interface.
async fn the_texts_of_a_deck_are_marked_with_its_language(browser: Browser) -> Result<()> {
    let server = Server::site()?.file("/mine/deck.json", OWN_DECK);
    let path = "/?motion=less&lang=en&deck=mine/deck.json";
    let journey = Journey::open_on(server, browser, Setup::desktop(), path).await?;
    journey.wait_playable().await?;
    let spoken = async |german: &[&str], english: &[&str]| -> Result<()> {
        journey.frames().await?;
        for (lang, all) in [("de", german), ("en", english)] {
            for one in all {
                let body = "return Array.from(root.querySelectorAll(args[0]), (el) => el.closest('[lang]').lang)";
                let langs: Vec<String> = journey.run_in_root_as(body, vec![json!(one)]).await?;
                expect(&format!("`{one}` is there"), langs.is_empty(), false)?;
                expect(&format!("`{one}`"), langs.iter().all(|found| found == lang), true)?;
            }
        }
        Ok(())
    };
    let columns = ["h1", ".column h2", ".sides button"];
    spoken(&[&columns[..], &[".task"]].concat(), &[".how", ".tools span", ".service"]).await?;
    journey.press(&[".hand [data-side='1']"]).await?;
    journey.wait_for("explanation").await?;
    spoken(&[".chip", ".about", ".why", "h1"], &["[data-next]", ".stamp", ".owner"]).await?;
    journey.press(&["[data-next]"]).await?;
    journey.wait_for_selector(".face").await?;
    spoken(&[".task", ".sides button"], &[".how"]).await?;
    journey.press(&[".hand [data-side='0']", "[data-next]"]).await?;
    journey.wait_for_selector("[data-result]").await?;
    spoken(&[".floor-name", ".missed .why"], &["[data-result]", ".sum", "[data-again]"]).await?;
    // A deck of the site speaks the language of the interface.
    journey.dialog("decks").await?;
    journey.press(&["[data-deck=first-steps]"]).await?;
    journey.wait_for_selector(".face").await?;
    spoken(&[], &["h1", ".task", ".column h2", ".motto", ".sides button"]).await
}
