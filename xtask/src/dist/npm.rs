//! The npm package in `dist-npm/`: what a page embeds, as it is in the site.

use super::manifest;
use super::offline;
use crate::error::{Error, Result};
use crate::files;
use crate::progress;
use crate::scripts;
use crate::scripts::LOADER;
use crate::workspace::Workspace;
use serde_json::Value;
use std::path::Path;

/// What a person reads first: the package's page on npm.
const README: &str = "docs/npm.md";
/// What editors read.
const TYPES: &str = "src/embed/whos-responsible.d.ts";
const LICENSE: &str = "LICENSE";
/// The loader as it is written.
const LOADER_SOURCE: &str = "src/embed/loader.js";

/// Files of the site that are of no use in somebody else's page.
fn belongs(name: &str) -> bool {
    let of_the_site = ["oembed.", "oembed/", "embed/"];
    !matches!(name, "index.html" | "sw.js" | "site.js")
        && !of_the_site.iter().any(|start| name.starts_with(start))
}

/// Writes the package of the site in `dist`.
pub(crate) fn build(workspace: &Workspace, dist: &Path) -> Result {
    let target = workspace.npm();
    write(&workspace.root, dist, &target, &workspace.version()?)?;
    progress::say(&format!("Wrote the npm package into {}", target.display()));
    Ok(())
}

/// Writes the package anew.
pub(super) fn write(root: &Path, dist: &Path, target: &Path, version: &str) -> Result {
    let given = [
        ("README.md", README, "the package's page"),
        ("LICENSE", LICENSE, "the licence"),
        ("whos-responsible.d.ts", TYPES, "the types"),
    ];
    for (_, source, what) in given {
        if !root.join(source).is_file() {
            return Err(Error::new(format!("{source} is missing; the npm package needs {what}.")));
        }
    }
    files::remove_folder(target)?;
    let put = |name: &str, content: &[u8]| files::write(&target.join(name), content);
    for (name, content) in manifest::contents(dist)? {
        if belongs(&name) {
            put(&name, &content)?;
        }
    }
    // The site's loader runs as a script of any kind; bundlers want it as it is written.
    if root.join(LOADER_SOURCE).is_file() {
        let script = scripts::read(root, LOADER_SOURCE)?;
        put(LOADER, script.text.as_bytes())?;
    }
    put(manifest::NAME, manifest::part(dist, target, belongs)?.as_bytes())?;
    // The loader names it, so bundlers look for it.
    put(offline::REGISTERS, b"// The site's own: nothing to do in other pages.\nexport {};\n")?;
    for (name, source, _) in given {
        put(name, &files::read(&root.join(source))?)?;
    }
    put("package.json", package(target, version)?.as_bytes())
}

/// package.json: a text, because the order of an export's conditions has a meaning. `files` names
/// what is in the folder, so that nothing else is ever published.
fn package(target: &Path, version: &str) -> Result<String> {
    let mut files: Vec<String> = manifest::contents(target)?
        .into_keys()
        .chain([manifest::NAME.to_owned()])
        .map(|name| name.split_once('/').map_or(name.clone(), |(folder, _)| folder.to_owned()))
        .collect();
    files.sort();
    files.dedup();
    Ok(include_str!("package.json")
        .replace("{{version}}", version)
        .replace("\"{{files}}\"", &Value::from(files).to_string()))
}
