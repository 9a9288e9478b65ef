//! A fresh tab: real input into it, and what it costs.

use std::ops::Sub;
use std::time::Duration;

use crate::{Error, Point, Result, Session};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

/// An empty page of the bench's server.
pub(crate) const BLANK: &str = "/blank.html";

/// One animation frame and a bit.
const FRAME: u64 = 18;

/// Notes the durations of long tasks (those over 50 ms).
const WATCH: &str = "
    window.__longTasks = [];
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.__longTasks.push(task.duration);
    }).observe({ type: 'longtask', buffered: true });";

/// Times one drop: from the release until its events are handled, and the frame that follows until it is
/// handed over. What lies between the two is waiting for the screen.
const TIME_DROP: &str = "
    const after = (then) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { port1.close(); then(performance.now()); };
      port2.postMessage(0);
    };
    window.__drop = null;
    addEventListener('pointerup', () => {
      const released = performance.now();
      let handled;
      after((now) => { handled = now - released; });
      requestAnimationFrame(() => {
        const began = performance.now();
        after((now) => { window.__drop = handled + now - began; });
      });
    }, { capture: true, once: true });";

/// The machine and line that the page is loaded with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conditions {
    /// As they are.
    Usual,
    /// A processor four times slower and a slow 4G line (150 ms, 1.6 Mbit/s down, 750 kbit/s up).
    Slow,
}

/// A tab of its own for one visit: as cold as a first visit, and not touched by what the harness
/// put into the session's first tab. It becomes the session's current one until it is closed.
pub(crate) struct Tab<'a> {
    session: &'a Session,
    home: WindowHandle,
}

/// Main-thread counters, or the difference of two, in ms of processor time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// JavaScript and WebAssembly.
    pub(crate) script: f64,
    /// All tasks of the main thread, without the questions of this bench.
    pub(crate) main: f64,
    /// Layout.
    pub(crate) layout: f64,
    /// Style recalculation.
    pub(crate) style: f64,
}

impl Sub for Cost {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self {
            script: self.script - before.script,
            main: self.main - before.main,
            layout: self.layout - before.layout,
            style: self.style - before.style,
        }
    }
}

impl<'a> Tab<'a> {
    /// Opens it.
    pub(crate) async fn open(session: &'a Session, conditions: Conditions) -> Result<Self> {
        let home = session.driver.window().await?;
        let handle = session.driver.new_tab().await?;
        session.driver.switch_to_window(handle).await?;
        let tab = Self { session, home };
        let setup = session.setup();
        tab.cdp("Page.enable", json!({})).await?;
        let screen = json!({
            "width": setup.width,
            "height": setup.height,
            "deviceScaleFactor": setup.pixel_ratio,
            "mobile": false,
        });
        tab.cdp("Emulation.setDeviceMetricsOverride", screen).await?;
        tab.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
        if conditions == Conditions::Slow {
            let line = json!({
                "offline": false,
                "latency": 150,
                "downloadThroughput": 1_600_000 / 8,
                "uploadThroughput": 750_000 / 8,
            });
            tab.cdp("Network.enable", json!({})).await?;
            tab.cdp("Network.emulateNetworkConditions", line).await?;
            tab.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        }
        tab.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        Ok(tab)
    }

    /// Closes it.
    pub(crate) async fn close(self) -> Result<()> {
        self.session.driver.close_window().await?;
        Ok(self.session.driver.switch_to_window(self.home).await?)
    }

    /// Makes the browser forget what this site has stored: a saved round would be resumed.
    pub(crate) async fn forget(&self, origin: &str) -> Result<()> {
        let what = json!({ "origin": origin, "storageTypes": "all" });
        self.cdp("Storage.clearDataForOrigin", what).await?;
        Ok(())
    }

    /// Begins to load a page.
    pub(crate) async fn go(&self, url: &str) -> Result<()> {
        let answer = self.cdp("Page.navigate", json!({ "url": url })).await?;
        match answer["errorText"].as_str() {
            Some(error) => Err(Error::new(format!("{url} does not load: {error}"))),
            None => Ok(()),
        }
    }

    /// The counters. They begin anew with each document.
    pub(crate) async fn cost(&self) -> Result<Cost> {
        let answer = self.cdp("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let ms = |name: &str| {
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            metric.and_then(|metric| metric["value"].as_f64()).map(|seconds| seconds * 1000.0)
        };
        let counters = || {
            Some(Cost {
                script: ms("ScriptDuration")?,
                main: ms("TaskDuration")? - ms("DevToolsCommandDuration")?,
                layout: ms("LayoutDuration")?,
                style: ms("RecalcStyleDuration")?,
            })
        };
        counters().ok_or_else(|| Error::new("Performance.getMetrics lacks the counters needed"))
    }

    /// Has the page time its next drop. This runs a script in it, so nothing else is measured then.
    pub(crate) async fn time_drop(&self) -> Result<()> {
        self.script(TIME_DROP, vec![]).await
    }

    /// What it took, in ms.
    pub(crate) async fn timed_drop(&self) -> Result<f64> {
        let timed: Option<f64> = self.script("return window.__drop", vec![]).await?;
        timed.ok_or_else(|| Error::new("the page was not told of the release, or drew no frame"))
    }

    /// Moves the mouse with the button down, and lets one frame pass. Chromium answers when the page
    /// has handled the event.
    pub(crate) async fn drag_to(&self, point: Point) -> Result<()> {
        self.mouse("mouseMoved", point, "left", 1).await?;
        self.pause(FRAME).await;
        Ok(())
    }

    /// Brings the mouse there and presses.
    pub(crate) async fn press(&self, point: Point) -> Result<()> {
        self.mouse("mouseMoved", point, "none", 0).await?;
        self.mouse("mousePressed", point, "left", 1).await?;
        self.pause(FRAME).await;
        Ok(())
    }

    /// Lets go, and lets the next frame pass, which may begin a frame later.
    pub(crate) async fn release(&self, point: Point) -> Result<()> {
        self.mouse("mouseReleased", point, "left", 0).await?;
        self.pause(2 * FRAME).await;
        Ok(())
    }

    async fn mouse(&self, kind: &str, point: Point, button: &str, buttons: u8) -> Result<()> {
        let event = json!({
            "type": kind,
            "x": point.x.round(),
            "y": point.y.round(),
            "button": button,
            "buttons": buttons,
            "clickCount": u8::from(kind != "mouseMoved"),
        });
        self.cdp("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// Leaves the page alone. A script that waits would itself be counted.
    pub(crate) async fn pause(&self, ms: u64) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }

    /// Runs the body of a function in the page; never inside of a measured span.
    pub(crate) async fn script<T: DeserializeOwned>(
        &self,
        body: &str,
        args: Vec<Value>,
    ) -> Result<T> {
        self.session.run_as(body, args).await
    }

    async fn cdp(&self, command: &str, params: Value) -> Result<Value> {
        self.session.cdp(command, params).await
    }
}
