//! Columns out of sight are reached by dragging, whatever scrolls around the game: the page, a part of
//! it, a shadow root, the page around its frame, whoever owns that.

use browser::{Browser, DEFAULT_CSP, Point, Rect, Result, Server, Session, Setup};
use serde_json::{Value, json};

use crate::host::{Host, expect};

browser::behaviours!(
    chromium,
    Chromium: in_a_part_of_a_page_that_scrolls_every_column_is_reached,
    in_a_frame_as_high_as_the_game_every_column_is_reached,
    in_a_frame_of_the_same_site_every_column_is_reached,
);
browser::behaviours!(
    firefox,
    Firefox: in_a_part_of_a_page_that_scrolls_every_column_is_reached,
    in_a_frame_as_high_as_the_game_every_column_is_reached,
);

/// The card in the hand, the last column, and what is in the air, as the frame sees them.
const SEEN: &str = "
    const root = document.querySelector('whos-responsible').shadowRoot;
    const box = (selector) => {
      const it = root.querySelector(selector)?.getBoundingClientRect();
      return it ? { x: it.x, y: it.y, width: it.width, height: it.height } : null;
    };
    return { card: box('.hand .face'), column: box('.column:last-of-type'), flies: box('[data-dragging]'),
      over: root.querySelector('[data-over]')?.dataset.column ?? null,
      placed: root.querySelector('[data-progress]')?.dataset.done ?? null }";

/// A box of what is seen; one without size if it is not there.
fn rect(seen: &Value, name: &str) -> Rect {
    let nowhere = Rect { x: 0.0, y: 0.0, width: 0.0, height: 0.0 };
    serde_json::from_value(seen[name].clone()).unwrap_or(nowhere)
}

/// Carries the card to the lower edge of what is seen, waits for the last column to come, and drops it
/// there. `look` looks into the page of the game, whose corner is at `corner` of the window.
async fn carry(
    session: &Session,
    look: impl AsyncFn() -> Result<Value>,
    corner: impl AsyncFn() -> Result<Point>,
    bottom: f64,
) -> Result<()> {
    let here = async |rect: Rect, x: f64, y: f64| -> Result<Point> {
        let corner = corner().await?;
        Ok(rect.at(x, y).plus(corner.x, corner.y))
    };
    let seen = look().await?;
    let from = here(rect(&seen, "card"), 0.5, 0.3).await?;
    let column = here(rect(&seen, "column"), 0.5, 0.5).await?;
    expect(&format!("a column below {bottom}, at {}", column.y), column.y > bottom, true)?;
    let edge = Point { x: from.x, y: bottom - 6.0 };
    session.mouse().press(from).await?;
    session.mouse().travel(from, edge, 8).await?;
    session
        .wait("the column to come into view", async || {
            let at = here(rect(&look().await?, "column"), 0.5, 0.5).await?;
            Ok(at.y < bottom - 70.0)
        })
        .await?;
    // The card is still where the pointer holds it.
    let seen = look().await?;
    let flies = rect(&seen, "flies");
    let corner = corner().await?;
    let over = Point { x: edge.x - corner.x, y: edge.y - corner.y };
    let near = Rect {
        x: flies.x - 30.0,
        y: flies.y - 30.0,
        width: flies.width + 60.0,
        height: flies.height + 60.0,
    };
    expect(&format!("the card {flies:?} at the pointer {over:?}"), near.contains(over), true)?;
    let off = edge.plus(0.0, -90.0);
    session.mouse().travel(edge, off, 3).await?;
    // What scrolls may go on for a picture or two, and a frame hears of it later still.
    session
        .wait("the page to rest", async || {
            let before = here(rect(&look().await?, "column"), 0.5, 0.4).await?;
            for _ in 0..4 {
                session.frames().await?;
            }
            let after = here(rect(&look().await?, "column"), 0.5, 0.4).await?;
            Ok((before.y - after.y).abs() < 1.0)
        })
        .await?;
    let to = here(rect(&look().await?, "column"), 0.5, 0.4).await?;
    session.mouse().travel(off, to, 6).await?;
    session.wait("the column to lean in", async || Ok(look().await?["over"].is_string())).await?;
    session.mouse().release().await?;
    session.wait("the card to be placed", async || Ok(look().await?["placed"] == "1")).await
}

