//! The page that logs events to a table.

use browser::{Browser, Result, Setup};

use crate::reader::Reader;
use browser::gallery::play::Play;
use browser::journey::expect;

browser::behaviours!(chromium, Chromium: what_happens_in_the_game_stands_in_the_table);
browser::behaviours!(firefox, Firefox: what_happens_in_the_game_stands_in_the_table);
browser::behaviours!(webkit, WebKit: what_happens_in_the_game_stands_in_the_table);

/// The names in the table, the first first.
const NAMES: &str = "return Array.from(document.querySelectorAll('tbody tr'),
    (row) => row.querySelector('th').textContent).filter((name) => name !== 'resize').reverse()";

async fn what_happens_in_the_game_stands_in_the_table(browser: Browser) -> Result<()> {
    let setup = Setup::desktop().reduced_motion();
    let reader = Reader::open(browser, setup, "/events/").await?;
    reader.go_to_game().await?;
    reader.key_card().await?;
    let names = async || reader.run_as::<Vec<String>>(NAMES, vec![]).await;
    reader.wait("the first card in the table", async || Ok(names().await?.len() >= 4)).await?;
    expect(
        "the events",
        names().await?,
        ["ready", "round-start", "placed", "progress"].map(Into::into).to_vec(),
    )?;
    reader.press(&["[data-next]"]).await?;
    Play::to_the_end().on(&reader, &reader.decks).await?;
    let ended = async || Ok(names().await?.last().is_some_and(|name| name == "round-end"));
    reader.wait("the end in the table", ended).await?;
    let counts = "return document.querySelector('#count').textContent ===
        `${document.querySelectorAll('tbody tr').length} events`";
    expect("the count", reader.run_as(counts, vec![]).await?, true)?;
    reader.assert_accessible("the table of events").await?;
    reader.assert_no_problems().await
}
