//! What is told of a round to an LMS and to a learning record store.

mod kept;
mod lms;
mod moodle;
mod outbox;
mod recorder;
mod scorm;
mod snapshots;
mod suspend;
mod time;
