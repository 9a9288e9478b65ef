//! `cargo xtask examples` and `cargo xtask lighthouse`: the pages in `examples/`, served with the built
//! site, and what the game costs one of them.

use crate::error::Result;
use crate::process::{cargo, run};
use crate::workspace::Workspace;
use crate::{browsers, debian, dist, node};
use std::path::PathBuf;
use std::process::Command;

/// Builds the site if it was not built, and serves until it is stopped.
pub(crate) fn serve(workspace: &Workspace, arguments: &[String]) -> Result {
    node::needed(workspace, "The slides need reveal.js from npm")?;
    let page = built(workspace)?;
    run(program(workspace, "pages").args(arguments).env("WHOS_DIST", page))
}

/// Installs Lighthouse and measures.
pub(crate) fn lighthouse(workspace: &Workspace, arguments: &[String]) -> Result {
    node::needed(workspace, "Lighthouse comes from npm")?;
    debian::check(workspace)?;
    debian::install(workspace)?;
    let page = built(workspace)?;
    let folder = workspace.root.join("benches").join("lighthouse");
    node::install(workspace, &folder, "Installing Lighthouse")?;
    run(program(workspace, "lighthouse").args(arguments).env("WHOS_DIST", page))
}

/// The site that is there, or a new one.
fn built(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(page) = dist::given()? {
        return Ok(page);
    }
    if !workspace.dist().join("whos-responsible.manifest.json").is_file() {
        dist::run(workspace)?;
    }
    Ok(workspace.dist())
}

/// A program of the browser tests.
fn program(workspace: &Workspace, name: &str) -> Command {
    let mut program = cargo(workspace, &["run", "--quiet", "--locked", "--package=browser"]);
    program.arg(format!("--bin={name}")).arg("--");
    browsers::name_programs(workspace, &mut program);
    program
}
