//! `cargo xtask serve`: from a fresh clone to a page that can be played.

use crate::error::{Error, Result};
use crate::progress::{self, Stopwatch};
use crate::workspace::Workspace;
use crate::{files, open_page, page, process};
use std::io::{Cursor, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tiny_http::{Header, Response};

/// How many ports are tried after the wanted one.
const PORTS_TO_TRY: u16 = 100;
/// What a build reads, named one by one, so that nothing that it writes can start the next.
const WATCHED: [&str; 11] = [
    "Cargo.toml",
    "index.html",
    "learn.html",
    "room.html",
    "embed.html",
    "crates",
    "src",
    "styles",
    "decks",
    "locales",
    "themes",
];
/// How long after a look at the sources the next one comes.
const LOOK: Duration = Duration::from_millis(500);
/// As many as the connections that a browser opens.
const THREADS: usize = 6;

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

/// Sets up, builds, serves, builds again whenever a source changes, and stays until it is stopped.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result {
    let options = Options::parse(arguments)?;
    let whole = Stopwatch::start();
    page::set_up(workspace, 2)?;
    let (listeners, port) = listen(options.port, options.address)?;
    if port != options.port {
        progress::say(&format!("Port {} is taken; using {port}.", options.port));
    }
    progress::say("[2/2] Building the game and serving it…");
    let mut servers = Some(listeners);
    let mut seen = Vec::new();
    loop {
        match sources(&workspace.root) {
            Ok(now) if now != seen => seen = now,
            Err(error) if seen.is_empty() => return Err(error),
            // The same, or an editor is just replacing something.
            _ => {
                std::thread::sleep(LOOK);
                continue;
            }
        }
        let watch = Stopwatch::start();
        // A process of its own: what builds may itself have changed.
        if process::run(&mut process::cargo(workspace, &["xtask", "page"])).is_err() {
            progress::say(
                "\n  The game could not be built: see the error above. Correct it and save; it is \
                 then built again.\n",
            );
            continue;
        }
        let page = options.page(port);
        let Some(listeners) = servers.take() else {
            progress::say(&format!("  Built again in {watch}: reload {page}"));
            continue;
        };
        for listener in listeners {
            serve(listener, workspace.dist())?;
        }
        progress::say(&format!(
            "\n  The game is at {page}   (ready in {whole}; Ctrl-C stops it)\n"
        ));
        if options.open {
            open_page::open(&page);
        }
    }
}

/// Every source and when it was written. Trunk watches the same ones, named in Trunk.toml.
fn sources(root: &Path) -> Result<Vec<(PathBuf, Option<SystemTime>)>> {
    let mut files = Vec::new();
    for name in WATCHED {
        let path = root.join(name);
        files.extend(if path.is_dir() { files::all(&path)? } else { vec![path] });
    }
    let when = |file: &PathBuf| file.metadata().and_then(|file| file.modified()).ok();
    Ok(files.into_iter().map(|file| (file.clone(), when(&file))).collect())
}

/// Listens on the wanted port, else on the next free one: at this address, or at both of this computer's own.
fn listen(wanted: u16, address: Option<IpAddr>) -> Result<(Vec<TcpListener>, u16)> {
    let own = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    let hosts = address.map_or(own.to_vec(), |address| vec![address]);
    let mut why = None;
    for port in wanted..=wanted.saturating_add(PORTS_TO_TRY) {
        let (bound, failed): (Vec<_>, Vec<_>) =
            hosts.iter().map(|host| TcpListener::bind((*host, port))).partition(|it| it.is_ok());
        let failed = failed.into_iter().filter_map(|it| it.err()).collect::<Vec<_>>();
        let is_taken = |error: &std::io::Error| {
            // Other errors, such as a computer without IPv6, do not mean that the port is taken.
            matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied)
        };
        if !bound.is_empty() && !failed.iter().any(is_taken) {
            return Ok((bound.into_iter().flatten().collect(), port));
        }
        why = failed.into_iter().next().or(why);
    }
    let last = wanted.saturating_add(PORTS_TO_TRY);
    let why = why.map_or_else(String::new, |why| format!(" ({why})"));
    Err(Error::new(format!(
        "None of the ports {wanted} to {last} is free{why}. Choose another with --port."
    )))
}

