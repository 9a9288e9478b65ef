//! The second module: starts the library and does nothing else. `src/learn/more.js` calls the
//! functions that it exports.

// Keeps the library's exports in the binary that wasm-bindgen reads.
use whos_responsible as _;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
