//! WebKitGTK's MiniBrowser through WebKitWebDriver, on a virtual screen of its own.
//!
//! It has no BiDi and no protocol of its own to set things with: preferences go through GTK's
//! settings, and a narrow viewport is a frame of that size in a page that the server makes up.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::Launch;
use crate::process::{Processes, free_port};
use crate::workspace::program;
use crate::{Error, Result, Session, Setup};

/// Where the server makes up the page around a frame.
pub(crate) const FRAME_PATH: &str = "/__browser/frame.html";

/// No viewport is narrower than this in MiniBrowser; measured.
const NARROWEST: u32 = 460;

pub(crate) fn needs_frame(setup: &Setup) -> bool {
    setup.width < NARROWEST
}

/// The address of the page that shows `url` in a frame of the setup's size.
pub(crate) fn frame_url(url: &str, setup: &Setup) -> Result<String> {
    let after = url.find("://").map_or(0, |at| at + 3);
    let slash = url[after..].find('/').map(|at| at + after).ok_or_else(|| {
        Error::new(format!("{url} has no path: a frame needs a page of the harness's own server"))
    })?;
    let (origin, path) = url.split_at(slash);
    // The fragment is the frame's, not that of the page around it.
    let path = path.replace('%', "%25").replace('#', "%23");
    Ok(format!("{origin}{FRAME_PATH}?{}x{}{path}", setup.width, setup.height))
}

/// The page for the query `<width>x<height>/<path>`.
pub(crate) fn frame(query: &str) -> String {
    let (size, path) = query.split_at(query.find('/').unwrap_or(query.len()));
    let (width, height) = size.split_once('x').unwrap_or(("360", "640"));
    let path = path.replace("%23", "#").replace("%25", "%");
    format!(
        "<!doctype html><title>frame</title><style>body{{margin:0}}iframe{{border:0;display:block}}\
         </style><iframe width={width} height={height} src=\"{path}\"></iframe>"
    )
}

pub(crate) async fn launch(setup: &Setup) -> Result<Launch> {
    let driver = program("WHOS_WEBKITDRIVER", &["WebKitWebDriver"]).ok_or_else(|| {
        Error::new(
            "no WebKitWebDriver: install it (Debian: webkit2gtk-driver) or set WHOS_WEBKITDRIVER",
        )
    })?;
    let mut processes = Processes::new()?;
    let display = screen(&mut processes).await?;
    let config = processes.folder().join("config");
    settings(&config, setup)?;
    let port = free_port()?;
    let mut command = processes.command(driver);
    let locale = setup.lang.replace('-', "_");
    command
        .args(["--host=127.0.0.1", &format!("--port={port}")])
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("XDG_CONFIG_HOME", &config)
        .env("XDG_DATA_HOME", processes.folder().join("data"))
        .env("XDG_CACHE_HOME", processes.folder().join("cache"))
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // Without a graphics card, painting by one emulated costs twice the time.
        .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
        .env("LC_ALL", format!("{locale}.UTF-8"))
        .env("LANGUAGE", &locale)
        .env("LOCPATH", locales(&processes, &locale)?);
    if setup.scheme_name() == "dark" {
        command.env("GTK_THEME", "Adwaita:dark");
    }
    processes.start("WebKitWebDriver", &mut command)?;
    Ok(Launch { processes, name: "WebKitWebDriver", port, capabilities: json!({}) })
}

/// Starts a virtual screen; it picks a free number itself and says which. The screen is far larger
/// than any window, because the X cursor rests in its middle and sends stray pointer events.
async fn screen(processes: &mut Processes) -> Result<String> {
    let mut command = processes.command("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "4400x4400x24", "-nolisten", "tcp"]);
    processes.start("Xvfb", &mut command)?;
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let said = processes.said("Xvfb");
        let number = said.lines().find(|line| line.bytes().all(|byte| byte.is_ascii_digit()));
        match number {
            Some(number) if said.ends_with('\n') && !number.is_empty() => {
                return Ok(format!(":{number}"));
            }
            _ if Instant::now() > deadline => {
                return Err(Error::new(format!("Xvfb gives no screen. It said:\n{said}")));
            }
            _ => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// A folder with one locale of this name, so that it need not be installed: WebKit takes
/// `navigator.language` from the name, and what it says is that of `C.UTF-8`.
fn locales(processes: &Processes, locale: &str) -> Result<PathBuf> {
    let folder = processes.folder().join("locales");
    let copy = folder.join(format!("{locale}.utf8"));
    fs::create_dir_all(&copy)?;
    copy_folder(Path::new("/usr/lib/locale/C.utf8"), &copy).map_err(|error| {
        Error::new(format!("/usr/lib/locale/C.utf8, which glibc brings, cannot be copied: {error}"))
    })?;
    Ok(folder)
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn settings(config: &Path, setup: &Setup) -> Result<()> {
    let folder = config.join("gtk-3.0");
    fs::create_dir_all(&folder)?;
    let animations = u8::from(!setup.reduced_motion);
    let text = format!("[Settings]\ngtk-enable-animations={animations}\n");
    Ok(fs::write(folder.join("settings.ini"), text)?)
}

/// Makes the window so large that the viewport has the size asked for.
pub(crate) async fn prepare(session: &Session) -> Result<()> {
    let (width, height) = match session.setup() {
        setup if needs_frame(setup) => (setup.width.max(NARROWEST) + 40, setup.height + 40),
        setup => (setup.width, setup.height),
    };
    let inner = "return [innerWidth, innerHeight]";
    session.driver.set_window_rect(0, 0, width, height).await?;
    let start: (u32, u32) = session.run_as(inner, vec![]).await?;
    let (more_x, more_y) = (width.saturating_sub(start.0), height.saturating_sub(start.1));
    session.driver.set_window_rect(0, 0, width + more_x, height + more_y).await?;
    if needs_frame(session.setup()) {
        return Ok(());
    }
    let want: Value = json!([width, height]);
    session
        .wait("the window to have its size", async || Ok(session.run(inner, vec![]).await? == want))
        .await
}
