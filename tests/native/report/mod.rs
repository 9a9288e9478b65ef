//! What is told of a round: to the page, to an LMS, to a learning record store.

mod facts;
#[cfg(feature = "report")]
mod kept;
#[cfg(feature = "report")]
mod lms;
#[cfg(feature = "report")]
mod moodle;
#[cfg(feature = "report")]
mod outbox;
mod page;
#[cfg(feature = "report")]
mod recorder;
#[cfg(feature = "report")]
mod scorm;
#[cfg(feature = "report")]
mod snapshots;
#[cfg(feature = "report")]
mod suspend;
#[cfg(feature = "report")]
mod time;
