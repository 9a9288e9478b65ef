//! Teams at one screen.

use std::rc::Rc;

use browser::{Browser, Result, Setup, key};
use game::Round;
use model::{Card, Deck, PartyIx};
use serde::Deserialize;
use workshop::{Turns, keys};

use browser::journey::{expect, none};

use crate::{Room, Texts, address, address_in, asked, deck, teams};

browser::behaviours!(
    chromium,
    Chromium: two_teams_play_to_the_end_by_keyboard_alone_and_hear_all_that_they_need,
    a_race_is_played_by_the_teams_own_keys_and_a_miss_is_stolen,
    a_finger_answers_too_and_a_room_without_teams_counts_its_right_cards,
    what_was_done_is_taken_back_and_a_reload_goes_on_paused,
    the_clock_can_be_stopped_extended_and_turned_off_and_then_runs_out,
    the_longest_cards_are_read_from_the_last_row_and_fit_the_screen,
);
browser::behaviours!(
    firefox,
    Firefox: two_teams_play_to_the_end_by_keyboard_alone_and_hear_all_that_they_need,
    a_race_is_played_by_the_teams_own_keys_and_a_miss_is_stolen,
);
browser::behaviours!(
    webkit,
    WebKit: two_teams_play_to_the_end_by_keyboard_alone_and_hear_all_that_they_need,
);

/// The button after an answer.
const NEXT: &str = "[data-do=next]";
const STATUS: &str = "[role=status]";

/// The games of a deck's first cards, as everybody with this set-up plays them.
struct Game {
    deck: Rc<Deck>,
    setup: workshop::Setup,
    round: Round,
    texts: Texts,
}

impl Game {
    /// Of so many cards of "First steps".
    fn of(cards: u16, seats: workshop::Seats) -> Result<Self> {
        let deck = deck("first-steps", "en")?;
        let setup =
            workshop::Setup { cards: Some(cards), seats, ..workshop::Setup::of(&deck, 1234) };
        let round = setup.round(&deck, 0);
        Ok(Self { deck, setup, round, texts: Texts::read("en")? })
    }

    fn address(&self) -> String {
        address("stage", &self.setup)
    }

    /// The card at a place, from 0.
    fn card(&self, at: usize) -> &Card {
        self.round.card(self.round.order()[at])
    }

    /// The column of a card so that it is right, or another.
    fn column(&self, at: usize, right: bool) -> PartyIx {
        let owner = self.card(at).owner;
        if right { owner } else { PartyIx((owner.0 + 1) % self.deck.parties().len() as u8) }
    }

    /// What the status says before and after an answer.
    fn says(&self, at: usize, turn: &str) -> String {
        format!("{}. {turn}", asked(&self.deck, self.card(at)))
    }

    fn tells(&self, at: usize, answers: &[(&str, bool)]) -> String {
        let card = self.card(at);
        let said = answers.iter().map(|(team, right)| {
            let party = &self.deck.party(self.column(at, *right)).name;
            let key = if *right { "answered.right" } else { "answered.wrong" };
            self.texts.fill(key, &[("team", team), ("party", party)])
        });
        let owner = &self.deck.party(card.owner).name;
        let why = [format!("{} {owner}.", self.texts.text("responsible")), card.why.to_string()];
        said.chain(why).collect::<Vec<_>>().join(" ")
    }
}

/// The key that stands for a column, where one team is asked.
fn number(column: PartyIx) -> String {
    (column.0 + 1).to_string()
}

/// The key of a team for a column, in a race on two columns.
fn letter(team: u8, column: PartyIx) -> String {
    keys::keys(team, 2)[usize::from(column.0)].to_lowercase()
}

