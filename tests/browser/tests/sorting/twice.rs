//! One gesture, one card: double clicks, double taps, and text that is selected.

use browser::{Browser, Point, Result, Setup, key};

use crate::play::{FACE, NEXT, Play};

browser::behaviours!(
    chromium,
    Chromium: a_double_click_files_one_card,
    a_double_tap_files_one_card,
    quick_taps_that_are_meant_all_count,
    a_card_among_selected_text_is_dragged,
);
browser::behaviours!(
    firefox,
    Firefox: a_double_click_files_one_card,
    a_double_tap_files_one_card,
    a_card_among_selected_text_is_dragged,
);

/// What the browser makes of the taps, for the text of a failure.
const EVENTS: &str = "window.events ??= ['pointerdown', 'click'].map((name) => {
      addEventListener(name, ({ timeStamp, detail, clientX, clientY }) =>
        events.push(`${name} ${Math.round(timeStamp)} ms, ${detail} at ${clientX} ${clientY}`), true);
      return name;
    })";

async fn side(play: &Play, n: u8) -> Result<Point> {
    let side = format!(".hand [data-side='{n}']");
    play.wait_settled(FACE).await?;
    Ok(play.rect_in_view(&side).await?.center())
}

/// Waits longer than any double click takes.
async fn pause(play: &Play) -> Result<()> {
    play.run("return new Promise((done) => setTimeout(done, 700, true))", vec![]).await.map(drop)
}

async fn several(browser: Browser, setup: Setup) -> Result<()> {
    let touch = setup.touch;
    for (wishes, times) in [("feedback=end", 2), ("feedback=end", 4), ("", 2), ("", 3)] {
        let play = Play::open(browser, setup.clone(), wishes).await?;
        let pointer = || if touch { play.finger() } else { play.mouse() };
        for (turn, gap) in [10, 60, 150].into_iter().enumerate() {
            let at = side(&play, 0).await?;
            play.run(EVENTS, vec![]).await?;
            pointer().taps(at, times, gap).await?;
            play.frames().await?;
            let events: String = play.run_as("return events.splice(0).join('; ')", vec![]).await?;
            let done = play.progress().await?.0;
            assert_eq!(done, turn + 1, "{times} taps, {gap} ms ({wishes}): {events}");
            if wishes.is_empty() {
                // The explanation is still to be read, wherever its button stands.
                play.wait_for_selector(NEXT).await?;
                pause(&play).await?;
                play.wait_settled(NEXT).await?;
                let next = play.rect_in_view(NEXT).await?.center();
                pointer().taps(next, times, gap).await?;
                play.wait_gone("[data-explains]").await?;
                play.frames().await?;
                assert_eq!(play.progress().await?.0, turn + 1, "Next card, {gap} ms");
                play.wait_at_rest().await?;
                assert!(!play.has(".hand .hint").await?);
            }
            pause(&play).await?;
        }
        play.assert_no_problems().await?;
    }
    Ok(())
}

async fn a_double_click_files_one_card(browser: Browser) -> Result<()> {
    several(browser, Setup::desktop()).await
}

async fn a_double_tap_files_one_card(browser: Browser) -> Result<()> {
    several(browser, Setup::phone()).await
}

/// Each at its own place: no time must pass between them.
async fn quick_taps_that_are_meant_all_count(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "feedback=end").await?;
    for turn in 0..4_u8 {
        let at = play.rect_in_view(&format!(".hand [data-side='{}']", turn % 2)).await?.center();
        play.mouse().taps(at, 1, 0).await?;
        let done = usize::from(turn) + 1;
        play.wait("the card to be placed", async || Ok(play.progress().await?.0 == done)).await?;
    }
    // A key right after a tap, and another right after that.
    play.focus(FACE).await?;
    for n in 5..8 {
        play.keys().press("1").await?;
        play.wait("the next card", async || Ok(play.progress().await?.0 == n)).await?;
    }
    play.assert_no_problems().await
}

/// The browser would drag the selected text, and take the pointer away.
async fn a_card_among_selected_text_is_dragged(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, Setup::desktop(), "").await?;
    let around = "const game = document.querySelector('whos-responsible');
        for (const where of ['beforebegin', 'afterend']) game.insertAdjacentHTML(where, '<p>Text</p>')";
    play.run(around, vec![]).await?;
    for right in [true, false] {
        play.keys().chord(&[key::CONTROL, "a"]).await?;
        let selected = "return getSelection().toString().length > 0";
        play.wait_js("the page to be selected", selected, vec![]).await?;
        let card = play.hand().await?;
        let party = play.party(&card, right)?;
        play.drag_to(FACE, &party).await?;
        play.wait_told(&card, &party).await?;
        play.leave_explanation(&card).await?;
    }
    play.assert_no_problems().await
}
