//! The components, rendered to strings.

use std::rc::Rc;

use game::{Action, Feedback, Millis, Presentation, Rules, Selection, Store};
use i18n::Key;
use model::{Deck, PartyIx};
use whos_responsible::ui::table::{Change, Dialog, Table};
use whos_responsible::ui::{ByPtr, Env, Game, GameProps, Loading, Outside, Setting};
use yew::LocalServerRenderer;

use crate::tables::{act, after, filed, locale, next_card, spread, table, table_of};
use fixtures::{deck_parts, rules};

/// A page where nothing happens.
#[derive(Default)]
struct Nowhere(game::MemoryStore);

impl Outside for Nowhere {
    fn now(&self) -> Millis {
        2_000
    }
    fn seed(&self) -> u32 {
        1
    }
    fn store(&self) -> &dyn Store {
        &self.0
    }
    fn load(&self, pack: &str) -> Loading {
        let error = Err(format!("no {pack}"));
        Box::pin(async move { error })
    }
    fn see(&self, _: &Env, _: &ByPtr<Table>) {}
    fn follow(&self) {}
}

fn html(table: &Table) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let props = GameProps { outside: Rc::new(Nowhere::default()), table: Rc::new(table.clone()) };
    let local = tokio::task::LocalSet::new();
    let render = LocalServerRenderer::<Game>::with_props(props).hydratable(false).render();
    local.block_on(&runtime, render)
}

