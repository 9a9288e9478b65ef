//! A browser of which nobody has used anything, driven through WebDriver.

use std::fmt;
use std::io::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::{Capabilities, WebDriver, WindowHandle};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::kept::Firefox;
use crate::process::Processes;
use crate::{Error, Point, Result, Setup, chromium, firefox, journeys, webkit};

/// Browsers at work at the same time in one test program; the others wait their turn.
const AT_ONCE: usize = 2;
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// The three engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome through chromedriver.
    Chromium,
    /// Firefox (ESR) through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser through WebKitWebDriver, on a virtual screen.
    WebKit,
}

impl Browser {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Whether touch input arrives as touch. In WebKitGTK it arrives as mouse.
    pub fn has_touch(self) -> bool {
        self != Self::WebKit
    }

    /// Whether there is pen input. geckodriver has none; WebKitGTK's pen moves, but the page cannot
    /// depend on capturing it.
    pub fn has_pen(self) -> bool {
        self == Self::Chromium
    }

    /// Whether a finger scrolls the page, and so whether the browser takes a touch away
    /// (`pointercancel`). geckodriver's touch events go past Firefox's scrolling.
    pub fn scrolls_by_touch(self) -> bool {
        self == Self::Chromium
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// A running browser. Everything it started ends when it is dropped.
pub struct Session {
    /// The WebDriver client, for what the harness has no word for.
    pub driver: WebDriver,
    browser: Browser,
    setup: Setup,
    engine: Engine,
    started: Instant,
    held: Mutex<chromium::Held>,
    /// When and where the last tap was.
    pub(crate) tapped: Mutex<Option<(Instant, Point)>>,
    turn: Option<SemaphorePermit<'static>>,
}

/// What a session has running.
enum Engine {
    /// Goes with the session.
    Own(Processes),
    /// Rests until the next session.
    Kept(Box<tokio::sync::Mutex<Firefox>>),
    /// The session ends.
    Gone,
}

/// A driver that listens, and the session to ask of it.
pub(crate) struct Launch {
    pub(crate) processes: Processes,
    pub(crate) name: &'static str,
    pub(crate) port: u16,
    pub(crate) capabilities: Value,
}

impl Session {
    /// Starts the browser as the setup describes it. Waits for its turn when two are at work.
    pub async fn start(browser: Browser, setup: Setup) -> Result<Self> {
        let turn = TURNS
            .acquire()
            .await
            .map_err(|_| Error::new("the queue of browsers was closed; this is a harness bug"))?;
        let started = Instant::now();
        // A crowded machine can take a port away between finding and using it: once more is enough.
        let (driver, engine) = match Self::open(browser, &setup).await {
            Ok(open) => open,
            Err(first) => {
                eprintln!("{browser} did not start, trying once more: {first}");
                Self::open(browser, &setup).await?
            }
        };
        let session = Self {
            driver,
            browser,
            setup,
            engine,
            started,
            held: Mutex::default(),
            tapped: Mutex::default(),
            turn: Some(turn),
        };
        match browser {
            Browser::Chromium => chromium::prepare(&session).await?,
            Browser::WebKit => webkit::prepare(&session).await?,
            Browser::Firefox => {}
        }
        Ok(session)
    }

    async fn open(browser: Browser, setup: &Setup) -> Result<(WebDriver, Engine)> {
        if browser != Browser::Firefox {
            let (driver, processes) = Self::launch(browser, setup).await?;
            return Ok((driver, Engine::Own(processes)));
        }
        let mut firefox = match Firefox::resting(&firefox::lasting(setup)) {
            Some(firefox) => firefox,
            None => {
                let (driver, processes) = Self::launch(browser, setup).await?;
                let bidi = firefox::connect(&driver).await?;
                Firefox::new(driver, processes, bidi, firefox::lasting(setup))
            }
        };
        firefox::prepare(&mut firefox, setup).await?;
        Ok((firefox.driver.clone(), Engine::Kept(Box::new(firefox.into()))))
    }

    async fn launch(browser: Browser, setup: &Setup) -> Result<(WebDriver, Processes)> {
        let mut launch = match browser {
            Browser::Chromium => chromium::launch(setup)?,
            Browser::Firefox => firefox::launch(setup)?,
            Browser::WebKit => webkit::launch(setup).await?,
        };
        launch.processes.listening(launch.name, launch.port).await?;
        let mut capabilities: Capabilities = serde_json::from_value(launch.capabilities)?;
        // WebKit's driver loses scripts then, and its pages preload no game.
        if !setup.whole && browser != Browser::WebKit {
            capabilities.set("pageLoadStrategy", "eager")?;
        }
        let url = format!("http://127.0.0.1:{}", launch.port);
        let driver = WebDriver::new(url, capabilities).await.map_err(|error| {
            Error::new(format!(
                "{browser} did not start: {error}\n{} said:\n{}",
                launch.name,
                launch.processes.said(launch.name)
            ))
        })?;
        Ok((driver, launch.processes))
    }

    /// Which browser this is.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// How it was set up.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    pub(crate) fn held(&self) -> chromium::Held {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers how the pointer is held now, and tells how it was.
    pub(crate) fn hold(&self, now: chromium::Held) -> chromium::Held {
        std::mem::replace(&mut *self.held.lock().unwrap_or_else(PoisonError::into_inner), now)
    }

    /// The ids of the processes that the session has running (Linux).
    pub fn pids(&self) -> Vec<u32> {
        match &self.engine {
            Engine::Own(processes) => processes.pids(),
            Engine::Kept(firefox) => {
                firefox.try_lock().map(|one| one.processes.pids()).unwrap_or_default()
            }
            Engine::Gone => Vec::new(),
        }
    }

    /// Opens a page. In WebKit a viewport narrower than its window can be is a frame of that size,
    /// and everything afterwards happens in the frame.
    pub async fn goto(&self, url: &str) -> Result<()> {
        if self.framed() {
            self.driver.goto(webkit::frame_url(url, &self.setup)?).await?;
            self.driver.enter_frame(0).await?;
            return Ok(());
        }
        Ok(self.driver.goto(url).await?)
    }

    /// Another tab beside this one, with what this one has stored. It is not turned to.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        let Engine::Kept(firefox) = &self.engine else {
            return Ok(self.driver.new_tab().await?);
        };
        Ok(firefox.lock().await.new_tab().await?.into())
    }

