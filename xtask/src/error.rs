//! Errors are sentences: what happened, and what to do about it.

use std::fmt::{self, Display};

/// A sentence for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Error(String);

/// What every task returns.
pub(crate) type Result<T = ()> = std::result::Result<T, Error>;

impl Error {
    /// An error that says `sentence`.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Puts a sentence in front of an error of the standard library.
pub(crate) trait Explain<T> {
    /// `what()` says what could not be done; the cause is appended.
    fn explain(self, what: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: Display> Explain<T> for std::result::Result<T, E> {
    fn explain(self, what: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|cause| Error(format!("{}: {cause}", what())))
    }
}
