//! The page with a strict policy.

use browser::{Browser, DEFAULT_CSP, Result, Server, Setup, workspace};

use crate::reader::Reader;
use browser::gallery::play::Play;
use browser::journey::expect;

browser::behaviours!(chromium, Chromium: a_whole_round_breaks_no_rule_of_a_strict_policy);
browser::behaviours!(firefox, Firefox: a_whole_round_breaks_no_rule_of_a_strict_policy);
browser::behaviours!(webkit, WebKit: a_whole_round_breaks_no_rule_of_a_strict_policy);

async fn a_whole_round_breaks_no_rule_of_a_strict_policy(browser: Browser) -> Result<()> {
    // The page brings its policy; the server says nothing.
    let page = std::fs::read_to_string(workspace().join("examples/strict-csp/index.html"))?;
    expect("the policy in the page", page.contains(&format!("content=\"{DEFAULT_CSP}\"")), true)?;
    let server = Server::examples()?.csp(None);
    let setup = Setup::desktop().reduced_motion();
    let reader = Reader::open_on(server, browser, setup, "/strict-csp/").await?;
    reader.go_to_game().await?;
    reader.drag_card().await?;
    reader.press(&["[data-next]"]).await?;
    Play::to_the_end().wrong_every(4).on(&reader, &reader.decks).await?;
    reader.wait_for_selector("[data-result]").await?;
    // The policy is at work: what it forbids is recorded.
    reader.assert_no_problems().await?;
    let style = "document.body.setAttribute('style', 'color: red')";
    reader.run(style, vec![]).await?;
    reader
        .wait("a violation to be recorded", async || {
            Ok(reader.problems().await?.iter().any(|one| one.kind == "csp"))
        })
        .await
}
