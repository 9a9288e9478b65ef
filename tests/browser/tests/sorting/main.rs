//! Everything that a player can do with a hand, a finger, a pen or a key, in real browsers.
//!
//! What is right is read from the deck files, never from the game. Not every behaviour is in every
//! browser: WebKitGTK has no touch and no pen (see [`browser::Browser`]), and where only the way of
//! the input differs, one browser for each way is enough; the lists say which.

mod deck;
mod held;
mod keyboard;
mod mouse;
mod pen;
mod play;
mod rounds;
mod status;
mod taps;
mod touch;
mod twice;
