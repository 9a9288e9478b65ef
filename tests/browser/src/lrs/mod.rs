//! An LMS's side of xAPI and cmi5: Ralph behind a stand-in that adds what Ralph does not have (State,
//! agent profile, cmi5's token), records every request and breaks on demand.

mod cmi5;
mod documents;
mod faults;
pub(crate) mod http;
mod ralph;

use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

pub use cmi5::cmi5_breaches;
use documents::{Documents, PROFILE, STATE};
pub use faults::{LrsFault, Resource};
use faults::{Planted, next};
pub use http::encode;
use http::{Answer, Message};
use ralph::Ralph;

use crate::{Error, Result};

/// A held request is let go after this, so that a forgotten `heal` cannot hang a run.
const LONGEST_HOLD: Duration = Duration::from_secs(30);
/// How often it is looked whether somebody calls, or the server is to be down.
const LOOK: Duration = Duration::from_millis(2);
/// The activity that a launch is for.
pub const ACTIVITY: &str = "https://course.example/whos-responsible";

/// A request that was answered.
#[derive(Clone, Debug)]
pub struct Asked {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path and the query.
    pub target: String,
    /// Names are in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// The status of the answer; 0 if there was none.
    pub status: u16,
}

impl Asked {
    /// What it was about.
    pub fn resource(&self) -> Option<Resource> {
        Resource::of(self.target.split('?').next().unwrap_or_default())
    }

    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }
}

/// The running stand-in, one learner and one registration of its own; it stops when dropped.
pub struct Lrs {
    /// Who learns.
    pub actor: Value,
    /// The id of this learner's registration.
    pub registration: String,
    port: u16,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

struct Shared {
    ralph: &'static Ralph,
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Default)]
struct Inside {
    asked: Vec<Asked>,
    planted: Vec<Planted>,
    documents: Documents,
    tokens_given: u32,
    /// The server is to be down.
    down: bool,
    listening: bool,
    ended: bool,
}

impl Lrs {
    /// Starts it on a free port, and Ralph if it does not run yet.
    pub fn start() -> Result<Self> {
        let ralph = Ralph::get()?;
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let inside = Inside { listening: true, ..Inside::default() };
        let shared =
            Arc::new(Shared { ralph, inside: Mutex::new(inside), changed: Condvar::new() });
        let server = Arc::clone(&shared);
        let thread = thread::spawn(move || server.listen(listener, port));
        let registration = uuid();
        let actor = json!({
            "objectType": "Agent",
            "account": { "homePage": "https://lms.example", "name": format!("learner-{registration}") },
        });
        Ok(Self { actor, registration, port, shared, listener: Some(thread) })
    }

    /// `http://127.0.0.1:<port>`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address that a package gets as its `endpoint`.
    pub fn endpoint(&self) -> String {
        format!("{}/xAPI/", self.origin())
    }

    /// What a package must send as its `Authorization`.
    pub fn token(&self) -> String {
        ralph::token()
    }

    /// The launch parameters of an xAPI package, to put after its address.
    pub fn xapi_launch(&self) -> String {
        let parameters = [
            ("endpoint", &*self.endpoint()),
            ("auth", &ralph::token()),
            ("actor", &self.actor.to_string()),
            ("registration", &self.registration),
            ("activity_id", ACTIVITY),
        ];
        query(&parameters)
    }

    /// The launch parameters of a cmi5 package, in no order that anybody could count on, to put after
    /// its address. The LMS writes this launch data for it.
    pub fn cmi5_launch(&self, launch_data: &Value) -> String {
        let agent = self.actor.to_string();
        let names = ["LMS.LaunchData", ACTIVITY, &agent, &self.registration];
        let mut inside = self.shared.inside();
        inside.documents.put(&names, launch_data);
        inside.tokens_given = 0;
        query(&[
            ("activityId", ACTIVITY),
            ("fetch", &format!("{}/fetch?session={}", self.origin(), uuid())),
            ("registration", &self.registration),
            ("actor", &agent),
            ("endpoint", &self.endpoint()),
        ])
    }

    /// What the learner prefers, for example `{"languagePreference": "es"}`.
    pub fn prefer(&self, preferences: &Value) {
        let agent = self.actor.to_string();
        self.shared.inside().documents.put(&["cmi5LearnerPreferences", &agent], preferences);
    }

