//! What authors write: what ships, and what is told of a file that is wrong.

mod content;
mod deck_files;
mod every_problem;
mod hints;
mod learn;
mod locale;
mod other_files;
mod own;
mod seen;
