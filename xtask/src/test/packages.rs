//! Packages of every format: their manifests are held to the schemas of ADL and IMS, by a script in
//! `tests/packages/` (the schemas and libxml2 come from npm).

use std::path::Path;

use ::package::Format;

use crate::error::{Error, Result};
use crate::files;
use crate::package::{self, Options};
use crate::process::{command, run, run_logged};
use crate::workspace::Workspace;

/// One deck of the site, and one of somebody's own.
const DECKS: [(&str, &str); 2] =
    [("first-steps", "first-steps"), ("own", "decks/examples/data-protection.json")];

/// Makes the packages of the built page and checks them.
pub(super) fn check(workspace: &Workspace, page: &Path) -> Result {
    let manifests = workspace.target.join("packages").join("manifests");
    files::remove_folder(&manifests)?;
    for format in Format::ALL {
        for (name, deck) in DECKS {
            // A deck's path is from here, wherever the person stands.
            let path = workspace.root.join(deck);
            let deck = if path.is_file() { path.display().to_string() } else { deck.to_owned() };
            for (mark, pass) in [("none", None), ("pass", Some("80"))] {
                let mut words = vec!["--format", format.word(), "--deck", &deck];
                words.extend(pass.iter().flat_map(|pass| ["--pass", *pass]));
                let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
                let made = package::make(workspace, page, Options::parse(&words)?)?;
                let file = manifests.join(format!("{}.{name}.{mark}.xml", format.word()));
                files::write(&file, &made.manifest)?;
            }
        }
    }
    let folder = workspace.root.join("tests").join("packages");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if workspace.find_program(npm).is_none() || workspace.find_program("node").is_none() {
        return Err(Error::new(
            "Manifests are checked by a script, and there is no Node on PATH. Install Node 20.19 \
             or newer, then run this again.",
        ));
    }
    let mut install = command(workspace, npm);
    // Nothing of these packages is run but libxml2, so none of their scripts is either.
    install.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run_logged(workspace, "Installing the schemas of SCORM", &mut install)?;
    let mut test = command(workspace, "node");
    test.current_dir(&folder).args(["--test", "--test-reporter=spec", "manifests.test.mjs"]);
    run(test.env("WHOS_MANIFESTS", &manifests))
}
