//! What the WebAssembly and wasm-bindgen's glue call each other. The names that wasm-bindgen gives
//! (`__wbg_addEventListener_f2d27251d333a631`) stand in both files and do not compress: they
//! become numbers and letters.

use super::words::{short, words};
use crate::error::{Error, Result};
use crate::wasm_sections::{self, number, push_bytes, push_number, unreadable};

/// The sections of a module that hold the names.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// The short name of the glue in the module.
const GLUE: &str = "a";

/// The names before they were shortened. The n-th import is now called `n`, the n-th export
/// `short(n)`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Names {
    /// What the module calls the glue.
    glue: String,
    imports: Vec<String>,
    exports: Vec<String>,
}

/// The module with short names, and which names these were.
pub(super) fn shorten_wasm(module: &[u8]) -> Result<(Vec<u8>, Names)> {
    let mut sections = wasm_sections::sections(module)?;
    let mut names = Names::default();
    for section in &mut sections {
        let shortened = match section.id {
            IMPORTS => names.shorten_imports(&section.content)?,
            EXPORTS => names.shorten_exports(&section.content)?,
            _ => continue,
        };
        section.content = shortened.into();
    }
    Ok((wasm_sections::join(&sections), names))
}

impl Names {
    fn shorten_imports(&mut self, section: &[u8]) -> Result<Vec<u8>> {
        let imports = Reader(section).imports().ok_or_else(unreadable)?;
        let mut shortened = Vec::new();
        push_number(&mut shortened, imports.len());
        for import in imports {
            if self.imports.is_empty() {
                self.glue = import.from.to_owned();
            } else if self.glue != import.from {
                return Err(Error::new(format!(
                    "The game imports from two scripts, `{}` and `{}`, but the build can give \
                     short names to only one. Does a crate bring its own JavaScript \
                     (#[wasm_bindgen(module = …)])? See xtask/src/assemble/interface.rs.",
                    self.glue, import.from
                )));
            }
            let known = self.imports.iter().position(|name| name == import.name);
            let at = known.unwrap_or_else(|| {
                self.imports.push(import.name.to_owned());
                self.imports.len() - 1
            });
            push_bytes(&mut shortened, GLUE.as_bytes());
            push_bytes(&mut shortened, at.to_string().as_bytes());
            shortened.extend_from_slice(import.kind);
        }
        Ok(shortened)
    }

    fn shorten_exports(&mut self, section: &[u8]) -> Result<Vec<u8>> {
        let exports = Reader(section).exports().ok_or_else(unreadable)?;
        let mut shortened = Vec::new();
        push_number(&mut shortened, exports.len());
        for (at, export) in exports.into_iter().enumerate() {
            push_bytes(&mut shortened, short(at).as_bytes());
            shortened.extend_from_slice(export.kind);
            self.exports.push(export.name.to_owned());
        }
        Ok(shortened)
    }
}

struct Import<'a> {
    from: &'a str,
    name: &'a str,
    kind: &'a [u8],
}

struct Export<'a> {
    name: &'a str,
    kind: &'a [u8],
}