/// The hint is a question of the card's own; without one there is nothing to ask for.
#[test]
fn a_hint_can_be_asked_for_where_there_is_one_and_is_shown_only_then() {
    let mut parts = deck_parts(3, 2);
    parts.cards.iter_mut().for_each(|card| card.hint = "Who can sign in?".into());
    let with = table_of(Rc::new(Deck::new(parts.clone()).expect("a deck")), Rules::default());
    assert!(html(&with).contains("ask-hint") && !html(&with).contains("Who can sign in?"));
    let hinted = html(&act(&with, Action::Hint(next_card(&with))));
    assert!(hinted.contains("Who can sign in?") && !hinted.contains("ask-hint"));
    parts.cards.iter_mut().for_each(|card| card.hint = "".into());
    let without = table_of(Rc::new(Deck::new(parts).expect("a deck")), Rules::default());
    assert!(!html(&without).contains("ask-hint"));
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

#[test]
fn a_deal_shows_one_card_its_columns_and_no_answer() {
    let table = table(5, 2, Rules::default());
    let html = html(&table);
    assert_eq!(count(&html, "data-card="), 1);
    assert_eq!(count(&html, "data-column="), 2);
    assert_eq!(count(&html, "role=\"status\""), 1);
    assert!(html.contains("Card 1 of 5"));
    assert!(!html.contains("Because"), "the answer is hidden");
    assert!(
        !html.contains("The ground") && !html.contains("The roof"),
        "the layer could give it away"
    );
}

#[test]
fn four_parties_have_four_columns_and_four_buttons() {
    let html = html(&table(5, 4, Rules::default()));
    assert_eq!(count(&html, "data-column="), 4);
    assert!(html.contains("data-parties=\"4\""));
}

#[test]
fn an_explanation_tells_stamp_owner_why_and_source() {
    let wrong = html(&filed(&table(5, 2, Rules::default()), false));
    for part in [
        "Not quite",
        "you said ",
        "Responsible: ",
        "Because ",
        "https://docs.aws.amazon.com/a",
        "checked 2026-11-22",
        "data-next",
    ] {
        assert!(wrong.contains(part), "{part} in {wrong}");
    }
    assert!(wrong.contains("rel=\"noopener noreferrer\""));
    let right = html(&filed(&table(5, 2, Rules::default()), true));
    assert!(right.contains(">Right<") && !right.contains("you said"));
}

#[test]
fn drop_buttons_are_there_only_while_a_card_is_held() {
    let table = table(5, 2, Rules::default());
    assert_eq!(count(&html(&table), "data-drop="), 0);
    let held = after(&table, Change::Hold(next_card(&table)));
    let html = html(&held);
    assert_eq!(count(&html, "data-drop="), 2);
    assert!(html.contains("Drop here: Customer"));
}

#[test]
fn with_feedback_at_the_end_no_verdict_shows_and_the_full_table_can_be_submitted() {
    let mut table = table(3, 2, rules(Feedback::AtTheEnd));
    for _ in 0..3 {
        table = filed(&table, false);
    }
    let html = html(&table);
    assert!(html.contains("data-submit"));
    assert!(!html.contains("data-verdict") && !html.contains("Because"));
    assert_eq!(count(&html, "aria-describedby=\"back\""), 3);
}

#[test]
fn a_spread_of_two_thousand_shows_a_table_full_and_a_pile() {
    let html = html(&table(2_000, 2, spread()));
    assert_eq!(count(&html, "class=\"face\""), 24);
    assert!(html.contains("1976 more cards in the pile"));
}

#[test]
fn a_long_column_shows_its_latest_cards_and_offers_the_earlier() {
    let rules =
        Rules { presentation: Presentation::Spread, feedback: Feedback::AtTheEnd, clock: None };
    let mut table = table(40, 2, rules);
    for _ in 0..30 {
        let card = next_card(&table);
        table = after(&table, Change::File(card, PartyIx(0), 3_000));
    }
    assert_eq!(count(&html(&table), "chip movable"), 24);
    assert!(html(&table).contains("Show 6 earlier"));
    let more = after(&table, Change::Earlier(PartyIx(0)));
    assert_eq!(count(&html(&more), "chip movable"), 30);
}

#[test]
fn the_result_shows_every_floor_the_missed_and_what_to_do_next() {
    let mut table = table(6, 2, Rules::default());
    for right in [true, false, true, false, true, true] {
        table = act(&filed(&table, right), Action::Next);
    }
    let html = html(&table);
    assert!(html.contains("data-screen=\"results\""));
    assert_eq!(count(&html, "class=\"floor\""), 3);
    assert_eq!(count(&html, "data-missed="), 2);
    for part in ["4/6", "Replay the 2 missed", "New shuffle", "Because "] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn a_perfect_round_celebrates_and_a_poor_one_does_not() {
    let mut perfect = table(2, 2, Rules::default());
    for _ in 0..2 {
        perfect = act(&filed(&perfect, true), Action::Next);
    }
    let html_of = html(&perfect);
    assert!(html_of.contains("confetti") && html_of.contains("All of them right!"));
    let poor = act(&table(2, 2, Rules::default()), Action::Finish);
    assert!(!html(&poor).contains("confetti"));
}

#[test]
fn replaying_the_missed_deals_only_those() {
    let table = act(&filed(&table(4, 2, Rules::default()), false), Action::Finish);
    let one = Selection::Only(vec![model::CardIx(2)].into());
    assert!(html(&after(&table, Change::Restart(one, 1, 0))).contains("Card 1 of 1"));
}

#[test]
fn the_deck_picker_names_each_deck_and_marks_the_one_that_is_played() {
    let html = html(&after(&table(4, 2, Rules::default()), Change::Show(Some(Dialog::Decks))));
    assert!(html.contains("data-deck=\"test\"") && html.contains("aria-current=\"true\""));
    assert!(html.contains("4 cards") && html.contains("Beginner"));
}

#[test]
fn the_settings_offer_every_choice() {
    let html = html(&after(&table(4, 2, Rules::default()), Change::Show(Some(Dialog::Settings))));
    for name in Setting::ALL.iter().map(|setting| setting.word()).chain(["lang"]) {
        assert!(html.contains(&format!("name=\"{name}\"")), "{name}");
    }
    // Everybody finds their language by its own name.
    for lang in i18n::LANGUAGES {
        let name = locale(lang).text(Key::LanguageName).to_string();
        let option =
            html.split("<option").skip(1).find(|one| one.contains(&format!("lang=\"{lang}\"")));
        let option = option.unwrap_or_default().split("</option>").next().unwrap_or_default();
        assert!(option.ends_with(&format!(">{name}")), "{lang} is called {name}: {option}");
    }
    assert!(html.contains("not affiliated with Amazon"));
}

#[test]
fn script_in_a_text_stays_text() {
    let mut parts = fixtures::deck_parts(2, 2);
    for card in &mut parts.cards {
        card.task = "<img src=x onerror=alert(1)>".into();
    }
    let deck = Rc::new(model::Deck::new(parts).expect("a deck"));
    let round = game::Round::start(deck, Rules::default(), Selection::All, 1, 0);
    let html = html(&Table { round: round.into(), ..table(2, 2, Rules::default()) });
    assert!(!html.contains("<img") && html.contains("&lt;img"));
}

/// The words of the element with this id.
fn words_of<'h>(html: &'h str, id: &str) -> Option<&'h str> {
    let (_, rest) = html.split_once(&format!("id=\"{id}\""))?;
    rest.split_once('>')?.1.split_once("</")?.0.into()
}

