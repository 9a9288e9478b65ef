//! What a game below the fold costs the page: nothing but the loader.

use browser::{Browser, Error, Result, Setup};
use serde::Deserialize;

use crate::reader::Reader;
use browser::journey::expect;

browser::behaviours!(chromium, Chromium: a_game_below_the_fold_costs_no_long_task_and_moves_nothing);

/// Keeps scripts of the game in frames of over 50 ms, and shifts, from the start of the page on.
const WATCH: &str = "
    window.seen = { scripts: [], shifts: [] };
    const watch = (type, keep) => new PerformanceObserver((list) => list.getEntries().forEach(keep))
      .observe({ type, buffered: true });
    watch('long-animation-frame', ({ scripts }) => scripts.forEach(({ sourceURL, duration }) => {
      if (sourceURL.includes('/game/')) seen.scripts.push([sourceURL, duration]);
    }));
    watch('layout-shift', ({ value, hadRecentInput, sources }) => {
      if (!hadRecentInput) seen.shifts.push([value, sources.map(({ node, previousRect: p, currentRect: c }) =>
        `${node?.nodeName}.${node?.className || ''} ${p.y},${p.height} to ${c.y},${c.height}`).join('; ')]);
    });";

#[derive(Debug, Deserialize)]
struct Seen {
    scripts: Vec<(String, f64)>,
    shifts: Vec<(f64, String)>,
}

async fn a_game_below_the_fold_costs_no_long_task_and_moves_nothing(
    browser: Browser,
) -> Result<()> {
    for setup in [Setup::desktop(), Setup::phone()] {
        let mut reader = Reader::open(browser, setup, "/blog/").await?;
        reader.turn_to("#first");
        reader.run(WATCH, vec![]).await?;
        let known = "return Boolean(customElements.get('whos-responsible')) && document.readyState === 'complete'";
        reader.wait_js("the loader to have run", known, vec![]).await?;
        // As long as somebody needs to begin to read.
        reader.run("return new Promise((done) => setTimeout(done, 1500))", vec![]).await?;
        // A busy machine takes long for the page's own tasks: what counts is whether a script of the
        // game is in a long one.
        let seen: Seen = reader.run_as("return seen", vec![]).await?;
        if !seen.scripts.is_empty() || !seen.shifts.is_empty() {
            return Err(Error::new(format!("while idle: {seen:?}")));
        }
        let fetched: Vec<String> =
            reader.server.requests().into_iter().map(|one| one.path).collect();
        expect(
            &format!("the game in {fetched:?}"),
            fetched.iter().any(|path| path.ends_with(".wasm")),
            false,
        )?;

        // Read on, a turn of the wheel at a time, until the game is there; then play.
        let top = "return host.getBoundingClientRect().top < 60";
        reader
            .wait("the reader to come to the game", async || {
                if reader.run_in_root_as(top, vec![]).await? {
                    return Ok(true);
                }
                reader.run("scrollBy({ top: 150, behavior: 'instant' })", vec![]).await?;
                Ok(false)
            })
            .await?;
        reader.go_to_game().await?;
        let (card, owner) = reader.card().await?;
        let side = reader
            .attributes("[data-column]", "data-column")
            .await?
            .iter()
            .position(|party| *party == owner)
            .unwrap_or_default();
        reader.tap(&format!(".hand [data-side='{side}']")).await?;
        reader.wait_right(&card).await?;
        reader.wait_settled("[data-next]").await?;
        reader.tap("[data-next]").await?;
        reader.wait_gone(&format!("[data-explains='{card}']")).await?;
        reader.wait_settled(".hand .face").await?;
        let seen: Seen = reader.run_as("return seen", vec![]).await?;
        if !seen.shifts.is_empty() {
            return Err(Error::new(format!("moved without input: {:#?}", seen.shifts)));
        }
        reader.assert_no_problems().await?;
    }
    Ok(())
}
