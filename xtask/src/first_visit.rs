//! Which files of the page a first visit downloads, and which the service worker fetches behind it.

use crate::assemble::{SCRIPT, WASM};
use crate::compress::beside;
use crate::dist::is_ahead;
use crate::error::{Error, Explain, Result};
use crate::files;
use crate::scripts::LOADER;
use crate::sheets::FILE;
use std::path::Path;

/// The language that a first visit is counted in. Its pack travels in the page, or beside it.
const LANGUAGE: &str = "packs/en.pack";
/// What the scripts name, but fetch only when the game cannot run, or once it does.
const LATER: [&str; 3] = ["whos-responsible-own.js", "whos-responsible-plain.js", "site.js"];
/// Files that the browser fetches by itself when the page or its script names them.
const FETCHED: [&str; 6] = ["css", "ico", "js", "svg", "wasm", "woff2"];

/// When a file is downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum When {
    /// Before the first card.
    First,
    /// By the service worker, once a card was placed.
    Behind,
    /// When it is asked for.
    Asked,
}

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
    /// When a visit in English downloads it.
    pub(crate) when: When,
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
        items.push(Item {
            when: match when(&name, &named_in) {
                When::First if brings_language && name == LANGUAGE => When::Behind,
                when => when,
            },
            raw,
            gzip: length(&beside(&file, "gz")).unwrap_or(raw),
            brotli: length(&beside(&file, "br")).unwrap_or(raw),
            name,
        });
    }
    items.sort_by_key(|item| (item.when, item.name != "index.html", item.name.clone()));
    let language = (!brings_language).then_some(LANGUAGE);
    for expected in [WASM, FILE].into_iter().chain(language) {
        if !items.iter().any(|item| item.name == expected && item.when == When::First) {
            return Err(Error::new(format!(
                "The page in {} has no {expected}, or never loads it, so a first visit cannot be \
                 counted. Has it been renamed? See xtask/src/first_visit.rs.",
                dist.display()
            )));
        }
    }
    Ok(items)
}

fn when(name: &str, named_in: &str) -> When {
    let is_english = |name: &str| !name.starts_with("packs/") || name.ends_with(".en.pack");
    match name {
        _ if is_first(name, named_in) => When::First,
        _ if is_ahead(name) && is_english(name) => When::Behind,
        _ => When::Asked,
    }
}

/// Whether a first visit downloads the file: the page, what the page and its script name, and
/// one language. Parts of the module are named too, but fetched only when they are asked for.
fn is_first(name: &str, named_in: &str) -> bool {
    let (_, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    if LATER.contains(&name) || (extension == "wasm" && name != WASM) {
        return false;
    }
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
    fn behind_a_visit_comes_what_playing_needs_in_its_language() {
        for name in ["packs/traps.en.pack", "whos-responsible_screens.wasm", "site.js"] {
            assert_eq!(when(name, ""), When::Behind, "{name}");
        }
        for name in ["packs/traps.es.pack", "packs/es.pack", "whos-responsible_own.wasm", "sw.js"] {
            assert_eq!(when(name, ""), When::Asked, "{name}");
        }
    }

    #[test]
    fn a_first_visit_is_the_page_what_it_names_and_one_language() {
        let text = "<link href=\"./whos.css\"> new URL('whos-responsible_bg.wasm', import.meta.url); \
                    new URL('whos-responsible_own.wasm'); import('./site.js')";
        for name in ["index.html", "whos.css", "whos-responsible_bg.wasm", "packs/en.pack"] {
            assert!(is_first(name, text), "{name}");
        }
        for name in [
            "whos-responsible_own.wasm",
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
