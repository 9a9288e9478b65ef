//! What is printed.

use std::collections::BTreeMap;

use base64::Engine;
use browser::{Browser, Error, Result, Setup};
use serde_json::json;

use browser::journey::{expect, none};

use crate::{Room, address, asked, deck};

browser::behaviours!(
    chromium,
    Chromium: each_card_is_printed_once_its_back_behind_it_and_the_key_has_every_answer,
    the_paper_that_is_chosen_is_the_one_that_is_printed_on,
);
browser::behaviours!(
    firefox,
    Firefox: each_card_is_printed_once_its_back_behind_it_and_the_key_has_every_answer,
);
browser::behaviours!(
    webkit,
    WebKit: each_card_is_printed_once_its_back_behind_it_and_the_key_has_every_answer,
);

/// The checkbox of a kind of sheets, by its place.
fn kind(at: usize) -> String {
    format!(".options .choice:nth-child({at}) input")
}

/// Eleven cards: a full sheet, and one with an odd card at its end.
fn eleven() -> Result<(std::rc::Rc<model::Deck>, workshop::Setup)> {
    let deck = deck("first-steps", "en")?;
    let setup = workshop::Setup { cards: Some(11), ..workshop::Setup::of(&deck, 42) };
    Ok((deck, setup))
}

async fn each_card_is_printed_once_its_back_behind_it_and_the_key_has_every_answer(
    browser: Browser,
) -> Result<()> {
    let (deck, setup) = eleven()?;
    let round = setup.round(&deck, 0);
    let cards: Vec<_> = round.order().iter().map(|&ix| round.card(ix)).collect();
    let room = Room::open(browser, Setup::desktop(), &address("paper", &setup)).await?;
    room.wait_for_selector(".sheet").await?;
    room.tap(&kind(2)).await?;
    room.wait_for_selector(".backs").await?;

    let all = |texts: &dyn Fn(&model::Card) -> String| -> Vec<String> {
        cards.iter().map(|card| texts(card)).collect()
    };
    let fronts = ".cut:not(.backs)";
    expect(
        "the tasks",
        room.texts(&format!("{fronts} .task")).await?,
        all(&|card| card.task.to_string()),
    )?;
    let numbers: Vec<String> = (1..=11).map(|n: usize| n.to_string()).collect();
    expect("the numbers", room.texts(&format!("{fronts} .number")).await?, numbers)?;
    let kinds: Vec<String> = room.attributes(".sheet", "class").await?;
    let order = ["cut", "cut backs", "cut", "cut backs", "column-sheet", "column-sheet", "key"];
    let order: Vec<String> = order.iter().map(|kind| format!("sheet {kind}")).collect();
    expect("the sheets", kinds, order)?;

    // Turned over its long edge, each back lies upon its front.
    let places = "
        return [...root.querySelectorAll('.cut')].map((sheet) => {
          const all = sheet.getBoundingClientRect();
          return [...sheet.querySelectorAll('.cut-card')].filter((card) => card.firstElementChild).map((card) => {
            const { left, right, top } = card.getBoundingClientRect();
            return [Number(card.querySelector('.number').textContent), [left - all.left, all.right - right, top - all.top],
              card.querySelector('.owner')?.textContent ?? '', card.querySelector('.why')?.textContent ?? ''];
          });
        })";
    type Card = (usize, [f64; 3], String, String);
    let sheets: Vec<Vec<Card>> = room.run_in_root_as(places, vec![]).await?;
    let mut wrong = Vec::new();
    for pair in sheets.chunks(2) {
        let backs: BTreeMap<usize, &Card> = pair[1].iter().map(|card| (card.0, card)).collect();
        expect("backs", backs.len(), pair[0].len())?;
        for (number, [left, _, top], ..) in &pair[0] {
            let (_, [_, right, back], owner, why) = backs[number];
            if (left - right).abs() > 1. || (top - back).abs() > 1. {
                wrong.push(format!("card {number}: {left}, {top} and {right}, {back}"));
            }
            let card = cards[number - 1];
            expect("who", &**owner, &*deck.party(card.owner).name)?;
            expect("why", &**why, &*card.why)?;
        }
    }
    none("a back is not behind its card", &wrong)?;

    let names = deck.parties().iter().map(|party| party.name.to_string());
    expect("the columns", room.texts(".column-sheet h2").await?, names.collect())?;
    let key = |card: &model::Card| {
        let owner = &deck.party(card.owner).name;
        format!("{}{owner}. {}", asked(&deck, card), card.why)
    };
    expect("the key", room.texts(".key li").await?, all(&key))?;
    let cut = "
        return [...root.querySelectorAll('.cut-card')].filter((card) =>
          card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1).map((card) => card.textContent)";
    let cut: Vec<String> = room.run_in_root_as(cut, vec![]).await?;
    none("a card does not fit its paper", &cut)?;
    for (at, sheets) in [(1, 3), (3, 1), (4, 0)] {
        room.tap(&kind(at)).await?;
        room.wait("fewer sheets", async || Ok(room.count(".sheet").await? == sheets)).await?;
    }
    room.assert_no_problems().await
}

async fn the_paper_that_is_chosen_is_the_one_that_is_printed_on(browser: Browser) -> Result<()> {
    let (_, setup) = eleven()?;
    let room = Room::open(browser, Setup::desktop(), &address("paper", &setup)).await?;
    room.wait_for_selector(".sheet").await?;
    room.tap(&kind(2)).await?;
    room.tap(&kind(4)).await?;
    room.wait_gone(".key").await?;
    // Two sheets of cards with their backs, and two columns.
    expect("sheets", room.count(".sheet").await?, 6)?;
    for (size, points) in [("A4", [595, 842]), ("letter", [612, 792])] {
        room.choose("#size", size).await?;
        let pages = pdf(&room).await?;
        expect(size, pages, vec![points; 6])?;
    }
    // The button asks the browser to print.
    room.run("window.print = () => { window.printed = true; }", vec![]).await?;
    room.tap("[data-do=print]").await?;
    room.wait_js("the browser to be asked to print", "return window.printed", vec![]).await?;
    room.assert_no_problems().await
}

/// The sizes of the pages that are printed, in points.
async fn pdf(room: &Room) -> Result<Vec<[i64; 2]>> {
    let wishes = json!({ "preferCSSPageSize": true, "printBackground": true });
    let answer = room.cdp("Page.printToPDF", wishes).await?;
    let text = answer["data"].as_str().unwrap_or_default();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(text)
        .map_err(|error| Error::new(format!("this is no base64: {error}")))?;
    let text = String::from_utf8_lossy(&bytes);
    let pages = text.split("/Type /Page\n").skip(1).map(|page| {
        let (_, sizes) = page.split_once("/MediaBox [").unwrap_or_default();
        let (sizes, _) = sizes.split_once(']').unwrap_or_default();
        let numbers: Vec<f64> = sizes.split_whitespace().flat_map(str::parse).collect();
        match numbers[..] {
            [_, _, width, height] => Ok([width.round() as i64, height.round() as i64]),
            _ => Err(Error::new(format!("a page has no size: `{sizes}`"))),
        }
    });
    pages.collect()
}
