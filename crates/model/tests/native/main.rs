//! Packs: what players download.

mod pack;
