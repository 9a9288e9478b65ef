//! The processes of a session, and their certain end.

use std::ffi::OsStr;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::{Error, Result};

/// Marks every process that a session starts, so that those which leave their parent are found.
pub(crate) const MARK: &str = "WHOS_BROWSER_SESSION";

/// The driver, the browser and what they start, with a folder of their own for profiles and
/// temporary files. Dropping it ends and removes them all, in a panic too.
pub(crate) struct Processes {
    id: String,
    folder: PathBuf,
    children: Vec<Child>,
}

impl Processes {
    pub(crate) fn new() -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let id = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = folder_of(&id);
        fs::create_dir_all(&folder).map_err(|error| {
            Error::new(format!("cannot make the profile folder {}: {error}", folder.display()))
        })?;
        Ok(Self { id, folder, children: Vec::new() })
    }

    /// The folder that goes when the session goes.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A command whose process will belong to this session.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env(MARK, &self.id).env("TMPDIR", &self.folder).stdin(Stdio::null());
        command
    }

    /// Starts it. What it says goes to `<name>.log` in the session's folder.
    pub(crate) fn start(&mut self, name: &str, command: &mut Command) -> Result<()> {
        let log = fs::File::create(self.log(name))?;
        let child = command.stdout(log.try_clone()?).stderr(log).spawn().map_err(|error| {
            Error::new(format!("{name} cannot start ({command:?}): {error}; is it installed?"))
        })?;
        self.children.push(child);
        Ok(())
    }

    /// What a process has said so far.
    pub(crate) fn said(&self, name: &str) -> String {
        fs::read_to_string(self.log(name)).unwrap_or_default()
    }

    /// The ids of all processes that belong to the session.
    pub(crate) fn pids(&self) -> Vec<u32> {
        running(&format!("{MARK}={}", self.id), &self.folder.display().to_string())
    }

    fn log(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.log"))
    }

    /// Waits until the driver answers on its port.
    pub(crate) async fn listening(&mut self, name: &str, port: u16) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let gone =
                self.children.iter_mut().any(|child| matches!(child.try_wait(), Ok(Some(_))));
            if gone || Instant::now() > deadline {
                let how = if gone { "ended at once" } else { "did not listen within 20 s" };
                return Err(Error::new(format!("{name} {how}. It said:\n{}", self.said(name))));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
        }
        // Until none is left: one may have been about to start another, and none may write to the
        // folder any more.
        let deadline = Instant::now() + Duration::from_secs(3);
        loop {
            let pids: Vec<_> = self.pids().iter().map(u32::to_string).collect();
            if pids.is_empty() || Instant::now() > deadline {
                break;
            }
            let _ = Command::new("kill").arg("-KILL").args(pids).stderr(Stdio::null()).status();
            std::thread::sleep(Duration::from_millis(5));
        }
        for child in &mut self.children {
            let _ = child.wait();
        }
        // One that was killed may not have closed its files yet.
        while fs::remove_dir_all(&self.folder).is_err()
            && self.folder.exists()
            && Instant::now() < deadline
        {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The folder of the session of this name.
pub(crate) fn folder_of(id: &str) -> PathBuf {
    std::env::temp_dir().join(format!("whos-browser-{id}"))
}

/// The ids of the processes whose environment has this entry or whose command line names this
/// folder: Chromium's helpers overwrite their environment (Linux; none elsewhere, where the driver's
/// end takes the browser with it).
fn running(entry: &str, folder: &str) -> Vec<u32> {
    let Ok(processes) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    let has = |file: PathBuf, part: &str| {
        fs::read(file).is_ok_and(|all| all.windows(part.len()).any(|at| at == part.as_bytes()))
    };
    // The number of one session is not the start of another's.
    let (entry, folder) = (format!("{entry}\0"), format!("{folder}/"));
    processes
        .flatten()
        .filter(|process| {
            has(process.path().join("environ"), &entry)
                || has(process.path().join("cmdline"), &folder)
        })
        .filter_map(|process| process.file_name().to_str()?.parse().ok())
        .collect()
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")
        .map_err(|error| Error::new(format!("no free port on 127.0.0.1: {error}")))?;
    Ok(listener.local_addr()?.port())
}
