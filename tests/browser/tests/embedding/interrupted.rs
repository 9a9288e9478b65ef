//! Whatever changes or ends a round ends a drag first; clocks that are set; wishes that overtake each
//! other.

use browser::{Browser, Result};
use serde_json::Value;

use crate::host::{heard, js, open, ready};
use browser::journey::{Journey, expect};

browser::behaviours!(
    chromium,
    Chromium: whatever_the_page_changes_ends_a_drag_first,
    a_drag_ends_with_the_time_a_key_a_dialog_or_the_game_itself,
    the_clock_of_the_device_is_not_the_clock_of_the_round,
    the_deck_that_was_chosen_last_wins,
);
browser::behaviours!(
    firefox,
    Firefox: whatever_the_page_changes_ends_a_drag_first,
    the_clock_of_the_device_is_not_the_clock_of_the_round,
    the_deck_that_was_chosen_last_wins,
);

const GAME: &str =
    "<whos-responsible id=one deck=first-steps seed=7 motion=less lang=en></whos-responsible>";
const FACE: &str = ".hand .face, .cards .face";

/// Lifts the card, and carries it over a column.
async fn lift(journey: &Journey) -> Result<()> {
    journey.wait_still(FACE).await?;
    let from = journey.rect_in_view(FACE).await?.center();
    let to = journey.rect(".column").await?.at(0.5, 0.3);
    journey.mouse().press(from).await?;
    journey.mouse().travel(from, to, 8).await?;
    journey.wait_for_selector("[data-dragging]").await
}

/// Lets go, and looks whether something was filed.
async fn let_go(journey: &Journey, what: &str) -> Result<()> {
    journey.mouse().release().await?;
    journey.frames().await?;
    journey.wait_gone("[data-dragging], [data-lifted], [data-over], [data-held]").await?;
    let placed: Vec<Value> = heard(journey, "one", "placed").await?;
    expect(&format!("what was placed after {what}"), placed, vec![])
}

async fn whatever_the_page_changes_ends_a_drag_first(browser: Browser) -> Result<()> {
    let journey = open(browser, GAME).await?;
    ready(&journey, 1).await?;
    let starts = "return heard.filter(([name]) => name === 'round-start').length";
    for (change, lang) in [
        ("deck = 'traps'", false),
        ("seed = 11", false),
        ("presentation = 'spread'", false),
        ("feedback = 'end'", false),
        ("mode = 'exam'", false),
        ("limit = 4", false),
        ("timeLimit = 500", false),
        ("lang = 'es'", true),
        ("restart()", false),
        ("restart(3)", false),
    ] {
        let before: usize = js(&journey, starts).await?;
        lift(&journey).await?;
        journey.run(&format!("document.querySelector('#one').{change}"), vec![]).await?;
        if lang {
            journey.wait_for_selector(".game[lang=es]").await?;
        } else {
            let begun = format!("{} > arguments[0]", starts.replace("return ", "return (") + ")");
            journey
                .wait_js(&format!("a round after {change}"), &begun, vec![before.into()])
                .await?;
        }
        journey.wait_gone("[data-dragging], [data-lifted], [data-over]").await?;
        let_go(&journey, change).await?;
    }
    journey.assert_goes_on().await
}

async fn a_drag_ends_with_the_time_a_key_a_dialog_or_the_game_itself(
    browser: Browser,
) -> Result<()> {
    let game = "<whos-responsible id=one deck=first-steps seed=7 motion=less time-limit=600></whos-responsible>";
    let journey = open(browser, game).await?;
    ready(&journey, 1).await?;
    // A dialog that something opens meanwhile.
    lift(&journey).await?;
    let dialog = "host.shadowRoot.querySelector('[data-open=decks]').click()";
    journey.run_in_root(dialog, vec![]).await?;
    journey.wait_for_selector("dialog[open]").await?;
    let_go(&journey, "a dialog").await?;
    journey.run_in_root("root.querySelector('dialog').close()", vec![]).await?;
    journey.wait_gone("dialog").await?;

    // The game moves elsewhere on the page, with the card in the air.
    lift(&journey).await?;
    let moves = "document.body.append(Object.assign(document.createElement('section'), { id: 'elsewhere' }));
        document.querySelector('#elsewhere').append(document.querySelector('#one'))";
    journey.run(moves, vec![]).await?;
    let_go(&journey, "a move").await?;

    // Time runs out.
    lift(&journey).await?;
    journey.run("window.later = 601000", vec![]).await?;
    journey.wait_for_selector("[data-result]").await?;
    let_go(&journey, "the end").await?;

    // Away it is gone for good, and comes back with a new round.
    journey.run("document.querySelector('#one').restart()", vec![]).await?;
    journey.wait_for_selector(FACE).await?;
    lift(&journey).await?;
    journey.run("window.game = document.querySelector('#one'); game.remove()", vec![]).await?;
    journey.mouse().release().await?;
    journey.frames().await?;
    journey.run("document.body.prepend(game)", vec![]).await?;
    ready(&journey, 1).await?;
    expect("the cards placed", journey.seen().await?.done, 0)?;
    journey.assert_goes_on().await
}

