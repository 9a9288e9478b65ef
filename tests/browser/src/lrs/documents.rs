//! State and agent profile, kept in memory: Ralph has only statements.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::http::{Answer, Message, parameters};

/// What is kept, by the names that a request gives.
#[derive(Debug, Default)]
pub(crate) struct Documents(BTreeMap<Vec<String>, (String, Vec<u8>)>);

/// The parameters that name a document of State, and of an agent profile.
pub(crate) const STATE: [&str; 4] = ["stateId", "activityId", "agent", "registration"];
pub(crate) const PROFILE: [&str; 2] = ["profileId", "agent"];

impl Documents {
    /// Keeps a document of the LMS's own.
    pub(crate) fn put(&mut self, names: &[&str], document: &Value) {
        let key = names.iter().map(|name| canonical(name)).collect();
        self.0.insert(key, ("application/json".into(), document.to_string().into_bytes()));
    }

    /// A document of State or a profile.
    pub(crate) fn get(&self, names: &[&str]) -> Option<&[u8]> {
        let key: Vec<_> = names.iter().map(|name| canonical(name)).collect();
        self.0.get(&key).map(|(_, body)| &**body)
    }

    pub(crate) fn answer(&mut self, request: &Message, names: &[&str]) -> Answer {
        let given = parameters(&request.target);
        let known = |name: &str| given.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        let missing = names.iter().find(|name| **name != "registration" && known(name).is_none());
        if let Some(name) = missing {
            return Answer::json(400, &json!({ "detail": format!("{name} is missing") }));
        }
        if known("agent").is_some_and(|agent| serde_json::from_str::<Value>(agent).is_err()) {
            return Answer::json(400, &json!({ "detail": "agent is no JSON" }));
        }
        let key: Vec<_> =
            names.iter().map(|name| canonical(known(name).map_or("", |text| text))).collect();
        match &*request.method {
            "GET" => match self.0.get(&key) {
                Some((kind, body)) => {
                    Answer::new(200).with("Content-Type", kind).body(body.clone())
                }
                None => Answer::new(404),
            },
            "PUT" | "POST" => {
                let kind = request.header("content-type").unwrap_or("application/octet-stream");
                self.0.insert(key, (kind.into(), request.body.clone()));
                Answer::new(204)
            }
            "DELETE" => {
                self.0.remove(&key);
                Answer::new(204)
            }
            _ => Answer::new(405),
        }
    }
}

/// The same agent may be written in two ways.
fn canonical(text: &str) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(value @ Value::Object(_)) => value.to_string(),
        _ => text.into(),
    }
}
