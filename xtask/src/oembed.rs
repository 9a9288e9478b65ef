//! oEmbed (<https://oembed.com>): what a site needs to show the game where somebody pasted its
//! address. Answers and the links that lead to them must hold whole addresses, so they are written
//! only when the build is told where the site will be.
//!
//! An answer is a file, which cannot heed the query of the address that was pasted. So each deck has a
//! page of its own in each language (`embed/<deck>.<lang>.html`), which leads to an answer of its own.

use std::env;
use std::path::Path;

use serde_json::json;

use site::StartPack;

use crate::error::{Error, Result};
use crate::said::Said;
use crate::{files, replace};

/// The environment variable with the address of the folder in which the site will be.
const VARIABLE: &str = "WHOS_BASE";
/// The page that is embedded, and that leads to the answers.
pub(crate) const PAGE: &str = "embed.html";
/// The site's own page, which leads to the same.
const HOME: &str = "index.html";
/// The folder with a page for each deck and language.
pub(crate) const FOLDER: &str = "embed";
/// The folder with their answers.
pub(crate) const ANSWERS: &str = "oembed";
/// The size of a frame that nothing resizes, in CSS pixels.
const SIZE: (u32, u32) = (720, 640);
/// Where the site will be, if the build was told; with a slash at the end.
pub(crate) fn base() -> Result<Option<String>> {
    match env::var(VARIABLE) {
        Ok(base) if !base.is_empty() => checked(&base).map(Some),
        _ => Ok(None),
    }
}

/// An address that can be put into files as it is.
pub(crate) fn checked(base: &str) -> Result<String> {
    let sound = base.split_once("https://").is_some_and(|(before, rest)| {
        let safe = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
        before.is_empty() && !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(safe)
    });
    if !sound {
        return Err(Error::new(format!(
            "`{base}` cannot be the site's address (--base, or {VARIABLE}): it must be the address \
             of the folder in which the site will be, such as https://example.org/game/ (https, no \
             `?` or `#`)."
        )));
    }
    Ok(format!("{}/", base.trim_end_matches('/')))
}

/// Writes `oembed.<lang>.json` and the links to them in the page.
pub(crate) fn write(site: &Path, base: &str, said: &[Said]) -> Result {
    let mut links = String::new();
    for Said { lang, title, .. } in said {
        let name = format!("oembed.{lang}.json");
        files::write(&site.join(&name), answer(base, lang, title, &said[0].title))?;
        links += &link(&format!("{base}{name}"), lang, title);
    }
    for name in [PAGE, HOME] {
        let page = site.join(name);
        // A site that is put together from parts may have no home page.
        if name == PAGE || page.is_file() {
            files::write(&page, &leading(&page, &files::read_text(&page)?, &links)?)?;
        }
    }
    Ok(())
}

/// Writes a page and an answer for each deck and language of the site, made of its page for frames.
pub(crate) fn write_decks(site: &Path, base: &str, said: &[Said]) -> Result {
    let page = files::read_text(&site.join(PAGE))?;
    for words in said {
        let lang = words.lang;
        let pack = site.join(format!("packs/{lang}.pack"));
        let start = StartPack::unpack(&files::read_text(&pack)?)
            .map_err(|error| Error::new(format!("{} is damaged: {error}", pack.display())))?;
        for entry in &start.catalog.entries {
            let title =
                format!("{} – {}", plain::escape(&entry.title), plain::escape(&words.title));
            let name = format!("{}.{lang}", entry.id);
            let link = link(&format!("{base}{ANSWERS}/{name}.json"), lang, &title);
            let html = of_deck(&page, &entry.id, &title, words, &said[0])?;
            let html = leading(&site.join(PAGE), &html, &link)?;
            files::write(&site.join(FOLDER).join(format!("{name}.html")), &html)?;
            let address = format!("{base}{FOLDER}/{name}.html");
            let answer = answer_for(base, &address, lang, &title, &said[0].title);
            files::write(&site.join(ANSWERS).join(format!("{name}.json")), &answer)?;
        }
    }
    Ok(())
}

