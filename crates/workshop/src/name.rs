//! Names that people give themselves: what everybody in the room will read.

use std::fmt;

/// The most characters of a name.
pub const MOST_CHARS: usize = 20;
/// The most bytes of it: a name of twenty ideographs fits.
pub const MOST_BYTES: usize = 60;

/// What somebody is called in the room: one line of at most [`MOST_CHARS`] characters that can be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Box<str>);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing of it can be seen.
    Empty,
    /// It is longer than a name may be.
    Long,
    /// It holds what is not seen, or what turns the text around it about.
    Unseen(char),
}

impl fmt::Display for NameFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(out, "the name is empty"),
            Self::Long => {
                write!(out, "the name is longer than {MOST_CHARS} characters or {MOST_BYTES} bytes")
            }
            Self::Unseen(c) => {
                write!(out, "the name holds U+{:04X}, which cannot be seen", u32::from(*c))
            }
        }
    }
}

/// Whether a character leaves no ink, or moves what stands beside it: controls, what Unicode calls
/// default-ignorable, the controls of direction and format, line ends, what nobody has agreed upon (private use),
/// and blanks that pass for letters.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
        '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

/// Whether a character is written over the one before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

impl Name {
    /// A name that somebody typed. Spaces at its ends go, several become one; the browser has put its letters
    /// together (NFC) before.
    ///
    /// # Errors
    /// [`NameFault`], which says what to change.
    pub fn typed(text: &str) -> Result<Self, NameFault> {
        // Whatever is too long is not looked at further.
        if text.len() > 4 * MOST_BYTES {
            return Err(NameFault::Long);
        }
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match Self::told(&name) {
            Some(name) => Ok(name),
            None => Err(match name.chars().find(|&c| is_unseen(c)) {
                Some(c) => NameFault::Unseen(c),
                None if name.chars().all(is_mark) => NameFault::Empty,
                None => NameFault::Long,
            }),
        }
    }

    /// A name as another program tells it: exactly as [`Name::typed`] would have made it, or none.
    pub fn told(name: &str) -> Option<Self> {
        let is_one_line = name.split_whitespace().collect::<Vec<_>>().join(" ") == name;
        let heaps = name.split(|c| !is_mark(c)).any(|marks| marks.chars().nth(2).is_some());
        let is_fit = (1..=MOST_BYTES).contains(&name.len())
            && name.chars().count() <= MOST_CHARS
            && is_one_line
            && !heaps
            && !name.chars().any(is_unseen)
            && !name.chars().all(is_mark);
        is_fit.then(|| Self(name.into()))
    }

    /// The name as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