    /// A document of State that the package wrote.
    pub fn state(&self, id: &str) -> Option<String> {
        let agent = self.actor.to_string();
        let inside = self.shared.inside();
        let found = inside.documents.get(&[id, ACTIVITY, &agent, &self.registration])?;
        Some(String::from_utf8_lossy(found).into_owned())
    }

    /// The requests answered so far, in order; without what browsers ask beforehand.
    pub fn asked(&self) -> Vec<Asked> {
        let all = self.shared.inside().asked.clone();
        all.into_iter().filter(|one| one.method != "OPTIONS").collect()
    }

    /// Makes requests for a resource fail, so many times or until healed.
    pub fn fault(&self, resource: Resource, fault: LrsFault, times: Option<usize>) {
        self.shared.inside().planted.push(Planted { resource, fault, times });
    }

    /// Nobody listens any more: connections are refused.
    pub fn go_down(&self) {
        let mut inside = self.shared.inside();
        inside.down = true;
        while inside.listening {
            inside = self.shared.wait(inside);
        }
    }

    /// Ends all faults, lets go what was held, and listens again.
    pub fn heal(&self) {
        let mut inside = self.shared.inside();
        inside.planted.clear();
        inside.down = false;
        self.shared.changed.notify_all();
        while !inside.listening && !inside.ended {
            inside = self.shared.wait(inside);
        }
    }

    /// All statements about this learner that Ralph holds, in the order in which they came.
    pub fn statements(&self) -> Result<Vec<Value>> {
        let mut all = self.shared.ralph.statements()?;
        all.retain(|one| one["actor"]["account"] == self.actor["account"]);
        Ok(all)
    }

    /// Asks as a package would, but for the browser: a path, with headers of one's own.
    pub fn ask(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<(u16, String)> {
        let answer = http::ask(self.port, method, target, headers, body.as_bytes())?;
        Ok((answer.status, String::from_utf8_lossy(&answer.body).into_owned()))
    }
}

impl Drop for Lrs {
    fn drop(&mut self) {
        {
            let mut inside = self.shared.inside();
            inside.planted.clear();
            (inside.ended, inside.down) = (true, false);
        }
        self.shared.changed.notify_all();
        if let Some(thread) = self.listener.take() {
            // If it panicked, it has already said so on stderr.
            let _ = thread.join();
        }
    }
}

impl Shared {
    /// A panic elsewhere does not make the records worthless.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, inside: MutexGuard<'a, Inside>) -> MutexGuard<'a, Inside> {
        self.changed.wait(inside).unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers until it is ended; while it is down, nothing listens on its port.
    fn listen(self: Arc<Self>, first: TcpListener, port: u16) {
        let mut listener = Some(first);
        loop {
            let down = {
                let mut inside = self.inside();
                if inside.ended {
                    return;
                }
                if inside.down && listener.is_some() {
                    listener = None;
                    inside.listening = false;
                    self.changed.notify_all();
                }
                inside.down
            };
            match &listener {
                None if down => thread::sleep(LOOK),
                None => match TcpListener::bind(("127.0.0.1", port)) {
                    Ok(again) => {
                        listener = Some(again);
                        self.inside().listening = true;
                        self.changed.notify_all();
                    }
                    // Somebody else took the port for a moment.
                    Err(_) => thread::sleep(LOOK),
                },
                Some(open) => match open.set_nonblocking(true).and_then(|()| open.accept()) {
                    Ok((stream, _)) => {
                        let shared = Arc::clone(&self);
                        thread::spawn(move || shared.serve(&stream));
                    }
                    Err(_) => thread::sleep(LOOK),
                },
            }
        }
    }

    fn serve(&self, stream: &TcpStream) {
        if stream.set_nonblocking(false).is_err() {
            return;
        }
        let Some(request) = Message::read(stream) else { return };
        let answer = self.answer(&request);
        let mut inside = self.inside();
        inside.asked.push(Asked {
            method: request.method.clone(),
            target: request.target.clone(),
            headers: request.headers.clone(),
            body: String::from_utf8_lossy(&request.body).into_owned(),
            status: answer.as_ref().map_or(0, |answer| answer.status),
        });
        drop(inside);
        if let Some(answer) = answer {
            allowed(answer, &request).send(stream);
        }
    }

