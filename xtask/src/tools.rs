//! The tools that building and testing need. Each function makes sure that one is there and does
//! nothing when it is.

use crate::error::{Error, Result};
use crate::files;
use crate::process::{cargo, command, output, run_logged};
use crate::progress::{self, Stopwatch};
use crate::workspace::Workspace;
use std::fs;

/// Firefox's WebDriver server; browsers of the last years understand it.
const GECKODRIVER: &str = "0.37.1";
/// What the game is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result {
    if has_wasm_target(workspace) {
        return Ok(());
    }
    if workspace.find_program("rustup").is_none() {
        return Err(Error::new(format!(
            "Rust has no `{WASM}` target, and there is no rustup to add it. Install Rust with \
             rustup (https://rustup.rs), or your system's package with that target (Debian: \
             libstd-rust-dev-wasm32), then run this again."
        )));
    }
    run_logged(
        workspace,
        "WebAssembly target",
        command(workspace, "rustup").args(["target", "add", WASM]),
    )
}

/// Whether rustc finds a standard library for WebAssembly, however it was installed.
fn has_wasm_target(workspace: &Workspace) -> bool {
    let mut rustc = command(workspace, "rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]);
    output(&mut rustc).is_some_and(|folder| {
        fs::read_dir(folder.trim()).is_ok_and(|mut files| files.next().is_some())
    })
}

/// rustfmt and clippy, which a minimal installation of Rust lacks.
pub(crate) fn lints(workspace: &Workspace) -> Result {
    let has = |tool| output(&mut cargo(workspace, &[tool, "--version"])).is_some();
    if has("fmt") && has("clippy") {
        return Ok(());
    }
    if workspace.find_program("rustup").is_none() {
        return Err(Error::new(
            "There is no `cargo fmt` or no `cargo clippy`, and no rustup to add them. Install \
             rustfmt and clippy, then run this again.",
        ));
    }
    run_logged(
        workspace,
        "Adding rustfmt and clippy",
        command(workspace, "rustup").args(["component", "add", "rustfmt", "clippy"]),
    )
}

/// Every package in our lock file, so that later steps need no network.
pub(crate) fn packages(workspace: &Workspace) -> Result {
    run_logged(workspace, "Packages", &mut cargo(workspace, &["fetch", "--locked"]))
}

/// Whether there is a geckodriver.
pub(crate) fn has_geckodriver(workspace: &Workspace) -> bool {
    std::env::var_os("WHOS_GECKODRIVER").is_some()
        || workspace.find_program("geckodriver").is_some()
}

/// geckodriver, from PATH or built into .tools/.
pub(crate) fn geckodriver(workspace: &Workspace) -> Result {
    if has_geckodriver(workspace) {
        return Ok(());
    }
    install(workspace, "geckodriver", GECKODRIVER, &[])
}

/// `cargo install` into .tools/: unoptimised, which builds in a third of the time.
fn install(workspace: &Workspace, name: &str, version: &str, features: &[&str]) -> Result {
    let build = workspace.tools().join(format!("build-{name}"));
    let mut install = cargo(workspace, &["install", "--locked", "--debug", "--root"]);
    install
        .arg(workspace.tools())
        .arg(format!("{name}@{version}"))
        .args(features)
        .env("CARGO_TARGET_DIR", &build)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0");
    run_logged(workspace, &format!("Building {name}"), &mut install)?;
    files::remove_folder(&build)
}

/// Runs one set-up step between two lines that say what it is and how long it took. `once` says
/// what to expect when the step is not `ready` yet.
pub(crate) fn step(title: &str, ready: bool, once: &str, run: impl FnOnce() -> Result) -> Result {
    if ready {
        progress::say(&format!("{title}: ready"));
        return Ok(());
    }
    progress::say(&format!("{title}: {once}…"));
    let watch = Stopwatch::start();
    run()?;
    progress::say(&format!("{title}: done in {watch}"));
    Ok(())
}
