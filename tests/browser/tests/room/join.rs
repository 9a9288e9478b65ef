//! A round on a device of one's own, and the code of its result.

use std::collections::BTreeMap;
use std::rc::Rc;

use browser::{Browser, Error, Rect, Result, Setup, key};
use game::Feedback;
use model::{Card, CardIx, Deck};
use serde_json::{Value, json};
use workshop::{Turns, code};

use browser::journey::{expect, none};

use crate::{Room, Texts, address, deck, teams};

browser::behaviours!(
    chromium,
    Chromium: a_round_that_is_told_at_the_end_is_played_by_keys_and_its_code_says_what_was_played,
    a_round_that_is_told_card_by_card_is_played_by_finger_for_a_team,
    a_name_that_hides_something_is_refused_and_one_like_markup_stays_text,
    the_agreed_round_is_handed_in_once_and_another_one_has_no_code,
);
browser::behaviours!(
    firefox,
    Firefox: a_round_that_is_told_at_the_end_is_played_by_keys_and_its_code_says_what_was_played,
    a_round_that_is_told_card_by_card_is_played_by_finger_for_a_team,
);
browser::behaviours!(
    webkit,
    WebKit: a_round_that_is_told_at_the_end_is_played_by_keys_and_its_code_says_what_was_played,
);

const FACE: &str = ".hand .face";
const CODE: &str = ".code .copy input";

impl Room {
    /// Runs the body of a function that sees the game in the room as `table`, and `args`.
    async fn in_game<T: serde::de::DeserializeOwned>(&self, body: &str, args: Value) -> Result<T> {
        let body = format!(
            "const table = root.querySelector('whos-responsible')?.shadowRoot;
             args = args[0]; {body}"
        );
        let body = format!("return ((root, args) => {{ {body} }})(root, args)");
        self.run_in_root_as(&body, vec![args]).await
    }

    /// Waits until something in the game matches.
    async fn wait_in_game(&self, selector: &str) -> Result<()> {
        let body =
            "return Boolean(table?.querySelector(args) && !table.querySelector('[aria-busy]'))";
        let name = format!("`{selector}` in the game");
        self.wait(&name, async || self.in_game(body, json!(selector)).await).await
    }

    /// An attribute of something in the game.
    async fn game_attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        let body = "return table?.querySelector(args[0])?.getAttribute(args[1]) ?? null";
        self.in_game(body, json!([selector, name])).await
    }

    /// Presses Tab until this has the focus in the game.
    async fn tab_in_game(&self, selector: &str) -> Result<()> {
        for _ in 0..40 {
            if self
                .in_game("return Boolean(table?.activeElement?.matches(args))", json!(selector))
                .await?
            {
                return Ok(());
            }
            self.keys().press(key::TAB).await?;
        }
        Err(Error::new(format!("40 times Tab did not lead to `{selector}` in the game")))
    }

    /// Taps something in the game once it lies still.
    async fn tap_in_game(&self, selector: &str) -> Result<()> {
        self.wait_in_game(selector).await?;
        let body = "
            const el = table.querySelector(args);
            el.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { x, y, width, height } = el.getBoundingClientRect();
            return { x, y, width, height }";
        let mut last: Rect = self.in_game(body, json!(selector)).await?;
        self.wait(&format!("`{selector}` to lie still"), async || {
            self.frames().await?;
            let now: Rect = self.in_game(body, json!(selector)).await?;
            let still = (now.x, now.y) == (last.x, last.y);
            last = now;
            Ok(still)
        })
        .await?;
        if self.setup().touch {
            self.finger().tap(last.center()).await
        } else {
            self.mouse().tap(last.center()).await
        }
    }

    /// The card in the hand, another one than this.
    async fn next_card(&self, deck: &Deck, before: Option<CardIx>) -> Result<CardIx> {
        let mut found = None;
        self.wait("the next card", async || {
            let id = self.game_attribute(FACE, "data-card").await?;
            let ix = deck.card_ixs().find(|&ix| Some(&*deck.card(ix).id) == id.as_deref());
            found = ix.filter(|ix| Some(*ix) != before);
            Ok(found.is_some())
        })
        .await?;
        found.ok_or_else(|| Error::new("there is no card"))
    }

    /// All that the document says, in the room and in the game, seen or not.
    async fn all_of_it(&self) -> Result<String> {
        self.in_game("return root.innerHTML + table.innerHTML", Value::Null).await
    }
}

