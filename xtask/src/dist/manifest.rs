//! `whos-responsible.manifest.json`: every file with its sizes and its hash.

use super::{Base, is_encoded};
use crate::compress::{self, beside};
use crate::error::{Explain, Result};
use crate::files;
use crate::hash::integrity;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The manifest's own name.
pub(super) const NAME: &str = "whos-responsible.manifest.json";

/// What a build consists of.
pub(super) struct Manifest {
    version: String,
    build: String,
    base: Option<Base>,
    files: BTreeMap<String, Value>,
}

impl Manifest {
    /// Measures the files of a folder; `.br` and `.gz` count as what they are beside.
    pub(super) fn of(
        folder: &Path,
        version: &str,
        build: &str,
        base: Option<&Base>,
    ) -> Result<Self> {
        let mut files = BTreeMap::new();
        for (name, content) in contents(folder)? {
            let encoded = |extension| {
                let file = beside(&folder.join(&name), extension);
                // A file that is not worth compressing travels as it is.
                file.metadata().map_or(content.len() as u64, |file| file.len())
            };
            let entry = json!({
                "brotli": encoded("br"),
                "gzip": encoded("gz"),
                "integrity": integrity(&content),
                "raw": content.len(),
            });
            files.insert(name, entry);
        }
        Ok(Self {
            version: version.to_owned(),
            build: build.to_owned(),
            base: base.cloned(),
            files,
        })
    }

    /// Writes it into a folder, and says where.
    pub(super) fn write(&self, folder: &Path) -> Result<PathBuf> {
        let file = folder.join(NAME);
        files::write(&file, self.text())?;
        Ok(file)
    }

    fn text(&self) -> String {
        let mut top = Map::new();
        if let Some(base) = &self.base {
            top.insert("base".into(), base.as_str().into());
        }
        top.insert("build".into(), self.build.as_str().into());
        top.insert("files".into(), self.files.clone().into_iter().collect::<Map<_, _>>().into());
        top.insert("name".into(), "whos-responsible".into());
        top.insert("version".into(), self.version.as_str().into());
        format!("{:#}\n", Value::Object(top))
    }
}

/// The manifest of a folder, as far as `wanted` files go; those that `target` has otherwise are hashed
/// anew.
pub(super) fn part(folder: &Path, target: &Path, wanted: fn(&str) -> bool) -> Result<String> {
    let file = folder.join(NAME);
    let unread = || format!("{} could not be read", file.display());
    let mut value: Value = serde_json::from_str(&files::read_text(&file)?).explain(unread)?;
    if let Some(files) = value["files"].as_object_mut() {
        files.retain(|name, _| wanted(name));
        for (name, content) in contents(target)? {
            let same = |entry: &&mut Value| entry["integrity"] != integrity(&content);
            if let Some(entry) = files.get_mut(&name).filter(same) {
                let length = |encode: fn(&[u8]) -> std::io::Result<Vec<u8>>| {
                    let encoded = encode(&content);
                    encoded
                        .map(|bytes| bytes.len())
                        .explain(|| format!("{name} is not compressible"))
                };
                *entry = json!({
                    "brotli": length(compress::brotli)?,
                    "gzip": length(compress::gzip)?,
                    "integrity": integrity(&content),
                    "raw": content.len(),
                });
            }
        }
    }
    Ok(format!("{value:#}\n"))
}

/// The files of a folder by name, with `/`, and what is in them; without the manifest and what is
/// there in an encoding only.
pub(super) fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut contents = BTreeMap::new();
    for file in files::all(folder)? {
        let name = files::name_in(folder, &file);
        if is_encoded(&name) || name.starts_with('.') || name == NAME {
            continue;
        }
        contents.insert(name, files::read(&file)?);
    }
    Ok(contents)
}