#[test]
fn only_the_first_card_of_a_round_is_explained_and_by_keys_that_always_work() {
    for rules in [Rules::default(), spread(), rules(Feedback::AtTheEnd)] {
        for lang in ["en", "es", "pt-BR"] {
            let start = Table { locale: locale(lang), ..table(5, 3, rules) };
            let first = html(&start);
            assert_eq!(count(&first, "aria-describedby=\"keys\""), 1);
            let words = words_of(&first, "keys").expect("an explanation");
            let enter = if lang == "es" { "Intro" } else { "Enter" };
            assert!(words.contains("Tab") && words.contains(enter), "{words}");
            // In browse mode a screen reader takes numbers and arrows for itself.
            assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}");
            for arrow in ["arrow", "flecha", "seta"] {
                assert!(!words.to_lowercase().contains(arrow), "{words}");
            }
            let placed = filed(&start, true);
            assert_eq!(count(&html(&placed), "aria-describedby=\"keys\""), 0);
            let again = html(&after(&placed, Change::Restart(Selection::All, 2, 0)));
            assert_eq!(count(&again, "aria-describedby=\"keys\""), 1);
        }
    }
}

/// Every `aria-describedby` and `aria-labelledby` points to something.
#[test]
fn what_describes_is_there() {
    let start = table(4, 2, Rules::default());
    let end = table(2, 2, rules(Feedback::AtTheEnd));
    let states = [
        start.clone(),
        filed(&start, false),
        act(&filed(&start, true), Action::Next),
        table(6, 3, spread()),
        filed(&table(6, 3, spread()), false),
        filed(&end, true),
        filed(&filed(&end, true), true),
        act(&start, Action::Finish),
        after(&start, Change::Show(Some(Dialog::Decks))),
        after(&start, Change::Show(Some(Dialog::Settings))),
    ];
    for state in states {
        let html = html(&state);
        for attribute in ["aria-describedby=\"", "aria-labelledby=\""] {
            for id in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                assert_eq!(count(&html, &format!(" id=\"{id}\"")), 1, "{id}: {:?}", state.event);
            }
        }
    }
}

#[test]
fn a_dialog_says_its_name_with_what_gets_the_focus() {
    for (dialog, title) in [(Dialog::Decks, "Choose a deck"), (Dialog::Settings, "Settings")] {
        let html = html(&after(&table(4, 2, Rules::default()), Change::Show(Some(dialog))));
        let (_, close) = html.split_once("data-close").expect("a button that closes");
        let close = close.split('>').next().expect("its attributes");
        let (_, id) = close.split_once("aria-describedby=\"").expect("a description");
        let id = id.split('"').next().expect("an id");
        assert_eq!(words_of(&html, id), Some(title));
    }
}

