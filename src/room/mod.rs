//! The page Room in the browser, a part that the game's page never downloads: where a workshop is set up and
//! led, and where its players join. What it does is the crate `workshop`.

mod around;
mod mount;
pub mod ui;

use door::{Missing, now, wasm_split};

use crate::beside::Mount;

#[wasm_split(room, fallible, wasm_split_path = ::door)]
fn door() -> Result<Mount, Missing> {
    Ok(mount::mount)
}

/// What mounts the room, if its part is here. It needs the texts of its pack, the fragment of the page's address, and the
/// start pack.
pub(crate) fn part() -> Option<Mount> {
    now(door())
}
