//! A reload in the middle of anything changes nothing.

use browser::{Browser, Error, Result, Setup};

use browser::gallery::play::Play;
use browser::journey::{Journey, Texts, expect};

browser::behaviours!(
    chromium,
    Chromium: a_reload_goes_on_where_it_was,
    what_the_player_chose_wins_over_the_address,
    each_deck_keeps_its_own_round,
    a_step_just_before_another_deck_is_kept,
    quick_steps_are_kept_while_they_are_made,
    a_reload_at_any_moment_loses_no_card,
    settings_are_kept,
);
browser::behaviours!(
    firefox,
    Firefox: a_reload_goes_on_where_it_was,
    what_the_player_chose_wins_over_the_address,
    each_deck_keeps_its_own_round,
    settings_are_kept,
);
browser::behaviours!(webkit, WebKit: a_reload_goes_on_where_it_was);

async fn a_reload_goes_on_where_it_was(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::phone(), "/?motion=less").await?;
    // Beside an explanation.
    journey.play(Play::cards(3).wrong_every(2).explained()).await?;
    reloaded(&journey, "an explanation").await?;
    // Before the next card, with a hint.
    journey.press(&["[data-next]", ".ask-hint"]).await?;
    journey.wait_for_selector(".hint").await?;
    reloaded(&journey, "a hint").await?;
    let words = Texts::read("en")?.start("status.resumed");
    let spoken = journey.status().await?;
    let title = journey.seen().await?.title;
    if !spoken.starts_with(&title) || words.contains(&spoken) {
        return Err(Error::new(format!("the resumed round is not announced: `{spoken}`")));
    }
    // At the end of the round, and in a replay of what was missed.
    journey.play(Play::to_the_end().wrong_every(3)).await?;
    let result = reloaded(&journey, "the results").await?;
    expect("the screen", result.screen, "results".into())?;
    let missed = result.missed.len();
    journey.press(&["[data-replay]"]).await?;
    journey.wait_for_selector(".hand .face").await?;
    expect("the cards to replay", journey.seen().await?.of, missed)?;
    journey.play(Play::cards(1).explained()).await?;
    reloaded(&journey, "a replay").await?;

    journey.fresh("/?motion=less&feedback=end").await?;
    journey.play(Play::cards(5)).await?;
    // One is moved: taken back by a tap, and placed on the other side.
    let before = journey.seen().await?;
    let (party, cards) = before
        .columns
        .iter()
        .find(|(_, cards)| !cards.is_empty())
        .ok_or_else(|| Error::new("no card lies anywhere"))?;
    let other = before.columns.keys().find(|key| *key != party).cloned().unwrap_or_default();
    let chip = cards[0].0;
    journey.press(&[&format!(".chip[data-ix='{chip}'] button")]).await?;
    let in_hand = format!(".hand [data-ix='{chip}']");
    journey.wait_for_selector(&in_hand).await?;
    reloaded(&journey, "a card taken back").await?;
    let face = journey.attribute(".hand .face", "data-ix").await?;
    expect("the card in the hand", face, Some(chip.to_string()))?;
    journey.press(&[".hand .face", &format!("[data-drop={other}]")]).await?;
    journey.wait_gone(&in_hand).await?;
    let moved = reloaded(&journey, "a card moved").await?;
    let there = moved.columns[&other].iter().any(|(ix, _)| *ix == chip);
    expect("the moved card lies on the other side", there, true)?;
    journey.play(Play::until_placed()).await?;
    let all = reloaded(&journey, "all placed").await?;
    expect("the button that hands in", all.submit, true)?;
    journey.press(&["[data-submit]"]).await?;
    journey.wait_for_selector("[data-result]").await?;
    reloaded(&journey, "the results of a round with feedback at the end").await?;

    journey.fresh("/?motion=less&presentation=spread").await?;
    journey.play(Play::cards(4).wrong_every(3).explained()).await?;
    reloaded(&journey, "a spread").await?;
    journey.assert_goes_on().await?;
    journey.assert_no_problems().await
}

