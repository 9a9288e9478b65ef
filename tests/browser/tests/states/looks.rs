//! What a page may say of the game's looks, and that it is heard: colours, themes, directions.

use std::fs;

use browser::{Browser, Result, Server, ServerBuilder, Setup, key, workspace};

use browser::gallery::play::Play;
use browser::journey::{Journey, expect, none};

browser::behaviours!(
    chromium,
    Chromium: a_pages_colours_win_whichever_theme_is_chosen,
    automatic_colours_follow_the_pages_switch,
    the_sample_themes_pass_axe,
    high_contrast_passes_axe,
    a_deck_from_right_to_left_is_mirrored,
    a_page_from_right_to_left_does_not_mirror_an_english_game,
    the_font_and_the_ink_can_be_the_pages,
);
browser::behaviours!(
    firefox,
    Firefox: a_pages_colours_win_whichever_theme_is_chosen,
    automatic_colours_follow_the_pages_switch,
    a_deck_from_right_to_left_is_mirrored,
    the_font_and_the_ink_can_be_the_pages,
);
browser::behaviours!(webkit, WebKit: a_pages_colours_win_whichever_theme_is_chosen);

const ARABIC: &str = include_str!("../../fixtures/arabic.json");
/// A page that follows the device. axe-core takes a page without a background for white.
const AUTOMATIC: &str = "html { color-scheme: light dark; background: Canvas; color: CanvasText; }";
const BLACK: &str = "rgb(0, 0, 0)";

/// A page with one game, whose `class` or other attributes are given, and a style sheet.
fn page(root: &str, element: &str, css: &str) -> Result<ServerBuilder> {
    let html = format!(
        "<!doctype html><html lang=\"en\" {root}><head><meta charset=\"utf-8\">
         <meta name=\"viewport\" content=\"width=device-width\"><title>A post</title>
         <link rel=\"stylesheet\" href=\"/post.css\">
         <script type=\"module\" src=\"/whos-responsible.js\"></script></head>
         <body><main><h1>A page</h1><whos-responsible seed=\"7\" motion=\"less\" {element}></whos-responsible></main></body></html>"
    );
    Ok(Server::site()?.file("/post.html", html).file("/post.css", css).file("/deck.json", ARABIC))
}

async fn open(server: ServerBuilder, browser: Browser, setup: Setup) -> Result<Journey> {
    let journey = Journey::open_on(server, browser, setup, "/post.html").await?;
    journey.wait_for_selector(".card").await?;
    Ok(journey)
}

async fn a_pages_colours_win_whichever_theme_is_chosen(browser: Browser) -> Result<()> {
    let css =
        "main { --wr-paper: #fffff0; } whos-responsible { --wr-ink: #300000; --wr-radius: 3px; }";
    let journey = open(page("", "", css)?, browser, Setup::desktop().dark()).await?;
    journey.dialog("settings").await?;
    for theme in ["auto", "light", "dark"] {
        journey.choose("theme", theme).await?;
        journey.wait_for_selector(&format!(".game[data-theme={theme}]")).await?;
        expect(theme, journey.style(".game", "color").await?, "rgb(48, 0, 0)".into())?;
        let paper = journey.style(".card", "background-color").await?;
        expect(theme, paper, "rgb(255, 255, 240)".into())?;
        expect(theme, journey.style(".card", "border-top-left-radius").await?, "3px".into())?;
    }
    // High contrast is the player's need, not a matter of taste.
    journey.choose("theme", "contrast").await?;
    journey.wait_for_selector(".game[data-theme=contrast]").await?;
    expect("the ink", journey.style(".game", "color").await?, BLACK.into())?;
    let paper = journey.style(".card", "background-color").await?;
    expect("the paper", paper, "rgb(255, 255, 255)".into())
}

async fn automatic_colours_follow_the_pages_switch(browser: Browser) -> Result<()> {
    let css = "html { color-scheme: light; } html.dark { color-scheme: dark; }";
    let journey = open(page("", "", css)?, browser, Setup::desktop()).await?;
    let paper = async || journey.style(".card", "background-color").await;
    let (light, dark) = ("rgb(255, 255, 255)", "rgb(27, 37, 50)");
    expect("a light page", paper().await?, light.into())?;
    journey.run("document.documentElement.className = 'dark'", vec![]).await?;
    journey.frames().await?;
    expect("a dark page", paper().await?, dark.into())?;
    journey.dialog("settings").await?;
    journey.choose("theme", "light").await?;
    journey.wait_for_selector(".game[data-theme=light]").await?;
    expect("a player who chose light", paper().await?, light.into())
}

