//! What the game must reach, and whether it does.

use serde_json::{Value, json};

use super::book::{Book, Measure, Series, Span};
use super::subject::Subject;

/// How many cards "small" and "great" decks have in the targets.
const FEW: usize = 20;
const MANY: usize = 2000;

/// The page as a first visit finds it.
const FIRST: &str = "game-first";

/// A target and what was found.
pub(crate) struct Verdict {
    /// The page.
    pub(crate) page: &'static str,
    /// What must hold.
    pub(crate) target: String,
    /// What was found, in the target's unit.
    pub(crate) found: f64,
    /// Whether it holds.
    pub(crate) holds: bool,
}

/// Judges every page of the game by medians. What was not measured in this run is not judged.
pub(crate) fn judge(book: &Book, subjects: &[Subject], sizes: &[usize]) -> Vec<Verdict> {
    subjects
        .iter()
        .filter(|subject| subject.is_game())
        .flat_map(|subject| {
            let judge = Judge { book, page: subject.key };
            [judge.start(), judge.moves(sizes), judge.drops(sizes), judge.growth()]
                .into_iter()
                .flatten()
        })
        .collect()
}

/// For the JSON file.
pub(crate) fn to_json(verdicts: &[Verdict]) -> Value {
    let rows = verdicts.iter().map(|verdict| {
        json!({
            "page": verdict.page,
            "target": verdict.target,
            "found": verdict.found,
            "holds": verdict.holds,
        })
    });
    rows.collect()
}

struct Judge<'a> {
    book: &'a Book,
    page: &'static str,
}

impl Judge<'_> {
    fn start(&self) -> Vec<Verdict> {
        let first_card = |peer| {
            self.book.ratio((self.page, Span::Start), (peer, Span::Start), Measure::FirstCard)
        };
        let paint = (self.page == FIRST).then(|| {
            let span = Span::SlowStart;
            self.book.ratio((self.page, span), ("vanilla", span), Measure::FirstPaint)
        });
        let longest = self.book.series(self.page, Span::Start, Measure::LongestTask);
        [
            self.at_most(1.1, paint.flatten(), "x hand-written JS: first paint on slow 4G"),
            self.at_most(1.4, first_card("vanilla"), "x hand-written JS: first card"),
            self.below(1.0, first_card("dndkit"), "x dnd-kit: first card"),
            self.at_most(50.0, longest.map(Series::median), "ms: longest task at start"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn moves(&self, sizes: &[usize]) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        for &size in sizes {
            let span = Span::Move(size);
            let ratio = |peer, measure| self.book.ratio((self.page, span), (peer, span), measure);
            let script = |peer: &str| format!("x {peer}: script per move, {size} cards");
            let main = format!("x hand-written JS: main thread per move, {size} cards");
            verdicts.extend([
                self.at_most(1.4, ratio("vanilla", Measure::Script), &script("hand-written JS")),
                self.at_most(1.4, ratio("vanilla", Measure::Main), &main),
                self.below(0.5, ratio("sortable", Measure::Script), &script("SortableJS")),
                self.below(0.5, ratio("dndkit", Measure::Script), &script("dnd-kit")),
            ]);
        }
        verdicts.into_iter().flatten().collect()
    }

    fn drops(&self, sizes: &[usize]) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        for &size in sizes {
            let span = Span::Drop(size);
            for (limit, measure, what) in [
                (2.5, Measure::Script, "script per drop"),
                (2.5, Measure::Main, "main thread per drop"),
                (1.5, Measure::Frame, "drop to the frame"),
            ] {
                let ratio = self.book.ratio((self.page, span), ("vanilla", span), measure);
                let text = format!("x hand-written JS: {what}, {size} cards");
                verdicts.extend(self.at_most(limit, ratio, &text));
            }
        }
        verdicts
    }

    /// A great deck costs no more than a small one.
    fn growth(&self) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        for (what, many, few) in [
            ("move", Span::Move(MANY), Span::Move(FEW)),
            ("drop", Span::Drop(MANY), Span::Drop(FEW)),
        ] {
            for (measure, name) in [(Measure::Script, "script"), (Measure::Main, "main thread")] {
                let grown = self.book.ratio((self.page, many), (self.page, few), measure);
                let text = format!("x itself with {FEW} cards: {name} per {what}, {MANY} cards");
                verdicts.extend(self.at_most(1.2, grown, &text));
            }
        }
        verdicts
    }

    fn at_most(&self, limit: f64, found: Option<f64>, what: &str) -> Option<Verdict> {
        let found = found?;
        let target = format!("<= {limit} {what}");
        Some(Verdict { page: self.page, target, found, holds: found <= limit })
    }

    fn below(&self, limit: f64, found: Option<f64>, what: &str) -> Option<Verdict> {
        let found = found?;
        let target = format!("<  {limit} {what}");
        Some(Verdict { page: self.page, target, found, holds: found < limit })
    }
}
