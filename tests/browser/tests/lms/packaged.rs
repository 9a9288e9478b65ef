//! The packages themselves, as `cargo xtask package` makes them: what is in the ZIP, and nothing else.

use std::fs;

use browser::{
    Browser, HOST, Launch, Lrs, PACKAGE, Result, Server, ServerBuilder, Setup, cmi5_breaches, dist,
};
use package::{Files, Format, Settings, contents, needed};
use serde_json::json;

use crate::course::Course;
use crate::store::{arrived, check_round, verbs};
use browser::gallery::play::Play;
use browser::journey::{expect, none};

browser::behaviours!(
    chromium,
    Chromium: a_scorm_package_needs_nothing_but_what_is_in_it,
    an_xapi_package_needs_nothing_but_what_is_in_it,
    without_scripts_a_package_is_a_table_to_read,
);

const CARDS: usize = 5;

/// A package's files, on the server of the LMS and nothing else of the site.
fn packaged(format: Format, origins: &[&str]) -> Result<(ServerBuilder, Launch)> {
    let mut settings = Settings::new(format, "traps");
    (settings.pass, settings.limit, settings.seed) = (Some(80), Some(CARDS as u16), Some(7));
    on_a_server(&settings, origins)
}

/// The same of any settings.
pub(crate) fn on_a_server(
    settings: &Settings,
    origins: &[&str],
) -> Result<(ServerBuilder, Launch)> {
    let mut site = Files::new();
    for name in needed(settings) {
        let bytes = fs::read(dist().join(&name))?;
        site.insert(name, bytes);
    }
    let files =
        contents(settings, &site).map_err(|error| browser::Error::new(error.to_string()))?;
    let launch = Launch::of(settings.format.word());
    let mut server = Server::lms_without_package(origins)?;
    for (name, bytes) in files {
        server = server.file(&format!("/package/{name}"), bytes);
    }
    Ok((server, launch))
}

/// Whatever the package asked for was there.
fn assert_all_served(course: &Course) -> Result<()> {
    let missing: Vec<_> = course
        .server
        .requests()
        .into_iter()
        .filter(|one| one.status != 200 && one.path.starts_with("/package/"))
        .map(|one| format!("{} {}", one.status, one.path))
        .collect();
    none("files that are not in the package", &missing)
}

async fn a_scorm_package_needs_nothing_but_what_is_in_it(browser: Browser) -> Result<()> {
    for format in [Format::Scorm12, Format::Scorm2004] {
        let (server, launch) = packaged(format, &[])?;
        let course = Course::launch_on(server, browser, &launch, "&language=es").await?;
        let mut cards = course.play(Play::cards(2).explained()).await?;
        let before = course.seen().await?;
        course.reload_all().await?;
        course.assert_same("after a reload", &before).await?;
        cards.extend(course.play(Play::to_the_end().wrong_every(3)).await?);
        course.wait_state("recorded").await?;
        course.assert_interactions(&cards).await?;
        expect("the score", &*course.grade().await?.raw, "80")?;
        expect("the title", course.seen().await?.title, course.decks.title("traps", "es")?)?;
        assert_all_served(&course)?;
        course.assert_clean().await?;
        course.assert_no_problems().await?;
    }
    Ok(())
}

async fn an_xapi_package_needs_nothing_but_what_is_in_it(browser: Browser) -> Result<()> {
    for format in [Format::Xapi, Format::Cmi5] {
        let lrs = Lrs::start()?;
        let (server, launch) = packaged(format, &[&lrs.origin()])?;
        let course = Course::outside(server, browser, &launch).await?;
        let data = json!({ "launchMode": "Normal", "moveOn": "Completed", "masteryScore": 0.8, "contextTemplate": {} });
        let parameters =
            if format == Format::Cmi5 { lrs.cmi5_launch(&data) } else { lrs.xapi_launch() };
        course.launch_at(&parameters).await?;
        let cards = course.play(Play::to_the_end().wrong_every(5)).await?;
        course.wait_state("recorded").await?;
        let held = arrived(&course, &lrs, CARDS + 3).await?;
        check_round(&held, &cards, &lrs)?;
        expect("the last two", &verbs(&held)[CARDS + 1..], &["completed", "passed"][..])?;
        if format == Format::Cmi5 {
            none("breaches of cmi5", &cmi5_breaches(&held, &data))?;
        }
        assert_all_served(&course)?;
        course.assert_no_problems().await?;
    }
    Ok(())
}

async fn without_scripts_a_package_is_a_table_to_read(browser: Browser) -> Result<()> {
    let (server, _) = packaged(Format::Scorm12, &[])?;
    let server = server.start()?;
    let session = browser::Session::start(browser, Setup::desktop().without_scripts()).await?;
    session.goto(&server.url(PACKAGE)).await?;
    let link = session.driver.find(thirtyfour::By::Css("noscript a")).await?;
    link.click().await?;
    let rows = session.driver.find_all(thirtyfour::By::Css("tbody tr")).await?;
    expect("rows", rows.len(), 24)?;
    expect("the LMS was never there", server.requests().iter().any(|one| one.path == HOST), false)
}
