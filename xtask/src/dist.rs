//! `cargo xtask dist`: what is published. The site in `dist/`, each file also as `.br` and `.gz`,
//! with a manifest; and the npm package in `dist-npm/`.

mod manifest;
pub(crate) mod npm;
mod offline;

pub(crate) use offline::is_ahead;

use crate::base::Base;
use crate::error::{Error, Result};
use crate::progress::{self, Stopwatch};
use crate::workspace::Workspace;
use crate::{compress, files, page};
use manifest::Manifest;
use std::path::{Path, PathBuf};

/// The task: `--base ADDRESS` says where the site will be.
pub(crate) fn run_task(workspace: &Workspace, arguments: &[String]) -> Result {
    // Before anything is built: a wrong address is told at once.
    let base = match Base::parse(arguments)? {
        None => Base::of_environment()?,
        given => given,
    };
    page::set_up(workspace, 2)?;
    progress::say("[2/2] Building what is published…");
    build_for(workspace, base.as_ref())
}

/// Sets up and builds.
pub(crate) fn run(workspace: &Workspace) -> Result {
    run_task(workspace, &[])
}

/// Builds with the tools that are there.
pub(crate) fn build(workspace: &Workspace) -> Result {
    build_for(workspace, None)
}

fn build_for(workspace: &Workspace, base: Option<&Base>) -> Result {
    let watch = Stopwatch::start();
    page::build(workspace, base)?;
    if let Err(error) = finish(&workspace.dist(), &workspace.version()?, base) {
        // Half a site must not be taken for one. If it cannot be removed, the error has been told.
        let _ = files::remove_folder(&workspace.dist());
        return Err(error);
    }
    progress::say(&format!("Built {} in {watch}", workspace.dist().display()));
    npm::build(workspace, &workspace.dist())
}

/// Makes the page the site that is published.
fn finish(dist: &Path, version: &str, base: Option<&Base>) -> Result {
    let build = offline::stamp(dist, version)?;
    compress::run(dist)?;
    let manifest = Manifest::of(dist, version, &build, base)?;
    compress::one(&manifest.write(dist)?)
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

/// Whether a file is another one as it travels.
fn is_encoded(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

#[cfg(test)]
mod tests;
