//! What is told of a round.

mod facts;
mod page;
