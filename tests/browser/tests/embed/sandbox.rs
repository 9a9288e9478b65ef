//! `sandbox` and `allow`: which values the game needs, and what is missing without them.

use browser::{Browser, DEFAULT_CSP, Result, Server};
use serde_json::Value;

use crate::host::{Host, expect};

browser::behaviours!(
    chromium,
    Chromium: scripts_alone_are_enough_to_play,
    the_documented_sandbox_keeps_the_round,
    without_scripts_in_the_sandbox_links_to_the_tables_are_there,
);
browser::behaviours!(
    firefox,
    Firefox: scripts_alone_are_enough_to_play,
    the_documented_sandbox_keeps_the_round,
);
browser::behaviours!(webkit, WebKit: scripts_alone_are_enough_to_play);

const OURS: &str = "<script src=\"{site}/whos-responsible-resizer.js\"></script>";

fn frame(attributes: &str) -> String {
    format!(
        "<iframe id=\"one\" title=\"Game\" {attributes} width=\"800\" height=\"300\" \
         src=\"{{site}}/embed.html?motion=less&amp;lang=en\"></iframe>{OURS}"
    )
}

async fn scripts_alone_are_enough_to_play(browser: Browser) -> Result<()> {
    // In a frame without an origin WebKit takes 'self' for nobody, so the policy names the site, as
    // that of a site built with its address does.
    let mut site = Server::site()?;
    if browser == Browser::WebKit {
        let named = |text: &str| text.replace("'self'", "'self' http://127.0.0.1:*");
        let html = std::fs::read_to_string(browser::dist().join("embed.html"))?;
        site = site.csp(Some(&named(DEFAULT_CSP))).file("/embed.html", named(&html));
    }
    // `allow=""` takes nothing away that it needs.
    let frame = frame("sandbox=\"allow-scripts\" allow=\"\"");
    let host = Host::open_with(site.start()?, browser, &frame).await?;
    let watch = "
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.violatedDirective));
        return true";
    host.inside::<bool>(0, watch).await?;
    host.wait_playable(0).await?;
    let nowhere = "
        try { return String(localStorage.length); } catch (error) { return `${self.origin} ${error.name}`; }";
    let storage: String = host.inside(0, nowhere).await?;
    expect("the storage", storage, "null SecurityError".into())?;
    host.place(0).await?;
    host.wait_fits(0).await?;
    // Another deck: one more file, and the address of the frame may not be changed.
    let choose = "
        const root = document.querySelector('whos-responsible').shadowRoot;
        root.querySelector('[data-do=decks]').click();
        return new Promise((done) => setTimeout(() => {
          root.querySelector('[data-deck=classroom]').click();
          done(true);
        }, 50))";
    host.inside::<bool>(0, choose).await?;
    let changed =
        "return document.querySelector('whos-responsible').getAttribute('deck') === 'classroom'";
    host.wait_inside(0, "the other deck", changed).await?;
    host.place(0).await?;
    expect("violations", host.inside::<Vec<String>>(0, "return window.violations").await?, vec![])
}

async fn the_documented_sandbox_keeps_the_round(browser: Browser) -> Result<()> {
    let values = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    let host = Host::open(browser, &frame(&format!("sandbox=\"{values}\""))).await?;
    host.wait_playable(0).await?;
    host.place(0).await?;
    let saved = "
        return Object.keys(localStorage).some((name) => name.startsWith('whos-responsible/'))";
    host.wait_inside(0, "the round to be saved", saved).await?;
    host.wait_fits(0).await
}

async fn without_scripts_in_the_sandbox_links_to_the_tables_are_there(
    browser: Browser,
) -> Result<()> {
    let policy = format!("{DEFAULT_CSP}; frame-ancestors *");
    let site = Server::site()?.csp(Some(&policy)).start()?;
    let host = Host::open_with(site, browser, &frame("sandbox")).await?;
    // Scripts cannot look inside: WebDriver can.
    host.driver.enter_frame(0).await?;
    host.wait("the links", async || {
        let links = host.driver.find_all(thirtyfour::By::Css("noscript a")).await;
        let seen = links.map_err(browser::Error::from)?;
        Ok(seen.len() == 3 && seen[0].is_displayed().await.map_err(browser::Error::from)?)
    })
    .await?;
    host.driver.enter_default_frame().await?;
    let height: Value = host.value("document.querySelector('#one').clientHeight").await?;
    expect("the height", height, 300.into())
}
