//! Trunk builds the page.

use crate::assemble::compile;
use crate::error::Result;
use crate::process::{command, run_logged};
use crate::progress;
use crate::tools::{self, step};
use crate::workspace::Workspace;
use std::process::Command;

/// Brings all that Trunk needs, slow things side by side. `steps` is the number of steps that the
/// caller shows; these are the first three.
pub(crate) fn set_up(workspace: &Workspace, steps: usize) -> Result {
    let title = format!("[1/{steps}] Rust for WebAssembly, and packages");
    step(&title, false, "fetching what is missing", || {
        tools::wasm_target(workspace)?;
        tools::packages(workspace)
    })?;
    let needs_trunk = !tools::has_trunk(workspace);
    std::thread::scope(|scope| {
        let trunk = scope.spawn(|| {
            let title = format!("[2/{steps}] Trunk");
            let once = format!("building {} (once, 3 to 5 minutes)", tools::TRUNK);
            step(&title, !needs_trunk, &once, || tools::trunk(workspace))
        });
        let rest = (|| {
            let title = format!("[3/{steps}] wasm-bindgen");
            let once = "building the version in Cargo.lock (once, 1 to 3 minutes)";
            step(&title, tools::has_bindgen(workspace)?, once, || tools::bindgen(workspace))?;
            if needs_trunk {
                // Trunk is still being built: compile the game meanwhile. The build finds it done.
                progress::say("      meanwhile the game is compiled");
                // What is wrong with it is shown when the page is built.
                for mut call in compile::calls(workspace) {
                    let _ = run_logged(workspace, "Compiling the game", &mut call);
                }
            }
            Ok(())
        })();
        let trunk = trunk.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        trunk.and(rest)
    })
}

/// `trunk SUBCOMMAND` without network: [`set_up`] has fetched everything.
pub(crate) fn trunk(workspace: &Workspace, subcommand: &str) -> Command {
    let mut trunk = command(workspace, "trunk");
    trunk.arg(subcommand).args(["--offline", "--release", "--skip-version-check"]);
    // What went wrong is a sentence; where in Trunk's own code is of no use here.
    trunk.env("RUST_LIB_BACKTRACE", "0");
    // Trunk takes NO_COLOR=1 for a mistake; it wants `true`.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}
