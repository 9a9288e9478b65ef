//! The harness itself, against small pages, in real browsers.

use browser::{
    Browser, Error, Fault, Page, Point, Result, Server, ServerBuilder, Session, Setup, fixtures,
    key,
};

const CARD: &str = "[data-card]";

browser::behaviours!(
    chromium,
    Chromium: mouse_and_keys_reach_the_shadow_root,
    fingers_drag_flick_and_scroll,
    a_pen_drags_too,
    the_page_sees_the_visitors_screen_preferences_and_language,
    complaints_and_planted_faults_are_found,
    nothing_outlives_a_panic,
    a_session_remembers_nothing_of_another,
);
browser::behaviours!(
    firefox,
    Firefox: mouse_and_keys_reach_the_shadow_root,
    fingers_drag_flick_and_scroll,
    the_page_sees_the_visitors_screen_preferences_and_language,
    complaints_and_planted_faults_are_found,
    nothing_outlives_a_panic,
    a_session_remembers_nothing_of_another,
);
browser::behaviours!(
    webkit,
    WebKit: mouse_and_keys_reach_the_shadow_root,
    the_page_sees_the_visitors_screen_preferences_and_language,
    a_narrow_viewport_is_a_frame_in_webkit,
    complaints_and_planted_faults_are_found,
    nothing_outlives_a_panic,
    a_session_remembers_nothing_of_another,
);

fn server(browser: Browser) -> ServerBuilder {
    Server::builder().dir("/", fixtures()).probe(browser == Browser::WebKit)
}

async fn fixture(browser: Browser, setup: Setup) -> Result<(Server, Page)> {
    let server = server(browser).start()?;
    let session = Session::start(browser, setup).await?;
    session.goto(&server.url("/drag.html")).await?;
    let page = Page::new(session, "drag-fixture");
    page.wait_still(CARD).await?;
    Ok((server, page))
}

/// Waits until the card was moved like this: a driver may answer before the page has.
async fn wait_moved(page: &Page, kind: &str, dx: i64, dy: i64, how: &str) -> Result<()> {
    let want = (kind.to_owned(), dx, dy, how.to_owned());
    let all = async || Ok(moved(page).await? == want);
    let waited = page.wait(&format!("the card to be moved like {want:?}"), all).await;
    let found = moved(page).await?;
    waited.map_err(|error| error.while_doing(format!("found {found:?}")))
}

/// How the fixture's card was last moved: by what, how far, and how it ended.
async fn moved(page: &Page) -> Result<(String, i64, i64, String)> {
    let body = "const d = root.querySelector('[data-card]').dataset;
                return [d.pointer || '', Number(d.dx || 0), Number(d.dy || 0), d.end || '']";
    page.run_in_root_as(body, vec![]).await
}

