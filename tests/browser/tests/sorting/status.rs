//! What the status region says: names and positions, never ids.

use browser::{Browser, Error, Result, Setup, key};

use crate::play::{FACE, NEXT, Play};

browser::behaviours!(
    chromium,
    Chromium: the_status_says_what_happens,
    a_column_is_spoken_of_once_the_focus_rests_there,
    a_round_is_played_by_the_status_alone,
    words_wait_until_a_dialog_has_gone,
    a_game_that_leaves_says_nothing_more,
);
browser::behaviours!(
    firefox,
    Firefox: the_status_says_what_happens,
    a_column_is_spoken_of_once_the_focus_rests_there,
    words_wait_until_a_dialog_has_gone,
);
// The words are the same everywhere: a third browser hears them once, in a whole round.
browser::behaviours!(webkit, WebKit: a_round_is_played_by_the_status_alone);

/// Keeps everything that the status region ever says.
async fn listen(play: &Play) -> Result<()> {
    let listen = "
        const status = root.querySelector('[role=status]');
        window.said = [];
        const keep = () => {
          const words = status.textContent.replace(/\\s+/g, ' ').trim();
          if (words) window.said.push(words);
        };
        new MutationObserver(keep).observe(status, { childList: true, characterData: true, subtree: true });";
    play.run_in_root(listen, vec![]).await?;
    Ok(())
}

async fn said(play: &Play) -> Result<Vec<String>> {
    play.run_as("return window.said", vec![]).await
}

/// Waits until this was said since the last call, and forgets it.
async fn hear(play: &Play, words: &str) -> Result<()> {
    let heard = "const at = window.said.indexOf(arguments[0]);
        if (at >= 0) window.said.splice(0, at + 1);
        return at >= 0";
    let waited = play.wait_js(&format!("`{words}` to be said"), heard, vec![words.into()]).await;
    let instead = said(play).await?;
    waited.map_err(|error| error.while_doing(format!("only {instead:?} was said")))
}

/// No id of a card, a service or a party is ever said.
async fn assert_no_ids(play: &Play, words: &str) -> Result<()> {
    for card in &play.deck.cards {
        let task = card.id.split('/').next().unwrap_or_default();
        assert!(!words.contains(task), "`{task}` is said in `{words}`");
    }
    let plain = !words.contains(['{', '}', '<', '_']);
    assert!(plain && !words.contains("undefined"), "{words}");
    Ok(())
}

async fn the_status_says_what_happens(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    let cards = play.deck.len();
    assert_eq!(play.count("[role=status], [aria-live]").await?, 1);
    assert_eq!(play.attribute("[role=status]", "aria-live").await?.as_deref(), Some("polite"));
    assert_eq!(play.status().await?, "", "nothing has happened yet");
    listen(&play).await?;
    play.tab_to(FACE).await?;

    for (turn, right) in [(1, true), (2, false)] {
        let id = play.hand().await?;
        let card = play.deck.card(&id)?;
        play.keys().press(key::ENTER).await?;
        hear(&play, &format!("Picked up {}. Card {turn} of {cards}.", card.name)).await?;
        play.wait_focused("[data-drop]").await?;
        play.keys().press(key::ESCAPE).await?;
        hear(&play, "Cancelled; the card is back in your hand.").await?;
        play.wait_focused(FACE).await?;

        let party = play.party(&id, right)?;
        play.keys().press(&(play.deck.side(&party)? + 1).to_string()).await?;
        let (name, owner) = (play.deck.party_name(&party)?, play.deck.party_name(&card.owner)?);
        let verdict = match right {
            true => format!("Placed on {name}. Right: {}", card.why),
            false => format!("You said {name}. Not quite, responsible: {owner}. {}", card.why),
        };
        hear(&play, &verdict).await?;
        play.wait_focused(NEXT).await?;
        play.keys().press(key::ENTER).await?;
        play.wait_after(&id).await?;
        let next = &play.deck.card(&play.hand().await?)?.name;
        hear(&play, &format!("{next}. Card {} of {cards}.", turn + 1)).await?;
    }

    play.tap(".hand .ask-hint").await?;
    play.wait_for_selector(".hand .hint").await?;
    hear(&play, &format!("Hint: {}", play.text(".hand .hint").await?)).await?;

    // The end, from the settings.
    play.tap("[data-open=settings]").await?;
    play.wait_settled("[data-finish]").await?;
    play.tap("[data-finish]").await?;
    play.wait_for_selector("[data-result]").await?;
    let points = play.text(".sum b").await?;
    hear(&play, &format!("Round finished. 1 of {cards} right, {points}.")).await?;
    play.tap("[data-replay]").await?;
    play.wait_for_selector(FACE).await?;
    let (title, first) = (play.text("h1").await?, &play.deck.card(&play.hand().await?)?.name);
    let begins = format!("{title}. New round of {} cards. First card: {first}.", cards - 1);
    hear(&play, &begins).await?;
    play.assert_no_problems().await
}

