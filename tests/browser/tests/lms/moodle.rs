//! A Moodle-like LMS: what it has is looked at on its own side, whatever the page says of it.

use browser::{Browser, Fault, Launch, Moodle, MoodleSettings, PACKAGE, Result, Server};
use serde_json::json;

use crate::course::Course;
use crate::scorm::exercise;
use browser::gallery::play::Play;
use browser::journey::{expect, none};

browser::behaviours!(
    chromium,
    Chromium: a_round_is_graded_and_its_attempt_is_looked_at_afterwards,
    one_attempt_that_is_passed_counts_as_passed,
    one_attempt_counts_as_passed_though_the_network_goes_at_its_end_and_comes_back,
    an_only_attempt_of_which_nothing_arrived_is_handed_in_by_the_next_visit,
    a_better_round_that_did_not_arrive_is_handed_in_by_the_next_visit,
    while_a_result_is_missing_a_replay_does_not_hide_it,
    a_site_that_may_not_be_asked_makes_no_result_doubtful,
    a_request_that_fails_once_leaves_no_gap,
    what_is_sent_while_the_network_is_gone_is_not_called_recorded,
    a_session_that_is_over_says_what_to_do_and_the_next_one_hands_in,
    what_is_saved_out_of_sight_is_not_called_recorded,
    a_proof_that_comes_while_the_page_is_out_of_sight_proves_nothing,
    an_exam_that_is_not_handed_in_says_so_also_when_its_session_is_over,
    of_two_tabs_the_one_that_was_opened_last_goes_on,
    what_was_confirmed_and_forgotten_can_be_sent_again,
    a_round_that_was_confirmed_and_forgotten_goes_on,
    each_new_attempt_begins_with_nothing,
    a_new_attempt_offers_the_earlier_result_until_its_first_card,
    half_a_second_round_goes_on_in_the_new_attempt,
    a_course_that_takes_no_more_answers_says_so_after_the_second_refusal,
    a_review_after_half_a_second_round_shows_the_graded_one,
    a_preview_shows_no_round,
    a_reload_at_any_moment_loses_no_card,
);
browser::behaviours!(
    firefox,
    Firefox: a_request_that_fails_once_leaves_no_gap,
    what_is_sent_while_the_network_is_gone_is_not_called_recorded,
);

const FORMATS: [&str; 2] = ["scorm12", "scorm2004"];

fn short(format: &str) -> Launch {
    exercise(format).with("limit", "4").with("pass", "80")
}

fn settings(format: &str) -> MoodleSettings {
    MoodleSettings { format: format.into(), attempts: 0, force_new: false }
}

/// A learner in the course, and what the LMS has.
pub(crate) struct Campus {
    pub(crate) course: Course,
    pub(crate) moodle: Moodle,
}

impl Campus {
    pub(crate) async fn open(
        browser: Browser,
        launch: &Launch,
        settings: MoodleSettings,
    ) -> Result<Self> {
        let moodle = Moodle::new(settings);
        let server = Server::lms(launch, &[])?.answers("/moodle/", moodle.answering());
        let campus = Self { course: Course::outside(server, browser, launch).await?, moodle };
        campus.enter().await?;
        Ok(campus)
    }

    /// Leaves, if the learner was there, and enters.
    pub(crate) async fn enter(&self) -> Result<()> {
        self.course.driver.enter_default_frame().await?;
        self.course.visit(Moodle::PLAYER).await?;
        self.course.enter(1).await
    }

    /// Neither the LMS nor anything else of its site can be reached, or it can again.
    fn gone(&self, gone: bool) {
        for path in [Moodle::COMMITS, PACKAGE] {
            if gone {
                self.course.server.fault(path, Fault::Broken);
            } else {
                self.course.server.heal(path);
            }
        }
    }

    /// The session is over for the open page, or the network is gone and back.
    fn gone_or_over(&self, over: bool, gone: bool) {
        if !over {
            self.gone(gone);
        } else if gone {
            self.moodle.another_session();
        }
    }

    /// To another page of the LMS's site.
    async fn leave(&self) -> Result<()> {
        self.course.driver.enter_default_frame().await?;
        self.course.visit("/lms/host.css").await
    }