/// A set-up of so many cards of "First steps".
fn of(cards: u16, feedback: Feedback) -> Result<(Rc<Deck>, workshop::Setup)> {
    let deck = deck("first-steps", "en")?;
    let seats = workshop::Seats::Players;
    let setup =
        workshop::Setup { cards: Some(cards), feedback, seats, ..workshop::Setup::of(&deck, 77) };
    Ok((deck, setup))
}

/// The column of a card so that it is right, or another: its place, from 0.
fn column(deck: &Deck, card: &Card, right: bool) -> u8 {
    if right { card.owner.0 } else { (card.owner.0 + 1) % deck.parties().len() as u8 }
}

/// What the board reads of a code: who, for which team, and by card whether it is right.
type Read = (String, Option<u8>, BTreeMap<u16, bool>);

fn read(text: &str, setup: &workshop::Setup, deck: &Rc<Deck>) -> Result<Read> {
    let played = code::read(text, setup, deck);
    let played = played.map_err(|fault| Error::new(format!("{fault}: `{text}`")))?;
    let cards = played.round.order().iter().map(|&ix| (ix.0, played.round.is_right(ix)));
    Ok((played.name.as_str().to_owned(), played.team, cards.collect()))
}

async fn a_round_that_is_told_at_the_end_is_played_by_keys_and_its_code_says_what_was_played(
    browser: Browser,
) -> Result<()> {
    let (deck, setup) = of(5, Feedback::AtTheEnd)?;
    let round = setup.round(&deck, 0);
    let room = Room::open(browser, Setup::desktop(), &address("join", &setup)).await?;
    let lead = room.text(".lead").await?;
    expect(
        "what is played",
        &*lead,
        &*format!("{}, 5 cards. Everybody plays the same round.", deck.title()),
    )?;
    let name = room.value("#name").await?;
    assert!(workshop::Name::told(&name).is_some(), "`{name}` is offered and is no name");
    room.tab_to("#name").await?;
    room.keys().press(key::ENTER).await?;
    room.wait_text(".who-am-i span", &format!("You play as {name}.")).await?;
    room.wait_in_game(FACE).await?;
    room.tab_in_game(FACE).await?;

    let mut played = BTreeMap::new();
    let mut before = None;
    for at in 0..5 {
        let ix = room.next_card(&deck, before).await?;
        expect("the card", ix, round.order()[at])?;
        // Nothing of any answer is in the page before the end.
        let page = room.all_of_it().await?;
        let leaks: Vec<String> = round
            .order()
            .iter()
            .flat_map(|&ix| [&round.card(ix).why, &deck.layer(round.card(ix).layer).name])
            .filter(|text| page.contains(&***text))
            .map(ToString::to_string)
            .collect();
        none("an answer is in the page", &leaks)?;
        expect("a code before the end", room.count(".code").await?, 0)?;
        let right = at % 2 == 0;
        let side = column(&deck, deck.card(ix), right);
        room.wait_in_game(FACE).await?;
        room.tab_in_game(FACE).await?;
        room.keys().press(&(side + 1).to_string()).await?;
        played.insert(ix.0, right);
        before = Some(ix);
        if at == 2 {
            // In the middle of it.
            room.next_card(&deck, before).await?;
            room.reload_and_wait().await?;
            room.wait_text(".who-am-i span", &format!("You play as {name}.")).await?;
            room.wait_in_game(FACE).await?;
            expect(
                "cards done after a reload",
                room.game_attribute("[data-progress]", "data-done").await?,
                Some("3".into()),
            )?;
        }
    }
    room.wait_in_game("[data-submit]").await?;
    expect("a code before it is handed in", room.count(".code").await?, 0)?;
    room.tab_in_game("[data-submit]").await?;
    room.keys().press(key::ENTER).await?;
    room.wait_for_selector(CODE).await?;
    let text = room.value(CODE).await?;
    assert!(text.starts_with("WR1-"), "`{text}`");
    expect("what the code says", read(&text, &setup, &deck)?, (name.clone(), None, played))?;
    expect("its QR code", room.count(".code .qr[role=img]").await?, 1)?;
    room.wait_in_game("[data-result]").await?;

    room.reload_and_wait().await?;
    room.wait_in_game("[data-result]").await?;
    room.frames().await?;
    expect("the code after a reload", room.value(CODE).await?, text)?;
    // Somebody else on this device plays another set-up without anything of this one.
    let other = workshop::Setup { seed: 78, ..setup };
    room.look(&address("join", &other)).await?;
    room.wait_for_selector("#name").await?;
    room.assert_no_problems().await
}

