//! The loader as a script that runs with and without `type="module"`. Many content systems drop that
//! attribute, and then a module is a syntax error of which nobody hears: the box stays blank.
//!
//! Only a module may say `export` and `import.meta`, so they stand where only a module sees them. In a
//! module `await` takes an operand, so that in `await/1;/*/1/;` the slashes enclose two regular
//! expressions, multiplied. In any other script `await` is a name, divided by one, and the rest begins a
//! comment. `typeof` in front is for the name that nobody has defined. The npm package has the loader
//! as it is written, because bundlers read it.

use crate::error::{Error, Result};
use crate::minify::{self, Kind};

const EXPORT: &str = "export const create = ";
const DEFINE: &str = "if (!customElements.get(NAME)) customElements.define(NAME, WhosResponsible);";
const ADDRESS: &str = "import.meta.url";
const IMPORT: &str = "import('./";

/// The module as a script of both kinds: it exports `create` if it can.
pub(crate) fn also(module: &str) -> Result<String> {
    for (part, times) in [
        (EXPORT, 1..=1),
        (DEFINE, 1..=1),
        ("export ", 1..=1),
        ("import ", 0..=0),
        (IMPORT, 1..=9),
        (ADDRESS, 1..=9),
    ] {
        if !times.contains(&module.matches(part).count()) {
            return Err(Error::new(format!(
                "src/embed/loader.js must have `{}` {} to {} times, so that it runs without \
                 type=\"module\" too (see xtask/src/classic.rs).",
                part.trim(),
                times.start(),
                times.end()
            )));
        }
    }
    let mut body = String::new();
    let mut rest = module;
    while let Some((before, after)) = rest.split_once(IMPORT) {
        let Some((file, after)) = after.split_once("')") else {
            return Err(Error::new("src/embed/loader.js imports something without an end."));
        };
        body += &format!("{before}import(new URL('./{file}', whos.at))");
        rest = after;
    }
    body += rest;
    let body = body
        .replace(ADDRESS, "whos.at")
        .replace(EXPORT, "const create = ")
        // Elements that are there already begin at once, so the address must be known.
        .replace(DEFINE, &format!("whos.start = () => {{ {DEFINE} }};"));
    // Only what every kind of script reads alike is shrunk.
    let body = format!(
        "var whosResponsible = {{ at: document.currentScript?.src }}, whosCreate = ((whos) => {{\n\
         {body}return create;\n}})(whosResponsible);\n"
    );
    let body = minify::script("src/embed/loader.js", &body, Kind::Script)?;
    Ok(format!(
        "{body}\ntypeof await/1;/*/1/;whosResponsible.at = import.meta.url;export {{ whosCreate as create }};/**/\n\
         whosResponsible.start();\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::also;
    use crate::scripts;
    use crate::workspace::Workspace;

    #[test]
    fn the_loader_keeps_its_export_where_only_a_module_sees_it() {
        let root = Workspace::find().expect("the repository").root;
        let loader = scripts::read(&root, "src/embed/loader.js").expect("a script");
        let script = also(&loader.text).expect("fits");
        let (comment, rest) = script.split_once("/*/1/;").expect("the fork");
        assert!(comment.ends_with("typeof await/1;"), "{comment}");
        let (module, after) = rest.split_once("/**/").expect("its end");
        assert!(module.contains("import.meta.url") && module.contains("export {"), "{module}");
        for other in [comment, after] {
            for word in ["import.meta", "export ", "/*", "import('"] {
                assert!(!other.contains(word), "{word} in {other}");
            }
        }
        assert!(script.contains("./whos-responsible-game.js"), "{script}");
        assert!(after.trim() == "whosResponsible.start();", "{after}");
    }

    #[test]
    fn another_loader_is_refused() {
        for module in ["", "export const create = 1; export const more = 2;", "import a from 'b';"]
        {
            let error = also(module).expect_err(module).to_string();
            assert!(error.contains("loader.js"), "{error}");
        }
    }
}
