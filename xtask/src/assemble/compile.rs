//! Compiles the modules: cargo, the splitter, then wasm-bindgen.

use std::path::PathBuf;
use std::process::Command;

use super::Module;
use super::split::{Split, split};
use crate::error::{Error, Result};
use crate::process::{self, cargo};
use crate::tools;
use crate::workspace::Workspace;
use wasm_bindgen_cli_support::Bindgen;

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
    let glue = Bindgen::new()
        .web(true)
        .map(|bindgen| bindgen.input_path(split.as_ref().map_or(&wasm, |split| &split.main)))
        // What the parts share: memory, table, stack pointer.
        .map(|bindgen| {
            bindgen.out_name(name).omit_default_module_path(false).keep_lld_exports(split.is_some())
        })
        .and_then(|bindgen| bindgen.generate(&folder));
    glue.map_err(|error| {
        Error::new(format!("wasm-bindgen stopped at {}: {error:#}", wasm.display()))
    })?;
    Ok(Compiled { folder, split })
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
