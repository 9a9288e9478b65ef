//! The browsers and drivers that the browser tests use.

use crate::workspace::Workspace;
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// A program that the tests start: the variable that names it, and its names on PATH.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
    /// The Debian package that brings it; geckodriver has none.
    package: Option<&'static str>,
}

const PROGRAMS: [Program; 7] = [
    Program {
        variable: "WHOS_CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome"],
        package: Some("chromium"),
    },
    Program {
        variable: "WHOS_CHROMEDRIVER",
        names: &["chromedriver"],
        package: Some("chromium-driver"),
    },
    Program {
        variable: "WHOS_FIREFOX",
        names: &["firefox-esr", "firefox"],
        package: Some("firefox-esr"),
    },
    Program { variable: "WHOS_GECKODRIVER", names: &["geckodriver"], package: None },
    Program {
        variable: "WHOS_WEBKITDRIVER",
        names: &["WebKitWebDriver"],
        package: Some("webkit2gtk-driver"),
    },
    Program { variable: "WHOS_XVFB_RUN", names: &["xvfb-run"], package: Some("xvfb") },
    Program { variable: "WHOS_XAUTH", names: &["xauth"], package: Some("xauth") },
];

impl Program {
    fn find(&self, workspace: &Workspace) -> Option<PathBuf> {
        env::var_os(self.variable)
            .map(PathBuf::from)
            .or_else(|| self.names.iter().find_map(|name| workspace.find_program(name)))
    }
}

/// The Debian packages of the programs that are not there.
pub(crate) fn missing_packages(workspace: &Workspace) -> Vec<&'static str> {
    PROGRAMS
        .iter()
        .filter(|program| program.find(workspace).is_none())
        .filter_map(|program| program.package)
        .collect()
}

/// Tells a command where the programs are.
pub(crate) fn name_programs(workspace: &Workspace, command: &mut Command) {
    for program in &PROGRAMS {
        if let Some(file) = program.find(workspace) {
            command.env(program.variable, file);
        }
    }
}
