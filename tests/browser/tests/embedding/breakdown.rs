//! A game that breaks says so, goes on, and takes no other with it.

use browser::{Browser, Fault, Result};
use serde_json::Value;

use crate::host::{heard, js, open, ready};
use browser::gallery::play::Play;
use browser::journey::expect;

browser::behaviours!(
    chromium,
    Chromium: a_game_that_traps_goes_on_and_takes_no_other_with_it,
    a_game_that_comes_late_says_so_and_then_plays,
    a_deck_from_an_address_is_checked_before_it_is_read,
    a_game_without_storage_keeps_its_round_as_long_as_it_lives,
);
browser::behaviours!(
    firefox,
    Firefox: a_game_that_traps_goes_on_and_takes_no_other_with_it,
    a_game_that_comes_late_says_so_and_then_plays,
    a_deck_from_an_address_is_checked_before_it_is_read,
    a_game_without_storage_keeps_its_round_as_long_as_it_lives,
);
browser::behaviours!(webkit, WebKit: a_game_that_traps_goes_on_and_takes_no_other_with_it);

const GAMES: &str = "<whos-responsible id=one deck=first-steps seed=7 motion=less loading=eager></whos-responsible>\
    <whos-responsible id=two deck=first-steps seed=8 motion=less loading=eager></whos-responsible>";

/// While this lasts, no element can be copied, which the game cannot do without.
const TRAP: &str = "
    const clone = Node.prototype.cloneNode;
    Node.prototype.cloneNode = () => { throw new Error('planted'); };
    document.querySelector('#one').shadowRoot.querySelector('[data-next], .hand [data-do=file]').click();
    return new Promise((done) => setTimeout(() => {
      Node.prototype.cloneNode = clone;
      done(true);
    }, 300))";

async fn a_game_that_traps_goes_on_and_takes_no_other_with_it(browser: Browser) -> Result<()> {
    let journey = open(browser, GAMES).await?;
    ready(&journey, 2).await?;
    Play::cards(3).on_element(&journey, &journey.decks, "#one").await?;
    Play::cards(1).on_element(&journey, &journey.decks, "#two").await?;
    let other = journey.seen_in("#two").await?;
    js::<bool>(&journey, TRAP).await?;
    let said =
        "return document.querySelector('#one').shadowRoot.querySelector('[role=alert]') !== null";
    journey.wait_js("the player to be told", said, vec![]).await?;
    let errors: Vec<Value> = heard(&journey, "one", "error").await?;
    expect("fatal errors", errors.iter().filter(|one| one["fatal"] == true).count(), 1)?;
    // The other plays on.
    expect("the other game", journey.seen_in("#two").await?, other)?;
    Play::cards(1).on_element(&journey, &journey.decks, "#two").await?;
    // This one goes on with all that was placed.
    js::<Value>(
        &journey,
        "document.querySelector('#one').shadowRoot.querySelector('button').click(); return null",
    )
    .await?;
    ready(&journey, 2).await?;
    expect("the cards placed", journey.seen_in("#one").await?.done >= 3, true)?;
    Play::cards(1).on_element(&journey, &journey.decks, "#one").await.map(drop)
}

async fn a_game_that_comes_late_says_so_and_then_plays(browser: Browser) -> Result<()> {
    let journey = open(browser, "<div id=place></div>").await?;
    for late in ["/whos-responsible_bg.wasm", "/packs/traps.en.pack"] {
        journey.server.fault(late, Fault::Hold);
        let add = "document.querySelector('#place').innerHTML =
            '<whos-responsible id=one deck=traps motion=less></whos-responsible>'; return null";
        js::<Value>(&journey, add).await?;
        let said = "return document.querySelector('#one').shadowRoot?.querySelector('[role=status]')?.textContent.startsWith('Loading')";
        journey.wait_js(&format!("words while {late} is late"), said, vec![]).await?;
        journey.server.heal(late);
        ready(&journey, 1).await?;
        let words =
            "return document.querySelector('#one').shadowRoot.textContent.includes('Loading')";
        expect("the words after it came", js::<bool>(&journey, words).await?, false)?;
        journey.assert_goes_on().await?;
    }
    journey.assert_no_problems().await
}

async fn a_deck_from_an_address_is_checked_before_it_is_read(browser: Browser) -> Result<()> {
    let journey = open(browser, GAMES).await?;
    ready(&journey, 2).await?;
    let ask = async |fault: Fault| -> Result<String> {
        journey.server.fault("/their.json", fault);
        js::<Value>(&journey, "heard.length = 0; document.querySelector('#one').deck = ''; document.querySelector('#one').deck = './their.json'; return null").await?;
        journey
            .wait_js(
                "an error to be told",
                "return heard.some(([name]) => name === 'error')",
                vec![],
            )
            .await?;
        let errors: Vec<Value> = heard(&journey, "one", "error").await?;
        expect("it is not fatal", &errors[0]["fatal"], &false.into())?;
        Ok(errors[0]["message"].as_str().unwrap_or_default().to_owned())
    };
    let said = ask(Fault::Body(vec![b' '; 5_000_100])).await?;
    expect(&format!("a size in `{said}`"), said.contains("5 MB"), true)?;
    let said = ask(Fault::Status(404)).await?;
    expect(&format!("a status in `{said}`"), said.contains("404"), true)?;
    let said = ask(Fault::Body(b"{\"title\": \"<img src=x onerror=alert(1)>\"}".to_vec())).await?;
    expect(&format!("problems in `{said}`"), said.contains("format"), true)?;
    let images = "return document.querySelector('#one').shadowRoot.querySelectorAll('img').length";
    expect("images", js::<usize>(&journey, images).await?, 0)?;
    Play::cards(1).on_element(&journey, &journey.decks, "#one").await.map(drop)
}

async fn a_game_without_storage_keeps_its_round_as_long_as_it_lives(
    browser: Browser,
) -> Result<()> {
    let page = format!("<script src=/no-storage.js></script>{GAMES}");
    let journey = open(browser, &page).await?;
    ready(&journey, 2).await?;
    Play::cards(3).on_element(&journey, &journey.decks, "#one").await?;
    let away = "window.game = document.querySelector('#one'); game.remove();
        return new Promise((done) => setTimeout(() => { document.body.prepend(game); done(true); }, 50))";
    js::<bool>(&journey, away).await?;
    ready(&journey, 2).await?;
    expect("the cards placed", journey.seen_in("#one").await?.done, 3)
}