/// Reads a section from its start.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn imports(mut self) -> Option<Vec<Import<'a>>> {
        let mut imports = Vec::new();
        for _ in 0..self.number()? {
            let (from, name) = (self.name()?, self.name()?);
            imports.push(Import { from, name, kind: self.kind(Self::skip_import)? });
        }
        self.0.is_empty().then_some(imports)
    }

    fn exports(mut self) -> Option<Vec<Export<'a>>> {
        let mut exports = Vec::new();
        for _ in 0..self.number()? {
            let name = self.name()?;
            let skip = |reader: &mut Self| reader.byte().and_then(|_| reader.skip_number());
            exports.push(Export { name, kind: self.kind(skip)? });
        }
        self.0.is_empty().then_some(exports)
    }

    /// The bytes that `skip` passes.
    fn kind(&mut self, skip: impl FnOnce(&mut Self) -> Option<()>) -> Option<&'a [u8]> {
        let from = self.0;
        skip(self)?;
        from.get(..from.len() - self.0.len())
    }

    /// Function, table, memory, global, tag.
    fn skip_import(&mut self) -> Option<()> {
        match self.byte()? {
            0 => self.skip_number(),
            1 => self.skip_type().and_then(|()| self.skip_limits()),
            2 => self.skip_limits(),
            3 => self.skip_type().and_then(|()| self.byte()).map(|_| ()),
            4 => self.byte().and_then(|_| self.skip_number()),
            _ => None,
        }
    }

    /// A value type; typed references name a heap type.
    fn skip_type(&mut self) -> Option<()> {
        match self.byte()? {
            0x63 | 0x64 => self.skip_number(),
            _ => Some(()),
        }
    }

    /// The minimum, and what the flags announce: a maximum, the size of a page.
    fn skip_limits(&mut self) -> Option<()> {
        let flags = self.byte()?;
        self.skip_number()?;
        for flag in [1, 8] {
            if flags & flag != 0 {
                self.skip_number()?;
            }
        }
        (flags < 16).then_some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    fn number(&mut self) -> Option<usize> {
        let (value, rest) = number(self.0)?;
        self.0 = rest;
        Some(value)
    }

    /// A number of up to 64 bits, whatever its sign.
    fn skip_number(&mut self) -> Option<()> {
        let last = self.0.iter().take(10).position(|byte| byte & 0x80 == 0)?;
        self.0 = &self.0[last + 1..];
        Some(())
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let (name, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(name).ok()
    }
}

/// The glue that works with a module whose names [`shorten_wasm`] shortened.
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

    /// One import of each kind, with the variants of limits and types.
    const KINDS: [&[u8]; 10] = [
        &[0, 0x85, 0x01],
        &[0, 3],
        &[1, 0x70, 0, 5],
        &[1, 0x63, 0x90, 0x01, 1, 5, 0xff, 0x01],
        &[2, 0, 17],
        &[2, 3, 17, 0x80, 0x02],
        &[2, 13, 1, 2, 0],
        &[3, 0x7f, 1],
        &[3, 0x64, 0x6e, 0],
        &[4, 0, 9],
    ];

    fn section(id: u8, entries: &[Vec<u8>]) -> Vec<u8> {
        let mut content = Vec::new();
        push_number(&mut content, entries.len());
        content.extend(entries.concat());
        let mut section = vec![id];
        push_bytes(&mut section, &content);
        section
    }

    fn entry(names: &[&str], kind: &[u8]) -> Vec<u8> {
        let mut entry = Vec::new();
        for name in names {
            push_bytes(&mut entry, name.as_bytes());
        }
        entry.extend_from_slice(kind);
        entry
    }

    fn module(sections: &[Vec<u8>]) -> Vec<u8> {
        [b"\0asm\x01\0\0\0".to_vec(), sections.concat()].concat()
    }

    #[test]
    fn names_of_the_module_become_short() {
        let types = vec![1, 4, 1, 0x60, 0, 0];
        let imports = [entry(&["./g.js", "__wbg_now_04"], &[0, 0])];
        let exports = [entry(&["memory"], &[2, 0]), entry(&["__wbindgen_start"], &[0, 0x81, 1])];
        let long = module(&[types.clone(), section(2, &imports), section(7, &exports)]);
        let (shortened, names) = shorten_wasm(&long).expect("is a module");
        let imports = [entry(&["a", "0"], &[0, 0])];
        let exports = [entry(&["a"], &[2, 0]), entry(&["b"], &[0, 0x81, 1])];
        assert_eq!(shortened, module(&[types, section(2, &imports), section(7, &exports)]));
        assert_eq!(names.glue, "./g.js");
        assert_eq!(names.imports, ["__wbg_now_04"]);
        assert_eq!(names.exports, ["memory", "__wbindgen_start"]);
    }

    #[test]
    fn however_many_there_are_every_import_and_export_keeps_its_place_and_kind() {
        for count in [0, 1, 9, 10, 11, 60, 127, 128, 129, 300] {
            let kind = |at: usize| KINDS[at % KINDS.len()];
            let name = |at: usize| format!("__wbg_{}_{at}", "long".repeat(at % 40));
            let imports: Vec<_> =
                (0..count).map(|at| entry(&["./g.js", &name(at)], kind(at))).collect();
            let exports: Vec<_> = (0..count).map(|at| entry(&[&name(at)], &[0, 7])).collect();
            let long = module(&[section(2, &imports), section(7, &exports), vec![10, 1, 0]]);
            let (shortened, names) = shorten_wasm(&long).expect("is a module");
            assert_eq!((names.imports.len(), names.exports.len()), (count, count));

            let sections = wasm_sections::sections(&shortened).expect("is a module");
            assert_eq!(sections.len(), 3);
            assert_eq!(*sections[2].content, [0]);
            let imports = Reader(&sections[0].content).imports().expect("are imports");
            assert_eq!(imports.len(), count);
            for (at, import) in imports.iter().enumerate() {
                assert_eq!((import.from, import.name), ("a", &*at.to_string()));
                assert_eq!(import.kind, kind(at));
            }
            let exports = Reader(&sections[1].content).exports().expect("are exports");
            assert_eq!(exports.len(), count);
            let mut different: Vec<_> = exports.iter().map(|export| export.name).collect();
            different.sort_unstable();
            different.dedup();
            assert_eq!(different.len(), count);
            assert!(exports.iter().all(|export| export.kind == [0, 7]));
        }
    }

    #[test]
    fn what_is_imported_twice_keeps_one_name() {
        let imports = ["x", "y", "x"].map(|name| entry(&["g", name], &[0, 0]));
        let (shortened, names) = shorten_wasm(&module(&[section(2, &imports)])).expect("is fine");
        let imports = ["0", "1", "0"].map(|name| entry(&["a", name], &[0, 0]));
        assert_eq!(shortened, module(&[section(2, &imports)]));
        assert_eq!(names.imports, ["x", "y"]);
    }

    #[track_caller]
    fn check_refused<T: std::fmt::Debug>(result: Result<T>, expected: &str) {
        let error = result.expect_err("must fail").to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn modules_that_cannot_be_read_are_refused() {
        for kind in [&[9, 0][..], &[2, 16, 1], &[0], &[0, 0x80], &[0, 0, 0]] {
            let imports = [entry(&["g", "x"], kind)];
            check_refused(shorten_wasm(&module(&[section(2, &imports)])), "cannot be read");
        }
        let imports = ["g", "h"].map(|from| entry(&[from, "x"], &[0, 0]));
        check_refused(shorten_wasm(&module(&[section(2, &imports)])), "two scripts, `g` and `h`");
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
