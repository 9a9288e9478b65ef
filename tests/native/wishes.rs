//! What a page asks of a running table.

use game::{Phase, Selection};
use whos_responsible::ui::Theme;
use whos_responsible::ui::table::{Change, Event};

use crate::tables::{after, table};

fn wish(name: &str, word: &str) -> Change {
    Change::Wish(name.into(), word.into())
}

fn again() -> Change {
    Change::Restart(Selection::All, 3, 5_000)
}

#[test]
fn a_wish_changes_one_setting_and_leaves_the_round() {
    let before = table(6, 2, Default::default());
    let after = after(&before, wish("theme", "dark"));
    assert_eq!(after.settings.theme, Theme::Dark);
    assert_eq!(after.round, before.round);
    assert!(before.after(wish("theme", "pink")).is_none(), "nothing changes");
}

#[test]
fn the_next_round_keeps_to_the_limit_and_the_clock_that_were_wished() {
    let table = table(9, 2, Default::default());
    let wished = after(&after(&table, wish("limit", "4")), wish("time-limit", "60"));
    assert_eq!(wished.round.order().len(), 9);
    let next = after(&wished, again());
    assert_eq!((next.round.order().len(), next.round.deadline()), (4, Some(60_000)));
    // Without the wishes it is as before.
    let back = after(&after(&next, wish("limit", "")), wish("time-limit", ""));
    let last = after(&back, again());
    assert_eq!((last.round.order().len(), last.round.deadline()), (9, None));
    assert_eq!(last.round.phase(), Phase::Playing);
}

#[test]
fn what_the_page_asks_for_takes_the_focus_from_nobody() {
    let table = table(6, 2, Default::default());
    let quiet = after(&table, Change::Quietly(Box::new(again())));
    assert_eq!((quiet.event.clone(), quiet.dragged), (Event::Started, true));
    assert!(!after(&quiet, again()).dragged, "the player's own does");
}
