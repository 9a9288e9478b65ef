//! A site as Trunk leaves it, made ready to be published in a folder of its own.

use super::*;
use crate::{files, hash};
use serde_json::Value;
use std::fs;

const SITE: [(&str, &str); 10] = [
    ("index.html", "<!doctype html>"),
    ("learn.html", "<!doctype html>"),
    ("whos-responsible.js", "export const create = () => {};"),
    ("whos-responsible_bg.wasm", "\0asm"),
    ("packs/en.pack", "cards"),
    ("packs/traps.pt-BR.pack", "cartas"),
    ("oembed.en.json", "{}"),
    ("picture.png", "png"),
    ("site.js", "// A comment.\nconst BUILD = '{{build}}';\nregister(BUILD);\n"),
    (
        "sw.js",
        "const BUILD = '{{build}}';\nconst FILES = '{{files}}';\nkeep(BUILD, FILES, '{{opened}}');\n",
    ),
];

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("whos-dist-{}-{name}", std::process::id()));
        // What an earlier run may have left.
        let _ = fs::remove_dir_all(&folder);
        let folder = Self(folder);
        for (name, text) in SITE {
            folder.put(&format!("dist/{name}"), text);
        }
        for given in ["docs/npm.md", "src/embed/whos-responsible.d.ts", "LICENSE"] {
            folder.put(given, given);
        }
        folder
    }

    fn put(&self, name: &str, text: &str) {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("can be made");
        fs::write(file, text).expect("can be written");
    }

    fn dist(&self) -> PathBuf {
        self.0.join("dist")
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect(name)
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).expect(name)
    }

    fn npm(&self) -> Result {
        npm::write(&self.0, &self.dist(), &self.0.join("npm"), "1.2.3")
    }

    /// Every file with what is in it.
    fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let files = files::all(&self.0).expect("can be listed").into_iter();
        let name = |file: &PathBuf| file.strip_prefix(&self.0).expect("inside").to_owned();
        files.map(|file| (name(&file), fs::read(&file).expect("can be read"))).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn published(name: &str) -> Folder {
    let folder = Folder::new(name);
    finish(&folder.dist(), "1.2.3", None).expect("can be published");
    folder
}

#[test]
fn two_runs_give_the_same_bytes() {
    let (one, two) = (published("one"), published("two"));
    one.npm().expect("a package");
    two.npm().expect("a package");
    assert!(one.everything() == two.everything(), "a build depends on something else");
}

#[test]
fn the_manifest_lists_every_file_with_sizes_and_hash() {
    let folder = published("manifest");
    let manifest = folder.json("dist/whos-responsible.manifest.json");
    assert_eq!(manifest["version"], "1.2.3");
    let files = manifest["files"].as_object().expect("an object");
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let mut all = SITE.map(|(name, _)| name);
    all.sort_unstable();
    assert_eq!(names, all);
    let pack = &files["packs/en.pack"];
    let length =
        |end| folder.0.join(format!("dist/packs/en.pack{end}")).metadata().expect("file").len();
    assert_eq!((&pack["raw"], &pack["gzip"]), (&5.into(), &length(".gz").into()));
    assert_eq!(pack["brotli"], length(".br"));
    assert_eq!(pack["integrity"], hash::integrity(b"cards"));
    // Nothing is gained by compressing a picture again.
    assert_eq!(files["picture.png"]["brotli"], 3);
}

#[test]
fn the_worker_knows_its_build_and_the_hash_of_each_file_that_a_browser_needs() {
    let folder = published("worker");
    let build = folder.json("dist/whos-responsible.manifest.json")["build"].clone();
    let build = build.as_str().expect("a text");
    assert_eq!(build.len(), 16);
    assert_eq!(folder.text("dist/site.js"), format!("register(`{build}`);"));
    let worker = folder.text("dist/sw.js");
    assert!(worker.contains(build), "{worker}");
    let files = worker.find('{').zip(worker.rfind('}')).map(|(from, to)| &worker[from..=to]);
    let files = files.map(|files| files.replace('`', "\""));
    let files: Value = serde_json::from_str(&files.expect(&worker)).expect("an object");
    assert_eq!(files["packs/en.pack"], hash::integrity(b"cards"));
    assert_eq!(files["site.js"], hash::integrity(folder.text("dist/site.js").as_bytes()));
    assert_eq!((files.get("sw.js"), files.get("oembed.en.json")), (None, None));
}