    fn status(&self) -> (String, String) {
        let last = self.moodle.last();
        let get = |names: [&str; 2]| {
            names.iter().find_map(|name| last.get(*name).cloned()).unwrap_or_default()
        };
        (
            get(["cmi.core.lesson_status", "cmi.success_status"]),
            get(["cmi.core.score.raw", "cmi.score.raw"]),
        )
    }

    /// What the LMS has of the last attempt.
    async fn has(&self, cards: &[String], status: &str, score: &str) -> Result<()> {
        let wanted: Vec<_> = cards.iter().map(|card| card.replace('/', ".")).collect();
        let all = async || {
            let there = self.moodle.interactions() == wanted;
            Ok(there && self.status() == (status.into(), score.into()))
        };
        // A beacon comes when it comes.
        let waited = self.course.wait("the LMS to have it all", all).await;
        waited.map_err(|error| {
            let has = format!("{:?} {:?}", self.status(), self.moodle.interactions());
            error.while_doing(format!("the LMS has {has}, not {status} {score} {wanted:?}"))
        })
    }

    /// As many cards have arrived: a step may wait before it is saved.
    async fn has_so_many(&self, cards: usize) -> Result<()> {
        let all = async || Ok(self.moodle.interactions().len() == cards);
        self.course.wait(&format!("the LMS to have {cards} cards"), all).await
    }

    /// The words above the game have these in them, sooner or later.
    async fn says(&self, words: &str) -> Result<()> {
        let said = "element.querySelector('.course-words').textContent";
        self.course.wait_true(words, &format!("{said}.includes('{words}')")).await
    }

    async fn state(&self) -> Result<String> {
        self.course.value("element.dataset.state").await
    }
}

async fn a_round_is_graded_and_its_attempt_is_looked_at_afterwards(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        let mut cards = course.play(Play::cards(2).explained()).await?;
        let before = course.seen().await?;
        campus.enter().await?;
        course.assert_same("after a visit", &before).await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("recorded").await?;
        campus.has(&cards, "passed", "100").await?;
        expect("the completion", campus.moodle.completion(), Some(true))?;
        // All attempts that are left do not help: this one is over.
        campus.enter().await?;
        course.wait_state("review").await?;
        campus.says("Review: look at your answers.").await?;
        let words = course.words().await?;
        expect("a better one than the best", words.contains("start a new attempt"), false)?;
        let misleads = "[...element.querySelector('whos-responsible').shadowRoot.querySelectorAll(
            '[data-do=restart], [data-do=replay], .confetti')].filter((one) => one.checkVisibility()).length";
        expect("what invites to play for nothing", course.value::<usize>(misleads).await?, 0)?;
        course.assert_no_problems().await?;
    }
    Ok(())
}

async fn one_attempt_that_is_passed_counts_as_passed(browser: Browser) -> Result<()> {
    for format in FORMATS {
        for mode in ["exercise", "exam"] {
            let launch = short(format).with("mode", mode);
            let one = MoodleSettings { attempts: 1, ..settings(format) };
            let campus = Campus::open(browser, &launch, one).await?;
            campus.course.play(Play::to_the_end()).await?;
            campus.course.wait_state("recorded").await?;
            expect("the record", campus.status(), ("passed".into(), "100".into()))?;
            expect(&format!("{format}, {mode}"), campus.moodle.completion(), Some(true))?;
        }
    }
    Ok(())
}

async fn one_attempt_counts_as_passed_though_the_network_goes_at_its_end_and_comes_back(
    browser: Browser,
) -> Result<()> {
    for format in FORMATS {
        for mode in ["exercise", "exam"] {
            let launch = short(format).with("mode", mode);
            let one = MoodleSettings { attempts: 1, ..settings(format) };
            let campus = Campus::open(browser, &launch, one).await?;
            let course = &campus.course;
            if mode == "exercise" {
                course.play(Play::cards(3).explained()).await?;
                campus.has_so_many(3).await?;
                course.press_next_if_there().await?;
            }
            campus.gone(true);
            course.play(Play::to_the_end()).await?;
            course.wait_state("unrecorded").await?;
            campus.gone(false);
            course.act("window.dispatchEvent(new Event('online'))").await?;
            course.wait_state("recorded").await?;
            expect("the record", campus.status(), ("passed".into(), "100".into()))?;
            expect(&format!("{format}, {mode}"), campus.moodle.completion(), Some(true))?;
        }
    }
    Ok(())
}

