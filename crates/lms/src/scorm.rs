//! SCORM: what a session needs of an LMS, and of a version of the standard. What the two versions call
//! things is in `scorm12` and `scorm2004`, the session in `session`.

use game::Millis;
use model::{Deck, PartyIx};
use report::{Answer, PassMark, Scaled};

pub use super::copy::Recalled;
pub use super::session::{Connected, Refusal, Reported, Session};

/// The LMS's side, as the page finds it.
pub trait Api {
    /// Calls a function and gives what it returned as text; `None` if it is not there, threw, or returned
    /// something that is no text, number or boolean.
    fn call(&mut self, function: &str, arguments: &[&str]) -> Option<String>;
}

/// The versions of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// SCORM 1.2 Run-Time Environment, 2001.
    Scorm12,
    /// SCORM 2004 4th Edition Run-Time Environment, 2009.
    Scorm2004,
}

/// What the learner came for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// To play; the result counts.
    #[default]
    Normal,
    /// To look around: nothing is recorded.
    Browse,
    /// To look at what they did: nothing is recorded.
    Review,
}

impl Mode {
    /// By the standards' words; whatever else is said is normal.
    pub fn from_word(word: &str) -> Self {
        match word.trim().to_ascii_lowercase().as_str() {
            "browse" => Self::Browse,
            "review" => Self::Review,
            _ => Self::Normal,
        }
    }

    /// The word of the standards.
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Browse => "browse",
            Self::Review => "review",
        }
    }
}

/// An element of the data model and its value.
pub(super) type Pair = (String, String);

/// What a version calls things.
pub(super) trait Dialect {
    fn initialize(&self) -> &'static str;
    fn terminate(&self) -> &'static str;
    fn get(&self) -> &'static str;
    fn set(&self) -> &'static str;
    fn commit(&self) -> &'static str;
    fn last_error(&self) -> &'static str;
    fn error_string(&self) -> &'static str;

    fn mode(&self) -> &'static str;
    fn language(&self) -> &'static str;
    fn exit(&self) -> &'static str;
    fn session_time(&self, time: Millis) -> Pair;
    /// The most that `cmi.suspend_data` holds.
    fn room(&self) -> usize;
    /// Whether an error says that the LMS does without an element.
    fn is_unsupported(&self, code: &str) -> bool;

    /// The pass mark that the LMS sets, from what it answers.
    fn pass_mark(&self, get: &mut dyn FnMut(&str) -> String) -> Option<PassMark>;
    /// What the LMS knows of earlier results.
    fn history(&self, get: &mut dyn FnMut(&str) -> String) -> History;
    /// What is set when nothing has happened yet.
    fn beginning(&self, history: &History) -> Vec<Pair>;
    /// What is set as the round goes on.
    fn progress(&self, progress: Scaled) -> Vec<Pair>;
    fn interaction(&self, told: &Told) -> Vec<Pair>;
    fn score(&self, score: Scaled) -> Vec<Pair>;
    /// Another value that an element may have, which does no harm for a moment and is no higher than the
    /// true one; `None` if there is none. See [`super::line`].
    fn another(&self, element: &str, value: &str) -> Option<String>;
    /// What a finished round means. `passed` is `None` without a pass mark.
    fn standing(&self, passed: Option<bool>) -> Vec<Pair>;
}

/// What the LMS knows from before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    pub(super) best: Option<Scaled>,
    pub(super) begun: bool,
    pub(super) completed: bool,
    pub(super) passed: bool,
}

/// An answer with the words that stand for it.
pub(super) struct Told<'r> {
    pub(super) index: u32,
    pub(super) deck: &'r Deck,
    pub(super) answer: &'r Answer,
    /// When it was given.
    pub(super) moment: Millis,
    /// Minutes east of UTC.
    pub(super) offset: i32,
}

impl Told<'_> {
    /// An id without spaces, in printable ASCII: the card's own, which does not depend on its place.
    pub(super) fn id(&self) -> String {
        let fits = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        let id = &self.deck.card(self.answer.card).id;
        id.chars().take(250).map(|letter| if fits(letter) { letter } else { '.' }).collect()
    }

    /// `cmi.interactions.n.` and the rest.
    pub(super) fn pair(&self, rest: &str, value: impl Into<String>) -> Pair {
        (format!("cmi.interactions.{}.{rest}", self.index), value.into())
    }
}

/// A party's letter, by its column.
pub(super) fn letter(party: PartyIx) -> String {
    char::from(b'a' + party.0.min(25)).to_string()
}

pub(super) fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// Another value of the elements that both versions have: see [`Dialect::another`].
pub(super) fn another(element: &str, value: &str) -> Option<String> {
    let name = element.rsplit('.').next().unwrap_or_default();
    let other = match name {
        "id" => format!("{value}."),
        // Read back, it is trimmed.
        "suspend_data" if value.len() < super::suspend::SCORM12 => format!("{value} "),
        "weighting" => "0.99".to_owned(),
        "result" => "neutral".to_owned(),
        "exit" => String::new(),
        "completion_status" if value == "incomplete" => "unknown".to_owned(),
        "success_status" => "unknown".to_owned(),
        "completion_status" | "lesson_status" if value != "incomplete" => "incomplete".to_owned(),
        "lesson_status" => "browsed".to_owned(),
        // Of numbers that a sum of points is made of: nearly the same, and within their range.
        "raw" | "min" | "max" => nearly(value, 0.01, 2)?,
        "scaled" | "progress_measure" => nearly(value, 0.0001, 4)?,
        "time" | "timestamp" | "latency" => with_another_digit(value)?,
        _ => return None,
    };
    Some(other)
}

/// A little less, or a little more than nothing.
fn nearly(value: &str, step: f64, digits: usize) -> Option<String> {
    let number = number(value)?;
    let other = if number >= step { number - step } else { step };
    Some(format!("{other:.digits$}"))
}

/// The last digit is the next one.
fn with_another_digit(value: &str) -> Option<String> {
    let at = value.rfind(|letter: char| letter.is_ascii_digit())?;
    let digit = value.as_bytes().get(at)?;
    let other = char::from((digit - b'0' + 1) % 10 + b'0');
    Some(format!("{}{other}{}", value.get(..at)?, value.get(at + 1..)?))
}
