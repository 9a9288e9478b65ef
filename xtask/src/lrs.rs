//! Ralph, a real learning record store from PyPI, in a virtual environment of the project's own: the
//! browser tests report to it.

use crate::error::{Error, Result};
use crate::process::{command, output, run_logged};
use crate::workspace::Workspace;
use std::path::PathBuf;

/// What is installed. `requests` is missing among what Ralph asks for itself.
const PACKAGES: [&str; 2] = ["ralph-malph[lrs,cli]==5.1.*", "requests"];
/// Says which Ralph is there; fails when something of [`PACKAGES`] is not.
const PROBE: &str = "from importlib.metadata import version; import requests, uvicorn; print(version('ralph-malph'))";
/// The versions that [`PROBE`] may name.
const WANTED: &str = "5.1.";
/// What Debian's Python needs for virtual environments.
const DEBIAN: [&str; 2] = ["python3", "python3-venv"];

/// Whether Ralph is there, in a version that fits.
pub(crate) fn is_ready(workspace: &Workspace) -> bool {
    let mut probe = command(workspace, python_of(workspace));
    output(probe.args(["-c", PROBE])).is_some_and(|version| version.starts_with(WANTED))
}

/// The Debian packages without which Ralph cannot be installed.
pub(crate) fn missing_packages(workspace: &Workspace) -> Vec<&'static str> {
    let able = || {
        let mut python = command(workspace, python(workspace)?);
        output(python.args(["-c", "import ensurepip, venv"]))
    };
    if is_ready(workspace) || able().is_some() { Vec::new() } else { DEBIAN.to_vec() }
}

/// Installs Ralph where it is not there.
pub(crate) fn install(workspace: &Workspace) -> Result {
    if is_ready(workspace) {
        return Ok(());
    }
    let python = python(workspace).ok_or_else(|| {
        Error::new(
            "The browser tests report to Ralph, a learning record store written in Python, and \
             there is no python3 on PATH. Install Python 3.9 or newer, then run this again.",
        )
    })?;
    // What an interrupted installation left is not mended but made anew.
    let mut make = command(workspace, python);
    make.args(["-m", "venv", "--clear"]).arg(folder(workspace));
    run_logged(workspace, "Making a place for Ralph", &mut make)?;
    let mut pip = command(workspace, python_of(workspace));
    pip.args(["-m", "pip", "install", "--disable-pip-version-check"]).args(PACKAGES);
    run_logged(workspace, "Installing Ralph", &mut pip)
}

/// The system's Python.
fn python(workspace: &Workspace) -> Option<PathBuf> {
    ["python3", "python"].iter().find_map(|name| workspace.find_program(name))
}

/// The virtual environment.
fn folder(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("ralph")
}

/// Its Python; `tests/browser/src/lrs/ralph.rs` looks for it in the same place.
fn python_of(workspace: &Workspace) -> PathBuf {
    let program = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    folder(workspace).join(program)
}
