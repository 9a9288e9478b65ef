//! Messages: only those of the parent that are well-formed do anything, on either side.

use browser::{Browser, Result, Server, Session, Setup, fixtures};
use serde_json::{Value, json};

use crate::host::{Host, expect};

browser::behaviours!(
    chromium,
    Chromium: junk_is_read_as_nothing,
    heights_that_never_settle_come_to_rest,
    junk_from_the_parent_changes_nothing,
    windows_that_are_not_the_parent_are_ignored,
    the_resizer_heeds_only_frames_that_are_the_games,
);
browser::behaviours!(
    firefox,
    Firefox: junk_is_read_as_nothing,
    junk_from_the_parent_changes_nothing,
    windows_that_are_not_the_parent_are_ignored,
    the_resizer_heeds_only_frames_that_are_the_games,
);

const OURS: &str = "<script src=\"{site}/whos-responsible-resizer.js\"></script>";
const FRAME: &str = "<iframe id=\"one\" title=\"Game\" src=\"{site}/embed.html?motion=less\" width=\"800\" height=\"300\"></iframe>";

/// A page of the site that is not in a frame, so its scripts can be imported without starting.
async fn alone(browser: Browser) -> Result<(Server, Session)> {
    let page =
        "<!doctype html><html lang=\"en\"><head><title>alone</title></head><body></body></html>";
    let server = Server::site()?
        .dir("/fixtures", fixtures().join("embed"))
        .file("/alone.html", page)
        .start()?;
    let session = Session::start(browser, Setup::desktop()).await?;
    session.goto(&server.url("/alone.html")).await?;
    Ok((server, session))
}

async fn junk_is_read_as_nothing(browser: Browser) -> Result<()> {
    let (_server, session) = alone(browser).await?;
    // Whatever is read as something must be one of the few messages, of its own plain fields.
    let fuzz = "return (async () => {
        const { read } = await import('/whos-responsible-embed.js');
        const { junk, nasty, randoms } = await import('/fixtures/junk.js');
        const next = randoms(4), known = { 'h5p': ['ready', 'hello', 'resizePrepared', 'resize'],
          'whos-responsible': ['hello'] };
        const count = { all: 0, read: 0, bad: [] };
        for (let n = 0; n < 6000; n++) {
          const data = n % 5 ? junk(next) : nasty(next);
          count.all += 1;
          let answer;
          try { answer = read(data); } catch (error) { count.bad.push(`${n} threw ${error}`); continue; }
          if (answer === null) continue;
          count.read += 1;
          const right = Object.keys(answer).join() === 'context,action'
            && known[answer.context]?.includes(answer.action)
            && data.context === answer.context && data.action === answer.action;
          if (!right) count.bad.push(`${n} was read as ${JSON.stringify(answer)}`);
        }
        count.right = Object.entries(known).every(([context, actions]) =>
          actions.every((action) => read({ context, action, more: 1 })?.action === action));
        return count;
    })()";
    let count: Value = session.run(fuzz, vec![]).await?;
    expect("messages", count["all"].clone(), json!(6000))?;
    expect("misread", count["bad"].clone(), json!([]))?;
    expect("well-formed ones are read", count["right"].clone(), json!(true))?;
    expect("some were by chance", count["read"].as_u64() > Some(20), true)
}

async fn heights_that_never_settle_come_to_rest(browser: Browser) -> Result<()> {
    let (_server, session) = alone(browser).await?;
    let ask = "return (async () => {
        const { settle } = await import('/whos-responsible-embed.js');
        // What is asked for when something else is wanted every so many ms.
        const run = (every, want) => {
          let asked = [], heights = [];
          for (let n = 0; n < 60; n++) {
            const height = settle(asked, want(n), n * every);
            if (height === null) continue;
            heights.push(height);
            asked.push({ height, at: n * every });
          }
          return heights;
        };
        // A layout that wants 500 at 600 and 600 at 500; one that grows in steps.
        const swings = run(50, (n) => 500 + 100 * (n % 2)), grows = run(200, (n) => n * 10);
        return {
          swings: new Set(swings.slice(6)).size, asked: swings.length < 45,
          calm: settle([{ height: 900, at: 0 }], 400, 5000),
          first: settle([], 700, 0),
          silence: settle(Array.from({ length: 12 }, (_, n) => ({ height: n, at: n })), 5, 30),
          grown: grows.at(-1),
        };
    })()";
    let found = session.run(ask, vec![]).await?;
    let want = json!({ "swings": 1, "asked": true, "calm": 400, "first": 700, "silence": null,
                       "grown": 590 });
    expect("the heights", found, want)
}

async fn junk_from_the_parent_changes_nothing(browser: Browser) -> Result<()> {
    let host = Host::open(browser, &format!("{FRAME}{OURS}")).await?;
    host.wait_fits(0).await?;
    let height = host.height(0).await?;
    let send = "return (async () => {
        const { junk, randoms } = await import('/junk.js');
        const next = randoms(7), frame = document.querySelector('#one').contentWindow;
        let sent = 0;
        for (let n = 0; n < 2500; n++) {
          frame.postMessage(junk(next), '*');
          sent += 1;
        }
        frame.postMessage('the last', '*');
        return sent;
    })()";
    // The frame sees the last one come in.
    let watch = "
        window.errors = [];
        addEventListener('error', (event) => window.errors.push(event.message));
        addEventListener('message', (event) => { if (event.data === 'the last') window.last = true; });
        return true";
    host.inside::<bool>(0, watch).await?;
    expect("messages sent", host.run(send, vec![]).await?, json!(2500))?;
    host.wait_inside(0, "the last message", "return window.last === true").await?;
    expect("errors", host.inside::<Vec<String>>(0, "return window.errors").await?, vec![])?;
    host.wait_fits(0).await?;
    expect("the height", host.height(0).await?, height)?;
    host.place(0).await
}

