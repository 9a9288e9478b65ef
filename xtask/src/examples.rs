//! `cargo xtask examples` and `cargo xtask lighthouse`: the pages in `examples/`, served with the built
//! site, and what the game costs one of them.

use crate::error::{Error, Result};
use crate::process::{cargo, command, run, run_logged};
use crate::workspace::Workspace;
use crate::{browsers, debian, dist};
use std::path::PathBuf;
use std::process::Command;

/// Builds the site if it was not built, and serves until it is stopped.
pub(crate) fn serve(workspace: &Workspace, arguments: &[String]) -> Result {
    needs_npm(workspace, "The slides need reveal.js from npm")?;
    let page = built(workspace)?;
    run(program(workspace, "pages").args(arguments).env("WHOS_DIST", page))
}

/// Installs Lighthouse and measures.
pub(crate) fn lighthouse(workspace: &Workspace, arguments: &[String]) -> Result {
    needs_npm(workspace, "Lighthouse comes from npm")?;
    debian::check(workspace)?;
    debian::install(workspace)?;
    let page = built(workspace)?;
    let mut npm = command(workspace, if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(workspace.root.join("benches").join("lighthouse"));
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run_logged(workspace, "Installing Lighthouse", &mut npm)?;
    run(program(workspace, "lighthouse").args(arguments).env("WHOS_DIST", page))
}

fn needs_npm(workspace: &Workspace, why: &str) -> Result {
    if workspace.find_program("npm").is_some() {
        return Ok(());
    }
    Err(Error::new(format!(
        "{why}, and there is no npm on PATH. Install Node 20 or newer (Debian: apt-get install \
         npm), then run this again."
    )))
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
