//! A page translator replaces texts by elements of its own: whatever changes afterwards is shown.

use browser::{Browser, Page, Result, Setup};

use crate::learn::Learn;
use browser::journey::{Journey, expect};

browser::behaviours!(
    chromium,
    Chromium: a_translated_game_shows_what_another_shows,
    a_translated_game_in_which_all_cards_lie_shows_what_another_shows,
    a_translated_learn_names_what_is_chosen,
);
browser::behaviours!(
    firefox,
    Firefox: a_translated_game_shows_what_another_shows,
    a_translated_learn_names_what_is_chosen,
);
browser::behaviours!(webkit, WebKit: a_translated_game_shows_what_another_shows);

/// Replaces each text, as translators do: at once, or by putting the new before the old goes.
const TRANSLATE: &str = "
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), all = [];
    while (texts.nextNode()) all.push(texts.currentNode);
    for (const [ix, text] of all.entries()) {
      const outer = document.createElement('font'), inner = document.createElement('font');
      inner.textContent = text.data;
      outer.append(inner);
      if (args[0] === 'at once') text.replaceWith(outer);
      else if (args[0] === 'words only') { if (text.data.trim()) text.replaceWith(outer); }
      else { text.before(outer); text.remove(); }
    }
    return null";

/// What can be read. What is only spoken comes and goes by the clock.
const SHOWN: &str = "
    const tidy = (text) => text.replace(/\\s+/g, ' ').trim(), game = root.querySelector('.game').cloneNode(true);
    game.querySelectorAll('.aside[role=status]').forEach((one) => one.remove());
    const texts = [...game.querySelectorAll('h1,h2,h3,p,span,button,li,small,b,option,text')]
      .filter((el) => !el.querySelector('h1,h2,h3,p,button,li')).map((el) => tidy(el.textContent));
    return [...texts, tidy(game.textContent)]";

async fn translate(page: &Page, how: &str) -> Result<()> {
    if how.is_empty() {
        return Ok(());
    }
    page.run_in_root(TRANSLATE, vec![how.into()]).await.map(drop)
}

/// What is shown after each step of a round with everything in it.
async fn shown(browser: Browser, query: &str, how: &str) -> Result<Vec<Vec<String>>> {
    let path = format!("/?deck=first-steps&seed=7&motion=less&lang=en{query}");
    let journey = Journey::open(browser, Setup::desktop(), &path).await?;
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut look = async || -> Result<()> {
        journey.frames().await?;
        all.push(journey.run_in_root_as(SHOWN, vec![]).await?);
        translate(&journey, how).await?;
        all.push(journey.run_in_root_as(SHOWN, vec![]).await?);
        Ok(())
    };
    look().await?;
    if query.is_empty() {
        journey.press(&[".ask-hint"]).await?;
        journey.wait_for_selector(".hint").await?;
        look().await?;
    }
    let face = ".hand .face, .cards .face";
    for n in 0..30 {
        if !journey.has(face).await? {
            break;
        }
        journey.press(&[face]).await?;
        journey.wait_for_selector("[data-drop]").await?;
        look().await?;
        journey.press(&[&format!("[data-side='{}'] .drop", n % 2)]).await?;
        journey.wait_gone("[data-drop]").await?;
        look().await?;
        if n == 2 {
            journey.dialog("settings").await?;
            look().await?;
            journey.choose("lang", "es").await?;
            let spoken = async || Ok(journey.text("dialog h2").await? == "Ajustes");
            journey.wait("Spanish", spoken).await?;
            look().await?;
            journey.press(&["[data-close]"]).await?;
            journey.wait_gone("dialog").await?;
        }
        if journey.has("[data-next]").await? {
            journey.press(&["[data-next]"]).await?;
            journey.wait_gone("[data-next]").await?;
            look().await?;
        }
    }
    if journey.has("[data-submit]").await? {
        journey.press(&["[data-submit]"]).await?;
    }
    journey.wait_for_selector("[data-result]").await?;
    look().await?;
    let kept = async || Ok(journey.saved("best/first-steps").await?.is_some());
    journey.wait("the best result to be kept", kept).await?;
    journey.dialog("decks").await?;
    look().await?;
    journey.press(&["[data-close]"]).await?;
    journey.wait_gone("dialog").await?;
    journey.press(&["[data-again]"]).await?;
    journey.wait_for_selector(face).await?;
    look().await?;
    journey.assert_no_problems().await?;
    // The order of another round is another.
    all.truncate(all.len() - 2);
    Ok(all)
}

async fn the_same(browser: Browser, query: &str) -> Result<()> {
    let whole = shown(browser, query, "").await?;
    for how in ["at once", "words only", "one after the other"] {
        let translated = shown(browser, query, how).await?;
        expect("steps", translated.len(), whole.len())?;
        for (step, (found, expected)) in translated.into_iter().zip(&whole).enumerate() {
            let differ = found.iter().zip(expected).find(|(one, other)| one != other);
            expect(&format!("{how}, step {step}"), differ, None)?;
            expect(&format!("{how}, texts of step {step}"), found.len(), expected.len())?;
        }
    }
    Ok(())
}

async fn a_translated_game_shows_what_another_shows(browser: Browser) -> Result<()> {
    the_same(browser, "").await
}

async fn a_translated_game_in_which_all_cards_lie_shows_what_another_shows(
    browser: Browser,
) -> Result<()> {
    the_same(browser, "&presentation=spread&feedback=end").await
}

async fn a_translated_learn_names_what_is_chosen(browser: Browser) -> Result<()> {
    let mut all = Vec::new();
    for how in ["", "at once", "words only", "one after the other"] {
        let learn = Learn::open(browser, Setup::desktop(), "?lang=en&service=ec2").await?;
        let mut shown: Vec<Vec<String>> = Vec::new();
        for step in [
            "[data-service='3']",
            "[data-floor='5']",
            "[data-floor='7']",
            "compare",
            "[data-service='4']",
        ] {
            translate(&learn, how).await?;
            if step == "compare" {
                let body = "const select = root.querySelector('#compare'); select.value = '7';
                    select.dispatchEvent(new Event('change', { bubbles: true, composed: true })); return null";
                learn.run_in_root(body, vec![]).await?;
                learn.frames().await?;
            } else {
                learn.press_on(step).await?;
            }
            learn.frames().await?;
            shown.push(learn.run_in_root_as(SHOWN, vec![]).await?);
        }
        learn.assert_no_problems().await?;
        all.push(shown);
    }
    for (ix, other) in all.iter().enumerate().skip(1) {
        for (step, (found, expected)) in other.iter().zip(&all[0]).enumerate() {
            let differ = found.iter().zip(expected).find(|(one, other)| one != other);
            expect(&format!("way {ix}, step {step}"), differ, None)?;
        }
    }
    Ok(())
}
