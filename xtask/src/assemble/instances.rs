//! The glue as a function that makes one game, instead of a script that makes one for the page.
//!
//! Each game of a page gets its own WebAssembly instance: when one breaks, the others play on, and
//! when one leaves, all of its memory goes with it. The compiled module is shared.

use super::interface::{LOADERS, SHORT_LOADERS};
use crate::error::{Error, Result};

/// What an entry script that makes games imports as the glue's default.
pub(super) const MAKE: &str = "newGame";
/// What wasm-bindgen exports besides the module's own functions.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
/// What it begins with if the module takes functions from elsewhere.
const IMPORT: &str = "import * as import";
/// The parts of the glue that start a game.
const PARTS: [&str; 2] =
    ["function __wbg_get_imports(", "function __wbg_finalize_init(instance, module"];
/// Starts an instance as soon as the glue is read, and hands out what it exports. Whatever calls into the
/// module goes through `guard`, so that somebody hears when it breaks.
const START: &str = "const parts = loaders(() => wasm, guard({ call: (index, data, isHere) => \
                     wasm.__indirect_function_table.get(index)(data, isHere) }).call);\n\
                     __wbg_finalize_init({ exports: guard(new WebAssembly.Instance(module, \
                     __wbg_get_imports()).exports) }, module);\n";

/// The glue without exports, starting an instance at its end.
pub(super) fn starting(glue: &str) -> Result<String> {
    if !glue.contains(EXPORTS) || !PARTS.iter().all(|part| glue.contains(part)) {
        return Err(unexpected("start with __wbg_get_imports and __wbg_finalize_init"));
    }
    let (mut inner, mut functions, mut has_parts) =
        (String::with_capacity(glue.len()), Vec::new(), false);
    for line in glue.lines().filter(|line| *line != EXPORTS && !line.starts_with(IMPORT)) {
        // One for each function that fetches a part, all of the same script.
        if line.trim_start().starts_with(&format!("\"{LOADERS}\": import")) {
            if !has_parts {
                inner += &format!("        {SHORT_LOADERS}: parts,\n");
            }
            has_parts = true;
            continue;
        }
        let exported = line.strip_prefix("export ");
        let function = exported.map(|line| line.trim_start_matches("async "));
        let name = function.and_then(|line| line.strip_prefix("function ")?.split_once('('));
        functions.extend(name.map(|(name, _)| name));
        inner += exported.unwrap_or(line);
        inner.push('\n');
    }
    if !has_parts {
        return Err(unexpected(
            "take what fetches the parts of the module from a script of that name",
        ));
    }
    Ok(format!("{inner}{START}return {{ {} }};\n", functions.join(", ")))
}

fn unexpected(what: &str) -> Error {
    Error::new(format!(
        "wasm-bindgen's script does not look as expected: it should {what}. Has the version of wasm-bindgen \
         changed? See xtask/src/assemble/instances.rs."
    ))
}

/// That glue as the function that entry scripts import.
pub(super) fn making(glue: &str) -> String {
    format!(
        "const {MAKE} = (module, guard, loaders) => {{\n{glue}}};\nexport {{ {MAKE} as default }};\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"parts\"\nimport * as import2 from \"parts\"\nexport class Mounted {\n}\n\
        export function mount(a) {\n}\nexport function learn(a) {\n}\n\
        function __wbg_get_imports() {\n        \"parts\": import1,\n        \"parts\": import2,\n}\n\
        function __wbg_finalize_init(instance, module) {\n}\n\
        export { initSync, __wbg_init as default };\n";

    #[test]
    fn the_glue_becomes_a_function() {
        let glue = starting(GLUE).expect("is as expected");
        assert!(glue.starts_with("class Mounted {\n}\nfunction mount(a) {\n}\n"), "{glue}");
        assert!(
            glue.contains("() {\n        b: parts,\n}\n") && !glue.contains("import *"),
            "{glue}"
        );
        assert!(
            glue.ends_with("return { mount, learn };\n") && !glue.contains("export "),
            "{glue}"
        );
        let made = making("let a;\n");
        assert!(
            made.starts_with("const newGame = (module, guard, loaders) => {\nlet a;\n};\n"),
            "{made}"
        );
        assert!(made.ends_with("export { newGame as default };\n"), "{made}");
    }

    #[test]
    fn another_glue_is_refused() {
        for missing in ["initSync", "__wbg_get_imports", "(instance, module", "\"parts\": import"] {
            let error = starting(&GLUE.replace(missing, "x")).expect_err(missing).to_string();
            assert!(error.contains("wasm-bindgen changed"), "{error}");
        }
    }
}