async fn a_round_that_is_told_card_by_card_is_played_by_finger_for_a_team(
    browser: Browser,
) -> Result<()> {
    let (deck, mut setup) = of(4, Feedback::Immediate)?;
    setup.seats = teams(&["", "Los Primos"], Turns::Race, true);
    setup.clock = Some(120);
    let round = setup.round(&deck, 0);
    let room = Room::open(browser, Setup::phone(), &address("join", &setup)).await?;
    room.tap("#name").await?;
    room.write("#name", "Ada  東京 ").await?;
    room.choose("#team", "1").await?;
    room.tap(".entry [type=submit]").await?;
    room.wait_text(".who-am-i span", "You play as Ada 東京 for Los Primos.").await?;
    let mut played = BTreeMap::new();
    let mut before = None;
    for at in 0..4 {
        let ix = room.next_card(&deck, before).await?;
        expect("the card", ix, round.order()[at])?;
        let right = at != 1;
        let side = column(&deck, deck.card(ix), right);
        room.tap_in_game(&format!(".hand button[data-side='{side}']")).await?;
        let verdict = if right { "right" } else { "wrong" };
        room.wait_in_game(&format!("[data-explains][data-verdict={verdict}]")).await?;
        played.insert(ix.0, right);
        before = Some(ix);
        if at == 1 {
            // On a card that is being explained.
            room.reload_and_wait().await?;
            room.wait_in_game("[data-next], .hand .face").await?;
        }
        if room.in_game("return Boolean(table.querySelector('[data-next]'))", Value::Null).await? {
            room.tap_in_game("[data-next]").await?;
        }
    }
    room.wait_for_selector(CODE).await?;
    let text = room.value(CODE).await?;
    expect(
        "what the code says",
        read(&text, &setup, &deck)?,
        ("Ada 東京".into(), Some(1), played),
    )?;

    // The text is copied, or chosen to be.
    room.tap(".code .copy button").await?;
    let texts = Texts::read("en")?;
    room.wait("a word about the copy", async || {
        let said = room.text(".code .copy [role=status]").await?;
        Ok([texts.text("copied"), texts.text("copy.yourself")].contains(&said))
    })
    .await?;

    // Another name is another code of the same round.
    room.tap(".who-am-i button").await?;
    room.wait_for_selector("#name").await?;
    room.write("#name", "Bo").await?;
    room.keys().press(key::ENTER).await?;
    room.wait_for_selector(CODE).await?;
    let (name, team, _) = read(&room.value(CODE).await?, &setup, &deck)?;
    expect("who", (&*name, team), ("Bo", Some(0)))?;
    room.assert_no_problems().await
}

