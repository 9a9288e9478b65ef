//! Takes the game's module apart: what only a door reaches (crates/door) becomes a file of its own, which shares
//! the memory, the function table and the stack of the instance that asks for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walrus::{ConstExpr, ElementItems, Module, ModuleConfig, RawCustomSection};
use wasm_split_cli_support::{Options, transform};

use super::interface::{GLUE, LOADERS, Names, for_browsers};
use crate::error::{Error, Explain, Result};
use crate::{files, hash, replace};

/// Where the build and the addresses of the parts go, in src/embed/parts.js.
const BUILD: &str = "{{build of parts}}";
const PARTS: &str = "'{{parts}}'";
/// Whose functions are in parts alone.
const ASKED: [&str; 8] = [
    "authoring",
    "whos_responsible::learn::ui",
    "whos_responsible::room::ui",
    "whos_responsible::ui::decks",
    "whos_responsible::ui::results",
    "whos_responsible::ui::settings_panel",
    "whos_responsible::ui::why",
    "workshop",
];
/// From where a part imports what it shares.
const SHARED: &str = "__wasm_split";

/// What is left of the module, in a file for wasm-bindgen, and its parts.
pub(super) struct Split {
    pub(super) main: PathBuf,
    /// The modules of each part, in the order in which they go into an instance; its own is the last.
    parts: BTreeMap<String, Vec<PathBuf>>,
    /// Sixteen digits that tell this build from another.
    build: String,
}

/// Splits the module in `wasm`, into `folder`.
pub(super) fn split(wasm: &Path, folder: &Path) -> Result<Split> {
    let input = files::read(wasm)?;
    files::remove_folder(folder)?;
    files::create_folder(folder)?;
    let main = folder.join("whos-responsible.wasm");
    let mut options = Options::new(&input);
    (options.output_dir, options.main_out_path) = (folder, &main);
    options.link_name = LOADERS;
    let made = transform(options).map_err(|error| {
        Error::new(format!("{} could not be taken apart: {error:#}", wasm.display()))
    })?;
    let file = |stem: String| folder.join(format!("{stem}.wasm"));
    let modules = |stems: Vec<String>| stems.into_iter().map(file).collect();
    let parts = made.prefetch_map.into_iter().map(|(part, stems)| (part, modules(stems)));
    Ok(Split { main, parts: parts.collect(), build: hash::short(&input) })
}

/// Sees to it that nothing that is asked for is left in the module that everybody downloads.
pub(super) fn check(module: &Module) -> Result {
    let names: Vec<&str> =
        module.funcs.iter().filter_map(|function| function.name.as_deref()).collect();
    if !names.iter().any(|name| name.contains("whos_responsible::ui::")) {
        return Err(Error::new(
            "The module does not name its functions, so nobody knows what is in everybody's download. Is \
             `strip` still \"none\" in Cargo.toml?",
        ));
    }
    // LLVM makes one function of those that are the same, such as what drops two closures that hold as much, and names it after
    // one of them.
    let is_merged = |name: &str| name.starts_with("core::ptr::drop_in_place<");
    let is_asked = |name: &&&str| {
        !is_merged(name) && ASKED.iter().any(|asked| name.contains(&format!("{asked}::")))
    };
    match names.iter().find(is_asked) {
        None => Ok(()),
        Some(name) => Err(Error::new(format!(
            "`{name}` is in everybody's download, though it is asked for only. Who calls it without a door? \
             See crates/door and xtask/src/assemble/split.rs."
        ))),
    }
}

/// Leaves out what says that a place in the table is empty, as it is anyway: the splitter writes it for each function
/// of a part.
pub(super) fn leave_out_blanks(module: &mut Module) -> Result {
    let is_null = |item: &ConstExpr| matches!(item, ConstExpr::RefNull(_));
    let is_blank = |items: &ElementItems| match items {
        ElementItems::Expressions(_, items) => items.iter().all(is_null),
        ElementItems::Functions(_) => false,
    };
    let blanks = module.elements.iter().filter(|element| is_blank(&element.items));
    let blanks: Vec<_> = blanks.map(|element| element.id()).collect();
    if blanks.is_empty() {
        return Err(Error::new(
            "The splitter writes no empty places of the table any more: take `leave_out_blanks` out of \
             xtask/src/assemble/split.rs.",
        ));
    }
    // The table names those that are for it, and is as large as before.
    for table in module.tables.iter_mut() {
        table.elem_segments.retain(|segment| !blanks.contains(segment));
    }
    for blank in blanks {
        module.elements.delete(blank);
    }
    Ok(())
}

/// A path as it stands in the names that rustc gives: `5games4saved` for `games::saved`.
fn mangled(path: &str) -> String {
    path.split("::").map(|name| format!("{}{name}", name.len())).collect()
}

/// Sees to it that what is looked for in the main module is in a part: it may have been renamed.
fn check_asked(names: &[String]) -> Result {
    let is_missing = |asked: &&&str| !names.iter().any(|name| name.contains(&mangled(asked)));
    match ASKED.iter().find(is_missing) {
        None => Ok(()),
        Some(asked) => Err(Error::new(format!(
            "No part has a function of `{asked}`, which must be in parts alone. Has it another name now? See \
             ASKED in xtask/src/assemble/split.rs."
        ))),
    }
}

