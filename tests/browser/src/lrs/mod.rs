//! An LMS's side of xAPI and cmi5: Ralph behind a stand-in that adds what Ralph does not have (State,
//! agent profile, cmi5's token), records every request and breaks on demand.

mod cmi5;
mod documents;
mod faults;
pub(crate) mod http;
mod ralph;
mod stand_in;

use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

pub use cmi5::cmi5_breaches;
use faults::Planted;
pub use faults::{LrsFault, Resource};
pub use http::encode;
use ralph::Ralph;
use stand_in::{Inside, Shared};

use crate::Result;

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
