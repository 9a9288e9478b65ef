//! The server before Ralph: one thread for the port, one for each request.

use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::json;

use super::documents::{Documents, PROFILE, STATE};
use super::faults::{Planted, next};
use super::http::{self, Answer, Message};
use super::ralph::{self, Ralph};
use super::{Asked, LrsFault, Resource};
use crate::{Error, Result};

/// A held request is let go after this, so that a forgotten `heal` cannot hang a run.
const LONGEST_HOLD: Duration = Duration::from_secs(30);
/// How often it is looked whether somebody calls, or the server is to be down.
const LOOK: Duration = Duration::from_millis(2);
/// What the server's threads share with the journey.
pub(super) struct Shared {
    pub(super) ralph: &'static Ralph,
    pub(super) inside: Mutex<Inside>,
    pub(super) changed: Condvar,
}

#[derive(Default)]
pub(super) struct Inside {
    pub(super) asked: Vec<Asked>,
    pub(super) planted: Vec<Planted>,
    pub(super) documents: Documents,
    pub(super) tokens_given: u32,
    /// The server is to be down.
    pub(super) down: bool,
    pub(super) listening: bool,
    pub(super) ended: bool,
}

impl Shared {
    /// A panic elsewhere does not make the records worthless.
    pub(super) fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn wait<'a>(&self, inside: MutexGuard<'a, Inside>) -> MutexGuard<'a, Inside> {
        self.changed.wait(inside).unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers until it is ended; while it is down, nothing listens on its port.
    pub(super) fn listen(self: Arc<Self>, first: TcpListener, port: u16) {
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
            Some(LrsFault::Says(text)) => {
                let page = text.starts_with('<');
                let kind = if page { "text/html" } else { "application/json" };
                Some(Answer::new(200).with("Content-Type", kind).body(text))
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
