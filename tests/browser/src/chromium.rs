//! Chromium through chromedriver; what WebDriver has no word for goes through CDP.

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, RequestMethod, SessionId};

use crate::browser::Launch;
use crate::process::{Processes, free_port};
use crate::workspace::program;
use crate::{Error, Result, Session, Setup, csp};

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
    let mut options = json!({
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-first-run", "--no-default-browser-check",
            format!("--user-data-dir={}", profile.display()),
            format!("--lang={}", setup.lang),
        ],
        "prefs": { "intl.accept_languages": setup.lang },
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
    session
        .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": csp::PROBE }))
        .await?;
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
    Ok(())
}

impl Session {
    /// A Chrome DevTools Protocol command (Chromium only), for example for measurements.
    pub async fn cdp(&self, command: &str, params: Value) -> Result<Value> {
        let answer = self.driver.cmd(Cdp { command, params }).await;
        let answer = answer.map_err(|error| Error::from(error).while_doing(command))?;
        Ok(answer.value()?)
    }
}

#[derive(Debug)]
struct Cdp<'a> {
    command: &'a str,
    params: Value,
}

impl FormatRequestData for Cdp<'_> {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(RequestMethod::POST, format!("session/{session}/goog/cdp/execute"))
            .add_body(json!({ "cmd": self.command, "params": self.params }))
    }
}
