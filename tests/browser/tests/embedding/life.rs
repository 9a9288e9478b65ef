//! Games that come late, are many, move, leave and come back.

use browser::{Browser, Result, Setup};
use serde_json::Value;

use crate::host::{heard, js, open, ready};
use browser::gallery::play::Play;
use browser::journey::{Journey, expect, say};

browser::behaviours!(
    chromium,
    Chromium: a_game_below_the_fold_costs_only_the_loader_until_it_comes_near,
    a_game_that_moves_plays_on,
    a_page_may_keep_the_rounds_itself,
    ten_games_share_nothing,
    games_share_what_their_key_says,
    a_frame_with_rules_goes_on_with_its_round,
    two_hundred_games_come_and_go_and_leave_nothing,
);
// Only Chromium collects garbage when it is asked to.
browser::behaviours!(
    firefox,
    Firefox: a_game_below_the_fold_costs_only_the_loader_until_it_comes_near,
    a_game_that_moves_plays_on,
    a_page_may_keep_the_rounds_itself,
    ten_games_share_nothing,
    games_share_what_their_key_says,
    a_frame_with_rules_goes_on_with_its_round,
);
browser::behaviours!(
    webkit,
    WebKit: a_game_below_the_fold_costs_only_the_loader_until_it_comes_near,
    a_game_that_moves_plays_on,
);

const GAME: &str =
    "<whos-responsible id=one deck=first-steps seed=7 motion=less></whos-responsible>";

async fn a_game_below_the_fold_costs_only_the_loader_until_it_comes_near(
    browser: Browser,
) -> Result<()> {
    let body = format!("<div class=tall></div><div id=place>{GAME}</div><p id=after>After</p>");
    let journey = open(browser, &body).await?;
    let defined = "return customElements.get('whos-responsible') !== undefined && document.readyState === 'complete'";
    journey.wait_js("the page to be complete", defined, vec![]).await?;
    journey.frames().await?;
    let fetched = || -> Vec<String> {
        journey
            .server
            .requests()
            .into_iter()
            .map(|served| served.path)
            .filter(|path| path.contains("whos-"))
            .collect()
    };
    expect("what was fetched", fetched(), vec!["/whos-responsible.js".to_owned()])?;
    // The box has its room before the game is there.
    let place = "return document.querySelector('#after').getBoundingClientRect().top + scrollY";
    let before: f64 = js(&journey, place).await?;
    expect("room", before > 5600.0, true)?;
    // What is asked before the game is there is not lost.
    let script = "document.querySelector('#one').restart(9);
        document.querySelector('#place').scrollIntoView()";
    journey.run(script, vec![]).await?;
    ready(&journey, 1).await?;
    let starts: Vec<Value> = heard(&journey, "one", "round-start").await?;
    expect("the seed", (starts.len(), &starts[0]["seed"]), (1, &9.into()))?;
    expect("the game came", fetched().len() > 2, true)
}

async fn a_game_that_moves_plays_on(browser: Browser) -> Result<()> {
    let journey = open(browser, &format!("{GAME}<section id=elsewhere></section>")).await?;
    ready(&journey, 1).await?;
    Play::cards(3).explained().on_element(&journey, &journey.decks, "#one").await?;
    let before = journey.seen().await?;
    let moved = "
        const game = document.querySelector('#one');
        window.root = game.shadowRoot.firstElementChild;
        document.querySelector('#elsewhere').append(game);
        return true";
    js::<bool>(&journey, moved).await?;
    journey.frames().await?;
    let same = "return document.querySelector('#one').shadowRoot.firstElementChild === root";
    expect("the same game", js::<bool>(&journey, same).await?, true)?;
    expect("the round", journey.seen().await?, before.clone())?;
    // Taken out and put back later it is a new game that goes on where it was.
    let away = "window.game = document.querySelector('#one'); game.remove();
        return new Promise((done) => setTimeout(() => { document.body.prepend(game); done(true); }, 50))";
    js::<bool>(&journey, away).await?;
    ready(&journey, 1).await?;
    expect("the cards placed", journey.seen().await?.done, before.done)?;
    journey.assert_goes_on().await?;
    journey.assert_no_problems().await
}

async fn a_page_may_keep_the_rounds_itself(browser: Browser) -> Result<()> {
    let journey = open(browser, "<div id=place></div>").await?;
    let put = "
        window.kept ??= new Map();
        document.querySelector('#place').replaceChildren();
        const game = document.createElement('whos-responsible');
        Object.assign(game, { id: 'one', deck: 'first-steps', seed: 7, motion: 'less', loading: 'eager', store: kept });
        document.querySelector('#place').append(game);
        return true";
    js::<bool>(&journey, put).await?;
    ready(&journey, 1).await?;
    Play::cards(2).explained().on_element(&journey, &journey.decks, "#one").await?;
    journey
        .wait_js("the round in the store", "return !!kept.get('round/first-steps')", vec![])
        .await?;
    expect("the browser's storage", js::<usize>(&journey, "return localStorage.length").await?, 0)?;
    // Another element goes on with what the page kept.
    js::<bool>(&journey, put).await?;
    ready(&journey, 1).await?;
    expect("the cards placed", journey.seen_in("#one").await?.done, 2)?;
    journey.assert_no_problems().await
}

