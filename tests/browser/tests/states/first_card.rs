//! The first card that the page itself brings: seen before the game, and nothing that is pressed on it is lost.

use browser::{Browser, Fault, Result, Server, Session, Setup, key};
use thirtyfour::By;

use browser::gallery::play::Play;
use browser::journey::{Journey, expect};

browser::behaviours!(
    chromium,
    Chromium: the_first_card_is_seen_before_the_game_and_stays,
    a_press_before_the_game_is_not_lost,
    a_press_under_way_is_waited_for,
    another_visit_shows_no_other_card,
    another_language_shows_none,
    a_game_that_does_not_start_says_so,
    without_scripts_no_dead_card_is_seen,
);
browser::behaviours!(
    firefox,
    Firefox: the_first_card_is_seen_before_the_game_and_stays,
    a_press_before_the_game_is_not_lost,
    a_press_under_way_is_waited_for,
    another_visit_shows_no_other_card,
    another_language_shows_none,
    without_scripts_no_dead_card_is_seen,
);
browser::behaviours!(
    webkit,
    WebKit: the_first_card_is_seen_before_the_game_and_stays,
    a_press_before_the_game_is_not_lost,
    another_visit_shows_no_other_card,
);

const WASM: &str = "/whos-responsible_bg.wasm";
/// The card that the page brings.
const EARLY: &str = "[data-early] .card";

/// A page whose game does not come before it is healed.
async fn held(browser: Browser, setup: Setup) -> Result<Journey> {
    // Nothing of the site is there yet that could be kept.
    let path = "/plain/index.html";
    let journey = Journey::open_on(Server::site()?, browser, setup.impatient(), path).await?;
    journey.server.fault(WASM, Fault::Hold);
    Ok(journey)
}

/// Opens the page anew, with nothing kept, as far as it comes without the game.
async fn before_the_game(journey: &Journey) -> Result<()> {
    journey.server.heal(WASM);
    journey.visit("/plain/index.html").await?;
    journey.run("localStorage.clear()", vec![]).await?;
    journey.server.fault(WASM, Fault::Hold);
    journey.visit("/").await?;
    journey.wait("the first card", async || is_seen(journey).await).await
}

/// Whether the card that the page brings is seen.
async fn is_seen(journey: &Journey) -> Result<bool> {
    let body = format!(
        "const card = root && root.querySelector('{EARLY}');
         return Boolean(card && card.checkVisibility() && card.getBoundingClientRect().height > 50)"
    );
    journey.run_in_root_as(&body, vec![]).await
}

async fn comes(journey: &Journey) -> Result<()> {
    journey.server.heal(WASM);
    journey.wait_playable().await?;
    journey.wait_gone("[data-early]").await
}

async fn the_first_card_is_seen_before_the_game_and_stays(browser: Browser) -> Result<()> {
    const LOOKS: &str =
        "return JSON.stringify([...root.querySelectorAll('.game *')].map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [part.localName, part.className.baseVal ?? part.className, x, y, width, height];
      }))";
    let journey = held(browser, Setup::desktop()).await?;
    before_the_game(&journey).await?;
    let ready = journey.run_in_root("return host.hasAttribute('data-ready')", vec![]).await?;
    expect("ready", ready, false.into())?;
    let words = journey.text(".game").await?;
    let looks = journey.run_in_root(LOOKS, vec![]).await?;
    // The keyboard was there first.
    journey.focus("[data-early] .face").await?;
    journey
        .run_in_root(
            "window.__seen = [];
             const look = () => {
               const all = [...root.querySelectorAll('.card')];
               const lies = all.map((card) => getComputedStyle(card).opacity + card.getBoundingClientRect().y);
               __seen.push(lies.join());
               requestAnimationFrame(look);
             };
             look()",
            vec![],
        )
        .await?;
    comes(&journey).await?;
    journey.frames().await?;
    let seen: Vec<String> = journey.run_as("return [...new Set(window.__seen)]", vec![]).await?;
    expect("one card, which never moves", &seen[1..], &[])?;
    expect("the words", journey.text(".game").await?, words)?;
    expect("every part", journey.run_in_root(LOOKS, vec![]).await?, looks)?;
    expect("the focus", journey.focused(".face").await?, true)?;
    let packs = journey.server.requests().into_iter().filter(|one| one.path.ends_with(".pack"));
    expect("packs beside the page", packs.count(), 0)?;
    journey.assert_no_problems().await?;
    journey.play(Play::cards(2)).await.map(drop)
}

