//! Texts as long as they may be, in any script, in every place: nothing leaves its box, and whatever
//! can be pressed can be reached.

use browser::{Browser, Result, Server, Setup};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::reflow::LOOK;
use browser::journey::{Journey, none};

browser::behaviours!(
    chromium,
    Chromium: the_longest_words_stay_in_their_boxes_on_a_small_phone,
    the_longest_words_stay_in_their_boxes_on_a_phone_and_a_tablet,
    the_longest_words_stay_in_their_boxes_on_a_desktop,
    the_longest_words_stay_in_their_boxes_on_a_wall,
    texts_of_every_script_stay_in_their_boxes,
    three_and_four_parties_have_room_for_the_longest_words,
);
browser::behaviours!(
    firefox,
    Firefox: the_longest_words_stay_in_their_boxes_on_a_small_phone,
    texts_of_every_script_stay_in_their_boxes,
);
browser::behaviours!(
    webkit,
    WebKit: the_longest_words_stay_in_their_boxes_on_a_small_phone,
);

/// Texts of at most so many characters, each another.
type Script = fn(max: usize, number: usize) -> String;

/// A word without a break, as wide as words get.
fn longest(max: usize, number: usize) -> String {
    ends("W".repeat(max), max, number)
}

/// The text, cut so that its number fits behind it.
fn ends(text: String, max: usize, number: usize) -> String {
    let number = number.to_string();
    text.chars().take(max - number.len()).collect::<String>() + number.as_str()
}

const SCRIPTS: [(&str, Script); 7] = [
    ("one character", |_, number| char::from_u32(0x41 + number as u32).unwrap_or('?').to_string()),
    ("German", |max, number| {
        ends("Rechtsschutzversicherungsgesellschaftsangestellte".repeat(9), max, number)
    }),
    ("Arabic", |max, number| ends("مسؤوليةالخصوصية".repeat(30), max, number)),
    ("Hebrew with spaces", |max, number| ends("אבטחת מידע ".repeat(40), max, number)),
    ("Chinese", |max, number| ends("数据保护责任".repeat(60), max, number)),
    ("emoji", |max, number| ends("👩\u{200d}💻🏳\u{fe0f}\u{200d}🌈".repeat(50), max, number)),
    ("marks", |max, number| ends("a\u{308}\u{323}e\u{301}\u{327}".repeat(60), max, number)),
];

/// A deck of which every text is one of the script.
fn deck(text: Script, parties: usize) -> String {
    let ids = ["a", "b", "c", "d"];
    let party = |n: usize| json!({"id": ids[n], "name": text(80, n), "motto": text(80, n + 4)});
    let task = |n: usize| json!({"id": format!("t{n}"), "layer": "l", "text": text(120, n)});
    let card = |n: usize| {
        json!({"task": format!("t{n}"), "service": "s", "owner": ids[n % parties],
            "why": text(280, n), "sources": [
                {"title": text(300, n), "url": "https://example.org/"},
                {"title": text(300, n + 1), "url": "https://example.org/"},
            ], "checked": "2026-11-22", "evidence": "stated"})
    };
    json!({"format": "whos-responsible/deck", "version": 1, "languages": ["en"], "id": "long",
        "level": "expert", "title": text(80, 1), "about": text(300, 1),
        "parties": (0..parties).map(party).collect::<Vec<_>>(),
        "hints": [{"id": "h", "text": text(160, 1), "leads": &ids[..parties]}],
        "layers": [{"id": "l", "name": text(80, 1), "hint": "h"}], "services": [{"id": "s", "name": text(80, 1)}],
        "tasks": (0..4).map(task).collect::<Vec<_>>(),
        "responsibilities": (0..4).map(card).collect::<Vec<_>>()})
    .to_string()
}

#[derive(Deserialize)]
struct Look {
    wrong: Vec<String>,
}

/// What leaves the box of the game, upwards or downwards; what is only drawn does not count.
const BOX: &str = r"
    const game = root.querySelector('.game'), box = game.getBoundingClientRect(), wrong = [];
    const page = document.scrollingElement;
    const inside = [...game.querySelectorAll('.column, .explanation')].filter((box) => getComputedStyle(box).overflowY === 'auto');
    if (page.scrollHeight > Math.max(innerHeight, Math.ceil(box.bottom + scrollY)) + 1)
      wrong.push(`the page is ${page.scrollHeight} px high, the game ${box.bottom + scrollY}`);
    for (const el of game.querySelectorAll('*')) {
      if (!el.checkVisibility({ visibilityProperty: true }) || el.closest('dialog, .confetti, .aside, svg')) continue;
      const r = el.getBoundingClientRect();
      // What scrolls in a box of its own is in that.
      const scrolls = inside.some((box) => box !== el && box.contains(el));
      if (!scrolls && !el.matches('.under') && (r.top < box.top - 1 || r.bottom > box.bottom + 1))
        wrong.push(`${el.localName}.${el.className}: from ${Math.round(r.top)} to ${Math.round(r.bottom)}, the game from ${Math.round(box.top)} to ${Math.round(box.bottom)}`);
    }
    return wrong;";

