//! The example app that Vite builds from the npm package, as a user's own app would be.

use crate::dist::npm;
use crate::error::Result;
use crate::node;
use crate::process::run_logged;
use crate::workspace::Workspace;
use std::path::Path;

/// The app, in `examples/`.
const APP: &str = "vite-react";

/// Packs the page for npm, installs it in the app and builds the app for the browser tests.
pub(super) fn build(workspace: &Workspace, page: &Path) -> Result {
    node::needed(workspace, "The npm package is tried with Vite")?;
    npm::build(workspace, page)?;
    let app = workspace.root.join("examples").join(APP);
    let mut install = node::npm(workspace, &app);
    run_logged(workspace, "Installing the Vite example", install.arg("ci"))?;
    let target = workspace.target.join("examples").join(APP).join("dist");
    let mut build = node::npm(workspace, &app);
    build.args(["run", "build", "--", "--emptyOutDir", "--outDir"]).arg(target);
    run_logged(workspace, "Building the Vite example", &mut build)
}
