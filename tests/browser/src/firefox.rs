//! Firefox through geckodriver; what WebDriver has no word for goes through preferences and BiDi.

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::bidi::Bidi;
use crate::browser::Launch;
use crate::kept::Firefox;
use crate::process::{Processes, free_port};
use crate::workspace::program;
use crate::{Error, Result, Setup, csp};

pub(crate) fn launch(setup: &Setup) -> Result<Launch> {
    let driver = program("WHOS_GECKODRIVER", &["geckodriver"]).ok_or_else(|| {
        Error::new(
            "no geckodriver: `cargo install --locked geckodriver --root .tools` at the top of the \
             repository, or set WHOS_GECKODRIVER",
        )
    })?;
    let mut processes = Processes::new()?;
    let port = free_port()?;
    let mut command = processes.command(driver);
    command
        .arg("--port")
        .arg(port.to_string())
        .arg("--websocket-port")
        .arg(free_port()?.to_string())
        .arg("--profile-root")
        .arg(processes.folder());
    processes.start("geckodriver", &mut command)?;
    let mut options = json!({ "args": ["-headless"], "prefs": prefs(setup) });
    if let Some(binary) = program("WHOS_FIREFOX", &["firefox-esr", "firefox"]) {
        options["binary"] = json!(binary);
    }
    let capabilities = json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": options,
    });
    Ok(Launch { processes, name: "geckodriver", port, capabilities })
}

/// What of the setup holds from the start to the end of a Firefox.
pub(crate) fn lasting(setup: &Setup) -> Value {
    json!([prefs(setup), setup.whole])
}

fn prefs(setup: &Setup) -> Value {
    json!({
        "intl.accept_languages": setup.lang,
        "ui.systemUsesDarkTheme": u8::from(setup.scheme_name() == "dark"),
        "ui.prefersReducedMotion": u8::from(setup.reduced_motion),
        // 2 is "always use the colours of the system", 1 is "never".
        "browser.display.document_color_use": 1 + u8::from(setup.forced_colors),
        // 1 is coarse; 6 is fine and able to hover.
        "ui.primaryPointerCapabilities": if setup.touch { 1 } else { 6 },
        "ui.allPointerCapabilities": if setup.touch { 1 } else { 6 },
        "dom.w3c_touch_events.enabled": u8::from(setup.touch),
        "javascript.enabled": setup.scripts,
        // Nothing that a test does not ask for.
        "browser.startup.page": 0,
        "browser.newtabpage.enabled": false,
        "toolkit.cosmeticAnimations.enabled": false,
    })
}

/// The socket for what WebDriver has no word for.
pub(crate) async fn connect(driver: &WebDriver) -> Result<Bidi> {
    let url = driver.capabilities().get("webSocketUrl");
    let url = url.and_then(|url| url.as_str()).map(str::to_owned);
    let url = url.ok_or_else(|| {
        Error::new("Firefox offers no BiDi socket: geckodriver 0.31 and Firefox 102 or newer do")
    })?;
    Bidi::connect(&url).await
}

/// The viewport, and the recorder of problems, for every document to come.
pub(crate) async fn prepare(firefox: &mut Firefox, setup: &Setup) -> Result<()> {
    firefox.begin().await?;
    let probe = json!({
        "functionDeclaration": format!("() => {{ {} }}", csp::PROBE),
        "userContexts": firefox.contexts(),
    });
    firefox.bidi.send("script.addPreloadScript", probe).await?;
    let viewport = json!({
        "context": firefox.driver.window().await?.to_string(),
        "viewport": { "width": setup.width, "height": setup.height },
        "devicePixelRatio": setup.pixel_ratio,
    });
    firefox.bidi.send("browsingContext.setViewport", viewport).await?;
    Ok(())
}
