//! Firefox through geckodriver; what WebDriver has no word for goes through preferences and BiDi.

use serde_json::json;

use crate::bidi::Bidi;
use crate::browser::Launch;
use crate::process::{Processes, free_port};
use crate::workspace::program;
use crate::{Error, Result, Session, Setup, csp};

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
    let prefs = json!({
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
    });
    let mut options = json!({ "args": ["-headless"], "prefs": prefs });
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

/// The viewport, and the recorder of problems, for every document to come.
pub(crate) async fn prepare(session: &Session) -> Result<Bidi> {
    let url = session.driver.capabilities().get("webSocketUrl");
    let url = url.and_then(|url| url.as_str()).map(str::to_owned);
    let url = url.ok_or_else(|| {
        Error::new("Firefox offers no BiDi socket: geckodriver 0.31 and Firefox 102 or newer do")
    })?;
    let mut bidi = Bidi::connect(&url).await?;
    let setup = session.setup();
    let probe = json!({ "functionDeclaration": format!("() => {{ {} }}", csp::PROBE) });
    bidi.send("script.addPreloadScript", probe).await?;
    let tree = bidi.send("browsingContext.getTree", json!({})).await?;
    let viewport = json!({
        "context": tree["contexts"][0]["context"],
        "viewport": { "width": setup.width, "height": setup.height },
        "devicePixelRatio": setup.pixel_ratio,
    });
    bidi.send("browsingContext.setViewport", viewport).await?;
    Ok(bidi)
}
