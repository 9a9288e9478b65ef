//! A frame in a post: WordPress gives it a sandbox, a secret and its height; links and saving are
//! forbidden, and the game says so.

use browser::{Browser, Result};
use serde_json::Value;

use crate::host::{Host, expect};

browser::behaviours!(
    chromium,
    Chromium: wordpress_shows_the_frame_as_high_as_the_game,
    a_secret_that_is_none_is_not_told,
    a_sandbox_that_forbids_links_shows_their_address,
    a_sandbox_that_allows_links_opens_them,
    a_sandbox_that_forbids_saving_is_blamed_for_it,
    in_a_low_frame_the_next_card_can_be_reached,
);
browser::behaviours!(
    firefox,
    Firefox: wordpress_shows_the_frame_as_high_as_the_game,
    a_sandbox_that_forbids_links_shows_their_address,
    a_sandbox_that_allows_links_opens_them,
    a_sandbox_that_forbids_saving_is_blamed_for_it,
);

const WORDPRESS: &str = "<script src=\"/host-wordpress.js\"></script>";

/// A frame as WordPress makes it of an answer.
fn post(secret: &str, width: u32) -> String {
    format!(
        "<iframe id=\"one\" title=\"Game\" sandbox=\"allow-scripts\" width=\"{width}\" height=\"640\" \
         style=\"position:absolute;visibility:hidden\" data-secret=\"{secret}\" \
         src=\"{{site}}/embed.html?motion=less&amp;lang=en#?secret={secret}\"></iframe>{WORDPRESS}"
    )
}

fn frame(sandbox: &str) -> String {
    format!(
        "<iframe id=\"one\" title=\"Game\" sandbox=\"{sandbox}\" width=\"360\" height=\"640\" \
         src=\"{{site}}/embed.html?motion=less&amp;lang=en\"></iframe>"
    )
}

async fn wordpress_shows_the_frame_as_high_as_the_game(browser: Browser) -> Result<()> {
    for width in [720, 360] {
        let host = Host::open(browser, &post("aB3xYz12q", width)).await?;
        // Before the game is there: whatever is in the frame has a right to be seen.
        host.wait("the frame to be shown", async || {
            host.value("getComputedStyle(document.querySelector('#one')).visibility === 'visible'")
                .await
        })
        .await?;
        host.wait_playable(0).await?;
        host.place(0).await?;
        let fits = "
            const needed = Math.ceil(document.body.getBoundingClientRect().height);
            const scrolls = getComputedStyle(document.documentElement).overflowY !== 'hidden';
            return needed > 200 && (needed <= 1000 ? innerHeight === needed && !scrolls
              : innerHeight === 1000 && scrolls)";
        host.wait_inside(0, "the frame to be as high as it may", fits).await?;
        let heights: Vec<u32> = host.value("window.heights").await?;
        expect("heights are few", heights.len() < 30, true)?;
        expect(
            "heights that WordPress cuts",
            heights.iter().filter(|one| **one > 1000).count(),
            0,
        )?;
    }
    Ok(())
}

async fn a_secret_that_is_none_is_not_told(browser: Browser) -> Result<()> {
    for fragment in ["", "#?secret=", "#?secret=a%22b", "#?secret=a&b", "#secret=abc"] {
        let frame = format!(
            "<iframe id=\"one\" title=\"Game\" width=\"360\" height=\"640\" \
             src=\"{{site}}/embed.html?motion=less{fragment}\"></iframe>"
        );
        let host = Host::open(browser, &frame).await?;
        host.wait_playable(0).await?;
        let said: Value = host.value("window.said.filter(({ message }) => message)").await?;
        expect(fragment, said, serde_json::json!([]))?;
    }
    Ok(())
}

/// Places a card and follows the link below its explanation.
async fn follow(host: &Host) -> Result<String> {
    host.wait_playable(0).await?;
    host.place(0).await?;
    let press = "
        const root = document.querySelector('whos-responsible').shadowRoot;
        const link = root.querySelector('[data-explains] a[target=_blank][href^=\"https:\"]');
        link.click();
        return link.href";
    host.inside(0, press).await
}

async fn a_sandbox_that_forbids_links_shows_their_address(browser: Browser) -> Result<()> {
    for sandbox in ["allow-scripts", "allow-scripts allow-same-origin"] {
        let host = Host::open(browser, &frame(sandbox)).await?;
        let address = follow(&host).await?;
        let shown = "
            const dialog = document.querySelector('dialog[open]');
            return dialog ? [dialog.querySelector('textarea').value, dialog.textContent] : null";
        let open = "return document.querySelector('dialog[open]') !== null";
        host.wait_inside(0, "the address to be shown", open).await?;
        let [value, words]: [String; 2] = host.inside(0, shown).await?;
        expect("the address", value, address)?;
        expect(&words, words.contains("lets no link open"), true)?;
        // It is chosen, so that it can be copied, and goes away again.
        let chosen = "return String(document.activeElement.value) ===
            document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)";
        expect("the address is selected", host.inside(0, chosen).await?, true)?;
        let close = "[...document.querySelectorAll('dialog button')].at(-1).click(); return true";
        host.inside::<bool>(0, close).await?;
        let gone = "return !document.querySelector('dialog')";
        host.wait_inside(0, "the dialog to be gone", gone).await?;
    }
    Ok(())
}