#[test]
fn another_file_makes_another_build() {
    let build =
        |folder: &Folder| folder.json("dist/whos-responsible.manifest.json")["build"].clone();
    let (one, other) = (published("before"), Folder::new("after"));
    other.put("dist/packs/en.pack", "other cards");
    finish(&other.dist(), "1.2.3", None).expect("can be published");
    assert_ne!(build(&one), build(&other));
}

#[test]
fn a_page_without_the_workers_marks_is_told() {
    let folder = Folder::new("marks");
    folder.put("dist/sw.js", "const BUILD = '{{build}}';");
    let error = finish(&folder.dist(), "1.2.3", None).expect_err("no mark").to_string();
    assert!(error.contains("sw.js must have '{{files}}'"), "{error}");
}

#[test]
fn an_address_is_in_the_manifest() {
    let folder = Folder::new("base");
    let arguments = ["--base".to_owned(), "https://a.example".to_owned()];
    let base = Base::parse(&arguments).expect("an address");
    finish(&folder.dist(), "1.2.3", base.as_ref()).expect("can be published");
    let manifest = folder.json("dist/whos-responsible.manifest.json");
    assert_eq!(manifest["base"], "https://a.example/");
}

#[test]
fn the_package_holds_what_a_page_embeds_and_says_so() {
    let folder = published("package");
    folder.put("npm/left-over.js", "of an earlier build");
    folder.npm().expect("a package");
    let package = folder.json("npm/package.json");
    assert_eq!(
        (&package["name"], &package["version"]),
        (&"whos-responsible".into(), &"1.2.3".into())
    );
    assert_eq!((&package["type"], &package["license"]), (&"module".into(), &"MIT".into()));
    let main = &package["exports"]["."];
    assert_eq!(main["types"], "./whos-responsible.d.ts");
    assert_eq!(main["default"], "./whos-responsible.js");
    // The first condition that fits is taken, and `default` fits always.
    let text = folder.text("npm/package.json");
    let place = |name: &str| text.find(name).expect(name);
    assert!(place("{ \"types\":") < place("\"default\":"));
    // Importing it is what registers the element.
    assert_eq!(package["sideEffects"], true);

    let inside = |name: &str| folder.0.join("npm").join(name).is_file();
    for name in ["README.md", "LICENSE", "whos-responsible.d.ts", "learn.html", "packs/en.pack"] {
        assert!(inside(name), "{name}");
    }
    for name in ["index.html", "sw.js", "oembed.en.json", "packs/en.pack.br", "left-over.js"] {
        assert!(!inside(name), "{name}");
    }
    let listed = package["files"].as_array().expect("a list");
    let top = fs::read_dir(folder.0.join("npm")).expect("a folder").count();
    // All but package.json itself.
    assert!(listed.contains(&"packs".into()) && listed.len() == top - 1, "{listed:?}");
    let hashes = folder.json("npm/whos-responsible.manifest.json");
    assert_eq!(hashes["files"]["packs/en.pack"]["integrity"], hash::integrity(b"cards"));
    assert!(hashes["files"].get("sw.js").is_none());
}

#[test]
fn the_package_has_the_loader_as_bundlers_read_it() {
    let folder = published("loader");
    folder.put("src/embed/loader.js", "// As written.\nexport const create = import.meta.url;\n");
    folder.npm().expect("a package");
    let loader = folder.text("npm/whos-responsible.js");
    assert_eq!(loader, "// As written.\nexport const create = import.meta.url;\n");
    let hashes = folder.json("npm/whos-responsible.manifest.json");
    let entry = &hashes["files"]["whos-responsible.js"];
    assert_eq!(entry["integrity"], hash::integrity(loader.as_bytes()));
    assert_eq!(entry["raw"], loader.len());
}

#[test]
fn an_address_that_is_none_is_told_before_anything_is_built() {
    let workspace = Workspace::find().expect("the repository");
    for address in ["http://a.example/", "a.example", "https://a.example/?deck=traps"] {
        let arguments = ["--base".to_owned(), address.to_owned()];
        let error = run_task(&workspace, &arguments).expect_err(address).to_string();
        assert!(error.contains(address) && error.contains("https://example.org/game/"), "{error}");
    }
}

#[test]
fn a_package_without_types_is_not_written() {
    let folder = published("types");
    fs::remove_file(folder.0.join("src/embed/whos-responsible.d.ts")).expect("was there");
    let error = folder.npm().expect_err("no types").to_string();
    assert!(error.contains("whos-responsible.d.ts is missing"), "{error}");
}
