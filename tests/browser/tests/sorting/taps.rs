//! Sorting without dragging: tap the card, then the column.

use browser::{Browser, Result, Setup, key};

use crate::play::{FACE, Play};

browser::behaviours!(
    chromium,
    Chromium: a_tapped_card_goes_to_the_tapped_column,
    a_card_tapped_on_the_table_goes_to_the_tapped_column,
    at_the_end_a_placed_card_can_be_taken_back_or_carried_over,
);
browser::behaviours!(
    firefox,
    Firefox: a_tapped_card_goes_to_the_tapped_column,
    a_card_tapped_on_the_table_goes_to_the_tapped_column,
    at_the_end_a_placed_card_can_be_taken_back_or_carried_over,
);
browser::behaviours!(
    webkit,
    WebKit: a_tapped_card_goes_to_the_tapped_column,
    a_card_tapped_on_the_table_goes_to_the_tapped_column,
    at_the_end_a_placed_card_can_be_taken_back_or_carried_over,
);

/// A finger where there are fingers, else the mouse, which clicks.
fn setup(browser: Browser) -> Setup {
    if browser.has_touch() { Setup::phone() } else { Setup::desktop() }
}

async fn a_tapped_card_goes_to_the_tapped_column(browser: Browser) -> Result<()> {
    let mut play = Play::open(browser, setup(browser), "").await?;
    for right in [false, true] {
        let card = play.hand().await?;
        let party = play.party(&card, right)?;

        // Twice on the card: it is let go.
        play.tap(FACE).await?;
        play.wait_for_selector(".hand .card[data-held] .face[aria-pressed=true]").await?;
        let drops = play.attributes("[data-drop]", "data-drop").await?;
        let parties: Vec<_> = play.deck.parties.iter().map(|(id, _)| id.clone()).collect();
        assert_eq!(drops, parties);
        play.wait_settled(FACE).await?;
        play.tap(FACE).await?;
        play.wait_at_rest().await?;
        play.wait_status("Cancelled; the card is back in your hand.").await?;
        assert!(!play.has("[data-drop]").await?);

        play.tap(FACE).await?;
        play.tap(&format!("[data-drop={party}]")).await?;
        play.wait_told(&card, &party).await?;
        play.leave_explanation(&card).await?;
    }
    play.assert_no_problems().await
}

async fn a_card_tapped_on_the_table_goes_to_the_tapped_column(browser: Browser) -> Result<()> {
    let play = Play::open(browser, setup(browser), "presentation=spread").await?;
    let cards = play.spread().await?;
    assert_eq!(cards.len(), play.deck.len());
    // From anywhere on the table, and without reading every explanation first.
    for (ix, right) in [(2, true), (0, false)] {
        let card = &cards[ix];
        let party = play.party(card, right)?;
        let face = play.selectors.card(card);
        play.tap(&face).await?;
        play.wait_for_selector(&format!("[data-held] {face}")).await?;
        play.wait_settled(&face).await?;
        play.tap(&face).await?;
        play.wait_at_rest().await?;

        // Another card takes the place of the one that is held.
        play.tap(&play.selectors.card(&cards[1])).await?;
        play.wait_for_selector(&format!("[data-held] {}", play.selectors.card(&cards[1]))).await?;
        play.tap(&face).await?;
        play.wait_for_selector(&format!("[data-held] {face}")).await?;
        assert_eq!(play.count("[data-held]").await?, 1);

        let drop = format!("[data-drop={party}]");
        play.wait_settled(&drop).await?;
        play.tap(&drop).await?;
        play.wait_told(card, &party).await?;
        assert!(!play.spread().await?.contains(card));
    }
    assert_eq!(play.progress().await?, (2, play.deck.len()));
    play.assert_no_problems().await
}

/// By finger in Chromium, by mouse in the others: what is tapped and dragged is the same.
async fn at_the_end_a_placed_card_can_be_taken_back_or_carried_over(
    browser: Browser,
) -> Result<()> {
    let setup = if browser == Browser::Chromium { Setup::phone() } else { Setup::desktop() };
    let mut play = Play::open(browser, setup, "feedback=end").await?;
    let mut placed = Vec::new();
    for right in [true, false, true] {
        let card = play.hand().await?;
        let party = play.party(&card, right)?;
        play.wait_settled(FACE).await?;
        play.tap(&format!(".hand [data-side='{}']", play.deck.side(&party)?)).await?;
        play.wait_placed(&card, &party).await?;
        placed.push((card, party));
    }
    let cards = play.deck.len();
    assert_eq!(play.progress().await?, (3, cards));

    // Taken back, it is the next card again.
    let (card, party) = placed[1].clone();
    let button = format!("{} button", play.chip(&card, &party)?);
    play.wait_settled(&button).await?;
    play.tap(&button).await?;
    play.wait_for_selector(&format!("{FACE}[data-card='{card}']")).await?;
    assert_eq!(play.progress().await?, (2, cards));
    play.wait_status(&format!("{} is back in your hand.", play.deck.card(&card)?.name)).await?;

    // Carried to the other column. The click that follows the drag takes nothing back.
    let (card, party) = placed[0].clone();
    let other = play.party(&card, false)?;
    let button = format!("{} button", play.chip(&card, &party)?);
    play.wait_settled(&button).await?;
    play.drag_to(&button, &other).await?;
    play.wait_placed(&card, &other).await?;
    assert_eq!(play.progress().await?, (2, cards));
    play.wait_status(&format!("Moved to {}.", play.deck.party_name(&other)?)).await?;

    // Let go on no column, or called back, it stays.
    let button = format!("{} button", play.chip(&card, &other)?);
    play.wait_settled(&button).await?;
    let from = play.rect_in_view(&button).await?.center();
    let touch = play.setup().touch && browser.has_touch();
    let pointer = || if touch { play.finger() } else { play.mouse() };
    let hand = pointer();
    let away = play.rect(".hand").await?.at(0.5, 0.3);
    hand.press_and_hold(from).await?;
    hand.travel(from, away, 8).await?;
    play.wait_for_selector(".chip button[data-dragging]").await?;
    play.rest(pointer(), away).await?;
    hand.release().await?;
    play.wait_placed(&card, &other).await?;
    play.wait_settled(&button).await?;
    let from = play.rect_in_view(&button).await?.center();
    hand.press_and_hold(from).await?;
    hand.travel(from, away, 8).await?;
    play.wait_for_selector(".chip button[data-dragging]").await?;
    play.keys().press(key::ESCAPE).await?;
    hand.release().await?;
    play.wait_placed(&card, &other).await?;
    assert_eq!(play.progress().await?, (2, cards));
    play.assert_no_problems().await
}
