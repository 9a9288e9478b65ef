//! What surrounds the game when it is embedded: the hand-written scripts, and the
//! oEmbed files of a site that knows its address.

use std::fs;
use std::path::Path;

use crate::assemble::LOADER;
use crate::error::{Explain, Result};
use crate::minify::{self, Kind};
use crate::workspace::Workspace;
use crate::{classic, oembed, said, scripts, strip};

const RESIZER: &str = "whos-responsible-resizer.js";
const SITE: &str = "site.js";

/// The sources, and what they are called on the site.
const SCRIPTS: [(&str, &str); 5] = [
    ("src/embed/loader.js", LOADER),
    ("src/embed/seldom.js", "whos-responsible-plain.js"),
    ("src/embed/frame.js", "whos-responsible-embed.js"),
    ("src/embed/resizer.js", RESIZER),
    ("src/site/site.js", SITE),
];

/// Writes them into the folder of the built page.
pub(crate) fn build(workspace: &Workspace, stage: &Path) -> Result {
    for (source, name) in SCRIPTS {
        let script = scripts::read(&workspace.root, source)?.text;
        let target = stage.join(name);
        let script = match name {
            LOADER => classic::also(&strip::script(&script))?,
            // It stands in other people's pages, with and without type=module.
            RESIZER => minify::script(name, &script, Kind::Script)?,
            // The build is yet to be written there.
            SITE => script,
            _ => minify::script(name, &script, Kind::Module)?,
        };
        fs::write(&target, script)
            .explain(|| format!("{} could not be written", target.display()))?;
    }
    let page = stage.join(oembed::PAGE);
    let html =
        fs::read_to_string(&page).explain(|| format!("{} could not be read", page.display()))?;
    let said = said::read(&workspace.root)?;
    let html = said::without_script(&html, &said)?;
    let base = oembed::base()?;
    let html = base.as_ref().map_or(html.clone(), |base| naming(&html, base));
    fs::write(&page, html).explain(|| format!("{} could not be written", page.display()))?;
    let Some(base) = base else { return Ok(()) };
    // Of the page as it was: each deck's leads to its own answer only.
    oembed::write_decks(stage, &base, &said)?;
    oembed::write(stage, &base, &said)
}

/// The page with the site's origin in its policy beside `'self'`, which WebKit takes for nobody in a
/// sandboxed frame.
fn naming(html: &str, base: &str) -> String {
    let origin: Vec<&str> = base.splitn(4, '/').take(3).collect();
    html.replace("'self'", &format!("'self' {}", origin.join("/")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_site_that_knows_its_address_names_it_in_the_policy() {
        let page = super::naming(include_str!("../../embed.html"), "https://example.org:8443/a/b/");
        assert!(page.contains("script-src 'self' https://example.org:8443 'wasm-unsafe-eval';"));
        assert!(page.contains("connect-src 'self' https://example.org:8443\""));
    }
}
