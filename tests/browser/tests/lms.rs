//! Packages in an LMS: SCORM 1.2 and 2004 in a real run-time behind a strict layer, xAPI and cmi5 to a
//! real LRS.

mod lms {
    mod counterparts;
    mod lrs;
    mod strict;
}