/// The page for frames as that of one deck in one language, a folder further down. `before` is what the page
/// says as it is written.
fn of_deck(page: &str, deck: &str, title: &str, words: &Said, before: &Said) -> Result<String> {
    let mut html = page.to_owned();
    let lang = words.lang;
    let swaps = [
        ("<html lang=\"en\">".to_owned(), format!("<html lang=\"{lang}\">")),
        (before.title.clone(), title.to_owned()),
        ("href=\"embed.css\"".to_owned(), "href=\"../embed.css\"".to_owned()),
        ("src=\"whos-".to_owned(), "src=\"../whos-".to_owned()),
        ("url=plain/index.html".to_owned(), format!("url=../plain/{deck}.{lang}.html")),
        ("href=\"plain/index.html".to_owned(), "href=\"../plain/index.html".to_owned()),
        (before.texts.text("late").to_owned(), words.texts.text("late").to_owned()),
        (before.texts.text("late.link").to_owned(), words.texts.text("late.link").to_owned()),
        (
            "from-address loading".to_owned(),
            format!("from-address deck=\"{deck}\" lang=\"{lang}\" loading"),
        ),
    ];
    for (from, to) in swaps {
        html = replace::every("xtask/src/oembed.rs", PAGE, &html, &from, &to)?;
    }
    Ok(html)
}

/// A link to an answer.
fn link(address: &str, lang: &str, title: &str) -> String {
    format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\" \
         hreflang=\"{lang}\" title=\"{title}\">\n    "
    )
}

/// The page with links at the end of its head.
fn leading(path: &Path, html: &str, links: &str) -> Result<String> {
    let Some(at) = html.find("</head>") else {
        return Err(Error::new(format!("{} has no </head>.", path.display())));
    };
    let (before, after) = html.split_at(at);
    Ok(format!("{}\n    {}{after}", before.trim_end(), links.trim_end_matches("  ")))
}

/// What a consumer of oEmbed is answered for the site.
fn answer(base: &str, lang: &str, title: &str, name: &str) -> String {
    answer_for(base, &format!("{base}{PAGE}?lang={lang}"), lang, title, name)
}

