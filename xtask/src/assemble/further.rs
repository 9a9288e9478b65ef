//! The further modules: what is fetched only when it is asked for. Trunk builds one binary; this builds
//! the others in the same way.

use std::path::Path;
use std::process::Command;

use super::Module;
use crate::error::Result;
use crate::process::{self, cargo, command};
use crate::sheets;
use crate::tools;
use crate::workspace::Workspace;

/// Every file of a further module starts with one of these: the names of their binaries.
pub(crate) const NAMES: [&str; 2] = ["whos-responsible-more", "whos-responsible-lms"];
/// What is in each, by the names of the features.
const FEATURES: [&str; 2] = ["more", "lms"];

/// Their files.
pub(super) const MODULES: [Module; 2] = [
    Module {
        glue: "whos-responsible-more.js",
        wasm: "whos-responsible-more_bg.wasm",
        script: "whos-responsible-more.js",
        entry: &["src/learn/more.js", "src/embed/renew.js"],
        sheets: &sheets::LEARN,
        is_called_back: true,
    },
    Module {
        glue: "whos-responsible-lms.js",
        wasm: "whos-responsible-lms_bg.wasm",
        script: "whos-responsible-lms.js",
        entry: &["src/lms/found.js", "src/lms/store.js", "src/lms/words.js", "src/lms/lms.js"],
        sheets: &[],
        is_called_back: false,
    },
];

/// Compiles them, and puts what wasm-bindgen makes of them into the folder.
pub(super) fn build(workspace: &Workspace, stage: &Path) -> Result {
    tools::bindgen(workspace)?;
    for mut build in compile(workspace) {
        process::run(&mut build)?;
    }
    for name in NAMES {
        let wasm = workspace.target.join(tools::WASM).join("release").join(format!("{name}.wasm"));
        let mut bindgen = command(workspace, "wasm-bindgen");
        bindgen.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]);
        process::run(bindgen.arg(stage).arg(wasm))?;
    }
    Ok(())
}

/// The cargo calls that compile them.
pub(crate) fn compile(workspace: &Workspace) -> Vec<Command> {
    NAMES
        .iter()
        .zip(FEATURES)
        .map(|(name, features)| {
            let mut build = cargo(workspace, &["build", "--quiet", "--release", "--locked"]);
            build.args(["--target", tools::WASM, "--bin", name]);
            build.args(["--no-default-features", "--features", features]);
            build
        })
        .collect()
}