#[test]
fn each_side_says_what_its_button_does() {
    for parties in 2..=4 {
        let html = html(&table(4, parties, Rules::default()));
        assert_eq!(count(&html, "aria-label=\"Place on "), parties);
        assert!(html.contains("aria-label=\"Place on Customer\""));
    }
}

#[test]
fn headings_lead_to_the_hand_to_what_explains_and_to_columns_with_their_cards() {
    for rules in [Rules::default(), spread()] {
        let start = table(4, 2, rules);
        let html_of = html(&start);
        assert_eq!(count(&html_of, "<h2"), 3, "the hand and two columns");
        assert!(html_of.contains(">Your hand</h2>") && html_of.contains(", 0 cards</span></h2>"));
        let wrong = html(&filed(&start, false));
        assert_eq!(count(&wrong, "role=\"heading\""), 1, "the explanation");
        assert!(wrong.contains(", 1 card</span></h2>"));
    }
}

#[test]
fn the_game_is_a_landmark_and_its_bar_is_none() {
    let html = html(&table(4, 2, Rules::default()));
    let game = html.split('>').next().expect("the game");
    assert!(game.contains("role=\"region\"") && game.contains("aria-label="), "{game}");
    assert!(!html.contains("<header"), "a banner is the page's own");
}

#[test]
fn every_floor_of_the_result_says_who_is_responsible_and_how_it_went() {
    for parties in 2..=4 {
        let mut table = table(24, parties, Rules::default());
        for n in 0..24 {
            table = act(&filed(&table, n % 3 > 0), Action::Next);
        }
        let html = html(&table);
        let floors: Vec<&str> = html.split("<li class=\"floor\"").skip(1).collect();
        for floor in floors {
            let floor = floor.split("</li>").next().expect("a floor");
            let words = floor.split("class=\"aside\">").nth(1).expect("words");
            let words = words.split('<').next().expect("words");
            for (ix, party) in table.round.deck().parties().iter().enumerate() {
                let windows = count(floor, &format!("data-side=\"{ix}\""));
                let lit = count(floor, &format!("data-lit=\"\" data-side=\"{ix}\""));
                let told = format!("{}: {lit} of {windows} right", party.name);
                assert_eq!(words.contains(&told), windows > 0, "{told} in {words}");
                assert!(windows > 0 || !words.contains(&*party.name), "{words}");
            }
        }
    }
}

#[test]
fn no_style_attribute_is_ever_written() {
    let start = table(6, 2, Rules::default());
    let states = [
        start.clone(),
        filed(&start, false),
        act(&start, Action::Finish),
        table(60, 3, spread()),
        after(&start, Change::Show(Some(Dialog::Settings))),
    ];
    for state in states {
        assert!(!html(&state).contains(" style="), "a strict Content-Security-Policy blocks it");
    }
}

#[test]
fn script_in_a_deck_is_shown_as_it_is_written() {
    let bad = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\" onclick=\"alert(3)";
    let mut parts = deck_parts(2, 2);
    (parts.title, parts.about) = (bad.into(), bad.into());
    (parts.parties[0].name, parts.parties[0].motto) = (bad.into(), bad.into());
    parts.services[0].name = bad.into();
    for card in &mut parts.cards {
        (card.task, card.why) = (bad.into(), bad.into());
        card.sources[0].title = bad.into();
    }
    let table = table_of(Rc::new(Deck::new(parts).expect("a deck")), Rules::default());
    for table in
        [table.clone(), filed(&table, false), after(&table, Change::Show(Some(Dialog::Decks)))]
    {
        let html = html(&table);
        assert!(html.contains("&lt;script"), "{html}");
        for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let new = ["script", "img", "/script"].iter().any(|name| tag.starts_with(name));
            assert!(!new && !tag.contains("\" onclick"), "{tag}");
        }
    }
}
