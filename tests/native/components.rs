//! The components, rendered to strings.

use std::rc::Rc;

use whos_responsible::game::{Action, Feedback, Millis, Presentation, Rules, Selection, Store};
use whos_responsible::model::{Deck, PartyIx};
use whos_responsible::ui::table::{Change, Dialog, Table};
use whos_responsible::ui::{ByPtr, Env, Game, GameProps, Loading, Outside};
use yew::LocalServerRenderer;

use crate::builder::{deck_parts, rules};
use crate::tables::{act, after, filed, next_card, spread, table, table_of};

/// A page where nothing happens.
#[derive(Default)]
struct Nowhere(whos_responsible::game::MemoryStore);

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
    let one = Selection::Only(vec![whos_responsible::model::CardIx(2)].into());
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
    for name in ["lang", "feedback", "presentation", "theme", "motion"] {
        assert!(html.contains(&format!("name=\"{name}\"")), "{name}");
    }
    assert!(html.contains("Español") && html.contains("not affiliated with Amazon"));
}

#[test]
fn script_in_a_text_stays_text() {
    let mut parts = crate::builder::deck_parts(2, 2);
    for card in &mut parts.cards {
        card.task = "<img src=x onerror=alert(1)>".into();
    }
    let deck = Rc::new(whos_responsible::model::Deck::new(parts).expect("a deck"));
    let round = whos_responsible::game::Round::start(deck, Rules::default(), Selection::All, 1, 0);
    let html = html(&Table { round: round.into(), ..table(2, 2, Rules::default()) });
    assert!(!html.contains("<img") && html.contains("&lt;img"));
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
