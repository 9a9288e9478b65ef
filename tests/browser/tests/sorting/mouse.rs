//! Sorting with a mouse.

use browser::{Browser, Point, Result, Setup, key};
use serde_json::json;

use crate::play::{FACE, Play};

browser::behaviours!(
    chromium,
    Chromium: a_whole_round_is_dragged_and_the_result_counts_it,
    the_column_under_the_card_and_no_other_leans_in,
    a_drag_that_is_broken_off_leaves_no_trace,
    a_drag_ends_when_the_window_is_lost,
    a_drag_ends_when_the_mouse_is_let_go_outside,
    a_placed_card_is_seen_wherever_it_is_carried,
);
browser::behaviours!(
    firefox,
    Firefox: a_whole_round_is_dragged_and_the_result_counts_it,
    the_column_under_the_card_and_no_other_leans_in,
    a_drag_that_is_broken_off_leaves_no_trace,
    a_drag_ends_when_the_window_is_lost,
    a_placed_card_is_seen_wherever_it_is_carried,
);
// On WebKitGTK's virtual screen there is no other window to lose the focus to.
browser::behaviours!(
    webkit,
    WebKit: a_whole_round_is_dragged_and_the_result_counts_it,
    the_column_under_the_card_and_no_other_leans_in,
    a_drag_that_is_broken_off_leaves_no_trace,
    a_placed_card_is_seen_wherever_it_is_carried,
);

async fn a_whole_round_is_dragged_and_the_result_counts_it(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, Setup::desktop(), "").await?;
    let cards = play.deck.len();
    let mut wrong = Vec::new();
    for turn in 0..cards {
        let card = play.hand().await?;
        let right = turn % 4 != 2;
        let party = play.party(&card, right)?;
        play.drag_to(FACE, &party).await?;
        play.wait_told(&card, &party).await?;
        assert_eq!(play.progress().await?, (turn + 1, cards));
        if !right {
            wrong.push(card.clone());
        }
        play.leave_explanation(&card).await?;
    }
    play.wait_result(cards, wrong).await?;
    play.assert_no_problems().await
}

async fn the_column_under_the_card_and_no_other_leans_in(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    play.wait_settled(FACE).await?;
    play.wait_still(FACE).await?;
    let home = play.rect(FACE).await?;
    let mut at = home.center();
    play.mouse().press(at).await?;
    assert!(!play.has("[data-lifted]").await?, "a press alone lifts the card");
    let columns: Vec<_> = play.deck.parties.iter().map(|(id, _)| id.clone()).collect();
    for over in columns.iter().map(Some).chain([None, columns.first()]) {
        let to = match over {
            Some(party) => play.rect(&play.selectors.column(party)).await?.center(),
            None => home.center(),
        };
        play.mouse().travel(at, to, 12).await?;
        at = to;
        let want: Vec<String> = over.cloned().into_iter().collect();
        play.wait(&format!("{want:?} to lean in"), async || {
            Ok(play.attributes("[data-over]", "data-column").await? == want)
        })
        .await?;
        assert!(play.has(".game[data-lifted] .card[data-dragging]").await?);
        if over.is_none() {
            // Nothing hints at the answer: while the card is over no column, all look alike.
            for property in ["border-top-style", "border-top-width", "opacity", "z-index"] {
                let mut looks = Vec::new();
                for column in &columns {
                    looks.push(play.style(&play.selectors.column(column), property).await?);
                }
                assert!(looks.iter().all(|look| *look == looks[0]), "{property}: {looks:?}");
            }
        }
    }
    play.keys().press(key::ESCAPE).await?;
    play.mouse().release().await?;
    play.assert_untouched(FACE, home).await?;
    play.assert_no_problems().await
}

/// How much of the card in the air can be seen, as the browser reckons: what a scrolling box cuts off counts not.
const SEEN: &str = "
    const game = document.querySelector('whos-responsible').shadowRoot;
    new IntersectionObserver(([it]) => { window.seen = it.intersectionRatio; }, { threshold: [0, 0.5, 0.9] })
      .observe(game.querySelector('[data-dragging]'));";

async fn a_placed_card_is_seen_wherever_it_is_carried(browser: Browser) -> Result<()> {
    let mut play =
        Play::open(browser, Setup::desktop(), "presentation=spread&feedback=end").await?;
    let face = ".cards .face";
    play.wait_settled(face).await?;
    let card = play.attributes(face, "data-card").await?.remove(0);
    let (party, other) = (play.party(&card, true)?, play.party(&card, false)?);
    play.drag_to(face, &party).await?;
    play.wait_placed(&card, &party).await?;

    let button = format!("{} button", play.chip(&card, &party)?);
    play.wait_settled(&button).await?;
    let from = play.rect(&button).await?.center();
    let cards = play.rect(".cards").await?;
    let between = Point { x: cards.center().x, y: from.y };
    play.mouse().press(from).await?;
    play.mouse().travel(from, between, 8).await?;
    play.wait_for_selector(".chip button[data-dragging]").await?;
    play.run(SEEN, vec![]).await?;
    play.wait("the card to be seen between the columns", async || {
        Ok(play.run_as::<Option<f64>>("return window.seen ?? null", vec![]).await? > Some(0.9))
    })
    .await?;
    let to = play.rect(&play.selectors.column(&other)).await?.center();
    play.mouse().travel(between, to, 8).await?;
    play.mouse().release().await?;
    play.wait_placed(&card, &other).await?;
    play.assert_no_problems().await
}

