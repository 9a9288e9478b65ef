//! `cargo xtask shots DIR`: screenshots of every state.

use crate::error::{Error, Result};
use crate::process::{cargo, run};
use crate::workspace::Workspace;
use crate::{browsers, debian, dist, tools};
use std::path::PathBuf;

/// Sets up, builds, and takes the screenshots.
pub(crate) fn run_task(workspace: &Workspace, arguments: &[String]) -> Result {
    let Some((folder, more)) = arguments.split_first() else {
        return Err(Error::new("`shots` needs the folder to write to: `cargo xtask shots DIR`."));
    };
    // The program runs in the repository's root; the person may be elsewhere.
    let folder = std::path::absolute(folder)
        .map_err(|error| Error::new(format!("{folder} cannot be a folder: {error}.")))?;
    let page = set_up(workspace)?;
    let mut shots =
        cargo(workspace, &["run", "--locked", "--package=browser", "--bin=shots", "--"]);
    browsers::name_programs(workspace, &mut shots);
    run(shots.arg(folder).args(more).env("WHOS_DIST", page))
}

/// Browsers, drivers and the built page, whose folder is returned.
pub(crate) fn set_up(workspace: &Workspace) -> Result<PathBuf> {
    debian::check(workspace)?;
    debian::install(workspace)?;
    tools::geckodriver(workspace)?;
    if let Some(folder) = dist::given()? {
        return Ok(folder);
    }
    dist::run(workspace)?;
    Ok(workspace.dist())
}
