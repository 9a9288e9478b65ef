//! The board: result codes are taken, replayed and shown when the facilitator says so.

use std::rc::Rc;

use browser::journey::{expect, none};
use browser::{Browser, Result, Setup};
use game::{Action, Feedback, Phase, Step};
use model::{Deck, PartyIx};
use workshop::{Board, Name, Turns, code, export};

use crate::{Room, Texts, address, asked, deck, teams};

browser::behaviours!(
    chromium,
    Chromium: codes_from_a_chat_make_podium_ranking_and_what_the_room_got_wrong,
    names_are_hidden_changed_and_removed_by_one_press_and_a_reload_keeps_all_of_it,
);
browser::behaviours!(
    firefox,
    Firefox: codes_from_a_chat_make_podium_ranking_and_what_the_room_got_wrong,
);
browser::behaviours!(
    webkit,
    WebKit: codes_from_a_chat_make_podium_ranking_and_what_the_room_got_wrong,
);

/// A workshop in two teams, and the codes of so many players: player k has the first k cards wrong.
pub(crate) fn played(players: usize) -> Result<(Rc<Deck>, workshop::Setup, Vec<String>)> {
    let deck = deck("first-steps", "en")?;
    let seats = teams(&["", "Los Primos"], Turns::InTurn, false);
    let feedback = Feedback::AtTheEnd;
    let setup =
        workshop::Setup { cards: Some(6), feedback, seats, ..workshop::Setup::of(&deck, 5) };
    let codes = (0..players).map(|player| {
        let mut round = setup.round(&deck, 0);
        let mut after = 0;
        while round.phase() == Phase::Playing {
            let action = match round.hand().next() {
                Some(card) => {
                    let owner = round.card(card).owner.0;
                    let wrong = round.placed() < player;
                    Action::Place(card, PartyIx((owner + u8::from(wrong)) % 2))
                }
                None => Action::Submit,
            };
            after += 2000;
            round = round.apply(&Step { action, after }).expect("a step of a round");
        }
        let name = Name::told(&format!("Player <b>{player}")).expect("a name of a journey");
        code::write(&name, Some((player % 2) as u8), &round).expect("a finished round has a code")
    });
    let codes = codes.collect();
    Ok((deck, setup, codes))
}

impl Room {
    /// Pastes a text into the field for codes, and has them taken.
    pub(crate) async fn take(&self, text: &str) -> Result<()> {
        let body = "root.querySelector('#codes').value = args[0]; return null";
        self.run_in_root(body, vec![text.into()]).await?;
        self.tap(".take [type=submit]").await
    }

    /// What each match says.
    async fn said(&self, selector: &str) -> Result<Vec<String>> {
        let body = "return [...root.querySelectorAll(args[0])].map((el) => el.textContent)";
        self.run_in_root_as(body, vec![selector.into()]).await
    }
}

