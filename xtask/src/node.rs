//! Node and npm, where tools or tests are written for them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, Explain, Result};
use crate::process::{command, run_logged};
use crate::workspace::Workspace;

/// What npm is called on this system.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// An error that says `why` Node is needed, if it is not there.
pub(crate) fn needed(workspace: &Workspace, why: &str) -> Result {
    if workspace.find_program("npm").is_some() && workspace.find_program("node").is_some() {
        return Ok(());
    }
    Err(Error::new(format!(
        "{why}, and there is no Node with npm on PATH. Install Node 20.19 or newer (Debian: \
         apt-get install npm), then run this again."
    )))
}

/// npm in a folder.
pub(crate) fn npm(workspace: &Workspace, folder: &Path) -> Command {
    let mut npm = command(workspace, NPM);
    npm.current_dir(folder);
    npm
}

/// Installs what a folder's lock file names. None of the packages' own scripts is run.
pub(crate) fn install(workspace: &Workspace, folder: &Path, label: &str) -> Result {
    let mut install = npm(workspace, folder);
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run_logged(workspace, label, &mut install)
}

/// `node --test` with every `*.test.mjs` of a folder.
pub(crate) fn test(workspace: &Workspace, folder: &Path) -> Result<Command> {
    let unread = || format!("{} could not be read", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).explain(unread)? {
        let name = entry.explain(unread)?.file_name();
        if name.to_str().is_some_and(|name| name.ends_with(".test.mjs")) {
            files.push(name);
        }
    }
    // Without files Node looks for some, and is content with none.
    if files.is_empty() {
        return Err(Error::new(format!("{} has no *.test.mjs to run.", folder.display())));
    }
    files.sort();
    let mut test = command(workspace, "node");
    test.current_dir(folder).args(["--test", "--test-reporter=spec"]).args(files);
    Ok(test)
}
