//! What surrounds the game when it is embedded: the hand-written scripts beside the loader, and the
//! oEmbed files of a site that knows its address.

use std::fs;
use std::path::Path;

use crate::error::{Explain, Result};
use crate::workspace::Workspace;
use crate::{oembed, strip};

/// The sources and what they are called on the site.
const SCRIPTS: [(&str, &str); 3] = [
    ("src/embed/plain.js", "whos-responsible-plain.js"),
    ("src/embed/frame.js", "whos-responsible-embed.js"),
    ("src/embed/resizer.js", "whos-responsible-resizer.js"),
];

/// Writes them into the folder of the built page.
pub(crate) fn build(workspace: &Workspace, stage: &Path) -> Result {
    for (source, name) in SCRIPTS {
        let source = workspace.root.join(source);
        let script = fs::read_to_string(&source)
            .explain(|| format!("{} could not be read", source.display()))?;
        let target = stage.join(name);
        fs::write(&target, strip::script(&script))
            .explain(|| format!("{} could not be written", target.display()))?;
    }
    match oembed::base()? {
        Some(base) => oembed::write(stage, &base),
        None => Ok(()),
    }
}
