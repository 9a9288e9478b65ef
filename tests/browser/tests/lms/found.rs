//! Where the LMS is, and what it tells at the start.

use browser::{Browser, HOST, PACKAGE, Result, Server, Setup, encode};
use serde_json::{Value, json};

use crate::course::Course;
use crate::scorm::exercise;
use browser::gallery::play::Play;
use browser::journey::expect;

browser::behaviours!(
    chromium,
    Chromium: without_an_lms_the_game_plays_on_its_own,
    an_lms_of_another_origin_is_no_lms,
    an_lms_may_be_late_above_other_frames_or_behind_the_window,
    the_pass_mark_is_the_lmss,
    the_language_is_the_learners_choice_else_the_lmss_else_the_browsers,
    a_preview_and_a_review_write_nothing,
);
browser::behaviours!(
    firefox,
    Firefox: an_lms_of_another_origin_is_no_lms,
    an_lms_may_be_late_above_other_frames_or_behind_the_window,
    a_preview_and_a_review_write_nothing,
);

/// The game is played to its end, with a line above it that nothing is recorded, and nothing to press.
async fn plays_alone(course: &Course) -> Result<()> {
    course.wait_state("alone").await?;
    let cards = course.play(Play::to_the_end()).await?;
    expect("the cards", cards.len(), 10)?;
    let words = course.words().await?;
    expect(&words, words.contains("nothing is recorded"), true)?;
    expect("the state", &*course.value::<String>("element.dataset.state").await?, "alone")?;
    let buttons = "[...element.querySelectorAll('[data-do]')].filter((one) => !one.hidden).length";
    expect("buttons", course.value::<usize>(buttons).await?, 0)?;
    course.assert_unbroken().await
}

async fn without_an_lms_the_game_plays_on_its_own(browser: Browser) -> Result<()> {
    let course = Course::launch(browser, &exercise("scorm12"), "&api=none").await?;
    plays_alone(&course).await?;
    for api in ["throws", "junk", "junk&junk=%22yes%22"] {
        course.fresh(&format!("&api={api}")).await?;
        let cards = course.play(Play::to_the_end()).await?;
        expect(&format!("the cards with {api}"), cards.len(), 10)?;
        course.assert_unbroken().await?;
    }
    // Without any page around it.
    course.fresh("").await?;
    course.driver.enter_default_frame().await?;
    course.visit(PACKAGE).await?;
    course.enter(0).await?;
    plays_alone(&course).await
}

async fn an_lms_of_another_origin_is_no_lms(browser: Browser) -> Result<()> {
    let launch = exercise("scorm12");
    let elsewhere = Server::lms(&launch, &[])?.start()?;
    let address = encode(&elsewhere.url(PACKAGE));
    let course = Course::launch(browser, &launch, &format!("&package={address}")).await?;
    plays_alone(&course).await?;
    course.driver.enter_default_frame().await?;
    let calls: usize = course.run_as("return calls.length", vec![]).await?;
    expect("calls", calls, 0)
}

async fn an_lms_may_be_late_above_other_frames_or_behind_the_window(
    browser: Browser,
) -> Result<()> {
    let launch = exercise("scorm12").with("limit", "2");
    let course = Course::outside(Server::lms(&launch, &[])?, browser, &launch).await?;
    for (frames, wishes) in [(2, "&store=between&between=1"), (1, "&store=late&api=late")] {
        course.driver.enter_default_frame().await?;
        course.visit(&format!("{HOST}?format=scorm12{wishes}")).await?;
        if frames == 1 {
            // It is there only after the package has looked for it.
            let looks = "return document.querySelector('iframe')?.contentDocument?.querySelector('whos-responsible-lms')?.dataset.state === 'connecting'";
            course.wait_js("the package to look for its LMS", looks, vec![]).await?;
            course.run("lms.bring()", vec![]).await?;
        }
        course.enter(frames).await?;
        course.wait_state("playing").await?;
        let cards = course.play(Play::to_the_end()).await?;
        course.wait_state("recorded").await?;
        course.assert_interactions(&cards).await?;
        course.assert_clean().await?;
    }
    course.driver.enter_default_frame().await?;
    course.visit(&format!("{HOST}?format=scorm12&store=opener&api=opener")).await?;
    course.run("document.querySelector('button').click()", vec![]).await?;
    course
        .wait("the package's window", async || Ok(course.driver.windows().await?.len() == 2))
        .await?;
    let windows = course.driver.windows().await?;
    let lms = course.driver.window().await?;
    for window in windows.into_iter().filter(|window| *window != lms) {
        course.driver.switch_to_window(window).await?;
    }
    course.enter(0).await?;
    let cards = course.play(Play::to_the_end()).await?;
    course.wait_state("recorded").await?;
    course.assert_interactions(&cards).await?;
    course.driver.close_window().await?;
    course.driver.switch_to_window(lms).await?;
    let ended = "return lms.session.finished";
    course.wait_js("the end of the session", ended, vec![]).await?;
    expect("breaches", course.run("return breaches", vec![]).await?, json!([]))
}

