//! Files that do not arrive, or not whole: a clear message, and the game goes on.

use browser::{Browser, Fault, Result, Server, Setup};

use browser::gallery::play::Play;
use browser::journey::{Journey, Texts, expect, half_of, none};

browser::behaviours!(
    chromium,
    Chromium: a_deck_that_cannot_be_had_leaves_another,
    a_switch_that_fails_leaves_the_round,
    a_start_that_fails_can_be_tried_again,
    what_is_asked_for_is_waited_for,
    what_is_asked_for_and_does_not_come_can_be_tried_again,
);
browser::behaviours!(
    firefox,
    Firefox: a_switch_that_fails_leaves_the_round,
    a_start_that_fails_can_be_tried_again,
);
browser::behaviours!(
    webkit,
    WebKit: a_switch_that_fails_leaves_the_round,
    a_start_that_fails_can_be_tried_again,
);

const CLASSROOM: &str = "/packs/classroom.en.pack";
const START: &str = "/packs/en.pack";
const WASM: &str = "/whos-responsible_bg.wasm";
const SHEET: &str = "/whos-responsible.css";

/// What may come instead of a file.
fn faults(path: &str) -> Result<[(&'static str, Fault); 4]> {
    Ok([
        ("404", Fault::Status(404)),
        ("500", Fault::Status(500)),
        ("cut", Fault::Body(half_of(path)?)),
        ("another page", Fault::Body(b"<!doctype html><title>Sign in</title>".to_vec())),
    ])
}

const SCREENS: &str = "/whos-responsible_screens.wasm";

/// The dialog is there at once, with what it waits for; the results as well.
async fn what_is_asked_for_is_waited_for(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less&limit=1").await?;
    let texts = Texts::read("en")?;
    journey.server.fault(SCREENS, Fault::Hold);
    journey.press(&["[data-open=decks]"]).await?;
    journey.wait_for_selector("dialog[open] .waits").await?;
    let said = journey.text("dialog .waits").await?;
    expect("said meanwhile", said, texts.start("asked.coming"))?;
    // Who would rather play on closes it, and plays: the verdict waits for nothing.
    journey.press(&["[data-close]", ".hand [data-side='0']"]).await?;
    journey.wait_for_selector("#verdict").await?;
    journey.wait_for_selector(".explanation .waits").await?;
    journey.press(&["[data-next]"]).await?;
    journey.wait_for_selector(".results .waits").await?;
    journey.server.heal(SCREENS);
    journey.wait_for_selector("[data-result]").await?;
    let focus = "return root.activeElement?.hasAttribute('data-result')";
    journey
        .wait("the result to have the focus", async || journey.run_in_root_as(focus, vec![]).await)
        .await
}

async fn what_is_asked_for_and_does_not_come_can_be_tried_again(browser: Browser) -> Result<()> {
    // A part of another build would write over the memory of this one.
    let other = b"\0asm\x01\0\0\0\0\x0a\x05build0000".to_vec();
    for fault in [Fault::Status(404), Fault::Body(other)] {
        let journey = Journey::open(browser, Setup::desktop(), "/?motion=less").await?;
        journey.server.fault(SCREENS, fault);
        journey.press(&["[data-open=settings]"]).await?;
        journey.wait_for_selector("dialog .waits button").await?;
        journey.server.heal(SCREENS);
        journey.press(&["dialog .waits button"]).await?;
        journey.wait_for_selector("dialog select[name=lang]").await?;
        expect("still waiting", journey.has("[aria-busy]").await?, false)?;
    }
    Ok(())
}

async fn a_deck_that_cannot_be_had_leaves_another(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less").await?;
    let (texts, first) = (Texts::read("en")?, journey.decks.title("first-steps", "en")?);
    journey.fresh("/?motion=less&deck=no-such-deck").await?;
    let said = journey.notice().await?;
    let decks = journey.decks.ids().join(", ");
    let unknown = [("deck", "no-such-deck"), ("decks", &*decks)];
    expect("the notice", said, texts.fill("notice.unknown-deck", &unknown))?;
    expect("the deck", journey.seen().await?.title, first.clone())?;
    journey.assert_goes_on().await?;
    // Anything but an id is the address of somebody's own deck.
    for address in ["../packs/en", "Ñandú 7"] {
        journey.fresh(&format!("/?motion=less&deck={}", address.replace(' ', "%20"))).await?;
        let said = journey.notice().await?;
        let start = texts.start("notice.deck-failed");
        expect(&format!("`{said}` starts with"), said.starts_with(&start), true)?;
        expect("the deck", journey.seen().await?.title, first.clone())?;
        journey.assert_goes_on().await?;
    }
    for (what, fault) in faults(CLASSROOM)? {
        journey.server.fault(CLASSROOM, fault);
        journey.fresh("/?motion=less&deck=classroom").await?;
        let said = journey.notice().await?;
        let start = texts.start("notice.deck-failed");
        expect(&format!("{what}: `{said}` starts with"), said.starts_with(&start), true)?;
        expect("the deck", journey.seen().await?.title, first.clone())?;
        journey.assert_goes_on().await?;
        journey.server.heal(CLASSROOM);
    }
    Ok(())
}

async fn a_switch_that_fails_leaves_the_round(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::phone(), "/?motion=less").await?;
    let texts = Texts::read("en")?;
    journey.play(Play::cards(3).wrong_every(2).explained()).await?;
    let before = journey.seen().await?;
    let start = texts.start("notice.deck-failed");
    let refused = async |what: String| {
        let said = journey.notice().await.map_err(|error| error.while_doing(&what))?;
        expect(&format!("{what}: `{said}`"), said.starts_with(&start), true)?;
        journey.wait_gone("dialog").await?;
        expect(&what, journey.seen().await?, before.clone())?;
        journey.press(&["[data-notice] button"]).await?;
        journey.wait_gone("[data-notice]").await
    };
    for (what, fault) in faults(CLASSROOM)? {
        journey.server.fault(CLASSROOM, fault);
        journey.dialog("decks").await?;
        journey.press(&["[data-deck=classroom]"]).await?;
        refused(format!("a deck: {what}")).await?;
        journey.server.heal(CLASSROOM);
    }
    for (what, fault) in faults("/packs/es.pack")? {
        journey.server.fault("/packs/es.pack", fault);
        journey.dialog("settings").await?;
        journey.choose("lang", "es").await?;
        refused(format!("a language: {what}")).await?;
        journey.server.heal("/packs/es.pack");
    }
    journey.dialog("settings").await?;
    let lang = journey.chosen().await?.remove("lang");
    expect("the language in the settings", lang, Some("en".into()))?;
    journey.press(&["[data-close]"]).await?;
    journey.wait_gone("dialog").await?;
    journey.reload_and_wait().await?;
    expect("the round after a reload", journey.seen().await?, before)?;
    journey.assert_goes_on().await?;
    // And now that all is well, both work.
    journey.dialog("settings").await?;
    journey.choose("lang", "es").await?;
    journey.wait_for_selector(".game[lang=es]").await?;
    journey.press(&["[data-close]"]).await?;
    journey.dialog("decks").await?;
    journey.press(&["[data-deck=classroom]"]).await?;
    let title = journey.decks.title("classroom", "es")?;
    journey.wait("the other deck", async || Ok(journey.seen().await?.title == title)).await
}

