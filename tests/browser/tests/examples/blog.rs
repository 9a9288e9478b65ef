//! The blog post with two games.

use browser::{Browser, Result, Setup};

use crate::reader::Reader;
use browser::journey::expect;

browser::behaviours!(chromium, Chromium: two_games_in_a_post_differ_in_language_and_looks);
browser::behaviours!(firefox, Firefox: two_games_in_a_post_differ_in_language_and_looks);
browser::behaviours!(webkit, WebKit: two_games_in_a_post_differ_in_language_and_looks);

async fn two_games_in_a_post_differ_in_language_and_looks(browser: Browser) -> Result<()> {
    let mut reader = Reader::open(browser, Setup::desktop().reduced_motion(), "/blog/").await?;
    let mut papers = Vec::new();
    for (game, deck, lang) in [("#first", "first-steps", "en"), ("#second", "traps", "es")] {
        reader.turn_to(game);
        reader.go_to_game().await?;
        let title = reader.decks.title(deck, lang)?;
        expect("the title", reader.seen_in(game).await?.title, title)?;
        papers.push(reader.style("[part~=card]", "background-color").await?);
        reader.drag_card().await?;
    }
    expect("looks that are the same", papers[0] == papers[1], false)?;
    reader.turn_to("#first");
    reader.expect_placed(1).await?;
    reader.assert_accessible("the blog post with a card placed in both games").await?;
    reader.assert_no_problems().await
}
