//! The one error of the harness: a text that says what happened and what to do.

use std::fmt;

/// What went wrong. `Debug` prints the plain text too, because a test that returns `Err` shows that.
#[derive(Clone)]
pub struct Error(String);

/// A result of the harness.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The same error, with what was being done put before it.
    pub fn while_doing(self, what: impl fmt::Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<thirtyfour::error::WebDriverError> for Error {
    fn from(error: thirtyfour::error::WebDriverError) -> Self {
        Self(format!("the WebDriver answered with an error: {error}"))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self(format!("JSON that does not have the expected shape: {error}"))
    }
}
