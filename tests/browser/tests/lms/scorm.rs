//! Rounds in both versions of SCORM, from the first card to the gradebook.

use browser::{Browser, Error, Launch, Result, Server, key};

use crate::course::Course;
use crate::deck::{self, BIG};
use browser::gallery::play::Play;
use browser::journey::expect;

browser::behaviours!(
    chromium,
    Chromium: ten_cards_in_scorm_1_2_are_graded,
    ten_cards_in_scorm_2004_are_graded,
    two_hundred_cards_in_scorm_1_2_are_graded_across_reloads,
    two_hundred_cards_in_scorm_2004_are_graded_across_reloads,
    a_closed_tab_loses_nothing,
    a_hidden_page_commits_and_ends_nothing,
    a_later_round_never_lowers_a_score,
    the_last_answer_is_graded_before_the_result_is_asked_for,
    a_replay_of_what_was_missed_is_not_graded,
    feedback_at_the_end_is_graded_when_handed_in,
);
// geckodriver closes a tab without telling its page.
browser::behaviours!(
    firefox,
    Firefox: ten_cards_in_scorm_1_2_are_graded,
    two_hundred_cards_in_scorm_2004_are_graded_across_reloads,
);

pub(crate) fn exercise(format: &str) -> Launch {
    Launch::of(format)
        .with("languages", "en es pt-BR")
        .with("deck", "traps")
        .with("mode", "exercise")
        .with("limit", "10")
        .with("motion", "less")
        .with("seed", "7")
}

/// What the versions call it.
fn statuses(format: &str, passed: bool) -> (&'static str, &'static str) {
    match (format, passed) {
        ("scorm12", true) => ("passed", "passed"),
        ("scorm12", false) => ("failed", "failed"),
        (_, true) => ("completed", "passed"),
        (_, false) => ("completed", "failed"),
    }
}

async fn ten_cards_in_scorm_1_2_are_graded(browser: Browser) -> Result<()> {
    ten_cards(browser, "scorm12").await
}

async fn ten_cards_in_scorm_2004_are_graded(browser: Browser) -> Result<()> {
    ten_cards(browser, "scorm2004").await
}

async fn ten_cards(browser: Browser, format: &str) -> Result<()> {
    let launch = exercise(format).with("pass", "80");
    let course = Course::launch(browser, &launch, "").await?;
    course.wait_state("playing").await?;
    let words = course.words().await?;
    expect(&format!("the pass mark in `{words}`"), words.contains("80"), true)?;
    // The first card by keyboard, as a person does.
    let first = course.card().await?;
    course.focus(".hand .face").await?;
    course.keys().press(key::LEFT).await?;
    course.wait_for("explanation").await?;
    let right_at_once = course.interactions().await?.iter().all(|one| one.result == "correct");
    course.keys().press(key::ENTER).await?;
    course.wait_gone("[data-next]").await?;

    let mut cards = vec![first];
    // What is committed after each card is enough to go on with, and no score.
    cards.extend(course.play(Play::cards(2)).await?);
    let wanted = format!("lms.interactions().length === {}", cards.len());
    course.wait_true("each card to be committed", &wanted).await?;
    let grade = course.grade().await?;
    expect("before the end", (&*grade.completion, &*grade.raw), ("incomplete", ""))?;
    expect("the exit in the middle", &*grade.exit, "suspend")?;

    let wrong = if right_at_once { 2 } else { 1 };
    let mut play = Play::to_the_end();
    if wrong == 2 {
        // The first and the fifth of the seven that are left.
        play = play.wrong_every(4);
    } else {
        play = play.wrong_every(7);
    }
    cards.extend(course.play(play).await?);
    course.wait_state("recorded").await?;
    let grade = course.grade().await?;
    let graded = (&*grade.completion, &*grade.success);
    expect("the status", graded, statuses(format, true))?;
    expect("the score", &*grade.raw, "80")?;
    course.assert_interactions(&cards).await?;
    let words = course.words().await?;
    expect(&format!("the score in `{words}`"), words.contains("80"), true)?;

    // The LMS closes the package: the session ends, once.
    course.driver.enter_default_frame().await?;
    course.run("lms.close()", vec![]).await?;
    course.wait_js("the end of the session", "return lms.session.finished", vec![]).await?;
    let ends = "return calls.filter(({ call }) => call === lms.names.finish).length";
    expect("ends", course.run_as::<usize>(ends, vec![]).await?, 1)?;
    let exit = "return lms.format === 'scorm12' ? lms.attempt.cmi.core.exit : lms.attempt.cmi.exit";
    let exit: String = course.run_as(exit, vec![]).await?;
    // An attempt that ended would begin anew, and its score could drop.
    expect("the exit of a finished round", &*exit, "suspend")?;
    let breaches: Vec<String> = course.run_as("return lms.kept.breaches", vec![]).await?;
    browser::journey::none("breaches of the standard", &breaches)?;
    course.assert_no_problems().await
}

