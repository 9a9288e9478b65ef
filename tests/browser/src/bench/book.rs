//! The figures of a run.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// What was being done. The number is the number of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Span {
    /// A first visit.
    Start,
    /// A first visit with a slow processor and a slow line.
    SlowStart,
    /// One pointer move and one frame.
    Move(usize),
    /// Letting a card go over a column, and the next frame.
    Drop(usize),
    /// The same with all that it sets off within 0.3 s.
    Settled(usize),
    /// Leaving the explanation, and the next frame.
    Next(usize),
}

/// What was measured. Times are in ms; script, main thread, layout and style are processor time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Measure {
    /// From navigation until the first card could be played.
    FirstCard,
    /// From navigation until the first contentful paint.
    FirstPaint,
    /// The longest task of the main thread, 0 if none took 50 ms.
    LongestTask,
    /// JavaScript and WebAssembly.
    Script,
    /// The whole main thread.
    Main,
    /// Layout.
    Layout,
    /// Style recalculation.
    Style,
    /// From the release until the next frame is handed over, without waiting for the screen.
    Frame,
    /// Bodies as sent.
    Bytes,
    /// Requests.
    Requests,
}

/// All values of one measure, by round.
#[derive(Clone, Debug, Default)]
pub(crate) struct Series(BTreeMap<usize, Vec<f64>>);

impl Series {
    fn sorted(&self) -> Vec<f64> {
        sorted(self.0.values().flatten().copied().collect())
    }

    /// The middle value; 0 of nothing.
    pub(crate) fn median(&self) -> f64 {
        median(&self.sorted())
    }

    /// Of 100 values, 95 are not over this.
    pub(crate) fn p95(&self) -> f64 {
        let all = self.sorted();
        let rank = (all.len() * 95).div_ceil(100);
        all.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// The greatest value.
    pub(crate) fn worst(&self) -> f64 {
        self.sorted().last().copied().unwrap_or_default()
    }

    /// How far apart the medians of the rounds lie: half of their range, as a part of the median.
    pub(crate) fn noise(&self) -> f64 {
        let rounds = self.round_medians();
        let (Some(least), Some(most)) = (rounds.first(), rounds.last()) else {
            return 0.0;
        };
        let middle = self.median();
        if middle > 0.0 { (most - least) / 2.0 / middle } else { 0.0 }
    }

    fn round_medians(&self) -> Vec<f64> {
        sorted(self.0.values().map(|values| median(&sorted(values.clone()))).collect())
    }
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

fn median(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    match (sorted.len() % 2, sorted.get(half)) {
        (_, None) => 0.0,
        (0, Some(upper)) => (sorted[half - 1] + upper) / 2.0,
        (_, Some(middle)) => *middle,
    }
}

/// Every series, by page, span and measure.
#[derive(Debug, Default)]
pub(crate) struct Book(BTreeMap<(&'static str, Span, Measure), Series>);

impl Book {
    /// Notes a value.
    pub(crate) fn add(
        &mut self,
        page: &'static str,
        span: Span,
        measure: Measure,
        round: usize,
        value: f64,
    ) {
        let series = self.0.entry((page, span, measure)).or_default();
        series.0.entry(round).or_default().push(value);
    }

    /// The series, if anything was noted.
    pub(crate) fn series(
        &self,
        page: &'static str,
        span: Span,
        measure: Measure,
    ) -> Option<&Series> {
        self.0.get(&(page, span, measure))
    }

    /// Its median.
    pub(crate) fn median(&self, page: &'static str, span: Span, measure: Measure) -> Option<f64> {
        self.series(page, span, measure).map(Series::median)
    }

    /// How many times as much one page needs as another (by medians).
    pub(crate) fn ratio(
        &self,
        (page, span): (&'static str, Span),
        (other, other_span): (&'static str, Span),
        measure: Measure,
    ) -> Option<f64> {
        let base = self.median(other, other_span, measure).filter(|base| *base > 0.0)?;
        Some(self.median(page, span, measure)? / base)
    }

    /// Everything, with the medians of the rounds in which the noise can be seen.
    pub(crate) fn to_json(&self) -> Value {
        let rows = self.0.iter().map(|((page, span, measure), series)| {
            let (span, cards) = span.name();
            json!({
                "page": page,
                "span": span,
                "cards": cards,
                "measure": measure.name(),
                "median": series.median(),
                "p95": series.p95(),
                "worst": series.worst(),
                "values": series.0.values().map(Vec::len).sum::<usize>(),
                "round_medians": series.0.values()
                    .map(|values| median(&sorted(values.clone())))
                    .collect::<Vec<_>>(),
            })
        });
        rows.collect()
    }
}

impl Span {
    fn name(self) -> (&'static str, Option<usize>) {
        match self {
            Self::Start => ("start", None),
            Self::SlowStart => ("slow start", None),
            Self::Move(cards) => ("move", Some(cards)),
            Self::Drop(cards) => ("drop", Some(cards)),
            Self::Settled(cards) => ("drop settled", Some(cards)),
            Self::Next(cards) => ("next", Some(cards)),
        }
    }
}

impl Measure {
    fn name(self) -> &'static str {
        match self {
            Self::FirstCard => "first card ms",
            Self::FirstPaint => "first paint ms",
            Self::LongestTask => "longest task ms",
            Self::Script => "script ms",
            Self::Main => "main thread ms",
            Self::Layout => "layout ms",
            Self::Style => "style ms",
            Self::Frame => "to the frame ms",
            Self::Bytes => "bytes",
            Self::Requests => "requests",
        }
    }
}