async fn codes_from_a_chat_make_podium_ranking_and_what_the_room_got_wrong(
    browser: Browser,
) -> Result<()> {
    let (deck, setup, codes) = played(4)?;
    let texts = Texts::read("en")?;
    let room = Room::open(browser, Setup::desktop(), &address("board", &setup)).await?;
    room.wait_text(".count", &texts.fill("here", &[("n", "0")])).await?;
    room.take("Good morning! No code yet.").await?;
    room.wait_text(".told p", &texts.fill("take.none", &[("prefix", "WR1-")])).await?;

    let mut changed = codes[0].clone();
    changed.replace_range(9..10, if changed.as_bytes()[9] == b'0' { "1" } else { "0" });
    let other = workshop::Setup { seed: 6, ..setup.clone() };
    let mut foreign = other.round(&deck, 0);
    foreign = foreign.apply(&Step { action: Action::Finish, after: 9 }).expect("it ends");
    let name = Name::told("Zoe").expect("a name of a journey");
    let foreign = code::write(&name, Some(0), &foreign).expect("a finished round has a code");
    let chat = format!(
        "Ana: {}\n[10:02] Bo> {} thanks!\n{}\n{}\n{}\n{changed}\n{foreign}",
        codes[0], codes[1], codes[2], codes[3], codes[1]
    );
    room.take(&chat).await?;
    room.wait_text(".count", &texts.fill("here", &[("n", "4")])).await?;
    let told = room.said(".told p").await?;
    let of = |key: &str, n: &str| texts.fill(key, &[("n", n)]);
    expect(
        "what became of them",
        told,
        vec![of("taken.new", "4"), of("taken.again", "1"), of("taken.bad", "2")],
    )?;
    let why = room.said(".told li").await?.join(" ");
    for fault in ["fault.damaged", "fault.round"] {
        assert!(why.contains(&texts.text(fault)), "{why}");
    }
    none(
        "the results are shown before the facilitator says so",
        &room.said(".podium, .heat").await?,
    )?;

    // The same codes, taken natively, are what the page shows.
    let mut board = Board::new(setup.clone(), &deck).expect("the deck's own set-up");
    for code in &codes {
        board.take(code).expect("a code of this round");
    }
    room.tap("[data-do=reveal]").await?;
    room.wait_for_selector(".podium").await?;
    let ranking = board.ranking();
    let names: Vec<String> =
        ranking.iter().map(|one| board.entries()[one.ix].name().as_str().to_owned()).collect();
    expect("the ranking", room.said(".ranking tbody th span").await?, names)?;
    let points: Vec<String> =
        ranking.iter().map(|one| board.entries()[one.ix].result().points.to_string()).collect();
    expect("their points", room.said(".ranking tbody td:last-child").await?, points)?;
    let places: Vec<String> = board.podium().iter().map(|one| one.place.to_string()).collect();
    expect("the podium", room.said(".podium .place").await?, places)?;
    let heat: Vec<String> =
        board.heat().iter().map(|row| asked(&deck, deck.card(row.card))).collect();
    expect("what was wrong most comes first", room.said(".heat summary .task").await?, heat)?;
    room.tap(".heat li:first-child summary").await?;
    room.wait_for_selector(".heat details[open] .why").await?;
    let first = deck.card(board.heat()[0].card);
    expect("why", room.text(".heat details[open] .why").await?, first.why.to_string())?;
    let learn = room.attribute(".heat details[open] a[href^=learn]", "href").await?;
    assert!(learn.is_some_and(|href| href.contains(&*deck.layer(first.layer).id)));

    // Nobody is known any more, neither here nor in what is saved.
    room.tap(".tools-of-board input").await?;
    room.wait_text(".podium .name", &texts.fill("player", &[("n", "1")])).await?;
    let saved = "
        const make = URL.createObjectURL;
        window.saved = new Promise((done) => {
          URL.createObjectURL = (blob) => { blob.text().then(done); return make.call(URL, blob); };
        })";
    room.run(saved, vec![]).await?;
    room.tap("[data-do=csv]").await?;
    let csv: String = room.run_in_root_as("return window.saved", vec![]).await?;
    expect(
        "the table",
        csv.trim_start_matches('\u{feff}'),
        export::csv(&board, true).trim_start_matches('\u{feff}'),
    )?;
    assert!(!csv.contains("Player <b>"));
    room.assert_no_problems().await
}

async fn names_are_hidden_changed_and_removed_by_one_press_and_a_reload_keeps_all_of_it(
    browser: Browser,
) -> Result<()> {
    let (_, setup, codes) = played(3)?;
    let texts = Texts::read("en")?;
    let room = Room::open(browser, Setup::desktop(), &address("board", &setup)).await?;
    room.take(&codes.join("\n")).await?;
    let count = |n: &str| texts.fill("here", &[("n", n)]);
    room.wait_text(".count", &count("3")).await?;
    room.tap(".manage summary").await?;
    room.wait_for_selector(".manage[open] li").await?;
    room.tap(".manage li:nth-child(1) [data-do=hide]").await?;
    room.write(".manage li:nth-child(2) input", "Ana").await?;
    room.keys().press(browser::key::TAB).await?;
    room.tap(".manage li:nth-child(3) [data-do=remove]").await?;
    room.wait_text(".count", &count("2")).await?;
    // What was removed does not come back with the chat it came from.
    room.take(&codes.join("\n")).await?;
    room.wait_text(".told p", &texts.fill("taken.again", &[("n", "3")])).await?;

    room.reload_and_wait().await?;
    room.wait_text(".count", &count("2")).await?;
    room.tap("[data-do=reveal]").await?;
    room.wait_for_selector(".ranking").await?;
    let names = vec![texts.fill("player", &[("n", "1")]), "Ana".to_owned()];
    expect("who is there", room.said(".ranking tbody th span").await?, names)?;
    room.tap(".manage summary").await?;
    room.wait_for_selector(".manage[open] li").await?;
    room.tap(".manage [data-do=restore]").await?;
    room.wait_text(".count", &count("3")).await
}
