//! The page Learn in the browser, with a WebAssembly module of its own, which the game never downloads.
//! What it shows is the crate `learn`.

pub mod mount;
pub mod ui;
