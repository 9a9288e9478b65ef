//! What a pointer move and a drop cost, with real input.

use crate::{Error, Point, Result, Server, Session};

use super::book::{Book, Measure, Span};
use super::plan::{Plan, TIMED_DROPS};
use super::start;
use super::subject::{Card, Column, Role, Subject};
use super::tab::{Conditions, Cost, Tab};

/// Drops before the first that counts.
const WARM_DROPS: usize = 2;
/// Moves before the first that counts.
const WARM_MOVES: usize = 24;
/// Moves from one column to the other and back.
const LAP: usize = 30;
/// What a drop sets off beyond its frame (timers, animations that end) is over by then.
const SETTLE: u64 = 300;

/// The figures of one visit.
#[derive(Default)]
pub(crate) struct Play {
    moves: Vec<Cost>,
    drops: Vec<Cost>,
    settled: Vec<Cost>,
    nexts: Vec<Cost>,
    frames: Vec<f64>,
}

/// Visits the page with `size` cards, drags one about, and drops others on alternating columns.
pub(crate) async fn measure(
    session: &Session,
    server: &Server,
    subject: &Subject,
    size: usize,
    plan: &Plan,
) -> Result<Play> {
    let tab = Tab::open(session, Conditions::Usual).await?;
    start::open(&tab, server, subject, size).await?;
    tab.pause(SETTLE).await;
    let mut visit = Visit { tab: &tab, subject, turn: 0 };
    let mut unmeasured = Play::default();
    let mut play = Play::default();
    for _ in 0..WARM_DROPS {
        visit.drop_one(&mut unmeasured).await?;
    }
    visit.drag_about(plan.moves, &mut play).await?;
    for _ in 0..plan.drops {
        visit.drop_one(&mut play).await?;
    }
    for _ in 0..TIMED_DROPS {
        visit.time_one(&mut play).await?;
    }
    tab.close().await?;
    Ok(play)
}

struct Visit<'a> {
    tab: &'a Tab<'a>,
    subject: &'a Subject,
    turn: usize,
}