/// What a part is called on the site.
fn file_name(part: &str) -> String {
    format!("whos-responsible_{part}.wasm")
}

impl Split {
    /// Writes a file for each part into the folder `stage`, with the names that `names` gave the main module,
    /// as `config` says. It holds the build, and what the part shares with another: src/embed/parts.js reads
    /// both.
    pub(super) fn write(&self, stage: &Path, config: &ModuleConfig, names: &Names) -> Result {
        let mut found = Vec::new();
        for (part, modules) in &self.parts {
            let mut modules = modules.iter().map(|file| shared(file, config, names)).rev();
            let mut module = modules.next().transpose()?.unwrap_or_default();
            let section = |name: &str, data| RawCustomSection { name: name.to_owned(), data };
            found.extend(module.funcs.iter().filter_map(|function| function.name.clone()));
            module.customs.add(section("build", self.build.clone().into_bytes()));
            for mut before in modules.rev().collect::<Result<Vec<_>>>()? {
                module.customs.add(section("before", before.emit_wasm()));
            }
            files::write(&stage.join(file_name(part)), module.emit_wasm())?;
        }
        check_asked(&found)
    }

    /// The script with the build and the addresses of the parts. Bundlers look for addresses that are
    /// written like this.
    pub(super) fn stamp(&self, script: &str) -> Result<String> {
        let mut parts = String::new();
        for part in self.parts.keys() {
            let (file, build) = (file_name(part), &self.build);
            parts += &format!("{part}: new URL('./{file}?{build}', import.meta.url), ");
        }
        let script = replace::only("src/embed/parts.js", script, BUILD, &self.build)?;
        replace::only("src/embed/parts.js", &script, PARTS, &format!("{{ {parts}}}"))
    }
}

/// A module of a part with the names that the main module has.
fn shared(file: &Path, config: &ModuleConfig, names: &Names) -> Result<Module> {
    let is_none = || format!("{} is no WebAssembly", file.display());
    let mut module = config.parse_file(file).explain(is_none)?;
    for_browsers(&file.display().to_string(), &mut module)?;
    rename(&mut module, names).map_err(|name| {
        Error::new(format!(
            "{} shares `{name}`, which the game does not export. Has the splitter changed? See \
             xtask/src/assemble/split.rs.",
            file.display()
        ))
    })?;
    Ok(module)
}

/// Gives what a part imports the names under which the main module exports it; the first that has none.
fn rename(module: &mut Module, names: &Names) -> std::result::Result<(), String> {
    for import in module.imports.iter_mut() {
        let short = names.export(&import.name).filter(|_| import.module == SHARED);
        import.name = short.ok_or_else(|| import.name.clone())?;
        GLUE.clone_into(&mut import.module);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_knows_each_part_and_the_build() {
        let parts = ["learn", "own"].map(|part| (part.to_owned(), Vec::new())).into();
        let split = Split { main: PathBuf::new(), parts, build: "abc".to_owned() };
        let script = split.stamp("const BUILD = '{{build of parts}}', PARTS = '{{parts}}';");
        assert_eq!(
            script.expect("both"),
            "const BUILD = 'abc', PARTS = { \
             learn: new URL('./whos-responsible_learn.wasm?abc', import.meta.url), \
             own: new URL('./whos-responsible_own.wasm?abc', import.meta.url), };"
        );
        assert!(split.stamp("const BUILD = '{{build of parts}}';").is_err());
    }

    #[test]
    fn what_is_asked_for_is_kept_out_of_the_download_of_everybody() {
        let checked = |names: &[&str]| {
            let mut module = Module::default();
            for name in names {
                let mut made = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
                made.name((*name).to_owned());
                made.finish(Vec::new(), &mut module.funcs);
            }
            check(&module).map_err(|error| error.to_string())
        };
        const OURS: &str = "whos_responsible::ui::game::Game";
        assert_eq!(checked(&[OURS, "model::pack::read"]), Ok(()));
        let error = checked(&[OURS, "<authoring::json::Json as A>::b"]).expect_err("refused");
        assert!(error.contains("authoring::json"), "{error}");
        assert!(checked(&["a"]).expect_err("no names").contains("strip"));
        // What is looked for is somewhere.
        let mut parts: Vec<String> =
            ASKED.iter().map(|path| format!("_ZN{}3abcE", mangled(path))).collect();
        check_asked(&parts).expect("all are there");
        assert!(parts[0].contains("9authoring3abc"), "{parts:?}");
        parts.remove(0);
        assert!(check_asked(&parts).expect_err("one is not").to_string().contains("`authoring`"));
    }

    #[test]
    fn what_a_part_shares_has_the_name_that_the_game_gave_it() {
        let mut game = Module::default();
        let memory = game.memories.add_local(false, false, 1, None, None);
        game.exports.add("memory", memory);
        let names = Names::shorten(&mut game).expect("one");
        let mut part = Module::default();
        part.add_import_memory(SHARED, "memory", false, false, 1, None, None);
        rename(&mut part, &names).expect("is exported");
        let import = part.imports.iter().next().expect("one");
        assert_eq!((&*import.module, &*import.name), (GLUE, "a"));
        part.add_import_memory(SHARED, "other", false, false, 1, None, None);
        assert_eq!(rename(&mut part, &names), Err("a".to_owned()), "each is renamed once");
    }
}