/// Opens a page of the site's own origin with this body.
async fn page(browser: Browser, setup: Setup, body: &str) -> Result<(Server, Session)> {
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A page</title>\
         <link rel=stylesheet href=/part.css><script type=module src=/whos-responsible.js></script>\
         <script defer src=/part.js></script>{body}</html>"
    );
    let css = "body { margin: 0 } .part { height: 420px; overflow: auto; margin-top: 60px }
        .smooth { scroll-behavior: smooth } .tall { height: 150px } iframe { border: 0; width: 380px; display: block }";
    let js = "for (const part of document.querySelectorAll('[data-shadow]')) {
          const root = part.attachShadow({ mode: 'open' });
          const inner = document.createElement('div');
          inner.style.cssText = 'height:420px;overflow-y:scroll;margin-top:60px';
          inner.append(document.createElement('slot'));
          root.append(inner);
        }";
    let server = Server::site()?
        .file("/part.html", html)
        .file("/part.css", css)
        .file("/part.js", js)
        .csp(Some(&format!("{DEFAULT_CSP}; frame-src 'self'")))
        .start()?;
    let session = Session::start(browser, setup).await?;
    session.goto(&server.url("/part.html")).await?;
    Ok((server, session))
}

const GAME: &str =
    "<whos-responsible deck=controls seed=7 motion=less lang=en loading=eager></whos-responsible>";

fn low() -> Setup {
    Setup::desktop().size(390, 560)
}

async fn in_a_part_of_a_page_that_scrolls_every_column_is_reached(browser: Browser) -> Result<()> {
    for body in [
        format!("<div class=part>{GAME}</div>"),
        format!("<div class='part smooth'>{GAME}</div><div class=tall></div>"),
        format!("<div data-shadow>{GAME}</div>"),
        format!("<main>{GAME}</main>"),
    ] {
        let (_server, session) = page(browser, low(), &body).await?;
        let ready = "return !!document.querySelector('whos-responsible[data-ready]')";
        session.wait_js("the game to be playable", ready, vec![]).await?;
        let look = async || session.run(SEEN, vec![]).await;
        let corner = async || Ok(Point { x: 0.0, y: 0.0 });
        let bottom = if body.contains("main") { 560.0 } else { 480.0 };

        // The wheel, with the card in the air: it stays at the pointer.
        let card = rect(&look().await?, "card");
        let from = card.at(0.5, 0.3);
        session.mouse().press(from).await?;
        session.mouse().travel(from, from.plus(0.0, 20.0), 4).await?;
        session
            .wait("the card to be lifted", async || Ok(look().await?["flies"].is_object()))
            .await?;
        session.frames().await?;
        let before = rect(&look().await?, "flies");
        let wheel = json!({ "type": "mouseWheel", "x": from.x, "y": from.y + 20.0, "deltaX": 0, "deltaY": 120 });
        if browser == Browser::Chromium {
            session.cdp("Input.dispatchMouseEvent", wheel).await?;
        } else {
            let scroll = "const part = document.querySelector('.part')
                    ?? document.querySelector('[data-shadow]')?.shadowRoot.firstChild ?? document.scrollingElement;
                part.scrollBy({ top: 120, behavior: 'instant' })";
            session.run(scroll, vec![]).await?;
        }
        let scrolled = "const part = document.querySelector('.part')
                ?? document.querySelector('[data-shadow]')?.shadowRoot.firstChild ?? document.scrollingElement;
            return part.scrollTop > 60";
        session.wait_js("the part to scroll", scrolled, vec![]).await?;
        session
            .wait(&format!("the card to stay at the pointer ({body})"), async || {
                let now = rect(&look().await?, "flies");
                Ok((now.y - before.y).abs() < 8.0)
            })
            .await?;
        session.keys().press(browser::key::ESCAPE).await?;
        session.mouse().release().await?;
        let back = "const part = document.querySelector('.part')
                ?? document.querySelector('[data-shadow]')?.shadowRoot.firstChild ?? document.scrollingElement;
            part.scrollTo({ top: 0, behavior: 'instant' })";
        session.run(back, vec![]).await?;
        session
            .wait("the card to lie again", async || Ok(look().await?["flies"].is_null()))
            .await?;
        session.frames().await?;
        carry(&session, look, corner, bottom)
            .await
            .map_err(|error| error.while_doing(body.clone()))?;
    }
    Ok(())
}

