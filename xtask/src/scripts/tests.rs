use super::*;

/// The script of files that are given as paths and texts; the first is its main file.
fn script(files: &[(&str, &str)]) -> Result<Script> {
    let (entry, _) = files.first().expect("a file");
    join(entry, &|path| {
        let found = files.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| Error::new(format!("no {path}")))
    })
}

#[track_caller]
fn check_error(files: &[(&str, &str)], expected: &str) {
    let error = script(files).expect_err(expected).to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn what_is_imported_comes_before_it_is_used_and_only_once() {
    let files = [
        (
            "src/a/a.js",
            "import { b } from './b.js';\nimport { c, d } from '../c/c.js';\nexport const a = b + c + d;\n",
        ),
        ("src/a/b.js", "import { c } from '../c/c.js';\n// Why.\nexport const b = c;\n"),
        (
            "src/c/c.js",
            "export const c = 1;\nconst e = 2;\nfunction d() { return e; }\nexport { d };\n",
        ),
    ];
    let expected = "const c = 1;\nconst e = 2;\nfunction d() { return e; }\n\n\
        // Why.\nconst b = c;\n\n\nexport const a = b + c + d;\n";
    let text = script(&files).expect("fits").text;
    let lines =
        |text: &str| text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    assert_eq!(lines(&text), lines(expected));
}

#[test]
fn the_main_file_exports_what_other_files_declare() {
    let files = [
        ("a.js", "export { b } from './b.js';\nimport { c } from './c.js';\nexport { c };\n"),
        ("b.js", "export async function b() {}\n"),
        ("c.js", "export class c {}\n"),
    ];
    let text = script(&files).expect("fits").text;
    assert!(text.starts_with("async function b() {}\nclass c {}\n"), "{text}");
    assert!(text.ends_with("export { b, c };\n") || text.ends_with("export { c, b };\n"), "{text}");
    assert_eq!(text.matches("export").count(), 1, "{text}");
}

#[test]
fn what_is_fetched_has_the_name_that_it_has_on_the_site() {
    let files = [("src/embed/loader.js", "const a = () => import('./game.js');\n")];
    let text = script(&files).expect("fits").text;
    assert_eq!(text, "const a = () => import('./whos-responsible-game.js');\n");
    check_error(&[("src/a.js", "import('./b.js')")], "src/a.js fetches src/b.js");
    check_error(&[("src/a.js", "import(b)")], "src/a.js imports b:");
}

#[test]
fn an_import_that_finds_nothing_is_told() {
    let other = ("b.js", "export const b = 1;\nconst c = 2;\n");
    check_error(&[("a.js", "import { b } from './c.js';\n"), other], "no c.js");
    check_error(&[("a.js", "import { c } from './b.js';\n"), other], "exports only [b]");
    check_error(&[("a.js", "import b from './b.js';\n"), other], "imports `default`");
    check_error(&[("a.js", "import { b as d } from './b.js';\n"), other], "as `d`");
    check_error(&[("a.js", "import * as b from './b.js';\n"), other], "imports everything");
    check_error(&[("a.js", "import { b } from 'b';\n"), other], "as in './place.js'");
    check_error(&[("a.js", "export default 1;\n")], "exports a default");
    check_error(&[("a.js", "const = 1;\n")], "a.js cannot be read");
}

#[test]
fn a_name_that_would_mean_two_things_is_refused() {
    let import = "import { b } from './b.js';\n";
    for (mine, other, expected) in [
        ("const c = 1;", "const c = 2;", "`c`"),
        ("function c() {}", "class c {}", "`c`"),
        ("const { d: [c] } = 1;", "let c;", "`c`"),
        ("const parent = 1;", "parent.postMessage(1);", "takes from the browser"),
        ("parent.postMessage(1);", "const parent = 1;", "takes from the browser"),
    ] {
        let (mine, other) = (format!("{import}{mine}"), format!("export const b = 1;\n{other}"));
        check_error(&[("a.js", &mine), ("b.js", &other)], expected);
    }
    let own = [("a.js", "import { b } from './b.js';\n(() => { const c = 1; })();\n")];
    let files = [own[0], ("b.js", "export const b = (c) => c;\n")];
    script(&files).expect("names within functions are their own");
}

#[test]
fn scripts_that_import_one_another_are_refused() {
    let files = [
        ("a.js", "import { b } from './b.js';\nexport const a = 1;\n"),
        ("b.js", "import { a } from './a.js';\nexport const b = 2;\n"),
    ];
    check_error(&files, "a.js -> b.js -> a.js");
}

const GLUE: &str = "export class Port {\n}\nexport function learn(root) {\n}\n\
    async function __wbg_init(module_or_path) {\n}\nlet wasm;\n\
    export { initSync, __wbg_init as default };\nfunction initSync() {}\n";

#[test]
fn the_glue_comes_first_and_is_called_what_the_script_calls_it() {
    let files = [
        (
            "src/a.js",
            "import init, { Port } from './glue.js';\nimport { b } from './b.js';\nnew Port(init(), b);\n",
        ),
        ("src/b.js", "import { learn } from './glue.js';\nexport const b = learn;\n"),
    ];
    let script = script(&files).expect("fits");
    let whole = script.with_glue(GLUE).expect("fits");
    assert!(whole.starts_with("class Port {\n}\nfunction learn(root) {\n}\n"), "{whole}");
    assert!(whole.contains("const init = __wbg_init;\n"), "{whole}");
    assert!(whole.ends_with("new Port(init(), b);\n") && !whole.contains("export"), "{whole}");
}

#[test]
fn a_glue_that_lacks_something_or_has_it_twice_is_told() {
    for (text, expected) in [
        ("import { play } from './glue.js';\n", "exports only [Port, learn, initSync, default]"),
        ("import init from './glue.js';\nconst wasm = 1;\n", "`wasm`"),
    ] {
        let script = script(&[("src/a.js", text)]).expect("fits");
        let error = script.with_glue(GLUE).expect_err(expected).to_string();
        assert!(error.contains(expected), "{error}");
    }
}
