//! A page of somebody else with the game in iframes: another server, so another origin.

use std::ops::Deref;

use browser::{Browser, DEFAULT_CSP, Error, Result, Server, Session, Setup, fixtures};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The host page, open in a browser.
pub(crate) struct Host {
    session: Session,
    /// Where the game comes from.
    _site: Server,
    /// Where the host page comes from.
    _server: Server,
}

impl Host {
    /// Opens a page with this body; `{site}` stands for the address of the game's server.
    pub(crate) async fn open(browser: Browser, body: &str) -> Result<Self> {
        let site = Server::site()?.start()?;
        Self::open_with(site, browser, body).await
    }

    /// Opens a page around a site of one's own.
    pub(crate) async fn open_with(site: Server, browser: Browser, body: &str) -> Result<Self> {
        let body = body.replace("{site}", &site.url(""));
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A post</title>\
             <script src=\"/log.js\"></script></head><body>{body}</body></html>"
        );
        let script_of_site =
            DEFAULT_CSP.replace("script-src", &format!("script-src {}", site.url("")));
        let policy = format!("{script_of_site}; frame-src 'self' {}", site.url(""));
        let server = Server::builder()
            .dir("/", fixtures().join("embed"))
            .file("/post.html", page)
            .file("/stranger.html", "<!doctype html><title>stranger</title>")
            .csp(Some(&policy))
            .start()?;
        let session = Session::start(browser, Setup::desktop()).await?;
        session.goto(&server.url("/post.html")).await?;
        Ok(Self { session, _site: site, _server: server })
    }

    /// Runs a script in the frame with this number, and comes back.
    pub(crate) async fn inside<T: DeserializeOwned>(&self, frame: u16, body: &str) -> Result<T> {
        self.driver.enter_default_frame().await?;
        self.driver.enter_frame(frame).await?;
        let found = self.run_as(body, vec![]).await;
        self.driver.enter_default_frame().await?;
        found
    }

    /// Waits until a script in a frame says yes.
    pub(crate) async fn wait_inside(&self, frame: u16, what: &str, body: &str) -> Result<()> {
        self.wait(what, async || self.inside(frame, body).await).await
    }

    /// Waits until the game in a frame can be played.
    pub(crate) async fn wait_playable(&self, frame: u16) -> Result<()> {
        let body = "return Boolean(document.querySelector('whos-responsible[data-ready]'))";
        self.wait_inside(frame, "the game in the frame to be playable", body).await
    }

    /// Waits until a frame is as high as what is in it, and scrolls no more.
    pub(crate) async fn wait_fits(&self, frame: u16) -> Result<()> {
        const FITS: &str = "
            const needed = Math.ceil(document.body.getBoundingClientRect().height);
            return needed > 200 && innerHeight === needed &&
              getComputedStyle(document.documentElement).overflowY === 'hidden'";
        let waited = self.wait_inside(frame, "the frame to be as high as the game", FITS).await;
        let Err(error) = waited else { return waited };
        const SEEN: &str =
            "return [innerWidth, innerHeight, document.body.getBoundingClientRect().height,
            getComputedStyle(document.documentElement).overflowY].join(' ')";
        let seen: String = self.inside(frame, SEEN).await?;
        let said: Value = self.value("window.said.slice(-8)").await?;
        Err(error.while_doing(format!(
            "inside (width, height, needed, overflow): {seen}; the last messages: {said}"
        )))
    }

    /// The height inside a frame.
    pub(crate) async fn height(&self, frame: u16) -> Result<u32> {
        self.inside(frame, "return innerHeight").await
    }

    /// A value of the host page.
    pub(crate) async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run_as(&format!("return {expression}"), vec![]).await
    }

    /// Places the card in the hand of a frame's game, by its first button.
    pub(crate) async fn place(&self, frame: u16) -> Result<()> {
        let press = "
            const root = document.querySelector('whos-responsible').shadowRoot;
            root.querySelector('.hand [data-side]').click();
            return true";
        self.inside::<bool>(frame, press).await?;
        let told = "return Boolean(document.querySelector('whos-responsible').shadowRoot
            .querySelector('[data-explains]'))";
        self.wait_inside(frame, "the explanation", told).await
    }
}

impl Deref for Host {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

/// Fails unless the two are the same.
pub(crate) fn expect<T: PartialEq + std::fmt::Debug>(what: &str, found: T, want: T) -> Result<()> {
    if found == want {
        return Ok(());
    }
    Err(Error::new(format!("{what}:\n  found    {found:?}\n  expected {want:?}")))
}

/// The names of what a host was asked for.
pub(crate) fn actions(log: &Value) -> Vec<&str> {
    log.as_array().into_iter().flatten().filter_map(|one| one["action"].as_str()).collect()
}
