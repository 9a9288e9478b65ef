//! A package in the LMS of the tests, as a learner meets it.

use std::ops::Deref;

use browser::{
    Browser, Error, HOST, Launch, PACKAGE, Result, Server, ServerBuilder, Setup, encode,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use browser::journey::{Journey, Seen, expect};

/// Something of the LMS's origin that runs nothing.
const OUTSIDE: &str = "/lms/host.css";

/// The LMS's page around the package, wherever that is.
const LMS: &str = "
    const course = [parent, parent.parent, window.opener].find((one) => {
      try { return one && one.lms; } catch { return false; }
    });
    const lms = course && course.lms;
    const element = document.querySelector('whos-responsible-lms');";

/// The learner is in the package: whatever the journey does, it does there.
pub(crate) struct Course {
    journey: Journey,
    format: String,
}

/// What an LMS has of an attempt, as it was committed.
#[derive(Debug, Deserialize)]
pub(crate) struct Grade {
    /// SCORM 2004's two, or 1.2's one in both places.
    pub(crate) completion: String,
    pub(crate) success: String,
    /// 0 to 100, as it was written.
    pub(crate) raw: String,
    pub(crate) exit: String,
    pub(crate) suspend_data: String,
}

/// One interaction, of either version.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Interaction {
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(alias = "student_response", alias = "learner_response")]
    pub(crate) response: String,
    pub(crate) result: String,
    pub(crate) correct_responses: Value,
}

impl Course {
    /// Launches a package in the LMS; `wishes` is more of the LMS's address, such as `&pass=50`. Waits
    /// until it can be played.
    pub(crate) async fn launch(browser: Browser, launch: &Launch, wishes: &str) -> Result<Self> {
        Self::launch_on(Server::lms(launch, &[])?, browser, launch, wishes).await
    }

    /// The same, on a server with more on it.
    pub(crate) async fn launch_on(
        server: ServerBuilder,
        browser: Browser,
        launch: &Launch,
        wishes: &str,
    ) -> Result<Self> {
        let course = Self::outside(server, browser, launch).await?;
        course.again(wishes).await?;
        Ok(course)
    }

    /// A browser on the LMS's server, but not in the course yet.
    pub(crate) async fn outside(
        server: ServerBuilder,
        browser: Browser,
        launch: &Launch,
    ) -> Result<Self> {
        // Without animations, and so without waiting for them.
        Self::outside_as(server, browser, launch, Setup::desktop().reduced_motion()).await
    }

    /// The same on a device that is set up otherwise.
    pub(crate) async fn outside_as(
        server: ServerBuilder,
        browser: Browser,
        launch: &Launch,
        setup: Setup,
    ) -> Result<Self> {
        let journey = Journey::open_on(server, browser, setup, OUTSIDE).await?;
        Ok(Self { journey, format: launch.format().into() })
    }

    /// The course as somebody else meets it on the same device, who left nothing on it.
    pub(crate) async fn fresh(&self, wishes: &str) -> Result<()> {
        self.forget().await?;
        self.again(wishes).await
    }

    /// Leaves, and forgets what is kept on the device.
    pub(crate) async fn forget(&self) -> Result<()> {
        self.driver.enter_default_frame().await?;
        self.visit(OUTSIDE).await?;
        self.run("localStorage.clear(); sessionStorage.clear()", vec![]).await.map(drop)
    }

    /// A package that needs no page around it, with its launch parameters.
    pub(crate) async fn launch_at(&self, parameters: &str) -> Result<()> {
        self.visit(&format!("{PACKAGE}{parameters}")).await?;
        self.enter(0).await
    }

    /// The visitor's reload of such a package.
    pub(crate) async fn reload_package(&self) -> Result<()> {
        self.reload().await?;
        self.enter(0).await
    }

    /// The LMS's page anew, with other wishes and in the frame again.
    pub(crate) async fn again(&self, wishes: &str) -> Result<()> {
        self.driver.enter_default_frame().await?;
        self.visit(&format!("{HOST}?format={}{wishes}", self.format)).await?;
        self.enter(1).await
    }

    /// The visitor's reload, of the LMS's page with the package in it.
    pub(crate) async fn reload_all(&self) -> Result<()> {
        self.driver.enter_default_frame().await?;
        self.reload().await?;
        self.enter(1).await
    }

    /// The tab is closed, and the course opened in another one.
    pub(crate) async fn close_tab_and_return(&self, wishes: &str) -> Result<()> {
        self.move_to_new_tab().await?;
        // The browser says that a tab is closed before its page has left.
        self.visit(OUTSIDE).await?;
        let ended = "return JSON.parse(localStorage.getItem('lms/' + arguments[0])).sessions.at(-1).finished";
        let format = vec![self.format.as_str().into()];
        self.wait_js("the end of the session that was left", ended, format).await?;
        self.visit(&format!("{HOST}?format={}{wishes}", self.format)).await?;
        self.enter(1).await
    }

    /// Goes into the package, so many frames deep, and waits until it can be played.
    pub(crate) async fn enter(&self, frames: u16) -> Result<()> {
        for _ in 0..frames {
            let there = "return document.querySelector('iframe') !== null";
            self.wait_js("the frame to be there", there, vec![]).await?;
            self.driver.enter_frame(0).await?;
        }
        // The frame may still be the empty page that it begins as.
        self.wait_js("the package to be there", "return location.pathname.endsWith('/package/index.html') && document.readyState === 'complete'", vec![]).await?;
        self.wait_playable().await?;
        // A package reports from the first card on, and not while it connects.
        self.wait_state_not("connecting").await
    }