/// The page, and the LMS's around it, are out of sight, or seen again.
const OUT_OF_SIGHT: &str = "for (const one of [parent, window]) {
    if (arguments[0]) Object.defineProperty(one.document, 'visibilityState', { get: () => 'hidden', configurable: true });
    else delete one.document.visibilityState;
    one.document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }
  return null";

async fn what_is_saved_out_of_sight_is_not_called_recorded(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        campus.moodle.another_session();
        let cards = course.play(Play::to_the_end()).await?;
        course.wait_state("unrecorded").await?;
        course.run(OUT_OF_SIGHT, vec![true.into()]).await?;
        // What the game had not saved yet.
        course
            .act("const { store } = element.querySelector('whos-responsible'); store.set('round/traps', store.get('round/traps'))")
            .await?;
        course.run(OUT_OF_SIGHT, vec![false.into()]).await?;
        course.wait_state_not("saving").await?;
        expect("the state", campus.state().await?, "unrecorded".into())?;
        campus.enter().await?;
        course.wait_state("recorded").await?;
        campus.has(&cards, "passed", "100").await?;
    }
    Ok(())
}

async fn a_proof_that_comes_while_the_page_is_out_of_sight_proves_nothing(
    browser: Browser,
) -> Result<()> {
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        course.play(Play::cards(3).explained()).await?;
        campus.has_so_many(3).await?;
        course.press_next_if_there().await?;
        // The page asks whether the status has arrived, and is not answered yet.
        course.server.fault(PACKAGE, Fault::Hold);
        course.play(Play::cards(1)).await?;
        let arrived = async || Ok(campus.status().0 == "passed");
        course.wait("the status to arrive", arrived).await?;
        campus.moodle.another_session();
        // The score goes by beacon, and is lost.
        course.run(OUT_OF_SIGHT, vec![true.into()]).await?;
        course.server.heal(PACKAGE);
        course.run(OUT_OF_SIGHT, vec![false.into()]).await?;
        course.wait_state("unrecorded").await?;
    }
    Ok(())
}

async fn an_exam_that_is_not_handed_in_says_so_also_when_its_session_is_over(
    browser: Browser,
) -> Result<()> {
    for over in [true, false] {
        let launch = short("scorm12").with("mode", "exam");
        let campus = Campus::open(browser, &launch, settings("scorm12")).await?;
        let course = &campus.course;
        course.play(Play::cards(2)).await?;
        campus.has_so_many(0).await?;
        campus.gone_or_over(over, true);
        course.play(Play::cards(2)).await?;
        course.wait_state("unrecorded").await?;
        campus.says("not handed in yet").await?;
        campus.gone_or_over(over, false);
        campus.enter().await?;
        campus.says("not handed in yet").await?;
    }
    Ok(())
}

async fn of_two_tabs_the_one_that_was_opened_last_goes_on(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        course.play(Play::cards(2).explained()).await?;
        campus.has_so_many(2).await?;
        let first = course.driver.window().await?;
        let second = course.new_tab().await?;
        course.driver.switch_to_window(second).await?;
        campus.enter().await?;
        course.play(Play::to_the_end()).await?;
        course.wait_state("recorded").await?;
        // What that tab sends when it is left comes when it comes, and is not what is looked for below.
        campus.leave().await?;
        let is_left = async || {
            let last = campus.moodle.last();
            let has = |name: &str| {
                last.contains_key(&format!("cmi.core.{name}"))
                    || last.contains_key(&format!("cmi.{name}"))
            };
            // The one with its last commit, the other with its end.
            Ok(has("exit") && has("total_time"))
        };
        course.wait("the last that the second tab sends", is_left).await?;
        let has = (campus.moodle.last(), campus.moodle.interactions().len());
        expect("the cards that it has", has.1, 4)?;
        course.driver.switch_to_window(first).await?;
        course.driver.enter_default_frame().await?;
        course.driver.enter_frame(0).await?;
        course.wait_state("elsewhere").await?;
        campus.says("another tab").await?;
        let inert: bool = course.value("element.querySelector('whos-responsible').inert").await?;
        expect("no card can be moved there", inert, true)?;
        let posts = campus.moodle.posts().len();
        campus.leave().await?;
        campus.enter().await?;
        course.wait_state("review").await?;
        expect("nothing more was sent", campus.moodle.posts().len(), posts)?;
        expect("the record", campus.moodle.last(), has.0)?;
    }
    Ok(())
}

