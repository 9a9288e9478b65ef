//! Chromium through chromedriver; what WebDriver has no word for goes through CDP.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Launch;
use crate::process::{Processes, free_port};
use crate::workspace::program;
use crate::{Error, Result, Session, Setup, csp};

/// A machine without a mouse has none in its media queries either: 4 is fine, 2 is able to hover.
const A_MOUSE: &str = "--blink-settings=availablePointerTypes=4,primaryPointerType=4,\
     availableHoverTypes=2,primaryHoverType=2";

pub(crate) fn launch(setup: &Setup) -> Result<Launch> {
    let driver = program("WHOS_CHROMEDRIVER", &["chromedriver"]).ok_or_else(|| {
        Error::new("no chromedriver: install it (Debian: chromium-driver) or set WHOS_CHROMEDRIVER")
    })?;
    let mut processes = Processes::new()?;
    let port = free_port()?;
    let mut command = processes.command(driver);
    command.arg(format!("--port={port}"));
    processes.start("chromedriver", &mut command)?;
    let profile = processes.folder().join("profile");
    let mut args = vec![
        "--headless".to_owned(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-dev-shm-usage".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--no-first-run".into(),
        "--no-default-browser-check".into(),
        // Pages of the browser's own that nobody sees, and that cost more than its start: what the
        // address bar suggests, and (below) the page of a new tab.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup".into(),
        format!("--user-data-dir={}", profile.display()),
        format!("--lang={}", setup.lang),
    ];
    if !setup.touch {
        args.push(A_MOUSE.into());
    }
    let mut options = json!({
        "args": args,
        "prefs": {
            "intl.accept_languages": setup.lang,
            // 4 is "these pages".
            "session.restore_on_startup": 4,
            "session.startup_urls": ["about:blank"],
        },
    });
    let names = ["chromium", "chromium-browser", "google-chrome"];
    if let Some(binary) = program("WHOS_CHROMIUM", &names) {
        options["binary"] = json!(binary);
    }
    let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": options });
    Ok(Launch { processes, name: "chromedriver", port, capabilities })
}

/// The setup, and the recorder of problems, for every document to come.
pub(crate) async fn prepare(session: &Session) -> Result<()> {
    let setup = session.setup();
    session.cdp("Page.enable", json!({})).await?;
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": csp::PROBE })).await?;
    session
        .cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": setup.width,
                "height": setup.height,
                "deviceScaleFactor": setup.pixel_ratio,
                "mobile": setup.touch,
            }),
        )
        .await?;
    if setup.touch {
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        session.cdp("Emulation.setTouchEmulationEnabled", touch).await?;
    }
    let or = |yes: bool, name: &str, no: &str| if yes { name.to_owned() } else { no.to_owned() };
    let features = json!([
        { "name": "prefers-color-scheme", "value": setup.scheme_name() },
        { "name": "prefers-reduced-motion",
          "value": or(setup.reduced_motion, "reduce", "no-preference") },
        { "name": "forced-colors", "value": or(setup.forced_colors, "active", "none") },
    ]);
    session.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    if !setup.scripts {
        session.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    }
    Ok(())
}

/// Where the pointer that CDP moves is, and whether it is pressed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Held {
    x: i64,
    y: i64,
    down: bool,
}

/// Performs WebDriver's pointer actions through CDP, with a mouse, a pen or one finger.
pub(crate) async fn act(session: &Session, kind: &str, actions: &[Value]) -> Result<()> {
    for action in actions {
        let mut held = session.held();
        match action["type"].as_str() {
            Some("pointerMove") => {
                held.x = action["x"].as_i64().unwrap_or_default();
                held.y = action["y"].as_i64().unwrap_or_default();
            }
            Some("pointerDown") => held.down = true,
            Some("pointerUp") => held.down = false,
            _ => {}
        }
        let was = session.hold(held);
        let (command, params) =
            if kind == "touch" { finger(was, held) } else { mouse(kind, was, held) };
        if action["type"] != "pause" && !params.is_null() {
            session.cdp(command, params).await?;
        }
        // The pace of the hand, as WebDriver would keep it.
        let pace = action["duration"].as_u64().unwrap_or_default();
        tokio::time::sleep(Duration::from_millis(pace)).await;
    }
    Ok(())
}

fn mouse(kind: &str, was: Held, now: Held) -> (&'static str, Value) {
    let event = match (was.down, now.down) {
        (false, true) => "mousePressed",
        (true, false) => "mouseReleased",
        _ => "mouseMoved",
    };
    let params = json!({
        "type": event, "x": now.x, "y": now.y, "pointerType": kind,
        "button": if was.down || now.down { "left" } else { "none" },
        "buttons": u8::from(now.down),
        "clickCount": u8::from(event != "mouseMoved"),
    });
    ("Input.dispatchMouseEvent", params)
}

/// A finger in the air says nothing.
fn finger(was: Held, now: Held) -> (&'static str, Value) {
    let point = json!([{ "x": now.x, "y": now.y, "id": 0 }]);
    let params = match (was.down, now.down) {
        (false, true) => json!({ "type": "touchStart", "touchPoints": point }),
        (true, true) => json!({ "type": "touchMove", "touchPoints": point }),
        (true, false) => json!({ "type": "touchEnd", "touchPoints": [] }),
        (false, false) => Value::Null,
    };
    ("Input.dispatchTouchEvent", params)
}

impl Session {
    /// A Chrome DevTools Protocol command (Chromium only), for example for measurements.
    pub async fn cdp(&self, command: &str, params: Value) -> Result<Value> {
        let answer = self.driver.cdp().send_raw(command, params).await;
        answer.map_err(|error| Error::from(error).while_doing(command))
    }
}
