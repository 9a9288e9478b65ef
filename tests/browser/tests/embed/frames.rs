//! The frame sizes itself: under H5P's resizer, under our own, and not where the host is silent.

use browser::{Browser, Error, Result};
use serde_json::{Value, json};

use crate::host::{Host, actions, expect};

browser::behaviours!(
    chromium,
    Chromium: under_h5ps_resizer_the_frame_is_as_high_as_the_game,
    under_our_resizer_every_frame_is_as_high_as_its_game,
    both_resizers_on_a_page_agree,
    with_a_silent_host_the_frame_can_be_scrolled,
    with_a_host_that_does_not_follow_the_frame_can_be_scrolled,
    borders_that_are_part_of_the_height_hide_nothing,
    what_happens_in_the_game_is_heard_on_the_iframe,
    a_dialog_opens_where_the_visitor_looks,
);
browser::behaviours!(
    firefox,
    Firefox: under_h5ps_resizer_the_frame_is_as_high_as_the_game,
    under_our_resizer_every_frame_is_as_high_as_its_game,
    with_a_silent_host_the_frame_can_be_scrolled,
    what_happens_in_the_game_is_heard_on_the_iframe,
);
browser::behaviours!(
    webkit,
    WebKit: under_h5ps_resizer_the_frame_is_as_high_as_the_game,
    under_our_resizer_every_frame_is_as_high_as_its_game,
);

const FRAME: &str = "<div id=\"column\"><iframe id=\"one\" title=\"Game\" \
     src=\"{site}/embed.html?motion=less&amp;lang=en\" width=\"800\" height=\"300\"></iframe></div>";
const H5P: &str = "<script src=\"/host-h5p.js\"></script>";
const OURS: &str = "<script src=\"{site}/whos-responsible-resizer.js\"></script>";

/// Makes what is in the frame higher, then lower, and the frame narrower, then wider. It follows.
async fn assert_follows(host: &Host) -> Result<()> {
    // As wide as a column of text, whatever the scroll bar of the page does.
    host.run("document.querySelector('#column').style.width = '800px'", vec![]).await?;
    host.wait_inside(0, "the frame to be as wide as the column", "return innerWidth >= 790")
        .await?;
    host.wait_fits(0).await?;
    let first = host.height(0).await?;
    let more = "
        const more = document.createElement('p');
        more.id = 'more'; more.style.cssText = 'height:700px;flex:none';
        document.querySelector('whos-responsible').shadowRoot.querySelector('.game').append(more);
        return true";
    host.inside::<bool>(0, more).await?;
    host.wait_inside(0, "the frame to grow", "return innerHeight > 1200").await?;
    host.wait_fits(0).await?;
    let less = "
        document.querySelector('whos-responsible').shadowRoot.querySelector('#more').remove();
        return true";
    host.inside::<bool>(0, less).await?;
    host.wait_inside(0, "the frame to shrink", "return innerHeight < 900").await?;
    host.wait_fits(0).await?;
    let close = |height: u32| height.abs_diff(first) <= 8;
    expect("the height is that of before", close(host.height(0).await?), true)?;
    // A hidden WebKitGTK draws nothing for seconds, and then tells of no other width.
    if host.browser() == Browser::WebKit {
        return Ok(());
    }
    host.run("document.querySelector('#one').style.maxWidth = '360px'", vec![]).await?;
    host.wait_inside(0, "the frame to be narrow", "return innerWidth <= 360").await?;
    host.wait_fits(0).await?;
    host.run("document.querySelector('#one').style.maxWidth = ''", vec![]).await?;
    host.wait_inside(0, "the frame to be wide", "return innerWidth >= 790").await?;
    host.wait_fits(0).await?;
    expect("the height is that of before", close(host.height(0).await?), true)
}

async fn under_h5ps_resizer_the_frame_is_as_high_as_the_game(browser: Browser) -> Result<()> {
    // The resizer may come long after the frame.
    let host = Host::open(browser, FRAME).await?;
    host.wait_playable(0).await?;
    let late = "
        const script = document.createElement('script');
        script.src = '/host-h5p.js';
        document.body.append(script)";
    host.run(late, vec![]).await?;
    assert_follows(&host).await?;
    let log: Value = host.value("window.asked").await?;
    let asked = actions(&log);
    expect("what the frame says first", asked.first().copied(), Some("hello"))?;
    expect("hellos", asked.iter().filter(|one| **one == "hello").count(), 1)?;
    // Five changes: a loop would be far above this.
    if asked.len() > 60 {
        return Err(Error::new(format!("the frame asked {} times: {log}", asked.len())));
    }
    for one in log.as_array().into_iter().flatten().filter(|one| one["action"] != "hello") {
        let height = one["scrollHeight"].as_u64().unwrap_or_default();
        if !(100..5000).contains(&height) {
            return Err(Error::new(format!("an odd height: {one}")));
        }
    }
    Ok(())
}