async fn a_name_that_hides_something_is_refused_and_one_like_markup_stays_text(
    browser: Browser,
) -> Result<()> {
    let texts = Texts::read("en")?;
    let (_, setup) = of(3, Feedback::AtTheEnd)?;
    let room = Room::open(browser, Setup::phone(), &address("join", &setup)).await?;
    let give = async |name: &str| -> Result<()> {
        let body = "const field = root.querySelector('#name'); field.value = args[0]; field.focus(); return null";
        room.run_in_root(body, vec![name.into()]).await?;
        room.keys().press(key::ENTER).await
    };
    for (name, why) in [
        ("   ", "name.empty"),
        ("a\u{202e}nimda", "name.unseen"),
        ("a\u{200b}", "name.unseen"),
        ("a\u{7}b", "name.unseen"),
        ("\u{fffd}\u{e0041}", "name.unseen"),
        ("twenty-one characters", "name.long"),
    ] {
        give(name).await?;
        room.wait_text("[role=alert]", &texts.text(why))
            .await
            .map_err(|e| e.while_doing(format!("{name:?}")))?;
        room.wait_focused("#name").await?;
        expect("what was typed", room.value("#name").await?, name.to_owned())?;
        let invalid = room.attribute("#name", "aria-invalid").await?;
        expect("it is marked", invalid, Some("true".into()))?;
        expect("nobody is in", room.count(".who-am-i").await?, 0)?;
    }
    room.assert_accessible("a name that is refused").await?;
    give("<img src=x onerror=1").await?;
    room.wait_text(".who-am-i span", "You play as <img src=x onerror=1.").await?;
    expect("markup made of text", room.count("img").await?, 0)?;
    room.reload_and_wait().await?;
    room.wait_text(".who-am-i span", "You play as <img src=x onerror=1.").await?;
    room.assert_no_problems().await
}

/// The game's own settings and decks lead to other rounds.
async fn the_agreed_round_is_handed_in_once_and_another_one_has_no_code(
    browser: Browser,
) -> Result<()> {
    let texts = Texts::read("en")?;
    let (deck, setup) = of(2, Feedback::AtTheEnd)?;
    let round = setup.round(&deck, 0);
    let room = Room::open(browser, Setup::desktop(), &address("join", &setup)).await?;
    room.focus("#name").await?;
    room.keys().press(key::ENTER).await?;
    let play = async || -> Result<()> {
        let mut before = None;
        for _ in 0..2 {
            let ix = room.next_card(&deck, before).await?;
            let side = column(&deck, deck.card(ix), true);
            room.tap_in_game(&format!(".hand button[data-side='{side}']")).await?;
            before = Some(ix);
        }
        room.tap_in_game("[data-submit]").await?;
        room.wait_in_game("[data-result]").await
    };
    play().await?;
    room.wait_for_selector(CODE).await?;
    let first = room.value(CODE).await?;
    // A round anew is one of other cards or another order: it is the player's own, and what was handed in stays.
    room.tap_in_game("[data-again]").await?;
    play().await?;
    expect("the code", room.value(CODE).await?, first.clone())?;
    room.reload_and_wait().await?;
    room.wait_for_selector(CODE).await?;
    expect("the code after a reload", room.value(CODE).await?, first.clone())?;

    // Who plays another round before the agreed one has no code yet, and can go over to the agreed one.
    room.fresh(&address("join", &setup)).await?;
    room.focus("#name").await?;
    room.keys().press(key::ENTER).await?;
    room.wait_in_game(FACE).await?;
    let other = "table.host.restart(3); return null";
    room.in_game::<Value>(other, Value::Null).await?;
    room.wait("another order", async || {
        let id = room.game_attribute(FACE, "data-card").await?;
        Ok(id.as_deref() != Some(&*deck.card(round.order()[0]).id))
    })
    .await?;
    play().await?;
    room.wait_text(".code p", &texts.text("code.none")).await?;
    room.tap(".code .primary").await?;
    room.wait_gone(".code").await?;
    expect("the agreed round", room.next_card(&deck, None).await?, round.order()[0])?;
    play().await?;
    room.wait_for_selector(CODE).await?;
    let again = read(&room.value(CODE).await?, &setup, &deck)?;
    expect("the same cards", again.2, read(&first, &setup, &deck)?.2)?;
    room.assert_no_problems().await
}
