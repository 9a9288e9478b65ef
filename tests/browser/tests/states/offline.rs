//! The site without a network, and with a new build on the server.

use std::fs;

use browser::{Browser, Error, Fault, NextBuild, Result, Server, Setup, key, workspace};

use browser::gallery::play::Play;
use browser::journey::{Journey, expect};

browser::behaviours!(
    chromium,
    Chromium: after_one_visit_the_site_plays_without_a_network,
    a_new_build_waits_until_the_player_wants_it,
    other_caches_and_other_files_are_left_alone,
    a_cache_that_was_taken_away_is_made_anew,
    a_page_that_is_worked_on_removes_the_worker,
    a_language_of_any_tag_is_kept_when_it_is_used,
    without_a_worker_nothing_changes,
);
browser::behaviours!(
    firefox,
    Firefox: after_one_visit_the_site_plays_without_a_network,
    a_new_build_waits_until_the_player_wants_it,
);

browser::behaviours!(webkit, WebKit: after_one_visit_the_site_plays_without_a_network);

/// Opens the built site and places a card: before that nothing is kept.
async fn played(browser: Browser, setup: Setup) -> Result<Journey> {
    let journey = Journey::published(browser, setup, "/?motion=less").await?;
    journey.play(Play::cards(1)).await?;
    Ok(journey)
}

/// Waits until the worker has everything for a language.
async fn wait_kept(journey: &Journey, lang: &str) -> Result<()> {
    let body = "return document.documentElement.dataset.offline === arguments[0]";
    journey.wait_js(&format!("the site in {lang} to be kept"), body, vec![lang.into()]).await
}

/// Reloads as a visitor does. Firefox's driver would go past the worker.
async fn reload(journey: &Journey) -> Result<()> {
    journey.run("window.before = true; setTimeout(() => location.reload())", vec![]).await?;
    journey.wait_js("the page to be another", "return !window.before", vec![]).await?;
    journey.wait_playable().await
}

/// The text of a file of the site, as the page gets it; none if it does not.
async fn file(journey: &Journey, name: &str) -> Result<Option<String>> {
    let body = "return fetch(arguments[0]).then((r) => r.ok ? r.text() : null).catch(() => null)";
    journey.run_as(body, vec![name.into()]).await
}

async fn after_one_visit_the_site_plays_without_a_network(browser: Browser) -> Result<()> {
    let mut journey = played(browser, Setup::desktop()).await?;
    wait_kept(&journey, "en").await?;
    // What is opened stays.
    let floors = "const learn = document.querySelector('whos-responsible-learn');
                  return learn.shadowRoot?.querySelector('.floor')";
    journey.visit("/learn.html?lang=es").await?;
    journey.wait_js("Learn", floors, vec![]).await?;
    journey.visit("/?motion=less").await?;
    journey.wait_playable().await?;
    // Another language when it is used.
    journey.dialog("settings").await?;
    journey.choose("lang", "es").await?;
    wait_kept(&journey, "es").await?;
    journey.press(&["[data-close]"]).await?;
    let address = journey.server.url("");
    journey.stop_server()?;

    // Without a reload, a deck that was never opened.
    journey.dialog("decks").await?;
    journey.press(&["[data-deck=classroom]"]).await?;
    let title = journey.decks.title("classroom", "es")?;
    journey.wait("the other deck", async || Ok(journey.seen().await?.title == title)).await?;
    journey.assert_goes_on().await?;
    // And with one.
    reload(&journey).await?;
    expect("the deck", journey.seen().await?.title, title)?;
    journey.assert_goes_on().await?;
    // Addresses with wishes, and Learn.
    journey.goto(&format!("{address}/index.html?deck=traps&lang=en&motion=less")).await?;
    journey.wait_playable().await?;
    expect("the deck", journey.seen().await?.title, journey.decks.title("traps", "en")?)?;
    journey.assert_goes_on().await?;
    journey.goto(&format!("{address}/learn.html?lang=es&service=ec2")).await?;
    journey.wait_js("Learn", floors, vec![]).await?;
    // In WebKit the recorder of problems would be a change to the page, which the worker refuses.
    if browser == Browser::WebKit { Ok(()) } else { journey.assert_no_problems().await }
}