/// Reloads, and nothing that can be seen is different.
async fn reloaded(journey: &Journey, what: &str) -> Result<browser::journey::Seen> {
    let before = journey.seen().await?;
    journey.reload_and_wait().await?;
    journey.assert_no_notice(what).await?;
    let after = journey.seen().await?;
    expect(&format!("{what}, after a reload"), &after, &before)?;
    Ok(after)
}

async fn what_the_player_chose_wins_over_the_address(browser: Browser) -> Result<()> {
    let path = "/?motion=less&deck=classroom&seed=5&lang=en";
    let journey = Journey::open(browser, Setup::desktop(), path).await?;
    to_deck(&journey, "traps").await?;
    journey.play(Play::cards(1)).await?;
    journey.dialog("settings").await?;
    journey.choose("lang", "pt-BR").await?;
    journey.wait_for_selector(".game[lang='pt-BR']").await?;
    let title = journey.decks.title("traps", "pt-BR")?;
    journey.press(&["[data-close]"]).await?;
    journey.reload_and_wait().await?;
    let seen = journey.seen().await?;
    expect("the deck after a reload", seen.title, title)?;
    expect("the cards placed after a reload", seen.done, 1)?;
    journey.assert_no_problems().await
}

async fn each_deck_keeps_its_own_round(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less").await?;
    journey.play(Play::cards(2).explained()).await?;
    let first = journey.seen().await?;
    to_deck(&journey, "classroom").await?;
    expect("the cards placed in a new deck", journey.seen().await?.done, 0)?;
    journey.play(Play::cards(3).wrong_every(3)).await?;
    let classroom = journey.seen().await?;
    to_deck(&journey, "first-steps").await?;
    expect("the first deck again", journey.seen().await?, first.clone())?;
    to_deck(&journey, "classroom").await?;
    expect("the second deck again", journey.seen().await?, classroom.clone())?;
    journey.reload_and_wait().await?;
    expect("the deck played last, after a reload", journey.seen().await?, classroom)?;
    to_deck(&journey, "first-steps").await?;
    expect("the first deck after a reload", journey.seen().await?, first)?;
    journey.assert_no_problems().await
}

async fn a_step_just_before_another_deck_is_kept(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less").await?;
    // At once, as only a script can: nothing may be waiting to be saved.
    let quick = [".hand [data-side='0']", "[data-open=decks]", "[data-deck=classroom]"];
    journey.press(&quick).await?;
    let title = journey.decks.title("classroom", "en")?;
    journey.wait("the other deck", async || Ok(journey.seen().await?.title == title)).await?;
    to_deck(&journey, "first-steps").await?;
    expect("the cards placed", journey.seen().await?.done, 1)?;

    // The same when the element is taken out of the page.
    journey.press(&["[data-next]"]).await?;
    journey.wait_for_selector(".hand .face").await?;
    let body = "root.querySelector(\".hand [data-side='0']\").click();
        return new Promise((done) => setTimeout(() => {
          const another = host.cloneNode();
          another.removeAttribute('data-ready');
          host.replaceWith(another);
          done(true);
        }, 50))";
    journey.run_in_root(body, vec![]).await?;
    journey.wait_playable().await?;
    expect("the cards placed", journey.seen().await?.done, 2)
}

async fn to_deck(journey: &Journey, deck: &str) -> Result<()> {
    journey.dialog("decks").await?;
    journey.press(&[&format!("[data-deck={deck}]")]).await?;
    let title = journey.decks.title(deck, "en")?;
    journey.wait(deck, async || Ok(journey.seen().await?.title == title)).await?;
    journey.wait_gone("dialog").await
}

