//! What is set up is in the address, and goes from there to whoever plays.

use browser::{Browser, OWN_DECK, Result, Server, Setup, key};
use game::Feedback;
use workshop::{Mark, Turns};

use browser::journey::expect;

use crate::{Room, Texts, address, deck, read, teams};

browser::behaviours!(
    chromium,
    Chromium: what_is_set_up_is_in_the_address_and_a_reload_finds_all_of_it,
    a_link_that_was_cut_says_so_and_offers_a_new_workshop,
    a_deck_from_a_file_is_played_at_one_screen_and_phones_are_told_that_they_cannot,
    a_deck_of_an_address_is_everybodys,
    the_answers_are_read_beforehand_and_only_by_the_facilitator,
);
browser::behaviours!(
    firefox,
    Firefox: what_is_set_up_is_in_the_address_and_a_reload_finds_all_of_it,
    a_deck_from_a_file_is_played_at_one_screen_and_phones_are_told_that_they_cannot,
);
browser::behaviours!(
    webkit,
    WebKit: what_is_set_up_is_in_the_address_and_a_reload_finds_all_of_it,
);

/// A name for a team, by its place from 1.
fn name_of(team: usize) -> String {
    format!(".teams li:nth-child({team}) input")
}

async fn what_is_set_up_is_in_the_address_and_a_reload_finds_all_of_it(
    browser: Browser,
) -> Result<()> {
    let room = Room::open(browser, Setup::desktop(), "?lang=en&motion=less").await?;
    expect("nothing is asked for yet", room.fragment().await?, String::new())?;
    let traps = deck("traps", "en")?;

    room.choose("#deck", "traps").await?;
    room.wait("the deck", async || Ok(room.agreed("setup").await?.is_of(&traps))).await?;
    let all = traps.round_size();
    room.focus("#cards").await?;
    room.keys().press(key::LEFT).await?;
    room.keys().press(key::LEFT).await?;
    room.wait_text("output", &format!("{} of {all}", all - 2)).await?;
    room.choose("#clock", "30").await?;
    room.choose("#feedback", "immediate").await?;
    room.choose("#teams", "3").await?;
    room.choose("#turns", "race").await?;
    room.tap(".field input[type=checkbox]").await?;
    room.write(&name_of(1), "Los Primos").await?;
    room.keys().press(key::ENTER).await?;
    room.write(&name_of(3), "<b>Ö & 東</b>").await?;
    room.keys().press(key::TAB).await?;
    // Three shapes are taken: pressing one brings the next.
    room.tap(".teams li:nth-child(2) .repaint").await?;
    room.wait_for_selector(".teams li:nth-child(2) [data-mark=diamond]").await?;

    let seed = room.agreed("setup").await?.seed;
    let mut seats = teams(&["Los Primos", "", "<b>Ö & 東</b>"], Turns::Race, true);
    if let workshop::Seats::Teams { teams, .. } = &mut seats {
        teams[1].mark = Mark::Diamond;
    }
    let wanted = workshop::Setup {
        cards: Some(all as u16 - 2),
        feedback: Feedback::Immediate,
        clock: Some(30),
        seats,
        ..workshop::Setup::of(&traps, seed)
    };
    expect("what is agreed", room.agreed("setup").await?, wanted.clone())?;

    room.reload_and_wait().await?;
    expect("what is agreed after a reload", room.agreed("setup").await?, wanted.clone())?;
    let fields = ["#deck", "#cards", "#clock", "#feedback", "#teams", "#turns"];
    let cards = (all - 2).to_string();
    for (field, value) in fields.iter().zip(["traps", &cards, "30", "immediate", "3", "race"]) {
        expect(&format!("{field} after a reload"), &*room.value(field).await?, value)?;
    }
    expect("a name", &*room.value(&name_of(1)).await?, "Los Primos")?;
    expect("no name", &*room.value(&name_of(2)).await?, "")?;
    expect("a name like markup", &*room.value(&name_of(3)).await?, "<b>Ö & 東</b>")?;
    assert!(room.has(".field input[type=checkbox]:checked").await?);

    // It goes with every way, and into the link for the others.
    let links = room.attributes(".way a", "href").await?;
    for (link, view) in links.iter().zip(["stage", "board", "paper"]) {
        expect(view, read(link, view)?, wanted.clone())?;
    }
    let link = room.value(".ways .copy input").await?;
    let (page, fragment) = link.split_once('#').unwrap_or((&link, ""));
    expect("the players' page", page, &*room.server.url("/room.html"))?;
    expect("the players' link", read(&format!("#{fragment}"), "join")?, wanted.clone())?;

    // A way is a page to come back from.
    room.tap(".way a").await?;
    room.wait_for_selector("[data-view=stage]").await?;
    expect("at the screen", room.agreed("stage").await?, wanted.clone())?;
    room.tap(".back").await?;
    room.wait_for_selector("[data-view=setup]").await?;
    expect("back again", room.agreed("setup").await?, wanted.clone())?;

    // A name that hides something is refused with a word and changes nothing.
    room.write(&name_of(2), "a\u{202e}b").await?;
    room.keys().press(key::TAB).await?;
    room.wait_text(".teams [role=alert]", &Texts::read("en")?.text("name.unseen")).await?;
    expect("what is agreed", room.agreed("setup").await?, wanted.clone())?;

    // All of it in another language.
    room.tap(".languages [lang=es]").await?;
    room.wait_text("h1", &Texts::read("es")?.text("title")).await?;
    let spanish = deck("traps", "es")?;
    let agreed = room.agreed("setup").await?;
    assert!(agreed.is_of(&spanish), "the deck has another fingerprint in Spanish");
    expect("what is agreed in Spanish", agreed, wanted)?;
    room.assert_no_problems().await
}

