//! `cargo xtask assemble`: the last step of Trunk's build. Builds the further modules, merges the
//! scripts and shrinks the files in Trunk's staging folder.

pub(crate) mod further;
mod instances;
mod interface;
mod late;
mod paths;
mod words;

use crate::error::{Error, Explain, Result};
use crate::workspace::Workspace;
use crate::{files, frame, merge, minify, sheets, strip};
use std::path::{Path, PathBuf};
use walrus::ModuleConfig;

/// The script that a page loads: it fetches the rest. Before, wasm-bindgen's glue has this name.
pub(crate) const LOADER: &str = "whos-responsible.js";
/// What the loader fetches: the glue, the style sheets, and what opens a game.
pub(crate) const SCRIPT: &str = "whos-responsible-game.js";
/// The game.
pub(crate) const WASM: &str = "whos-responsible_bg.wasm";
/// The game's module.
const GAME: Module = Module {
    glue: "whos-responsible.js",
    wasm: WASM,
    script: SCRIPT,
    entry: &["src/embed/game.js", "src/embed/renew.js"],
    sheets: &sheets::TABLE,
    is_called_back: true,
};

/// Works on the folder that Trunk names in the environment.
pub(crate) fn run(workspace: &Workspace) -> Result {
    let Some(stage) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Error::new(
            "`cargo xtask assemble` is a step of Trunk's build (TRUNK_STAGING_DIR is not set). \
             `cargo xtask dist` builds the whole page.",
        ));
    };
    shrink(workspace, &stage, &GAME)?;
    further::build(workspace, &stage)?;
    for module in &further::MODULES {
        shrink(workspace, &stage, module)?;
    }
    frame::build(workspace, &stage)?;

    let mut sheets = files::all(&stage)?;
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

/// A WebAssembly module, its glue and the hand-written script that starts it.
struct Module {
    /// What wasm-bindgen's glue is called.
    glue: &'static str,
    /// What the WebAssembly is called.
    wasm: &'static str,
    /// The script that the glue becomes part of.
    script: &'static str,
    /// The hand-written script, in parts. Only the first line of the first imports anything.
    entry: &'static [&'static str],
    /// The style sheets that the script brings.
    sheets: &'static [&'static str],
    /// Whether the browser calls closures of the module.
    is_called_back: bool,
}

/// Shortens the names that a module and its glue share, and merges the glue and the entry script.
fn shrink(workspace: &Workspace, stage: &Path, of: &Module) -> Result {
    let wasm = stage.join(of.wasm);
    let mut config = ModuleConfig::new();
    // With the names of its functions a module can be profiled.
    let has_names = std::env::var_os("WHOS_NAMES").is_some();
    config.generate_name_section(has_names).generate_producers_section(has_names);
    let mut module = config
        .parse_file(&wasm)
        .explain(|| format!("{} is no WebAssembly as wasm-bindgen writes it", wasm.display()))?;
    paths::blank(of.wasm, &mut module, &cargo_home())?;
    let names = interface::Names::shorten(&mut module)?;

    let mut entry = String::new();
    for part in of.entry {
        entry += &files::read_text(&workspace.root.join(part))?;
    }
    let glue = interface::shorten_glue(&files::read_text(&stage.join(of.glue))?, &names)?;
    let glue = if of.is_called_back { late::harmless(&glue)? } else { glue };
    let makes_games = instances::wanted(&entry);
    let glue = if makes_games { instances::starting(&glue)? } else { glue };
    let entry = match of.sheets {
        [] => entry,
        names => sheets::insert(&entry, &workspace.root.join("styles"), names)?,
    };
    let script =
        if makes_games { instances::join(&glue, &entry) } else { merge::merge(&glue, &entry)? };
    let script = minify::script(of.script, &script, minify::Kind::Module)?;

    files::write(&stage.join(of.script), script)?;
    files::write(&wasm, module.emit_wasm())
}

/// Where Cargo keeps its crates, as their paths begin.
fn cargo_home() -> String {
    let home = std::env::var("CARGO_HOME").ok();
    let of_user = || std::env::var("HOME").or_else(|_| std::env::var("USERPROFILE")).ok();
    home.or_else(|| of_user().map(|home| format!("{home}/.cargo"))).unwrap_or_default()
}
