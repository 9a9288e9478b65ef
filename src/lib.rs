//! *Who's Responsible?* — a card-sorting game about the AWS shared responsibility model.
//!
//! This is its browser: `ui` are the components, `embed` puts them on a page, `learn` and `lms` are what the
//! further modules export. What they show and tell is in `crates/`, which know no browser.

#[cfg(any(feature = "web", feature = "more"))]
pub mod by_ptr;

#[cfg(feature = "web")]
pub mod ui;

#[cfg(feature = "web")]
pub mod embed;

#[cfg(feature = "more")]
pub mod learn;

#[cfg(feature = "lms")]
pub mod lms;