/// The page's last requests go by beacon, which the LMS's script takes for an answer.
async fn an_only_attempt_of_which_nothing_arrived_is_handed_in_by_the_next_visit(
    browser: Browser,
) -> Result<()> {
    for format in FORMATS {
        for mode in ["exercise", "exam"] {
            for over in [true, false] {
                let launch = short(format).with("mode", mode);
                let one = MoodleSettings { attempts: 1, ..settings(format) };
                let campus = Campus::open(browser, &launch, one).await?;
                let course = &campus.course;
                campus.gone_or_over(over, true);
                let cards = course.play(Play::to_the_end()).await?;
                course.wait_state("unrecorded").await?;
                campus.leave().await?;
                campus.gone_or_over(over, false);
                campus.enter().await?;
                course.wait_state("recorded").await?;
                campus.has(&cards, "passed", "100").await?;
                expect(&format!("{format}, {mode}"), campus.moodle.completion(), Some(true))?;
            }
        }
    }
    Ok(())
}

async fn a_better_round_that_did_not_arrive_is_handed_in_by_the_next_visit(
    browser: Browser,
) -> Result<()> {
    for format in FORMATS {
        let anew = MoodleSettings { force_new: true, ..settings(format) };
        let campus = Campus::open(browser, &short(format), anew).await?;
        let course = &campus.course;
        course.play(Play::to_the_end().wrong_every(2)).await?;
        course.wait_state("recorded").await?;
        course.press(&["[data-do=restart]"]).await?;
        course.wait_for_selector(".hand .face").await?;
        campus.gone(true);
        let cards = course.play(Play::to_the_end()).await?;
        course.wait_state("unrecorded").await?;
        campus.leave().await?;
        campus.gone(false);
        campus.enter().await?;
        course.wait_state("recorded").await?;
        campus.says("100%").await?;
        let has = async || {
            let wanted: Vec<_> = cards.iter().map(|card| card.replace('/', ".")).collect();
            Ok(campus.moodle.interactions().ends_with(&wanted))
        };
        course.wait("the LMS to have the round", has).await?;
        expect(format, campus.status(), ("passed".into(), "100".into()))?;
    }
    Ok(())
}

async fn while_a_result_is_missing_a_replay_does_not_hide_it(browser: Browser) -> Result<()> {
    let campus = Campus::open(browser, &short("scorm12"), settings("scorm12")).await?;
    let course = &campus.course;
    campus.gone(true);
    course.play(Play::to_the_end().wrong_every(2)).await?;
    course.wait_state("unrecorded").await?;
    course.press(&["[data-replay]"]).await?;
    course.wait_for_selector(".hand .face").await?;
    course.play(Play::cards(1).explained()).await?;
    campus.says("cannot be reached. Play on").await?;
    expect("the state", campus.state().await?, "unrecorded".into())?;
    campus.gone(false);
    course.press_do("retry").await?;
    campus.says("repeats what you missed").await?;
    expect("the record", campus.status(), ("failed".into(), "50".into()))
}

/// A policy forbids the question whether the site is there, or the page has no address of its own.
async fn a_site_that_may_not_be_asked_makes_no_result_doubtful(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let one = MoodleSettings { attempts: 1, ..settings(format) };
        let campus = Campus::open(browser, &short(format), one).await?;
        let course = &campus.course;
        let forbids = "const ask = window.fetch; window.fetch = (url, ...rest) =>
            `${url}` === location.href ? Promise.reject(new TypeError('forbidden')) : ask(url, ...rest)";
        let source = json!({ "source": forbids });
        course.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        campus.enter().await?;
        let cards = course.play(Play::to_the_end()).await?;
        course.wait_state("recorded").await?;
        campus.has(&cards, "passed", "100").await?;
        expect(format, campus.moodle.completion(), Some(true))?;
    }
    Ok(())
}

async fn a_request_that_fails_once_leaves_no_gap(browser: Browser) -> Result<()> {
    let ways = [
        ("503", Fault::Status(503)),
        ("an empty 200", Fault::Body(Vec::new())),
        ("a page to log in", Fault::Body(b"<!doctype html><title>Log in</title>".to_vec())),
        ("false", Fault::Body(b"false\n101".to_vec())),
        ("a beacon that is lost", Fault::Broken),
    ];
    let mut wrong = Vec::new();
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        for (name, fault) in &ways {
            for at in [1, 4] {
                if let Err(error) = fails_once(&campus, fault, at).await {
                    wrong.push(format!("{format}, {name}, card {at}: {error}"));
                }
            }
        }
    }
    none("requests that left a gap", &wrong)
}