async fn windows_that_are_not_the_parent_are_ignored(browser: Browser) -> Result<()> {
    let stranger = "<iframe title=\"Stranger\" src=\"/stranger.html\"></iframe>";
    let host = Host::open(browser, &format!("{FRAME}{stranger}")).await?;
    host.wait_playable(0).await?;
    let listen = "
        addEventListener('message', (event) => {
          if (event.data === 'the last') window.last = event.source !== parent;
        });
        return true";
    host.inside::<bool>(0, listen).await?;
    // A frame beside it, which can reach it, says everything that the parent could say.
    let talk = "
        const frame = parent.frames[0];
        for (const context of ['h5p', 'whos-responsible'])
          for (const action of ['hello', 'ready', 'resizePrepared', 'resize'])
            frame.postMessage({ context, action, version: 1 }, '*');
        frame.postMessage('the last', '*');
        return true";
    host.inside::<bool>(1, talk).await?;
    host.wait_inside(0, "the stranger's last message", "return window.last === true").await?;
    // So does the frame itself.
    let itself = "
        window.last = false;
        addEventListener('message', (event) => { if (event.data === 'mine') window.last = true; });
        postMessage({ context: 'whos-responsible', action: 'hello' }, '*');
        postMessage({ context: 'h5p', action: 'hello' }, '*');
        postMessage('mine', '*');
        return true";
    host.inside::<bool>(0, itself).await?;
    host.wait_inside(0, "its own last message", "return window.last === true").await?;
    let sizes: Vec<Value> =
        host.value("window.said.filter((one) => one.action !== 'hello')").await?;
    expect("what the parent was told but hello", sizes, vec![])?;
    let scrolls = "return !('fits' in document.documentElement.dataset) && innerHeight === 300";
    expect("it still scrolls", host.inside::<bool>(0, scrolls).await?, true)
}

async fn the_resizer_heeds_only_frames_that_are_the_games(browser: Browser) -> Result<()> {
    let ours =
        "<iframe id=\"one\" title=\"A\" src=\"/stranger.html\" data-whos-responsible></iframe>";
    let other = "<iframe id=\"two\" title=\"B\" src=\"/stranger.html?x=embed.html\"></iframe>";
    let moved = "<iframe id=\"three\" title=\"C\" src=\"{site}/learn.html\" data-whos-responsible></iframe>";
    let host = Host::open(browser, &format!("{ours}{other}{moved}{OURS}")).await?;
    let say = |messages: &str| {
        format!("for (const one of {messages}) parent.postMessage(one, '*'); return true")
    };
    let height = async |id: &str| -> Result<String> {
        host.value(&format!("document.querySelector('#{id}').style.height")).await
    };
    let heard = async || {
        host.wait_js("the last message", "return window.said.includes('last')", vec![]).await?;
        host.run("window.said = []", vec![]).await
    };
    let resize = |height: &str| {
        format!("{{ context: 'whos-responsible', version: 1, action: 'resize', height: {height} }}")
    };
    // Heights that are none do nothing; those beyond reason are cut.
    let bad = ["NaN", "Infinity", "'500'", "null", "{ valueOf: 500 }", "[500]", "500n"];
    let bad: Vec<String> = bad.into_iter().map(resize).collect();
    host.inside::<bool>(0, &say(&format!("[{}, 'last']", bad.join(",")))).await?;
    heard().await?;
    expect("after no numbers", height("one").await?, String::new())?;
    for (asked, want) in [("437.2", "438px"), ("-5", "100px"), ("1e9", "20000px")] {
        host.inside::<bool>(0, &say(&format!("[{}, 'last']", resize(asked)))).await?;
        heard().await?;
        expect(asked, height("one").await?, want.to_owned())?;
    }
    // Another version, another context, an event that is none: nothing.
    let odd = "[{ context: 'whos-responsible', version: 2, action: 'resize', height: 300 },
        { context: 'h5p', version: 1, action: 'resize', height: 300 },
        { context: 'whos-responsible', version: 1, event: 'click', detail: null }, 'last']";
    host.run("document.querySelector('#one').onclick = () => window.said.push('clicked')", vec![])
        .await?;
    host.inside::<bool>(0, &say(odd)).await?;
    heard().await?;
    expect("after odd messages", height("one").await?, "20000px".to_owned())?;
    // A frame that is not the game's.
    host.inside::<bool>(1, &say(&format!("[{}, 'last']", resize("500")))).await?;
    heard().await?;
    expect("a frame of something else", height("two").await?, String::new())?;
    // A frame that shows another origin than its address says, as after a redirect.
    let back = "Object.defineProperty(document.querySelector('#three'), 'src',
        { get: () => 'https://example.org/embed.html' })";
    host.run(back, vec![]).await?;
    host.inside::<bool>(2, &say(&format!("[{}, 'last']", resize("500")))).await?;
    heard().await?;
    expect("a frame from elsewhere", height("three").await?, String::new())
}
