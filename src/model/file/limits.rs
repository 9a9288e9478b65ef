//! What a file may hold at most. Lengths are in characters (Unicode scalar values).

/// Bytes of a file.
pub const MAX_FILE: usize = 5_000_000;
/// A task.
pub const MAX_TASK: usize = 120;
/// A why.
pub const MAX_WHY: usize = 280;
/// A paragraph of an article.
pub(super) const MAX_BODY: usize = 700;
/// A name, title or motto.
pub(super) const MAX_NAME: usize = 80;
/// What a deck says about itself; a source's title.
pub(super) const MAX_ABOUT: usize = 300;
/// An address.
pub(super) const MAX_URL: usize = 500;
/// An id.
pub(super) const MAX_ID: usize = 80;
