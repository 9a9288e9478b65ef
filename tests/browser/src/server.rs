//! A static server on loopback: the built site, things laid over it, and faults on demand.

use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tiny_http::{Header, Request, Response};

use crate::{Error, Result, csp, dist, example, mime, npm, webkit, workspace};

/// The policy that HTML is served with unless told otherwise: the strictest the game promises to
/// work under.
pub const DEFAULT_CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data:; connect-src 'self'";

/// Enough for the six connections of a browser while two requests are held.
const WORKERS: usize = 8;
/// A held request is let go after this, so that a forgotten `heal` cannot hang a run.
const LONGEST_HOLD: Duration = Duration::from_secs(30);
/// How often it is made sure that no connection waits for a thread.
const NUDGE: Duration = Duration::from_millis(100);

/// What to do to the requests of one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Answer with this status and no file.
    Status(u16),
    /// Answer late.
    Delay(Duration),
    /// Do not answer until [`Server::heal`] (30 s at most).
    Hold,
    /// Answer with these bytes instead of the file.
    Body(Vec<u8>),
    /// Answer with what is no answer, which a browser takes for a broken connection.
    Broken,
}

/// A request for something that is made at that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query, as it came.
    pub query: String,
    /// The body.
    pub body: Vec<u8>,
}

/// What answers such requests: the name of the file that it would be, for its type, and its bytes.
pub type Answering = Arc<dyn Fn(&Call) -> (&'static str, Vec<u8>) + Send + Sync>;

/// A request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The path, without the query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// Bytes of the body sent (after compression).
    pub bytes: usize,
    /// Whether the body was the file's `.br` neighbour.
    pub brotli: bool,
}

/// A running server; it stops when dropped.
pub struct Server {
    port: u16,
    shared: Arc<Shared>,
    workers: Vec<JoinHandle<()>>,
    nudging: Option<Sender<()>>,
}

/// What a server serves, before it runs.
#[derive(Default)]
pub struct ServerBuilder {
    dirs: Vec<(String, PathBuf)>,
    files: HashMap<String, Vec<u8>>,
    answers: Vec<(String, Answering)>,
    csp: Option<String>,
    probe: bool,
    port: u16,
}

struct Shared {
    http: tiny_http::Server,
    config: ServerBuilder,
    served: Mutex<Vec<Served>>,
    faults: Mutex<HashMap<String, Fault>>,
    healed: Condvar,
}

impl ServerBuilder {
    /// Serves a directory under a prefix (`"/"` for the site itself). A directory added later wins.
    pub fn dir(mut self, prefix: &str, dir: impl Into<PathBuf>) -> Self {
        self.dirs.insert(0, (format!("{}/", prefix.trim_end_matches('/')), dir.into()));
        self
    }

    /// Moves all directories so far under a prefix.
    fn under(mut self, prefix: &str) -> Self {
        for (name, _) in &mut self.dirs {
            *name = format!("{}{name}", prefix.trim_end_matches('/'));
        }
        self
    }

    /// Serves these bytes at this path, before any directory.
    pub fn file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }

    /// Answers what is asked under a prefix by a function, before any file.
    pub fn answers(mut self, prefix: &str, answering: Answering) -> Self {
        self.answers.push((prefix.into(), answering));
        self
    }

    /// Another Content-Security-Policy on HTML, or none.
    pub fn csp(mut self, policy: Option<&str>) -> Self {
        self.csp = policy.map(Into::into);
        self
    }

    /// Writes the script that records problems into every HTML page. Chromium and Firefox get it
    /// before load from the harness itself; WebKit has no such way, so [`crate::Game`] uses this.
    pub fn probe(mut self, on: bool) -> Self {
        self.probe = on;
        self
    }

    /// A port of one's own choice instead of a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Starts the server on 127.0.0.1, on a free port unless one was chosen.
    pub fn start(mut self) -> Result<Server> {
        self.files.insert(csp::PROBE_PATH.into(), csp::PROBE.into());
        let address = format!("127.0.0.1:{}", self.port);
        let http = tiny_http::Server::http(&address).map_err(|error| {
            Error::new(format!("the static server cannot listen on {address}: {error}"))
        })?;
        let port = http.server_addr().to_ip().map(|addr| addr.port()).unwrap_or_default();
        let shared = Arc::new(Shared {
            http,
            config: self,
            served: Mutex::default(),
            faults: Mutex::default(),
            healed: Condvar::new(),
        });
        let (nudging, ended) = mpsc::channel();
        let mut workers: Vec<_> = (0..WORKERS)
            .map(|_| {
                let shared = Arc::clone(&shared);
                thread::spawn(move || {
                    while let Ok(request) = shared.http.recv() {
                        shared.answer(request);
                    }
                })
            })
            .collect();
        workers.push(thread::spawn(move || nudge(port, &ended)));
        Ok(Server { port, shared, workers, nudging: Some(nudging) })
    }
}