async fn a_drag_that_is_broken_off_leaves_no_trace(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, Setup::desktop(), "").await?;
    play.wait_settled(FACE).await?;
    play.wait_still(FACE).await?;
    let home = play.rect(FACE).await?;
    let from = home.center();
    let card = play.hand().await?;
    let party = play.party(&card, true)?;
    let column = play.rect(&play.selectors.column(&party)).await?.center();

    // Let go between the columns, below the hand.
    play.mouse().drag(from, from.plus(0.0, 380.0)).await?;
    play.assert_untouched(FACE, home).await?;

    // A short way, let go on the card itself: the browser sends a click after it, which is no tap.
    play.mouse().drag(from, from.plus(9.0, 7.0)).await?;
    play.assert_untouched(FACE, home).await?;

    // Esc, with the button still down over a column; then it is let go there.
    play.mouse().press(from).await?;
    play.mouse().travel(from, column, 10).await?;
    play.wait_for_selector("[data-over]").await?;
    play.keys().press(key::ESCAPE).await?;
    play.wait_at_rest().await?;
    play.mouse().release().await?;
    play.assert_untouched(FACE, home).await?;

    // The right and the middle button do not drag. (WebKit's driver never lets go of the right one:
    // its menu takes the release.)
    let buttons: &[u8] = if browser == Browser::WebKit { &[] } else { &[2, 1] };
    for &button in buttons {
        let go = |point: Point| {
            let (x, y) = (point.x.round() as i64, point.y.round() as i64);
            json!({ "type": "pointerMove", "duration": 16, "origin": "viewport", "x": x, "y": y })
        };
        let mut actions = vec![go(from), json!({ "type": "pointerDown", "button": button })];
        actions.extend((1..=6).map(|n| go(from.toward(column, f64::from(n) / 6.0))));
        let source = |actions| {
            let mouse = json!({ "pointerType": "mouse" });
            json!([{ "type": "pointer", "id": "mouse", "parameters": mouse, "actions": actions }])
        };
        play.perform(source(actions)).await?;
        assert!(!play.has("[data-lifted]").await?, "button {button} lifts the card");
        play.perform(source(vec![json!({ "type": "pointerUp", "button": button })])).await?;
        play.assert_untouched(FACE, home).await?;
    }

    // After all that a tap is a tap, and a drag is a drag.
    play.tap(FACE).await?;
    play.wait_for_selector(".card[data-held]").await?;
    play.tap(FACE).await?;
    play.wait_at_rest().await?;
    play.drag_to(FACE, &party).await?;
    play.wait_told(&card, &party).await?;
    play.assert_no_problems().await
}

async fn a_drag_ends_when_the_window_is_lost(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    play.wait_settled(FACE).await?;
    play.wait_still(FACE).await?;
    let home = play.rect(FACE).await?;
    let column = play.rect(&play.selectors.column(&play.deck.parties[0].0)).await?.center();
    play.mouse().press(home.center()).await?;
    play.mouse().travel(home.center(), column, 8).await?;
    play.wait_for_selector("[data-over]").await?;

    let here = play.driver.window().await?;
    let elsewhere = play.driver.new_tab().await?;
    play.driver.switch_to_window(elsewhere).await?;
    play.driver.close_window().await?;
    play.driver.switch_to_window(here).await?;

    play.wait_at_rest().await?;
    play.mouse().release().await?;
    play.assert_untouched(FACE, home).await?;
    play.assert_no_problems().await
}

/// WebDriver knows no places outside of the window; Chromium's own protocol does.
async fn a_drag_ends_when_the_mouse_is_let_go_outside(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    play.wait_settled(FACE).await?;
    play.wait_still(FACE).await?;
    let home = play.rect(FACE).await?;
    let from = home.center();

    // The browser tells of a release outside, since the pointer is captured.
    play.mouse().press(from).await?;
    let outside = Point { x: -90.0, y: from.y };
    play.mouse().travel(from, outside, 8).await?;
    play.wait_for_selector("[data-lifted]").await?;
    play.rest(play.mouse(), outside).await?;
    play.mouse().release().await?;
    play.assert_untouched(FACE, home).await?;

    // Nobody tells of it: the mouse comes back with no button pressed.
    play.mouse().press(from).await?;
    play.mouse().travel(from, from.plus(-60.0, 0.0), 4).await?;
    play.wait_for_selector("[data-lifted]").await?;
    let back = json!({ "type": "mouseMoved", "x": from.x, "y": from.y, "buttons": 0 });
    play.cdp("Input.dispatchMouseEvent", back).await?;
    play.assert_untouched(FACE, home).await?;
    play.assert_no_problems().await
}
