//! What a page may ask for, and what becomes of a wish that is not understood.

use browser::{Browser, Result};

use crate::host::{js, open, ready};
use browser::gallery::play::Play;
use browser::journey::expect;

browser::behaviours!(
    chromium,
    Chromium: a_change_of_an_attribute_changes_the_game_that_runs,
    a_wish_that_is_not_understood_is_named_and_the_default_holds,
    properties_and_attributes_say_the_same,
    a_deck_stands_in_the_page_itself,
    an_exercise_leaves_no_choice_and_an_exam_no_hint,
    a_page_may_change_its_mind_while_the_game_is_on_its_way,
    a_clock_runs_out_and_can_be_extended,
);
browser::behaviours!(
    firefox,
    Firefox: a_change_of_an_attribute_changes_the_game_that_runs,
    a_wish_that_is_not_understood_is_named_and_the_default_holds,
    properties_and_attributes_say_the_same,
    a_deck_stands_in_the_page_itself,
    an_exercise_leaves_no_choice_and_an_exam_no_hint,
    a_clock_runs_out_and_can_be_extended,
);
browser::behaviours!(webkit, WebKit: a_change_of_an_attribute_changes_the_game_that_runs);

const GAME: &str =
    "<whos-responsible id=one deck=first-steps seed=7 motion=less></whos-responsible>";

async fn a_change_of_an_attribute_changes_the_game_that_runs(browser: Browser) -> Result<()> {
    let journey = open(browser, GAME).await?;
    ready(&journey, 1).await?;
    let set = async |name: &str, value: &str| {
        let body = "document.querySelector('#one').setAttribute(...arguments)";
        journey.run(body, vec![name.into(), value.into()]).await.map(drop)
    };
    let shows = async |what: &str, selector: &str| {
        journey.wait_for_selector(selector).await.map_err(|error| error.while_doing(what))
    };
    set("theme", "dark").await?;
    shows("theme", ".game[data-theme=dark]").await?;
    Play::cards(2).on_element(&journey, &journey.decks, "#one").await?;
    // A language changes nothing but words.
    set("lang", "es").await?;
    let title = journey.decks.title("first-steps", "es")?;
    journey.wait("Spanish", async || Ok(journey.seen().await?.title == title)).await?;
    expect("the cards placed", journey.seen().await?.done, 2)?;
    // Rules start anew.
    set("presentation", "spread").await?;
    shows("presentation", ".game[data-presentation=spread] [data-done='0']").await?;
    set("limit", "5").await?;
    shows("limit", "[data-of='5']").await?;
    journey.run("document.querySelector('#one').removeAttribute('limit')", vec![]).await?;
    shows("no limit", "[data-of='12']").await?;
    set("deck", "classroom").await?;
    let title = journey.decks.title("classroom", "es")?;
    journey.wait("the other deck", async || Ok(journey.seen().await?.title == title)).await?;
    let warned: Vec<String> = js(&journey, "return warned").await?;
    expect("warnings", warned, vec![])?;
    // The page's focus stays the page's.
    let focus: String = js(&journey, "return document.activeElement.localName").await?;
    expect("the focus", focus, "body".into())?;
    journey.assert_no_problems().await
}

async fn a_wish_that_is_not_understood_is_named_and_the_default_holds(
    browser: Browser,
) -> Result<()> {
    let journey = open(
        browser,
        "<whos-responsible id=one deck=no-such lang=tlh feedback=later presentation=pile seed=-1 \
         limit=none time-limit=9 theme=pink motion=wild mode=hard loading=soon></whos-responsible>",
    )
    .await?;
    ready(&journey, 1).await?;
    expect("the deck", journey.seen().await?.title, journey.decks.title("first-steps", "en")?)?;
    expect("the presentation", journey.seen().await?.presentation, "deal".into())?;
    let warned: Vec<String> = js(&journey, "return warned").await?;
    for (name, allowed) in [
        ("deck=\"no-such\"", "the id of a deck"),
        ("lang=\"tlh\"", "en, es, pt-BR"),
        ("feedback=\"later\"", "immediate, end"),
        ("presentation=\"pile\"", "deal, spread"),
        ("seed=\"-1\"", "whole numbers from 0 to 4294967295"),
        ("limit=\"none\"", "whole numbers from 1 to 65535"),
        ("time-limit=\"9\"", "whole numbers from 10 to 86400"),
        ("theme=\"pink\"", "auto, light, dark, contrast"),
        ("motion=\"wild\"", "auto, less"),
        ("mode=\"hard\"", "practice, exercise, exam"),
        ("loading=\"soon\"", "lazy, eager"),
    ] {
        let said = warned.iter().any(|words| words.contains(name) && words.contains(allowed));
        expect(&format!("a warning of {name} that names {allowed} in {warned:?}"), said, true)?;
    }
    journey.assert_goes_on().await
}

