//! The page Learn in the browser, a part that the game's page never downloads. What it shows is the crate
//! `learn`.

mod mount;
pub mod ui;

use door::{Missing, now, wasm_split};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::embed::arrived;

/// Mounts Learn in an empty element, of the text of its pack; gives what takes it out again.
type Mount = fn(Element, &str) -> Result<Box<dyn FnOnce()>, JsValue>;

#[wasm_split(learn, fallible, wasm_split_path = ::door)]
fn part() -> Result<Mount, Missing> {
    Ok(mount::mount)
}

/// Mounts Learn in an empty element; `learn.js` has fetched the part. `pack` is the text of its pack; what to
/// look at is in the page's address.
///
/// # Errors
/// A sentence that says why the pack could not be read.
#[wasm_bindgen]
pub fn learn(root: Element, pack: &str) -> Result<(), JsValue> {
    let mount = now(part()).ok_or("learn")?;
    arrived(mount(root, pack)?);
    Ok(())
}