async fn a_column_is_spoken_of_once_the_focus_rests_there(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "presentation=spread&feedback=end").await?;
    let cards = play.spread().await?;
    listen(&play).await?;
    play.tab_to(".cards .face").await?;
    // Two cards on the right column, so that there is something to say of it.
    for n in ["1", "2"] {
        play.keys().press("2").await?;
        let name = play.deck.party_name(&play.deck.parties[1].0)?;
        let next = n.parse::<usize>().unwrap_or(0);
        let card = &play.deck.card(&cards[next])?.name;
        let words =
            format!("Placed on {name}. Next: {card}. Card {} of {}.", next + 1, cards.len());
        hear(&play, &words).await?;
    }
    play.wait_focused(&play.selectors.card(&cards[2])).await?;
    // In one go, quicker than the half second that a column must be looked at.
    let keys = [key::ENTER, key::RIGHT, key::LEFT, key::RIGHT].concat();
    play.keys().type_text(&keys).await?;
    let name = &play.deck.card(&cards[2])?.name;
    hear(&play, &format!("Picked up {name}. Card 3 of {}.", cards.len())).await?;
    let columns = [&play.deck.parties[0].1, &play.deck.parties[1].1];
    play.wait("a column to be spoken of", async || Ok(!said(&play).await?.is_empty())).await?;
    assert_eq!(said(&play).await?, [format!("Over {}, 2 cards.", columns[1])]);
    hear(&play, &format!("Over {}, 2 cards.", columns[1])).await?;
    play.keys().press(key::LEFT).await?;
    hear(&play, &format!("Over {}, 0 cards.", columns[0])).await?;

    // Dropped before it was spoken of: it is not spoken of later.
    play.keys().type_text(&[key::RIGHT, key::ENTER].concat()).await?;
    let next = &play.deck.card(&cards[3])?.name;
    let words = format!("Placed on {}. Next: {next}. Card 4 of {}.", columns[1], cards.len());
    hear(&play, &words).await?;
    play.wait_focused(&play.selectors.card(&cards[3])).await?;
    play.keys().press(key::ENTER).await?;
    play.wait("the pick-up to be said", async || Ok(!said(&play).await?.is_empty())).await?;
    assert!(said(&play).await?[0].starts_with("Picked up"), "{:?}", said(&play).await?);
    play.assert_no_problems().await
}

/// Opens a dialog by keys and presses a button of it; says what was said then, and how long after the
/// dialog had gone, in ms.
async fn choose(play: &Play, open: &str, button: &str) -> Result<(String, f64)> {
    let focus = "root.querySelector(args[0]).focus()";
    play.run_in_root(focus, vec![open.into()]).await?;
    play.keys().press(key::ENTER).await?;
    play.wait_for_selector(&format!("dialog {button}")).await?;
    // What was said before must not come again with the table.
    play.wait("the status to be empty", async || Ok(play.status().await?.is_empty())).await?;
    let watch = "
        const game = root.querySelector('.game'), status = root.querySelector('[role=status]');
        window.after = [];
        let gone;
        new MutationObserver(() => {
          if (!root.querySelector('dialog')) gone ??= performance.now();
        }).observe(game, { childList: true });
        new MutationObserver(() => {
          const late = gone ? performance.now() - gone : -1;
          if (status.textContent) window.after.push([status.textContent, late]);
        }).observe(status, { childList: true, characterData: true, subtree: true });";
    play.run_in_root(watch, vec![]).await?;
    play.run_in_root(focus, vec![button.into()]).await?;
    play.keys().press(key::ENTER).await?;
    play.wait_gone("dialog").await?;
    let said = async || play.run_as::<Vec<(String, f64)>>("return window.after", vec![]).await;
    play.wait("something to be said", async || Ok(!said().await?.is_empty())).await?;
    said().await?.pop().ok_or_else(|| Error::new("nothing was said"))
}

