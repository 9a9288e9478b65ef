//! Compiles the modules, merges the scripts and shrinks the files in the folder of a page that is being
//! built: the last step of ours (`page`), and of Trunk's build (`cargo xtask assemble`).

mod compile;
mod instances;
mod interface;
mod late;
mod paths;
mod split;
mod words;

use crate::base::Base;
use crate::error::{Error, Explain, Result};
use crate::workspace::Workspace;
use crate::{files, first_card, frame, minify, replace, scripts, sheets, strip};
use compile::Compiled;
use std::path::{Path, PathBuf};
use walrus::ModuleConfig;

/// What the loader fetches: the glue, the style sheets, and what opens a game.
pub(crate) const SCRIPT: &str = "whos-responsible-game.js";
/// The game.
pub(crate) const WASM: &str = "whos-responsible_bg.wasm";
/// What is in the line of index.html that keeps Trunk from compiling the game itself.
const SKIPS_RUST: &str = "<link data-trunk rel=\"rust\"";

/// A WebAssembly module, its glue and the hand-written script that starts it.
struct Module {
    /// The name of its binary. The WebAssembly is called after it.
    name: &'static str,
    /// What of the library is in it.
    features: &'static str,
    /// The script that the glue becomes part of.
    script: &'static str,
    /// The hand-written script, which imports the glue and others.
    entry: &'static str,
    /// Whether it is taken apart, into what everybody needs and what is asked for.
    has_parts: bool,
}

/// The game with its parts, and what a launch page in an LMS has beside it.
const MODULES: [Module; 2] = [
    Module {
        name: "whos-responsible",
        features: "web",
        script: SCRIPT,
        entry: "src/embed/game.js",
        has_parts: true,
    },
    Module {
        name: "whos-responsible-lms",
        features: "lms",
        script: "whos-responsible-lms.js",
        entry: "src/lms/lms.js",
        has_parts: false,
    },
];

/// Works on the folder that Trunk names in the environment.
pub(crate) fn run(workspace: &Workspace) -> Result {
    let Some(stage) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Error::new(
            "`cargo xtask assemble` is a step of Trunk's build (TRUNK_STAGING_DIR is not set). \
             `cargo xtask dist` builds the whole page.",
        ));
    };
    into(workspace, &stage, Base::of_environment()?.as_ref())
}

/// Works on a folder with index.html and what that names. `base` is where the site will be.
pub(crate) fn into(workspace: &Workspace, stage: &Path, base: Option<&Base>) -> Result {
    std::thread::scope(|scope| {
        // A module ends with one crate on one core: what is compiled for this machine has the other.
        let beside = scope.spawn(|| first_card::compile(workspace));
        for module in &MODULES {
            let made = compile::run(workspace, module)?;
            shrink(workspace, &made, stage, module)?;
        }
        beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })?;
    let page = stage.join("index.html");
    let html = files::read_text(&page)?;
    let line = html.lines().find(|line| line.contains(SKIPS_RUST)).unwrap_or(SKIPS_RUST);
    let html = replace::only("index.html", &html, &format!("{line}\n"), "")?;
    files::write(&page, without_comments(&html)?)?;
    first_card::write(workspace, stage)?;
    frame::build(workspace, stage, base)?;

    let mut sheets = files::all(stage)?;
    sheets.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    if sheets.is_empty() {
        return Err(Error::new(format!(
            "The page in {} has no style sheet to shrink: does index.html still name styles/page.css?",
            stage.display()
        )));
    }
    for file in sheets {
        files::write(&file, strip::style(&files::read_text(&file)?))?;
    }
    Ok(())
}

/// Shortens the names that a module, its parts and its glue share, and merges the glue and the entry script:
/// from the folder where they were made to the page.
fn shrink(workspace: &Workspace, made: &Compiled, stage: &Path, of: &Module) -> Result {
    let name = format!("{}_bg.wasm", of.name);
    let wasm = made.folder.join(&name);
    let mut config = ModuleConfig::new();
    // With the names of its functions a module can be profiled.
    let has_names = std::env::var_os("WHOS_NAMES").is_some();
    config.generate_name_section(has_names).generate_producers_section(has_names);
    let mut module = config
        .parse_file(&wasm)
        .explain(|| format!("{} is no WebAssembly as wasm-bindgen writes it", wasm.display()))?;
    if made.split.is_some() {
        split::check(&module)?;
        split::leave_out_blanks(&mut module)?;
    }
    interface::for_browsers(&name, &mut module)?;
    paths::blank(&name, &mut module, &cargo_home())?;
    let names = interface::Names::shorten(&mut module)?;

    let mut entry = scripts::read(&workspace.root, of.entry)?;
    let mut glue = files::read_text(&made.folder.join(format!("{}.js", of.name)))?;
    if let Some(split) = &made.split {
        split.write(stage, &config, &names)?;
        entry.text = split.stamp(&entry.text)?;
        // Only the game hands out closures, and starts more than once.
        glue = late::harmless(&instances::starting(&glue)?)?;
    }
    glue = interface::shorten_glue(&glue, &names)?;
    if made.split.is_some() {
        glue = instances::making(&glue);
    }
    let styles = workspace.root.join("styles");
    entry.text = sheets::fill(&entry.text, &styles)?;
    let script = minify::script(of.script, &entry.with_glue(&glue)?, minify::Kind::Module)?;

    files::write(&stage.join(of.script), script)?;
    files::write(&stage.join(name), module.emit_wasm())
}

/// The page without what it says to us, each comment a line of its own.
fn without_comments(html: &str) -> Result<String> {
    let is_comment = |line: &&str| line.starts_with("<!--") && line.ends_with("-->");
    let (comments, lines): (Vec<_>, Vec<_>) = html.lines().map(str::trim).partition(is_comment);
    if comments.is_empty() || lines.iter().any(|line| line.contains("<!--")) {
        return Err(Error::new(
            "index.html should have comments, each on a line of its own, for the build to take out. See \
             xtask/src/assemble.rs.",
        ));
    }
    Ok(lines.into_iter().map(|line| format!("{line}\n")).collect())
}

/// Where Cargo keeps its crates, as their paths begin.
fn cargo_home() -> String {
    let home = std::env::var("CARGO_HOME").ok();
    let of_user = || std::env::var("HOME").or_else(|_| std::env::var("USERPROFILE")).ok();
    home.or_else(|| of_user().map(|home| format!("{home}/.cargo"))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn a_page_keeps_no_comment() {
        let page = without_comments("<a>\n  <!-- Why. -->\n  <b>\n").expect("a comment");
        assert_eq!(page, "<a>\n<b>\n");
        for odd in ["<a>\n", "<!-- a -->\n<b> <!-- c -->\n"] {
            assert!(without_comments(odd).is_err(), "{odd}");
        }
    }
}
