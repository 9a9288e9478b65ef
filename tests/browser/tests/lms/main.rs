//! Packages in an LMS: SCORM 1.2 and 2004 in a real run-time behind a strict layer, xAPI and cmi5 to a
//! real LRS.

mod cmi5;
mod counterparts;
mod course;
mod deck;
mod found;
mod looks;
mod lrs;
mod moodle;
mod packaged;
mod refused;
mod scorm;
mod store;
mod strict;
