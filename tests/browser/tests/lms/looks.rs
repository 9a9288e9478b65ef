//! What the launch page looks like and offers.

use std::collections::BTreeMap;

use browser::{Browser, Result, Server, Setup, workspace};
use package::{Format, Motion, Settings};
use serde_json::json;

use crate::course::{Course, with_faults};
use crate::packaged::on_a_server;
use crate::scorm::exercise;
use browser::gallery::decks::Words;
use browser::gallery::play::Play;
use browser::journey::{expect, none};

browser::behaviours!(
    chromium,
    Chromium: a_package_in_one_language_offers_no_other,
    the_launch_page_passes_axe_in_every_state,
    bar_and_game_fit_into_the_frame_of_a_course,
    a_long_message_shows_its_first_lines_on_a_phone_and_the_rest_on_request,
    who_did_not_pass_is_led_to_a_new_round,
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
const FRAMES: [(u32, u32); 6] =
    [(1280, 666), (1366, 666), (1024, 666), (880, 666), (390, 666), (360, 666)];

/// What the bar says in the middle of a round, by the names of its words, with the button beside it.
const MESSAGES: [(&str, &str); 26] = [
    ("mark", ""),
    ("mark best", ""),
    ("mark best", "leave"),
    ("offer mark best", "send"),
    ("handin mark best", ""),
    ("handin mark best room", ""),
    ("mark best damaged", ""),
    ("repeats best", ""),
    ("trouble", "retry"),
    ("away keeps", "retry"),
    ("away unkept", "retry"),
    ("stuck anew", "retry"),
    ("stuck unkept", "retry"),
    ("session anew", "retry"),
    ("handin away keeps", "retry"),
    ("handin stuck anew", "retry"),
    ("handin session anew", "retry"),
    ("session unkept", "retry"),
    ("lost", "retry"),
    ("launch", "retry"),
    ("closed", "retry"),
    ("passed best review better", ""),
    ("elsewhere", ""),
    ("browse", ""),
    ("ended", "leave"),
    ("alone", ""),
];

/// Each message in each frame; gives those with which something does not fit.
const EACH: &str = r"
    const [lang, widths, messages] = arguments;
    const element = document.querySelector('whos-responsible-lms');
    const root = element.querySelector('whos-responsible').shadowRoot;
    const frame = parent.document.querySelector('iframe');
    const said = element.querySelector('.course-words');
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
    return (async () => {
      const wrong = [];
      for (const [width, height] of widths) {
        Object.assign(frame.style, { width: `${width}px`, height: `${height}px` });
        for (const [keys, button] of messages) {
          said.textContent = keys.split(' ').map((key) => WORDS[lang][key]).join(' ').replace(/\{\w+\}/g, percent(lang, 66.67));
          for (const one of ['retry', 'send', 'leave']) {
            const shown = element.querySelector(`[data-do=${one}]`);
            shown.textContent = WORDS[lang][one];
            shown.hidden = one !== button;
          }
          await drawn();
          const { scrollHeight, scrollWidth } = document.scrollingElement;
          const [down, across] = [scrollHeight - innerHeight, scrollWidth - innerWidth];
          const next = root.querySelector('[data-next]')?.getBoundingClientRect();
          const isCut = next && (next.bottom > innerHeight || next.top < 0);
          const scrolled = root.querySelector('.explanation')?.scrollTop ?? 0;
          // Whatever is not shown can be asked for.
          const isShort = said.scrollHeight > said.clientHeight + 1;
          const more = !element.querySelector('[data-do=more]').hidden;
          if (down > 0 || across > 0 || isCut || scrolled || isShort !== more) {
            wrong.push(`${lang}, ${width} x ${height}, ${keys}: ${down} down, ${across} across, next cut ${!!isCut}, ${scrolled} scrolled, short ${isShort}, more ${more}`);
          }
        }
      }
      return wrong;
    })()";

/// The words of the launch page in a language, as its script has them.
fn words(language: &str) -> Result<String> {
    let file = workspace().join(format!("locales/scripts/{language}.json"));
    let texts: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let of_launch = texts
        .into_iter()
        .filter_map(|(name, text)| Some((name.strip_prefix("lms.")?.to_owned(), text)));
    let words = json!({ language: of_launch.collect::<BTreeMap<_, _>>() });
    let script = include_str!("../../../../src/lms/words.js").replace("export ", "");
    Ok(script.replace("'{{words lms}}'", &words.to_string()))
}

async fn bar_and_game_fit_into_the_frame_of_a_course(browser: Browser) -> Result<()> {
    let mut wrong: Vec<String> = Vec::new();
    for language in ["en", "es", "pt-BR"] {
        let mut settings = short(Format::Scorm12);
        settings.languages = vec![language.to_owned()];
        let (server, launch) = on_a_server(&settings, &[])?;
        let course = Course::launch_on(server, browser, &launch, "").await?;
        let each = format!("{}\n{EACH}", words(language)?);
        let arguments = vec![language.into(), json!(FRAMES), json!(MESSAGES)];
        let found: Vec<String> = course.run_as(&each, arguments.clone()).await?;
        wrong.extend(found.iter().map(|one| format!("a card: {one}")));
        // An explanation, with the longest texts of all decks, and cards on both sides.
        course.play(Play::cards(3).explained()).await?;
        let text = |words| {
            let (_, card) = course.decks.longest(words, language)?;
            course.decks.words(card, words, language)
        };
        let longest = vec![text(Words::Task)?.into(), text(Words::Why)?.into()];
        const LONGEST: &str = "
            const root = document.querySelector('whos-responsible').shadowRoot;
            root.querySelector('.about').lastChild.textContent = arguments[0];
            root.querySelector('.why').textContent = arguments[1];
            return null";
        course.run(LONGEST, longest).await?;
        let found: Vec<String> = course.run_as(&each, arguments).await?;
        wrong.extend(found.iter().map(|one| format!("an explanation: {one}")));
    }
    none("frames that scroll", &wrong)
}

async fn a_long_message_shows_its_first_lines_on_a_phone_and_the_rest_on_request(
    browser: Browser,
) -> Result<()> {
    let launch = exercise("scorm12").with("languages", "es").with("limit", "4").with("pass", "75");
    let setup = Setup::phone().reduced_motion();
    let course = Course::outside_as(Server::lms(&launch, &[])?, browser, &launch, setup).await?;
    course.again(&with_faults(&json!([{ "call": "LMSCommit", "code": "101" }]))).await?;
    const FRAME: &str = "
        Object.assign(parent.document.querySelector('iframe').style, { width: '360px', height: '666px' });
        return null";
    course.run(FRAME, vec![]).await?;
    let is = "(() => {
        const words = element.querySelector('.course-words');
        return words.scrollHeight <= words.clientHeight + 1;
      })()";
    for refusals in 1..=2 {
        course.play(Play::cards(1).explained()).await?;
        // Cards that follow each other quickly are reported together.
        let refused = "lms.session.calls.filter(({ call }) => call === 'LMSCommit').length";
        course.wait_true("a refusal", &format!("{refused} >= {refusals}")).await?;
        course.press_next_if_there().await?;
    }
    course.wait_true("the second refusal", "/ya no acepta/.test(element.textContent)").await?;
    course.wait_true("a part of it", &format!("!{is}")).await?;
    course.press_do("more").await?;
    course.wait_true("all of it", is).await?;
    let label = "element.querySelector('[data-do=more]').textContent";
    course.wait_true("a way back", &format!("{label} === 'Menos'")).await?;
    course.press_do("more").await?;
    course.wait_true("a part of it again", &format!("!{is}")).await?;
    // Another message begins with its first lines, and a short one has no button.
    course.press_do("more").await?;
    course.heal().await?;
    course.play(Play::cards(1).explained()).await?;
    course.wait_state("playing").await?;
    course.wait_true("no button", "element.querySelector('[data-do=more]').hidden").await?;
    course.assert_unbroken().await
}

