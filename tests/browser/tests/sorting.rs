//! Everything that a player can do with a hand, a finger, a pen or a key, in real browsers.
//!
//! What is right is read from the deck files, never from the game. Not every behaviour is in every
//! browser: WebKitGTK has no touch and no pen (see [`browser::Browser`]), and where only the way of
//! the input differs, one browser for each way is enough; the lists say which.

#[path = "sorting/deck.rs"]
mod deck;
#[path = "sorting/held.rs"]
mod held;
#[path = "sorting/keyboard.rs"]
mod keyboard;
#[path = "sorting/mouse.rs"]
mod mouse;
#[path = "sorting/pen.rs"]
mod pen;
#[path = "sorting/play.rs"]
mod play;
#[path = "sorting/rounds.rs"]
mod rounds;
#[path = "sorting/status.rs"]
mod status;
#[path = "sorting/taps.rs"]
mod taps;
#[path = "sorting/touch.rs"]
mod touch;
#[path = "sorting/twice.rs"]
mod twice;
