//! The first card of the site's page, as HTML in a declarative shadow root: it is seen before any script of the
//! game runs. The game is mounted beside it and takes its place (`src/embed/early.js`).
//!
//! It is in the language of the page and of one order of cards, which every first visit plays. The start pack of
//! that language travels in the page, which is one request less.

use std::path::Path;

use crate::error::{Error, Explain, Result};
use crate::process::{self, cargo};
use crate::workspace::Workspace;
use crate::{files, replace, sheets};

/// The order of cards of a first visit.
const SEED: u32 = 5;
/// The start pack of the language in which index.html is written.
const PACK: &str = "en.pack";
const PAGE: &str = "index.html";
/// The element of the page, and what stands at the end of its body.
const GAME: &str = "<whos-responsible from-address site></whos-responsible>";
const END: &str = "</body>";

/// Writes the sheet of the table and puts the first card into the page.
pub(crate) fn write(workspace: &Workspace, stage: &Path) -> Result {
    files::write(&stage.join(sheets::FILE), sheets::table(&workspace.root.join("styles"))?)?;
    let pack = stage.join("packs").join(PACK);
    let card = rendered(workspace, &pack)?;
    let page = stage.join(PAGE);
    files::write(&page, carrying(&files::read_text(&page)?, &card, &files::read_text(&pack)?)?)
}

/// The built page `from` with the first card of another start pack, as `to`.
pub(crate) fn of_another_deck(
    workspace: &Workspace,
    from: &Path,
    pack: &Path,
    to: &Path,
) -> Result {
    let html = files::read_text(from)?;
    let card = rendered(workspace, pack)?;
    let html = between(&html, "<div data-early hidden>", "</div></template>", &card)?;
    files::write(to, between(&html, &block_start(), "</script>\n", &files::read_text(pack)?)?)
}

/// A page with another text between two marks.
fn between(page: &str, start: &str, end: &str, text: &str) -> Result<String> {
    let parts = page.split_once(start).and_then(|(before, rest)| {
        rest.split_once(end).map(|(_, after)| format!("{before}{start}{text}{end}{after}"))
    });
    parts.ok_or_else(|| {
        Error::new(format!("The built {PAGE} has no `{start}`: build it first (cargo xtask dist)."))
    })
}

/// How the block with the pack begins.
fn block_start() -> String {
    format!("<script type=\"text/plain\" id=\"{PACK}\">")
}

/// Compiles what renders the card.
pub(crate) fn compile(workspace: &Workspace) -> Result {
    let build = ["build", "--quiet", "--locked", "--package", "prerender"];
    process::run(&mut cargo(workspace, &build))
}

/// What `tools/prerender` makes of a start pack.
fn rendered(workspace: &Workspace, pack: &Path) -> Result<String> {
    compile(workspace)?;
    let mut run = cargo(workspace, &["run", "--quiet", "--locked", "--package", "prerender"]);
    let output = run.arg("--").arg(pack).arg(SEED.to_string()).output();
    let output =
        output.explain(|| "`cargo run --package prerender` could not be started".into())?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(Error::new(format!("The first card could not be rendered: {}", why.trim())));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The page with the card, and with the pack at its end.
fn carrying(page: &str, card: &str, pack: &str) -> Result<String> {
    if !card.contains("data-card=") || card.contains("<script") || card.contains(" style=") {
        return Err(Error::new(
            "What tools/prerender printed is no table with a card, or has a script or a style in it, which the \
             policy of the page forbids.",
        ));
    }
    // A block that is no script is not run, but ends as one.
    if pack.contains("</") || pack.contains("<!--") || pack.contains(['\r', '\0']) {
        return Err(Error::new(format!(
            "{PACK} has `</`, `<!--` or a control character, with which it cannot stand in {PAGE}: write the \
             texts in locales/ and decks/ without it."
        )));
    }
    let sheet = sheets::FILE;
    // What is hidden is shown by its sheet, so it is not seen without.
    let element = format!(
        "<whos-responsible from-address site data-first=\"{SEED}\"><template shadowrootmode=\"open\">\
         <link rel=\"stylesheet\" href=\"{sheet}\"><div data-early hidden>{card}</div></template>\
         </whos-responsible>"
    );
    let page = replace::only(PAGE, page, GAME, &element)?;
    let block = format!("{}{pack}</script>\n  {END}", block_start());
    replace::only(PAGE, &page, END, &block)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = "<div class=\"game\"><button data-card=\"a\"></button></div>";

    #[test]
    fn the_page_carries_the_card_its_sheet_and_the_pack() {
        let page =
            carrying(include_str!("../../index.html"), CARD, "locale1\u{1f}en").expect("a page");
        let (_, root) = page.split_once("<template shadowrootmode=\"open\">").expect("a root");
        let (root, _) = root.split_once("</template></whos-responsible>").expect("its end");
        assert!(
            root.starts_with("<link rel=\"stylesheet\" href=\"whos-responsible.css\">"),
            "{root}"
        );
        assert!(root.contains(CARD), "{root}");
        assert!(
            page.contains("data-first=\"5\"")
                && page.contains("id=\"en.pack\">locale1\u{1f}en</script>")
        );
        assert_eq!(page.matches("<script").count(), 2, "the loader and the pack");
    }

    #[test]
    fn a_page_without_the_element_is_told() {
        for page in ["<body></body>", GAME] {
            let error = carrying(page, CARD, "").expect_err(page).to_string();
            assert!(error.starts_with("index.html must have"), "{error}");
        }
    }

    #[test]
    fn what_cannot_stand_in_the_page_is_refused() {
        let page = format!("{GAME}{END}");
        for pack in ["a</script>", "<!-- a", "a\r"] {
            let error = carrying(&page, CARD, pack).expect_err(pack).to_string();
            assert!(error.contains(PACK), "{error}");
        }
        for card in ["", "<div style=\"\" data-card=\"a\">", "<script data-card=\"\">"] {
            let error = carrying(&page, card, "").expect_err(card).to_string();
            assert!(error.contains("tools/prerender"), "{error}");
        }
    }
}