impl Visit<'_> {
    /// Carries one card to and fro between the outer columns, then drops it.
    async fn drag_about(&mut self, moves: usize, play: &mut Play) -> Result<()> {
        let card = self.subject.resting_card(self.tab).await?;
        let columns = self.subject.columns(self.tab).await?;
        let [left, right] = [columns.first(), columns.last()]
            .map(|column| column.map_or_else(|| card.point(), Column::point));
        let column = self.next_column().await?;
        let there = self.cards_in(&column).await?;
        self.tab.press(card.point()).await?;
        let mut before = self.tab.cost().await?;
        for step in 0..WARM_MOVES + moves {
            self.tab.drag_to(on_lap(left, right, step)).await?;
            let now = self.tab.cost().await?;
            if step >= WARM_MOVES {
                play.moves.push(now - before);
            }
            before = now;
        }
        self.carry(on_lap(left, right, WARM_MOVES + moves), column.point()).await?;
        self.tab.release(column.point()).await?;
        self.tab.pause(SETTLE).await;
        self.check(&card, &column, there).await?;
        self.leave_explanation(&mut Play::default()).await
    }

    /// Takes the first card and drops it on the column whose turn it is.
    async fn drop_one(&mut self, play: &mut Play) -> Result<()> {
        let card = self.subject.resting_card(self.tab).await?;
        let column = self.next_column().await?;
        let there = self.cards_in(&column).await?;
        self.tab.press(card.point()).await?;
        self.carry(card.point(), column.point()).await?;
        let before = self.tab.cost().await?;
        self.tab.release(column.point()).await?;
        play.drops.push(self.tab.cost().await? - before);
        self.tab.pause(SETTLE).await;
        play.settled.push(self.tab.cost().await? - before);
        self.check(&card, &column, there).await?;
        self.leave_explanation(play).await
    }

    /// The same with the page's own clock.
    async fn time_one(&mut self, play: &mut Play) -> Result<()> {
        let card = self.subject.resting_card(self.tab).await?;
        let column = self.next_column().await?;
        let there = self.cards_in(&column).await?;
        self.tab.press(card.point()).await?;
        self.carry(card.point(), column.point()).await?;
        self.tab.time_drop().await?;
        self.tab.release(column.point()).await?;
        self.tab.pause(SETTLE).await;
        play.frames.push(self.tab.timed_drop().await?);
        self.check(&card, &column, there).await?;
        self.leave_explanation(&mut Play::default()).await
    }

    /// Presses the button that leaves the explanation, if there is one.
    async fn leave_explanation(&self, play: &mut Play) -> Result<()> {
        let Some(button) = self.subject.next_button(self.tab).await? else {
            return match self.subject.role {
                Role::Next => Err(Error::new("no [data-next] after a drop")),
                Role::Full | Role::Start => Ok(()),
            };
        };
        self.tab.press(button).await?;
        let before = self.tab.cost().await?;
        self.tab.release(button).await?;
        play.nexts.push(self.tab.cost().await? - before);
        self.tab.pause(SETTLE).await;
        Ok(())
    }

    /// A card that did not move makes its figures worthless. With immediate feedback a card goes to
    /// the column where it belongs, whichever it was dropped on.
    async fn check(&self, card: &Card, column: &Column, before: usize) -> Result<()> {
        let now = self.cards_in(column).await?;
        let held = self.subject.holds(self.tab, card).await?;
        if now == before + 1 && !held {
            return Ok(());
        }
        Err(Error::new(format!(
            "card {} was dropped on {}; cards there before {before}, now {now}; the hand has it {}",
            card.id,
            column.id,
            if held { "still" } else { "no more" },
        )))
    }

    /// How many cards lie where a card dropped on this column may go.
    async fn cards_in(&self, column: &Column) -> Result<usize> {
        let columns = self.subject.columns(self.tab).await?;
        let anywhere = self.subject.role == Role::Next;
        let there = columns.iter().filter(|one| anywhere || one.id == column.id);
        Ok(there.map(|one| one.count).sum())
    }

    async fn carry(&self, from: Point, to: Point) -> Result<()> {
        for step in 1..=5 {
            self.tab.drag_to(from.toward(to, f64::from(step) / 5.0)).await?;
        }
        // SortableJS looks every 50 ms at what it is over.
        self.tab.pause(110).await;
        Ok(())
    }

    async fn next_column(&mut self) -> Result<Column> {
        let mut columns = self.subject.columns(self.tab).await?;
        self.turn += 1;
        Ok(columns.swap_remove(self.turn % columns.len()))
    }
}

/// A point of the way from left to right and back, with some up and down.
fn on_lap(left: Point, right: Point, step: usize) -> Point {
    let part = (step % LAP) as f64 / (LAP / 2) as f64;
    let across = if part > 1.0 { 2.0 - part } else { part };
    let down = if step.is_multiple_of(2) { -6.0 } else { 6.0 };
    left.toward(right, across).plus(0.0, down)
}

impl Play {
    /// Writes the figures down.
    pub(crate) fn enter(&self, book: &mut Book, subject: &Subject, size: usize, round: usize) {
        for (span, costs) in [
            (Span::Move(size), &self.moves),
            (Span::Drop(size), &self.drops),
            (Span::Settled(size), &self.settled),
            (Span::Next(size), &self.nexts),
        ] {
            for cost in costs {
                let mut write = |measure, value| book.add(subject.key, span, measure, round, value);
                write(Measure::Script, cost.script);
                write(Measure::Main, cost.main);
                write(Measure::Layout, cost.layout);
                write(Measure::Style, cost.style);
            }
        }
        for &frame in &self.frames {
            book.add(subject.key, Span::Drop(size), Measure::Frame, round, frame);
        }
    }
}
