//! Wide screens, as on the wall of a room: the game uses them, and its words grow with them.

use browser::{Browser, Error, Result, Server, Setup};

use crate::learn::Learn;
use browser::gallery::play::Play;
use browser::journey::{Journey, expect};

browser::behaviours!(
    chromium,
    Chromium: a_wide_screen_is_used_and_words_grow_with_it,
    the_card_on_top_is_as_wide_as_those_below_it,
    an_embedded_game_goes_by_its_own_width,
    learn_grows_with_the_screen,
);
browser::behaviours!(firefox, Firefox: a_wide_screen_is_used_and_words_grow_with_it);
browser::behaviours!(webkit, WebKit: the_card_on_top_is_as_wide_as_those_below_it);

const SCREENS: [(u32, u32); 4] = [(1440, 900), (1920, 1080), (2560, 1440), (3840, 2160)];

fn at_least(what: &str, found: f64, least: f64) -> Result<()> {
    if found >= least {
        Ok(())
    } else {
        Err(Error::new(format!("{what}: {found}, at least {least}")))
    }
}

/// The size of an element's words, in px.
async fn words(journey: &Journey, selector: &str) -> Result<f64> {
    let size = journey.style(selector, "font-size").await?;
    size.trim_end_matches("px").parse().map_err(|_| Error::new(format!("{selector}: {size}")))
}

async fn a_wide_screen_is_used_and_words_grow_with_it(browser: Browser) -> Result<()> {
    for presentation in ["deal", "spread"] {
        let mut before: Option<Vec<f64>> = None;
        for (width, height) in SCREENS {
            let wide = f64::from(width);
            let at = format!("{presentation} at {width} px");
            let path = format!("/?seed=7&motion=less&presentation={presentation}");
            let setup = Setup::desktop().size(width, height);
            let journey = Journey::open(browser, setup, &path).await?;
            journey.wait_for_selector(".card").await?;
            let table = journey.rect(".table").await?;
            at_least(&format!("{at}: the table"), table.width, wide * 0.8)?;
            let mut sizes = Vec::new();
            for part in
                [".task", ".service", ".column h2", ".motto", ".bar h1", ".how", ".tools button"]
            {
                let size = words(&journey, part).await?;
                // As on a screen of 1440 px, but for what is cut there.
                at_least(&format!("{at}: {part}"), size, wide / 1440.0 * 11.0)?;
                sizes.push(size);
            }
            let tap = journey.rect(".tools button").await?.height;
            at_least(&format!("{at}: a button"), tap, 44.0_f64.max(wide / 1440.0 * 37.0))?;
            journey.dialog("settings").await?;
            for part in ["dialog h2", "dialog select", "dialog .small"] {
                sizes.push(words(&journey, part).await?);
            }
            sizes.push(journey.rect("dialog").await?.width);
            journey.press(&["[data-close]"]).await?;
            journey.play(Play::to_the_end().wrong_every(3)).await?;
            for part in [".score h2", ".floor-name", ".missed .why"] {
                sizes.push(words(&journey, part).await?);
            }
            sizes.push(journey.rect(".ring").await?.width);
            sizes.push(journey.rect(".results").await?.width);
            if let Some(before) = before {
                for (ix, (now, before)) in sizes.iter().zip(&before).enumerate() {
                    at_least(&format!("{at}: size {ix}"), *now, before * 1.2)?;
                }
            }
            before = Some(sizes);
        }
    }
    Ok(())
}

async fn the_card_on_top_is_as_wide_as_those_below_it(browser: Browser) -> Result<()> {
    for (width, height) in
        [(320, 568), (390, 844), (700, 900), (1024, 768), (1280, 800)].into_iter().chain(SCREENS)
    {
        let setup = Setup::desktop().size(width, height);
        let journey = Journey::open(browser, setup, "/?seed=7&motion=less").await?;
        let body =
            "return ['.hand .card', '.under'].map((one) => root.querySelector(one).offsetWidth)";
        let [card, under]: [f64; 2] = journey.run_in_root_as(body, vec![]).await?;
        expect(&format!("the cards at {width} px"), card, under)?;
    }
    Ok(())
}

async fn an_embedded_game_goes_by_its_own_width(browser: Browser) -> Result<()> {
    let html = "<!doctype html><html lang=en><meta charset=utf-8><title>A post</title>
        <script type=module src=/whos-responsible.js></script>
        <link rel=stylesheet href=/post.css><main><whos-responsible loading=eager motion=less></whos-responsible></main></html>";
    let server =
        Server::site()?.file("/post.html", html).file("/post.css", "main { width: 700px; }");
    let setup = Setup::desktop().size(3840, 2160);
    let journey = Journey::open_on(server, browser, setup, "/post.html").await?;
    journey.wait_for_selector(".card").await?;
    expect("the words", words(&journey, ".game").await?, 16.0)?;
    let (game, card) = (journey.rect(".game").await?, journey.rect(".card").await?);
    assert!(game.width <= 700.0 && card.width <= 440.0, "{game:?} {card:?}");
    Ok(())
}

async fn learn_grows_with_the_screen(browser: Browser) -> Result<()> {
    let mut before = 0.0;
    for (width, height) in SCREENS {
        let learn = Learn::open(browser, Setup::desktop().size(width, height), "?lang=en").await?;
        let size = learn.style(".floor .name", "font-size").await?;
        let size: f64 = size.trim_end_matches("px").parse().unwrap_or_default();
        at_least(&format!("the words at {width} px"), size, before * 1.2)?;
        let page = learn.rect(".picture").await?;
        at_least(&format!("the page at {width} px"), page.width, f64::from(width) * 0.78)?;
        before = size;
    }
    Ok(())
}