/// Serves a folder from threads of their own, for as long as this process lives.
fn serve(listener: TcpListener, folder: PathBuf) -> Result {
    let server = tiny_http::Server::from_listener(listener, None)
        .map_err(|error| Error::new(format!("The page cannot be served: {error}.")))?;
    let (server, folder) = (Arc::new(server), Arc::new(folder));
    for _ in 0..THREADS {
        let (server, folder) = (server.clone(), folder.clone());
        std::thread::spawn(move || {
            while let Ok(request) = server.recv() {
                let response = answer(&folder, request.url());
                // Whoever asked may be gone.
                let _ = request.respond(response);
            }
        });
    }
    Ok(())
}

/// The file at an address, or 404.
fn answer(folder: &Path, url: &str) -> Response<Cursor<Vec<u8>>> {
    let found = file_at(folder, url)
        .and_then(|file| Some((kind(&file), std::fs::read(&file).ok()?)))
        .map(|(kind, bytes)| (Response::from_data(bytes), kind));
    let (response, kind) = found.unwrap_or_else(|| {
        let words = format!("There is no {url} here.").into_bytes();
        (Response::from_data(words).with_status_code(404), "text/plain; charset=utf-8")
    });
    let headers = [
        ("Content-Type", kind),
        // A sandboxed iframe has no origin, so that even the game's own files come from elsewhere.
        ("Access-Control-Allow-Origin", "*"),
        ("Cache-Control", "no-cache"),
    ];
    headers
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .fold(response, Response::with_header)
}

/// The file that an address names, `index.html` for a folder; none outside of the folder that is served.
fn file_at(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    // A path that begins with a slash would be taken from the root of the disk.
    if path.split(['/', '\\']).any(|part| part == "..")
        || path.starts_with(['/', '\\'])
        || path.contains(':')
    {
        return None;
    }
    let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
    Some(folder.join(format!("{path}{index}")))
}

/// The type of a file, by its name.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "pack" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
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
        let localhost = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let taken = TcpListener::bind((localhost, 0)).expect("a port is free");
        let port = taken.local_addr().expect("bound").port();
        let (listeners, found) = listen(port, Some(localhost)).expect("another is free");
        assert_ne!(found, port);
        assert_eq!(listeners[0].local_addr().expect("bound").port(), found);
    }

    #[test]
    fn an_address_leads_to_a_file_of_the_page_and_never_out_of_it() {
        let file = |url| file_at(Path::new("dist"), url);
        assert_eq!(file("/?lang=es"), Some(PathBuf::from("dist/index.html")));
        assert_eq!(file("/plain/"), Some(PathBuf::from("dist/plain/index.html")));
        assert_eq!(file("/packs/en.pack#a"), Some(PathBuf::from("dist/packs/en.pack")));
        for outside in
            ["/../Cargo.toml", "//etc/hosts", "/packs/../../Cargo.toml", "/C:/a", "//..\\a", "*"]
        {
            assert_eq!(file(outside), None, "{outside}");
        }
    }

    #[test]
    fn what_is_not_there_is_a_404_that_says_so() {
        let response = answer(Path::new("no-such-folder"), "/a.js");
        assert_eq!(response.status_code().0, 404);
    }

    #[test]
    fn trunk_watches_the_same_sources() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let trunk = files::read_text(&root.join("Trunk.toml")).expect("Trunk.toml");
        let list = WATCHED.map(|name| format!("\"{name}\"")).join(", ");
        assert!(trunk.contains(&format!("watch = [{list}]")), "{trunk}");
        assert!(sources(&root).expect("all are there").iter().all(|(_, when)| when.is_some()));
    }
}
