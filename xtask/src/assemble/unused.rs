//! What wasm-bindgen's glue holds for other uses than ours. What is not found stays: then the
//! script is larger, but not wrong.

use super::words::words;

/// An `if` of the glue that is decided beforehand, by the start of its line.
struct Decided {
    line: &'static str,
    is_true: bool,
}

/// The entry script calls `init()` without arguments: the address is always the glue's own.
const WITHOUT_ARGUMENTS: [Decided; 3] = [
    Decided { line: "    if (module_or_path !== undefined) {", is_true: false },
    Decided { line: "    if (module_or_path === undefined) {", is_true: true },
    Decided { line: "    if (typeof module_or_path === 'string' || ", is_true: true },
];
/// Every browser that knows `replaceSync`, which the entry script calls, has `encodeInto`.
const WITH_ENCODE_INTO: Decided =
    Decided { line: "if (!('encodeInto' in cachedTextEncoder)) {", is_true: false };
/// The exports that the build needs, and those that wasm-bindgen writes.
const EXPORTS: [&str; 2] =
    ["export { __wbg_init as default };\n", "export { initSync, __wbg_init as default };\n"];

/// The glue without what never runs when the entry script is all that uses it.
pub(super) fn without(glue: &str, entry: &str) -> String {
    let mut glue = glue.to_owned();
    if calls_init_without_arguments(entry) {
        for decided in &WITHOUT_ARGUMENTS {
            glue = decide(&glue, decided);
        }
    }
    if words(entry).any(|(_, word)| word == "replaceSync") {
        glue = decide(&glue, &WITH_ENCODE_INTO);
    }
    if words(entry).all(|(_, word)| word != "initSync") {
        glue = glue.replace(EXPORTS[1], EXPORTS[0]);
    }
    return_at_once(&without_idle_functions(&glue))
}

/// Whether `init` is imported and then only called, as `init()`.
fn calls_init_without_arguments(entry: &str) -> bool {
    let mut uses = words(entry).filter(|(_, word)| *word == "init");
    entry.starts_with("import init")
        && uses.next().is_some()
        && uses.all(|(at, word)| entry[at + word.len()..].starts_with("()"))
}

/// The script with the `if` replaced by what it holds, or by nothing.
fn decide(glue: &str, decided: &Decided) -> String {
    let lines: Vec<&str> = glue.lines().collect();
    let mut starts = (0..lines.len()).filter(|&at| lines[at].starts_with(decided.line));
    let (Some(start), None) = (starts.next(), starts.next()) else { return glue.to_owned() };
    let indent = decided.line.len() - decided.line.trim_start().len();
    let closing = format!("{}}}", " ".repeat(indent));
    // An `else` starts with the same characters, and then the `if` stays.
    let end = (start..lines.len()).skip(1).find(|&at| lines[at].starts_with(&closing));
    let Some(end) = end.filter(|&end| lines[start].ends_with('{') && lines[end] == closing) else {
        return glue.to_owned();
    };
    let inside = if decided.is_true { &lines[start + 1..end] } else { &[] };
    unlines(lines[..start].iter().chain(inside).chain(&lines[end + 1..]))
}

/// The script without the functions that only they themselves name.
fn without_idle_functions(glue: &str) -> String {
    let count = |text: &str, name: &str| words(text).filter(|(_, word)| *word == name).count();
    let mut kept = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some((line, after)) = rest.split_once('\n') {
        let name = line.strip_prefix("function ").and_then(|rest| words(rest).next());
        let end = after.find("\n}\n").filter(|_| line.ends_with('{'));
        if let (Some((_, name)), Some(end)) = (name, end) {
            let (function, others) = rest.split_at(line.len() + 1 + end + "\n}\n".len());
            if count(function, name) == count(glue, name) {
                rest = others;
                continue;
            }
        }
        kept += line;
        kept.push('\n');
        rest = after;
    }
    kept + rest
}

/// `return x;` for `const ret = x;` and `return ret;`.
fn return_at_once(glue: &str) -> String {
    let mut kept: Vec<String> = Vec::new();
    for line in glue.lines() {
        let value = kept.last().and_then(|last| last.trim_start().strip_prefix("const ret = "));
        match value.filter(|value| value.ends_with(';') && line.trim() == "return ret;") {
            Some(value) => {
                let indent = &line[..line.len() - line.trim_start().len()];
                let at_once = format!("{indent}return {value}");
                kept.pop();
                kept.push(at_once);
            }
            None => kept.push(line.to_owned()),
        }
    }
    unlines(&kept)
}

fn unlines<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for line in lines {
        text += line.as_ref();
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "import init, { mount } from './game.js';\ninit().then(mount);\n";

    #[test]
    fn questions_about_arguments_go_when_there_are_none() {
        let glue = "async function __wbg_init(module_or_path) {\n    \
                    if (module_or_path !== undefined) {\n        if (a) {\n            b();\n        \
                    } else {\n            c();\n        }\n    }\n\n    \
                    if (module_or_path === undefined) {\n        module_or_path = 1;\n    }\n    \
                    if (typeof module_or_path === 'string' || d) {\n        e();\n    }\n}\n";
        let without_questions = "async function __wbg_init(module_or_path) {\n\n        \
                                 module_or_path = 1;\n        e();\n}\n";
        assert_eq!(without(glue, ENTRY), without_questions);
        for entry in ["init();", &ENTRY.replace("()", "(1)"), &format!("{ENTRY}run(init);")] {
            assert_eq!(without(glue, entry), glue);
        }
    }

    #[test]
    fn old_browsers_that_cannot_run_the_entry_script_need_no_help() {
        let glue = "if (!('encodeInto' in cachedTextEncoder)) {\n    help();\n}\n\nnext();\n";
        assert_eq!(without(glue, "sheet.replaceSync('');"), "\nnext();\n");
        assert_eq!(without(glue, ""), glue);
    }

    #[test]
    fn an_if_that_does_not_look_as_expected_stays() {
        let decided = Decided { line: "if (a) {", is_true: false };
        for glue in ["if (a) {\n} else {\n}\n", "if (a) {\n", "if (a) { b(); }\n}\n", "c();\n"] {
            assert_eq!(decide(glue, &decided), glue);
        }
        let twice = "if (a) {\n}\nif (a) {\n}\n";
        assert_eq!(decide(twice, &decided), twice);
    }

    #[test]
    fn functions_that_nobody_calls_go() {
        let glue = "function initSync(a) {\n    if (b) {\n        warn('initSync()');\n    }\n}\n\nfunction used() {\n}\n\
                    used();\nexport { initSync, __wbg_init as default };\n";
        let kept = "\nfunction used() {\n}\nused();\nexport { __wbg_init as default };\n";
        assert_eq!(without(glue, ENTRY), kept);
        assert_eq!(without(glue, "import { initSync } from './game.js';"), glue);
    }

    #[test]
    fn values_are_returned_at_once() {
        let glue = "{\n    const ret = a.b;\n    return ret;\n}\n";
        assert_eq!(without(glue, ""), "{\n    return a.b;\n}\n");
        for glue in ["const ret = a;\nb();\nreturn ret;\n", "const ret = a(\n);\nreturn ret;\n"] {
            assert_eq!(without(glue, ""), glue);
        }
    }
}
