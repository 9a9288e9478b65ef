//! The second module: what the game fetches only when it is asked for. Trunk builds one binary; this
//! builds the other in the same way.

use std::path::Path;
use std::process::Command;

use super::Module;
use crate::error::Result;
use crate::process::{self, cargo, command};
use crate::sheets;
use crate::tools;
use crate::workspace::Workspace;

/// The binary, and what its files are called.
const NAME: &str = "whos-responsible-more";
/// Every file of the second module starts with this.
pub(crate) const PREFIX: &str = "whos-responsible-more";
const TARGET: &str = "wasm32-unknown-unknown";
/// What is in it.
const FEATURES: &str = "more";

/// The second module's files.
pub(super) const MODULE: Module = Module {
    glue: "whos-responsible-more.js",
    wasm: "whos-responsible-more_bg.wasm",
    script: "whos-responsible-more.js",
    entry: "src/learn/more.js",
    sheets: &sheets::LEARN,
};

/// Compiles it, and puts what wasm-bindgen makes of it into the folder.
pub(super) fn build(workspace: &Workspace, stage: &Path) -> Result {
    let mut build = compile(workspace);
    process::run(&mut build)?;
    tools::bindgen(workspace)?;
    let wasm = workspace.target.join(TARGET).join("release").join(format!("{NAME}.wasm"));
    let mut bindgen = command(workspace, "wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"]);
    process::run(bindgen.arg(stage).arg(wasm))
}

/// The cargo call that compiles it.
pub(crate) fn compile(workspace: &Workspace) -> Command {
    let mut build = cargo(workspace, &["build", "--quiet", "--release", "--locked"]);
    build.args(["--target", TARGET, "--bin", NAME]);
    build.args(["--no-default-features", "--features", FEATURES]);
    build
}
