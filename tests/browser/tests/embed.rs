//! The game in other people's pages: in an iframe, and where WebAssembly or JavaScript is not to be
//! had.

#[path = "embed/frames.rs"]
mod frames;
#[path = "embed/host.rs"]
mod host;
#[path = "embed/messages.rs"]
mod messages;
#[path = "embed/plain.rs"]
mod plain;
#[path = "embed/post.rs"]
mod post;
#[path = "embed/reach.rs"]
mod reach;
#[path = "embed/sandbox.rs"]
mod sandbox;
