//! Starts the library; it does nothing else.
fn main() {}