async fn fails_once(campus: &Campus, fault: &Fault, at: usize) -> Result<()> {
    let course = &campus.course;
    course.driver.enter_default_frame().await?;
    course.forget().await?;
    campus.moodle.lose_all();
    campus.enter().await?;
    let mut cards = course.play(Play::cards(at - 1).wrong_every(3).explained()).await?;
    campus.has_so_many(at - 1).await?;
    course.server.fault(Moodle::COMMITS, fault.clone());
    if *fault == Fault::Broken {
        // The same that breaks the request breaks all others.
        campus.gone(true);
    }
    course.press_next_if_there().await?;
    cards.extend(course.play(Play::cards(1).explained()).await?);
    course.wait_state("unrecorded").await?;
    let said = "/device|sent again/.test(element.querySelector('.course-words').textContent)";
    course.wait_true("words of what becomes of it", said).await?;
    campus.gone(false);
    if at == 4 {
        course.press_do("retry").await?;
    } else {
        course.press_next_if_there().await?;
        cards.extend(course.play(Play::to_the_end()).await?);
    }
    course.wait_state("recorded").await?;
    // The first of those before the fault is wrong.
    let (status, score) = if at > 1 { ("failed", "75") } else { ("passed", "100") };
    campus.has(&cards, status, score).await?;
    course.assert_unbroken().await
}

async fn what_is_sent_while_the_network_is_gone_is_not_called_recorded(
    browser: Browser,
) -> Result<()> {
    for format in FORMATS {
        for comes_back in ["online", "another visit", "by itself"] {
            let campus = Campus::open(browser, &short(format), settings(format)).await?;
            let course = &campus.course;
            let mut cards = course.play(Play::cards(2).explained()).await?;
            campus.has_so_many(2).await?;
            campus.gone(true);
            course.press_next_if_there().await?;
            cards.extend(course.play(Play::to_the_end()).await?);
            course.wait_state("unrecorded").await?;
            campus.says("could not be recorded yet: your course cannot be reached").await?;
            campus.says("kept on this device").await?;
            campus.has_so_many(2).await?;
            campus.gone(false);
            match comes_back {
                "online" => course.act("window.dispatchEvent(new Event('online'))").await?,
                "another visit" => campus.enter().await?,
                _ => {}
            }
            course.wait_state("recorded").await?;
            campus.has(&cards, "passed", "100").await?;
            course.assert_unbroken().await?;
        }
        // The browser knows it before anybody.
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        course.act("Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }); window.dispatchEvent(new Event('offline'))").await?;
        let cards = course.play(Play::to_the_end()).await?;
        course.wait_state("unrecorded").await?;
        course.act("delete navigator.onLine; window.dispatchEvent(new Event('online'))").await?;
        course.wait_state("recorded").await?;
        campus.has(&cards, "passed", "100").await?;
    }
    Ok(())
}

async fn a_session_that_is_over_says_what_to_do_and_the_next_one_hands_in(
    browser: Browser,
) -> Result<()> {
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        let mut cards = course.play(Play::cards(2).explained()).await?;
        campus.has_so_many(2).await?;
        campus.moodle.another_session();
        course.press_next_if_there().await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("unrecorded").await?;
        for _ in 0..2 {
            campus.says("open the exercise anew from your course").await?;
            let said = course.words().await?;
            expect(&said, said.contains("101") || said.contains("Commit"), false)?;
            course.press_do("retry").await?;
            course.wait_state("unrecorded").await?;
        }
        expect("what the LMS has", campus.moodle.interactions().len(), 2)?;
        campus.enter().await?;
        course.wait_state("recorded").await?;
        campus.has(&cards, "passed", "100").await?;
        course.assert_unbroken().await?;
    }
    Ok(())
}