    /// Closes the tab, as the visitor does, and goes on in another one of the same browser.
    pub async fn move_to_new_tab(&self) -> Result<()> {
        let old = self.driver.window().await?;
        let new = self.new_tab().await?;
        self.driver.switch_to_window(old).await?;
        self.driver.close_window().await?;
        self.driver.switch_to_window(new).await?;
        // Chromium's preparations are a tab's own.
        if self.browser == Browser::Chromium {
            chromium::prepare(self).await?;
        }
        Ok(())
    }

    /// Loads the page again, as the visitor's reload does.
    pub async fn reload(&self) -> Result<()> {
        if self.framed() {
            let url: String = self.run_as("return location.href", vec![]).await?;
            self.driver.enter_default_frame().await?;
            return self.goto(&url).await;
        }
        Ok(self.driver.refresh().await?)
    }

    fn framed(&self) -> bool {
        self.browser == Browser::WebKit && webkit::needs_frame(&self.setup)
    }

    /// Runs the body of a function in the page with these `arguments`; a promise is awaited.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let value = self.driver.execute(body, arguments).await.map_err(|error| {
            let start: String = body.chars().take(200).collect();
            Error::from(error).while_doing(format!("a script in the page ({start})"))
        })?;
        Ok(value.json().clone())
    }

    /// [`Session::run`] with a typed result.
    pub async fn run_as<T: DeserializeOwned>(&self, body: &str, args: Vec<Value>) -> Result<T> {
        Ok(serde_json::from_value(self.run(body, args).await?)?)
    }

    /// Whether a media query holds for the page.
    pub async fn media(&self, query: &str) -> Result<bool> {
        self.run_as("return matchMedia(arguments[0]).matches", vec![query.into()]).await
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let turn = self.turn.take();
        match std::mem::replace(&mut self.engine, Engine::Gone) {
            Engine::Kept(firefox) if !std::thread::panicking() && journeys::has_begun() => {
                journeys::runtime().spawn(async move {
                    let _turn = turn;
                    if let Err(error) = firefox.into_inner().rest().await {
                        eprintln!("Firefox is not used again: {error}");
                    }
                });
            }
            // No polite farewell: `Processes` ends them all, and that also works in a panic.
            engine => {
                let _ = self.driver.clone().leak();
                drop(engine);
            }
        }
        // Straight to stderr: libtest shows it for tests that pass too. Its thread has the test's
        // name.
        let time = self.started.elapsed().as_secs_f64();
        let name = std::thread::current().name().unwrap_or("a session").to_owned();
        let _ = writeln!(std::io::stderr(), "  {time:5.1} s  {:8}  {name}", self.browser);
    }
}
