//! Another build of the site, as `cargo xtask dist` would make it of changed files.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha384};

use crate::{Error, Fault, Result, Server, dist};

/// The files in which the next build differs, its service worker among them.
pub struct NextBuild {
    files: Vec<(String, String)>,
}

impl NextBuild {
    /// The built site with these changes: a file's name, what to replace in it, and by what.
    pub fn with(changes: &[(&str, &str, &str)]) -> Result<Self> {
        let mut worker = read("sw.js")?;
        let manifest: Value = serde_json::from_str(&read("whos-responsible.manifest.json")?)?;
        let build = manifest["build"].as_str().filter(|build| worker.contains(build));
        let build = build.ok_or_else(|| {
            Error::new("sw.js names no build: is the site from `cargo xtask dist`?")
        })?;
        let next = "the-next-build";
        let stamp = ("site.js", build, next);
        let mut files = Vec::new();
        for (name, from, to) in changes.iter().chain([&stamp]) {
            let old = read(name)?;
            let new = old.replacen(from, to, 1);
            if new == old || !worker.contains(&integrity(&old)) {
                return Err(Error::new(format!(
                    "{name} has no `{from}`, or sw.js does not know it"
                )));
            }
            worker = worker.replace(&integrity(&old), &integrity(&new));
            files.push((format!("/{name}"), new));
        }
        files.push(("/sw.js".into(), worker.replace(build, next)));
        Ok(Self { files })
    }

    /// From now on the server has this build.
    pub fn publish(self, server: &Server) {
        for (path, text) in self.files {
            server.fault(&path, Fault::Body(text.into_bytes()));
        }
    }
}

fn read(name: &str) -> Result<String> {
    let file = dist().join(name);
    fs::read_to_string(&file).map_err(|error| Error::new(format!("{}: {error}", file.display())))
}

fn integrity(text: &str) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(text)))
}
