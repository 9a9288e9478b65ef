//! *Who's Responsible?* — a card-sorting game about the AWS shared responsibility model.
//!
//! The modules in reading order. Down to `learn` (but for its `ui` and `mount`) they are pure: they know no web, do no IO, read
//! no clock and roll no dice; time and seeds come in as arguments. `ui`, `embed` and `lms` are the
//! browser.

pub mod model;

pub mod game;

pub mod gesture;

pub mod i18n;

#[cfg(any(feature = "web", feature = "package"))]
pub mod looks;

#[cfg(feature = "json")]
pub mod own;
#[cfg(feature = "package")]
pub mod package;
#[cfg(feature = "json")]
pub mod plain;
pub mod report;
pub mod start;

pub mod learn;

#[cfg(feature = "web")]
pub mod ui;

#[cfg(feature = "web")]
pub mod embed;

#[cfg(feature = "lms")]
pub mod lms;
