//! What happened in a round, for whoever wants to know: the page, an LMS, a learning record store.
//!
//! [`Facts`] say it without any protocol. Each standard has one adapter that maps them: `scorm12` and
//! `scorm2004` behind one `session`; `statement` writes xAPI and cmi5 for a `recorder`, and they wait
//! in its `outbox`. The page's own events are short texts (see `page`). All of it is pure: an adapter gets the LMS
//! as a trait or gives out what is to be sent.

#[cfg(feature = "report")]
mod conclude;
#[cfg(feature = "report")]
mod copy;
mod facts;
#[cfg(feature = "report")]
mod line;
#[cfg(feature = "report")]
mod memo;
#[cfg(feature = "report")]
pub mod outbox;
mod page;
#[cfg(feature = "report")]
mod played;
#[cfg(feature = "report")]
pub mod recorder;
#[cfg(feature = "report")]
pub mod scorm;
#[cfg(feature = "report")]
mod scorm12;
#[cfg(feature = "report")]
mod scorm2004;
#[cfg(feature = "report")]
mod session;
#[cfg(feature = "report")]
pub mod statement;
#[cfg(feature = "report")]
pub mod suspend;
#[cfg(feature = "report")]
pub mod time;

pub use facts::{Answer, Facts, Outcome, PassMark, Scaled};
#[cfg(feature = "report")]
pub use memo::Memo;
pub use page::{placed, progress, result, start};
