//! How the journeys of a test program run.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Runtime};

use crate::Result;
use crate::kept::Firefox;

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// The runtime that all journeys of the program share: a browser that is used again speaks through it.
///
/// # Panics
///
/// When the system gives no thread.
pub(crate) fn runtime() -> &'static Runtime {
    RUNTIME.get_or_init(|| {
        let built = Builder::new_multi_thread().worker_threads(2).enable_all().build();
        built.expect("the system gives threads")
    })
}

/// Whether a journey runs or ran: a tool of one session has no use for its browser afterwards.
pub(crate) fn has_begun() -> bool {
    RUNTIME.get().is_some()
}

/// Runs a journey. Drivers lose input on a busy machine: what fails twice is no accident, and what fails
/// once is told, and tried again in a browser that nobody has used.
///
/// # Errors
///
/// That of the second time.
pub fn run<F: Future<Output = Result<()>>>(name: &str, behaviour: impl Fn() -> F) -> Result<()> {
    runtime().block_on(async {
        let first = behaviour().await;
        let Err(error) = first else { return first };
        eprintln!("{name} failed once, again: {error}");
        Firefox::end_all();
        behaviour().await
    })
}