async fn settings_are_kept(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/").await?;
    let choices = [
        ("feedback", "end"),
        ("presentation", "spread"),
        ("theme", "dark"),
        ("motion", "less"),
        ("lang", "es"),
    ];
    journey.dialog("settings").await?;
    for (name, value) in choices {
        journey.choose(name, value).await?;
        let wanted = async || Ok(journey.chosen().await?.get(name).is_some_and(|is| is == value));
        journey.wait(&format!("{name} to be {value}"), wanted).await?;
    }
    journey.wait_for_selector(".game[lang=es]").await?;
    expect("the dialog stays open", journey.has("dialog[open]").await?, true)?;
    // Nothing was placed yet, so the round took its new rules at once.
    expect("the presentation", journey.seen().await?.presentation, "spread".into())?;
    journey.reload_and_wait().await?;
    journey.dialog("settings").await?;
    let chosen = journey.chosen().await?;
    let want = choices.iter().map(|(name, value)| (name.to_string(), value.to_string()));
    expect("the settings after a reload", chosen, want.collect())?;
    expect("the presentation", journey.seen().await?.presentation, "spread".into())?;
    let dark = journey.style(".game", "color-scheme").await?;
    expect("the colours", dark, "dark".into())?;

    // In mid-round the rules wait for the next round, and the player is told.
    journey.press(&["[data-close]"]).await?;
    journey.wait_gone("dialog").await?;
    journey.play(Play::cards(2)).await?;
    let before = journey.seen().await?;
    journey.dialog("settings").await?;
    journey.choose("presentation", "deal").await?;
    journey.wait_for_selector("[data-later]").await?;
    expect("the round", journey.seen().await?, before)?;
    journey.press(&["[data-restart]"]).await?;
    journey.wait_for_selector(".hand .face").await?;
    expect("the cards placed in a new round", journey.seen().await?.done, 0)?;
    journey.assert_no_problems().await
}

/// Saving waits for no pause of the player: a browser that is killed tells nobody.
async fn quick_steps_are_kept_while_they_are_made(browser: Browser) -> Result<()> {
    let path = "/?motion=less&feedback=end&deck=traps";
    let journey = Journey::open(browser, Setup::desktop(), path).await?;
    // A card each 120 ms, and at each a look at what is kept.
    const QUICKLY: &str = "
        const root = document.querySelector('whos-responsible').shadowRoot;
        const kept = [];
        return (async () => {
          for (let card = 0; card < 11; card++) {
            root.querySelector('.hand button[data-side]').click();
            // Shorter than a step may wait.
            await new Promise((done) => setTimeout(done, 120));
            const text = localStorage.getItem('whos-responsible/round/traps') ?? '';
            kept.push((text.split(';')[1] ?? '').split('P').length - 1);
          }
          return kept;
        })()";
    let kept: Vec<i64> = journey.run_as(QUICKLY, vec![]).await?;
    // A busy machine is late, but not by so many.
    let late = kept.iter().zip(1..).map(|(kept, placed)| placed - kept).max();
    if late.is_none_or(|late| late > 6) {
        return Err(Error::new(format!("kept after each card: {kept:?}")));
    }
    Ok(())
}

async fn a_reload_at_any_moment_loses_no_card(browser: Browser) -> Result<()> {
    let path = "/?motion=less&feedback=end&deck=traps";
    let journey = Journey::open(browser, Setup::desktop(), path).await?;
    let mut placed = 0;
    for wait in [0, 10, 50, 120, 290, 310] {
        placed += journey.play(Play::cards(3)).await?.len();
        let reload =
            format!("window.seen = true; setTimeout(() => location.reload(), {wait}); return null");
        journey.run(&reload, vec![]).await?;
        let again = "return window.seen !== true && document.readyState === 'complete'";
        journey.wait_js("the reload", again, vec![]).await?;
        journey.wait_playable().await?;
        expect(&format!("cards after {wait} ms"), journey.seen().await?.done, placed)?;
    }
    Ok(())
}