async fn mouse_and_keys_reach_the_shadow_root(browser: Browser) -> Result<()> {
    let (_server, page) = fixture(browser, Setup::desktop()).await?;
    let from = page.rect(CARD).await?.center();
    let to = from.plus(200.0, 100.0);

    page.mouse().drag(from, to).await?;
    wait_moved(&page, "mouse", 200, 100, "pointerup").await?;
    assert_eq!(page.attribute(CARD, "data-trusted").await?.as_deref(), Some("true"));
    let moves = page.attribute(CARD, "data-moves").await?.unwrap_or_default();
    assert!(moves.parse().is_ok_and(|moves: u32| moves >= 8), "{moves} moves were seen");

    // Looking in the middle of a drag.
    page.mouse().press(from).await?;
    page.mouse().travel(from, from.plus(150.0, 0.0), 5).await?;
    wait_moved(&page, "mouse", 150, 0, "").await?;
    page.wait_for_selector("[data-state=held]").await?;
    page.keys().press(key::ESCAPE).await?;
    page.mouse().release().await?;
    page.wait_for_selector("[data-state=idle]").await?;
    assert_eq!(page.text("[role=status]").await?, "Escape");

    page.focus(CARD).await?;
    assert!(page.focused(CARD).await?);
    assert!(page.active().await?.is_some_and(|tag| tag.contains("data-card=\"one\"")));
    for one in [key::RIGHT, key::ENTER, key::SPACE, "1"] {
        page.keys().press(one).await?;
    }
    page.keys().chord(&[key::SHIFT, key::LEFT]).await?;
    page.wait("the keys to arrive", async || {
        let keys = page.text("[role=status]").await?;
        Ok(keys.contains("ArrowRight Enter 1 Shift+Shift Shift+ArrowLeft"))
    })
    .await?;
    page.keys().press(key::TAB).await?;
    page.wait("Tab to go on", async || page.focused("[data-other]").await).await?;

    let shot = std::env::temp_dir().join(format!("whos-shot-{browser}.png"));
    page.shot(&shot).await?;
    let (small, _) = png_size(&shot)?;
    page.shot_full(&shot).await?;
    let (wide, high) = png_size(&shot)?;
    // Firefox leaves out the scroll bar.
    assert!(small == 1280 && (1260..=1280).contains(&wide), "{small} and {wide} px wide");
    assert!(browser == Browser::WebKit || high >= 3000, "the full page is {high} px high");
    std::fs::remove_file(shot)?;
    page.assert_no_problems().await
}

async fn a_pen_drags_too(browser: Browser) -> Result<()> {
    let (_server, page) = fixture(browser, Setup::desktop()).await?;
    let from = page.rect(CARD).await?.center();
    page.pen().drag(from, from.plus(200.0, 100.0)).await?;
    wait_moved(&page, "pen", 200, 100, "pointerup").await?;
    page.assert_no_problems().await
}

async fn fingers_drag_flick_and_scroll(browser: Browser) -> Result<()> {
    let (_server, page) = fixture(browser, Setup::phone().size(360, 640)).await?;
    let size: (u32, u32) = page.run_as("return [innerWidth, innerHeight]", vec![]).await?;
    assert_eq!(size, (360, 640));
    let from = page.rect(CARD).await?.center();
    let to = from.plus(120.0, 90.0);

    page.finger().fling(from, to).await?;
    wait_moved(&page, "touch", 120, 90, "pointerup").await?;
    page.finger().drag(from, to.plus(1.0, 0.0)).await?;
    wait_moved(&page, "touch", 121, 90, "pointerup").await?;
    assert_eq!(page.attribute(CARD, "data-trusted").await?.as_deref(), Some("true"));
    page.finger().hold_and_drag(from, to).await?;
    wait_moved(&page, "touch", 120, 90, "pointerup").await?;

    page.tap(CARD).await?;
    page.wait_for_selector("[data-clicks]").await?;

    // Looking in the middle of a drag.
    page.finger().press_and_hold(from).await?;
    page.finger().travel(from, to.plus(5.0, 0.0), 5).await?;
    wait_moved(&page, "touch", 125, 90, "").await?;
    page.keys().press(key::ESCAPE).await?;
    page.finger().release().await?;
    wait_moved(&page, "touch", 125, 90, "pointerup").await?;

    page.two_finger_drag(from, to, from.plus(20.0, 10.0)).await?;
    page.wait_for_selector("[data-most=\"2\"][data-state=idle]").await?;

    let area = page.rect("[data-scroll]").await?;
    if browser.scrolls_by_touch() {
        page.finger().swipe(area.at(0.5, 0.9), area.at(0.5, 0.1)).await?;
    } else {
        page.wheel(area.center(), 0, 160).await?;
    }
    page.wait_js("the page to scroll", "return scrollY > 50", vec![]).await?;
    page.assert_no_problems().await
}

