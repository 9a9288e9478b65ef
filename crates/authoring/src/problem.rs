//! What is wrong with a file, where, and what to do.

use std::fmt;

/// One problem in a JSON file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// JSON path from the root of the file, such as `tasks[3].text.es`; empty for the whole file.
    pub path: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Problem {
    /// A problem at a path.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            self.message.fmt(out)
        } else {
            write!(out, "{}: {}", self.path, self.message)
        }
    }
}
