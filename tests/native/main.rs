//! Behaviour of the pure part, and of the components rendered without a browser.

#[cfg(all(feature = "web", feature = "json"))]
mod announce;
mod boundary;
mod builder;
#[cfg(all(feature = "web", feature = "json"))]
mod components;
#[cfg(feature = "json")]
mod content;
mod contract;
mod deal;
#[cfg(feature = "json")]
mod deck_files;
mod every_problem;
mod gesture;
#[cfg(feature = "json")]
mod hints;
#[cfg(all(feature = "web", feature = "json"))]
mod keys;
#[cfg(feature = "json")]
mod learn;
mod locale;
#[cfg(feature = "json")]
mod other_files;
mod own;
mod pack;
#[cfg(feature = "package")]
mod package;
mod report;
mod round;
mod saved;
mod score;
mod seen;
#[cfg(feature = "web")]
mod settings;
mod shuffle;
#[cfg(all(feature = "web", feature = "json"))]
mod tables;
mod taps;
mod theming;
mod watch;
#[cfg(all(feature = "web", feature = "json"))]
mod wishes;
