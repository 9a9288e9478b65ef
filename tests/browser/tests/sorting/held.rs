//! Keys that are held, keys of other countries, and keys that a page around the game hears too.

use browser::{Browser, Result, Setup, key};

use crate::play::{FACE, NEXT, Play};

browser::behaviours!(
    chromium,
    Chromium: a_held_key_does_one_thing,
    a_key_held_over_what_comes_next_does_nothing_there,
    keys_that_the_game_takes_do_not_reach_the_page,
    digits_are_found_by_their_place_on_the_keyboard,
);
browser::behaviours!(
    firefox,
    Firefox: a_held_key_does_one_thing,
    a_key_held_over_what_comes_next_does_nothing_there,
    keys_that_the_game_takes_do_not_reach_the_page,
);

/// Longer than a round has cards.
const LONG: u32 = 40;

/// Counts what comes of keys beside the game: the page's own shortcuts. Tab is the page's, always.
const SHORTCUTS: &str = "window.reached = [];
    for (const name of ['keydown', 'keypress'])
      document.addEventListener(name, ({ type, key }) => key === 'Tab' || reached.push(`${type} ${key}`))";

async fn reached(play: &Play) -> Result<Vec<String>> {
    play.run_as("return reached.splice(0)", vec![]).await
}

async fn a_held_key_does_one_thing(browser: Browser) -> Result<()> {
    for wishes in ["", "feedback=end", "presentation=spread", "feedback=end&presentation=spread"] {
        let play = Play::open(browser, Setup::desktop(), wishes).await?;
        play.run(SHORTCUTS, vec![]).await?;
        play.tab_to(".card .face").await?;
        reached(&play).await?;
        for key in [key::ENTER, key::SPACE, key::ENTER, "1", key::ESCAPE] {
            let (before, of) = play.progress().await?;
            play.keys().hold(key, LONG).await?;
            play.frames().await?;
            let (after, _) = play.progress().await?;
            assert!(after <= before + 1, "{key:?} filed {} of {of} ({wishes})", after - before);
            assert!(!play.has("[data-result]").await?, "{key:?} ended the round ({wishes})");
            let heard = reached(&play).await?;
            let passes = |name: &String| name.ends_with("Escape");
            assert!(heard.iter().all(passes), "{key:?} reached the page: {heard:?} ({wishes})");
        }
        play.assert_no_problems().await?;
    }
    Ok(())
}

async fn a_key_held_over_what_comes_next_does_nothing_there(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    play.run(SHORTCUTS, vec![]).await?;
    let first = play.hand().await?;
    play.tab_to(FACE).await?;
    reached(&play).await?;
    // The arrow that files does not turn the page while the explanation is read.
    play.keys().hold(key::RIGHT, LONG).await?;
    play.wait_told(&first, &play.deck.parties[1].0).await?;
    play.wait_focused(NEXT).await?;
    assert_eq!(reached(&play).await?, Vec::<String>::new());
    play.keys().hold(key::RIGHT, 3).await?;
    assert_eq!(reached(&play).await?, Vec::<String>::new());
    // The key that goes on picks up no card.
    play.keys().hold(key::ENTER, LONG).await?;
    play.wait_after(&first).await?;
    play.wait_focused(FACE).await?;
    play.wait_at_rest().await?;
    assert_eq!(play.progress().await?.0, 1);
    // A dialog that a held key opens chooses nothing.
    play.focus("[data-open=decks]").await?;
    play.keys().hold(key::ENTER, LONG).await?;
    play.wait_for_selector("dialog[data-screen=decks][open]").await?;
    play.keys().hold(key::ESCAPE, LONG).await?;
    play.wait_gone("dialog").await?;
    assert_eq!(play.progress().await?.0, 1);
    assert_eq!(reached(&play).await?, Vec::<String>::new());
    play.assert_no_problems().await
}

async fn keys_that_the_game_takes_do_not_reach_the_page(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    play.run(SHORTCUTS, vec![]).await?;
    let card = play.hand().await?;
    play.tab_to(FACE).await?;
    reached(&play).await?;
    // What the game has no use for is the page's.
    for (key, name) in [(key::DOWN, "ArrowDown"), ("f", "f"), ("3", "3"), (key::ESCAPE, "Escape")] {
        play.keys().press(key).await?;
        let heard = reached(&play).await?;
        assert!(
            heard.contains(&format!("keydown {name}")),
            "{name} did not reach the page: {heard:?}"
        );
    }
    // So are chords, which do nothing to the game.
    for chord in [[key::CONTROL, key::RIGHT], [key::SHIFT, key::LEFT], [key::CONTROL, "1"]] {
        play.keys().chord(&chord).await?;
        assert!(!reached(&play).await?.is_empty());
    }
    play.keys().chord(&[key::CONTROL, key::ENTER]).await?;
    play.frames().await?;
    play.wait_at_rest().await?;
    assert_eq!(play.progress().await?.0, 0);
    reached(&play).await?;
    // Picked up, let go, picked up, filed, gone on.
    for key in [key::ENTER, key::ESCAPE, key::SPACE, key::LEFT] {
        play.keys().press(key).await?;
    }
    play.wait_told(&card, &play.deck.parties[0].0).await?;
    play.wait_focused(NEXT).await?;
    play.keys().press(key::SPACE).await?;
    play.wait_after(&card).await?;
    assert_eq!(reached(&play).await?, Vec::<String>::new());
    // Away from the cards arrows are the page's again; what is typed into a choice is not.
    play.tab_to(FACE).await?;
    play.keys().chord(&[key::SHIFT, key::TAB]).await?;
    play.wait_focused("[data-open=settings]").await?;
    play.keys().press(key::RIGHT).await?;
    assert!(reached(&play).await?.contains(&"keydown ArrowRight".to_owned()));
    play.keys().press(key::ENTER).await?;
    play.wait_for_selector("dialog[open]").await?;
    play.tab_to("select[name=theme]").await?;
    reached(&play).await?;
    play.keys().type_text("Dark").await?;
    play.wait_for_selector(".game[data-theme=dark]").await?;
    assert_eq!(reached(&play).await?, Vec::<String>::new());
    play.assert_no_problems().await
}

/// AZERTY, and Arabic. Only Chromium's own protocol knows keys of other countries.
async fn digits_are_found_by_their_place_on_the_keyboard(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    play.tab_to(FACE).await?;
    for (code, typed, party) in
        [("Digit1", "&", 0), ("Digit2", "é", 1), ("Digit1", "١", 0), ("Numpad2", "٢", 1)]
    {
        let card = play.hand().await?;
        play.keys().press_at(code, typed).await?;
        play.wait_told(&card, &play.deck.parties[party].0).await?;
        play.wait_focused(NEXT).await?;
        play.keys().press(key::ENTER).await?;
        play.wait_after(&card).await?;
        play.wait_focused(FACE).await?;
    }
    play.assert_no_problems().await
}