async fn two_teams_play_to_the_end_by_keyboard_alone_and_hear_all_that_they_need(
    browser: Browser,
) -> Result<()> {
    let game = Game::of(4, teams(&["Los Primos", ""], Turns::InTurn, false))?;
    let room = Room::open(browser, Setup::desktop(), &game.address()).await?;
    for at in 0..4 {
        // The second team is never right.
        let (team, right) = if at % 2 == 0 { ("Los Primos", true) } else { ("Squares", false) };
        room.wait_focused(".card").await?;
        room.wait_text(".position", &format!("Card {} of 4", at + 1)).await?;
        let turn = game.texts.fill("asked.team", &[("team", team)]);
        room.wait_text(STATUS, &game.says(at, &turn)).await?;
        expect("the answer before it is told", room.count(".why, .owner").await?, 0)?;
        expect("whose turn", room.text(".standings [data-asked] .name").await?, team.into())?;
        room.keys().press(&number(game.column(at, right))).await?;
        room.wait_focused(NEXT).await?;
        room.wait_text(STATUS, &game.tells(at, &[(team, right)])).await?;
        expect("why", room.text(".why").await?, game.card(at).why.to_string())?;
        // A number is no answer any more.
        room.keys().press("1").await?;
        expect("answers", room.count(".answered li").await?, 1)?;
        room.keys().press(key::ENTER).await?;
    }
    room.wait_focused("h1").await?;
    let winner = game.texts.fill("winner", &[("team", "Los Primos")]);
    expect("the winner", room.text("h1").await?, winner)?;
    expect("the places", room.texts(".podium .place").await?, vec!["1".into(), "2".to_owned()])?;
    expect(
        "the points",
        room.texts(".podium .points").await?,
        vec!["210 points".to_owned(), "0 points".to_owned()],
    )?;
    let missed = [1, 3].map(|at| asked(&game.deck, game.card(at)));
    expect("what to talk about", room.texts(".missed .task").await?, missed.to_vec())?;

    // Once more, from the first card.
    room.tab_to("[data-do=anew]").await?;
    room.keys().press(key::ENTER).await?;
    room.wait_focused(".card").await?;
    room.wait_text(".position", "Card 1 of 4").await?;
    expect("points", room.texts(".standings .points").await?, vec!["0 points".to_owned(); 2])?;
    room.assert_no_problems().await
}

async fn a_race_is_played_by_the_teams_own_keys_and_a_miss_is_stolen(
    browser: Browser,
) -> Result<()> {
    let game = Game::of(3, teams(&["Lynx", "Otter", "Fox"], Turns::Race, true))?;
    let room = Room::open(browser, Setup::desktop(), &game.address()).await?;
    room.wait_focused(".card").await?;
    room.wait_text(STATUS, &game.says(0, &game.texts.text("asked.anyone"))).await?;
    expect("a row for each team", room.count(".columns").await?, 3)?;
    let shown: Vec<String> =
        (0..3).flat_map(|team| keys::keys(team, 2).iter().map(|key| (*key).to_owned())).collect();
    expect("the keys that are shown", room.texts("kbd").await?, shown)?;

    // The second team is first, and wrong: it may not answer again, the others may.
    room.keys().press(&letter(1, game.column(0, false))).await?;
    room.wait_text(".turn", &game.texts.text("asked.others")).await?;
    expect("whose columns are off", room.count(".column:disabled").await?, 2)?;
    expect("nothing is told", room.count("[data-told]").await?, 0)?;
    room.keys().press(&letter(1, game.column(0, true))).await?;
    expect("whoever answered waits", room.count("[data-told]").await?, 0)?;
    room.keys().press(&letter(2, game.column(0, true))).await?;
    room.wait_focused(NEXT).await?;
    room.wait_text(STATUS, &game.tells(0, &[("Otter", false), ("Fox", true)])).await?;
    let points = ["0 points", "0 points", "50 points"].map(String::from).to_vec();
    expect("half of it", room.texts(".standings .points").await?, points)?;

    room.keys().press(key::ENTER).await?;
    room.wait_focused(".card").await?;
    room.keys().press(&letter(0, game.column(1, true))).await?;
    room.wait_focused(NEXT).await?;
    let points = ["100 points", "0 points", "50 points"].map(String::from).to_vec();
    expect("all of it", room.texts(".standings .points").await?, points)?;

    // Two misses are enough; the last card is over then.
    room.keys().press(key::ENTER).await?;
    room.wait_focused(".card").await?;
    room.keys().press(&letter(0, game.column(2, false))).await?;
    room.wait_text(".turn", &game.texts.text("asked.others")).await?;
    room.keys().press(&letter(1, game.column(2, false))).await?;
    room.wait_focused(NEXT).await?;
    room.wait_text(NEXT, &game.texts.text("to-standings")).await?;
    room.keys().press(key::ENTER).await?;
    room.wait_focused("h1").await?;
    expect("the winner", room.text("h1").await?, "Lynx won!".into())?;
    let names = ["Lynx", "Fox", "Otter"].map(String::from).to_vec();
    expect("the podium", room.texts(".podium .name").await?, names)?;
    room.assert_no_problems().await
}