/// Plays a deck of two to four parties in both presentations and looks at each state.
async fn fits(browser: Browser, setup: Setup, text: Script, parties: usize) -> Result<()> {
    let width = setup.width;
    let server = Server::site()?.file("/deck.json", deck(text, parties));
    let journey = Journey::open_on(server, browser, setup, "/?motion=less").await?;
    let mut found = Vec::new();
    for presentation in ["deal", "spread"] {
        let path =
            format!("/?deck=deck.json&seed=3&motion=less&lang=en&presentation={presentation}");
        journey.fresh(&path).await?;
        journey.wait_for_selector(".card").await?;
        let mut look = async |state: &str| -> Result<()> {
            journey.frames().await?;
            let outside: Vec<String> = journey.run_in_root_as(BOX, vec![]).await?;
            let look: Look = journey.run_in_root_as(LOOK, vec![Value::from(width)]).await?;
            let all = outside.into_iter().chain(look.wrong);
            found.extend(all.map(|one| format!("  {width} px, {presentation}, {state}: {one}")));
            Ok(())
        };
        look("a card").await?;
        if presentation == "deal" {
            journey.press(&[".ask-hint"]).await?;
            journey.wait_for_selector(".hint").await?;
            look("a hint").await?;
        }
        let face = ".hand .face, .cards .face";
        for n in 0..4 {
            journey.press(&[face]).await?;
            journey.wait_for_selector("[data-drop]").await?;
            if n == 0 {
                look("a held card").await?;
            }
            journey.press(&[&format!("[data-side='{}'] .drop", n % 2)]).await?;
            journey.wait_for_selector("[data-explains]").await?;
            look("an explanation").await?;
            if presentation == "deal" || n == 3 {
                journey.press(&["[data-next]"]).await?;
                journey.wait_for_selector(if n < 3 { face } else { "[data-result]" }).await?;
            }
        }
        look("the result").await?;
        for dialog in ["decks", "settings"] {
            journey.dialog(dialog).await?;
            look(dialog).await?;
            journey.press(&["[data-close]"]).await?;
            journey.wait_gone("dialog").await?;
        }
    }
    journey.assert_no_problems().await?;
    none("something leaves its box", &found)
}

async fn the_longest_words_stay_in_their_boxes_on_a_small_phone(browser: Browser) -> Result<()> {
    fits(browser, Setup::small_phone(), longest, 2).await
}

async fn the_longest_words_stay_in_their_boxes_on_a_phone_and_a_tablet(
    browser: Browser,
) -> Result<()> {
    fits(browser, Setup::phone(), longest, 2).await?;
    fits(browser, Setup::desktop().size(768, 1024), longest, 2).await
}

async fn the_longest_words_stay_in_their_boxes_on_a_desktop(browser: Browser) -> Result<()> {
    fits(browser, Setup::desktop().size(900, 700), longest, 2).await?;
    fits(browser, Setup::desktop(), longest, 2).await
}

async fn the_longest_words_stay_in_their_boxes_on_a_wall(browser: Browser) -> Result<()> {
    fits(browser, Setup::desktop().size(1920, 1080), longest, 2).await?;
    fits(browser, Setup::desktop().size(3840, 2160), longest, 2).await
}

async fn texts_of_every_script_stay_in_their_boxes(browser: Browser) -> Result<()> {
    for (name, script) in SCRIPTS {
        for setup in [Setup::small_phone(), Setup::desktop()] {
            let width = setup.width;
            let fits = fits(browser, setup, script, 2).await;
            fits.map_err(|error| error.while_doing(format!("{name} at {width} px")))?;
        }
    }
    Ok(())
}

async fn three_and_four_parties_have_room_for_the_longest_words(browser: Browser) -> Result<()> {
    for parties in [3, 4] {
        for setup in [Setup::small_phone(), Setup::desktop()] {
            let width = setup.width;
            let fits = fits(browser, setup, longest, parties).await;
            fits.map_err(|error| error.while_doing(format!("{parties} parties at {width} px")))?;
        }
    }
    Ok(())
}