/// A site with more languages: their files are of a language, whatever their tag looks like.
async fn a_language_of_any_tag_is_kept_when_it_is_used(browser: Browser) -> Result<()> {
    let worker = fs::read_to_string(browser::dist().join("sw.js"))?;
    let english = "\"packs/en.pack\":";
    let hash = worker
        .split_once(english)
        .and_then(|(_, rest)| rest.split_once(['}', ',']))
        .map(|(hash, _)| hash.to_owned())
        .ok_or_else(|| Error::new("sw.js does not list packs/en.pack"))?;
    let pack = fs::read(browser::dist().join("packs/en.pack"))?;
    let mut server = Server::published()?;
    let mut files = String::new();
    let tags = ["fil", "zh-Hant", "es-419", "sr-Latn-RS"];
    for tag in tags {
        for name in [format!("packs/{tag}.pack"), format!("packs/traps.{tag}.pack")] {
            files += &format!("\"{name}\":{hash},");
            server = server.file(&format!("/{name}"), pack.clone());
        }
    }
    let worker = worker.replacen(english, &format!("{files}{english}"), 1);
    let server = server.file("/sw.js", worker);
    let journey =
        Journey::open_on(server, browser, Setup::desktop(), "/?motion=less&lang=en").await?;
    journey.wait_playable().await?;
    journey.play(Play::cards(1)).await?;
    wait_kept(&journey, "en").await?;
    let kept = async || -> Result<Vec<String>> {
        let body = "return caches.keys()
            .then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys()))))
            .then((all) => all.flat().map(({ url }) => new URL(url).pathname.slice(1)))";
        journey.run_as(body, vec![]).await
    };
    let of = |all: &[String], tag: &str| all.iter().filter(|name| name.contains(tag)).count();
    let all = kept().await?;
    expect("English is kept", of(&all, "packs/en.pack"), 1)?;
    for tag in tags {
        expect(&format!("{tag}, which nobody used, in {all:?}"), of(&all, tag), 0)?;
    }
    // One that is used is kept whole, and the others are not.
    journey.run("document.documentElement.lang = 'zh-Hant'", vec![]).await?;
    wait_kept(&journey, "zh-Hant").await?;
    let all = kept().await?;
    expect("zh-Hant", of(&all, "zh-Hant"), 2)?;
    expect("fil", of(&all, "fil"), 0)
}

/// In which files the next build differs.
const CHANGES: [(&str, &str, &str); 4] = [
    ("index.html", "<html lang=\"en\"", "<html data-build=\"next\" lang=\"en\""),
    ("whos-responsible.js", "", "window.nextBuild = true;\n"),
    ("packs/en.pack", "Next card", "On we go"),
    ("packs/traps.es.pack", "AWS", "A.W.S."),
];

/// What the page and the files that it gets are made of.
async fn assert_made_of(journey: &Journey, next: bool) -> Result<()> {
    let page =
        "return [document.documentElement.dataset.build === 'next', Boolean(window.nextBuild)]";
    let page: [bool; 2] = journey.run_as(page, vec![]).await?;
    expect("the page and its script are new", page, [next, next])?;
    for (name, _, to) in &CHANGES[..3] {
        let text = file(journey, name).await?.ok_or_else(|| Error::new(format!("no {name}")))?;
        expect(&format!("{name} is new"), text.contains(to), next)?;
    }
    Ok(())
}

const BANNER: &str = "const banner = document.querySelector('aside.update');
    return banner && banner.querySelector('[role=status]').textContent";

async fn wait_banner(journey: &Journey, words: &str) -> Result<()> {
    let body = format!("{BANNER} === arguments[0]");
    journey.wait_js("the banner", &body, vec![words.into()]).await
}

async fn a_new_build_waits_until_the_player_wants_it(browser: Browser) -> Result<()> {
    let journey = played(browser, Setup::phone()).await?;
    wait_kept(&journey, "en").await?;
    journey.play(Play::cards(1)).await?;
    let before = journey.seen().await?;

    NextBuild::with(&CHANGES)?.publish(&journey.server);
    // A page that is open learns of it too.
    journey
        .run("return navigator.serviceWorker.ready.then((r) => r.update()).then(() => 0)", vec![])
        .await?;
    wait_banner(&journey, "A new version is here. Your round is kept.").await?;
    assert_made_of(&journey, false).await?;
    // A file that this build has not kept is not taken from the next.
    expect("a file of the next build", file(&journey, "packs/traps.es.pack").await?, None)?;
    reload(&journey).await?;
    wait_banner(&journey, "A new version is here. Your round is kept.").await?;
    assert_made_of(&journey, false).await?;
    journey.assert_goes_on().await?;
    expect("the button", journey.text("[data-next]").await?, "Next card".into())?;
    let axe = journey.axe().await?;
    expect("accessibility", axe.iter().map(ToString::to_string).collect::<Vec<_>>(), vec![])?;

    // It goes when it is told, and speaks the player's language.
    press_button(&journey, 1).await?;
    journey.wait_js("the banner to go", "return !document.querySelector('aside')", vec![]).await?;
    journey.goto(&journey.server.url("/?lang=es")).await?;
    journey.wait_playable().await?;
    wait_banner(&journey, "Hay una versión nueva. Tu ronda se conserva.").await?;
    journey.goto(&journey.server.url("/?lang=en&motion=less")).await?;
    journey.wait_playable().await?;
    wait_banner(&journey, "A new version is here. Your round is kept.").await?;
    press_button(&journey, 0).await?;
    journey.wait_js("the new build", "return window.nextBuild", vec![]).await?;
    journey.wait_playable().await?;
    assert_made_of(&journey, true).await?;
    let round = journey.seen().await?;
    expect("the cards that were placed", round.placed(), before.placed() + 1)?;
    journey.assert_goes_on().await?;
    let caches = "return caches.keys()";
    let caches: Vec<String> = journey.run_as(caches, vec![]).await?;
    expect("the caches", caches, vec!["whos-responsible / the-next-build".to_owned()])?;
    let file = file(&journey, "packs/traps.es.pack").await?.unwrap_or_default();
    expect("a file that was not kept is new", file.contains("A.W.S."), true)?;
    expect("the banner", journey.run(BANNER, vec![]).await?.is_null(), true)
}

