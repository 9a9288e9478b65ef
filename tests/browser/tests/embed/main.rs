//! The game in other people's pages: in an iframe, and where WebAssembly or JavaScript is not to be
//! had.

mod frames;
mod host;
mod messages;
mod plain;
mod post;
mod reach;
mod sandbox;
