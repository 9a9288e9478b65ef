//! The page Room in the browser, a part that the game's page never downloads: where a workshop is set up and
//! led, and where its players join. What it does is the crate `workshop`.

mod around;
mod mount;
pub mod ui;

use door::{Missing, now, wasm_split};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::embed::{Host, arrived};

/// Mounts the page; gives what takes it out again.
type Mount = fn(Host, Element, &str, &str, &str) -> Result<Box<dyn FnOnce()>, JsValue>;

#[wasm_split(room, fallible, wasm_split_path = ::door)]
fn part() -> Result<Mount, Missing> {
    Ok(mount::mount)
}

/// Mounts the page in an empty element; `room.js` has fetched the part. `start` is the text of the start pack,
/// `texts` that of the page's own, `address` the page's fragment.
///
/// # Errors
/// A sentence that says which text could not be read.
#[wasm_bindgen]
pub fn room(
    host: Host,
    root: Element,
    start: &str,
    texts: &str,
    address: &str,
) -> Result<(), JsValue> {
    let mount = now(part()).ok_or("room")?;
    arrived(mount(host, root, start, texts, address)?);
    Ok(())
}
