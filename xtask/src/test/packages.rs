//! Packages of every format: their manifests are held to the schemas of ADL and IMS, by a script in
//! `tests/packages/` (the schemas and libxml2 come from npm).

use std::path::Path;

use ::package::Format;

use crate::error::Result;
use crate::files;
use crate::node;
use crate::package::{self, Options};
use crate::process::run;
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
    node::needed(workspace, "Manifests are checked by a script")?;
    node::install(workspace, &folder, "Installing the schemas of SCORM")?;
    run(node::test(workspace, &folder)?.env("WHOS_MANIFESTS", &manifests))
}