async fn the_page_sees_the_visitors_screen_preferences_and_language(
    browser: Browser,
) -> Result<()> {
    let webkit = browser == Browser::WebKit;
    let setup = Setup::desktop().size(1024, 700).dark().reduced_motion().lang("pt-BR");
    let setup = if webkit { setup } else { setup.touch() };
    let (_server, page) = fixture(browser, setup).await?;
    let size: (u32, u32) = page.run_as("return [innerWidth, innerHeight]", vec![]).await?;
    assert_eq!(size, (1024, 700));
    let lang: String = page.run_as("return navigator.language", vec![]).await?;
    assert_eq!(lang, "pt-BR");
    let mut missing = Vec::new();
    for query in [
        "(prefers-color-scheme: dark)",
        "(prefers-reduced-motion: reduce)",
        "(forced-colors: none)",
        "(pointer: coarse)",
    ] {
        let possible = !webkit || !query.contains("pointer");
        if possible != page.media(query).await? {
            missing.push(query);
        }
    }
    assert!(missing.is_empty(), "not as set up: {missing:?}");
    page.assert_no_problems().await?;
    drop(page);

    // And without a wish there is none, whatever the machine prefers.
    let setup = Setup::desktop().lang("es");
    let setup = if webkit { setup } else { setup.forced_colors() };
    let (_server, page) = fixture(browser, setup).await?;
    let lang: String = page.run_as("return navigator.language", vec![]).await?;
    assert!(lang == "es" || lang.starts_with("es-"), "{lang}");
    for query in ["(prefers-color-scheme: light)", "(prefers-reduced-motion: no-preference)"] {
        assert!(page.media(query).await?, "{query}");
    }
    assert_ne!(webkit, page.media("(forced-colors: active)").await?);
    assert!(page.media("(pointer: fine)").await?);
    Ok(())
}

async fn a_narrow_viewport_is_a_frame_in_webkit(browser: Browser) -> Result<()> {
    let (_server, page) = fixture(browser, Setup::phone().size(360, 640)).await?;
    let size: (u32, u32) = page.run_as("return [innerWidth, innerHeight]", vec![]).await?;
    assert_eq!(size, (360, 640));
    page.reload().await?;
    page.wait_still(CARD).await?;
    let from = page.rect(CARD).await?.center();
    page.mouse().drag(from, from.plus(120.0, 90.0)).await?;
    wait_moved(&page, "mouse", 120, 90, "pointerup").await?;
    page.assert_no_problems().await
}

async fn complaints_and_planted_faults_are_found(browser: Browser) -> Result<()> {
    let server = server(browser).start()?;
    let session = Session::start(browser, Setup::desktop()).await?;
    session.goto(&server.url("/problems.html")).await?;
    let done = "return 'done' in document.documentElement.dataset";
    session.wait_js("the page to have complained", done, vec![]).await?;
    let found = session.problems().await?;
    for (kind, words) in [
        ("csp", "inline"),
        ("csp", "eval"),
        ("error", "an uncaught error"),
        ("error", "a lost promise"),
        ("console", "a console error"),
    ] {
        let seen = found.iter().any(|one| one.kind == kind && one.text.contains(words));
        assert!(seen, "`{words}` was not recorded: {found:#?}");
    }
    assert!(session.assert_no_problems().await.is_err());
    let inline: bool = session.run_as("return window.inline === true", vec![]).await?;
    assert!(!inline, "the policy let an inline script run");

    session.goto(&server.url("/inaccessible.html")).await?;
    session.assert_no_problems().await?;
    let violations = session.axe().await?;
    let rules: Vec<_> = violations.iter().map(|one| one.id.as_str()).collect();
    assert!(rules.contains(&"button-name") && rules.contains(&"color-contrast"), "{rules:?}");
    let text = session.assert_accessible("the planted page").await.err().map(|e| e.to_string());
    assert!(text.is_some_and(|text| text.contains("bad-fixture") && text.contains("pale words")));

    // A path that fails is a failure to load, and the request is on record.
    server.fault("/drag.js", Fault::Status(503));
    server.forget_requests();
    session.goto(&server.url("/drag.html")).await?;
    assert!(session.problems().await?.iter().any(|one| one.kind == "load"));
    let served: Vec<_> = server.requests().into_iter().map(|one| (one.path, one.status)).collect();
    assert!(served.contains(&("/drag.js".into(), 503)), "{served:?}");
    Ok(())
}

