//! A page under measurement, and how to find one's way in it.

use crate::{Error, Point, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::tab::Tab;

/// What a page is measured for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Start, moves and drops.
    Full,
    /// Start alone.
    Start,
    /// Moves and drops, each followed by the button that leaves the explanation.
    Next,
}

/// A page under measurement. All keep to one contract: cards are `[data-card]`, columns
/// `[data-column]` with their number of cards in `[data-count]` or `.count`, and the root element
/// (the game: its custom element) gets `data-ready` with `performance.now()` of the moment in which
/// the first card could be played.
#[derive(Debug)]
pub(crate) struct Subject {
    /// Its name in `--only` and in the JSON.
    pub(crate) key: &'static str,
    /// Its name in the tables.
    pub(crate) title: &'static str,
    /// What to measure.
    pub(crate) role: Role,
    /// Path and query; `{}` is the number of cards.
    pub(crate) address: &'static str,
    /// The custom element in whose shadow root the table is; none: the document itself.
    pub(crate) host: Option<&'static str>,
}

/// The first card of the hand.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Card {
    /// `data-card`.
    pub(crate) id: String,
    x: f64,
    y: f64,
}

/// A column to drop on.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Column {
    /// `data-column`.
    pub(crate) id: String,
    /// How many cards it says it has.
    pub(crate) count: usize,
    x: f64,
    y: f64,
}

impl Card {
    /// Where to take it.
    pub(crate) fn point(&self) -> Point {
        (self.x, self.y).into()
    }
}

impl Column {
    /// Where to let go.
    pub(crate) fn point(&self) -> Point {
        (self.x, self.y).into()
    }
}

impl Subject {
    /// Whether this is the game itself.
    pub(crate) fn is_game(&self) -> bool {
        self.host.is_some()
    }

    /// Path and query with this many cards.
    pub(crate) fn path(&self, size: usize) -> String {
        self.address.replace("{}", &size.to_string())
    }

    /// When the first card became playable, in ms since navigation began; none if not yet.
    pub(crate) async fn ready(&self, tab: &Tab<'_>) -> Result<Option<f64>> {
        let text: Option<String> =
            self.look(tab, "return element?.dataset.ready", json!(0)).await?;
        Ok(text.and_then(|text| text.parse().ok()))
    }

    /// How many cards were dealt: by the game's progress, or by looking.
    pub(crate) async fn dealt(&self, tab: &Tab<'_>) -> Result<usize> {
        const DEALT: &str = "
            const progress = root.querySelector('[data-progress]');
            return progress ? Number(progress.dataset.of)
              : root.querySelectorAll('[data-card]').length;";
        self.look(tab, DEALT, json!(0)).await
    }

    /// The first card of the hand: the first that is in no column. It is taken in its upper part,
    /// where no card has buttons, and scrolled into view if it must be.
    pub(crate) async fn first_card(&self, tab: &Tab<'_>) -> Result<Card> {
        const FIRST: &str = "
            const card = Array.from(root.querySelectorAll('[data-card]'))
              .find((card) => !card.closest('[data-column]'));
            if (!card) return null;
            card.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const r = card.getBoundingClientRect();
            return { id: card.dataset.card, x: r.x + r.width / 2, y: r.y + r.height * .3 };";
        let found: Option<Card> = self.look(tab, FIRST, json!(0)).await?;
        found.ok_or_else(|| Error::new("there is no [data-card] outside of the columns"))
    }

    /// The first card once it lies still.
    pub(crate) async fn resting_card(&self, tab: &Tab<'_>) -> Result<Card> {
        let mut before = self.first_card(tab).await?;
        for _ in 0..40 {
            tab.pause(50).await;
            let now = self.first_card(tab).await?;
            if now == before {
                return Ok(now);
            }
            before = now;
        }
        Err(Error::new("the first card does not lie still within 2 s"))
    }

    /// The columns, from left to right.
    pub(crate) async fn columns(&self, tab: &Tab<'_>) -> Result<Vec<Column>> {
        const COLUMNS: &str = "
            return Array.from(root.querySelectorAll('[data-column]'), (column) => {
              const r = column.getBoundingClientRect();
              const bottom = Math.min(r.bottom, innerHeight);
              const badge = column.querySelector('[data-count], .count');
              if (!badge) throw Error(`column ${column.dataset.column} has no [data-count]`);
              const count = Number(badge.textContent);
              return { id: column.dataset.column, count, x: r.x + r.width / 2, y: (r.y + bottom) / 2 };
            }).sort((a, b) => a.x - b.x);";
        let columns: Vec<Column> = self.look(tab, COLUMNS, json!(0)).await?;
        if columns.len() < 2 {
            return Err(Error::new("there are no two [data-column]"));
        }
        Ok(columns)
    }

    /// Whether the hand still has this card.
    pub(crate) async fn holds(&self, tab: &Tab<'_>, card: &Card) -> Result<bool> {
        const HOLDS: &str = "
            return Array.from(root.querySelectorAll(`[data-card='${args}']`))
              .some((card) => !card.closest('[data-column]'));";
        self.look(tab, HOLDS, json!(card.id)).await
    }

    /// Where the button is that leaves the explanation; none if there is none.
    pub(crate) async fn next_button(&self, tab: &Tab<'_>) -> Result<Option<Point>> {
        const NEXT: &str = "
            const next = root.querySelector('[data-next]');
            if (!next) return null;
            next.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const r = next.getBoundingClientRect();
            return [r.x + r.width / 2, r.y + r.height / 2];";
        let found: Option<(f64, f64)> = self.look(tab, NEXT, json!(0)).await?;
        Ok(found.map(Into::into))
    }

    /// Runs the body of a function that sees `element` (which has `data-ready`), `root` (in which
    /// the table is) and `args`.
    async fn look<T: DeserializeOwned>(&self, tab: &Tab<'_>, body: &str, args: Value) -> Result<T> {
        let script = format!(
            "const [host, args] = arguments;
             const element = host ? document.querySelector(host) : document.documentElement;
             const root = host ? element?.shadowRoot : document;
             {body}"
        );
        tab.script(&script, vec![json!(self.host), args]).await
    }
}
