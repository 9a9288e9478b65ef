//! Opening the page in a browser, where there is one.

use std::env;
use std::process::{Command, Stdio};

/// Opens `address` in the person's browser. Quietly does nothing where that is not possible.
pub(crate) fn open(address: &str) {
    if !has_screen() {
        return;
    }
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    // The address is on the terminal as well, so failing is fine.
    let _ = command
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}

/// Whether somebody sits in front of a screen.
fn has_screen() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("CI") && (!cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY"))
}