async fn under_our_resizer_every_frame_is_as_high_as_its_game(browser: Browser) -> Result<()> {
    let second = "<iframe id=\"two\" title=\"Spiel\" src=\"{site}/embed.html?deck=classroom&amp;lang=es\" \
                  width=\"360\" height=\"200\"></iframe>";
    let host = Host::open(browser, &format!("{FRAME}{second}{OURS}")).await?;
    assert_follows(&host).await?;
    host.run("document.querySelector('#two').scrollIntoView({ behavior: 'instant' })", vec![])
        .await?;
    host.wait_fits(1).await?;
    // A frame that comes later is heard too.
    let third = "
        const frame = document.querySelector('#one').cloneNode();
        frame.id = 'three'; frame.style.height = '';
        document.body.append(frame);
        // A browser draws nothing in frames that are out of sight.
        frame.scrollIntoView({ behavior: 'instant' })";
    host.run(third, vec![]).await?;
    host.wait_fits(2).await
}

async fn both_resizers_on_a_page_agree(browser: Browser) -> Result<()> {
    let host = Host::open(browser, &format!("{FRAME}{H5P}{OURS}")).await?;
    assert_follows(&host).await
}

async fn with_a_silent_host_the_frame_can_be_scrolled(browser: Browser) -> Result<()> {
    let host = Host::open(browser, FRAME).await?;
    host.wait_playable(0).await?;
    expect("the height", host.height(0).await?, 300)?;
    let scrolled = "
        const html = document.documentElement;
        scrollTo(0, 200);
        return html.scrollHeight > innerHeight && scrollY === 200 && !('fits' in html.dataset)";
    expect("scrolls", host.inside::<bool>(0, scrolled).await?, true)
}

async fn with_a_host_that_does_not_follow_the_frame_can_be_scrolled(
    browser: Browser,
) -> Result<()> {
    let host = Host::open(browser, &format!("{FRAME}{OURS}")).await?;
    host.wait_fits(0).await?;
    host.run("document.querySelector('#one').style.maxHeight = '400px'", vec![]).await?;
    let scrolls = "
        const html = document.documentElement;
        return innerHeight === 400 && getComputedStyle(html).overflowY !== 'hidden'";
    host.wait_inside(0, "the frame to be scrollable", scrolls).await?;
    host.run("document.querySelector('#one').style.maxHeight = ''", vec![]).await?;
    host.wait_fits(0).await
}

async fn borders_that_are_part_of_the_height_hide_nothing(browser: Browser) -> Result<()> {
    for script in [H5P, OURS] {
        let host = Host::open(browser, &format!("{FRAME}{script}")).await?;
        let border = "
            const frame = document.querySelector('#one');
            frame.style.boxSizing = 'border-box'; frame.style.border = '7px solid'";
        host.run(border, vec![]).await?;
        host.wait_fits(0).await.map_err(|error| error.while_doing(script))?;
    }
    Ok(())
}

async fn what_happens_in_the_game_is_heard_on_the_iframe(browser: Browser) -> Result<()> {
    // The resizer comes late: what happened before is kept for it.
    let host = Host::open(browser, FRAME).await?;
    host.wait_playable(0).await?;
    let happen = "
        const game = document.querySelector('whos-responsible');
        const tell = (name, detail, Kind = CustomEvent) =>
          game.dispatchEvent(new Kind(name, { detail, bubbles: true, composed: true }));
        tell('placed', { version: 1, card: 'guard-buildings', right: true });
        tell('something-else', {});
        tell('progress', null, Event);
        game.shadowRoot.querySelector('.game').dispatchEvent(
          new CustomEvent('round-end', { bubbles: true, composed: false }));
        tell('round-end', { cannot: 'be cloned', because: () => {} });
        return true";
    host.inside::<bool>(0, happen).await?;
    let late = "
        const script = document.createElement('script');
        script.src = document.querySelector('#one').src.replace(/embed.html.*/, 'whos-responsible-resizer.js');
        document.body.append(script)";
    host.run(late, vec![]).await?;
    let last = "return window.events.some(([, name]) => name === 'round-end')";
    host.wait_js("the last event to be heard", last, vec![]).await?;
    let heard: Vec<Value> = host
        .value(
            "window.events.filter(([, , detail]) => detail?.card === 'guard-buildings' \
                    || detail === null)",
        )
        .await?;
    let want = [
        json!(["one", "placed", { "version": 1, "card": "guard-buildings", "right": true }]),
        json!(["one", "round-end", null]),
    ];
    expect("the events", heard, want.to_vec())
}

async fn a_dialog_opens_where_the_visitor_looks(browser: Browser) -> Result<()> {
    let body = format!("{FRAME}{OURS}");
    let host = Host::open(browser, &body).await?;
    host.wait_fits(0).await?;
    // A frame three windows high, of which the visitor sees the upper part.
    let high = "
        const more = document.createElement('p');
        more.style.cssText = 'height:2400px;margin:0';
        document.body.append(more);
        return true";
    host.inside::<bool>(0, high).await?;
    host.wait_fits(0).await?;
    let open = "
        const root = document.querySelector('whos-responsible').shadowRoot;
        root.querySelector('[data-do=decks]').click();
        return true";
    host.inside::<bool>(0, open).await?;
    let seen = "
        const dialog = document.querySelector('whos-responsible').shadowRoot.querySelector('dialog[open]');
        if (!dialog) return false;
        const box = dialog.getBoundingClientRect();
        return box.top >= 0 && box.height > 150 && box.bottom <= 800";
    host.wait_inside(0, "the dialog to be in sight", seen).await
}
