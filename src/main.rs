//! Starts the library and does nothing else: the game is mounted by the custom element that
//! `src/embed/loader.js` defines, through the functions that `embed` exports.

// Keeps the library's exports in the binary that wasm-bindgen reads.
use whos_responsible as _;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
