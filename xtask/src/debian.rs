//! Installing Debian packages, where this is Debian and we may.

use crate::error::{Error, Result};
use crate::process::{command, output, run_logged};
use crate::workspace::Workspace;
use crate::{browsers, lrs};

/// The packages that the browser tests need and that are not there.
pub(crate) fn missing_packages(workspace: &Workspace) -> Vec<&'static str> {
    let mut missing = browsers::missing_packages(workspace);
    missing.extend(lrs::missing_packages(workspace));
    missing
}

/// Says at once when programs are missing that cannot be installed from here.
pub(crate) fn check(workspace: &Workspace) -> Result {
    check_packages(workspace, &missing_packages(workspace), "The browser tests")
}

/// The same for other programs, which `who` needs.
pub(crate) fn check_packages(workspace: &Workspace, missing: &[&str], who: &str) -> Result {
    if missing.is_empty() || (has_apt(workspace) && is_root(workspace)) {
        return Ok(());
    }
    let list = missing.join(" ");
    Err(Error::new(if has_apt(workspace) {
        format!(
            "{who} need packages that only root can install. Run\n\n    \
             sudo apt-get update && sudo apt-get install --yes {list}\n\nand then this again."
        )
    } else {
        format!(
            "{who} need programs that are not on PATH. On Debian they come in the \
             packages {list}; elsewhere install them by hand, or name them in the variables that \
             `cargo xtask help` lists. `cargo xtask test lint native size` needs no browser."
        )
    }))
}

/// Installs what is missing; [`check`] has said that it is possible.
pub(crate) fn install(workspace: &Workspace) -> Result {
    install_packages(workspace, &missing_packages(workspace))
}

/// Installs these packages.
pub(crate) fn install_packages(workspace: &Workspace, missing: &[&str]) -> Result {
    if missing.is_empty() {
        return Ok(());
    }
    let mut update = command(workspace, "apt-get");
    run_logged(workspace, "Updating the list of Debian packages", update.arg("update"))?;
    let mut install = command(workspace, "apt-get");
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(missing)
        .env("DEBIAN_FRONTEND", "noninteractive");
    run_logged(workspace, "Installing Debian packages", &mut install)
}

fn has_apt(workspace: &Workspace) -> bool {
    workspace.find_program("apt-get").is_some()
}

fn is_root(workspace: &Workspace) -> bool {
    output(command(workspace, "id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
