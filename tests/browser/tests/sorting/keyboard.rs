//! Sorting with keys alone, and where the focus goes.

use browser::{Browser, Error, Game, Page, Result, Server, Setup, dist, key};

use crate::play::{FACE, NEXT, Play, RESULT};

browser::behaviours!(
    chromium,
    Chromium: arrows_play_a_whole_round_of_two_parties,
    numbers_play_a_whole_round_that_is_told_at_the_end,
    a_card_is_picked_up_carried_and_dropped_by_keys,
    arrows_walk_the_table_and_the_columns,
    esc_gives_the_focus_back_to_the_card_on_the_table,
    a_hint_leaves_the_focus_on_the_card,
    settings_and_decks_are_chosen_by_keys,
    a_dialog_gives_the_focus_back_however_it_is_closed,
    tab_goes_through_the_game_and_out_at_both_ends,
);
browser::behaviours!(
    firefox,
    Firefox: arrows_play_a_whole_round_of_two_parties,
    numbers_play_a_whole_round_that_is_told_at_the_end,
    a_card_is_picked_up_carried_and_dropped_by_keys,
    arrows_walk_the_table_and_the_columns,
    esc_gives_the_focus_back_to_the_card_on_the_table,
    a_hint_leaves_the_focus_on_the_card,
    settings_and_decks_are_chosen_by_keys,
    a_dialog_gives_the_focus_back_however_it_is_closed,
    tab_goes_through_the_game_and_out_at_both_ends,
);
// The choices of a `select` are a window of GTK's own, which WebKit's driver does not reach; and
// nobody gives the window on its virtual screen the focus, so nothing there matches `:focus`, by
// which the game finds the card that arrows set off from.
browser::behaviours!(
    webkit,
    WebKit: arrows_play_a_whole_round_of_two_parties,
    a_card_is_picked_up_carried_and_dropped_by_keys,
    a_dialog_gives_the_focus_back_however_it_is_closed,
    tab_goes_through_the_game_and_out_at_both_ends,
);

async fn arrows_play_a_whole_round_of_two_parties(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    let cards = play.deck.len();
    let mut wrong = Vec::new();
    play.tab_to(FACE).await?;
    for turn in 0..cards {
        let card = play.hand().await?;
        let right = turn % 3 != 1;
        let party = play.party(&card, right)?;
        let arrow = if play.deck.side(&party)? == 0 { key::LEFT } else { key::RIGHT };
        play.keys().press(arrow).await?;
        play.wait_told(&card, &party).await?;
        play.wait_focused(NEXT).await?;
        if turn == 0 {
            // While the explanation is read, arrows and numbers file nothing.
            play.keys().type_text(&format!("{}{}1", key::LEFT, key::RIGHT)).await?;
            assert_eq!(play.progress().await?, (1, cards));
        }
        play.keys().press(if right { key::ENTER } else { key::SPACE }).await?;
        play.wait_after(&card).await?;
        if !right {
            wrong.push(card);
        }
        play.wait_focused(if turn + 1 < cards { FACE } else { RESULT }).await?;
    }
    play.wait_result(cards, wrong).await?;
    play.assert_no_problems().await
}

async fn numbers_play_a_whole_round_that_is_told_at_the_end(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "presentation=spread&feedback=end").await?;
    let cards = play.spread().await?;
    let mut wrong = Vec::new();
    play.tab_to(".cards .face").await?;
    for (turn, card) in cards.iter().enumerate() {
        play.wait_focused(&play.selectors.card(card)).await?;
        let right = turn % 5 != 3;
        let party = play.party(card, right)?;
        let number = play.deck.side(&party)? + 1;
        if turn == 0 {
            // No such column: nothing happens.
            play.keys().type_text("349").await?;
            assert_eq!(play.progress().await?, (0, cards.len()));
        }
        play.keys().press(&number.to_string()).await?;
        play.wait_placed(card, &party).await?;
        if !right {
            wrong.push(card.clone());
        }
    }
    play.wait_focused("[data-submit]").await?;
    play.keys().press(key::ENTER).await?;
    play.wait_focused(RESULT).await?;
    play.wait_result(cards.len(), wrong).await?;
    play.assert_no_problems().await
}

