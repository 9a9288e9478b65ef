//! Two games on one page know nothing of each other.

use browser::{Browser, Result, Server, Setup};

use browser::gallery::play::Play;
use browser::journey::{Journey, expect};

browser::behaviours!(chromium, Chromium: two_games_on_a_page_are_two_rounds);
browser::behaviours!(firefox, Firefox: two_games_on_a_page_are_two_rounds);
browser::behaviours!(webkit, WebKit: two_games_on_a_page_are_two_rounds);

const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Two games</title><script type="module" src="/whos-responsible.js"></script></head>
<body><main><h1>Two games</h1>
<whos-responsible id="one" deck="first-steps" seed="1" motion="less" theme="light"></whos-responsible>
<whos-responsible id="two" deck="classroom" seed="2" motion="less" theme="dark" lang="es" feedback="end"></whos-responsible>
</main></body></html>"#;

async fn two_games_on_a_page_are_two_rounds(browser: Browser) -> Result<()> {
    let server = Server::site()?.file("/two.html", PAGE);
    let journey = Journey::open_on(server, browser, Setup::desktop(), "/two.html").await?;
    let ready = "return document.querySelectorAll('whos-responsible[data-ready]').length === 2";
    journey.wait_js("both games to be playable", ready, vec![]).await?;
    let (one, two) = (journey.seen_in("#one").await?, journey.seen_in("#two").await?);
    expect("the first deck", one.title.clone(), journey.decks.title("first-steps", "en")?)?;
    expect("the second deck", two.title.clone(), journey.decks.title("classroom", "es")?)?;

    Play::cards(3).explained().on_element(&journey, &journey.decks, "#one").await?;
    let played = journey.seen_in("#one").await?;
    expect("the first round", played.placed(), 3)?;
    expect("the second round", journey.seen_in("#two").await?, two)?;
    Play::until_placed().on_element(&journey, &journey.decks, "#two").await?;
    expect("the first round", journey.seen_in("#one").await?, played.clone())?;
    expect("the second round", journey.seen_in("#two").await?.submit, true)?;
    let dark = "return ['#one', '#two'].map((id) => getComputedStyle(
        document.querySelector(id).shadowRoot.querySelector('.game')).colorScheme)";
    let schemes: [String; 2] = journey.run_as(dark, vec![]).await?;
    expect("the themes", schemes, ["light".into(), "dark".into()])?;

    // One goes; the other stays as it is, and plays on.
    journey.run("document.querySelector('#two').remove()", vec![]).await?;
    expect("the first round", journey.seen_in("#one").await?, played)?;
    Play::to_the_end().on_element(&journey, &journey.decks, "#one").await?;
    expect("the screen", journey.seen_in("#one").await?.screen, "results".into())?;
    journey.assert_no_problems().await
}
