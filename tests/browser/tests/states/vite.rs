//! The npm package in an app that Vite built.

use browser::{Browser, Error, Result, Server, Setup, example};

use browser::gallery::play::Play;
use browser::journey::{Journey, expect};

browser::behaviours!(chromium, Chromium: the_package_plays_in_an_app_that_vite_built);
browser::behaviours!(firefox, Firefox: the_package_plays_in_an_app_that_vite_built);

/// The tag in one component, and the game that `create` made in the other.
const LESSON: &str = "section[aria-labelledby=lesson] whos-responsible";
const QUIZ: &str = "section[aria-labelledby=quiz] whos-responsible";

async fn the_package_plays_in_an_app_that_vite_built(browser: Browser) -> Result<()> {
    let app = example("vite-react");
    if !app.join("index.html").is_file() {
        let place = app.display();
        return Err(Error::new(format!("no app in {place}: run `cargo xtask test vite`")));
    }
    // Not at the top of a server, and under the strictest policy.
    let server = Server::builder().dir("/some/app", app);
    let journey = Journey::open_on(server, browser, Setup::desktop(), "/some/app/").await?;
    for (name, deck, lang) in [(LESSON, "classroom", "en"), (QUIZ, "traps", "es")] {
        journey.wait_js(&format!("{name} to appear"), APPEARS, vec![name.into()]).await?;
        journey.wait_js(&format!("{name} to be playable"), READY, vec![name.into()]).await?;
        let seen = journey.seen_in(name).await?;
        expect("the deck", seen.title, journey.decks.title(deck, lang)?)?;
        Play::cards(1).explained().on_element(&journey, &journey.decks, name).await?;
        expect("the cards placed", journey.seen_in(name).await?.placed(), 1)?;
    }
    // What happened in the tag's game is in React's state, and so on the page.
    let events =
        "return Array.from(document.querySelectorAll('section[aria-labelledby=lesson] li code'),
        (name) => name.textContent)";
    let listed = async || journey.run_as::<Vec<String>>(events, vec![]).await;
    let want = ["ready", "round-start", "placed"].map(String::from).to_vec();
    let told = journey.wait("React to list the events", async || Ok(listed().await? == want)).await;
    let found = listed().await?;
    told.map_err(|error| error.while_doing(format!("listed {found:?}")))?;
    // The result of the game that `create` made is there when the round ends, not before.
    let result = "return document.querySelector('section[aria-labelledby=quiz] pre')?.textContent";
    expect("a result before the end", journey.run(result, vec![]).await?.is_null(), true)?;
    Play::to_the_end().on_element(&journey, &journey.decks, QUIZ).await?;
    journey.wait_js("the result in React's state", result, vec![]).await?;
    let text: String = journey.run_as(result, vec![]).await?;
    let result: serde_json::Value = serde_json::from_str(&text)?;
    let seen = (&result["deck"], &result["version"], result["right"] == result["cards"]);
    expect("the result", seen, (&"traps".into(), &1.into(), true))?;
    journey.assert_no_problems().await
}

/// Scrolled to, a game is fetched.
const APPEARS: &str = "const game = document.querySelector(arguments[0]);
    game?.scrollIntoView({ behavior: 'instant', block: 'center' }); return game";
const READY: &str = "return document.querySelector(arguments[0]).hasAttribute('data-ready')";
