//! The order of the cards: what a seed, a new shuffle and a replay promise.

use browser::{Browser, Result, Setup, key};

use crate::play::{Play, RESULT};

browser::behaviours!(chromium, Chromium: a_replay_has_only_the_missed_and_a_new_shuffle_all);
browser::behaviours!(firefox, Firefox: a_replay_has_only_the_missed_and_a_new_shuffle_all);

/// A spread shows the whole order. One browser after the other: two at most may be open in a test
/// program, so a test that waits for three would wait for ever.
#[test]
fn one_seed_gives_one_order_in_all_browsers() -> Result<()> {
    browser::journeys::run("one_seed_gives_one_order_in_all_browsers", one_order)
}

async fn one_order() -> Result<()> {
    let mut orders = Vec::new();
    for browser in Browser::ALL {
        let play = Play::open(browser, Setup::desktop(), "presentation=spread").await?;
        let order = play.spread().await?;
        assert_eq!(order.len(), play.deck.len());
        play.assert_no_problems().await?;
        orders.push(order);
    }
    assert!(orders.iter().all(|order| *order == orders[0]), "{orders:#?}");
    Ok(())
}

/// Plays all cards on the table by numbers, these ones wrong, and reads the result.
async fn play_all(play: &Play, wrong: &[String]) -> Result<()> {
    let cards = play.spread().await?;
    play.tab_to(".cards .face").await?;
    for card in &cards {
        play.wait_focused(&play.selectors.card(card)).await?;
        let party = play.party(card, !wrong.contains(card))?;
        play.keys().press(&(play.deck.side(&party)? + 1).to_string()).await?;
        play.wait_told(card, &party).await?;
    }
    play.wait_focused("[data-next]").await?;
    play.keys().press(key::ENTER).await?;
    play.wait_focused(RESULT).await?;
    play.wait_result(cards.len(), wrong.to_vec()).await
}

async fn a_replay_has_only_the_missed_and_a_new_shuffle_all(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "presentation=spread").await?;
    let order = play.spread().await?;
    let missed: Vec<_> = order.iter().step_by(4).cloned().collect();
    play_all(&play, &missed).await?;

    // The missed, twice: what is missed again is all that the second replay has.
    play.tab_to("[data-replay]").await?;
    play.keys().press(key::ENTER).await?;
    play.wait_focused(".cards .face").await?;
    let mut dealt = play.spread().await?;
    assert_eq!(play.progress().await?, (0, missed.len()));
    let again = vec![dealt[1].clone()];
    dealt.sort();
    let mut sorted = missed.clone();
    sorted.sort();
    assert_eq!(dealt, sorted);
    play_all(&play, &again).await?;
    play.tab_to("[data-replay]").await?;
    play.keys().press(key::ENTER).await?;
    play.wait_focused(".cards .face").await?;
    assert_eq!(play.spread().await?, again);
    play_all(&play, &[]).await?;
    assert!(!play.has("[data-replay]").await?, "there is nothing to replay");

    // All cards again, in another order (one in 18! would be the same).
    play.tab_to("[data-again]").await?;
    play.keys().press(key::ENTER).await?;
    play.wait_focused(".cards .face").await?;
    let mut shuffled = play.spread().await?;
    assert_ne!(shuffled, order);
    shuffled.sort();
    let mut all = order.clone();
    all.sort();
    assert_eq!(shuffled, all);
    assert_eq!(play.progress().await?, (0, all.len()));
    play.assert_no_problems().await
}
