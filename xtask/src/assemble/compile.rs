//! Compiles the modules: cargo, the splitter, then wasm-bindgen.

use std::path::PathBuf;
use std::process::Command;

use super::split::{Split, split};
use super::{MODULES, Module};
use crate::error::Result;
use crate::process::{self, cargo, command};
use crate::tools;
use crate::workspace::Workspace;

/// What was compiled.
pub(super) struct Compiled {
    /// The folder with what wasm-bindgen made of it.
    pub(super) folder: PathBuf,
    /// What was split off, of a module that has parts.
    pub(super) split: Option<Split>,
}

/// Compiles a module.
pub(super) fn run(workspace: &Workspace, module: &Module) -> Result<Compiled> {
    process::run(&mut call(workspace, module))?;
    let name = module.name;
    let wasm = workspace.target.join(tools::WASM).join("release").join(format!("{name}.wasm"));
    let folder = workspace.target.join("modules").join(name);
    let split = module.has_parts.then(|| split(&wasm, &folder.join("parts"))).transpose()?;
    let mut bindgen = command(workspace, "wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]);
    bindgen.arg(&folder).arg(split.as_ref().map_or(&wasm, |split| &split.main));
    if split.is_some() {
        // What the parts share: memory, table, stack pointer.
        bindgen.arg("--keep-lld-exports");
    }
    process::run(&mut bindgen)?;
    Ok(Compiled { folder, split })
}

/// The cargo calls that compile them all.
pub(crate) fn calls(workspace: &Workspace) -> impl Iterator<Item = Command> {
    MODULES.iter().map(|module| call(workspace, module))
}

fn call(workspace: &Workspace, module: &Module) -> Command {
    let mut build = cargo(workspace, &["rustc", "--release", "--locked"]);
    build.args(["--target", tools::WASM, "--bin", module.name]);
    build.args(["--no-default-features", "--features", module.features]);
    if module.has_parts {
        // The splitter moves functions and data, so it must know who names them.
        build.args(["--", "-Clink-arg=--emit-relocs"]);
    }
    build
}