async fn a_card_is_picked_up_carried_and_dropped_by_keys(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    let drop = |party: &str| format!("[data-drop={party}]");
    let (first, second) = (drop(&play.deck.parties[0].0), drop(&play.deck.parties[1].0));
    play.tab_to(FACE).await?;
    for (pick_up, let_go, party) in [(key::ENTER, key::SPACE, 0), (key::SPACE, key::ENTER, 1)] {
        let card = play.hand().await?;
        play.keys().press(pick_up).await?;
        play.wait_for_selector(".card[data-held] .face[aria-pressed=true]").await?;
        play.wait_focused(&first).await?;
        play.keys().press(key::TAB).await?;
        play.wait_focused(&second).await?;
        play.keys().chord(&[key::SHIFT, key::TAB]).await?;
        play.wait_focused(&first).await?;

        // Esc: the card is back, and has the focus.
        play.keys().press(key::ESCAPE).await?;
        play.wait_at_rest().await?;
        play.wait_focused(&format!("{FACE}[data-card='{card}']")).await?;

        play.keys().press(pick_up).await?;
        play.wait_focused(&first).await?;
        if party == 1 {
            play.keys().press(key::TAB).await?;
            play.wait_focused(&second).await?;
        }
        play.keys().press(let_go).await?;
        play.wait_told(&card, &play.deck.parties[party].0).await?;
        play.wait_focused(NEXT).await?;
        play.keys().press(key::ENTER).await?;
        play.wait_after(&card).await?;
        play.wait_focused(FACE).await?;
    }

    // With the card in hand, arrows and numbers file it just as well.
    let card = play.hand().await?;
    play.keys().press(key::ENTER).await?;
    play.wait_focused(&first).await?;
    play.keys().press(key::RIGHT).await?;
    play.wait_told(&card, &play.deck.parties[1].0).await?;
    play.wait_focused(NEXT).await?;
    play.assert_no_problems().await
}

async fn arrows_walk_the_table_and_the_columns(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "presentation=spread").await?;
    let cards = play.spread().await?;
    let last = cards.len() - 1;
    play.tab_to(".cards .face").await?;
    let walk = [
        (key::RIGHT, 1),
        (key::DOWN, 2),
        (key::LEFT, 1),
        (key::UP, 0),
        // Round the ends.
        (key::LEFT, last),
        (key::RIGHT, 0),
    ];
    for (arrow, at) in walk {
        play.keys().press(arrow).await?;
        play.wait_focused(&play.selectors.card(&cards[at])).await?;
    }
    assert_eq!(play.progress().await?, (0, cards.len()));

    // With a card in the hand they walk the columns.
    play.keys().press(key::DOWN).await?;
    play.keys().press(key::ENTER).await?;
    let drops: Vec<_> =
        play.deck.parties.iter().map(|(id, _)| format!("[data-drop={id}]")).collect();
    play.wait_focused(&drops[0]).await?;
    for (arrow, at) in [(key::RIGHT, 1), (key::DOWN, 0), (key::UP, 1), (key::LEFT, 0)] {
        play.keys().press(arrow).await?;
        play.wait_focused(&drops[at]).await?;
    }
    play.keys().press(key::ENTER).await?;
    play.wait_told(&cards[1], &play.deck.parties[0].0).await?;
    // The next card.
    play.wait_focused(".cards .face").await?;
    play.assert_no_problems().await
}

async fn esc_gives_the_focus_back_to_the_card_on_the_table(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "presentation=spread").await?;
    let cards = play.spread().await?;
    play.tab_to(".cards .face").await?;
    for at in [1, 2, 3] {
        play.keys().press(key::RIGHT).await?;
        play.wait_focused(&play.selectors.card(&cards[at])).await?;
    }
    play.keys().press(key::SPACE).await?;
    play.wait_focused("[data-drop]").await?;
    play.keys().press(key::ESCAPE).await?;
    play.wait_at_rest().await?;
    play.wait_focused(&play.selectors.card(&cards[3])).await?;
    play.assert_no_problems().await
}

/// The button that asks for the hint goes away; the focus must not go with it.
async fn a_hint_leaves_the_focus_on_the_card(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    let card = play.hand().await?;
    play.tab_to(".hand .ask-hint").await?;
    play.keys().press(key::ENTER).await?;
    play.wait_for_selector(".hand .hint").await?;
    play.wait_focused(".hand .card *").await?;
    // So the next key still means this card.
    play.keys().press("1").await?;
    play.wait_told(&card, &play.deck.parties[0].0).await?;
    play.assert_no_problems().await
}