impl Server {
    /// A server with nothing in it and the default policy.
    pub fn builder() -> ServerBuilder {
        ServerBuilder { csp: Some(DEFAULT_CSP.into()), ..ServerBuilder::default() }
    }

    /// A server of the built site, ready to lay more over it. Without its service worker, so that
    /// a journey meets what the server answers and not what a cache holds.
    pub fn site() -> Result<ServerBuilder> {
        Ok(Self::published()?.file("/site.js", "// No service worker in this journey.\n"))
    }

    /// A server of the built site as it is published, service worker and all.
    pub fn published() -> Result<ServerBuilder> {
        let dist = dist();
        if !dist.join("index.html").is_file() {
            return Err(Error::new(format!(
                "there is no built site at {}: run `cargo xtask dist`, or point WHOS_DIST at one",
                dist.display()
            )));
        }
        Ok(Self::builder().dir("/", dist))
    }

    /// A server of `examples/`, with the built site under `/game/` and what Vite built, and what
    /// the slides need from npm.
    pub fn examples() -> Result<ServerBuilder> {
        let examples = workspace().join("examples");
        npm::install(&examples.join("reveal"), "reveal.js/dist/reveal.js")?;
        let site = Self::published()?;
        let vite = example("vite-react");
        Ok(site.under("/game/").dir("/", &examples).dir("/vite-react/", vite))
    }

    /// `http://127.0.0.1:<port>` and the path.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The requests answered so far, in order.
    pub fn requests(&self) -> Vec<Served> {
        lock(&self.shared.served).clone()
    }

    /// Forgets the requests answered so far.
    pub fn forget_requests(&self) {
        lock(&self.shared.served).clear();
    }

    /// Makes a path fail, wait or lie from now on.
    pub fn fault(&self, path: &str, fault: Fault) {
        lock(&self.shared.faults).insert(path.into(), fault);
    }

    /// Ends the fault of a path and lets go what it held.
    pub fn heal(&self, path: &str) {
        lock(&self.shared.faults).remove(path);
        self.shared.healed.notify_all();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        lock(&self.shared.faults).clear();
        self.shared.healed.notify_all();
        drop(self.nudging.take());
        for _ in &self.workers {
            self.shared.http.unblock();
        }
        for worker in self.workers.drain(..) {
            // A worker that panicked has already said so on stderr.
            let _ = worker.join();
        }
    }
}

/// When a browser opens more connections at once than tiny_http has idle threads, some wait until
/// another connection ends, which may be never. A further connection brings a thread that takes
/// them over.
fn nudge(port: u16, ended: &Receiver<()>) {
    while ended.recv_timeout(NUDGE) == Err(RecvTimeoutError::Timeout) {
        // Nothing is said on it, and a server that cannot be reached is about to end.
        let _ = TcpStream::connect(("127.0.0.1", port));
    }
}

/// An answer on its way.
struct Answer {
    status: u16,
    body: Vec<u8>,
    mime: &'static str,
    brotli: bool,
}

