//! What the game must reach, and whether it does.

use serde_json::{Value, json};

use super::book::{Book, Measure, Series, Span};
use super::subject::{Role, Subject};

/// How many cards "small" and "great" decks have in the targets.
const FEW: usize = 20;
const MANY: usize = 2000;

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

/// Judges every page of the game that was measured in full, by medians. What was not measured in
/// this run is not judged.
pub(crate) fn judge(book: &Book, subjects: &[Subject], sizes: &[usize]) -> Vec<Verdict> {
    subjects
        .iter()
        .filter(|subject| subject.is_game() && subject.role == Role::Full)
        .flat_map(|subject| {
            let judge = Judge { book, page: subject.key };
            [judge.start(), judge.moves(sizes), judge.drops()].into_iter().flatten()
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
        let longest = self.book.series(self.page, Span::Start, Measure::LongestTask);
        [
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
            let ratio = |peer| self.book.ratio((self.page, span), (peer, span), Measure::Script);
            let text = |peer: &str| format!("x {peer}: script per move, {size} cards");
            verdicts.extend([
                self.at_most(1.5, ratio("vanilla"), &text("hand-written JS")),
                self.below(0.5, ratio("sortable"), &text("SortableJS")),
                self.below(0.5, ratio("dndkit"), &text("dnd-kit")),
            ]);
        }
        let grown = self.book.ratio(
            (self.page, Span::Move(MANY)),
            (self.page, Span::Move(FEW)),
            Measure::Script,
        );
        let text = "x itself with 20 cards: script per move, 2000 cards";
        verdicts.push(self.at_most(1.2, grown, text));
        verdicts.into_iter().flatten().collect()
    }

    fn drops(&self) -> Vec<Verdict> {
        let (few, many) = (Span::Drop(FEW), Span::Drop(MANY));
        let ratio = self.book.ratio((self.page, few), ("vanilla", few), Measure::Script);
        let grown = self.book.ratio((self.page, many), (self.page, few), Measure::Script);
        [
            self.at_most(3.0, ratio, "x hand-written JS: script per drop, 20 cards"),
            self.at_most(2.0, grown, "x itself with 20 cards: script per drop, 2000 cards"),
        ]
        .into_iter()
        .flatten()
        .collect()
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
