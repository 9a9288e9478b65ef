//! The page Learn in the browser, a part that the game's page never downloads. What it shows is the crate
//! `learn`.

mod mount;
pub mod ui;

use door::{Missing, now, wasm_split};
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Mounts Learn in an empty element, of the text of its pack; gives what takes it out again.
pub type Mount = fn(Element, &str) -> Result<Box<dyn FnOnce()>, JsValue>;

#[wasm_split(learn, fallible, wasm_split_path = ::door)]
fn part() -> Result<Mount, Missing> {
    Ok(mount::mount)
}

/// The page, if its part was fetched.
pub fn page() -> Option<Mount> {
    now(part())
}
