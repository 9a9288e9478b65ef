//! What an LMS or a learning record store is told of what happened in a round.
//!
//! Each standard has one adapter that maps the [`report::Facts`]: `scorm12` and `scorm2004` behind one
//! `session`; `statement` writes xAPI and cmi5 for a `recorder`, and they wait in its `outbox`. All of it is
//! pure: an adapter gets the LMS as a trait or gives out what is to be sent.

mod conclude;
mod copy;
mod line;
mod memo;
pub mod outbox;
mod played;
pub mod recorder;
pub mod scorm;
mod scorm12;
mod scorm2004;
mod session;
pub mod statement;
pub mod suspend;
pub mod time;

pub use memo::Memo;
