//! What the WebAssembly and wasm-bindgen's glue call each other. The names that wasm-bindgen gives
//! (`__wbg_addEventListener_f2d27251d333a631`) stand in both files and do not compress: they
//! become numbers and letters.

use walrus::Module;

use super::words::{short, words};
use crate::error::{Error, Result};

/// The short name of the glue in the module.
pub(super) const GLUE: &str = "a";
/// From where the module imports what fetches its parts, and the short name of that.
pub(super) const LOADERS: &str = "parts";
pub(super) const SHORT_LOADERS: &str = "b";
/// How the names of those begin.
const LOADER: &str = "__wasm_split_load_";

/// The names before they were shortened. The n-th import is now called `n`, the n-th export
/// `short(n)`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Names {
    /// What the module calls the glue.
    glue: String,
    imports: Vec<String>,
    exports: Vec<String>,
}

impl Names {
    /// Gives the module short names, and keeps which names these were.
    pub(super) fn shorten(module: &mut Module) -> Result<Self> {
        let mut names = Self::default();
        for import in module.imports.iter_mut() {
            if import.module == LOADERS {
                SHORT_LOADERS.clone_into(&mut import.module);
                if let Some(part) = import.name.strip_prefix(LOADER) {
                    import.name = part.to_owned();
                }
                continue;
            }
            if names.imports.is_empty() {
                names.glue.clone_from(&import.module);
            } else if names.glue != import.module {
                return Err(Error::new(format!(
                    "The game imports from two scripts, `{}` and `{}`, but the build can give \
                     short names to only one. Does a crate bring its own JavaScript \
                     (#[wasm_bindgen(module = …)])? See xtask/src/assemble/interface.rs.",
                    names.glue, import.module
                )));
            }
            let known = names.imports.iter().position(|name| *name == import.name);
            let at = known.unwrap_or(names.imports.len());
            if at == names.imports.len() {
                names.imports.push(import.name.clone());
            }
            GLUE.clone_into(&mut import.module);
            import.name = at.to_string();
        }
        for (at, export) in module.exports.iter_mut().enumerate() {
            names.exports.push(std::mem::replace(&mut export.name, short(at)));
        }
        Ok(names)
    }

    /// The short name of an export, if the module has it.
    pub(super) fn export(&self, name: &str) -> Option<String> {
        self.exports.iter().position(|export| export == name).map(short)
    }
}

/// Takes out what only linkers read. `name` is what the module is called.
pub(super) fn for_browsers(name: &str, module: &mut Module) -> Result {
    const SECTION: &str = "target_features";
    let section = module.customs.remove_raw(SECTION);
    section.map(drop).ok_or_else(|| {
        Error::new(format!(
            "{name} has no section {SECTION}, which xtask/src/assemble/interface.rs takes out: if rustc \
             writes it no more, take that step out."
        ))
    })
}

/// The glue that works with a module whose names [`Names::shorten`] shortened.
pub(super) fn shorten_glue(glue: &str, names: &Names) -> Result<String> {
    let glue = if names.imports.is_empty() { glue.to_owned() } else { list(glue, names)? };
    rename_exports(&glue, &names.exports)
}

fn unexpected(what: impl std::fmt::Display) -> Error {
    Error::new(format!(
        "wasm-bindgen's script does not look as expected: {what}. Has the version of wasm-bindgen \
         changed? See xtask/src/assemble/interface.rs."
    ))
}

/// `text` before and after `separator`, which must stand in it once.
fn split_at_only<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str)> {
    match text.split_once(separator) {
        Some((before, after)) if !after.contains(separator) => Ok((before, after)),
        found => {
            let times = if found.is_none() { "is missing" } else { "stands there twice" };
            Err(unexpected(format_args!("`{}` {times}", separator.trim())))
        }
    }
}