/// While a dialog is open the status region is out of a screen reader's sight, and what stands in it
/// when it comes back is not news.
async fn words_wait_until_a_dialog_has_gone(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    let cards = play.deck.len();
    let heard = |(words, late): (String, f64), start: &str| {
        assert!(words.starts_with(start), "`{words}` does not start with `{start}`");
        assert!(late >= 50.0, "`{words}` comes {late} ms after the dialog has gone");
    };
    let title = play.text("h1").await?;
    // A round that is to be taken up again.
    play.tab_to(FACE).await?;
    play.keys().press("1").await?;
    play.wait_focused(NEXT).await?;
    play.keys().press(key::ENTER).await?;
    play.wait_focused(FACE).await?;
    let second = play.deck.card(&play.hand().await?)?.name.clone();

    heard(choose(&play, "[data-open=decks]", "[data-deck=building]").await?, "The building");
    play.wait_focused(FACE).await?;
    // Back: its round goes on, and the focus is on its card.
    let back = choose(&play, "[data-open=decks]", "[data-deck=first-steps]").await?;
    heard(back, &format!("{title}. Your round goes on. Next: {second}. Card 2 of {cards}."));
    play.wait_focused(FACE).await?;
    let again = choose(&play, "[data-open=settings]", "[data-restart]").await?;
    heard(again, &format!("{title}. New round of {cards} cards. First card: "));
    play.wait_focused(FACE).await?;
    let end = choose(&play, "[data-open=settings]", "[data-finish]").await?;
    heard(end, &format!("Round finished. 0 of {cards} right, "));
    play.wait_focused("[data-result]").await?;
    play.assert_no_problems().await
}

async fn a_game_that_leaves_says_nothing_more(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    play.tap("[data-open=settings]").await?;
    play.wait_settled("[data-restart]").await?;
    let leave = "
        const game = root.host, status = root.querySelector('[role=status]');
        new MutationObserver((_, watching) => {
          if (root.querySelector('dialog')) return;
          watching.disconnect();
          window.said = status.textContent;
          window.before = status;
          game.remove();
          // Another visit takes longer than the words would have waited.
          requestAnimationFrame(() => document.querySelector('main').append(game));
        }).observe(root.querySelector('.game'), { childList: true });
        root.querySelector('[data-restart]').click();";
    play.run_in_root(leave, vec![]).await?;
    play.wait_js("the game to have left", "return window.before !== undefined", vec![]).await?;
    play.wait_for_selector(FACE).await?;
    let same = "return window.before.textContent === window.said";
    assert!(play.run_as::<bool>(same, vec![]).await?, "words came after the game had left");
    play.assert_no_problems().await
}

/// As somebody plays who hears the game and sees nothing of it.
async fn a_round_is_played_by_the_status_alone(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    let cards = play.deck.len();
    listen(&play).await?;
    // The next words; the column under the focus may be spoken of in between.
    let words = async |kind: &str| -> Result<String> {
        let next = "const said = window.said.filter((words) => !words.startsWith('Over '));
            window.said = said.slice(1);
            return said[0] || null";
        let mut now = None;
        play.wait(&format!("words: {kind}"), async || {
            now = play.run_as::<Option<String>>(next, vec![]).await?;
            Ok(now.is_some())
        })
        .await?;
        let now = now.unwrap_or_default();
        assert_no_ids(&play, &now).await?;
        Ok(now)
    };
    play.tab_to(FACE).await?;
    play.keys().press(key::ENTER).await?;
    let mut heard = words("the first card").await?;
    for turn in 1..=cards {
        let position = format!(". Card {turn} of {cards}.");
        let name = heard.strip_prefix("Picked up ").unwrap_or(&heard).strip_suffix(&position);
        let card = play.deck.cards.iter().find(|card| Some(&*card.name) == name);
        let Some(card) = card else {
            panic!("no card of the deck is named in `{heard}`");
        };
        let side = play.deck.side(&card.owner)?;
        play.keys().press(&(side + 1).to_string()).await?;
        heard = words("the verdict").await?;
        assert_eq!(heard, format!("Placed on {}. Right: {}", play.deck.parties[side].1, card.why));
        play.keys().press(key::ENTER).await?;
        heard = words("the next card").await?;
    }
    let all = format!("Round finished. {cards} of {cards} right, ");
    assert!(heard.starts_with(&all), "{heard}");
    play.assert_no_problems().await
}
