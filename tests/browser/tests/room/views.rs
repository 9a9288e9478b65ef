//! What holds for every view of the room.

use browser::{Browser, Page, Result, Server, Session, Setup, key};
use game::Feedback;
use serde_json::Value;
use workshop::Turns;

use browser::journey::{expect, none};

use crate::{Room, address_in, deck, eight, teams};

browser::behaviours!(
    chromium,
    Chromium: every_view_passes_axe_in_light,
    every_view_passes_axe_in_dark,
    every_view_passes_axe_in_forced_colours,
    every_view_fits_a_small_phone_in_each_language,
    the_room_is_fetched_when_it_is_asked_for,
    the_room_speaks_each_language_and_that_of_the_game,
);
browser::behaviours!(
    firefox,
    Firefox: every_view_passes_axe_in_dark,
    every_view_fits_a_small_phone_in_each_language,
);
browser::behaviours!(
    webkit,
    WebKit: every_view_passes_axe_in_light,
    every_view_fits_a_small_phone_in_each_language,
);

/// Goes through all views in a language and looks at each.
async fn tour(
    room: &Room,
    lang: &str,
    mut look: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    let deck = deck("controls", lang)?;
    let of = |turns: Turns| workshop::Setup {
        cards: Some(9),
        feedback: Feedback::AtTheEnd,
        clock: Some(600),
        seats: teams(&eight(), turns, true),
        ..workshop::Setup::of(&deck, 11)
    };
    let (turn, race) = (of(Turns::InTurn), of(Turns::Race));

    room.fresh(&address_in(lang, "setup", &turn)).await?;
    open_all(room).await?;
    look("the set-up").await?;

    room.fresh(&address_in(lang, "stage", &turn)).await?;
    room.wait_focused(".card").await?;
    look("a team is asked").await?;
    let owner = turn.round(&deck, 0).card(turn.round(&deck, 0).order()[0]).owner.0;
    room.keys().press(&((owner + 1) % 3 + 1).to_string()).await?;
    room.wait_for_selector(".standings li:nth-child(2)[data-asked]").await?;
    look("a team can steal").await?;
    room.keys().press(&(owner + 1).to_string()).await?;
    room.wait_focused("[data-do=next]").await?;
    look("the answer").await?;
    room.keys().press(".").await?;
    room.wait_for_selector(".paused").await?;
    look("a pause").await?;
    room.keys().press(".").await?;
    room.wait_for_selector("[data-do=next]").await?;
    press(room, "[data-do=end]").await?;
    room.wait_for_selector(".podium").await?;
    look("the winner").await?;
    room.fresh(&address_in(lang, "stage", &race)).await?;
    room.wait_focused(".card").await?;
    look("a race").await?;

    room.fresh(&address_in(lang, "join", &turn)).await?;
    room.wait_for_selector("#name").await?;
    look("the door").await?;
    room.write("#name", eight()[0]).await?;
    room.keys().press(key::ENTER).await?;
    let ready = "return Boolean(root.querySelector('whos-responsible')?.shadowRoot?.querySelector('.hand .face'))";
    room.wait("the game", async || room.run_in_root_as(ready, vec![]).await).await?;
    look("a round").await?;
    room.run_in_root(PLAY, vec![]).await?;
    room.wait_for_selector(".code .qr").await?;
    look("the code").await?;

    let (_, setup, codes) = crate::board::played(4)?;
    room.fresh(&address_in(lang, "board", &setup)).await?;
    room.wait_for_selector("#codes").await?;
    look("an empty board").await?;
    room.take(&format!("{}\nWR1-0", codes.join("\n"))).await?;
    room.wait_for_selector(".told li").await?;
    press(room, "[data-do=reveal]").await?;
    room.wait_for_selector(".podium").await?;
    room.run_in_root(OPEN, vec![]).await?;
    room.wait_for_selector(".board .copy input[value^=http], .board .qr path + path").await?;
    look("the board").await?;

    room.fresh(&address_in(lang, "paper", &turn)).await?;
    room.wait_for_selector(".sheet").await?;
    press(room, ".options .choice:nth-child(2) input").await?;
    room.wait_for_selector(".backs").await?;
    look("the sheets").await?;
    room.look(&format!("?lang={lang}#join&w=1&deck=x")).await?;
    look("a broken link").await
}

/// Plays the round to its end, whatever is right.
const PLAY: &str = "
    const table = root.querySelector('whos-responsible').shadowRoot;
    return (async () => {
      for (let tries = 0; tries < 500 && !table.querySelector('[data-result]'); tries++) {
        table.querySelector('.hand button[data-side], [data-submit]')?.click();
        await new Promise((done) => setTimeout(done, 10));
      }
      return null;
    })()";

async fn press(room: &Room, selector: &str) -> Result<()> {
    room.run_in_root("root.querySelector(args[0]).click(); return null", vec![selector.into()])
        .await?;
    room.frames().await
}

/// Opens whatever can be opened.
const OPEN: &str =
    "root.querySelectorAll('details').forEach((one) => { one.open = true; }); return null";

async fn open_all(room: &Room) -> Result<()> {
    room.run_in_root(OPEN, vec![]).await?;
    // The link of the players is asked for.
    room.wait_for_selector(".ways .copy input[value^=http], .ways .qr path + path").await
}

