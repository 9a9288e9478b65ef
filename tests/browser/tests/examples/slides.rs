//! The slide of reveal.js: it is scaled, and the deck listens to keys and fingers.

use browser::{Browser, Result, Setup, key};

use crate::reader::Reader;
use browser::journey::expect;

browser::behaviours!(
    chromium,
    Chromium: on_a_scaled_slide_the_card_stays_under_the_mouse,
    keys_play_the_game_and_turn_no_slide,
    a_finger_plays_the_game_and_turns_no_slide,
);
browser::behaviours!(
    firefox,
    Firefox: on_a_scaled_slide_the_card_stays_under_the_mouse,
    keys_play_the_game_and_turn_no_slide,
    a_finger_plays_the_game_and_turns_no_slide,
);

/// Opens the deck at the slide with the game.
async fn open(browser: Browser, setup: Setup) -> Result<Reader> {
    let reader = Reader::open(browser, setup.reduced_motion(), "/reveal/").await?;
    reader.wait("the first slide", async || Ok(slide(&reader).await.ok() == Some(0))).await?;
    reader.keys().press(key::RIGHT).await?;
    reader.wait("the slide with the game", async || Ok(slide(&reader).await? == 1)).await?;
    reader.wait_playable().await?;
    reader.wait_settled(".hand .face").await?;
    Ok(reader)
}

/// Which slide is shown, from 0; -1, and so an error, while there is none.
async fn slide(reader: &Reader) -> Result<usize> {
    let body = "return [...document.querySelectorAll('.slides > section')]
        .findIndex((slide) => slide.classList.contains('present'))";
    reader.run_as(body, vec![]).await
}

/// Half as large as it is made for, and half as large again.
fn sizes() -> [Setup; 2] {
    [Setup::desktop().size(820, 480), Setup::desktop().size(1900, 1080)]
}

async fn on_a_scaled_slide_the_card_stays_under_the_mouse(browser: Browser) -> Result<()> {
    for setup in sizes() {
        let reader = open(browser, setup).await?;
        let scaled = "const place = host.getBoundingClientRect();
            return Math.abs(place.width / host.offsetWidth - 1) > 0.2";
        expect("a scaled slide", reader.run_in_root_as(scaled, vec![]).await?, true)?;
        let (card, owner) = reader.card().await?;
        let (from, to) = reader.way_to(&owner).await?;
        reader.mouse().press(from.center()).await?;
        reader.mouse().travel(from.center(), to.center(), 12).await?;
        reader.wait_for_selector(&format!("[data-column='{owner}'][data-over]")).await?;
        // Leaning and shrinking around the point where it is held, its middle.
        reader.wait_settled(".hand .face").await?;
        let now = reader.rect(".hand .face").await?.center();
        let off = (now.x - to.center().x).hypot(now.y - to.center().y);
        expect(&format!("{now:?} at {to:?}, {off} px off"), off < 12.0, true)?;
        reader.mouse().release().await?;
        reader.wait_right(&card).await?;
        expect("the slide", slide(&reader).await?, 1)?;
        reader.assert_no_problems().await?;
    }
    Ok(())
}

async fn keys_play_the_game_and_turn_no_slide(browser: Browser) -> Result<()> {
    let reader = open(browser, Setup::desktop()).await?;
    reader.key_card().await?;
    expect("the slide", slide(&reader).await?, 1)?;
    // Space on the button that leads on, and no further slide.
    reader.wait_settled("[data-next]").await?;
    reader.focus("[data-next]").await?;
    reader.keys().press(key::SPACE).await?;
    reader.wait_gone("[data-explains]").await?;
    expect("the slide", slide(&reader).await?, 1)?;
    // A presenter's remote control turns it all the same, and beside the game the keys do.
    reader.keys().press("\u{E00F}").await?;
    reader.wait("the next slide", async || Ok(slide(&reader).await? == 2)).await?;
    reader.run("document.activeElement.blur()", vec![]).await?;
    reader.keys().press(key::LEFT).await?;
    reader.wait("the slide before", async || Ok(slide(&reader).await? == 1)).await?;
    reader.assert_no_problems().await
}

async fn a_finger_plays_the_game_and_turns_no_slide(browser: Browser) -> Result<()> {
    let setup = Setup::phone().size(1024, 600);
    let reader = open(browser, setup).await?;
    let (card, owner) = reader.card().await?;
    let (from, to) = reader.way_to(&owner).await?;
    reader.finger().hold_and_drag(from.center(), to.center()).await?;
    reader.wait_right(&card).await?;
    expect("the slide", slide(&reader).await?, 1)?;
    // On a slide without a game a swipe turns the page: the deck listens.
    reader.run("location.hash = '#/2'", vec![]).await?;
    reader.wait("the last slide", async || Ok(slide(&reader).await? == 2)).await?;
    reader.finger().swipe((300.0, 300.0), (800.0, 300.0)).await?;
    reader.wait("a swipe to turn the slide", async || Ok(slide(&reader).await? == 1)).await?;
    reader.assert_no_problems().await
}