async fn the_font_and_the_ink_can_be_the_pages(browser: Browser) -> Result<()> {
    let theme = fs::read_to_string(workspace().join("themes/host.css"))?;
    let css = format!("{theme} body {{ font-family: serif; color: #402000; }}");
    let journey = open(page("", "class=\"wr-host\"", &css)?, browser, Setup::desktop()).await?;
    for element in [".game", ".task", ".sides button"] {
        expect(element, journey.style(element, "font-family").await?, "serif".into())?;
    }
    expect("the ink", journey.style(".task", "color").await?, "rgb(64, 32, 0)".into())?;
    // The button that stands out is read all the same.
    journey.press(&[".sides [data-side='0']"]).await?;
    journey.wait_for("explanation").await?;
    let words = journey.style("[data-next]", "color").await?;
    expect("words on the button", words, "rgb(255, 255, 255)".into())?;
    expect("the button", journey.style("[data-next]", "background-color").await?, BLACK.into())
}

async fn the_sample_themes_pass_axe(browser: Browser) -> Result<()> {
    let mut found = Vec::new();
    for theme in ["paper", "terminal", "host"] {
        let file = fs::read_to_string(workspace().join(format!("themes/{theme}.css")))?;
        for setup in [Setup::phone(), Setup::desktop().dark()] {
            let css = format!("{AUTOMATIC} {file}");
            let server = page("", &format!("class=\"wr-{theme}\""), &css)?;
            let journey = open(server, browser, setup.clone()).await?;
            let scheme = setup.scheme;
            look(&journey, &format!("{theme}, {scheme:?}"), &mut found).await?;
            journey.assert_no_problems().await?;
        }
    }
    none("axe-core complains", &found)
}

async fn high_contrast_passes_axe(browser: Browser) -> Result<()> {
    let mut found = Vec::new();
    for setup in [Setup::phone(), Setup::desktop().dark()] {
        let server = page("", "theme=\"contrast\"", AUTOMATIC)?;
        let scheme = setup.scheme;
        let journey = open(server, browser, setup).await?;
        look(&journey, &format!("contrast, {scheme:?}"), &mut found).await?;
    }
    none("axe-core complains", &found)
}

/// A card, what is told of one that was right and of one that was not, settings, the result.
async fn look(journey: &Journey, what: &str, found: &mut Vec<String>) -> Result<()> {
    let mut axe = async |state: &str| -> Result<()> {
        let violations = journey.axe().await?;
        found.extend(violations.iter().map(|one| format!("  {what}, {state}: {one}")));
        Ok(())
    };
    axe("a card").await?;
    for side in ["0", "1"] {
        journey.press(&[&format!(".sides [data-side='{side}']")]).await?;
        journey.wait_for("explanation").await?;
        axe("an explanation").await?;
        journey.press(&["[data-next]"]).await?;
        journey.wait_for_selector(".face").await?;
    }
    journey.dialog("settings").await?;
    axe("settings").await?;
    journey.press(&["[data-close]"]).await?;
    journey.wait_gone("dialog").await?;
    journey.play(Play::to_the_end().wrong_every(5)).await?;
    journey.wait_for_selector("[data-result]").await?;
    axe("the result").await
}

async fn a_deck_from_right_to_left_is_mirrored(browser: Browser) -> Result<()> {
    let server = page("", "deck=\"deck.json\"", "")?;
    let journey = open(server, browser, Setup::desktop()).await?;
    expect("the title", journey.text(".bar h1").await?, "من المسؤول؟".into())?;
    let (first, second) = (
        journey.rect("[data-column=provider]").await?,
        journey.rect("[data-column=customer]").await?,
    );
    assert!(first.x > second.x, "the first column is not on the right: {first:?}, {second:?}");
    // An arrow files to the column that it points to.
    journey.focus(".hand .face").await?;
    journey.keys().press(key::LEFT).await?;
    journey.wait_for_selector("[data-column=customer] .chip").await?;
    journey.press(&["[data-next]"]).await?;
    journey.wait_for_selector(".hand .face").await?;
    journey.focus(".hand .face").await?;
    journey.keys().press(key::RIGHT).await?;
    journey.wait_for_selector("[data-column=provider] .chip").await?;
    journey.assert_no_problems().await
}

async fn a_page_from_right_to_left_does_not_mirror_an_english_game(browser: Browser) -> Result<()> {
    let journey = open(page("dir=\"rtl\"", "", "")?, browser, Setup::desktop()).await?;
    let (aws, customer) = (
        journey.rect(".column[data-side='0']").await?,
        journey.rect(".column[data-side='1']").await?,
    );
    assert!(aws.x < customer.x, "the columns are mirrored: {aws:?}, {customer:?}");
    journey.focus(".hand .face").await?;
    journey.keys().press(key::LEFT).await?;
    journey.wait_for_selector(".column[data-side='0'] .chip").await
}