async fn a_press_before_the_game_is_not_lost(browser: Browser) -> Result<()> {
    let journey = held(browser, Setup::desktop()).await?;
    // A side's button.
    before_the_game(&journey).await?;
    journey.tap(".hand [data-to='1']").await?;
    expect("it waits", journey.has(".hand [data-to='1'][aria-busy]").await?, true)?;
    placed(&journey, "a button", "customer").await?;

    // A key on the card.
    before_the_game(&journey).await?;
    journey.focus("[data-early] .face").await?;
    journey.keys().press("1").await?;
    placed(&journey, "a key", "aws").await?;

    // Enter picks the card up.
    before_the_game(&journey).await?;
    journey.focus("[data-early] .face").await?;
    journey.keys().press(key::ENTER).await?;
    comes(&journey).await?;
    journey.wait_for_selector("[data-drop=customer]").await?;

    // A dialog.
    before_the_game(&journey).await?;
    journey.tap("[data-open=decks]").await?;
    comes(&journey).await?;
    journey.wait_for_selector("dialog[open]").await?;

    // A drag, though the card cannot move yet.
    before_the_game(&journey).await?;
    let to = journey.rect("[data-column=customer]").await?.center();
    let from = journey.rect(".hand .task").await?.center();
    journey.mouse().drag(from, to).await?;
    placed(&journey, "a drag", "customer").await?;
    journey.assert_no_problems().await
}

/// The one card of the round is on a column once the game is there.
async fn placed(journey: &Journey, what: &str, party: &str) -> Result<()> {
    comes(journey).await.map_err(|error| error.while_doing(what))?;
    journey.wait_for("explanation").await.map_err(|error| error.while_doing(what))?;
    let seen = journey.seen().await?;
    expect(what, seen.done, 1)?;
    let explained = journey.count(&format!("[data-column={party}] .chip")).await?;
    let verdict = journey.text(".stamp").await?;
    // A wrong one is explained beside, and lies where it belongs.
    expect(what, explained == 1 || verdict != "Right", true)
}

async fn a_press_under_way_is_waited_for(browser: Browser) -> Result<()> {
    let journey = held(browser, Setup::desktop()).await?;
    before_the_game(&journey).await?;
    let side = journey.rect(".hand [data-to='1']").await?.center();
    let mouse = journey.mouse();
    mouse.press(side).await?;
    journey.server.heal(WASM);
    journey.wait_playable().await?;
    expect("what is pressed stays", is_seen(&journey).await?, true)?;
    mouse.release().await?;
    placed(&journey, "a press", "customer").await
}

async fn another_visit_shows_no_other_card(browser: Browser) -> Result<()> {
    let journey = held(browser, Setup::desktop()).await?;
    before_the_game(&journey).await?;
    comes(&journey).await?;
    journey.play(Play::cards(3).explained()).await?;
    let before = journey.seen().await?;
    journey.server.fault(WASM, Fault::Hold);
    journey.visit("/").await?;
    expect("a card of a first visit", is_seen(&journey).await?, false)?;
    comes(&journey).await?;
    expect("the round", journey.seen().await?, before)?;

    for path in ["/?deck=classroom", "/?seed=3", "/?theme=dark", "/?presentation=spread"] {
        journey.visit("/plain/index.html").await?;
        journey.run("localStorage.clear()", vec![]).await?;
        journey.server.fault(WASM, Fault::Hold);
        journey.visit(path).await?;
        expect(path, is_seen(&journey).await?, false)?;
        comes(&journey).await?;
        journey.assert_no_problems().await?;
    }
    // Whoever was here and played nothing sees it again, also by an address that asks for nothing.
    journey.visit("/plain/index.html").await?;
    journey.run("localStorage.clear()", vec![]).await?;
    for path in ["/", "/?from=a-letter", "/"] {
        journey.server.fault(WASM, Fault::Hold);
        journey.visit(path).await?;
        journey.wait("the first card", async || is_seen(&journey).await).await?;
        comes(&journey).await?;
    }
    Ok(())
}

async fn another_language_shows_none(browser: Browser) -> Result<()> {
    let journey = held(browser, Setup::desktop().lang("es")).await?;
    journey.visit("/").await?;
    expect("an English card", is_seen(&journey).await?, false)?;
    comes(&journey).await?;
    expect("the language", journey.attribute(".game", "lang").await?, Some("es".into()))?;
    journey.assert_no_problems().await
}

async fn a_game_that_does_not_start_says_so(browser: Browser) -> Result<()> {
    let journey = held(browser, Setup::desktop()).await?;
    journey.server.fault(WASM, Fault::Status(500));
    journey.visit("/").await?;
    journey.wait_for_selector("[role=alert] + button").await?;
    expect("a card that is dead", is_seen(&journey).await?, false)?;
    journey.server.heal(WASM);
    journey.tap("button").await?;
    comes(&journey).await?;
    journey.play(Play::cards(1)).await.map(drop)
}

async fn without_scripts_no_dead_card_is_seen(browser: Browser) -> Result<()> {
    let server = Server::site()?.start()?;
    let session = Session::start(browser, Setup::desktop().without_scripts()).await?;
    session.goto(&server.url("/")).await?;
    let shown = session.driver.find(By::Css("whos-responsible")).await?.is_displayed().await?;
    expect("the game", shown, false)?;
    let link = session.driver.find(By::Css("noscript a")).await?;
    expect("the way to the tables", link.is_displayed().await?, true)?;
    link.click().await?;
    let list = || session.driver.find(By::Css("a[href='classroom.en.html']"));
    session.wait("the list of tables", async || Ok(list().await.is_ok())).await
}