async fn a_link_that_was_cut_says_so_and_offers_a_new_workshop(browser: Browser) -> Result<()> {
    let texts = Texts::read("en")?;
    let whole = address("join", &workshop::Setup::of(&*deck("first-steps", "en")?, 5));
    let room = Room::open(browser, Setup::phone(), &whole[..whole.len() - 3]).await?;
    expect("it says", room.text("h1").await?, texts.text("link.broken"))?;
    let damaged = texts.text("link.damaged");
    expect("why", room.text(".fault h1 + p").await?, damaged.clone())?;
    let (start, _) = whole.split_once("&seed").unwrap_or_default();
    let words = [
        (start.to_owned(), damaged.clone()),
        (whole.replace("seed=5", "seed=6"), damaged),
        (whole.replace("w=1", "w=2"), texts.text("link.version")),
        ("?lang=en#join".to_owned(), texts.text("link.not-a-setup")),
        ("?lang=en#setup&<img src=x>".to_owned(), texts.text("link.not-a-setup")),
    ];
    for (address, why) in words {
        room.look(&address).await?;
        expect(&address, room.text(".fault h1 + p").await?, why)?;
    }
    room.assert_accessible("a broken link").await?;
    room.tap(".fault a").await?;
    room.wait_for_selector("[data-view=setup]").await?;
    expect("the first deck", &*room.value("#deck").await?, "first-steps")?;

    let unknown = workshop::Setup {
        deck: "no-such-deck".into(),
        ..workshop::Setup::of(&*deck("first-steps", "en")?, 5)
    };
    room.look(&address("stage", &unknown)).await?;
    let why = texts.fill("deck.unknown", &[("deck", "no-such-deck")]);
    room.wait_text(".fault h1 + p", &why).await?;
    room.assert_no_problems().await
}

