//! The glue as a function that makes one game, instead of a script that makes one for the page.
//!
//! Each game of a page gets its own WebAssembly instance: when one breaks, the others play on, and
//! when one leaves, all of its memory goes with it. The compiled module is shared.

use crate::error::{Error, Result};

/// What an entry script that makes games imports as the glue's default.
pub(super) const MAKE: &str = "newGame";
/// What wasm-bindgen exports besides the module's own functions.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
/// The parts of the glue that start a game.
const PARTS: [&str; 2] =
    ["function __wbg_get_imports(", "function __wbg_finalize_init(instance, module"];
/// Starts the game as soon as the glue is read, and hands out what it mounts with. Whatever calls
/// into the module goes through `guard`, so that somebody hears when it breaks.
const START: &str = "__wbg_finalize_init({ exports: guard(new WebAssembly.Instance(module, \
                     __wbg_get_imports()).exports) }, module);\nreturn mount;\n";

/// The glue without exports, starting a game at its end.
pub(super) fn starting(glue: &str) -> Result<String> {
    let has_mount = glue.contains("export function mount(");
    if !has_mount || !glue.contains(EXPORTS) || !PARTS.iter().all(|part| glue.contains(part)) {
        return Err(Error::new(
            "wasm-bindgen's script does not look as expected: it should export `mount` and start \
             with __wbg_get_imports and __wbg_finalize_init. Has the version of wasm-bindgen \
             changed? See xtask/src/assemble/instances.rs.",
        ));
    }
    let mut inner = String::with_capacity(glue.len());
    for line in glue.lines().filter(|line| *line != EXPORTS) {
        inner += line.strip_prefix("export ").unwrap_or(line);
        inner.push('\n');
    }
    Ok(inner + START)
}

/// That glue as the function that entry scripts import.
pub(super) fn making(glue: &str) -> String {
    format!("const {MAKE} = (module, guard) => {{\n{glue}}};\nexport {{ {MAKE} as default }};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class Mounted {\n}\nexport function mount(a) {\n}\n\
        function __wbg_get_imports() {\n}\nfunction __wbg_finalize_init(instance, module) {\n}\n\
        export { initSync, __wbg_init as default };\n";

    #[test]
    fn the_glue_becomes_a_function() {
        let glue = starting(GLUE).expect("is as expected");
        assert!(glue.starts_with("class Mounted {\n}\nfunction mount(a) {\n}\n"), "{glue}");
        assert!(glue.ends_with("return mount;\n") && !glue.contains("export "), "{glue}");
        let made = making("let a;\n");
        assert!(made.starts_with("const newGame = (module, guard) => {\nlet a;\n};\n"), "{made}");
        assert!(made.ends_with("export { newGame as default };\n"), "{made}");
    }

    #[test]
    fn another_glue_is_refused() {
        for missing in
            ["export function mount", "initSync", "__wbg_get_imports", "(instance, module"]
        {
            let error = starting(&GLUE.replace(missing, "x")).expect_err(missing).to_string();
            assert!(error.contains("wasm-bindgen changed"), "{error}");
        }
    }
}
