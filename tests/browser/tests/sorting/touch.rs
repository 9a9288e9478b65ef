//! Sorting with a finger. WebKitGTK has none: what is touch there arrives as mouse.

use browser::{Browser, Point, Result, Setup};
use serde_json::json;

use crate::play::{FACE, Play};

browser::behaviours!(
    chromium,
    Chromium: a_tap_on_a_side_button_files_the_card,
    a_slow_tap_is_a_tap,
    a_held_card_is_carried_to_a_column_below_the_hand,
    a_card_drawn_sideways_needs_no_hold,
    a_card_is_thrown_to_the_left_and_to_the_right,
    a_flick_sideways_on_a_phone_throws_the_card,
    a_swipe_over_the_card_scrolls_the_page_and_files_nothing,
    a_second_finger_puts_the_card_back,
    a_cancelled_touch_puts_the_card_back,
    a_card_held_at_the_edge_scrolls_the_page_to_its_column,
    the_page_does_not_grow_under_a_carried_card,
);
browser::behaviours!(
    firefox,
    Firefox: a_tap_on_a_side_button_files_the_card,
    a_slow_tap_is_a_tap,
    a_held_card_is_carried_to_a_column_below_the_hand,
    a_card_drawn_sideways_needs_no_hold,
    a_card_is_thrown_to_the_left_and_to_the_right,
    a_flick_sideways_on_a_phone_throws_the_card,
    a_second_finger_puts_the_card_back,
    a_cancelled_touch_puts_the_card_back,
    a_card_held_at_the_edge_scrolls_the_page_to_its_column,
    the_page_does_not_grow_under_a_carried_card,
);

/// The columns stand to the left and right of the hand.
fn tablet() -> Setup {
    Setup::phone().size(1024, 768)
}

/// So low that the columns are below the fold.
fn low_phone() -> Setup {
    Setup::phone().size(390, 420)
}

async fn a_tap_on_a_side_button_files_the_card(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, Setup::phone(), "").await?;
    for right in [true, false] {
        let card = play.hand().await?;
        let party = play.party(&card, right)?;
        let side = play.deck.side(&party)?;
        play.tap(&format!(".hand [data-side='{side}']")).await?;
        play.wait_told(&card, &party).await?;
        play.leave_explanation(&card).await?;
    }
    play.assert_no_problems().await
}

async fn a_slow_tap_is_a_tap(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::phone(), "").await?;
    let card = play.hand().await?;
    let party = play.party(&card, true)?;
    play.wait_still(FACE).await?;
    let at = play.rect(FACE).await?.center();
    play.finger().press_and_hold(at).await?;
    play.wait_for_selector("[data-dragging]").await?;
    play.finger().release().await?;
    play.wait_for_selector(".hand .card[data-held] .face[aria-pressed=true]").await?;
    play.wait_gone("[data-dragging], [data-lifted]").await?;
    play.frames().await?;
    assert!(play.has(".hand .card[data-held]").await?, "an echo of the tap let the card go");
    play.tap(&format!("[data-drop={party}]")).await?;
    play.wait_told(&card, &party).await?;
    play.assert_no_problems().await
}

async fn a_held_card_is_carried_to_a_column_below_the_hand(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, Setup::phone(), "").await?;
    for right in [true, false] {
        let card = play.hand().await?;
        let party = play.party(&card, right)?;
        play.wait_settled(FACE).await?;
        let (hand, column) =
            (play.rect(FACE).await?, play.rect(&format!("[data-column={party}]")).await?);
        assert!(column.y > hand.y + hand.height, "the columns are not below the hand");
        play.drag_to(FACE, &party).await?;
        play.wait_told(&card, &party).await?;
        play.leave_explanation(&card).await?;
    }
    play.assert_no_problems().await
}

async fn a_card_drawn_sideways_needs_no_hold(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, tablet(), "").await?;
    for right in [true, false] {
        let card = play.hand().await?;
        let party = play.party(&card, right)?;
        play.wait_settled(FACE).await?;
        let from = play.rect(FACE).await?.center();
        let to = play.rect(&play.selectors.column(&party)).await?.center();
        play.finger().drag(from, (to.x, from.y)).await?;
        play.wait_told(&card, &party).await?;
        play.leave_explanation(&card).await?;
    }
    play.assert_no_problems().await
}

/// Throws the card in the hand by so much and waits until it lies on the side that it was thrown
/// to.
async fn throw(play: &mut Play, dx: f64, dy: f64) -> Result<()> {
    play.wait_settled(FACE).await?;
    let card = play.hand().await?;
    let party = play.deck.parties[usize::from(dx > 0.0)].0.clone();
    let from = play.rect(FACE).await?.center();
    let to = from.plus(dx, dy);
    let column = play.rect(&play.selectors.column(&party)).await?;
    assert!(!column.contains(to), "the finger reaches the column, which is no throw");
    play.finger().fling(from, to).await?;
    // On a busy machine geckodriver may take so long over a flick that it is none and the card comes
    // back; then it is flicked again. In Chromium the events carry their own times.
    let mut again = if play.browser() == Browser::Chromium { 0 } else { 4 };
    while again > 0 && !play.has("[data-explains]").await? {
        play.wait_at_rest().await?;
        play.wait_settled(".hand article").await?;
        if play.has(FACE).await? {
            play.finger().fling(from, to).await?;
        }
        again -= 1;
    }
    play.wait_told(&card, &party)
        .await
        .map_err(|error| error.while_doing(format!("thrown by ({dx}, {dy}) towards {party}")))?;
    play.leave_explanation(&card).await
}