    /// None: the connection is closed without a word.
    fn answer(&self, request: &Message) -> Option<Answer> {
        if request.method == "OPTIONS" {
            return Some(Answer::new(204));
        }
        let path = request.target.split('?').next().unwrap_or_default();
        let Some(resource) = Resource::of(path) else {
            return Some(Answer::json(404, &json!({ "detail": format!("there is no {path}") })));
        };
        let fault = next(&mut self.inside().planted, resource);
        match fault {
            None => Some(self.honest(resource, request)),
            Some(LrsFault::Status(status)) => {
                Some(Answer::json(status, &json!({ "detail": "told to fail" })))
            }
            Some(LrsFault::TooMany(seconds)) => {
                Some(Answer::new(429).with("Retry-After", &seconds.to_string()))
            }
            Some(LrsFault::Closed) => None,
            Some(LrsFault::AnswerLost) => {
                self.honest(resource, request);
                None
            }
            Some(LrsFault::Slow(time)) => {
                thread::sleep(time);
                Some(self.honest(resource, request))
            }
            Some(LrsFault::Hold) => {
                self.hold(resource);
                Some(self.honest(resource, request))
            }
        }
    }

    /// Waits until the resource is healed.
    fn hold(&self, resource: Resource) {
        let held = |inside: &mut Inside| inside.planted.iter().any(|one| one.resource == resource);
        // Nothing to do with a timeout but to go on.
        let _ = self.changed.wait_timeout_while(self.inside(), LONGEST_HOLD, held);
    }

    fn honest(&self, resource: Resource, request: &Message) -> Answer {
        if resource == Resource::Fetch {
            return self.give_token(request);
        }
        if request.header("x-experience-api-version").is_none_or(|one| !one.starts_with("1.0")) {
            return Answer::json(400, &json!({ "detail": "X-Experience-API-Version is missing" }));
        }
        if resource == Resource::Statements {
            return self.forward(request).unwrap_or_else(|error| {
                Answer::json(502, &json!({ "detail": error.to_string() }))
            });
        }
        if request.header("authorization") != Some(&ralph::token()) {
            return Answer::json(401, &json!({ "detail": "who are you?" }));
        }
        let names: &[&str] = if resource == Resource::State { &STATE } else { &PROFILE };
        self.inside().documents.answer(request, names)
    }

    /// The token, at the first request; then the error that cmi5 has for it.
    fn give_token(&self, request: &Message) -> Answer {
        if request.method != "POST" {
            return Answer::new(405);
        }
        let mut inside = self.inside();
        inside.tokens_given += 1;
        if inside.tokens_given == 1 {
            let token = ralph::token().replace("Basic ", "");
            return Answer::json(200, &json!({ "auth-token": token }));
        }
        let text = "The token of this session was given already.";
        Answer::json(200, &json!({ "error-code": "1", "error-text": text }))
    }

    fn forward(&self, request: &Message) -> Result<Answer> {
        let passed = ["authorization", "content-type", "x-experience-api-version"];
        let headers: Vec<_> =
            passed.iter().filter_map(|name| Some((*name, request.header(name)?))).collect();
        let port = self.ralph.port;
        let mut answer = http::ask(port, &request.method, &request.target, &headers, &request.body)
            .map_err(|error: Error| error.while_doing("forwarding to Ralph"))?;
        answer.headers.retain(|(name, _)| name == "content-type");
        Ok(answer)
    }
}

/// The answer, for a page of another origin to read.
fn allowed(answer: Answer, request: &Message) -> Answer {
    let origin = request.header("origin").unwrap_or("*");
    let asked = request.header("access-control-request-headers").unwrap_or("*");
    answer
        .with("Access-Control-Allow-Origin", origin)
        .with("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
        .with("Access-Control-Allow-Headers", asked)
        .with("Access-Control-Expose-Headers", "Retry-After, ETag, Last-Modified")
        .with("Cache-Control", "no-store")
}

fn query(parameters: &[(&str, &str)]) -> String {
    let pairs: Vec<_> =
        parameters.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("?{}", pairs.join("&"))
}

/// An id that no other test has.
fn uuid() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let (high, low) = ((time >> 64) as u32, time as u64);
    let number = NEXT.fetch_add(1, Ordering::Relaxed) ^ high;
    let process = std::process::id() & 0xffff;
    format!(
        "{:08x}-{process:04x}-4{:03x}-8{:03x}-{:012x}",
        low as u32,
        (low >> 32) & 0xfff,
        (low >> 44) & 0xfff,
        u64::from(number) & 0xffff_ffff_ffff
    )
}