async fn what_was_confirmed_and_forgotten_can_be_sent_again(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        campus.moodle.forgets(true);
        let cards = course.play(Play::to_the_end().wrong_every(4)).await?;
        // It says so, and its site is there: nobody can know better yet.
        course.wait_state("recorded").await?;
        campus.moodle.another_session();
        campus.moodle.forgets(false);
        campus.enter().await?;
        course.wait_state("playing").await?;
        campus.says("75").await?;
        expect("untold", campus.moodle.interactions().len(), 0)?;
        course.press_do("send").await?;
        campus.has(&cards, "failed", "75").await?;
        campus.says("75").await?;
        course
            .wait_true("the offer to go", "element.querySelector('[data-do=send]').hidden")
            .await?;
        course.assert_unbroken().await?;
    }
    Ok(())
}

async fn a_round_that_was_confirmed_and_forgotten_goes_on(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        campus.moodle.forgets(true);
        let mut cards = course.play(Play::cards(2).explained()).await?;
        let before = course.seen().await?;
        course.wait_true("a copy", "JSON.stringify({ ...localStorage }).includes('WC1')").await?;
        // What the page says when it goes does not arrive either.
        campus.moodle.another_session();
        campus.moodle.forgets(false);
        campus.enter().await?;
        course.assert_same("of a round that the LMS forgot", &before).await?;
        course.press_next_if_there().await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("recorded").await?;
        campus.has(&cards, "passed", "100").await?;
    }
    Ok(())
}

async fn each_new_attempt_begins_with_nothing(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let two = MoodleSettings { attempts: 2, force_new: true, ..settings(format) };
        let campus = Campus::open(browser, &short(format), two).await?;
        let course = &campus.course;
        course.play(Play::to_the_end().wrong_every(2)).await?;
        course.wait_state("recorded").await?;
        campus.enter().await?;
        course.wait_state("playing").await?;
        expect("a new round", course.seen().await?.done, 0)?;
        let cards = course.play(Play::to_the_end()).await?;
        course.wait_state("recorded").await?;
        campus.has(&cards, "passed", "100").await?;
        expect("the attempts", campus.moodle.attempts(), 2)?;
        expect("the completion", campus.moodle.completion(), Some(true))?;
        campus.enter().await?;
        course.wait_state("review").await?;
    }
    Ok(())
}

async fn a_new_attempt_offers_the_earlier_result_until_its_first_card(
    browser: Browser,
) -> Result<()> {
    for format in FORMATS {
        let anew = MoodleSettings { force_new: true, ..settings(format) };
        let campus = Campus::open(browser, &short(format), anew).await?;
        let course = &campus.course;
        let offers = "!element.querySelector('[data-do=send]').hidden";
        course.play(Play::to_the_end().wrong_every(4)).await?;
        course.wait_state("recorded").await?;
        campus.enter().await?;
        course.wait_state("playing").await?;
        campus.says("New attempt. Your earlier result, 75%, should be in your course").await?;
        campus.says("uses up this attempt").await?;
        expect("an offer", course.value(offers).await?, true)?;
        // Who plays has decided.
        course.play(Play::cards(1).explained()).await?;
        course.wait_true("the offer to go", &format!("!({offers})")).await?;
        let said = course.words().await?;
        expect(&said, said.contains("75"), false)?;
        course.press_next_if_there().await?;
        course.play(Play::to_the_end().wrong_every(2)).await?;
        course.wait_state("recorded").await?;
        // It is not gone for good: the next attempt has the better one still.
        campus.enter().await?;
        campus.says("Your earlier result, 75%").await?;
        course.press_do("send").await?;
        course.wait_true("the result", &format!("!({offers})")).await?;
        campus.enter().await?;
        campus.says("Your earlier result, 75%").await?;
        expect("the attempts", campus.moodle.attempts(), 3)?;
        course.assert_unbroken().await?;
    }
    Ok(())
}

async fn half_a_second_round_goes_on_in_the_new_attempt(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let anew = MoodleSettings { force_new: true, ..settings(format) };
        let campus = Campus::open(browser, &short(format), anew).await?;
        let course = &campus.course;
        course.play(Play::to_the_end().wrong_every(2)).await?;
        course.wait_state("recorded").await?;
        course.act("element.querySelector('whos-responsible').restart(9)").await?;
        course.wait_for_selector(".hand .face").await?;
        let mut cards = course.play(Play::cards(2).explained()).await?;
        let before = course.seen().await?;
        campus.has_so_many(6).await?;
        campus.enter().await?;
        course.assert_same("in the new attempt", &before).await?;
        campus.says("New attempt").await?;
        course.press_next_if_there().await?;
        cards.extend(course.play(Play::to_the_end()).await?);
        course.wait_state("recorded").await?;
        campus.has(&cards, "passed", "100").await?;
        expect("the attempts", campus.moodle.attempts(), 2)?;
    }
    Ok(())
}