/// The functions for the module as a list in the order in which the module imports them, instead
/// of an object from names to functions: the n-th function of a list is its property `n`.
fn list(glue: &str, names: &Names) -> Result<String> {
    let (before, rest) =
        split_at_only(glue, "\n    const import0 = {\n        __proto__: null,\n")?;
    let Some((object, after)) = rest.split_once("\n    };\n") else {
        return Err(unexpected("`import0` has no end"));
    };
    let functions = functions_in(object)?;
    let mut list = String::new();
    for name in &names.imports {
        let mut found = functions.iter().filter(|(key, _)| key == name);
        match (found.next(), found.next()) {
            (Some((_, function)), None) => list += function,
            (None, _) => {
                return Err(unexpected(format_args!(
                    "the game imports `{name}`, which `import0` does not define"
                )));
            }
            (Some(_), Some(_)) => {
                return Err(unexpected(format_args!("`import0` defines `{name}` twice")));
            }
        }
    }
    let reference = format!("        \"{}\": import0,\n", names.glue);
    let (between, after) = split_at_only(after, &reference)?;
    Ok(format!(
        "{before}\n    const import0 = [\n{list}    ];\n{between}        {GLUE}: import0,\n{after}"
    ))
}

/// The names and the values of the lines between `{` and `}` of `import0`.
fn functions_in(object: &str) -> Result<Vec<(&str, String)>> {
    let mut functions: Vec<(&str, String)> = Vec::new();
    for line in object.lines() {
        match (key(line), functions.last_mut()) {
            (Some((name, start)), last) => {
                if last.is_some_and(|(_, function)| !function.ends_with(",\n")) {
                    return Err(unexpected(format_args!("there is no comma before `{name}`")));
                }
                functions.push((name, format!("        {start}\n")));
            }
            (None, Some((_, function))) => *function += &format!("{line}\n"),
            (None, None) => return Err(unexpected(format_args!("`import0` starts `{line}`"))),
        }
    }
    if let Some((name, function)) = functions.last()
        && !function.ends_with(",\n")
    {
        return Err(unexpected(format_args!("there is no comma after `{name}`")));
    }
    Ok(functions)
}

/// `__wbg_now_04` and `function(arg0) {` in `        __wbg_now_04: function(arg0) {`.
fn key(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix("        ")?.split_once(": ")?;
    (words(name).next() == Some((0, name))).then_some((name, value))
}

