//! What a page hears, and the function for those who prefer one.

use browser::{Browser, Result};
use serde_json::Value;

use crate::host::{heard, js, open, ready};
use browser::gallery::play::Play;
use browser::journey::expect;

browser::behaviours!(
    chromium,
    Chromium: a_round_is_told_from_its_start_to_its_result,
    feedback_at_the_end_tells_no_answer_before,
    a_game_is_made_and_steered_by_a_function,
);
browser::behaviours!(
    firefox,
    Firefox: a_round_is_told_from_its_start_to_its_result,
    feedback_at_the_end_tells_no_answer_before,
    a_game_is_made_and_steered_by_a_function,
);
browser::behaviours!(webkit, WebKit: a_round_is_told_from_its_start_to_its_result);

const GAME: &str =
    "<whos-responsible id=one deck=first-steps seed=7 motion=less></whos-responsible>";

async fn a_round_is_told_from_its_start_to_its_result(browser: Browser) -> Result<()> {
    let journey = open(browser, GAME).await?;
    ready(&journey, 1).await?;
    let placed =
        Play::to_the_end().wrong_every(3).on_element(&journey, &journey.decks, "#one").await?;
    let ended = "return heard.some(([name]) => name === 'round-end')";
    journey.wait_js("the end to be told", ended, vec![]).await?;

    let ready: Vec<Value> = heard(&journey, "one", "ready").await?;
    expect("ready", (ready.len(), ready[0]["lang"].as_str()), (1, Some("en")))?;
    let starts: Vec<Value> = heard(&journey, "one", "round-start").await?;
    expect("starts", starts.len(), 1)?;
    let start =
        (&starts[0]["seed"], &starts[0]["cards"], &starts[0]["resumed"], &starts[0]["timeLimit"]);
    expect("the start", start, (&7.into(), &12.into(), &false.into(), &Value::Null))?;

    let told: Vec<Value> = heard(&journey, "one", "placed").await?;
    let cards: Vec<&str> = told.iter().filter_map(|one| one["card"].as_str()).collect();
    expect("the cards", cards, placed.iter().map(String::as_str).collect())?;
    for one in &told {
        let right = one["party"] == one["owner"];
        expect(&format!("{one}"), &one["right"], &right.into())?;
        expect("a task", one["task"].as_str().is_some_and(|task| !task.is_empty()), true)?;
    }
    let progress: Vec<Value> = heard(&journey, "one", "progress").await?;
    expect("progress", progress.last().map(|last| &last["placed"]), Some(&12.into()))?;

    let ends: Vec<Value> = heard(&journey, "one", "round-end").await?;
    expect("ends", ends.len(), 1)?;
    let end = &ends[0];
    let right = told.iter().filter(|one| one["right"] == true).count();
    expect("right", &end["right"], &right.into())?;
    expect("accuracy", end["accuracy"].as_f64(), Some(right as f64 / 12.0))?;
    let answers = end["answers"].as_array().cloned().unwrap_or_default();
    expect("answers", answers.len(), 12)?;
    for (answer, one) in answers.iter().zip(&told) {
        expect("an answer", (&answer["card"], &answer["party"]), (&one["card"], &one["party"]))?;
    }
    let same = "return JSON.stringify(document.querySelector('#one').result) === JSON.stringify(heard.find(([name]) => name === 'round-end')[2])";
    expect("the result", js::<bool>(&journey, same).await?, true)?;
    // A browser tells of sizes with its next frame, which may come after the last card.
    let resized = "return heard.some(([name]) => name === 'resize')";
    journey.wait_js("a size to be told", resized, vec![]).await?;
    let sizes: Vec<Value> = heard(&journey, "one", "resize").await?;
    expect(
        "sizes",
        sizes.iter().all(|size| size["height"].as_f64() > Some(300.0)) && !sizes.is_empty(),
        true,
    )?;
    journey.assert_no_problems().await
}

async fn feedback_at_the_end_tells_no_answer_before(browser: Browser) -> Result<()> {
    let journey = open(browser, &GAME.replace("seed=7", "seed=7 feedback=end")).await?;
    ready(&journey, 1).await?;
    Play::until_placed().on_element(&journey, &journey.decks, "#one").await?;
    let all = "return heard.filter(([name]) => name === 'placed').length === 12";
    journey.wait_js("all to be told", all, vec![]).await?;
    let told: Vec<Value> = heard(&journey, "one", "placed").await?;
    let silent = told.iter().all(|one| one["owner"].is_null() && one["right"].is_null());
    expect("no answers", silent, true)?;
    let progress: Vec<Value> = heard(&journey, "one", "progress").await?;
    let silent = progress.iter().all(|one| one["right"].is_null() && one["points"].is_null());
    expect("no score", silent, true)?;
    journey.press(&["[data-submit]"]).await?;
    let ended = "return heard.some(([name]) => name === 'round-end')";
    journey.wait_js("the end to be told", ended, vec![]).await
}

async fn a_game_is_made_and_steered_by_a_function(browser: Browser) -> Result<()> {
    let journey = open(browser, "<div id=place></div>").await?;
    let make = "return import('/whos-responsible.js').then(({ create }) => {
        window.game = create(document.querySelector('#place'),
          { deck: 'first-steps', seed: 7, lang: 'en', limit: 3, motion: 'less', loading: 'eager' });
        game.element.id = 'one';
        window.counts = [];
        window.stop = game.on('progress', (detail) => counts.push(detail.placed));
        return true;
      })";
    js::<bool>(&journey, make).await?;
    ready(&journey, 1).await?;
    expect(
        "the result before the end",
        js::<Value>(&journey, "return game.getResult()").await?,
        Value::Null,
    )?;
    let cards = journey.seen().await?.cards;
    Play::to_the_end().on_element(&journey, &journey.decks, "#one").await?;
    journey.wait_js("a result", "return game.getResult()?.right === 3", vec![]).await?;
    js::<Value>(&journey, "game.restart(7); return null").await?;
    journey.wait_for_selector("[data-done='0']").await?;
    expect("the same order", journey.seen().await?.cards, cards)?;
    js::<Value>(&journey, "stop(); counts.length = 0; game.setLanguage('pt-BR'); return null")
        .await?;
    let title = journey.decks.title("first-steps", "pt-BR")?;
    journey.wait("Portuguese", async || Ok(journey.seen().await?.title == title)).await?;
    Play::cards(1).on_element(&journey, &journey.decks, "#one").await?;
    expect("after stop()", js::<usize>(&journey, "return counts.length").await?, 0)?;
    let deck =
        std::fs::read_to_string(browser::workspace().join("decks/examples/data-protection.json"))?;
    journey.run("game.setDeck(JSON.parse(arguments[0]))", vec![deck.into()]).await?;
    journey.wait("the other deck", async || Ok(journey.seen().await?.columns.len() == 3)).await?;
    js::<Value>(&journey, "game.setDeck('classroom'); return null").await?;
    let title = journey.decks.title("classroom", "pt-BR")?;
    journey.wait("the last deck", async || Ok(journey.seen().await?.title == title)).await?;
    js::<Value>(&journey, "game.destroy(); return null").await?;
    expect(
        "elements",
        js::<usize>(&journey, "return document.querySelectorAll('whos-responsible').length")
            .await?,
        0,
    )?;
    journey.assert_no_problems().await
}