async fn a_start_that_fails_can_be_tried_again(browser: Browser) -> Result<()> {
    let setup = Setup::phone();
    // The site's page brings its start pack itself.
    let path = "/embed.html?motion=less&lang=en";
    let journey = Journey::open_on(Server::site()?, browser, setup, path).await?;
    journey.wait_playable().await?;
    let mut found = Vec::new();
    for file in [START, SHEET, WASM] {
        for (what, fault) in faults(file)? {
            let what = format!("{file}: {what}");
            journey.server.fault(file, fault);
            journey.visit(path).await?;
            journey.wait_for_selector("[role=alert]").await.map_err(|e| e.while_doing(&what))?;
            let words = journey.text("[role=alert]").await?;
            if !words.starts_with("The game could not start.") {
                found.push(format!("  {what}: it says `{words}`"));
            }
            expect("the button", journey.text("button").await?, "Try again".into())?;
            let (alert, button) =
                (journey.rect("[role=alert]").await?, journey.rect("button").await?);
            if alert.width < 100.0 || alert.height < 10.0 || alert.y < 0.0 {
                found.push(format!("  {what}: the message is at {alert:?}"));
            }
            if button.width < 24.0 || button.height < 24.0 {
                found.push(format!("  {what}: the button is {button:?}"));
            }
            let mut axe = journey.axe().await?;
            // There is no game yet that the page could have a heading for.
            axe.retain(|one| one.id != "page-has-heading-one");
            found.extend(axe.iter().map(|one| format!("  {what}: {one}")));
            // Trying in vain says the same again.
            journey.tap("button").await?;
            journey.wait_for_selector("[role=alert] + button").await?;
            journey.server.heal(file);
            journey.wait_still("button").await?;
            journey.tap("button").await?;
            journey.wait_playable().await.map_err(|error| error.while_doing(&what))?;
            journey.assert_no_notice(&what).await?;
            journey.play(Play::cards(1)).await?;
        }
    }
    none("a start that fails is not shown as it should be", &found)
}
