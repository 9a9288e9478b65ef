//! Where things are on disk.

use std::env;
use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The built site: `WHOS_DIST`, or `dist` at the top of the repository.
pub fn dist() -> PathBuf {
    env::var_os("WHOS_DIST").map_or_else(|| workspace().join("dist"), PathBuf::from)
}

/// What was built of an example, in cargo's target folder.
pub fn example(name: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(|target| workspace().join(target));
    let target = target.unwrap_or_else(|| workspace().join("target"));
    target.join("examples").join(name).join("dist")
}

/// The harness's own test pages.
pub fn fixtures() -> PathBuf {
    package().join("fixtures")
}

pub(crate) fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A program: from the environment variable, else the first of the names found in `.tools/bin` or
/// on PATH.
pub(crate) fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return Some(path.into());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let places: Vec<_> =
        std::iter::once(workspace().join(".tools/bin")).chain(env::split_paths(&path)).collect();
    names
        .iter()
        .flat_map(|name| places.iter().map(move |place| place.join(name)))
        .find(|file| file.is_file())
}
