//! What the launch page looks like and offers.

use browser::{Browser, Result};
use serde_json::json;
use whos_responsible::package::{Format, Motion, Settings};

use crate::journey::{expect, none};
use crate::lms::course::{Course, with_faults};
use crate::lms::packaged::on_a_server;
use crate::play::Play;

browser::behaviours!(
    chromium,
    Chromium: a_package_in_one_language_offers_no_other,
    the_launch_page_passes_axe_in_every_state,
    bar_and_game_fit_into_the_frame_of_a_course,
);
fn short(format: Format) -> Settings {
    let mut settings = Settings::new(format, "moving-line");
    (settings.pass, settings.limit) = (Some(75), Some(4));
    settings.motion = Some(Motion::Less);
    settings
}

async fn a_package_in_one_language_offers_no_other(browser: Browser) -> Result<()> {
    let mut settings = short(Format::Scorm12);
    settings.languages = vec!["es".to_owned()];
    let (server, launch) = on_a_server(&settings, &[])?;
    let course = Course::launch_on(server, browser, &launch, "").await?;
    let lang = "return document.documentElement.lang";
    expect("the language", &*course.run_as::<String>(lang, vec![]).await?, "es")?;
    let open = "document.querySelector('whos-responsible').shadowRoot.querySelector('[data-do=settings]').click()";
    course.run(open, vec![]).await?;
    let select =
        "document.querySelector('whos-responsible').shadowRoot.querySelector('select[name=lang]')";
    course.wait_true("the settings", &format!("!!{select}")).await?;
    let shown: bool = course.run_as(&format!("return {select}.checkVisibility()"), vec![]).await?;
    expect("a choice of languages", shown, false)
}

async fn the_launch_page_passes_axe_in_every_state(browser: Browser) -> Result<()> {
    let (server, launch) = on_a_server(&short(Format::Scorm12), &[])?;
    let course = Course::launch_on(server, browser, &launch, "").await?;
    let mut found = axe(&course, "playing").await?;
    course.play(Play::to_the_end()).await?;
    found.extend(axe(&course, "recorded").await?);
    course.fresh(&with_faults(&json!([{ "call": "LMSCommit", "code": "101" }]))).await?;
    course.play(Play::to_the_end()).await?;
    found.extend(axe(&course, "unrecorded").await?);
    none("axe-core complains", &found)
}

async fn axe(course: &Course, state: &str) -> Result<Vec<String>> {
    course.wait_state(state).await?;
    Ok(course.axe().await?.iter().map(|one| format!("{state}: {one}")).collect())
}

/// The frame that Moodle gives a package, by the width of the window.
const FRAMES: [(u32, u32); 5] = [(1230, 666), (1317, 666), (974, 666), (880, 666), (360, 666)];

async fn bar_and_game_fit_into_the_frame_of_a_course(browser: Browser) -> Result<()> {
    let mut wrong = Vec::new();
    for language in ["en", "es", "pt-BR"] {
        let mut settings = short(Format::Scorm12);
        settings.languages = vec![language.to_owned()];
        let (server, launch) = on_a_server(&settings, &[])?;
        let course = Course::launch_on(server, browser, &launch, "").await?;
        for (width, height) in FRAMES {
            const FRAME: &str = "
                const frame = parent.document.querySelector('iframe');
                frame.style.width = `${arguments[0]}px`;
                frame.style.height = `${arguments[1]}px`;
                return null";
            course.run(FRAME, vec![width.into(), height.into()]).await?;
            course.frames().await?;
            course.frames().await?;
            const OVER: &str = "
                const { scrollHeight, scrollWidth } = document.scrollingElement;
                return [scrollHeight - innerHeight, scrollWidth - innerWidth]";
            let [down, across]: [i64; 2] = course.run_as(OVER, vec![]).await?;
            if down > 0 || across > 0 {
                wrong.push(format!(
                    "{language} in {width} x {height}: {down} down, {across} across"
                ));
            }
        }
    }
    none("frames that scroll", &wrong)
}