/// What a consumer of oEmbed is answered for a page. The quotation is what WordPress needs to load the
/// script that gives the frame its height, and what it shows where the frame does not come.
fn answer_for(base: &str, address: &str, lang: &str, title: &str, name: &str) -> String {
    let (width, height) = SIZE;
    let html = format!(
        "<blockquote><a href=\"{address}\">{title}</a></blockquote><iframe src=\"{address}\" \
         title=\"{title}\" lang=\"{lang}\" width=\"{width}\" height=\"{height}\" frameborder=\"0\" \
         style=\"display:block;border:0\" loading=\"lazy\"></iframe>"
    );
    let title = title.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    let title = title.replace("&#39;", "'").replace("&amp;", "&");
    let answer = json!({
        "version": "1.0", "type": "rich", "title": title, "html": html,
        "width": width, "height": height,
        "provider_name": name, "provider_url": base, "cache_age": 86_400,
    });
    format!("{answer:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use authoring::read_deck;
    use i18n::LANGUAGES;
    use model::Catalog;
    use serde_json::Value;
    use std::fs;

    fn words() -> Vec<Said> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
        crate::said::read(root).expect("words")
    }

    #[test]
    fn only_addresses_of_folders_are_taken() {
        for good in ["https://example.org", "https://example.org/a/b-c/", "https://x.y:8443/%20"] {
            let base = checked(good).expect(good);
            assert!(base.ends_with('/') && !base.ends_with("//"), "{base}");
        }
        for bad in
            ["http://a.b", "a.b/c", "https://", "https:///x", "https://a.b/?c=d", "https://a\"b"]
        {
            let error = checked(bad).expect_err(bad).to_string();
            assert!(error.contains(bad) && error.contains(VARIABLE), "{error}");
        }
    }

    #[test]
    fn every_language_has_an_answer_that_the_page_leads_to() {
        let site = env::temp_dir().join(format!("oembed-{}", std::process::id()));
        fs::create_dir_all(&site).expect("a folder");
        let before = include_str!("../../embed.html");
        fs::write(site.join(PAGE), before).expect("a page");
        let said = words();
        write(&site, "https://example.org/game/", &said).expect("written");
        let page = fs::read_to_string(site.join(PAGE)).expect("the page");
        for Said { lang, title, .. } in said {
            let name = format!("oembed.{lang}.json");
            let link = format!(
                "type=\"application/json+oembed\" href=\"https://example.org/game/{name}\""
            );
            assert_eq!(page.matches(&link).count(), 1, "{page}");
            let text = fs::read_to_string(site.join(name)).expect("an answer");
            let answer: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(answer["version"], "1.0");
            assert_eq!(answer["type"], "rich");
            assert!(answer["width"].is_u64() && answer["height"].is_u64());
            let html = answer["html"].as_str().expect("HTML");
            assert!(
                html.contains(&format!("src=\"https://example.org/game/embed.html?lang={lang}\""))
            );
            assert!(html.contains(&format!("title=\"{title}\"")));
        }
        assert!(page.len() > before.len() && page.ends_with("</html>\n"));
        fs::remove_dir_all(&site).expect("it is there");
    }

    #[test]
    fn the_home_page_leads_to_the_answers_too() {
        let site = env::temp_dir().join(format!("oembed-home-{}", std::process::id()));
        fs::create_dir_all(&site).expect("a folder");
        for (name, html) in
            [(PAGE, include_str!("../../embed.html")), (HOME, include_str!("../../index.html"))]
        {
            fs::write(site.join(name), html).expect("a page");
        }
        write(&site, "https://example.org/", &words()).expect("written");
        let home = fs::read_to_string(site.join(HOME)).expect("the home page");
        assert_eq!(home.matches("href=\"https://example.org/oembed.").count(), LANGUAGES.len());
        fs::remove_dir_all(&site).expect("it is there");
    }

    /// Every deck in every language: the page, the link in it and the answer are of that deck and that
    /// language, and all that the page names is a folder further up.
    #[test]
    fn each_deck_has_a_page_and_an_answer_in_each_language() {
        let site = env::temp_dir().join(format!("oembed-decks-{}", std::process::id()));
        fs::create_dir_all(site.join("packs")).expect("a folder");
        fs::write(site.join(PAGE), include_str!("../../embed.html")).expect("a page");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
        let json = fs::read_to_string(root.join("decks/examples/data-protection.json"));
        let json = json.expect("a deck");
        let decks = ["duties", "more-duties"].map(|id| {
            let json = json.replace("\"data-protection\"", &format!("\"{id}\""));
            // A title may hold what means something in HTML.
            let json = json.replacen("\"en\": \"", "\"en\": \"A & <B> \\\"C\\\" ", 1);
            read_deck(&json, None).map_err(|all| format!("{all:?}")).expect("a deck")
        });
        for lang in LANGUAGES {
            let texts = fs::read_to_string(root.join(format!("locales/{lang}.json")));
            let locale = authoring::locale::read(lang, &texts.expect("texts")).expect("texts");
            let mut catalog = Catalog::default();
            for deck in &decks {
                catalog.push(&deck.in_language("en").expect("a deck"));
            }
            let deck = decks[0].in_language("en").expect("a deck");
            let start = StartPack { locale, catalog, deck }.pack();
            fs::write(site.join(format!("packs/{lang}.pack")), start).expect("a pack");
        }
        write_decks(&site, "https://example.org/game/", &words()).expect("written");
        let mut seen = 0;
        for lang in LANGUAGES {
            let text = fs::read_to_string(site.join(format!("packs/{lang}.pack"))).expect("there");
            for entry in StartPack::unpack(&text).expect("a start pack").catalog.entries {
                let name = format!("{}.{lang}", entry.id);
                let page =
                    fs::read_to_string(site.join(format!("embed/{name}.html"))).expect("page");
                let link = format!("href=\"https://example.org/game/oembed/{name}.json\"");
                assert_eq!(page.matches("json+oembed").count(), 1, "{page}");
                assert!(page.contains(&link), "{page}");
                assert!(page.contains(&format!("deck=\"{}\" lang=\"{lang}\"", entry.id)), "{page}");
                for outside in ["href=\"plain", "src=\"whos", "href=\"embed", "url=plain"] {
                    assert!(!page.contains(outside), "{outside} in {page}");
                }
                let answer = fs::read_to_string(site.join(format!("oembed/{name}.json")));
                let answer: Value =
                    serde_json::from_str(&answer.expect("an answer")).expect("JSON");
                let title = answer["title"].as_str().expect("a title");
                assert!(title.starts_with(&format!("{} – ", entry.title)), "{title}");
                assert!(!title.contains("&#"), "{title}");
                let html = answer["html"].as_str().expect("HTML");
                let frame = format!("<iframe src=\"https://example.org/game/embed/{name}.html\"");
                assert!(html.contains(&frame), "{html}");
                assert!(html.starts_with("<blockquote><a href="), "{html}");
                assert_eq!(html.matches("<iframe").count() + html.matches("<B>").count(), 1);
                assert!(html.contains("style=\"display:block;border:0\""), "{html}");
                seen += 1;
            }
        }
        assert_eq!(seen, decks.len() * LANGUAGES.len());
        fs::remove_dir_all(&site).expect("it is there");
    }
}
