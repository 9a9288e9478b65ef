//! Which files of the page a first visit downloads.

use crate::assemble::{FURTHER, SCRIPT, WASM};
use crate::compress::beside;
use crate::error::{Error, Explain, Result};
use crate::files;
use crate::scripts::LOADER;
use crate::sheets::FILE;
use std::path::Path;

/// The language that a first visit is counted in. Its pack travels in the page, or beside it.
const LANGUAGE: &str = "packs/en.pack";
/// What the scripts name, but fetch only when the game cannot run, or once it does.
const LATER: [&str; 2] = ["whos-responsible-plain.js", "site.js"];
/// Files that the browser fetches by itself when the page or its script names them.
const FETCHED: [&str; 6] = ["css", "ico", "js", "svg", "wasm", "woff2"];

/// A file of the page and its bytes as they travel.
pub(crate) struct Item {
    /// Its path in the page, with `/`.
    pub(crate) name: String,
    /// As it is.
    pub(crate) raw: u64,
    /// As gzip.
    pub(crate) gzip: u64,
    /// As brotli.
    pub(crate) brotli: u64,
    /// Whether a first visit downloads it.
    pub(crate) first: bool,
}

/// Every file of the page, those of a first visit in the order in which they are asked for.
pub(crate) fn items(dist: &Path) -> Result<Vec<Item>> {
    let mut items = Vec::new();
    let named_in = ["index.html", LOADER, SCRIPT].map(|name| files::read_text(&dist.join(name)));
    let named_in = named_in.into_iter().collect::<Result<String>>()?;
    let brings_language = named_in.contains("id=\"en.pack\"");
    for file in files::all(dist)? {
        let name = files::name_in(dist, &file);
        if name.ends_with(".br") || name.ends_with(".gz") || name.starts_with('.') {
            continue;
        }
        let raw = length(&file).explain(|| format!("{} could not be read", file.display()))?;
        let first = is_first(&name, &named_in) && !(brings_language && name == LANGUAGE);
        items.push(Item {
            first,
            raw,
            gzip: length(&beside(&file, "gz")).unwrap_or(raw),
            brotli: length(&beside(&file, "br")).unwrap_or(raw),
            name,
        });
    }
    items.sort_by_key(|item| (!item.first, item.name != "index.html", item.name.clone()));
    for expected in [WASM, FILE, LANGUAGE] {
        if !(brings_language && expected == LANGUAGE)
            && !items.iter().any(|item| item.name == expected && item.first)
        {
            return Err(Error::new(format!(
                "The page in {} has no {expected}, or never loads it, so a first visit cannot be \
                 counted. Has it been renamed? See xtask/src/first_visit.rs.",
                dist.display()
            )));
        }
    }
    Ok(items)
}

/// Whether a first visit downloads the file: the page, what the page and its script name, and
/// one language. The second module is named too, but fetched only when it is asked for.
fn is_first(name: &str, named_in: &str) -> bool {
    if FURTHER.iter().any(|further| name.starts_with(further)) || LATER.contains(&name) {
        return false;
    }
    let (_, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    name == "index.html"
        || name == LANGUAGE
        || (FETCHED.contains(&extension) && names(named_in, name))
}

/// Whether the text names the file, as in `href="./a.css"` or `new URL('a.wasm', …)`. The name
/// must not be the end of a longer one.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| matches!(c, '"' | '\'' | '`' | '/' | '(' | '='))
    })
}

fn length(file: &Path) -> std::io::Result<u64> {
    file.metadata().map(|file| file.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_is_the_page_what_it_names_and_one_language() {
        let text = "<link href=\"./whos.css\"> new URL('game_bg.wasm', import.meta.url); \
                    import('./whos-responsible-more.js'); import('./site.js')";
        for name in ["index.html", "whos.css", "game_bg.wasm", "packs/en.pack"] {
            assert!(is_first(name, text), "{name}");
        }
        for name in [
            "whos-responsible-more.js",
            "site.js",
            "packs/es.pack",
            "os.css",
            "other.wasm",
            "LICENSE",
        ] {
            assert!(!is_first(name, text), "{name}");
        }
    }
}
