//! Sorting with a pen: precise like a mouse, so it drags without being held first.

use browser::{Browser, Result, Setup, key};

use crate::play::{FACE, Play};

// The only browser that has pen input for tests.
browser::behaviours!(chromium, Chromium: a_pen_carries_taps_and_is_called_back);

async fn a_pen_carries_taps_and_is_called_back(browser: Browser) -> Result<()> {
    assert!(browser.has_pen());
    let mut play = Play::open(browser, Setup::desktop(), "").await?;
    play.wait_still(FACE).await?;
    let home = play.rect(FACE).await?;
    let from = home.center();
    let card = play.hand().await?;
    let party = play.party(&card, false)?;
    let column = play.rect(&play.selectors.column(&party)).await?.center();

    play.pen().press(from).await?;
    play.pen().travel(from, column, 8).await?;
    play.wait_for_selector(&format!("[data-column={party}][data-over]")).await?;
    play.keys().press(key::ESCAPE).await?;
    play.pen().release().await?;
    play.assert_untouched(FACE, home).await?;

    play.pen().tap(from).await?;
    play.wait_for_selector(".card[data-held]").await?;
    play.pen().tap(from).await?;
    play.wait_at_rest().await?;

    play.pen().drag(from, column).await?;
    play.wait_told(&card, &party).await?;
    play.leave_explanation(&card).await?;
    play.assert_no_problems().await
}
