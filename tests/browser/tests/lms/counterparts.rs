//! The LMS of the tests keeps what a package commits, as a package written by hand sees it.

use browser::{Browser, HOST, Launch, Result, Server, Session, Setup};
use serde_json::{Value, json};

browser::behaviours!(
    chromium,
    Chromium: a_package_goes_on_after_a_reload_and_after_it_was_closed,
);
browser::behaviours!(
    firefox,
    Firefox: a_package_goes_on_after_a_reload_and_after_it_was_closed,
);

async fn a_package_goes_on_after_a_reload_and_after_it_was_closed(browser: Browser) -> Result<()> {
    let server = Server::lms(&Launch::of("scorm12"), &[])?.start()?;
    let session = Session::start(browser, Setup::desktop()).await?;
    let url = server.url(&format!("{HOST}?package=/lms/sco.html"));
    let said = async |what: &str| -> Result<()> {
        let body = "const page = document.querySelector('iframe')?.contentDocument;
            return page?.documentElement.dataset.ready === '' && page.querySelector('main').textContent === arguments[0]";
        session.wait_js(&format!("the package to say `{what}`"), body, vec![what.into()]).await
    };
    session.goto(&url).await?;
    said("ab-initio  0").await?;
    // The page that leaves is the LMS's own, with the package in it.
    session.reload().await?;
    said("resume x 1").await?;
    session.run("lms.close()", vec![]).await?;
    let finished = "return lms.session.finished";
    session.wait_js("the package to finish", finished, vec![]).await?;
    let told: Value = session.run("return lms.attempt.cmi", vec![]).await?;
    assert_eq!(
        told["core"]["session_time"].as_str().map(|time| time.ends_with("00:05")),
        Some(true)
    );
    // The LMS may keep the interactions of earlier sessions to itself.
    session.goto(&format!("{url}&forgets=1")).await?;
    said("resume xx 0").await?;
    let ids = "return lms.interactions().map((one) => one.id)";
    let ids: Value = session.run(ids, vec![]).await?;
    assert_eq!(ids, json!(["card-0", "card-1", "card-0"]));
    let sessions = "return lms.kept.sessions.map((one) => [one.finished, one.calls.at(-1)?.call])";
    let sessions: Value = session.run(sessions, vec![]).await?;
    assert_eq!(sessions, json!([[true, "LMSFinish"], [true, "LMSFinish"], [false, "LMSCommit"]]));
    assert_eq!(session.run("return breaches", vec![]).await?, json!([]));
    session.assert_no_problems().await
}