/// Presses a button of the banner with the keyboard.
async fn press_button(journey: &Journey, at: usize) -> Result<()> {
    let body = "document.querySelectorAll('aside.update button')[arguments[0]].focus()";
    journey.run(body, vec![at.into()]).await?;
    journey.keys().press(key::ENTER).await
}

async fn other_caches_and_other_files_are_left_alone(browser: Browser) -> Result<()> {
    let journey = Journey::published(browser, Setup::desktop(), "/?motion=less").await?;
    let others = "return Promise.all(['somebody', 'whos-responsible /other/ 1'].map((name) =>
        caches.open(name))).then(() => 0)";
    journey.run(others, vec![]).await?;
    journey.play(Play::cards(1)).await?;
    wait_kept(&journey, "en").await?;
    NextBuild::with(&CHANGES)?.publish(&journey.server);
    reload(&journey).await?;
    wait_banner(&journey, "A new version is here. Your round is kept.").await?;
    press_button(&journey, 0).await?;
    journey.wait_js("the new build", "return window.nextBuild", vec![]).await?;
    let mut caches: Vec<String> = journey.run_as("return caches.keys()", vec![]).await?;
    caches.sort();
    let left = ["somebody", "whos-responsible / the-next-build", "whos-responsible /other/ 1"];
    expect("the caches", caches, left.map(str::to_owned).to_vec())?;
    // What is not the site's comes from the network each time.
    journey.server.fault("/packs/mine.pack", Fault::Body(b"one".to_vec()));
    expect("a file", file(&journey, "packs/mine.pack").await?, Some("one".into()))?;
    journey.server.fault("/packs/mine.pack", Fault::Body(b"two".to_vec()));
    expect("a file", file(&journey, "packs/mine.pack").await?, Some("two".into()))
}

async fn a_cache_that_was_taken_away_is_made_anew(browser: Browser) -> Result<()> {
    let journey = played(browser, Setup::desktop()).await?;
    wait_kept(&journey, "en").await?;
    let take = "return caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))
        .then(() => 0)";
    journey.run(take, vec![]).await?;
    reload(&journey).await?;
    journey.assert_goes_on().await?;
    reload(&journey).await?;
    journey.play(Play::cards(1)).await?;
    wait_kept(&journey, "en").await?;
    journey.assert_no_problems().await
}

async fn a_page_that_is_worked_on_removes_the_worker(browser: Browser) -> Result<()> {
    let journey = played(browser, Setup::desktop()).await?;
    wait_kept(&journey, "en").await?;
    for name in ["sw.js", "site.js"] {
        let source = fs::read(workspace().join("src/site").join(name))?;
        journey.server.fault(&format!("/{name}"), Fault::Body(source));
    }
    reload(&journey).await?;
    let gone = "return Promise.all([navigator.serviceWorker.getRegistration(), caches.keys()])
        .then(([worker, names]) => !worker && !names.length)";
    journey.wait_js("the worker to go", gone, vec![]).await?;
    journey.wait_playable().await?;
    journey.assert_goes_on().await
}

async fn without_a_worker_nothing_changes(browser: Browser) -> Result<()> {
    let server = Server::published()?;
    let journey = Journey::open_on(server, browser, Setup::desktop(), "/no-such-page").await?;
    journey.server.fault("/sw.js", Fault::Status(404));
    journey.visit("/?motion=less").await?;
    journey.wait_playable().await?;
    journey.play(Play::cards(1)).await?;
    let asked = || journey.server.requests().iter().any(|one| one.path == "/sw.js");
    journey.wait("the worker to be asked for", async || Ok(asked())).await?;
    journey.play(Play::to_the_end()).await?;
    journey.wait_for_selector("[data-result]").await?;
    expect("the banner", journey.run(BANNER, vec![]).await?.is_null(), true)?;
    journey.assert_no_problems().await
}
