//! A page's styles do not reach into the game, nor the game's out of it.

use std::collections::BTreeMap;

use browser::{Browser, Result, Server, Setup};
use serde_json::json;

use browser::journey::{Journey, none};

browser::behaviours!(
    chromium,
    Chromium: a_hostile_page_changes_nothing_in_the_game,
    the_game_changes_nothing_around_it,
);
browser::behaviours!(
    firefox,
    Firefox: a_hostile_page_changes_nothing_in_the_game,
    the_game_changes_nothing_around_it,
);
browser::behaviours!(webkit, WebKit: a_hostile_page_changes_nothing_in_the_game);

const HOSTILE: &str = include_str!("../../fixtures/hostile.css");
/// Nothing is reserved, so that the game's own height is seen, and the scroll bar is always there.
const FRIENDLY: &str =
    "html { overflow-y: scroll; } body { margin: 0; } whos-responsible { min-height: 0; }";
const INSIDE: &str = ".game, .bar, .bar h1, .meta, .position, .tools a, .tools button, .tools svg, .pips, .pips i,
    .table, .hand, .under, .card, .face, .service, .task, .ask-hint, .sides, .sides button, .column,
    .column-head, .column h2, .column .count, .motto, .how, dialog, .sheet, .choices, .choices label, select";
const OUTSIDE: &str =
    "main, h1, h2, p, a, button, select, ul, li, section, article, .card, .game, .aside, dialog";

const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>
<link rel="stylesheet" href="/page-around.css"><script type="module" src="/whos-responsible.js"></script></head>
<body><whos-responsible seed="7" motion="less" theme="light"></whos-responsible></body></html>"#;

const AROUND: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>
<link rel="stylesheet" href="/page-around.css"></head><body><main><h1>A page</h1><h2>with elements</h2><p class="card">of <a href="/">all</a> <button class="primary">kinds</button></p>
<select><option>one</option></select><ul><li>item</li></ul><section class="hand"><article class="explanation">text</article></section>
<div class="game">game</div><div class="aside">aside</div><dialog open>dialog</dialog></main><footer></footer></body></html>"#;

/// By element and property: how the browser draws it.
type Portrait = BTreeMap<String, BTreeMap<String, String>>;

/// Every computed property of the elements found, and their sizes.
const PORTRAIT: &str = "
    const [where, selectors] = arguments;
    const within = where ? document.querySelector(where).shadowRoot : document;
    return Object.fromEntries(selectors.split(',').map((one) => one.trim()).flatMap((selector) => {
      const element = within.querySelector(selector);
      if (!element) return [];
      const style = getComputedStyle(element);
      const seen = Object.fromEntries(Array.from(style)
        .filter((name) => !name.startsWith('--')).map((name) => [name, style.getPropertyValue(name)]));
      const box = element.getBoundingClientRect();
      return [[selector, { ...seen, size: `${Math.round(box.width)} x ${Math.round(box.height)}` }]];
    }))";

fn differences(before: &Portrait, after: &Portrait) -> Vec<String> {
    let mut found = Vec::new();
    for (element, properties) in before {
        for (property, value) in properties {
            let other = after.get(element).and_then(|seen| seen.get(property));
            if other != Some(value) {
                found.push(format!("  {element} {property}: {value} became {other:?}"));
            }
        }
    }
    found
}

async fn a_hostile_page_changes_nothing_in_the_game(browser: Browser) -> Result<()> {
    let mut portraits = Vec::new();
    for css in [FRIENDLY, HOSTILE] {
        let server = Server::site()?.file("/around.html", PAGE).file("/page-around.css", css);
        let journey = Journey::open_on(server, browser, Setup::desktop(), "/around.html").await?;
        journey.wait_for_selector(".card").await?;
        journey.dialog("settings").await?;
        journey.frames().await?;
        let args = vec![json!("whos-responsible"), json!(INSIDE)];
        let portrait: Portrait = journey.run_as(PORTRAIT, args).await?;
        assert!(portrait.len() > 25, "too few elements were found: {:?}", portrait.keys());
        portraits.push(portrait);
    }
    let found = differences(&portraits[0], &portraits[1]);
    none("the page's styles leak in", &found)
}

async fn the_game_changes_nothing_around_it(browser: Browser) -> Result<()> {
    let server = Server::site()?.file("/around.html", AROUND).file("/page-around.css", FRIENDLY);
    let journey = Journey::open_on(server, browser, Setup::desktop(), "/around.html").await?;
    let args = || vec![json!(""), json!(OUTSIDE)];
    let before: Portrait = journey.run_as(PORTRAIT, args()).await?;
    assert!(before.len() > 12, "too few elements were found: {:?}", before.keys());
    let mount = "
        const script = document.createElement('script');
        script.type = 'module';
        script.src = '/whos-responsible.js';
        document.head.append(script);
        document.querySelector('footer').append(document.createElement('whos-responsible'))";
    journey.run(mount, vec![]).await?;
    journey.wait_for_selector(".card").await?;
    journey.dialog("settings").await?;
    let after: Portrait = journey.run_as(PORTRAIT, args()).await?;
    none("the game's styles leak out", &differences(&before, &after))?;
    journey.assert_no_problems().await
}