/// `wasm.a` for `wasm.__wbindgen_malloc`.
fn rename_exports(glue: &str, exports: &[String]) -> Result<String> {
    let mut renamed = String::with_capacity(glue.len());
    let mut copied = 0;
    for (at, word) in words(glue) {
        let after = at + word.len();
        match (word, glue[after..].chars().next()) {
            ("wasm", Some('[' | '?')) | ("exports", Some('.' | '[' | '?')) => {
                return Err(unexpected(format_args!(
                    "it reads what the game exports in an unknown way after `{word}`"
                )));
            }
            ("wasm", Some('.')) => {}
            _ => continue,
        }
        let start = after + 1;
        let (_, member) = words(&glue[start..]).next().unwrap_or_default();
        let Some(export) = exports.iter().position(|name| name == member) else {
            return Err(unexpected(format_args!(
                "it calls `wasm.{member}`, which the game does not export"
            )));
        };
        renamed += &glue[copied..start];
        renamed += &short(export);
        copied = start + member.len();
    }
    Ok(renamed + &glue[copied..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with an import of each of these pairs and an export of each of these names.
    fn module(imports: &[(&str, &str)], exports: &[&str]) -> Module {
        let mut module = Module::default();
        let of_nothing = module.types.add(&[], &[]);
        for (from, name) in imports {
            module.add_import_func(from, name, of_nothing);
        }
        let memory = module.memories.add_local(false, false, 1, None, None);
        for name in exports {
            module.exports.add(name, memory);
        }
        module
    }

    #[track_caller]
    fn check(imports: &[(&str, &str)], expected: &[&str]) -> Names {
        let mut module = module(imports, &["memory", "__wbindgen_start"]);
        let names = Names::shorten(&mut module).expect("one script");
        let written = Module::from_buffer(&module.emit_wasm()).expect("is a module");
        assert!(written.imports.iter().all(|import| import.module == "a"));
        assert!(written.imports.iter().map(|import| &import.name).eq(expected));
        assert!(written.exports.iter().map(|export| &*export.name).eq(["a", "b"]));
        assert_eq!(names.exports, ["memory", "__wbindgen_start"]);
        names
    }

    #[test]
    fn names_of_the_module_become_short() {
        let names = check(&[("./g.js", "__wbg_now_04"), ("./g.js", "__wbg_log_05")], &["0", "1"]);
        assert_eq!((&*names.glue, names.imports.len()), ("./g.js", 2));
    }

    #[test]
    fn what_is_imported_twice_keeps_one_name() {
        let names = check(&["x", "y", "x"].map(|name| ("g", name)), &["0", "1", "0"]);
        assert_eq!(names.imports, ["x", "y"]);
    }

    #[track_caller]
    fn check_refused<T: std::fmt::Debug>(result: Result<T>, expected: &str) {
        let error = result.expect_err("must fail").to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn a_module_that_imports_from_two_scripts_is_refused() {
        let mut two = module(&[("g", "x"), ("h", "x")], &[]);
        check_refused(Names::shorten(&mut two), "two scripts, `g` and `h`");
    }

    const SCRIPT: &str = "function __wbg_get_imports() {\n    const import0 = {
        __proto__: null,
        __wbg_a_04: function(arg0) {
            const ret = { x: wasm.__wbindgen_malloc(arg0, wasm.memory.buffer) };
            return ret;
        },
        __wbg_unused_05: function() {},
        __wbg_b_06: function() { return handleError(function (arg0) {
            arg0.b();
        }, arguments); },
    };
    return {
        __proto__: null,
        \"./g.js\": import0,
    };
}
wasm = instance.exports;
function mount() { wasm.mount(new URL('g.wasm')); }
";

    fn names() -> Names {
        let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        Names {
            glue: "./g.js".to_owned(),
            imports: owned(&["__wbg_b_06", "__wbg_a_04"]),
            exports: owned(&["memory", "main", "mount", "__wbindgen_malloc"]),
        }
    }

    #[test]
    fn the_glue_lists_its_functions_in_the_order_of_the_module() {
        let expected = "function __wbg_get_imports() {\n    const import0 = [
        function() { return handleError(function (arg0) {
            arg0.b();
        }, arguments); },
        function(arg0) {
            const ret = { x: wasm.d(arg0, wasm.a.buffer) };
            return ret;
        },
    ];
    return {
        __proto__: null,
        a: import0,
    };
}
wasm = instance.exports;
function mount() { wasm.c(new URL('g.wasm')); }
";
        assert_eq!(shorten_glue(SCRIPT, &names()).expect("is as expected"), expected);
    }

    #[test]
    fn glue_that_does_not_fit_the_module_is_refused() {
        let check = |old: &str, new: &str, expected: &str| {
            assert!(SCRIPT.contains(old), "{old}");
            check_refused(shorten_glue(&SCRIPT.replace(old, new), &names()), expected);
        };
        check("__wbg_a_04", "__wbg_c_04", "imports `__wbg_a_04`, which `import0` does not define");
        check("unused_05", "a_04", "defines `__wbg_a_04` twice");
        check("const import0", "const imports", "`const import0 = {\n        __proto__: null,` is");
        check("    };\n    return", "    }\n    return", "no comma before `__proto__`");
        check("./g.js", "./h.js", "`\"./g.js\": import0,` is missing");
        check("    return {", "        \"./g.js\": import0,\n    return {", "stands there twice");
        check("wasm.mount", "wasm.start", "`wasm.start`, which the game does not export");
        check("wasm.mount", "wasm['mount']", "in an unknown way after `wasm`");
        check("wasm.mount", "instance.exports.mount", "in an unknown way after `exports`");
        check("05: function() {},", "05: function() {}", "no comma before `__wbg_b_06`");
        check("        __wbg_a_04", "        get __wbg_a_04", "`import0` starts");
    }

    #[test]
    fn a_module_without_imports_needs_no_list() {
        let names = Names { exports: vec!["start".to_owned()], ..Names::default() };
        assert_eq!(shorten_glue("wasm.start();", &names).expect("is fine"), "wasm.a();");
    }
}
