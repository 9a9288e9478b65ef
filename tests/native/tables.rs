//! Tables for tests: a round with the real interface texts.

use std::rc::Rc;

use game::{Action, Presentation, Round, Rules, Selection};
use i18n::Locale;
use model::{CardIx, Catalog, Deck, PartyIx};
use whos_responsible::ui::table::{Change, Table};
use whos_responsible::ui::{ByPtr, Settings};

use fixtures::deck;

pub(crate) fn locale(lang: &str) -> ByPtr<Locale> {
    let path = fixtures::repository().join(format!("locales/{lang}.json"));
    let json = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    authoring::locale::read(lang, &json).expect("a locale").into()
}

/// A table with a new round of `cards` cards for `parties` parties.
pub(crate) fn table(cards: usize, parties: usize, rules: Rules) -> Table {
    table_of(deck(cards, parties), rules)
}

/// A table with a new round of a deck.
pub(crate) fn table_of(deck: Rc<Deck>, rules: Rules) -> Table {
    let mut catalog = Catalog::default();
    catalog.push(&deck);
    let round = Round::start(deck, rules, Selection::All, 7, 1_000);
    let settings = Settings {
        feedback: rules.feedback,
        presentation: rules.presentation,
        ..Settings::default()
    };
    Table::new(locale("en"), catalog.into(), round.into(), settings, false)
}

pub(crate) fn spread() -> Rules {
    Rules { presentation: Presentation::Spread, ..Rules::default() }
}

/// The table after a change that must change something.
pub(crate) fn after(table: &Table, change: Change) -> Table {
    table.after(change.clone()).unwrap_or_else(|| panic!("{change:?} should change something"))
}

pub(crate) fn act(table: &Table, action: Action) -> Table {
    after(table, Change::Act(action, 3_000))
}

pub(crate) fn next_card(table: &Table) -> CardIx {
    table.round.hand().next().expect("a card in the hand")
}

/// The table after its next card was filed right or wrong.
pub(crate) fn filed(table: &Table, right: bool) -> Table {
    let card = next_card(table);
    let owner = table.round.card(card).owner.0;
    let parties = table.round.deck().parties().len() as u8;
    let party = if right { owner } else { (owner + 1) % parties };
    after(table, Change::File(card, PartyIx(party), 3_000))
}
