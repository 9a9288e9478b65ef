//! scratch
#[path = "sorting/scratch.rs"]
mod scratch;
