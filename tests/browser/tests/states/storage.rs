//! Storage that is blocked or full: the game plays on, and says so once.

use browser::{Browser, Result, Server, Setup};

use browser::gallery::play::Play;
use browser::journey::{Journey, Texts, expect, page_with_script};

browser::behaviours!(
    chromium,
    Chromium: without_storage_the_game_plays_and_says_so_once,
    a_full_storage_keeps_what_was_saved,
);
browser::behaviours!(firefox, Firefox: without_storage_the_game_plays_and_says_so_once);
browser::behaviours!(webkit, WebKit: without_storage_the_game_plays_and_says_so_once);

/// As a browser does where the visitor forbids it.
const BLOCKED: &str = "Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });";
const FULL: &str = "Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };";

async fn open(browser: Browser, page: &str) -> Result<Journey> {
    let server = Server::site()?
        .file("/blocked.html", page_with_script("/blocked.js")?)
        .file("/blocked.js", BLOCKED)
        .file("/full.html", page_with_script("/full.js")?)
        .file("/full.js", FULL);
    let path = format!("{page}?motion=less");
    let journey = Journey::open_on(server, browser, Setup::desktop(), &path).await?;
    journey.wait_playable().await?;
    Ok(journey)
}

async fn without_storage_the_game_plays_and_says_so_once(browser: Browser) -> Result<()> {
    let texts = Texts::read("en")?;
    let journey = open(browser, "/blocked.html").await?;
    says_so_once(&journey, &texts.fill("notice.blocked", &[])).await?;
    journey.goto(&journey.server.url("/full.html?motion=less")).await?;
    journey.wait_playable().await?;
    says_so_once(&journey, &texts.fill("notice.full", &[])).await
}

async fn says_so_once(journey: &Journey, words: &str) -> Result<()> {
    journey.assert_no_notice("before there is anything to save").await?;
    journey.assert_goes_on().await?;
    expect("the notice", journey.notice().await?, words.to_owned())?;
    journey.press(&["[data-notice] button"]).await?;
    journey.wait_gone("[data-notice]").await?;
    journey.play(Play::cards(3).explained()).await?;
    journey.assert_no_notice("once it was put away").await?;
    journey.dialog("settings").await?;
    journey.choose("theme", "dark").await?;
    journey.press(&["[data-close]"]).await?;
    journey.dialog("decks").await?;
    journey.press(&["[data-deck=classroom]"]).await?;
    journey.wait_gone("dialog").await?;
    journey.play(Play::to_the_end().wrong_every(4)).await?;
    journey.wait_for_selector("[data-result]").await?;
    journey.assert_no_notice("in the results").await?;
    journey.assert_no_problems().await
}

async fn a_full_storage_keeps_what_was_saved(browser: Browser) -> Result<()> {
    let journey = open(browser, "/").await?;
    journey.play(Play::cards(3).explained()).await?;
    let saved = journey.seen().await?;
    journey.goto(&journey.server.url("/full.html?motion=less")).await?;
    journey.wait_playable().await?;
    expect("the round", journey.seen().await?, saved.clone())?;
    journey.assert_goes_on().await?;
    journey.notice().await?;
    journey.reload_and_wait().await?;
    expect("the last round that could be saved", journey.seen().await?, saved)
}