async fn who_did_not_pass_is_led_to_a_new_round(browser: Browser) -> Result<()> {
    const LOUD: &str = "(() => {
        const root = element.querySelector('whos-responsible').shadowRoot;
        const fill = (what) => getComputedStyle(root.querySelector(`.results [data-do=${what}]`)).backgroundColor;
        const accent = document.createElement('i');
        accent.style.backgroundColor = 'var(--accent)';
        root.querySelector('.game').append(accent);
        const loud = ['restart', 'replay'].filter((what) => root.querySelector(`.results [data-do=${what}]`) && fill(what) === getComputedStyle(accent).backgroundColor);
        accent.remove();
        return loud.join();
      })()";
    for (pass, wrong_every, loud) in
        [(Some(75), 2, "restart"), (Some(75), 4, "replay"), (None, 2, "replay")]
    {
        let mut settings = short(Format::Scorm12);
        settings.pass = pass;
        let (server, launch) = on_a_server(&settings, &[])?;
        let course = Course::launch_on(server, browser, &launch, "").await?;
        course.play(Play::to_the_end().wrong_every(wrong_every)).await?;
        course.wait_state("recorded").await?;
        // A style is there with the frame after what it follows from.
        let what = format!("{loud} to be loud ({pass:?}, one in {wrong_every} wrong)");
        course.wait_true(&what, &format!("{LOUD} === '{loud}'")).await?;
    }
    Ok(())
}
