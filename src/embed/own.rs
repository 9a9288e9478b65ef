//! Decks of somebody's own, which a part reads: `own.js` has fetched it.

use door::{Missing, now, wasm_split};
use wasm_bindgen::prelude::*;

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
