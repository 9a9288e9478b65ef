//! `cargo xtask serve`: from a fresh clone to a page that can be played.

use crate::error::{Error, Explain, Result};
use crate::open_page;
use crate::progress::{self, Stopwatch};
use crate::trunk::{set_up, trunk};
use crate::workspace::Workspace;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

/// How many ports are tried after the wanted one.
const PORTS_TO_TRY: u16 = 100;

/// What the command line says.
#[derive(Debug, PartialEq)]
struct Options {
    port: u16,
    address: Option<IpAddr>,
    open: bool,
}

impl Options {
    fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self { port: 8080, address: None, open: true };
        let mut words = arguments.iter().flat_map(|word| word.split('='));
        while let Some(word) = words.next() {
            match word {
                "--no-open" => options.open = false,
                "--port" => options.port = value(word, "a number such as 8080", words.next())?,
                "--address" => {
                    options.address =
                        Some(value(word, "an IP address such as 0.0.0.0", words.next())?);
                }
                _ => {
                    return Err(Error::new(format!(
                        "`serve` does not know `{word}`; it knows --port, --address and --no-open."
                    )));
                }
            }
        }
        Ok(options)
    }

    /// The address to print. `0.0.0.0` is no address to visit.
    fn page(&self, port: u16) -> String {
        match self.address {
            Some(address) if !address.is_unspecified() => {
                format!("http://{}/", SocketAddr::new(address, port))
            }
            _ => format!("http://localhost:{port}/"),
        }
    }
}

/// The value after an option.
fn value<T: std::str::FromStr>(option: &str, what: &str, word: Option<&str>) -> Result<T> {
    word.and_then(|word| word.parse().ok())
        .ok_or_else(|| Error::new(format!("`{option}` needs {what} after it.")))
}

/// Sets up, builds, serves, and stays until it is stopped.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result {
    let options = Options::parse(arguments)?;
    let whole = Stopwatch::start();
    set_up(workspace, 4)?;
    let port = free_port(options.port, options.address)?;
    if port != options.port {
        progress::say(&format!("Port {} is taken; using {port}.", options.port));
    }
    progress::say("[4/4] Building the game and serving it…");
    let stopped = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stopped);
    ctrlc::set_handler(move || flag.store(true, Ordering::SeqCst))
        .explain(|| "Ctrl-C cannot be handled on this system".to_owned())?;

    let started = SystemTime::now();
    let mut command = trunk(workspace, "serve");
    command.args(["--port", &port.to_string(), "--no-autoreload=true"]);
    if let Some(address) = options.address {
        command.args(["--address", &address.to_string()]);
    }
    let mut child = command.spawn().explain(|| "Trunk could not be started".to_owned())?;

    let mut announced = false;
    let mut warned = false;
    loop {
        if stopped.load(Ordering::SeqCst) {
            progress::say("\nStopped.");
            return stop(&mut child);
        }
        if let Some(status) =
            child.try_wait().explain(|| "Trunk could not be waited for".to_owned())?
        {
            return ended(status);
        }
        if !announced && answers(options.address, port) {
            if is_built(workspace, started) {
                announced = true;
                let page = options.page(port);
                progress::say(&format!(
                    "\n  The game is at {page}   (ready in {whole}; Ctrl-C stops it)\n"
                ));
                if options.open {
                    open_page::open(&page);
                }
            } else if !warned {
                warned = true;
                progress::say(
                    "\n  The game could not be built: see the error above. Correct it and save; \
                     it is then built again.\n",
                );
            }
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Ends Trunk, which may have ended already by the same Ctrl-C.
fn stop(child: &mut Child) -> Result {
    let end = Stopwatch::start();
    while end.elapsed() < Duration::from_secs(1) {
        if matches!(child.try_wait(), Ok(Some(_))) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    // It did not get the signal itself.
    let _ = child.kill();
    child.wait().explain(|| "Trunk could not be stopped".to_owned())?;
    Ok(())
}

/// Trunk ended without being asked.
fn ended(status: ExitStatus) -> Result {
    Err(Error::new(format!("Trunk ended ({status}); the reason is above.")))
}

/// Whether Trunk has put a page into dist since `started`.
fn is_built(workspace: &Workspace, started: SystemTime) -> bool {
    let page = workspace.dist().join("index.html");
    // File times can be coarser than the clock.
    let earliest = started - Duration::from_secs(2);
    page.metadata().and_then(|page| page.modified()).is_ok_and(|time| time >= earliest)
}

/// Whether a server listens.
fn answers(address: Option<IpAddr>, port: u16) -> bool {
    let host = match address {
        Some(address) if !address.is_unspecified() => address,
        _ => IpAddr::V4(Ipv4Addr::LOCALHOST),
    };
    TcpStream::connect_timeout(&SocketAddr::new(host, port), Duration::from_millis(200)).is_ok()
}

/// The wanted port, else the next free one.
fn free_port(wanted: u16, address: Option<IpAddr>) -> Result<u16> {
    (wanted..=wanted.saturating_add(PORTS_TO_TRY)).find(|port| is_free(*port, address)).ok_or_else(
        || {
            Error::new(format!(
                "None of the ports {wanted} to {} is free. Choose another with --port.",
                wanted.saturating_add(PORTS_TO_TRY)
            ))
        },
    )
}

/// Whether Trunk could listen on this port.
fn is_free(port: u16, address: Option<IpAddr>) -> bool {
    let taken = |host: IpAddr| {
        TcpListener::bind((host, port)).is_err_and(|error| {
            // Other errors, such as a computer without IPv6, do not mean that the port is taken.
            matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied)
        })
    };
    match address {
        Some(address) => !taken(address),
        None => !taken(IpAddr::V4(Ipv4Addr::LOCALHOST)) && !taken(IpAddr::V6(Ipv6Addr::LOCALHOST)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words)
    }

    #[test]
    fn options_have_defaults_and_can_be_given() {
        let plain = parse("").expect("no options are fine");
        assert_eq!(plain, Options { port: 8080, address: None, open: true });
        assert_eq!(plain.page(8080), "http://localhost:8080/");
        let given = parse("--port=9000 --address 0.0.0.0 --no-open").expect("all are known");
        assert_eq!((given.port, given.open), (9000, false));
        assert_eq!(given.page(9000), "http://localhost:9000/");
    }

    #[test]
    fn wrong_options_are_explained() {
        let error = parse("--port lots").expect_err("no number");
        assert!(error.to_string().contains("a number such as 8080"));
        assert!(parse("--prot 1").expect_err("unknown").to_string().contains("`--prot`"));
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let taken = listener.local_addr().expect("bound").port();
        assert!(!is_free(taken, None));
    }
}
