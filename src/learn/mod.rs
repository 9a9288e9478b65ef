//! The page Learn in the browser, a part that the game's page never downloads. What it shows is the crate
//! `learn`.

mod mount;
pub mod ui;

use door::{Missing, now, wasm_split};

use crate::beside::Mount;

#[wasm_split(learn, fallible, wasm_split_path = ::door)]
fn door() -> Result<Mount, Missing> {
    Ok(mount::mount)
}

/// What mounts Learn, if its part is here. It needs the text of its pack; what to look at is in the page's address.
pub(crate) fn part() -> Option<Mount> {
    now(door())
}
