//! The pages beside the game: one function opens each of them, since each that JavaScript calls is in everybody's
//! download.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::embed::{Host, arrived};
use crate::{learn, room};

/// Mounts a page in an element: what it is told of the world, where, and the text of its packs. Gives what takes it out
/// again.
pub(crate) type Mount = fn(Host, Element, &str) -> Result<Box<dyn FnOnce()>, JsValue>;

/// Mounts the page called `name` in an empty element; its script has fetched the part of the same name. `text` is the
/// text of its packs, parted by [`SECTION`](site::SECTION).
///
/// # Errors
/// A sentence that says why the text could not be read.
#[wasm_bindgen]
pub fn show(host: Host, root: Element, name: &str, text: &str) -> Result<(), JsValue> {
    let mount = if name == "room" { room::part() } else { learn::part() };
    arrived(mount.ok_or("part")?(host, root, text)?);
    Ok(())
}