async fn nothing_outlives_a_panic(browser: Browser) -> Result<()> {
    let session = Session::start(browser, Setup::desktop()).await?;
    let pids = session.pids();
    assert!(pids.len() >= 3, "only {pids:?} carry the mark");
    let test = tokio::task::spawn(async move {
        let _session = session;
        if true {
            std::panic::resume_unwind(Box::new("a test panics"));
        }
    });
    assert!(test.await.is_err());
    let alive: Vec<_> = pids
        .into_iter()
        .filter(|pid| {
            // A killed process that nobody has waited for has an empty command line.
            std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
        })
        .collect();
    assert!(alive.is_empty(), "{alive:?} still run");
    Ok(())
}

/// Firefox is used again, so one of the sessions is in the browser of an earlier one.
async fn a_session_remembers_nothing_of_another(browser: Browser) -> Result<()> {
    const LEAVE: &str = "
        localStorage.setItem('left', 1);
        document.cookie = 'left=1; max-age=9999';
        return caches.open('left').then(() => new Promise((done, failed) => {
            const opened = indexedDB.open('left');
            opened.onsuccess = () => done(null);
            opened.onerror = () => failed(opened.error);
        }))";
    const FIND: &str = "
        return Promise.all([caches.keys(), indexedDB.databases()]).then(([kept, bases]) =>
            [localStorage.length, document.cookie.length, kept.length, bases.length])";
    let server = server(browser).start()?;
    // As no other journey of this program is, so that none other takes its browser.
    let setup = Setup::desktop().dark().lang("pt-BR");
    let mut seen: Vec<u32> = Vec::new();
    for _ in 0..5 {
        let session = Session::start(browser, setup.clone()).await?;
        session.goto(&server.url("/drag.html")).await?;
        let found: [usize; 4] = session.run_as(FIND, vec![]).await?;
        assert_eq!(found, [0; 4], "storage, cookie, caches, databases");
        session.run(LEAVE, vec![]).await?;
        let left: [usize; 4] = session.run_as(FIND, vec![]).await?;
        assert!(left.iter().all(|count| *count > 0), "left nothing to be found: {left:?}");
        let pids = session.pids();
        let again = pids.iter().any(|pid| seen.contains(pid));
        let second = !seen.is_empty();
        seen.extend(pids);
        if again || (second && browser != Browser::Firefox) {
            assert_eq!(again, browser == Browser::Firefox, "a browser was used again");
            return Ok(());
        }
    }
    Err(Error::new("no Firefox was used again"))
}

fn png_size(file: &std::path::Path) -> Result<(u32, u32)> {
    let bytes = std::fs::read(file)?;
    let number = |at: usize| -> Result<u32> {
        let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
        four.map(u32::from_be_bytes).ok_or_else(|| Error::new("not a PNG file"))
    };
    Ok((number(16)?, number(20)?))
}

/// A condition that never holds is named, with what the page last said.
#[test]
fn a_wait_in_vain_says_for_what() -> Result<()> {
    browser::journeys::run("a_wait_in_vain_says_for_what", a_wait_in_vain)
}

async fn a_wait_in_vain() -> Result<()> {
    let (_server, page) = fixture(Browser::Chromium, Setup::desktop()).await?;
    page.focus(CARD).await?;
    page.keys().press("x").await?;
    let text = page.wait_for_selector("[data-none]").await.err().map(|e| e.to_string());
    let text = text.unwrap_or_default();
    assert!(text.contains("`[data-none]` to appear") && text.contains("\"x \""), "{text}");
    let missing = page.rect("[data-none]").await.err().map(|e| e.to_string()).unwrap_or_default();
    assert!(missing.contains("nothing matches"), "{missing}");
    assert_eq!(Point::from((1.0, 2.0)).plus(1.0, 1.0), Point { x: 2.0, y: 3.0 });
    Ok(())
}