async fn a_deck_from_a_file_is_played_at_one_screen_and_phones_are_told_that_they_cannot(
    browser: Browser,
) -> Result<()> {
    let texts = Texts::read("en")?;
    let room = Room::open(browser, Setup::desktop(), "?lang=en&motion=less").await?;
    room.tap(".own-deck summary").await?;
    room.choose_file("bad.json", &OWN_DECK.replace("owner\": \"both", "owner\": \"nobody")).await?;
    room.wait_for_selector(".own-deck [role=alert]").await?;
    let said = room.text(".own-deck [role=alert]").await?;
    assert!(said.contains("responsibilities[1].owner"), "`{said}` does not say where");

    room.choose_file("deck.json", OWN_DECK).await?;
    room.wait_text(".way .note", &texts.text("phones.not-file")).await?;
    expect("links for phones", room.count(".ways .share").await?, 0)?;
    room.tap(".way a").await?;
    room.wait_for_selector(".columns").await?;
    expect("columns", room.count(".column").await?, 3)?;
    let lang = room.attribute(".stage .card", "lang").await?;
    expect("the language of its texts", lang, Some("de".into()))?;
    let setup = room.agreed("stage").await?;
    room.keys().press("1").await?;
    room.wait_for_selector("[data-told]").await?;
    room.keys().press(key::ENTER).await?;
    room.wait_text(".position", "Card 2 of 2").await?;
    expect("markup made of text", room.count("img").await?, 0)?;

    // The file is not in the address: it is asked for again.
    room.reload_and_wait().await?;
    room.wait_text(".fault h1 + p", &texts.text("deck.file-again")).await?;
    room.choose_file("deck.json", OWN_DECK).await?;
    room.wait_for_selector("[data-view]").await?;
    let again = room.agreed("setup").await?;
    expect("the deck", (again.deck, again.edition), (setup.deck, setup.edition))?;
    room.assert_no_problems().await
}

async fn a_deck_of_an_address_is_everybodys(browser: Browser) -> Result<()> {
    let server = Server::site()?.file("/mine/deck.json", OWN_DECK);
    let setup = Setup::desktop();
    let room = Room::open_on(server, browser, setup, "?lang=en&motion=less").await?;
    room.tap(".own-deck summary").await?;
    let address = room.server.url("/mine/deck.json");
    room.write("#address", &address).await?;
    room.keys().press(key::TAB).await?;
    room.wait_text("#deck option", "Wer haftet?").await?;
    let agreed = room.agreed("setup").await?;
    expect("the deck", &*agreed.deck, &*address)?;
    let link = room.value(".ways .copy input").await?;
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    expect("the players' link", read(&format!("#{fragment}"), "join")?, agreed)?;
    // Whoever follows it plays that deck.
    room.look(&format!("?lang=en&motion=less#{fragment}")).await?;
    room.wait_for_selector("#name").await?;
    assert!(room.text(".lead").await?.starts_with("Wer haftet?, 2 cards."));
    room.assert_no_problems().await
}

async fn the_answers_are_read_beforehand_and_only_by_the_facilitator(
    browser: Browser,
) -> Result<()> {
    let deck = deck("first-steps", "en")?;
    let setup = workshop::Setup { cards: Some(5), ..workshop::Setup::of(&deck, 5) };
    let room = Room::open(browser, Setup::phone(), &address("setup", &setup)).await?;
    assert!(!shown(&room, ".answers").await?, "the answers are seen unasked");
    room.tap(".preview summary").await?;
    room.wait("the answers", async || shown(&room, ".answers").await).await?;
    let round = setup.round(&deck, 0);
    let (mut tasks, mut owners, mut whys) = (Vec::new(), Vec::new(), Vec::new());
    for &ix in round.order() {
        let card = round.card(ix);
        tasks.push(crate::asked(&deck, card));
        owners.push(deck.party(card.owner).name.to_string());
        whys.push(card.why.to_string());
    }
    expect("the tasks", room.texts(".answers .task").await?, tasks)?;
    expect("who", room.texts(".answers .owner b").await?, owners)?;
    expect("why", room.texts(".answers .why").await?, whys)?;

    room.tap("[data-do=shuffle]").await?;
    room.wait("another order", async || Ok(room.agreed("setup").await?.seed != 5)).await?;
    let again = room.agreed("setup").await?;
    expect("nothing else", workshop::Setup { seed: 5, ..again }, setup)?;
    room.assert_no_problems().await
}

async fn shown(room: &Room, selector: &str) -> Result<bool> {
    let body = "return root.querySelector(args[0]).checkVisibility()";
    room.run_in_root_as(body, vec![selector.into()]).await
}
