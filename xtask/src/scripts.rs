//! One script of those that import one another, in the order in which a browser would run them: a
//! published script costs one request, however many files it is written in.
//!
//! Imports and the exports of what is imported go, every name stays. So the files share one scope, and
//! what would mean another thing there is refused: a name that two files declare, or that one declares
//! and another takes from the browser.

mod source;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::{Error, Result};
use crate::files;
use source::{Name, Source};

/// The script that a page loads: it fetches the rest.
pub(crate) const LOADER: &str = "whos-responsible.js";
/// The scripts that others fetch by `import()`, and what they are called on the site.
const PUBLISHED: [(&str, &str); 5] = [
    ("src/embed/game.js", "whos-responsible-game.js"),
    ("src/embed/own.js", "whos-responsible-own.js"),
    ("src/embed/seldom.js", "whos-responsible-plain.js"),
    ("src/embed/loader.js", LOADER),
    ("src/site/site.js", "site.js"),
];
/// What a script calls the glue that wasm-bindgen writes. Types for it are in `glue.d.ts` beside it.
const GLUE: &str = "glue.js";

/// A script with all that it imports, but for the glue.
#[derive(Debug)]
pub(crate) struct Script {
    /// What is written, without imports.
    pub(crate) text: String,
    /// Every file of it, by its path.
    files: BTreeMap<String, Source>,
    /// What it imports from the glue.
    glue: Vec<Name>,
}

/// The script that begins with the file `entry` of the repository.
///
/// # Errors
/// The first file that cannot be read or joined, and why.
pub(crate) fn read(root: &Path, entry: &str) -> Result<Script> {
    let mut script = join(entry, &|path| files::read_text(&root.join(path)))?;
    script.text = words::stamp(root, entry, &script.text)?;
    Ok(script)
}

/// As [`read`], with any way to read a file.
fn join(entry: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<Script> {
    let mut script = Script { text: String::new(), files: BTreeMap::new(), glue: Vec::new() };
    script.add(entry, &mut Vec::new(), read)?;
    script.check_scope()?;
    Ok(script)
}

impl Script {
    /// Adds a file after those that it imports. `above` are those that import it.
    fn add(
        &mut self,
        path: &str,
        above: &mut Vec<String>,
        read: &dyn Fn(&str) -> Result<String>,
    ) -> Result {
        if self.files.contains_key(path) {
            return Ok(());
        }
        if above.iter().any(|file| file == path) {
            let circle = above.join(" -> ");
            return Err(Error::new(format!(
                "{circle} -> {path}: the scripts import one another in a circle. Put what they \
                 share into a file that imports none of them."
            )));
        }
        let source = Source::parse(path, &read(path)?)?;
        above.push(path.to_owned());
        for import in &source.imports {
            if import.path.rsplit('/').next() == Some(GLUE) {
                for name in &import.names {
                    if !self.glue.contains(name) {
                        self.glue.push(name.clone());
                    }
                }
                continue;
            }
            self.add(&import.path, above, read)?;
            self.check_import(path, &import.path, &import.names)?;
        }
        above.pop();
        self.text += &source.part(above.is_empty(), |target| published(path, target))?;
        self.files.insert(path.to_owned(), source);
        Ok(())
    }

    /// What is imported must be exported there, and be called the same here.
    fn check_import(&self, path: &str, from: &str, names: &[Name]) -> Result {
        let exports = self.files.get(from).map(|file| &file.exports[..]).unwrap_or_default();
        for name in names {
            if name.outside != name.inside {
                return Err(Error::new(format!(
                    "{path} imports `{}` of {from} as `{}`: import it by its own name.",
                    name.outside, name.inside
                )));
            }
            if !exports.iter().any(|export| export.outside == name.outside) {
                let known: Vec<&str> = exports.iter().map(|name| &*name.outside).collect();
                return Err(Error::new(format!(
                    "{path} imports `{}`, but {from} exports only [{}].",
                    name.outside,
                    known.join(", ")
                )));
            }
        }
        Ok(())
    }

    /// No name may mean two things.
    fn check_scope(&self) -> Result {
        for (path, file) in &self.files {
            for (other, source) in self.files.iter().filter(|(other, _)| *other != path) {
                check_apart(path, file, other, source)?;
            }
        }
        Ok(())
    }

    /// The whole script, with the glue before it.
    ///
    /// # Errors
    /// What the glue lacks, or has twice.
    pub(crate) fn with_glue(&self, glue: &str) -> Result<String> {
        const NAME: &str = "wasm-bindgen's script";
        let source = Source::parse(NAME, glue)?;
        for (path, file) in &self.files {
            check_apart(NAME, &source, path, file)?;
            check_apart(path, file, NAME, &source)?;
        }
        let mut text = source.part(false, |target| Ok(target.to_owned()))?;
        for name in &self.glue {
            let Some(export) = source.exports.iter().find(|export| export.outside == name.outside)
            else {
                let known: Vec<&str> = source.exports.iter().map(|name| &*name.outside).collect();
                return Err(Error::new(format!(
                    "The script imports `{}` from glue.js, but the module exports only [{}]. Is \
                     it a `pub fn` with #[wasm_bindgen]?",
                    name.outside,
                    known.join(", ")
                )));
            };
            if export.inside != name.inside {
                text += &format!("const {} = {};\n", name.inside, export.inside);
            }
        }
        Ok(text + &self.text)
    }
}

/// The first file declares nothing that the second declares or takes from the browser.
fn check_apart(path: &str, file: &Source, other: &str, source: &Source) -> Result {
    let Some(name) = file.declares.iter().find(|name| source.means(name)) else { return Ok(()) };
    let what = if source.declares.contains(name) { "declares" } else { "takes from the browser" };
    Err(Error::new(format!(
        "{path} declares `{name}`, which {other} {what}: they become one script, so give one of \
         them another name."
    )))
}

/// What a file that `path` fetches is called on the site.
fn published(path: &str, target: &str) -> Result<String> {
    let found = PUBLISHED.iter().find(|(source, _)| *source == target);
    found.map(|(_, name)| format!("./{name}")).ok_or_else(|| {
        Error::new(format!(
            "{path} fetches {target}, which is no script of the site. Those are listed in \
             xtask/src/scripts.rs."
        ))
    })
}

#[cfg(test)]
mod tests;