    /// A value of an expression that sees the `lms`, its `course` page and the `element`.
    pub(crate) async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run_as(&format!("{LMS} return {expression}"), vec![]).await
    }

    /// Runs a statement that sees the same.
    pub(crate) async fn act(&self, statement: &str) -> Result<()> {
        self.run(&format!("{LMS} {statement}; return null"), vec![]).await.map(drop)
    }

    /// Waits until such an expression is true.
    pub(crate) async fn wait_true(&self, what: &str, expression: &str) -> Result<()> {
        let waited = self.wait_js(what, &format!("{LMS} return {expression}"), vec![]).await;
        let Err(error) = waited else { return Ok(()) };
        let said: Value = self.value(
            "[element?.dataset.state, element?.querySelector('.course-words')?.textContent, lms?.session.calls.slice(-4)]",
        ).await?;
        Err(error.while_doing(said))
    }

    /// Ends all faults of the LMS.
    pub(crate) async fn heal(&self) -> Result<()> {
        self.act("course.faults.length = 0").await
    }

    /// The learner presses a button of the package.
    pub(crate) async fn press_do(&self, what: &str) -> Result<()> {
        self.wait_true(
            &format!("the button {what}"),
            &format!("!element.querySelector('[data-do={what}]').hidden"),
        )
        .await?;
        self.act(&format!("element.querySelector('[data-do={what}]').click()")).await
    }

    /// Goes on to the next card, if an explanation is there.
    pub(crate) async fn press_next_if_there(&self) -> Result<()> {
        let next =
            "!!document.querySelector('whos-responsible').shadowRoot.querySelector('[data-next]')";
        if self.value(next).await? { self.press(&["[data-next]"]).await } else { Ok(()) }
    }

    /// Waits until the package says that it is so with it.
    pub(crate) async fn wait_state(&self, state: &str) -> Result<()> {
        self.wait_true(
            &format!("the state {state}"),
            &format!("element.dataset.state === '{state}'"),
        )
        .await
    }

    pub(crate) async fn wait_state_not(&self, state: &str) -> Result<()> {
        let holds = format!("!['{state}', undefined].includes(element.dataset.state)");
        self.wait_true(&format!("a state after {state}"), &holds).await
    }

    /// What the package says above the game.
    pub(crate) async fn words(&self) -> Result<String> {
        self.value("element.querySelector('.course-words').textContent").await
    }

    /// What the LMS keeps of the attempt.
    pub(crate) async fn grade(&self) -> Result<Grade> {
        let (completion, success, core) = match &*self.format {
            "scorm12" => ("core.lesson_status", "core.lesson_status", ".core"),
            _ => ("completion_status", "success_status", ""),
        };
        self.value(&format!(
            "(({{ cmi }}) => ({{
               completion: cmi.{completion}, success: cmi.{success}, raw: String(cmi{core}.score.raw ?? ''),
               exit: cmi{core}.exit, suspend_data: cmi.suspend_data,
             }}))(lms.graded())"
        ))
        .await
    }

    /// All interactions of the attempt that were committed.
    pub(crate) async fn interactions(&self) -> Result<Vec<Interaction>> {
        self.value("lms.interactions()").await
    }

    /// Fails if the package broke a rule of its standard, or the page complains of anything but what the
    /// package says to the console.
    pub(crate) async fn assert_clean(&self) -> Result<()> {
        let breaches: Vec<String> = self.value("lms.kept.breaches").await?;
        browser::journey::none("breaches of the standard", &breaches)?;
        self.assert_unbroken().await
    }

    /// Fails if something in the package broke.
    pub(crate) async fn assert_unbroken(&self) -> Result<()> {
        let problems = self.problems().await?;
        let broken: Vec<_> = problems
            .iter()
            .filter(|problem| problem.kind != "console")
            .map(ToString::to_string)
            .collect();
        browser::journey::none("problems of the page", &broken)
    }

    /// Nothing of the round is different from what it was.
    pub(crate) async fn assert_same(&self, what: &str, before: &Seen) -> Result<()> {
        self.assert_no_notice(what).await?;
        expect(what, &self.seen().await?, before)
    }

    /// Each card that was placed has one interaction, in order, with the response that was given.
    pub(crate) async fn assert_interactions(&self, cards: &[String]) -> Result<()> {
        let interactions = self.interactions().await?;
        let ids: Vec<_> = interactions.iter().map(|one| one.id.clone()).collect();
        // An id has no slash in SCORM.
        let wanted: Vec<_> = cards.iter().map(|card| card.replace('/', ".")).collect();
        expect("the interactions", ids, wanted)?;
        for one in interactions {
            let pattern = &one.correct_responses["0"]["pattern"];
            let right = *pattern == one.response.as_str();
            if one.kind != "choice" || right != (one.result == "correct") || one.response.is_empty()
            {
                return Err(Error::new(format!("an interaction contradicts itself: {one:?}")));
            }
        }
        Ok(())
    }
}

/// The LMS's wish to break like this from the start.
pub(crate) fn with_faults(faults: &Value) -> String {
    format!("&faults={}", encode(&faults.to_string()))
}

impl Deref for Course {
    type Target = Journey;

    fn deref(&self) -> &Journey {
        &self.journey
    }
}