/// The page around is somebody else's: another origin. With our resizer, and with a frame that is high
/// enough from the start.
async fn in_a_frame_as_high_as_the_game_every_column_is_reached(browser: Browser) -> Result<()> {
    let src = "{site}/embed.html?deck=controls&amp;seed=7&amp;motion=less&amp;lang=en";
    for (height, script, around) in [
        (300, "<script src=\"{site}/whos-responsible-resizer.js\"></script>", ""),
        (1100, "", ""),
        (1100, "", "part"),
    ] {
        let body = format!(
            "<div id=\"around\" class=\"{around}\"><h1>Above</h1><iframe title=\"Game\" src=\"{src}\" width=\"380\" \
             height=\"{height}\"></iframe></div><div id=\"below\"></div>{script}"
        );
        let host = Host::open(browser, &body).await?;
        host.run(
            "const [around, below] = ['around', 'below'].map((id) => document.getElementById(id));
             below.style.height = '900px'; document.body.style.margin = 0;
             if (around.className) around.style.cssText = 'height:520px;overflow:auto'",
            vec![],
        )
        .await?;
        host.wait_playable(0).await?;
        let high = "return innerHeight > 700";
        host.wait_inside(0, "the frame to be high", high).await?;
        let look = async || host.inside::<Value>(0, SEEN).await;
        let corner = async || {
            let place = "const { x, y } = document.querySelector('iframe').getBoundingClientRect();
                return { x, y }";
            let place: Value = host.run(place, vec![]).await?;
            Ok(Point {
                x: place["x"].as_f64().unwrap_or(0.0),
                y: place["y"].as_f64().unwrap_or(0.0),
            })
        };
        let bottom = if around.is_empty() { 800.0 } else { 520.0 };
        if around.is_empty() {
            // The last column ends below the window.
            host.run("document.querySelector('h1').style.marginTop = '300px'", vec![]).await?;
        }
        carry(&host, look, corner, bottom)
            .await
            .map_err(|error| error.while_doing(body.clone()))?;
    }
    Ok(())
}

async fn in_a_frame_of_the_same_site_every_column_is_reached(browser: Browser) -> Result<()> {
    let frame = "<iframe title=Game src='/embed.html?deck=controls&amp;seed=7&amp;motion=less&amp;lang=en' height=800></iframe>";
    for body in [format!("<div class=part>{frame}</div>"), format!("{frame}<div class=tall></div>")]
    {
        let (_server, session) = page(browser, low(), &body).await?;
        let inside = async |body: &str| -> Result<Value> {
            session.driver.enter_default_frame().await?;
            session.driver.enter_frame(0).await?;
            let found = session.run(body, vec![]).await;
            session.driver.enter_default_frame().await?;
            found
        };
        let ready = "return !!document.querySelector('whos-responsible[data-ready]')";
        session.wait("the game to be playable", async || Ok(inside(ready).await? == true)).await?;
        let look = async || inside(SEEN).await;
        let corner = async || {
            let place = "const { x, y } = document.querySelector('iframe').getBoundingClientRect();
                return { x, y }";
            let place: Value = session.run(place, vec![]).await?;
            Ok(Point {
                x: place["x"].as_f64().unwrap_or(0.0),
                y: place["y"].as_f64().unwrap_or(0.0),
            })
        };
        let bottom = if body.contains("part") { 480.0 } else { 560.0 };
        carry(&session, look, corner, bottom)
            .await
            .map_err(|error| error.while_doing(body.clone()))?;
    }
    Ok(())
}
