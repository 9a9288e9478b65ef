//! The pages in `examples/`, as a user would copy them.

mod blog;
mod events;
mod frames;
mod idle;
mod policy;
mod reader;
mod slides;