async fn settings_and_decks_are_chosen_by_keys(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    let settings = "dialog[data-screen=settings][open]";
    play.tab_to("[data-open=settings]").await?;
    play.keys().press(key::ENTER).await?;
    play.wait_for_selector(settings).await?;
    play.wait_focused("dialog *").await?;

    // A choice takes effect at once and leaves the dialog open and the focus on it.
    play.tab_to("select[name=theme]").await?;
    play.keys().type_text("Dark").await?;
    play.wait_for_selector(".game[data-theme=dark]").await?;
    play.wait_focused("select[name=theme]").await?;
    play.keys().chord(&[key::SHIFT, key::TAB]).await?;
    play.wait_focused("select[name=presentation]").await?;
    play.keys().type_text("All").await?;
    play.wait_for_selector(".game[data-presentation=spread]").await?;
    play.wait_for_selector(settings).await?;
    play.wait_focused("select[name=presentation]").await?;
    play.keys().press(key::ESCAPE).await?;
    play.wait_gone("dialog").await?;
    play.wait_focused("[data-open=settings]").await?;

    // Another deck: its first card has the focus.
    play.keys().chord(&[key::SHIFT, key::TAB]).await?;
    play.wait_focused("[data-open=decks]").await?;
    play.keys().press(key::SPACE).await?;
    play.wait_for_selector("dialog[data-screen=decks][open]").await?;
    play.tab_to("[data-deck=classroom]").await?;
    play.keys().press(key::ENTER).await?;
    play.wait_gone("dialog").await?;
    let there = crate::deck::Deck::read("classroom")?;
    play.wait(
        "the other deck to be dealt",
        async || Ok(play.progress().await? == (0, there.len())),
    )
    .await?;
    play.wait_focused(".cards .face").await?;
    play.assert_no_problems().await
}

async fn a_dialog_gives_the_focus_back_however_it_is_closed(browser: Browser) -> Result<()> {
    let play = Play::open(browser, Setup::desktop(), "").await?;
    let mut failed = Vec::new();
    for name in ["settings", "decks"] {
        let opener = format!("[data-open={name}]");
        let now = "[data-deck=first-steps]";
        for close in ["Esc", "[data-close]", now] {
            if close == now && name == "settings" {
                continue;
            }
            play.focus(&opener).await?;
            play.keys().press(key::ENTER).await?;
            play.wait_for_selector(&format!("dialog[data-screen={name}][open]")).await?;
            play.wait_focused("dialog *").await?;
            if close == "Esc" {
                play.keys().press(key::ESCAPE).await?;
            } else {
                play.tab_to(close).await?;
                play.keys().press(key::ENTER).await?;
            }
            play.wait_gone("dialog").await?;
            if let Err(error) = play.wait_focused(&opener).await {
                failed.push(format!("{name} closed by {close}: {error}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    play.assert_no_problems().await
}

/// The game between two controls of a page, as in a lesson.
async fn tab_goes_through_the_game_and_out_at_both_ends(browser: Browser) -> Result<()> {
    let html = std::fs::read_to_string(dist().join("index.html"))?;
    let (before, after) = html
        .split_once("<whos-responsible")
        .and_then(|(before, rest)| Some((before, rest.split_once("</whos-responsible>")?.1)))
        .ok_or_else(|| Error::new("index.html has no <whos-responsible>"))?;
    let lesson = format!(
        "{before}<button id=before>Before</button><whos-responsible deck=first-steps seed=7>\
         </whos-responsible><button id=after>After</button>{after}"
    );
    let server = Server::site()?.file("/lesson.html", lesson).probe(browser == Browser::WebKit);
    let game = Game::open_on(server.start()?, "/lesson.html", browser, Setup::desktop()).await?;
    game.wait_playable().await?;
    game.wait_still(FACE).await?;

    let forth = [
        ".tools a",
        "[data-open=decks]",
        "[data-open=settings]",
        FACE,
        ".hand .ask-hint",
        ".hand [data-side='0']",
        ".hand [data-side='1']",
    ];
    let outside = async |id: &str| {
        let script = "return document.activeElement.id === arguments[0]";
        game.wait_js(&format!("the focus to be on #{id}"), script, vec![id.into()]).await
    };
    game.run("document.getElementById('before').focus()", vec![]).await?;
    for selector in forth {
        game.keys().press(key::TAB).await?;
        focused(&game, selector).await?;
    }
    game.keys().press(key::TAB).await?;
    outside("after").await?;
    for selector in forth.iter().rev() {
        game.keys().chord(&[key::SHIFT, key::TAB]).await?;
        focused(&game, selector).await?;
    }
    game.keys().chord(&[key::SHIFT, key::TAB]).await?;
    outside("before").await?;

    // Holding a card is no trap either: the columns come, then the way out.
    game.focus(FACE).await?;
    game.keys().press(key::ENTER).await?;
    focused(&game, "[data-drop]").await?;
    for _ in 0..2 {
        game.keys().press(key::TAB).await?;
    }
    outside("after").await?;
    game.assert_no_problems().await
}

async fn focused(page: &Page, selector: &str) -> Result<()> {
    page.wait(&format!("the focus to be on `{selector}`"), async || page.focused(selector).await)
        .await
}
