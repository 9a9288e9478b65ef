//! Starting other programs.

use crate::error::{Error, Explain, Result};
use crate::files;
use crate::progress::{self, Stopwatch};
use crate::workspace::Workspace;
use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How often a step that writes to a log file says that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How many lines of a log are shown when its step fails.
const TAIL: usize = 40;

/// A command in the repository's root, with the project's tools first on PATH.
pub(crate) fn command(workspace: &Workspace, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&workspace.root).env("PATH", path(workspace));
    // `cargo xtask` itself was started by cargo, which described the package xtask in the
    // environment. A cargo that inherits that builds some packages again and again.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let describes_xtask = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"]
            .iter()
            .any(|prefix| text.starts_with(prefix));
        if describes_xtask || text == "CARGO_CRATE_NAME" || text == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(&name);
        }
    }
    command
}

/// `cargo` with these arguments.
pub(crate) fn cargo(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut cargo = command(workspace, "cargo");
    cargo.args(arguments);
    cargo
}

/// PATH with the project's tools in front.
fn path(workspace: &Workspace) -> std::ffi::OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(workspace.tools_bin()).chain(env::split_paths(&path));
    // Folders that came out of PATH can be joined again; only our own could hold a separator.
    env::join_paths(folders).unwrap_or(path)
}

/// Runs a command whose output goes straight to the terminal.
pub(crate) fn run(command: &mut Command) -> Result {
    let line = progress::line_of(command);
    let status = command.status().explain(|| format!("`{line}` could not be started"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::new(format!("`{line}` failed ({status}); its output is above.")))
    }
}

/// Runs a command whose output goes to a log file named after `label`. Says now and then that it
/// is alive, and shows the end of the log when it fails.
pub(crate) fn run_logged(workspace: &Workspace, label: &str, command: &mut Command) -> Result {
    let logs = workspace.logs();
    files::create_folder(&logs)?;
    let log = logs.join(format!("{}.log", label.to_lowercase().replace([' ', '/'], "-")));
    let line = progress::line_of(command);
    let file = File::create(&log)
        .and_then(|file| Ok((file.try_clone()?, file)))
        .explain(|| format!("{} could not be written", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.0)
        .stderr(file.1)
        .spawn()
        .explain(|| format!("`{line}` could not be started"))?;
    let watch = Stopwatch::start();
    let mut next = HEARTBEAT;
    let status = loop {
        if let Some(status) =
            child.try_wait().explain(|| format!("`{line}` could not be waited for"))?
        {
            break status;
        }
        if watch.elapsed() >= next {
            next += HEARTBEAT;
            let last = tail(&log, 1);
            progress::say(&format!("      {label}, {watch}: {}", last.trim()));
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    if status.success() {
        return Ok(());
    }
    progress::say(&format!("---- end of {} ----\n{}----", log.display(), tail(&log, TAIL)));
    Err(Error::new(format!("{label} failed: `{line}` ({status}). The log is {}.", log.display())))
}

/// The last `count` lines of a file, or nothing when it cannot be read.
fn tail(file: &Path, count: usize) -> String {
    let bytes = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].iter().map(|line| format!("{line}\n")).collect()
}

/// What a command prints, when it can be started and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
