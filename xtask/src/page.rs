//! The page: index.html and all that it names, built into `dist/`. What Trunk does with index.html is done
//! here again in a few lines, so that nobody waits for Trunk to be compiled, five minutes on two cores;
//! `trunk serve` goes by the same lines and calls the same steps.

use crate::base::Base;
use crate::error::{Error, Explain, Result};
use crate::tools::{self, step};
use crate::workspace::Workspace;
use crate::{assemble, files, pack};
use std::fs;
use std::path::Path;

/// What begins each line of index.html that is for the build.
const LINE: &str = "<link data-trunk rel=\"";

/// Brings all that a build needs. `steps` is the number of steps that the caller shows; this is the
/// first.
pub(crate) fn set_up(workspace: &Workspace, steps: usize) -> Result {
    let title = format!("[1/{steps}] Rust for WebAssembly, and packages");
    step(&title, false, "fetching what is missing", || {
        tools::wasm_target(workspace)?;
        tools::packages(workspace)
    })
}

/// The task: builds it for the address in the environment, if there is one.
pub(crate) fn run(workspace: &Workspace) -> Result {
    build(workspace, Base::of_environment()?.as_ref())
}

/// Builds it with the tools that are there. What lies in `dist/` stays until all of it is done.
pub(crate) fn build(workspace: &Workspace, base: Option<&Base>) -> Result {
    let root = &workspace.root;
    pack::run(root)?;
    let stage = root.join("target/page");
    files::remove_folder(&stage)?;
    lay_out(root, &stage)?;
    assemble::into(workspace, &stage, base)?;
    let dist = workspace.dist();
    files::remove_folder(&dist)?;
    fs::rename(&stage, &dist)
        .explain(|| format!("{} could not be moved to {}", stage.display(), dist.display()))
}

/// Puts index.html into a folder, without the lines that were for us, and copies what those name.
fn lay_out(root: &Path, stage: &Path) -> Result {
    let html = files::read_text(&root.join("index.html"))?;
    let mut page = String::new();
    let mut copied = 0;
    for line in html.lines() {
        match line.trim().strip_prefix(LINE).and_then(named) {
            Some(("copy-file" | "copy-dir", path)) => {
                copy(&root.join(path), stage)?;
                copied += 1;
            }
            // `rust`, which `assemble` takes out; what Trunk also knows is not for us to guess.
            Some(("rust", _)) | None => page += &format!("{line}\n"),
            Some((rel, _)) => {
                return Err(Error::new(format!(
                    "index.html asks for `{rel}` (data-trunk), which xtask/src/page.rs does not know."
                )));
            }
        }
    }
    if copied == 0 {
        return Err(Error::new(format!("index.html has no line that begins with {LINE}copy-…")));
    }
    files::write(&stage.join("index.html"), page)
}

/// What `copy-file" href="learn.html">` says: what to do, and with what.
fn named(line: &str) -> Option<(&str, &str)> {
    let (rel, rest) = line.split_once("\" href=\"")?;
    Some((rel, rest.split_once('"')?.0))
}

/// Copies a file, or a folder with all that is in it, into another folder.
fn copy(from: &Path, into: &Path) -> Result {
    let around = from.parent().unwrap_or(from);
    let all = if from.is_dir() { files::all(from)? } else { vec![from.to_owned()] };
    for file in all {
        files::write(&into.join(files::name_in(around, &file)), files::read(&file)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_names_lies_beside_it_and_its_lines_are_gone() {
        let root = std::env::temp_dir().join(format!("whos-page-{}", std::process::id()));
        files::remove_folder(&root).expect("a folder of ours");
        let lines = [
            "<p>",
            "  <link data-trunk rel=\"copy-file\" href=\"styles/a.css\">",
            "  <link data-trunk rel=\"copy-dir\" href=\"target/packs\">",
            "  <link data-trunk rel=\"rust\" href=\"Cargo.toml\" data-trunk-skip>",
        ];
        for (name, text) in [
            ("index.html", &*lines.join("\n")),
            ("styles/a.css", "a"),
            ("target/packs/en.pack", "b"),
            ("target/packs/more/c.pack", "c"),
        ] {
            files::write(&root.join(name), text).expect("written");
        }
        let stage = root.join("stage");
        lay_out(&root, &stage).expect("a page");
        let names: Vec<_> = files::all(&stage).expect("a folder");
        let names: Vec<_> = names.iter().map(|file| files::name_in(&stage, file)).collect();
        assert_eq!(names, ["a.css", "index.html", "packs/en.pack", "packs/more/c.pack"]);
        let page = files::read_text(&stage.join("index.html")).expect("a page");
        assert_eq!(page, format!("{}\n{}\n", lines[0], lines[3]));

        for (html, says) in
            [("<p>", "no line"), ("<link data-trunk rel=\"sass\" href=\"a\">", "`sass`")]
        {
            files::write(&root.join("index.html"), html).expect("written");
            let error = lay_out(&root, &stage).expect_err("nothing for us").to_string();
            assert!(error.contains(says), "{error}");
        }
        files::remove_folder(&root).expect("a folder of ours");
    }
}