async fn a_finger_answers_too_and_a_room_without_teams_counts_its_right_cards(
    browser: Browser,
) -> Result<()> {
    let game = Game::of(3, workshop::Seats::Players)?;
    let room = Room::open(browser, Setup::phone(), &game.address()).await?;
    for at in 0..3 {
        room.wait_text(".position", &format!("Card {} of 3", at + 1)).await?;
        expect("asked", room.text(".turn").await?, game.texts.text("asked.room"))?;
        if at == 2 {
            room.tap("[data-do=pass]").await?;
            room.wait_text(".answered", &game.texts.text("nobody")).await?;
        } else {
            room.tap(&format!(".column[data-to='{}']", game.column(at, true).0)).await?;
            room.wait_for_selector(".answered [data-right]").await?;
        }
        room.tap(NEXT).await?;
    }
    let right = game.texts.fill("room-right", &[("n", "2"), ("of", "3")]);
    room.wait_text("h1", &right).await?;
    room.assert_no_problems().await
}

async fn what_was_done_is_taken_back_and_a_reload_goes_on_paused(browser: Browser) -> Result<()> {
    let game = Game::of(4, teams(&["", ""], Turns::InTurn, true))?;
    let room = Room::open(browser, Setup::desktop(), &game.address()).await?;
    room.wait_focused(".card").await?;
    expect("there is nothing to take back", room.count("[data-do=undo]").await?, 0)?;
    // Wrong, stolen, and taken back step by step.
    room.keys().press(&number(game.column(0, false))).await?;
    let steal = game.texts.fill("asked.steal", &[("team", "Squares")]);
    room.wait_text(".turn", &steal).await?;
    room.keys().press(&number(game.column(0, true))).await?;
    room.wait_focused(NEXT).await?;
    room.keys().press("\u{E003}").await?;
    room.wait_text(".turn", &steal).await?;
    expect("points", room.texts(".standings .points").await?, vec!["0 points".to_owned(); 2])?;
    room.tap("[data-do=undo]").await?;
    let first = game.texts.fill("asked.team", &[("team", "Circles")]);
    room.wait_text(".turn", &first).await?;
    room.wait_gone("[data-do=undo]").await?;

    // A pause covers the card, and no key answers it.
    room.keys().press(&number(game.column(0, true))).await?;
    room.wait_focused(NEXT).await?;
    room.keys().press(key::ENTER).await?;
    room.wait_text(".position", "Card 2 of 4").await?;
    room.keys().press(".").await?;
    room.wait_focused(".paused h1").await?;
    expect("the card", room.count(".card").await?, 0)?;
    let words: String =
        room.run_in_root_as("return root.querySelector('.page').textContent", vec![]).await?;
    assert!(!words.contains(&*game.card(1).task), "the card is under its cover");
    room.keys().press("1").await?;
    room.wait_focused(".paused h1").await?;

    // After a reload it is where it was, and paused.
    room.reload_and_wait().await?;
    room.wait_focused(".paused h1").await?;
    expect("the position", room.text(".position").await?, "Card 2 of 4".into())?;
    let points = vec!["100 points".to_owned(), "0 points".to_owned()];
    expect("points", room.texts(".standings .points").await?, points.clone())?;
    room.tap(".paused [data-do=pause]").await?;
    room.wait_focused(".card").await?;
    room.wait_text(STATUS, &game.says(1, &game.texts.fill("asked.team", &[("team", "Squares")])))
        .await?;

    // Another set-up is another game.
    let other = workshop::Setup { seed: 99, ..game.setup.clone() };
    room.look(&address("stage", &other)).await?;
    room.wait_focused(".card").await?;
    expect("the position", room.text(".position").await?, "Card 1 of 4".into())?;
    room.assert_no_problems().await
}

