//! What other pages and scripts ask of the module: Learn, and decks of one's own. Each is a part, which the
//! script that asks has fetched.

use door::{Missing, now, wasm_split};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::arrived;

/// Reads a deck of one's own.
type Reader = fn(&[u8], &str, &str) -> Result<String, String>;

#[wasm_split(own, fallible, wasm_split_path = ::door)]
fn reader() -> Result<Reader, Missing> {
    Ok(authoring::own_file)
}

/// Makes a pack of somebody's own deck, for the game: see [`authoring::own_file`].
///
/// # Errors
/// What is wrong, a line for each problem.
#[wasm_bindgen]
pub fn read_deck(file: &[u8], name: &str, lang: &str) -> Result<String, JsValue> {
    let read = now(reader()).ok_or("own")?;
    read(file, name, lang).map_err(|problems| js_sys::Error::new(&problems).into())
}

/// Mounts Learn in an empty element. `pack` is the text of its pack; what to look at is in the
/// page's address.
///
/// # Errors
/// A sentence that says why the pack could not be read.
#[wasm_bindgen]
pub fn learn(root: Element, pack: &str) -> Result<(), JsValue> {
    let mount = crate::learn::page().ok_or("learn")?;
    arrived(mount(root, pack)?);
    Ok(())
}
