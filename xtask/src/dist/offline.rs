//! Tells the site's service worker which build it serves (see `src/site/`).

use super::manifest::contents;
use crate::error::{Error, Result};
use crate::files;
use crate::hash::{integrity, short};
use crate::minify::{self, Kind};
use crate::replace;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// The service worker.
const WORKER: &str = "sw.js";
/// What registers it.
pub(super) const REGISTERS: &str = "site.js";
/// Where the build's id goes, in both.
const BUILD: &str = "{{build}}";
/// Where the worker's files go.
const FILES: &str = "'{{files}}'";

/// Where the beginnings of names go.
const OPENED_PLACE: &str = "'{{opened}}'";
/// How the names begin of what the worker keeps only once somebody has opened it: playing on without a network
/// needs none of it.
const OPENED: [&str; 15] = [
    "embed",
    "learn",
    "packs/learn.",
    "packs/room.",
    "plain/",
    "room",
    "themes/",
    "whos-responsible-embed",
    "whos-responsible-learn",
    "whos-responsible-own",
    "whos-responsible-resizer",
    "whos-responsible-room",
    "whos-responsible_learn",
    "whos-responsible_own",
    "whos-responsible_room",
];

/// Writes the build's id and the hashes of its files into the two scripts; returns the id, which is
/// the same for the same files.
pub(super) fn stamp(dist: &Path, version: &str) -> Result<String> {
    let site = contents(dist)?;
    let mut all = format!("{version}\n");
    for (name, content) in &site {
        all += &format!("{name} {}\n", integrity(content));
    }
    let build = short(&all);

    let registers = written(&site, REGISTERS, Kind::Module, &[(BUILD, &build)])?;
    files::write(&dist.join(REGISTERS), &registers)?;

    let mut hashes = Map::new();
    for (name, content) in site.iter().filter(|(name, _)| is_kept(name)) {
        let stamped = name == REGISTERS;
        let hash = integrity(if stamped { registers.as_bytes() } else { content });
        hashes.insert(name.clone(), hash.into());
    }
    let hashes = Value::Object(hashes).to_string();
    let opened = Value::from(OPENED).to_string();
    let worker = written(
        &site,
        WORKER,
        Kind::Script,
        &[(BUILD, &build), (FILES, &hashes), (OPENED_PLACE, &opened)],
    )?;
    files::write(&dist.join(WORKER), &worker)?;
    Ok(build)
}

/// A script with what the build has to write in the place of each mark. Shrunk after that: the minifier
/// writes the marks otherwise.
fn written(
    site: &BTreeMap<String, Vec<u8>>,
    name: &str,
    kind: Kind,
    marks: &[(&str, &str)],
) -> Result<String> {
    let text = site.get(name).map(|content| String::from_utf8_lossy(content).into_owned());
    let mut text = text.ok_or_else(|| {
        Error::new(format!("The page has no {name}: does index.html still name src/site/{name}?"))
    })?;
    for (mark, value) in marks {
        text = replace::only(name, &text, mark, value)?;
    }
    minify::script(name, &text, kind)
}

/// Whether the worker fetches the file by itself, if it is of no language or of the player's.
pub(crate) fn is_ahead(name: &str) -> bool {
    is_kept(name) && !OPENED.iter().any(|start| name.starts_with(start))
}

/// Whether the site needs the file in a browser: not what other programs read, nor what only packages
/// for an LMS need.
fn is_kept(name: &str) -> bool {
    let is_for_an_lms = name.starts_with("whos-responsible-lms") || name == "launch.css";
    let is_for_other_sites = name.starts_with("embed/");
    name != WORKER && !name.ends_with(".json") && !is_for_an_lms && !is_for_other_sites
}
