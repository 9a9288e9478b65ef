//! *Who's Responsible?* — a card-sorting game about the AWS shared responsibility model.
//!
//! This is its browser: `ui` are the components, `embed` puts them on a page, `learn` and `room` are
//! pages beside it; `lms` is what a second module exports. What they show and tell is in `crates/`, which know no browser.

#[cfg(feature = "web")]
pub mod by_ptr;

#[cfg(feature = "web")]
pub mod ui;

#[cfg(feature = "web")]
pub mod embed;

#[cfg(feature = "web")]
pub mod beside;

#[cfg(feature = "web")]
pub mod learn;

#[cfg(feature = "web")]
pub mod room;

#[cfg(feature = "lms")]
pub mod lms;
