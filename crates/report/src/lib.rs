//! What happened in a round, for whoever wants to know: the page, an LMS, a learning record store.
//!
//! [`Facts`] say it without any protocol; the crate `lms` maps them to each standard. The page's own events
//! are short texts (see `page`).

mod facts;
mod page;

pub use facts::{Answer, Facts, Outcome, PassMark, Scaled};
pub use page::{ANSWER, PLACED, PROGRESS, RESULT, START, placed, progress, result, start};
