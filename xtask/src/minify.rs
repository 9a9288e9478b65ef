//! Scripts as they are published: `oxc_minifier` folds what it can and shortens local names. Names that
//! others see (exports, properties) stay.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::error::{Error, Result};

/// What a script is, which decides what its outermost names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A module: nobody else sees its outermost names.
    Module,
    /// Any other script: its outermost names are the page's.
    Script,
}

/// The script in as few bytes as it needs.
///
/// # Errors
/// What in it is no JavaScript, and where.
pub(crate) fn script(name: &str, text: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let source_type = match kind {
        Kind::Module => SourceType::mjs(),
        Kind::Script => SourceType::script(),
    };
    let parsed = Parser::new(&allocator, text, source_type).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(Error::new(format!("{name} cannot be read as JavaScript: {error:?}")));
    }
    let mut program = parsed.program;
    let mangle =
        MangleOptions { top_level: Some(kind == Kind::Module), ..MangleOptions::default() };
    let options = MinifierOptions {
        mangle: Some(mangle),
        compress: Some(CompressOptions::smallest()),
        mangle_properties: None,
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let written = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program);
    Ok(written.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_keeps_its_exports_and_the_strings_that_others_look_for() {
        let text = "// Why.\nconst far = './there.js';\nexport const open = (first) => {\n  const next = first + 1;\n  return [import(far), new URL('./x', import.meta.url), next, next];\n};\n";
        let script = script("a.js", text, Kind::Module).expect("a script");
        assert!(script.contains("open") && script.contains("import.meta.url"), "{script}");
        assert!(script.contains("./there.js") && !script.contains("Why"), "{script}");
        assert!(script.len() < text.len() * 3 / 4, "{script}");
    }

    #[test]
    fn what_only_a_class_sees_is_short() {
        let text = "export class Shown {\n  #longName = 1;\n  #longCall() { return this.#longName; }\n  \
            seen() { return this.#longCall(); }\n}\n";
        let script = script("a.js", text, Kind::Module).expect("a script");
        assert!(script.contains("seen") && !script.contains("long"), "{script}");
    }

    #[test]
    fn a_script_keeps_the_names_that_the_page_sees() {
        let text = "var whosThere = ((longName) => longName + longName)(1);\n";
        let script = script("a.js", text, Kind::Script).expect("a script");
        assert!(script.contains("whosThere"), "{script}");
        assert!(!script.contains("longName"), "{script}");
    }

    #[test]
    fn what_is_no_javascript_is_told_with_its_name() {
        let error = script("a.js", "const = 1;", Kind::Module).expect_err("no script");
        assert!(error.to_string().starts_with("a.js"), "{error}");
    }
}
