//! The pure part knows no web. Enforced here, not by reviewers.

use std::path::{Path, PathBuf};
use std::process::Command;

const PURE: [&str; 16] = [
    "model",
    "game",
    "gesture",
    "i18n",
    "looks.rs",
    "report",
    "package",
    "plain.rs",
    "start.rs",
    "learn/mod.rs",
    "learn/book.rs",
    "learn/file.rs",
    "learn/line.rs",
    "learn/pack.rs",
    "learn/texts.rs",
    "learn/view.rs",
];
const FORBIDDEN: [&str; 12] = [
    "yew",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "crate::ui",
    "crate::embed",
    "std::fs",
    "std::net",
    "std::time",
    "std::env",
    "std::process",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).expect("a folder") {
            sources(&entry.expect("an entry").path(), found);
        }
    } else if path.extension().is_some_and(|end| end == "rs") {
        found.push(path.to_owned());
    }
}

#[test]
fn the_pure_modules_name_nothing_of_the_web_the_clock_or_the_disk() {
    let mut files = Vec::new();
    for module in PURE {
        sources(&root().join("src").join(module), &mut files);
    }
    assert!(files.len() > 20, "the pure modules were not found");
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source file");
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for (number, line) in code.enumerate() {
            for word in FORBIDDEN {
                assert!(!line.contains(word), "{}:{number}: {word} in: {line}", file.display());
            }
        }
    }
}

#[test]
fn the_model_knows_no_game_and_gesture_and_texts_know_no_round() {
    let rules: [(&str, &[&str]); 4] = [
        ("model", &["crate::game", "crate::gesture", "crate::i18n"]),
        ("game", &["crate::gesture", "crate::i18n"]),
        ("gesture", &["crate::model", "crate::game", "crate::i18n"]),
        ("i18n", &["crate::game", "crate::gesture"]),
    ];
    for (module, forbidden) in rules {
        let mut files = Vec::new();
        sources(&root().join("src").join(module), &mut files);
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a source file");
            for word in forbidden {
                assert!(!text.contains(word), "{} names {word}", file.display());
            }
        }
    }
}

/// The lines of the library's dependency tree.
fn tree(features: &[&str]) -> String {
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--package=whos-responsible", "--edges=normal"])
        .args(["--prefix=none"])
        .args(features)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

#[test]
fn what_players_download_has_no_schema_in_it() {
    let player = tree(&["--target=wasm32-unknown-unknown"]);
    assert!(player.contains("yew v"), "the tree was read");
    for name in ["schemars", "serde_path_to_error", "quick-xml", "zip v"] {
        assert!(!player.contains(name), "{name} in {player}");
    }
}

#[test]
fn without_its_web_feature_the_library_depends_on_no_web_crate() {
    let tree = tree(&["--no-default-features", "--features=package,report"]);
    assert!(tree.contains("serde_json") && tree.contains("quick-xml"), "the tree was read");
    for name in ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"] {
        let found =
            tree.lines().find(|line| line.split(' ').next().is_some_and(|it| it.starts_with(name)));
        assert_eq!(found, None);
    }
}
