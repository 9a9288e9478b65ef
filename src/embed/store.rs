//! The browser's storage.

use web_sys::Storage;

use crate::game::{Store, StoreError};

/// What all names of the game start with in a page's storage.
const PREFIX: &str = "whos-responsible/";

/// `localStorage`, wherever the page may use it.
pub(super) struct PageStore;

fn storage() -> Result<Storage, StoreError> {
    // A sandboxed frame throws here, a private window may too.
    let window = web_sys::window().ok_or(StoreError::Blocked)?;
    window.local_storage().ok().flatten().ok_or(StoreError::Blocked)
}

impl Store for PageStore {
    fn read(&self, name: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(&format!("{PREFIX}{name}")).map_err(|_| StoreError::Blocked)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), StoreError> {
        storage()?.set_item(&format!("{PREFIX}{name}"), text).map_err(|_| StoreError::Full)
    }
}
