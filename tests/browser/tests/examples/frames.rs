//! The iframes: with H5P's resizer, and in a sandbox with the game's own.

use browser::{Browser, DEFAULT_CSP, Error, Rect, Result, Server, Setup, fixtures, workspace};
use serde::de::DeserializeOwned;

use crate::reader::Reader;

browser::behaviours!(
    chromium,
    Chromium: under_h5ps_resizer_the_frame_plays_and_does_not_scroll,
    in_a_sandbox_the_frame_plays_and_does_not_scroll,
);
browser::behaviours!(
    firefox,
    Firefox: under_h5ps_resizer_the_frame_plays_and_does_not_scroll,
    in_a_sandbox_the_frame_plays_and_does_not_scroll,
);
browser::behaviours!(webkit, WebKit: under_h5ps_resizer_the_frame_plays_and_does_not_scroll);

/// Where H5P's resizer comes from in the example: not from here, so a host that answers as it does
/// takes its place.
const H5P: &str = "https://h5p.org/sites/all/modules/h5p/library/js/h5p-resizer.js";

async fn under_h5ps_resizer_the_frame_plays_and_does_not_scroll(browser: Browser) -> Result<()> {
    let page = std::fs::read_to_string(workspace().join("examples/iframe/index.html"))?;
    if !page.contains(H5P) {
        return Err(Error::new(format!("the example does not load {H5P}")));
    }
    let page = page.replace(H5P, "/host-h5p.js");
    plays(browser, "/iframe/index.html", Some(page)).await
}

async fn in_a_sandbox_the_frame_plays_and_does_not_scroll(browser: Browser) -> Result<()> {
    plays(browser, "/iframe/sandboxed.html", None).await
}

async fn plays(browser: Browser, path: &str, page: Option<String>) -> Result<()> {
    let policy = format!("{DEFAULT_CSP}; frame-src 'self'");
    let host = std::fs::read(fixtures().join("embed/host-h5p.js"))?;
    let mut server = Server::examples()?.csp(Some(&policy)).file("/host-h5p.js", host);
    if let Some(page) = page {
        server = server.file(path, page);
    }
    let setup = Setup::desktop().reduced_motion();
    let reader = Reader::open_on(server, browser, setup, path).await?;
    let there = "return Boolean(document.querySelector('whos-responsible[data-ready]'))";
    let inside = async |body: &str| inside::<bool>(&reader, body).await;
    reader.wait("the game in the frame", async || inside(there).await).await?;
    let fits = "const needed = Math.ceil(document.body.getBoundingClientRect().height);
        return needed > 300 && innerHeight === needed &&
          getComputedStyle(document.documentElement).overflowY === 'hidden'";
    reader.wait("the frame to be as high as the game", async || inside(fits).await).await?;

    // A button of the card in the frame, pressed by the mouse of the page around it.
    let scrolled = "document.querySelector('iframe').scrollIntoView({ behavior: 'instant' })";
    reader.run(scrolled, vec![]).await?;
    let still = "
        const at = () => JSON.stringify(document.querySelector('whos-responsible').shadowRoot
          .querySelector('.hand [data-side]').getBoundingClientRect());
        const first = at();
        return new Promise((done) => setTimeout(() => done(first === at()), 200))";
    reader.wait("the card to lie still", async || inside(still).await).await?;
    let button: Rect = self::inside(
        &reader,
        "const { x, y, width, height } = document.querySelector('whos-responsible').shadowRoot
            .querySelector('.hand [data-side]').getBoundingClientRect();
         return { x, y, width, height }",
    )
    .await?;
    let (x, y): (f64, f64) = reader
        .run_as(
            "const frame = document.querySelector('iframe'), { x, y } = frame.getBoundingClientRect();
             return [x + frame.clientLeft, y + frame.clientTop]",
            vec![],
        )
        .await?;
    let at = button.center().plus(x, y);
    reader.mouse().press(at).await?;
    reader.mouse().release().await?;
    let told = "return Boolean(document.querySelector('whos-responsible').shadowRoot
        .querySelector('[data-explains]'))";
    reader.wait("the explanation", async || inside(told).await).await?;
    reader.wait("the frame to fit again", async || inside(fits).await).await?;
    reader.assert_no_problems().await
}

/// Runs a script in the frame, and comes back.
async fn inside<T: DeserializeOwned>(reader: &Reader, body: &str) -> Result<T> {
    reader.driver.enter_frame(0).await?;
    let found = reader.run_as(body, vec![]).await;
    reader.driver.enter_default_frame().await?;
    found
}