async fn ten_games_share_nothing(browser: Browser) -> Result<()> {
    let games: String = (0..10)
        .map(|n| format!("<whos-responsible class=g{n} deck=first-steps loading=eager motion=less></whos-responsible>"))
        .collect();
    let journey = open(browser, &games).await?;
    ready(&journey, 10).await?;
    Play::cards(4).on_element(&journey, &journey.decks, ".g3").await?;
    Play::cards(2).on_element(&journey, &journey.decks, ".g7").await?;
    for n in 0..10 {
        let done = journey.seen_in(&format!(".g{n}")).await?.done;
        expect(
            &format!("game {n}"),
            done,
            match n {
                3 => 4,
                7 => 2,
                _ => 0,
            },
        )?;
    }
    let ids = "return Array.from(document.querySelectorAll('[id]'), (el) => el.id)";
    expect("ids in the page", js::<Vec<String>>(&journey, ids).await?, vec![])?;
    // Each finds its own round again.
    let saved = "return new Set(Object.keys(localStorage).filter((key) => key.includes('round/') && !key.endsWith('seed'))).size === 2";
    journey.wait_js("two rounds to be kept", saved, vec![]).await?;
    journey.reload().await?;
    ready(&journey, 10).await?;
    for n in 0..10 {
        let done = journey.seen_in(&format!(".g{n}")).await?.done;
        expect(
            &format!("game {n} again"),
            done,
            match n {
                3 => 4,
                7 => 2,
                _ => 0,
            },
        )?;
    }
    journey.assert_no_problems().await
}

async fn games_share_what_their_key_says(browser: Browser) -> Result<()> {
    let game = |id: &str, key: &str| {
        format!(
            "<whos-responsible id={id} storage-key={key} deck=first-steps loading=eager motion=less></whos-responsible>"
        )
    };
    let page = format!("{}{}", game("one", "course"), game("two", "none"));
    let journey = open(browser, &page).await?;
    ready(&journey, 2).await?;
    Play::cards(2).on_element(&journey, &journey.decks, "#one").await?;
    Play::cards(3).on_element(&journey, &journey.decks, "#two").await?;
    let kept = "return Boolean(localStorage.getItem('whos-responsible/course/round/first-steps'))";
    journey.wait_js("the round to be kept", kept, vec![]).await?;
    let names: Vec<String> = js(&journey, "return Object.keys(localStorage)").await?;
    let strange: Vec<&String> =
        names.iter().filter(|name| !name.starts_with("whos-responsible/course/")).collect();
    expect("other names", strange, vec![])?;
    journey
        .run(
            "document.body.insertAdjacentHTML('beforeend', arguments[0])",
            vec![game("three", "course").into()],
        )
        .await?;
    ready(&journey, 3).await?;
    expect("the shared round", journey.seen_in("#three").await?.done, 2)?;
    journey.reload().await?;
    ready(&journey, 2).await?;
    expect("the shared round", journey.seen_in("#one").await?.done, 2)?;
    expect("the round that is not kept", journey.seen_in("#two").await?.done, 0)
}

/// What is in use after the garbage has been collected.
async fn in_use(journey: &Journey) -> Result<(f64, f64)> {
    let session = &**journey;
    for _ in 0..3 {
        session.cdp("HeapProfiler.collectGarbage", serde_json::json!({})).await?;
        journey.frames().await?;
    }
    let heap = session.cdp("Runtime.getHeapUsage", serde_json::json!({})).await?;
    let living = "return memories.filter((memory) => memory.deref()).length";
    let memories: f64 = js(journey, living).await?;
    Ok((heap["usedSize"].as_f64().unwrap_or(f64::MAX), memories))
}

async fn two_hundred_games_come_and_go_and_leave_nothing(browser: Browser) -> Result<()> {
    let journey = open(browser, "<div id=place></div>").await?;
    let count = "
        window.memories = [];
        WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
          construct(target, words) {
            const instance = new target(...words);
            for (const value of Object.values(instance.exports)) {
              if (value instanceof WebAssembly.Memory) memories.push(new WeakRef(value));
            }
            return instance;
          },
        });
        window.mounts = async (times) => {
          for (let n = 0; n < times; n++) {
            const game = document.createElement('whos-responsible');
            game.setAttribute('loading', 'eager');
            game.setAttribute('storage-key', 'none');
            const ready = new Promise((done) => game.addEventListener('ready', done, { once: true }));
            document.querySelector('#place').append(game);
            await ready;
            game.remove();
            await new Promise((done) => setTimeout(done));
          }
          return times;
        };
        return 0";
    js::<Value>(&journey, count).await?;
    let mut seen = Vec::new();
    for _ in 0..4 {
        js::<Value>(&journey, "return mounts(50)").await?;
        seen.push(in_use(&journey).await?);
    }
    for (n, (heap, memories)) in seen.iter().enumerate() {
        say(&format!(
            "after {} games: heap {:.2} MB, {memories} memories",
            50 * (n + 1),
            heap / 1e6
        ));
    }
    let made: usize = js(&journey, "return memories.length").await?;
    expect("games made", made, 200)?;
    let (first, last) = (seen[0], seen[3]);
    expect("memories that are left", last.1 <= 3.0, true)?;
    // It levels off: 150 games more leave less than a tenth more.
    expect("the heap levels off", last.0 < first.0 * 1.1, true)?;
    journey.assert_no_problems().await
}

async fn a_frame_with_rules_goes_on_with_its_round(browser: Browser) -> Result<()> {
    let page = "/embed.html?deck=traps&lang=en&limit=3&mode=exercise&time-limit=900&motion=less";
    let journey = Journey::open(browser, Setup::desktop(), page).await?;
    expect("the cards", journey.seen().await?.of, 3)?;
    journey.play(Play::cards(1)).await?;
    let kept = "return Object.values(localStorage).some((text) => /^wr1.traps.*;P/.test(text))";
    journey.wait_js("the round to be kept", kept, vec![]).await?;
    journey.reload_and_wait().await?;
    expect("the cards placed", journey.seen().await?.done, 1)?;
    journey.assert_no_problems().await
}