async fn two_hundred_cards_in_scorm_1_2_are_graded_across_reloads(browser: Browser) -> Result<()> {
    two_hundred_cards(browser, "scorm12").await
}

async fn two_hundred_cards_in_scorm_2004_are_graded_across_reloads(browser: Browser) -> Result<()> {
    two_hundred_cards(browser, "scorm2004").await
}

async fn two_hundred_cards(browser: Browser, format: &str) -> Result<()> {
    let launch = exercise(format).with("pass", "50").with("deck", BIG).with("limit", "200");
    let mut server = Server::lms(&launch, &[])?;
    for (path, text) in deck::big(200)? {
        server = server.file(&path, text);
    }
    let course = Course::launch_on(server, browser, &launch, "").await?;
    expect("cards", course.seen().await?.of, 200)?;
    let mut cards = course.play(Play::cards(120).wrong_every(3).explained()).await?;
    let before = course.seen().await?;
    course.reload_all().await?;
    course.assert_same("after a reload", &before).await?;
    cards.extend(course.play(Play::cards(79).explained()).await?);
    let before = course.seen().await?;
    course.again("").await?;
    course.assert_same("after it was opened again", &before).await?;
    let most: usize = course.value("lms.attempt.cmi.suspend_data.length").await?;
    browser::journey::say(&format!("{format}: 199 of 200 cards in {most} characters"));
    cards.extend(course.play(Play::to_the_end()).await?);
    course.wait_state("recorded").await?;
    expect("cards", cards.len(), 200)?;
    course.assert_interactions(&cards).await?;
    let grade = course.grade().await?;
    expect("the score", (&*grade.raw, &*grade.success), ("80", "passed"))?;
    course.assert_clean().await
}

async fn a_closed_tab_loses_nothing(browser: Browser) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let launch = exercise(format).with("pass", "80");
        let course = Course::launch(browser, &launch, "").await?;
        let mut cards = course.play(Play::cards(3).wrong_every(2).explained()).await?;
        let before = course.seen().await?;
        course.close_tab_and_return("").await?;
        let entry: String = course.value("(lms.inner.cmi.core ?? lms.inner.cmi).entry").await?;
        expect("the entry", &*entry, "resume")?;
        course.assert_same("in another tab", &before).await?;
        // A second session that adds nothing, and a third that ends the round.
        course.reload_all().await?;
        course.assert_same("after a reload", &before).await?;
        course.press(&["[data-next]"]).await?;
        cards.extend(course.play(Play::cards(2)).await?);
        let before = course.seen().await?;
        course.close_tab_and_return("").await?;
        course.assert_same("before the next card, in another tab", &before).await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("recorded").await?;
        course.assert_interactions(&cards).await?;
        expect("the score", &*course.grade().await?.raw, "80")?;
        let attempts: usize = course.value("lms.kept.attempts.length").await?;
        expect("attempts", attempts, 1)?;
        let ended: Vec<bool> = course.value("lms.kept.sessions.map((one) => one.finished)").await?;
        expect("each session that was left was ended", ended, vec![true, true, true, false])?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn a_hidden_page_commits_and_ends_nothing(browser: Browser) -> Result<()> {
    let course = Course::launch(browser, &exercise("scorm12").with("limit", "4"), "").await?;
    let mut cards = course.play(Play::cards(2).explained()).await?;
    course.wait_true("two cards", "lms.interactions().length === 2").await?;
    const CALLS: &str = "['LMSCommit', 'LMSFinish'].map((name) => lms.session.calls.filter(({ call }) => call === name).length)";
    let [commits, _]: [usize; 2] = course.value(CALLS).await?;
    // A phone shows another app, and may never come back.
    for state in ["hidden", "visible"] {
        course
            .act(&format!(
                "Object.defineProperty(document, 'visibilityState', {{ value: '{state}', configurable: true }});
                 document.dispatchEvent(new Event('visibilitychange', {{ bubbles: true }}))"
            ))
            .await?;
    }
    let [after, ends]: [usize; 2] = course.value(CALLS).await?;
    expect("commits, and ends", (after > commits, ends), (true, 0))?;
    cards.extend(course.play(Play::to_the_end()).await?);
    course.wait_state("recorded").await?;
    course.assert_interactions(&cards).await?;
    course.assert_clean().await
}