async fn the_clock_can_be_stopped_extended_and_turned_off_and_then_runs_out(
    browser: Browser,
) -> Result<()> {
    let mut game = Game::of(4, teams(&["", ""], Turns::InTurn, true))?;
    game.setup.clock = Some(60);
    let room = Room::open(browser, Setup::desktop(), &game.address()).await?;
    room.wait_focused(".card").await?;
    let left = async || -> Result<u32> {
        let text = room.text(".clock").await?;
        let seconds = text.strip_suffix(" s").and_then(|seconds| seconds.parse().ok());
        seconds.ok_or_else(|| browser::Error::new(format!("the clock says `{text}`")))
    };
    let within = async |seconds: std::ops::RangeInclusive<u32>| {
        let name = format!("{seconds:?} seconds to be left");
        room.wait(&name, async || Ok(seconds.contains(&left().await?))).await
    };
    within(1..=59).await?;
    room.tap("[data-do=more]").await?;
    within(61..=119).await?;
    expect(
        "a screen reader is spared",
        room.attribute(".clock", "aria-live").await?,
        Some("off".into()),
    )?;

    // It stands while it is paused.
    room.keys().press(".").await?;
    room.wait_focused(".paused h1").await?;
    let before = left().await?;
    room.pass(600).await?;
    room.frames().await?;
    expect("what is left while it is paused", left().await?, before)?;
    room.keys().press(".").await?;
    room.wait_focused(".card").await?;
    within(before - 30..=before).await?;

    // Without it there is all the time of the world.
    room.tap("[data-do=clock]").await?;
    room.wait_gone(".clock").await?;
    room.pass(600).await?;
    room.keys().press(&number(game.column(0, true))).await?;
    room.wait_focused(NEXT).await?;
    room.keys().press(key::ENTER).await?;
    room.wait_text(".position", "Card 2 of 4").await?;
    expect("the clock", room.count(".clock").await?, 0)?;
    room.tap("[data-do=clock]").await?;
    within(1..=60).await?;

    // It runs out: the next team may have it, then it is told. While that is read no time passes.
    let steal = game.texts.fill("asked.steal", &[("team", "Circles")]);
    room.pass(61).await?;
    room.wait_text(".turn", &steal).await?;
    room.pass(61).await?;
    room.wait_focused(NEXT).await?;
    room.wait_text(".answered", &game.texts.text("nobody")).await?;
    room.pass(600).await?;
    room.frames().await?;
    expect("it is still told", room.count("[data-told]").await?, 1)?;
    room.keys().press(key::ENTER).await?;
    room.wait_text(".position", "Card 3 of 4").await?;
    within(1..=60).await?;
    room.assert_no_problems().await
}

/// What of a card does not fit the screen, or is too small for its last row.
#[derive(Deserialize)]
struct Sight {
    /// By its selector, in thousandths of the screen's height.
    sizes: Vec<(String, f64)>,
    /// Pixels that the page is higher and wider than the screen.
    over: (f64, f64),
    /// What is cut or not seen.
    cut: Vec<String>,
}

const SIGHT: &str = "
    const page = document.scrollingElement;
    const all = [...root.querySelectorAll('.stage *')];
    const name = (el) => `${el.localName}.${el.getAttribute('class')} '${el.textContent.trim().slice(0, 30)}'`;
    const words = [...root.querySelectorAll(args[0])];
    return {
      sizes: words.map((el) => [name(el), 1000 * parseFloat(getComputedStyle(el).fontSize) / innerHeight]),
      over: [page.scrollHeight - innerHeight, page.scrollWidth - innerWidth],
      cut: all.filter((el) => {
        // What is only for ears.
        if (el.closest('.aside, svg')) return false;
        const r = el.getBoundingClientRect();
        return r.bottom > innerHeight + 1 || r.right > innerWidth + 1 || r.top < -1 || r.left < -1;
      }).map((el) => `${name(el)} ends at ${Math.round(el.getBoundingClientRect().bottom)}`),
    }";

