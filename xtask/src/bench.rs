//! `cargo xtask bench`: the game beside other ways of doing the same, in Chromium.

use crate::error::{Error, Result};
use crate::process::{cargo, command, run};
use crate::workspace::Workspace;
use crate::{bench_decks, browsers, shots};
use std::process::Command;

/// Sets up, builds the game and its peers, and measures. Arguments go to the bench.
pub(crate) fn run_task(workspace: &Workspace, arguments: &[String]) -> Result {
    if workspace.find_program("npm").is_none() {
        return Err(Error::new(
            "The bench compares the game with JavaScript libraries from npm, and there is no npm \
             on PATH. Install Node 20 or newer (Debian: apt-get install npm), then run this again.",
        ));
    }
    let page = shots::set_up(workspace)?;
    run(&mut npm(workspace, &["ci", "--no-audit", "--no-fund"]))?;
    run(&mut npm(workspace, &["run", "build"]))?;
    let mut bench = cargo(workspace, &["run", "--locked", "--package=browser", "--bin=bench"]);
    browsers::name_programs(workspace, &mut bench);
    let decks = bench_decks::write(workspace, &page)?;
    run(bench.arg("--").arg("--overlay").arg(decks).args(arguments).env("WHOS_DIST", page))
}

/// npm in the folder of the peers.
fn npm(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut npm = command(workspace, if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(workspace.root.join("benches").join("peers")).args(arguments);
    npm
}