async fn a_later_round_never_lowers_a_score(browser: Browser) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let launch = exercise(format).with("pass", "80").with("limit", "4");
        let course = Course::launch(browser, &launch, "").await?;
        let mut cards = course.play(Play::to_the_end()).await?;
        course.wait_state("recorded").await?;
        // Another round, badly, and to its end.
        course.act("element.querySelector('whos-responsible').restart(9)").await?;
        course.wait_for_selector(".hand .face").await?;
        cards.extend(course.play(Play::cards(2).wrong_every(1)).await?);
        course.reload_all().await?;
        expect("the cards placed", course.seen().await?.done, 2)?;
        cards.extend(course.play(Play::to_the_end().wrong_every(1)).await?);
        course.wait_true("both rounds", "lms.interactions().length === 8").await?;
        course.wait_state("recorded").await?;
        let words = course.words().await?;
        expect(&words, words.contains("stays 100%") && words.contains("Passed."), true)?;
        let grade = course.grade().await?;
        let graded = (&*grade.completion, &*grade.success);
        expect("the status", graded, statuses(format, true))?;
        expect("the score", &*grade.raw, "100")?;
        expect("cards", cards.len(), 8)?;
        course.assert_interactions(&cards).await?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn the_last_answer_is_graded_before_the_result_is_asked_for(browser: Browser) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let launch = exercise(format).with("pass", "80").with("limit", "3");
        let course = Course::launch(browser, &launch, "").await?;
        course.play(Play::cards(3).explained()).await?;
        // The explanation of the last card is still there.
        course.wait_state("recorded").await?;
        course.wait_for("explanation").await?;
        let grade = course.grade().await?;
        expect("the score", (&*grade.raw, &*grade.success), ("100", "passed"))?;
        course.reload_all().await?;
        course.wait_state("recorded").await?;
        course.wait_for("explanation").await?;
        expect("interactions", course.interactions().await?.len(), 3)?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn a_replay_of_what_was_missed_is_not_graded(browser: Browser) -> Result<()> {
    let launch = exercise("scorm12").with("pass", "80").with("limit", "4");
    let course = Course::launch(browser, &launch, "").await?;
    let cards = course.play(Play::to_the_end().wrong_every(2)).await?;
    course.wait_state("recorded").await?;
    course.press(&["[data-replay]"]).await?;
    course.wait_for_selector(".hand .face").await?;
    course.play(Play::cards(1).explained()).await?;
    let repeats = "element.querySelector('.course-words').textContent.includes('repeats what you missed; it is not recorded')";
    course.wait_true("what this round is", repeats).await?;
    course.press_next_if_there().await?;
    course.play(Play::to_the_end()).await?;
    course.reload_all().await?;
    let grade = course.grade().await?;
    expect("the score", (&*grade.raw, &*grade.success), ("50", "failed"))?;
    course.assert_interactions(&cards).await?;
    course.assert_clean().await
}

async fn feedback_at_the_end_is_graded_when_handed_in(browser: Browser) -> Result<()> {
    for format in ["scorm12", "scorm2004"] {
        let launch = exercise(format).with("pass", "80").with("mode", "exam").with("limit", "4");
        let course = Course::launch(browser, &launch, "").await?;
        let mut cards = course.play(Play::until_placed().wrong_every(4)).await?;
        let told = course.interactions().await?;
        // Until it is handed in a card may still be moved.
        expect("interactions before it is handed in", told, vec![])?;
        let said =
            "document.querySelector('.course-words').textContent.includes('not handed in yet')";
        course.wait_true("words about handing in", said).await?;
        let before = course.seen().await?;
        course.reload_all().await?;
        course.assert_same("after a reload", &before).await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("recorded").await?;
        // It is handed in once: how often it may be taken is the course's to say.
        let again = "[...element.querySelector('whos-responsible').shadowRoot.querySelectorAll(
            '[data-do=restart], [data-do=replay]')].filter((one) => one.checkVisibility()).length";
        expect("ways to play again", course.value::<usize>(again).await?, 0)?;
        let mut found: Vec<_> =
            course.interactions().await?.into_iter().map(|one| one.id).collect();
        let mut wanted: Vec<_> = cards.iter().map(|card| card.replace('/', ".")).collect();
        found.sort();
        wanted.sort();
        expect("the interactions, in any order", found, wanted)?;
        let grade = course.grade().await?;
        expect("the score", (&*grade.raw, &*grade.success), ("75", "failed"))?;
        if grade.suspend_data.is_empty() {
            return Err(Error::new("nothing to look at in review mode"));
        }
        course.assert_clean().await?;
    }
    Ok(())
}
