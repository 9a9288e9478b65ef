//! Each language is spoken throughout, and can be changed in mid-round.

use browser::{Browser, Error, Result, Setup};

use browser::gallery::decks::Words;
use browser::gallery::play::Play;
use browser::journey::{Journey, Texts, expect};

browser::behaviours!(
    chromium,
    Chromium: each_language_shows_its_words,
    the_visitors_language_is_chosen,
    another_language_keeps_the_round,
    a_language_that_arrives_late_keeps_what_was_played_meanwhile,
);
browser::behaviours!(
    firefox,
    Firefox: each_language_shows_its_words,
    the_visitors_language_is_chosen,
    another_language_keeps_the_round,
);
browser::behaviours!(
    webkit,
    WebKit: each_language_shows_its_words,
    another_language_keeps_the_round,
);

async fn each_language_shows_its_words(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less").await?;
    for lang in ["en", "es", "pt-BR"] {
        speaks(&journey, lang).await.map_err(|error| error.while_doing(lang))?;
    }
    Ok(())
}

async fn speaks(journey: &Journey, lang: &str) -> Result<()> {
    let texts = Texts::read(lang)?;
    journey.fresh(&format!("/?deck=classroom&seed=3&motion=less&lang={lang}")).await?;
    expect("the language of the document", said(journey).await?, (lang.into(), lang.into()))?;
    let card = journey.card().await?;
    let task = journey.decks.words(&card, Words::Task, lang)?;
    expect("the task", journey.text(".hand .task").await?, task)?;
    expect("the hint's button", journey.text(".ask-hint").await?, texts.fill("card.hint", &[]))?;
    expect("the way to play", journey.text(".how").await?, texts.fill("game.how", &[]))?;
    let title = journey.seen().await?.title;
    expect("the title", title, journey.decks.title("classroom", lang)?)?;

    journey.play(Play::cards(1).explained()).await?;
    let why = journey.decks.words(&card, Words::Why, lang)?;
    expect("the explanation", journey.text("[data-explains] .why").await?, why.clone())?;
    expect("the stamp", journey.text(".stamp").await?, texts.fill("explain.right", &[]))?;
    journey.wait_status(&why).await?;
    journey.wait_status(&texts.start("status.right")).await?;
    journey.dialog("settings").await?;
    let title = journey.text("dialog h2").await?;
    expect("the settings' title", title, texts.fill("settings.title", &[]))?;
    journey.assert_no_problems().await
}

/// The language that the document and the game say they are in.
async fn said(journey: &Journey) -> Result<(String, String)> {
    let body = "return [document.documentElement.lang, root.querySelector('.game').lang]";
    journey.run_in_root_as(body, vec![]).await
}

async fn the_visitors_language_is_chosen(browser: Browser) -> Result<()> {
    // The page brings that of its own language.
    for (wish, lang, pack) in [
        ("es-MX", "es", &["/packs/es.pack"][..]),
        ("pt-PT", "pt-BR", &["/packs/pt-BR.pack"]),
        ("fr", "en", &[]),
    ] {
        let journey = Journey::open(browser, Setup::desktop().lang(wish), "/").await?;
        expect(wish, said(&journey).await?, (lang.into(), lang.into()))?;
        let packs = packs(&journey);
        expect(
            "the packs of a first visit",
            packs,
            pack.iter().map(ToString::to_string).collect(),
        )?;
    }
    Ok(())
}

/// The packs that were requested.
fn packs(journey: &Journey) -> Vec<String> {
    let paths = journey.server.requests().into_iter().map(|one| one.path);
    paths.filter(|path| path.starts_with("/packs/")).collect()
}

async fn another_language_keeps_the_round(browser: Browser) -> Result<()> {
    let path = "/?deck=classroom&motion=less";
    let journey = Journey::open(browser, Setup::desktop(), path).await?;
    journey.play(Play::cards(4).wrong_every(2).explained()).await?;
    let before = journey.seen().await?;
    let english = vec!["/packs/classroom.en.pack".to_owned()];
    expect("the packs before the switch", packs(&journey), english)?;

    journey.server.forget_requests();
    journey.dialog("settings").await?;
    journey.choose("lang", "es").await?;
    let title = journey.decks.title("classroom", "es")?;
    journey.wait("the title in Spanish", async || Ok(journey.seen().await?.title == title)).await?;
    let mut requested = packs(&journey);
    requested.sort();
    let spanish = vec!["/packs/classroom.es.pack".to_owned(), "/packs/es.pack".into()];
    expect("the packs of the switch", requested, spanish)?;
    let texts = Texts::read("es")?;
    let heading = journey.text("dialog h2").await?;
    expect("the open dialog", heading, texts.fill("settings.title", &[]))?;
    journey.press(&["[data-close]"]).await?;
    journey.wait_gone("dialog").await?;
    let after = journey.seen().await?;
    expect("the round", after.clone().without_words(), before.without_words())?;
    let why = journey.text("[data-explains] .why").await?;
    let card = after.explains.clone().unwrap_or_default();
    expect("the explanation", why, journey.decks.words(&card, Words::Why, "es")?)?;
    let lang =
        journey.run_in_root_as("return [host.lang, root.querySelector('.game').lang]", vec![]);
    expect("the language", lang.await?, ["es".to_owned(), "es".into()])?;

    journey.reload_and_wait().await?;
    expect("the round after a reload", journey.seen().await?, after)?;
    expect("the language after a reload", said(&journey).await?, ("es".into(), "es".into()))?;
    journey.assert_goes_on().await?;
    journey.assert_no_problems().await
}

async fn a_language_that_arrives_late_keeps_what_was_played_meanwhile(
    browser: Browser,
) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less").await?;
    journey.play(Play::cards(2).explained()).await?;
    journey.server.fault("/packs/pt-BR.pack", browser::Fault::Hold);
    journey.dialog("settings").await?;
    journey.choose("lang", "pt-BR").await?;
    journey.press(&["[data-close]"]).await?;
    journey.assert_goes_on().await?;
    let before = journey.seen().await?;
    journey.server.heal("/packs/pt-BR.pack");
    let title = journey.decks.title("first-steps", "pt-BR")?;
    journey
        .wait("the title in Portuguese", async || Ok(journey.seen().await?.title == title))
        .await?;
    expect("the round", journey.seen().await?.without_words(), before.without_words())?;
    match journey.has("dialog").await? {
        false => Ok(()),
        true => Err(Error::new("the dialog that was closed is open again")),
    }
}