async fn the_pass_mark_is_the_lmss(browser: Browser) -> Result<()> {
    for (format, finest) in [("scorm12", "50"), ("scorm2004", "62.5")] {
        let launch = exercise(format).with("pass", "90").with("limit", "8");
        let course = Course::launch(browser, &launch, &format!("&pass={finest}")).await?;
        let words = course.words().await?;
        expect(&format!("the pass mark in `{words}`"), words.contains(finest), true)?;
        // Three of eight are wrong.
        course.play(Play::to_the_end().wrong_every(3)).await?;
        course.wait_state("recorded").await?;
        let grade = course.grade().await?;
        expect("the grade", (&*grade.success, &*grade.raw), ("passed", "62.5"))?;
        course.assert_clean().await?;
    }
    // No mark at all: it is completed, and neither passed nor failed.
    for (format, success) in [("scorm12", "completed"), ("scorm2004", "unknown")] {
        let course = Course::launch(browser, &exercise(format), "").await?;
        course.play(Play::to_the_end().wrong_every(2)).await?;
        course.wait_state("recorded").await?;
        let grade = course.grade().await?;
        expect("the grade", (&*grade.completion, &*grade.success), ("completed", success))?;
        expect("the score", &*grade.raw, "50")?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn the_language_is_the_learners_choice_else_the_lmss_else_the_browsers(
    browser: Browser,
) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let launch = exercise(format);
        let open = async |lang: &str| {
            let setup = Setup::desktop().reduced_motion().lang(lang);
            Course::outside_as(Server::lms(&launch, &[])?, browser, &launch, setup).await
        };
        let speaks = async |course: &Course, lang: &str| {
            expect("the title", course.seen().await?.title, course.decks.title("traps", lang)?)?;
            let langs: Value =
                course.value("[document.documentElement.lang, element.querySelector('whos-responsible').lang]").await?;
            expect("the languages", langs, json!([lang, lang]))
        };
        let chooses_english = async |course: &Course| {
            course.dialog("settings").await?;
            course.choose("lang", "en").await?;
            let is_english = "element.querySelector('.course-words').lang === 'en'";
            course.wait_true("the language", is_english).await
        };
        // The LMS's, else the browser's, else the package's first.
        let wishes = [("es-MX", "es"), ("pt", "pt-BR"), ("en", "en")];
        for (browsers, otherwise) in [("es", "es"), ("de", "en")] {
            let course = open(browsers).await?;
            for (wish, lang) in wishes.into_iter().chain([("xx", otherwise), ("", otherwise)]) {
                course.again(&format!("&store={wish}&language={wish}")).await?;
                speaks(&course, lang).await?;
            }
            course.assert_clean().await?;
        }
        // What the learner chose here stays, whatever the LMS says.
        let course = open("es").await?;
        course.again("&store=chosen&language=es").await?;
        speaks(&course, "es").await?;
        chooses_english(&course).await?;
        course.again("&store=chosen&language=es").await?;
        speaks(&course, "en").await?;
        course.fresh("&store=chosen&language=es").await?;
        speaks(&course, "es").await?;
        // A device that keeps nothing is no obstacle.
        course.act("Storage.prototype.setItem = () => { throw new Error('full'); }").await?;
        chooses_english(&course).await?;
        course.again("&store=chosen&language=es").await?;
        speaks(&course, "es").await?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn a_preview_and_a_review_write_nothing(browser: Browser) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let launch = exercise(format).with("pass", "80").with("limit", "4");
        let course = Course::launch(browser, &launch, "&mode=browse").await?;
        let written = "lms.session.calls.filter(({ call }) => call === lms.names.set).length";
        course.wait_state("browse").await?;
        course.play(Play::to_the_end()).await?;
        expect("written in a preview", course.value::<usize>(written).await?, 0)?;
        course.assert_clean().await?;

        course.again("&store=round").await?;
        let cards = course.play(Play::to_the_end().wrong_every(4)).await?;
        course.wait_state("recorded").await?;
        course.again("&store=round&mode=review").await?;
        course.wait_state("review").await?;
        // What was answered can be looked at, and played with.
        expect("the screen", &*course.seen().await?.screen, "results")?;
        expect("what was missed", course.seen().await?.missed.len(), 1)?;
        course.act("element.querySelector('whos-responsible').restart(9)").await?;
        course.wait_for_selector(".hand .face").await?;
        course.play(Play::to_the_end().wrong_every(1)).await?;
        expect("the state", &*course.value::<String>("element.dataset.state").await?, "review")?;
        expect("written in a review", course.value::<usize>(written).await?, 0)?;
        expect("the score", &*course.grade().await?.raw, "75")?;
        course.assert_interactions(&cards).await?;
        course.assert_clean().await?;
    }
    Ok(())
}