async fn a_sandbox_that_allows_links_opens_them(browser: Browser) -> Result<()> {
    let host = Host::open(browser, &frame("allow-scripts allow-popups")).await?;
    // The place that it leads to is none of this journey's business.
    host.wait_playable(0).await?;
    host.place(0).await?;
    let opened = "
        window.open = (...asked) => {
          window.asked = asked;
          return { set opener(value) { window.cut = value === null; },
            location: { replace: (to) => { window.to = to; } } };
        };
        const root = document.querySelector('whos-responsible').shadowRoot;
        const link = root.querySelector('[data-explains] a[target=_blank][href^=\"https:\"]');
        link.click();
        return window.cut && window.to === link.href && !document.querySelector('dialog')";
    expect("the link is opened, and knows nobody", host.inside(0, opened).await?, true)
}

async fn a_sandbox_that_forbids_saving_is_blamed_for_it(browser: Browser) -> Result<()> {
    for (sandbox, blamed) in [("allow-scripts", true), ("allow-scripts allow-same-origin", false)] {
        let host = Host::open(browser, &frame(sandbox)).await?;
        host.wait_playable(0).await?;
        host.place(0).await?;
        let notice = "return document.querySelector('whos-responsible').shadowRoot
            .querySelector('[data-notice]')?.textContent ?? ''";
        if blamed {
            let there = "return document.querySelector('whos-responsible').shadowRoot
                .querySelector('[data-notice]') !== null";
            host.wait_inside(0, "a notice", there).await?;
        }
        let notice: String = host.inside(0, notice).await?;
        expect(&notice, notice.contains("page around this frame"), blamed)?;
        expect(&notice, notice.contains("browser"), false)?;
    }
    Ok(())
}

async fn in_a_low_frame_the_next_card_can_be_reached(browser: Browser) -> Result<()> {
    for (width, height) in [(360, 640), (320, 640), (390, 500)] {
        let frame = frame("allow-scripts")
            .replace("360", &width.to_string())
            .replace("640", &height.to_string());
        let host = Host::open(browser, &frame).await?;
        host.wait_playable(0).await?;
        // A finger's flick leaves the focus where it is, which would scroll, and its events carry
        // their own times: however busy the machine is, it is one.
        let hand = "
            const { x, y, width, height } = document.querySelector('whos-responsible').shadowRoot
              .querySelector('.hand .face').getBoundingClientRect();
            return [x + width / 2, y + height / 2]";
        let rests = format!(
            "const place = () => {{ {hand} }}; const was = String(place());
            return new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() =>
              tell(String(place()) === was))))"
        );
        host.wait_inside(0, "the card to lie where it stays", &rests).await?;
        let [x, y]: [f64; 2] = host.inside(0, hand).await?;
        let place =
            "(({ x, y }) => [x, y])(document.querySelector('#one').getBoundingClientRect())";
        let [left, top]: [f64; 2] = host.value(place).await?;
        let at = (left + x, top + y);
        host.finger().fling(at, (at.0 - 110.0, at.1)).await?;
        let seen = "
            const next = document.querySelector('whos-responsible').shadowRoot.querySelector('[data-next]');
            const { top, bottom } = next?.getBoundingClientRect() ?? { top: -1 };
            return top >= 0 && bottom <= innerHeight";
        host.wait_inside(0, &format!("Next card at {width}x{height}"), seen).await?;
        // What is explained may get its size late, as it does on a slow phone.
        let grow = "
            const root = document.querySelector('whos-responsible').shadowRoot;
            root.querySelector('[data-explains] .why').style.paddingBottom = '24px';
            return true";
        host.inside::<bool>(0, grow).await?;
        host.wait_inside(0, &format!("Next card below more, at {width}x{height}"), seen).await?;
        // And the card after it.
        let on = "
            const root = document.querySelector('whos-responsible').shadowRoot;
            root.querySelector('[data-next]').click();
            return true";
        host.inside::<bool>(0, on).await?;
        let card = "
            const face = document.querySelector('whos-responsible').shadowRoot.querySelector('.hand .face');
            return (face?.getBoundingClientRect().top ?? -1) >= 0";
        host.wait_inside(0, &format!("the next card at {width}x{height}"), card).await?;
    }
    Ok(())
}
