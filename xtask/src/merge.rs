//! One script instead of two: wasm-bindgen's glue and our entry script in one file, which saves
//! the first visit a request and a round trip.

use crate::error::{Error, Result};

/// The function in the glue that loads the WebAssembly; its default export.
const INIT: &str = "__wbg_init";

/// The glue, then the entry script without its import of the glue. What the glue exported is
/// exported no more; what the entry exports still is.
pub(crate) fn merge(glue: &str, entry: &str) -> Result<String> {
    let (first, rest) = entry.split_once('\n').unwrap_or((entry, ""));
    let import = Import::parse(first)?;
    if let Some(line) = rest.lines().find(|line| is_import(line)) {
        return Err(Error::new(format!(
            "The entry script imports a second file (`{}`), which would cost \
             every visitor one more request. Put that code into the script itself.",
            line.trim()
        )));
    }
    let Glue { text, exports } = Glue::parse(glue)?;
    let mut merged = text;
    if let Some(name) = import.default.filter(|name| *name != INIT) {
        merged += &format!("const {name} = {INIT};\n");
    }
    for (exported, name) in import.named {
        if !exports.contains(&exported) {
            return Err(Error::new(format!(
                "The entry script imports `{exported}`, but the module exports only [{}]. Is \
                 it a `pub fn` with #[wasm_bindgen]?",
                exports.join(", ")
            )));
        }
        if exported != name {
            merged += &format!("const {name} = {exported};\n");
        }
    }
    Ok(merged + rest)
}

/// Whether a line imports another file while the script loads.
fn is_import(line: &str) -> bool {
    line.strip_prefix("import").is_some_and(|rest| rest.starts_with([' ', '{', '\'', '"', '*']))
}

/// What the first line of the entry script imports from the glue.
struct Import<'a> {
    default: Option<&'a str>,
    /// The exported name, and the name that the entry script gives it.
    named: Vec<(&'a str, &'a str)>,
}

impl<'a> Import<'a> {
    /// `import init, { mount, unmount as stop } from './game.js';`
    fn parse(line: &'a str) -> Result<Self> {
        let unexpected = || {
            Error::new(format!(
                "The first line of the entry script must import the game, as in `import init, \
                 {{ mount }} from './game.js';`, but it is `{}`.",
                line.trim()
            ))
        };
        let names = line
            .trim()
            .strip_prefix("import ")
            .and_then(|line| line.split_once(" from "))
            .filter(|(_, file)| file.trim_end_matches(';').trim_matches(['\'', '"']) == "./game.js")
            .map(|(names, _)| names)
            .ok_or_else(unexpected)?;
        let (default, named) = match names.split_once('{') {
            None => (names, ""),
            Some((default, named)) => {
                (default, named.trim_end().strip_suffix('}').ok_or_else(unexpected)?)
            }
        };
        let default = Some(default.trim().trim_end_matches(',').trim_end());
        Ok(Self { default: default.filter(|name| !name.is_empty()), named: names_in(named) })
    }
}

/// `a, b as c` as pairs of old and new names.
fn names_in(list: &str) -> Vec<(&str, &str)> {
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| match name.split_once(" as ") {
            Some((old, new)) => (old.trim(), new.trim()),
            None => (name, name),
        })
        .collect()
}

/// The glue without exports, and what it exported under its own name.
struct Glue<'a> {
    text: String,
    exports: Vec<&'a str>,
}

impl<'a> Glue<'a> {
    fn parse(glue: &'a str) -> Result<Self> {
        let mut text = String::with_capacity(glue.len());
        let mut exports = Vec::new();
        let mut has_init = false;
        for line in glue.lines() {
            let line = match line.strip_prefix("export ") {
                None => line,
                Some(list) if list.starts_with('{') => {
                    for (old, new) in names_in(list.trim_matches(['{', '}', ';', ' '])) {
                        has_init |= (old, new) == (INIT, "default");
                        exports.push(old);
                    }
                    continue;
                }
                Some(declaration) => {
                    exports.extend(declared_name(declaration));
                    declaration
                }
            };
            text += line;
            text.push('\n');
        }
        let defines_init = text.contains(&format!("function {INIT}("));
        if has_init && defines_init {
            Ok(Self { text, exports })
        } else {
            Err(Error::new(format!(
                "wasm-bindgen's script does not look as expected: it should define `{INIT}` and \
                 export it as default. Has the version of wasm-bindgen changed, or is \
                 wasm-bindgen's target not `web`? See xtask/src/merge.rs."
            )))
        }
    }
}

/// `mount` in `function mount(root) {`.
fn declared_name(declaration: &str) -> Option<&str> {
    let (_, name) =
        ["async function ", "function ", "class ", "const "].iter().find_map(|keyword| {
            declaration.split_at_checked(keyword.len()).filter(|(k, _)| k == keyword)
        })?;
    name.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export function mount(root) {\n    wasm.mount(root);\n}\n\
        async function __wbg_init(module_or_path) {\n}\n\
        export { initSync, __wbg_init as default };\n";

    #[test]
    fn the_two_scripts_become_one() {
        let entry = "import init, { mount } from './game.js';\ninit().then(mount);\n";
        assert_eq!(
            merge(GLUE, entry).expect("both are as expected"),
            "function mount(root) {\n    wasm.mount(root);\n}\n\
             async function __wbg_init(module_or_path) {\n}\n\
             const init = __wbg_init;\ninit().then(mount);\n"
        );
    }

    #[test]
    fn imported_names_may_be_renamed() {
        let entry = "import { mount as start } from \"./game.js\";\nexport { start };\n";
        let merged = merge(GLUE, entry).expect("both are as expected");
        assert!(merged.ends_with("const start = mount;\nexport { start };\n"));
    }

    #[test]
    fn a_default_import_alone_is_fine() {
        let merged = merge(GLUE, "import start from './game.js'\nstart()").expect("is fine");
        assert!(merged.ends_with("const start = __wbg_init;\nstart()"));
    }

    #[track_caller]
    fn check_error(glue: &str, entry: &str, expected: &str) {
        let error = merge(glue, entry).expect_err("must fail").to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn what_is_unexpected_is_said() {
        let entry = "import init, { mount } from './game.js';\n";
        check_error("let wasm_bindgen = 1;\n", entry, "target not `web`");
        check_error(GLUE, "// comment\n", "must import the game");
        check_error(GLUE, "import init from './other.js';\n", "must import the game");
        check_error(GLUE, "import { play } from './game.js';\n", "imports `play`");
        check_error(GLUE, &format!("{entry}import './b.js';\n"), "imports a second file");
    }
}
