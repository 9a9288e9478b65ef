//! Compiles the modules: cargo, then wasm-bindgen.

use std::path::PathBuf;
use std::process::Command;

use super::{MODULES, Module};
use crate::error::Result;
use crate::process::{self, cargo, command};
use crate::tools;
use crate::workspace::Workspace;

/// Compiles a module. The folder with what wasm-bindgen made of it.
pub(super) fn run(workspace: &Workspace, module: &Module) -> Result<PathBuf> {
    process::run(&mut call(workspace, module))?;
    let name = module.name;
    let wasm = workspace.target.join(tools::WASM).join("release").join(format!("{name}.wasm"));
    let made = workspace.target.join("modules").join(name);
    let mut bindgen = command(workspace, "wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]);
    process::run(bindgen.arg(&made).arg(wasm))?;
    Ok(made)
}

/// The cargo calls that compile them all.
pub(crate) fn calls(workspace: &Workspace) -> impl Iterator<Item = Command> {
    MODULES.iter().map(|module| call(workspace, module))
}

fn call(workspace: &Workspace, module: &Module) -> Command {
    let mut build = cargo(workspace, &["build", "--quiet", "--release", "--locked"]);
    build.args(["--target", tools::WASM, "--bin", module.name]);
    build.args(["--no-default-features", "--features", module.features]);
    build
}
