//! *Who's Responsible?* — a card-sorting game about the AWS shared responsibility model.
//!
//! The modules in reading order. The first four are pure: they know no web, do no IO, read no
//! clock and roll no dice; time and seeds come in as arguments. The last two are the browser.

pub mod model;

pub mod game;

pub mod gesture;
pub mod i18n;
