//! The third module: what a launch page in an LMS loads beside the game. `src/lms/lms.js` calls the
//! functions that the library exports.

// Keeps the library's exports in the binary that wasm-bindgen reads.
use whos_responsible as _;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
