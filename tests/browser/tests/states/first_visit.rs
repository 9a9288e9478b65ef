//! What a first visit loads and says, and that playing moves nothing by itself.

use browser::{Browser, Error, Result, Served, Setup, key};
use serde::Deserialize;

use browser::gallery::play::Play;
use browser::journey::{Journey, none, say};

browser::behaviours!(
    chromium,
    Chromium: a_first_visit_is_small_and_silent,
    playing_on_a_phone_shifts_nothing,
    playing_on_a_desktop_shifts_nothing,
);
browser::behaviours!(firefox, Firefox: a_first_visit_is_small_and_silent);
browser::behaviours!(webkit, WebKit: a_first_visit_is_small_and_silent);

/// The promise for everything that the first card needs, in one language.
const MOST_BYTES: usize = 120_000;
const MOST_REQUESTS: usize = 5;
/// What the first touch, click or key asks for, explanations, results and dialogs, and their most bytes.
const ASKED: [&str; 2] = ["/whos-responsible-plain.js", "/whos-responsible_screens.wasm"];
const MOST_ASKED: usize = 16_000;

async fn a_first_visit_is_small_and_silent(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/").await?;
    let ready = journey.run_in_root("return Number(host.getAttribute('data-ready'))", vec![]);
    let ready = ready.await?;
    assert!(ready.as_u64().is_some_and(|ready| ready > 0), "data-ready is {ready}");
    journey.assert_no_problems().await?;
    let first = of_the_game(&journey);
    assert!(first.len() <= MOST_REQUESTS, "{first:#?}");
    let bytes: usize = first.iter().map(|one| one.bytes).sum();
    let packed = first.iter().all(|one| one.brotli);
    say(&format!("{browser}: {} requests, {bytes} bytes, brotli: {packed}", first.len()));
    assert!(!packed || bytes <= MOST_BYTES, "{bytes} bytes: {first:#?}");

    journey.play(Play::to_the_end().wrong_every(5)).await?;
    journey.wait_for_selector("[data-result]").await?;
    journey.assert_no_problems().await?;
    let all = of_the_game(&journey);
    let failed: Vec<_> = all
        .iter()
        .filter(|one| one.status != 200)
        .map(|one| format!("  {} {}", one.status, one.path))
        .collect();
    none("a request fails", &failed)?;
    let later: Vec<_> =
        all.iter().filter(|one| first.iter().all(|it| it.path != one.path)).collect();
    assert!(later.iter().all(|one| ASKED.contains(&&*one.path)), "{later:#?}");
    let bytes: usize = later.iter().map(|one| one.bytes).sum();
    assert!(!packed || bytes <= MOST_ASKED, "{bytes} bytes: {later:#?}");
    assert!(all.len() <= first.len() + ASKED.len(), "something is fetched twice: {all:#?}");
    Ok(())
}

/// What was asked for, but for the harness's own script in WebKit's page and what comes when all is done, for
/// the next visits.
fn of_the_game(journey: &Journey) -> Vec<Served> {
    let mut requests = journey.server.requests();
    requests.retain(|one| !one.path.starts_with("/__browser/") && one.path != "/site.js");
    requests
}

/// A shift, as the browser reports it.
#[derive(Debug, Deserialize)]
struct Shift {
    value: f64,
    input: bool,
    after: String,
    what: Vec<String>,
}

async fn playing_on_a_phone_shifts_nothing(browser: Browser) -> Result<()> {
    shifts_nothing(browser, Setup::phone()).await
}

async fn playing_on_a_desktop_shifts_nothing(browser: Browser) -> Result<()> {
    shifts_nothing(browser, Setup::desktop()).await
}

async fn shifts_nothing(browser: Browser, setup: Setup) -> Result<()> {
    let journey = Journey::open(browser, setup, "/?seed=7").await?;
    let watch = "
        window.__step = 'start'; window.__shifts = [];
        new PerformanceObserver((list) => list.getEntries().forEach((one) => window.__shifts.push({
          value: one.value, input: one.hadRecentInput, after: window.__step,
          what: one.sources.map(({ node, previousRect: a, currentRect: b }) =>
            `${node ? node.localName || node.nodeName : 'null'}.${(node && node.className) || ''}`
            + ` ${[a.x, a.y, a.width, a.height].map(Math.round)} -> ${[b.x, b.y, b.width, b.height].map(Math.round)}`),
        }))).observe({ type: 'layout-shift', buffered: true });";
    journey.run(watch, vec![]).await?;
    let step = async |name: &str| {
        journey.run("window.__step = arguments[0]", vec![name.into()]).await.map(drop)
    };

    // On a line that is slow an explanation may come after its verdict; this is about what the game does.
    journey.tap(".how").await?;
    let asked = || journey.server.requests().iter().any(|one| one.path == ASKED[1]);
    journey.wait("the explanations to be asked for", async || Ok(asked())).await?;
    journey.frames().await?;
    step("a tap on a side").await?;
    for side in ["0", "1", "0"] {
        journey.tap(&format!(".hand [data-side='{side}']")).await?;
        journey.wait_still("[data-next]").await?;
        journey.tap("[data-next]").await?;
        journey.wait_still(".hand .face").await?;
    }
    step("a hint").await?;
    journey.tap(".ask-hint").await?;
    journey.wait_for_selector(".hint").await?;
    step("a drag").await?;
    for party in ["aws", "customer", "aws"] {
        let to = journey.rect(&format!("[data-column={party}]")).await?.center();
        let from = journey.rect(".hand .task").await?.center();
        if journey.setup().touch {
            journey.finger().hold_and_drag(from, to).await?;
        } else {
            journey.mouse().drag(from, to).await?;
        }
        journey.wait_still("[data-next]").await?;
        journey.tap("[data-next]").await?;
        journey.wait_still(".hand .face").await?;
    }
    step("a card held and dropped").await?;
    journey.tap(".hand .face").await?;
    journey.wait_for_selector("[data-drop=customer]").await?;
    journey.tap("[data-drop=customer]").await?;
    journey.wait_still("[data-next]").await?;
    step("keys").await?;
    for key in [key::ENTER, "1", key::ENTER, "2", key::ENTER, key::RIGHT, key::ENTER] {
        journey.keys().press(key).await?;
    }
    step("keys to the end").await?;
    while journey.seen().await?.screen == "table" {
        for key in ["1", key::ENTER] {
            journey.keys().press(key).await?;
        }
    }
    journey.wait_still("[data-result]").await?;

    let shifts: Vec<Shift> = journey.run_as("return window.__shifts", vec![]).await?;
    let sum = |input: bool| -> f64 {
        shifts.iter().filter(|one| one.input == input).map(|one| one.value).sum()
    };
    let name = if journey.setup().touch { "phone" } else { "desktop" };
    let (own, counted) = (sum(false), sum(true));
    say(&format!("layout shift on a {name}: {own:.4}, within 500 ms of input {counted:.4}"));
    for Shift { value, after, what, .. } in &shifts {
        say(&format!("  {value:.4} after {after}: {}", what.join(", ")));
    }
    if own > 0.0 {
        return Err(Error::new(format!("the layout shifts by itself, by {own}")));
    }
    Ok(())
}