impl Shared {
    fn answer(&self, mut request: Request) {
        let url = request.url().to_owned();
        let (raw, query) = url.split_once('?').unwrap_or((&url, ""));
        let path = decode(raw);
        let brotli = request.headers().iter().any(|header| {
            header.field.equiv("Accept-Encoding") && header.value.as_str().contains("br")
        });
        let mut body = Vec::new();
        // A body that breaks off is what has come of it.
        let _ = request.as_reader().read_to_end(&mut body);
        let (method, query) = (request.method().to_string(), query.to_owned());
        let call = Call { method, path: path.clone(), query, body };
        let Some(answer) = self.fault_or_file(&call, brotli) else {
            let mut connection = request.into_writer();
            // Two lengths: every browser takes that for no answer at all.
            let nonsense = b"HTTP/1.1 200 -\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n";
            let _ = connection.write_all(nonsense).and_then(|()| connection.flush());
            return;
        };
        lock(&self.served).push(Served {
            path: path.clone(),
            status: answer.status,
            bytes: answer.body.len(),
            brotli: answer.brotli,
        });
        // A sandboxed frame has no origin: without this its own scripts are strangers to it.
        let mut headers = vec![
            ("Content-Type", answer.mime),
            ("Cache-Control", "no-store"),
            ("Access-Control-Allow-Origin", "*"),
        ];
        if answer.brotli {
            headers.push(("Content-Encoding", "br"));
        }
        if let Some(policy) = self.config.csp.as_deref()
            && answer.mime.starts_with("text/html")
            && path != webkit::FRAME_PATH
        {
            headers.push(("Content-Security-Policy", policy));
        }
        let length = answer.body.len();
        let mut response = Response::new(
            answer.status.into(),
            Vec::new(),
            Cursor::new(answer.body),
            Some(length),
            None,
        )
        .with_chunked_threshold(usize::MAX);
        for (name, value) in headers {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        // The browser may have gone away; that is its right.
        let _ = request.respond(response);
    }

    /// Nothing: the connection breaks.
    fn fault_or_file(&self, call: &Call, brotli: bool) -> Option<Answer> {
        let Call { path, query, .. } = call;
        let fault = lock(&self.faults).get(path).cloned();
        let file = || {
            let made = self.config.answers.iter().find(|(prefix, _)| path.starts_with(prefix));
            let Some((_, answering)) = made else { return self.file(path, query, brotli) };
            let (name, body) = answering(call);
            Answer { status: 200, body, mime: mime::of(name), brotli: false }
        };
        Some(match fault {
            Some(Fault::Broken) => return None,
            Some(Fault::Status(status)) => plain(status, "told to fail"),
            Some(Fault::Body(body)) => {
                Answer { status: 200, body, mime: mime::of(path), brotli: false }
            }
            Some(Fault::Delay(time)) => {
                self.hold(path, time);
                file()
            }
            Some(Fault::Hold) => {
                self.hold(path, LONGEST_HOLD);
                file()
            }
            None => file(),
        })
    }

    /// Waits until the path is healed, at most this long.
    fn hold(&self, path: &str, time: Duration) {
        let faults = lock(&self.faults);
        // Nothing to do with a timeout but to go on.
        let _ = self.healed.wait_timeout_while(faults, time, |faults| faults.contains_key(path));
    }

    fn file(&self, path: &str, query: &str, brotli: bool) -> Answer {
        if path == webkit::FRAME_PATH {
            return html(webkit::frame(query));
        }
        let Some((name, body)) = self.find(path) else {
            return plain(404, "not found");
        };
        if mime::of(&name).starts_with("text/html") && self.config.probe {
            return html(csp::with_probe(&String::from_utf8_lossy(&body)));
        }
        // What is laid over the site is no neighbour of the site's files.
        let (files, packed) = (&self.config.files, format!("{name}.br"));
        let beside = !files.contains_key(&name) || files.contains_key(&packed);
        if brotli
            && beside
            && let Some((_, body)) = self.find(&packed)
        {
            return Answer { status: 200, body, mime: mime::of(&name), brotli: true };
        }
        Answer { status: 200, body, mime: mime::of(&name), brotli: false }
    }

    /// The name (with `index.html` where the path is a folder's) and the bytes of what is there.
    fn find(&self, path: &str) -> Option<(String, Vec<u8>)> {
        if path.split('/').any(|part| part == "..") {
            return None;
        }
        let name = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let bytes = self.config.files.get(&name).cloned().or_else(|| {
            self.config.dirs.iter().find_map(|(prefix, dir)| {
                let rest = name.strip_prefix(prefix.as_str())?;
                std::fs::read(dir.join(Path::new(rest))).ok()
            })
        })?;
        Some((name, bytes))
    }
}

fn html(text: String) -> Answer {
    Answer { status: 200, body: text.into_bytes(), mime: mime::of("x.html"), brotli: false }
}

fn plain(status: u16, text: &str) -> Answer {
    Answer { status, body: text.into(), mime: mime::of("x.txt"), brotli: false }
}

/// Percent-decoding; what is not UTF-8 afterwards names no file anyway.
pub(crate) fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A panic elsewhere does not make the records worthless.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
