//! What surrounds the game when it is embedded: the hand-written scripts, and the
//! oEmbed files of a site that knows its address.

use std::path::Path;

use crate::base::Base;
use crate::error::Result;
use crate::minify::{self, Kind};
use crate::scripts::LOADER;
use crate::workspace::Workspace;
use crate::{classic, files, oembed, replace, said, scripts, sheets};

const RESIZER: &str = "whos-responsible-resizer.js";
const SITE: &str = "site.js";

/// The sources, and what they are called on the site.
const SCRIPTS: [(&str, &str); 8] = [
    ("src/embed/loader.js", LOADER),
    ("src/embed/own.js", "whos-responsible-own.js"),
    ("src/learn/learn.js", "whos-responsible-learn.js"),
    ("src/room/room.js", "whos-responsible-room.js"),
    ("src/embed/seldom.js", "whos-responsible-plain.js"),
    ("src/embed/frame.js", "whos-responsible-embed.js"),
    ("src/embed/resizer.js", RESIZER),
    ("src/site/site.js", SITE),
];

/// Writes them into the folder of the built page.
pub(crate) fn build(workspace: &Workspace, stage: &Path, base: Option<&Base>) -> Result {
    for (source, name) in SCRIPTS {
        let script = scripts::read(&workspace.root, source)?.text;
        let script = sheets::fill(&script, &workspace.root.join("styles"))?;
        let script = match name {
            LOADER => classic::also(&script)?,
            // It stands in other people's pages, with and without type=module.
            RESIZER => minify::script(name, &script, Kind::Script)?,
            // The build is yet to be written there.
            SITE => script,
            _ => minify::script(name, &script, Kind::Module)?,
        };
        files::write(&stage.join(name), script)?;
    }
    let page = stage.join(oembed::PAGE);
    let said = said::read(&workspace.root)?;
    let html = said::without_script(&files::read_text(&page)?, &said)?;
    let base = base.map(Base::as_str);
    let html = base.map_or_else(|| Ok(html.clone()), |base| naming(&html, base))?;
    files::write(&page, html)?;
    let Some(base) = base else { return Ok(()) };
    // Of the page as it was: each deck's leads to its own answer only.
    oembed::write_decks(stage, base, &said)?;
    oembed::write(stage, base, &said)
}

/// The page with the site's origin in its policy beside `'self'`, which WebKit takes for nobody in a
/// sandboxed frame.
fn naming(html: &str, base: &str) -> Result<String> {
    let origin: Vec<&str> = base.splitn(4, '/').take(3).collect();
    let both = format!("'self' {}", origin.join("/"));
    replace::every("xtask/src/frame.rs", oembed::PAGE, html, "'self'", &both)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_site_that_knows_its_address_names_it_in_the_policy() {
        let page = include_str!("../../embed.html");
        let page = super::naming(page, "https://example.org:8443/a/b/").expect("a policy");
        assert!(page.contains("script-src 'self' https://example.org:8443 'wasm-unsafe-eval';"));
        assert!(page.contains("connect-src 'self' https://example.org:8443\""));
    }
    #[test]
    fn a_page_without_a_policy_is_told() {
        let error = super::naming("<html>", "https://example.org/").expect_err("none").to_string();
        assert!(error.contains("embed.html has no `'self'`"), "{error}");
    }
}
