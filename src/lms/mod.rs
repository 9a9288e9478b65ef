//! The edge of `report`: what `lms.js`, the script of a launch page, calls. Texts in, texts out; whatever
//! cannot be read is nothing, never a panic.

mod recorder;
mod scorm;

use std::rc::Rc;

use game::{Millis, Restored, Round, restore};
use lms::suspend::Kept;
use model::{Deck, pack};
use report::{Facts, PassMark, Scaled};

pub use recorder::{RecorderPort, local_name};
pub use scorm::{Lms, ScormPort};

/// The deck that is played, and how many cards a round of it takes.
#[derive(Default)]
struct Play {
    deck: Option<Rc<Deck>>,
    limit: Option<u16>,
    /// The last round that was reported, to report it again.
    text: String,
}

impl Play {
    fn new(limit: u32) -> Self {
        Self { limit: u16::try_from(limit).ok().filter(|&limit| limit > 0), ..Self::default() }
    }

    /// The round of a text and its facts.
    fn facts(&mut self, text: &str) -> Option<(Round, Facts)> {
        let Restored { round, .. } = restore(text, self.deck.as_ref()?).ok()?;
        let facts = Facts::of(&round, self.limit);
        text.clone_into(&mut self.text);
        Some((round, facts))
    }

    /// The round to go on with: the one that is furthest.
    fn further(&self, texts: &[String]) -> Option<String> {
        let deck = self.deck.as_ref()?;
        let at = |text: &String| {
            let Restored { round, .. } = restore(text, deck).ok()?;
            Some(round.started() + round.elapsed())
        };
        let found = texts.iter().filter_map(|text| Some((at(text)?, text)));
        found.max_by_key(|(at, _)| *at).map(|(_, text)| text.clone())
    }
}

fn read_deck(text: &str) -> Option<Rc<Deck>> {
    pack::read(text).ok().map(Rc::new)
}

/// Hundredths of a percent; negative for none.
fn pass_mark(percent: f64) -> Option<PassMark> {
    (percent >= 0.0).then(|| Scaled::from_unit(percent / 100.0)).flatten().map(PassMark)
}

/// In percent; negative for none.
fn in_percent(mark: Option<PassMark>) -> f64 {
    mark.map_or(-1.0, |mark| mark.0.to_percent())
}

fn moment(now: f64) -> Millis {
    now as Millis
}

/// What the learner is told of a round, a field a line: its right cards, its cards, whether it is over,
/// counts, is passed (empty without a pass mark) and waits to be handed in; in SCORM also how much the LMS
/// keeps of it, and what it refused. `summary.js` reads them in this order.
pub const SUMMARY: [&str; 8] =
    ["right", "cards", "over", "counts", "passed", "waiting", "kept", "refusal"];

/// The first six of [`SUMMARY`].
fn summary(facts: &Facts, counts: bool, pass: Option<PassMark>) -> String {
    let right = facts.answers.iter().filter(|answer| answer.right).count();
    let flag = |is| if is { "1" } else { "0" };
    let over = facts.outcome.is_some();
    let passed = pass.map_or("", |mark| flag(mark.is_reached(right, facts.cards)));
    let waits = flag(!over && facts.placed == facts.cards);
    format!("{right}\n{}\n{}\n{}\n{passed}\n{waits}", facts.cards, flag(over), flag(counts))
}

fn word(kept: Kept) -> &'static str {
    match kept {
        Kept::Whole => "whole",
        Kept::Shortened => "shortened",
        Kept::Nothing => "nothing",
    }
}