async fn a_card_is_thrown_to_the_left_and_to_the_right(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, tablet(), "").await?;
    throw(&mut play, -100.0, 0.0).await?;
    throw(&mut play, 100.0, 10.0).await?;

    // A slow push that ends as early is no throw.
    play.wait_settled(FACE).await?;
    play.wait_still(FACE).await?;
    let home = play.rect(FACE).await?;
    play.finger().drag(home.center(), home.center().plus(-90.0, 0.0)).await?;
    play.wait_at_rest().await?;
    assert_eq!(play.progress().await?, (2, play.deck.len()));
    play.assert_no_problems().await
}

async fn a_flick_sideways_on_a_phone_throws_the_card(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, Setup::phone(), "").await?;
    // The columns are below the hand, side by side: the thumb still says left or right.
    throw(&mut play, -90.0, 50.0).await?;
    throw(&mut play, 90.0, 50.0).await?;
    throw(&mut play, -90.0, 0.0).await?;
    throw(&mut play, 90.0, 0.0).await?;
    play.assert_no_problems().await
}

/// geckodriver's touch goes past Firefox's scrolling, so this is for Chromium alone.
async fn a_swipe_over_the_card_scrolls_the_page_and_files_nothing(browser: Browser) -> Result<()> {
    assert!(browser.scrolls_by_touch());
    let play = Play::open(browser, low_phone(), "").await?;
    let from = play.rect(FACE).await?.center();
    play.finger().swipe(from, from.plus(2.0, -150.0)).await?;
    play.wait_js("the page to scroll", "return scrollY > 60", vec![]).await?;
    play.run("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
    play.wait_at_rest().await?;
    assert_eq!(play.progress().await?, (0, play.deck.len()));
    assert!(!play.has("[data-explains], .chip").await?);
    play.assert_no_problems().await
}

async fn a_second_finger_puts_the_card_back(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::phone(), "").await?;
    play.wait_still(FACE).await?;
    let home = play.rect(FACE).await?;
    let column = play.rect(&play.selectors.column(&play.deck.parties[0].0)).await?.center();
    // The second finger lands beside the card, then on it.
    for second in [Point { x: 150.0, y: 620.0 }, home.at(0.8, 0.2)] {
        play.two_finger_drag(home.center(), column, second).await?;
        play.assert_untouched(FACE, home).await?;
    }
    play.assert_no_problems().await
}

async fn a_cancelled_touch_puts_the_card_back(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::phone(), "").await?;
    play.wait_still(FACE).await?;
    let home = play.rect(FACE).await?;
    let column = play.rect(&play.selectors.column(&play.deck.parties[0].0)).await?.center();
    let seen = "addEventListener('pointerdown', (e) => { window.finger = e.pointerId }, true)";
    play.run(seen, vec![]).await?;
    play.finger().press_and_hold(home.center()).await?;
    play.finger().travel(home.center(), column, 8).await?;
    play.wait_for_selector("[data-over]").await?;
    if browser == Browser::Chromium {
        let cancel = json!({ "type": "touchCancel", "touchPoints": [] });
        play.cdp("Input.dispatchTouchEvent", cancel).await?;
    } else {
        // geckodriver cannot cancel a touch, so the event is made.
        let cancel = "const card = root.querySelector('[data-dragging]');
            const pointer = { pointerId: window.finger, bubbles: true, composed: true };
            card.dispatchEvent(new PointerEvent('pointercancel', pointer))";
        play.run_in_root(cancel, vec![]).await?;
        play.wait_at_rest().await?;
        play.finger().release().await?;
    }
    play.assert_untouched(FACE, home).await?;
    play.assert_no_problems().await
}

async fn a_card_held_at_the_edge_scrolls_the_page_to_its_column(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, low_phone(), "").await?;
    let card = play.hand().await?;
    let party = play.party(&card, true)?;
    let column = play.selectors.column(&party);
    let from = play.rect(FACE).await?.at(0.5, 0.2);
    assert!(play.rect(&column).await?.y > 390.0, "the column is in view from the start");

    play.finger().press_and_hold(from).await?;
    // Some way into the margin in which the page scrolls, not at its very edge: not too fast.
    let edge = Point { x: from.x, y: 375.0 };
    play.finger().travel(from, edge, 8).await?;
    play.wait("the column to come into view", async || Ok(play.rect(&column).await?.y < 290.0))
        .await?;
    let off = edge.plus(0.0, -45.0);
    play.finger().travel(edge, off, 2).await?;
    play.wait_settled(&column).await?;
    play.finger().travel(off, play.rect(&column).await?.at(0.5, 0.4), 6).await?;
    play.wait_for_selector(&format!("{column}[data-over]")).await?;
    play.finger().release().await?;
    play.wait_told(&card, &party).await?;
    play.leave_explanation(&card).await?;
    play.assert_no_problems().await
}

async fn the_page_does_not_grow_under_a_carried_card(browser: Browser) -> Result<()> {
    let play = Play::open(browser, low_phone(), "").await?;
    let high = "return document.documentElement.scrollHeight";
    let before: u32 = play.run_as(high, vec![]).await?;
    let from = play.rect(FACE).await?.center();
    play.finger().press_and_hold(from).await?;
    play.finger().travel(from, (from.x, 412.0), 8).await?;
    // As far down as the page goes, and no further.
    let end = "return scrollY + innerHeight >= arguments[0] - 2";
    play.wait_js("the page to have scrolled to its end", end, vec![before.into()]).await?;
    play.frames().await?;
    let after: u32 = play.run_as(high, vec![]).await?;
    play.finger().release().await?;
    // A column that leans in is larger by a few pixels.
    let grown = after.saturating_sub(before);
    assert!(grown < 10, "the page grew by {grown} px while the card was at its lower edge");
    play.assert_no_problems().await
}