/// All decks of the site.
const DECKS: [&str; 12] = [
    "building",
    "compute",
    "containers-serverless",
    "controls",
    "edge-operations",
    "exam-mix",
    "far-corners",
    "first-steps",
    "identity-encryption",
    "moving-line",
    "storage-databases",
    "traps",
];

/// The set-up in which the card with most of this comes first.
fn longest(lang: &str, of: impl Fn(&Deck, &Card) -> usize) -> Result<(workshop::Setup, PartyIx)> {
    let mut found: Option<(usize, Rc<Deck>, model::CardIx)> = None;
    for id in DECKS {
        let deck = deck(id, lang)?;
        for ix in deck.card_ixs() {
            let length = of(&deck, deck.card(ix));
            if found.as_ref().is_none_or(|(most, ..)| length > *most) {
                found = Some((length, deck.clone(), ix));
            }
        }
    }
    let (_, deck, ix) = found.ok_or_else(|| browser::Error::new("there are no cards"))?;
    let setups = (1..20_000).map(|seed| workshop::Setup::of(&deck, seed));
    let setup = setups.into_iter().find(|setup| setup.round(&deck, 0).order()[0] == ix);
    let setup =
        setup.ok_or_else(|| browser::Error::new("no seed brings the longest card first"))?;
    Ok((setup, deck.card(ix).owner))
}

async fn the_longest_cards_are_read_from_the_last_row_and_fit_the_screen(
    browser: Browser,
) -> Result<()> {
    let length = |text: &str| text.chars().count();
    let (mut found, mut looks) = (Vec::new(), Vec::new());
    for lang in ["en", "es", "pt-BR"] {
        for (name, longest) in [
            ("task", longest(lang, |deck, card| length(&asked(deck, card)))?),
            ("why", longest(lang, |_, card| length(&card.why))?),
        ] {
            let seats = teams(&[""; 8], Turns::InTurn, false);
            let (setup, owner) = longest;
            looks.push((lang, name, workshop::Setup { seats, ..setup }, owner));
        }
    }
    for (width, height) in [(1024, 768), (1920, 1080), (3840, 2160)] {
        let screen = Setup::desktop().size(width, height);
        let room = Room::open(browser, screen, "?lang=en").await?;
        for (lang, name, setup, owner) in &looks {
            room.fresh(&address_in(lang, "stage", setup)).await?;
            room.wait_focused(".card").await?;
            let at = format!("{width} x {height}, longest {name}, {lang}");
            look(&room, &format!("{at}, asked"), ".card .service, .card .task", &mut found).await?;
            room.keys().press(&number(*owner)).await?;
            room.wait_focused(NEXT).await?;
            let words = ".card .service, .card .task, .verdict .owner, .verdict .why";
            look(&room, &format!("{at}, told"), words, &mut found).await?;
            // In a race every team has its columns on the screen.
            let seats = teams(&[""; 8], Turns::Race, false);
            let race = workshop::Setup { seats, ..setup.clone() };
            room.fresh(&address_in(lang, "stage", &race)).await?;
            room.wait_focused(".card").await?;
            look(&room, &format!("{at}, a race"), ".card .service, .card .task", &mut found)
                .await?;
        }
    }
    none("a card does not suit a projector", &found)
}

async fn look(room: &Room, at: &str, words: &str, found: &mut Vec<String>) -> Result<()> {
    room.frames().await?;
    let sight: Sight = room.run_in_root_as(SIGHT, vec![words.into()]).await?;
    let small = sight.sizes.iter().filter(|(_, size)| *size < 39.99);
    found.extend(small.map(|(name, size)| format!("{at}: {name} has {size:.1} ‰ of the height")));
    let (high, wide) = sight.over;
    if high > 1. || wide > 1. {
        found.push(format!("{at}: the page is {high} px higher and {wide} px wider"));
    }
    found.extend(sight.cut.iter().take(3).map(|cut| format!("{at}: {cut}")));
    Ok(())
}