async fn properties_and_attributes_say_the_same(browser: Browser) -> Result<()> {
    let journey = open(browser, GAME).await?;
    ready(&journey, 1).await?;
    let body = "
        const game = document.querySelector('#one');
        const before = [game.deck, game.seed, game.timeLimit, game.storageKey];
        game.timeLimit = 60; game.storageKey = 'mine'; game.seed = null; game.theme = 'light';
        return [...before, game.getAttribute('time-limit'), game.getAttribute('storage-key'),
          String(game.hasAttribute('seed')), game.getAttribute('theme'), game.timeLimit]";
    let said: Vec<String> = js(&journey, body).await?;
    let want = ["first-steps", "7", "", "", "60", "mine", "false", "light", "60"];
    expect("properties", said, want.map(String::from).to_vec())
}

async fn a_deck_stands_in_the_page_itself(browser: Browser) -> Result<()> {
    let deck =
        std::fs::read_to_string(browser::workspace().join("decks/examples/data-protection.json"))?;
    let deck: serde_json::Value = serde_json::from_str(&deck)?;
    let body = format!(
        "<whos-responsible id=one motion=less><script type=application/json>{deck}</script></whos-responsible>\
         <whos-responsible id=two motion=less><script type=application/json>{{\"cards\": []}}</script></whos-responsible>"
    );
    let journey = open(browser, &body).await?;
    ready(&journey, 2).await?;
    expect("the columns", journey.seen_in("#one").await?.columns.len(), 3)?;
    // One that is no deck says so, and leaves the game.
    let said = "return document.querySelector('#two').shadowRoot.querySelector('[data-notice]').textContent";
    let said: String = js(&journey, said).await?;
    expect(&format!("a problem in `{said}`"), said.contains("title"), true)?;
    expect(
        "the deck",
        journey.seen_in("#two").await?.title,
        journey.decks.title("first-steps", "en")?,
    )?;
    journey.assert_no_problems().await
}

async fn an_exercise_leaves_no_choice_and_an_exam_no_hint(browser: Browser) -> Result<()> {
    let journey = open(
        browser,
        "<whos-responsible id=one mode=exercise></whos-responsible><whos-responsible id=two mode=exam></whos-responsible>",
    )
    .await?;
    ready(&journey, 2).await?;
    let shown = async |id: &str, selector: &str| -> Result<bool> {
        let body = "return Boolean(document.querySelector(arguments[0]).shadowRoot.querySelector(arguments[1])?.checkVisibility())";
        journey.run_as(body, vec![id.into(), selector.into()]).await
    };
    expect("hints in an exercise", shown("#one", ".ask-hint").await?, true)?;
    expect("decks in an exercise", shown("#one", "[data-open=decks]").await?, false)?;
    expect("hints in an exam", shown("#two", ".ask-hint").await?, false)?;
    expect("decks in an exam", shown("#two", "[data-open=decks]").await?, false)?;
    expect("settings in an exam", shown("#two", "[data-open=settings]").await?, true)?;
    Play::cards(1).on_element(&journey, &journey.decks, "#two").await?;
    expect("an answer in an exam", journey.seen_in("#two").await?.explains, None)?;
    // A practice that becomes an exam starts anew, and tells nothing any more.
    journey.run("document.querySelector('#one').mode = 'exam'", vec![]).await?;
    journey.wait("no hint", async || Ok(!shown("#one", ".ask-hint").await?)).await?;
    journey.frames().await?;
    Play::cards(1).on_element(&journey, &journey.decks, "#one").await?;
    expect("an answer in the new exam", journey.seen_in("#one").await?.explains, None)?;
    journey.assert_no_problems().await
}

async fn a_page_may_change_its_mind_while_the_game_is_on_its_way(browser: Browser) -> Result<()> {
    let journey = open(browser, "<div id=place></div>").await?;
    let change = "
        const game = document.createElement('whos-responsible');
        game.id = 'one';
        game.loading = 'eager';
        window.fetching = (address) => {
          if (!address.endsWith('en.pack')) return;
          window.fetching = null;
          game.deck = 'classroom';
          game.lang = 'es';
          game.presentation = 'spread';
        };
        document.querySelector('#place').append(game);
        return true";
    js::<bool>(&journey, change).await?;
    ready(&journey, 1).await?;
    let title = journey.decks.title("classroom", "es")?;
    journey.wait("the deck in Spanish", async || Ok(journey.seen().await?.title == title)).await?;
    journey.wait_for_selector(".game[data-presentation=spread]").await?;
    journey.assert_no_problems().await
}

async fn a_clock_runs_out_and_can_be_extended(browser: Browser) -> Result<()> {
    let game = "<whos-responsible id=one time-limit=100 motion=less></whos-responsible>";
    let journey = open(browser, game).await?;
    ready(&journey, 1).await?;
    let later = async |seconds: u32| {
        journey.run("window.later = arguments[0] * 1000", vec![seconds.into()]).await.map(drop)
    };
    let shows = async |time: &str| {
        let clock = async || Ok(journey.text(".clock").await?.contains(time));
        journey.wait(&format!("the clock to show {time}"), clock).await
    };
    shows("1:3").await?;
    // It is said in time, and more is one press away.
    later(75).await?;
    journey.wait_status("More time").await?;
    shows("0:2").await?;
    journey.press(&[".more-time"]).await?;
    shows("2:0").await?;
    later(201).await?;
    journey.wait_for_selector("[data-result]").await?;
    expect("the cards placed", journey.seen().await?.placed(), 0)?;
    journey.assert_no_problems().await
}
