//! The example app that Vite builds from the npm package, as a user's own app would be.

use crate::dist::npm;
use crate::error::{Error, Result};
use crate::process::{command, run_logged};
use crate::workspace::Workspace;
use std::path::Path;
use std::process::Command;

/// The app, in `examples/`.
const APP: &str = "vite-react";

/// Packs the page for npm, installs it in the app and builds the app for the browser tests.
pub(super) fn build(workspace: &Workspace, page: &Path) -> Result {
    if workspace.find_program("npm").is_none() {
        return Err(Error::new(
            "The npm package is tried with Vite, and there is no npm on PATH. Install Node 20.19 \
             or newer, then run this again.",
        ));
    }
    npm::build(workspace, page)?;
    let mut install = in_app(workspace);
    run_logged(workspace, "Installing the Vite example", install.arg("ci"))?;
    let target = workspace.target.join("examples").join(APP).join("dist");
    let mut build = in_app(workspace);
    build.args(["run", "build", "--", "--emptyOutDir", "--outDir"]).arg(target);
    run_logged(workspace, "Building the Vite example", &mut build)
}

/// npm in the app's folder.
fn in_app(workspace: &Workspace) -> Command {
    let mut npm = command(workspace, if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(workspace.root.join("examples").join(APP));
    npm
}
