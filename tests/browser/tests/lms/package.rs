//! The package as a course author uploads it, file for file, in each standard of SCORM.

use browser::{Browser, Error, Launch, Result, Server, ServerBuilder, dist};
use serde_json::json;
use whos_responsible::package::{self, Files, Format, Settings};

use crate::journey::{expect, none};
use crate::lms::course::{Course, with_faults};
use crate::play::Play;

browser::behaviours!(
    chromium,
    Chromium: a_package_is_played_and_graded_as_it_was_uploaded,
    a_package_in_one_language_offers_no_other,
    the_launch_page_passes_axe_in_every_state,
);
browser::behaviours!(firefox, Firefox: a_package_is_played_and_graded_as_it_was_uploaded);

/// The built site, by name.
fn site() -> Result<Files> {
    fn add(folder: &std::path::Path, prefix: &str, files: &mut Files) -> Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                add(&path, &format!("{prefix}{name}/"), files)?;
            } else {
                files.insert(format!("{prefix}{name}"), std::fs::read(&path)?);
            }
        }
        Ok(())
    }
    let mut files = Files::new();
    add(&dist(), "", &mut files)?;
    Ok(files)
}

/// A server of the LMS with nothing of ours but the package's own files.
fn uploaded(settings: &Settings) -> Result<(ServerBuilder, Launch)> {
    let launch = Launch::of(settings.format.word());
    let contents =
        package::contents(settings, &site()?).map_err(|error| Error::new(error.to_string()))?;
    let empty = std::env::temp_dir().join("whos-responsible-empty");
    std::fs::create_dir_all(&empty)?;
    let mut server = Server::lms(&launch, &[])?.dir("/package/", empty);
    for (name, content) in contents {
        server = server.file(&format!("/package/{name}"), content);
    }
    Ok((server, launch))
}

fn short(format: Format) -> Settings {
    let mut settings = Settings::new(format, "moving-line");
    (settings.pass, settings.limit) = (Some(75), Some(4));
    settings.motion = Some(package::Motion::Less);
    settings
}

async fn a_package_is_played_and_graded_as_it_was_uploaded(browser: Browser) -> Result<()> {
    for format in [Format::Scorm12, Format::Scorm2004] {
        let (server, launch) = uploaded(&short(format))?;
        let course = Course::launch_on(server, browser, &launch, "").await?;
        course.play(Play::to_the_end().wrong_every(4)).await?;
        course.wait_state("recorded").await?;
        expect("the score", &*course.grade().await?.raw, "75")?;
        expect("the verdict", &*course.grade().await?.success, "passed")?;
        course.assert_clean().await?;
    }
    Ok(())
}

async fn a_package_in_one_language_offers_no_other(browser: Browser) -> Result<()> {
    let mut settings = short(Format::Scorm12);
    settings.languages = vec!["es".to_owned()];
    let (server, launch) = uploaded(&settings)?;
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
    let (server, launch) = uploaded(&short(Format::Scorm12))?;
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