async fn every_view_passes_axe_in_light(browser: Browser) -> Result<()> {
    axe(browser, Setup::phone().reduced_motion()).await
}

async fn every_view_passes_axe_in_dark(browser: Browser) -> Result<()> {
    axe(browser, Setup::desktop().dark().reduced_motion()).await
}

async fn every_view_passes_axe_in_forced_colours(browser: Browser) -> Result<()> {
    axe(browser, Setup::desktop().forced_colors().reduced_motion()).await
}

async fn axe(browser: Browser, setup: Setup) -> Result<()> {
    let room = Room::open(browser, setup, "?lang=en").await?;
    let mut found = Vec::new();
    tour(&room, "en", async |view| {
        room.frames().await?;
        let violations = room.axe().await.map_err(|error| error.while_doing(view))?;
        found.extend(violations.iter().map(|one| format!("{view}: {one}")));
        room.assert_no_problems().await
    })
    .await?;
    none("axe-core complains", &found)
}

const OVER: &str = "
    const wide = document.documentElement.clientWidth, page = document.scrollingElement;
    const out = [...root.querySelectorAll('.page *')].filter((el) => {
      // Sheets of paper are as wide as paper, and scroll by themselves; what is for ears alone is nowhere.
      if (el.closest('.sheets, .aside, svg, [data-game]')) return false;
      const r = el.getBoundingClientRect();
      return r.width > 2 && (r.right > wide + 1 || r.left < -1);
    });
    return [page.scrollWidth - wide, out.slice(0, 4).map((el) => `${el.localName}.${el.className} '${el.textContent.trim().slice(0, 30)}'`)]";

async fn every_view_fits_a_small_phone_in_each_language(browser: Browser) -> Result<()> {
    let mut found = Vec::new();
    for (width, langs) in [(320, &["en", "es", "pt-BR"][..]), (360, &["es"][..])] {
        let room = Room::open(browser, Setup::phone().size(width, 640), "?lang=en").await?;
        for lang in langs {
            tour(&room, lang, async |view| {
                room.frames().await?;
                let (over, out): (i64, Vec<Value>) = room.run_in_root_as(OVER, vec![]).await?;
                if over > 0 || !out.is_empty() {
                    found.push(format!("{width} px, {lang}, {view}: {over} px too wide, {out:?}"));
                }
                Ok(())
            })
            .await?;
        }
        room.assert_no_problems().await?;
    }
    none("something is too wide", &found)
}

async fn the_room_is_fetched_when_it_is_asked_for(browser: Browser) -> Result<()> {
    let server = Server::site()?.start()?;
    let session = Session::start(browser, Setup::desktop()).await?;
    let page = Page::new(session, "whos-responsible");
    page.goto(&server.url("/")).await?;
    page.wait_for_selector(".hand .face").await?;
    // What is fetched with the first touch is here, too.
    page.tap(".hand [data-side='0']").await?;
    page.wait("an explanation", async || {
        Ok(page.has("[data-explains]").await? && !page.has("[aria-busy]").await?)
    })
    .await?;
    let of_the_room = |requests: Vec<browser::Served>| -> Vec<String> {
        requests.into_iter().map(|one| one.path).filter(|path| path.contains("room")).collect()
    };
    let early = of_the_room(server.requests());
    let early: Vec<String> = early.into_iter().filter(|path| !path.contains("classroom")).collect();
    none("the game fetches what is the room's", &early)?;

    server.forget_requests();
    page.goto(&server.url("/room.html?lang=en")).await?;
    let ready = "return Boolean(document.querySelector('whos-responsible-room[data-ready]'))";
    page.wait_js("the room", ready, vec![]).await?;
    let mut fetched = of_the_room(server.requests());
    fetched.sort();
    let wanted = [
        "/packs/room.en.pack",
        "/room.html",
        "/whos-responsible-room.js",
        "/whos-responsible_room.wasm",
    ];
    expect("what is the room's", fetched, wanted.map(String::from).to_vec())?;
    let all: Vec<String> = server.requests().into_iter().map(|one| one.path).collect();
    let more: Vec<String> = all
        .into_iter()
        .filter(|path| {
            path.contains("_learn") || path.contains("_own") || path.contains("_screens")
        })
        .collect();
    none("the room fetches what is not asked for", &more)
}

async fn the_room_speaks_each_language_and_that_of_the_game(browser: Browser) -> Result<()> {
    let room = Room::open(browser, Setup::desktop().lang("pt-BR"), "").await?;
    for lang in ["pt-BR", "en", "es"] {
        if lang != "pt-BR" {
            room.look(&format!("?lang={lang}")).await?;
        }
        let title = crate::Texts::read(lang)?.text("title");
        expect("the title", room.text("h1").await?, title)?;
        let body = "return [document.documentElement.lang, root.querySelector('.page').lang]";
        let said: [String; 2] = room.run_in_root_as(body, vec![]).await?;
        expect("the page", said, [lang, lang].map(String::from))?;
        let current = room.attribute(".languages [aria-current]", "lang").await?;
        expect("the language that is on", current, Some(lang.into()))?;
    }
    // Without a wish in the address the game's language counts.
    room.run("localStorage.setItem('whos-responsible/settings', 'lang=es&theme=auto')", vec![])
        .await?;
    room.look("").await?;
    expect("the game's language", room.text("h1").await?, crate::Texts::read("es")?.text("title"))
}
