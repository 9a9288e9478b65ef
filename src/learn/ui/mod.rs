//! The page, made of Yew components: one visible thing a file.
//!
//! Everything that can be changed is one [`View`](learn::View); buttons and links carry in `data-…`
//! what they change, and `page.rs` hears all clicks at the root.

mod articles;
mod building;
mod chart;
mod controls;
mod line;
mod mark;
mod matrix;
mod page;
mod scenario;
mod why;

pub use page::{Learn, LearnProps};
