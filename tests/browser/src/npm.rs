//! Packages from npm that tests and examples need: installed by the first who asks.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use crate::{Error, Result};

/// Two installations into one folder would tread on each other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Where a file of a package is, after `npm ci` in the folder if it was not there.
pub(crate) fn install(folder: &Path, file: &str) -> Result<PathBuf> {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let file = folder.join("node_modules").join(file);
    if file.is_file() {
        return Ok(file);
    }
    let place = folder.display();
    let hint = format!("run `npm ci --ignore-scripts` in {place} by hand to see why (needs Node)");
    let output = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .output()
        .map_err(|error| Error::new(format!("npm cannot start ({error}); {hint}")))?;
    if output.status.success() && file.is_file() {
        return Ok(file);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Error::new(format!("npm did not bring {}; {hint}\n{said}", file.display())))
}
