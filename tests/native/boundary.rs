//! The pure crates know no web, no clock and no disk, and players download nothing that only authors need. Enforced here,
//! not by reviewers; who may use whom is in the crates' Cargo.toml, and the compiler's to hold.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a source of a pure crate may not name: it gets time, chance and files as arguments.
const FORBIDDEN: [&str; 5] = ["std::fs", "std::net", "std::time", "std::env", "std::process"];

/// Crates of the web.
const WEB: [&str; 5] = ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pure crates: all in `crates/` but what makes decks for tests.
fn pure() -> Vec<String> {
    let folders = std::fs::read_dir(root().join("crates")).expect("crates");
    let names =
        folders.map(|one| one.expect("an entry").file_name().into_string().expect("a name"));
    names.filter(|name| name != "fixtures").collect()
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
fn the_pure_crates_name_neither_clock_nor_disk_nor_network() {
    let mut files = Vec::new();
    for name in pure() {
        sources(&root().join("crates").join(name).join("src"), &mut files);
    }
    assert!(files.len() > 50, "the pure crates were not found");
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

/// The names of the crates that a package needs.
fn tree(package: &str, features: &[&str]) -> BTreeSet<String> {
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--edges=normal", "--prefix=none"])
        .arg(format!("--package={package}"))
        .args(features)
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// That the reader of decks of one's own, which is a part, is in nothing else is held by the build: see
/// xtask/src/assemble/split.rs.
#[test]
fn what_players_download_makes_no_package_and_no_schema() {
    let player = tree("whos-responsible", &["--target=wasm32-unknown-unknown"]);
    assert!(player.contains("yew") && player.contains("game"), "the tree was read");
    for name in ["schemars", "quick-xml", "zip", "package", "lms"] {
        assert!(!player.contains(name), "{name} in {player:?}");
    }
}

#[test]
fn a_pure_crate_needs_no_crate_of_the_web() {
    let all = pure();
    assert!(all.len() > 5 && all.contains(&"package".to_owned()));
    for package in all {
        let tree = tree(&package, &["--all-features"]);
        for name in WEB {
            let found = tree.iter().find(|one| one.starts_with(name));
            assert_eq!(found, None, "in {package}");
        }
    }
}
