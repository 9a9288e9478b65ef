//! Ralph, a real LRS, one for all journeys of a test program.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use serde_json::Value;

use super::http;
use crate::{Error, Result, fixtures, workspace};

const USER: &str = "journey";
const PASSWORD: &str = "not a secret";
/// Python takes its time on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The server. It ends when this program does, because its standard input ends with it.
pub(crate) struct Ralph {
    pub(crate) port: u16,
    _process: Child,
    _held: Option<ChildStdin>,
}

static RALPH: OnceLock<Result<Ralph>> = OnceLock::new();

impl Ralph {
    /// The running server; the first who asks starts it.
    pub(crate) fn get() -> Result<&'static Self> {
        RALPH.get_or_init(Self::start).as_ref().map_err(Clone::clone)
    }

    fn start() -> Result<Self> {
        let python = python();
        if !python.is_file() {
            return Err(Error::new(format!(
                "there is no Ralph: {} is missing. `cargo xtask test browser` installs it",
                python.display()
            )));
        }
        let mut process = Command::new(&python)
            .arg(fixtures().join("lms/lrs.py"))
            .args([USER, PASSWORD])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What it says of the malformed statements that it refuses is long.
            .stderr(Stdio::null())
            .spawn()?;
        let held = process.stdin.take();
        let mut first = String::new();
        if let Some(said) = process.stdout.take() {
            BufReader::new(said).read_line(&mut first)?;
        }
        let port = first.trim().parse().map_err(|_| {
            Error::new(format!(
                "Ralph did not start; to see why: {} {} {USER} '{PASSWORD}'",
                python.display(),
                fixtures().join("lms/lrs.py").display()
            ))
        })?;
        let ralph = Self { port, _process: process, _held: held };
        ralph.wait_for_heartbeat()?;
        Ok(ralph)
    }

    fn wait_for_heartbeat(&self) -> Result<()> {
        let start = Instant::now();
        loop {
            match http::ask(self.port, "GET", "/__heartbeat__", &[], b"") {
                Ok(answer) if answer.status == 200 => return Ok(()),
                _ if start.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(20)),
                Ok(answer) => {
                    return Err(Error::new(format!("Ralph's heart says {}", answer.status)));
                }
                Err(error) => return Err(error.while_doing("waiting for Ralph")),
            }
        }
    }

    /// All statements that it holds, in the order in which they came.
    pub(crate) fn statements(&self) -> Result<Vec<Value>> {
        let headers = [("Authorization", &*token()), ("X-Experience-API-Version", "1.0.3")];
        let answer = http::ask(self.port, "GET", "/xAPI/statements?limit=100000", &headers, b"")?;
        let mut all: Value = serde_json::from_slice(&answer.body)?;
        match all["statements"].take() {
            Value::Array(statements) => Ok(statements),
            _ => Err(Error::new(format!("Ralph gave no statements, but {all}"))),
        }
    }
}

/// What stands in an `Authorization` header.
pub(crate) fn token() -> String {
    let both = format!("{USER}:{PASSWORD}");
    format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(both))
}

/// `xtask/src/lrs.rs` installs it there.
fn python() -> PathBuf {
    let program = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    workspace().join(".tools/ralph").join(program)
}