async fn the_clock_of_the_device_is_not_the_clock_of_the_round(browser: Browser) -> Result<()> {
    let game = "<whos-responsible id=one deck=first-steps seed=7 motion=less time-limit=600></whos-responsible>";
    let journey = open(browser, game).await?;
    ready(&journey, 1).await?;
    let clock = async || journey.text(".clock").await;
    let ticks = async |from: String| {
        let other = async || Ok(clock().await? != from);
        journey.wait(&format!("the clock to leave {from}"), other).await
    };
    for device in [3_600_000, -3_600_000, -90 * 24 * 3_600_000_i64, 50 * 365 * 24 * 3_600_000] {
        journey.run("window.device = arguments[0]", vec![device.into()]).await?;
        ticks(clock().await?).await?;
        ticks(clock().await?).await?;
        let now = clock().await?;
        expect(&format!("the minutes in {now}"), now.contains("9:"), true)?;
    }
    // A card on the way, so that there is a round to come back to; then the device is set back.
    journey.run("window.device = 0", vec![]).await?;
    journey.press(&[".hand [data-side='0']", "[data-next]"]).await?;
    let kept =
        "return Object.values(localStorage).some((text) => /^wr1.first-steps.*;P.*N/.test(text))";
    journey.wait_js("the round to be kept", kept, vec![]).await?;
    for hours in [-1, -4000] {
        journey.run("sessionStorage.device = arguments[0] * 3600000", vec![hours.into()]).await?;
        journey.reload_and_wait().await?;
        expect("the cards placed", journey.seen().await?.done, 1)?;
        let now = clock().await?;
        expect(&format!("the minutes in {now}"), now.contains("9:"), true)?;
        ticks(now).await?;
    }
    // Away for an hour, the time is over, by the limit and no more.
    journey.run("sessionStorage.device = 3600000", vec![]).await?;
    journey.reload_and_wait().await?;
    journey.wait_for_selector("[data-result]").await?;
    let ended = "return document.querySelector('#one').result";
    journey.wait_js("the result", ended, vec![]).await?;
    let result: Value = js(&journey, "return document.querySelector('#one').result").await?;
    expect("the time that it took", result["duration"].as_u64(), Some(600_000))?;
    journey.assert_no_problems().await
}

async fn the_deck_that_was_chosen_last_wins(browser: Browser) -> Result<()> {
    let journey = open(browser, GAME).await?;
    ready(&journey, 1).await?;
    // Packs arrive in the order of this page.
    let hold = "
        window.held = new Map();
        const get = fetch;
        window.fetch = async (address, ...rest) => {
          const name = /packs\\/(.*)$/.exec(String(address))?.[1];
          if (name) await new Promise((go) => held.set(name, go));
          return get(address, ...rest);
        };
        window.pick = (deck) => document.querySelector('#one').shadowRoot
          .querySelector(`[data-deck=${deck}]`).click();
        window.arrive = async (name) => {
          held.get(name)();
          await new Promise((done) => setTimeout(done, 100));
        }";
    journey.run(hold, vec![]).await?;
    journey.press(&["[data-open=decks]"]).await?;
    journey.wait_for_selector("dialog[open]").await?;
    journey.run("pick('traps'); pick('classroom')", vec![]).await?;
    journey.wait_js("both to be asked for", "return held.size === 2", vec![]).await?;
    journey.run("return arrive('classroom.en.pack')", vec![]).await?;
    let title = journey.decks.title("classroom", "en")?;
    journey.wait("the last deck", async || Ok(journey.seen().await?.title == title)).await?;
    journey.run("return arrive('traps.en.pack')", vec![]).await?;
    journey.frames().await?;
    expect("the deck", journey.seen().await?.title, title)?;

    // One that fails late says nothing any more.
    journey.run("held.clear()", vec![]).await?;
    journey.press(&["[data-open=decks]"]).await?;
    journey.wait_for_selector("dialog[open]").await?;
    journey.run("pick('traps'); pick('first-steps')", vec![]).await?;
    journey.wait_js("both to be asked for", "return held.size === 2", vec![]).await?;
    journey.run("return arrive('first-steps.en.pack')", vec![]).await?;
    let title = journey.decks.title("first-steps", "en")?;
    journey.wait("the last deck", async || Ok(journey.seen().await?.title == title)).await?;
    journey.run("const get = fetch; held.get('traps.en.pack')(Promise.reject(new Error('gone')).catch(() => {}))", vec![]).await?;
    journey.assert_no_notice("after the late one").await?;

    // A deck and a language that are asked for at once both come, in whichever order.
    journey.run("held.clear()", vec![]).await?;
    journey.press(&["[data-open=settings]"]).await?;
    journey.wait_for_selector("dialog[open]").await?;
    let both = "
        const root = document.querySelector('#one').shadowRoot;
        const lang = root.querySelector('select[name=lang]');
        lang.value = 'es';
        lang.dispatchEvent(new Event('change', { bubbles: true }));
        document.querySelector('#one').deck = 'classroom'";
    journey.run(both, vec![]).await?;
    let asked = "return held.has('es.pack')";
    journey.wait_js("the language to be asked for", asked, vec![]).await?;
    let all = "
        for (let n = 0; n < 40; n++) {
          for (const name of [...held.keys()].reverse()) held.get(name)();
          await new Promise((done) => setTimeout(done, 20));
        }";
    journey.run(&format!("return (async () => {{ {all} }})()"), vec![]).await?;
    let title = journey.decks.title("classroom", "es")?;
    journey.wait("the deck in Spanish", async || Ok(journey.seen().await?.title == title)).await?;
    journey.wait_for_selector(".game[lang=es]").await?;
    journey.assert_no_problems().await
}