async fn a_course_that_takes_no_more_answers_says_so_after_the_second_refusal(
    browser: Browser,
) -> Result<()> {
    for (format, keeps) in FORMATS.into_iter().flat_map(|it| [(it, true), (it, false)]) {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        let mut cards = course.play(Play::cards(1).explained()).await?;
        campus.has_so_many(1).await?;
        if !keeps {
            course.act("Storage.prototype.setItem = () => { throw new Error('full'); }").await?;
        }
        campus.moodle.another_session();
        course.press_next_if_there().await?;
        cards.extend(course.play(Play::cards(1).explained()).await?);
        campus.says("sent again with the next card").await?;
        course.press_next_if_there().await?;
        cards.extend(course.play(Play::cards(1).explained()).await?);
        campus.says("takes no answers any more").await?;
        let kept = "Open the exercise anew from your course: what you played is kept on this device and is sent then";
        campus.says(if keeps { kept } else { "This device cannot keep" }).await?;
        let said = course.words().await?;
        expect(&said, said.contains("with the next card"), false)?;
        expect(&said, said.contains("is kept"), keeps)?;
        expect("what the LMS has", campus.moodle.interactions().len(), 1)?;
        if keeps {
            campus.enter().await?;
            let status = if format == "scorm12" { "incomplete" } else { "" };
            campus.has(&cards, status, "").await?;
            expect("the state", &*campus.state().await?, "playing")?;
        }
    }
    Ok(())
}

async fn a_review_after_half_a_second_round_shows_the_graded_one(browser: Browser) -> Result<()> {
    for format in FORMATS {
        let campus = Campus::open(browser, &short(format), settings(format)).await?;
        let course = &campus.course;
        course.play(Play::to_the_end().wrong_every(2)).await?;
        course.wait_state("recorded").await?;
        let graded = course.seen().await?;
        course.act("element.querySelector('whos-responsible').restart(9)").await?;
        course.wait_for_selector(".hand .face").await?;
        course.play(Play::cards(2).explained()).await?;
        campus.has_so_many(6).await?;
        campus.enter().await?;
        course.wait_state("review").await?;
        campus.says("start a new attempt").await?;
        expect("what is looked at", &course.seen().await?, &graded)?;
    }
    Ok(())
}

async fn a_preview_shows_no_round(browser: Browser) -> Result<()> {
    let campus = Campus::open(browser, &short("scorm12"), settings("scorm12")).await?;
    campus.course.play(Play::cards(2).explained()).await?;
    campus.course.driver.enter_default_frame().await?;
    campus.course.visit("/lms/host.css").await?;
    campus.moodle.enter_in(Some("browse"));
    let posts = campus.moodle.posts().len();
    campus.enter().await?;
    expect("the state", &*campus.state().await?, "browse")?;
    expect("cards that were placed", campus.course.seen().await?.done, 0)?;
    campus.course.play(Play::to_the_end()).await?;
    expect("posts", campus.moodle.posts().len(), posts)
}

async fn a_reload_at_any_moment_loses_no_card(browser: Browser) -> Result<()> {
    for (format, feedback) in [("scorm12", "end"), ("scorm2004", "immediate")] {
        let launch = exercise(format).with("limit", "24").with("feedback", feedback);
        let campus = Campus::open(browser, &launch, settings(format)).await?;
        let course = &campus.course;
        let mut placed = 0;
        for wait in [0, 30, 120, 290, 320, 700] {
            // Several at once, and then the reader reloads.
            placed += course.play(Play::cards(3)).await?.len();
            let reload =
                format!("top.seen = true; setTimeout(() => top.location.reload(), {wait})");
            course.act(&reload).await?;
            course.driver.enter_default_frame().await?;
            let again = "return window.seen !== true && document.readyState === 'complete'";
            course.wait_js("the reload", again, vec![]).await?;
            course.enter(1).await?;
            let found = course.seen().await?.done;
            expect(&format!("{format}, {feedback}: cards after {wait} ms"), found, placed)?;
        }
        if feedback == "immediate" {
            campus.has_so_many(placed).await?;
        }
    }
    Ok(())
}
