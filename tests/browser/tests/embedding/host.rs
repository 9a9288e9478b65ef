//! Somebody's page with games in it.

use browser::{Browser, Result, Server, Setup};
use serde::de::DeserializeOwned;
use serde_json::Value;

use browser::journey::Journey;

/// The page's own script: keeps what it is told and what the console warns of.
const LISTENER: &str = "
    window.heard = []; window.warned = []; window.later = 0;
    // Time that passes, on every clock; and what the device's owner, or its network, sets.
    window.device = +(sessionStorage.device ?? 0);
    const now = Date.now;
    Date.now = () => now() + later + device;
    const steady = performance.now.bind(performance);
    performance.now = () => steady() + later;
    const get = fetch;
    window.fetch = (address, ...rest) => {
      window.fetching?.(String(address));
      return get(address, ...rest);
    };
    const warn = console.warn;
    console.warn = (...words) => { warned.push(words.join(' ')); warn(...words); };
    for (const name of ['ready', 'round-start', 'placed', 'progress', 'round-end', 'resize', 'error']) {
      document.addEventListener(name, (event) => {
        if (event.detail?.version) heard.push([name, event.target.id, event.detail]);
      });
    }";

/// A browser that lets nobody keep anything.
const NO_STORAGE: &str = "
    Storage.prototype.getItem = Storage.prototype.setItem =
      () => { throw new DOMException('no', 'SecurityError'); };";

/// Opens a page with this body; `#one` is the game that the journey looks at.
pub(crate) async fn open(browser: Browser, body: &str) -> Result<Journey> {
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A post</title>\
         <link rel=stylesheet href=/post.css><script src=/listener.js></script><script type=module src=/whos-responsible.js></script>\
         </head><body><h1>A post</h1>{body}</body></html>"
    );
    let server = Server::site()?
        .file("/post.html", page)
        .file("/listener.js", LISTENER)
        .file("/no-storage.js", NO_STORAGE)
        .file("/post.css", ".tall { height: 5000px; }");
    Journey::open_on(server, browser, Setup::desktop(), "/post.html").await
}

/// Waits until so many games are playable.
pub(crate) async fn ready(journey: &Journey, games: usize) -> Result<()> {
    let body =
        "return document.querySelectorAll('whos-responsible[data-ready]').length === arguments[0]";
    journey.wait_js(&format!("{games} games to be playable"), body, vec![games.into()]).await
}

/// The details of the events of one name that a game has sent.
pub(crate) async fn heard<T: DeserializeOwned>(
    journey: &Journey,
    id: &str,
    name: &str,
) -> Result<Vec<T>> {
    let body = "return heard.filter(([name, id]) => id === arguments[0] && name === arguments[1]).map(([,, detail]) => detail)";
    journey.run_as(body, vec![id.into(), name.into()]).await
}

/// What a script on the page gives.
pub(crate) async fn js<T: DeserializeOwned>(journey: &Journey, body: &str) -> Result<T> {
    journey.run_as(body, Vec::<Value>::new()).await
}
