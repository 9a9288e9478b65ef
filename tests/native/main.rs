//! Components rendered without a browser, what they say and hear, and what holds scripts, docs and styles together.

mod announce;
mod boundary;
mod components;
mod contract;
mod keys;
mod scripts;
mod settings;
mod tables;
mod theming;
mod wishes;
