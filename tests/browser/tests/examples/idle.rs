//! What a game below the fold costs the page: nothing but the loader.

use browser::{Browser, Error, Result, Setup};

use crate::reader::Reader;
use browser::journey::expect;

browser::behaviours!(chromium, Chromium: a_game_below_the_fold_is_not_fetched_and_moves_nothing);

/// Keeps shifts from the start of the page on.
const WATCH: &str = "
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (!hadRecentInput) shifts.push([value, sources.map(({ node, previousRect: p, currentRect: c }) =>
          `${node?.nodeName}.${node?.className || ''} ${p.y},${p.height} to ${c.y},${c.height}`).join('; ')]);
      }
    }).observe({ type: 'layout-shift', buffered: true });";

async fn a_game_below_the_fold_is_not_fetched_and_moves_nothing(browser: Browser) -> Result<()> {
    for setup in [Setup::desktop(), Setup::phone()] {
        let mut reader = Reader::open(browser, setup, "/blog/").await?;
        reader.turn_to("#first");
        reader.run(WATCH, vec![]).await?;
        let known = "return Boolean(customElements.get('whos-responsible')) && document.readyState === 'complete'";
        reader.wait_js("the loader to have run", known, vec![]).await?;
        // As long as somebody needs to begin to read.
        reader.run("return new Promise((done) => setTimeout(done, 1500))", vec![]).await?;
        moved_nothing(&reader).await?;
        // How long the loader takes depends on the machine; that nothing but the loader runs does not.
        let fetched: Vec<String> = reader
            .server
            .requests()
            .into_iter()
            .map(|one| one.path)
            .filter(|path| path.starts_with("/game/") && !path.ends_with(".css"))
            .collect();
        expect(
            "what was fetched of the game but themes",
            fetched,
            vec!["/game/whos-responsible.js".to_owned()],
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
        moved_nothing(&reader).await?;
        reader.assert_no_problems().await?;
    }
    Ok(())
}

async fn moved_nothing(reader: &Reader) -> Result<()> {
    let shifts: Vec<(f64, String)> = reader.run_as("return shifts", vec![]).await?;
    if shifts.is_empty() {
        return Ok(());
    }
    Err(Error::new(format!("moved without input: {shifts:#?}")))
}
