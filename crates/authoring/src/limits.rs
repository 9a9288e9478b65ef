//! What a file may hold at most. Lengths are in characters (Unicode scalar values).

/// Bytes of a file.
pub const MAX_FILE: usize = 5_000_000;
/// A task.
pub const MAX_TASK: usize = 120;
/// What a why should have at least.
pub const MIN_WHY: usize = 20;
/// Percent of a round's cards that one party should own at most.
pub const MAX_SHARE: usize = 55;
/// A why.
pub const MAX_WHY: usize = 280;
/// A hint: a card shows it beside a task that is as long as can be.
pub const MAX_HINT: usize = 160;
/// A paragraph of an article.
pub(super) const MAX_BODY: usize = 700;
/// A name, title or motto.
pub(super) const MAX_NAME: usize = 80;
/// What a deck says about itself; a source's title.
pub(super) const MAX_ABOUT: usize = 300;
/// An address.
pub(super) const MAX_URL: usize = 500;
/// Parties of a library; a deck shows 2 to 4 of them.
pub(super) const MAX_PARTIES: usize = 16;
/// A language tag (RFC 5646, section 4.4.1).
pub(super) const MAX_LANG: usize = 35;
/// An id.
pub(super) const MAX_ID: usize = 80;
