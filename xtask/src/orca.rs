//! `cargo xtask test orca`: the game with a real screen reader, on a desktop that nobody sees.

use crate::error::Result;
use crate::process::{cargo, run};
use crate::workspace::Workspace;
use crate::{browsers, debian};
use std::path::Path;

/// What the desktop is made of: a program, and the Debian package that brings it.
const PROGRAMS: [(&str, &str); 9] = [
    ("Xvfb", "xvfb"),
    ("dbus-daemon", "dbus"),
    ("gdbus", "libglib2.0-bin"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("speech-dispatcher", "speech-dispatcher"),
    ("orca", "orca"),
    ("firefox-esr", "firefox-esr"),
    ("chromium", "chromium"),
];
/// What brings the accessibility bus, which is no program on PATH.
const BUS: (&str, &str) = ("/usr/share/dbus-1/services/org.a11y.Bus.service", "at-spi2-core");

/// The packages that are not there.
pub(crate) fn missing_packages(workspace: &Workspace) -> Vec<&'static str> {
    let named = |name: &str| match name {
        "firefox-esr" => std::env::var_os("WHOS_FIREFOX").is_some(),
        "chromium" => std::env::var_os("WHOS_CHROMIUM").is_some(),
        _ => false,
    };
    let mut missing: Vec<_> = PROGRAMS
        .iter()
        .filter(|(name, _)| !named(name) && workspace.find_program(name).is_none())
        .map(|(_, package)| *package)
        .collect();
    if !Path::new(BUS.0).is_file() {
        missing.push(BUS.1);
    }
    missing
}

/// Says at once when something is missing that cannot be installed from here.
pub(crate) fn check(workspace: &Workspace) -> Result {
    let missing = missing_packages(workspace);
    debian::check_packages(workspace, &missing, "The rounds with the screen reader Orca")
}

/// Installs what is missing.
pub(crate) fn install(workspace: &Workspace) -> Result {
    debian::install_packages(workspace, &missing_packages(workspace))
}

/// Plays the rounds with the page of this folder.
pub(crate) fn run_rounds(workspace: &Workspace, page: &Path) -> Result {
    let mut rounds =
        cargo(workspace, &["run", "--locked", "--package=browser", "--bin=orca-rounds"]);
    browsers::name_programs(workspace, &mut rounds);
    run(rounds.env("WHOS_DIST", page))
}
