//! Why there is no package.

use std::fmt;

/// What happened, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageError {
    /// A setting has a value that is not allowed.
    Setting {
        /// Its name.
        name: &'static str,
        /// What it was set to.
        value: String,
        /// What it may be set to.
        allowed: String,
    },
    /// The site has no such deck.
    UnknownDeck {
        /// The deck asked for.
        deck: String,
        /// The decks that there are.
        known: Vec<String>,
    },
    /// The site lacks files that go into a package.
    Missing(Vec<String>),
    /// A file of the site cannot be read.
    Damaged {
        /// Its name.
        file: String,
        /// What is wrong with it.
        fault: String,
    },
    /// The archive or a manifest could not be written.
    Unwritten(String),
}

impl fmt::Display for PackageError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting { name, value, allowed } => {
                write!(out, "{name}: {value:?} is not allowed. Allowed: {allowed}.")
            }
            Self::UnknownDeck { deck, known } => {
                write!(out, "deck: there is no deck {deck:?}. There are: {}.", known.join(", "))
            }
            Self::Missing(files) => write!(
                out,
                "The built site lacks what a package needs: {}. Build the site anew.",
                files.join(", ")
            ),
            Self::Damaged { file, fault } => {
                write!(
                    out,
                    "{file} of the built site cannot be read: {fault}. Build the site anew."
                )
            }
            Self::Unwritten(cause) => write!(out, "The package could not be written: {cause}."),
        }
    }
}

impl std::error::Error for PackageError {}

impl From<std::io::Error> for PackageError {
    fn from(error: std::io::Error) -> Self {
        Self::Unwritten(error.to_string())
    }
}
