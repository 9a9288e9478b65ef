//! `cargo xtask dist`: the page to publish.

use crate::error::{Error, Result};
use crate::progress::{self, Stopwatch};
use crate::trunk::{set_up, trunk};
use crate::workspace::Workspace;
use crate::{compress, process};
use std::path::PathBuf;

/// Sets up and builds.
pub(crate) fn run(workspace: &Workspace) -> Result {
    set_up(workspace, 4)?;
    progress::say("[4/4] Building the page…");
    build(workspace)
}

/// Builds the page into dist/ with the tools that are there.
pub(crate) fn build(workspace: &Workspace) -> Result {
    let watch = Stopwatch::start();
    process::run(&mut trunk(workspace, "build"))?;
    compress::run(&workspace.dist())?;
    progress::say(&format!("Built {} in {watch}", workspace.dist().display()));
    Ok(())
}

/// The page to work on when the person names one: the folder in `WHOS_DIST`.
pub(crate) fn given() -> Result<Option<PathBuf>> {
    let Some(folder) = std::env::var_os("WHOS_DIST").filter(|folder| !folder.is_empty()) else {
        return Ok(None);
    };
    let folder = PathBuf::from(folder);
    match folder.canonicalize() {
        Ok(full) if full.join("index.html").is_file() => Ok(Some(full)),
        _ => Err(Error::new(format!(
            "WHOS_DIST names {}, which holds no index.html. Build the page there, or unset it.",
            folder.display()
        ))),
    }
}
