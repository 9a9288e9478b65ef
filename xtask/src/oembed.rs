//! oEmbed (<https://oembed.com>): what a site needs to show the game where somebody pasted its
//! address. Answers and the links that lead to them must hold whole addresses, so they are written
//! only when the build is told where the site will be.

use std::env;
use std::fs;
use std::path::Path;

use serde_json::json;

use crate::error::{Error, Explain, Result};

/// The environment variable with the address of the folder in which the site will be.
const VARIABLE: &str = "WHOS_BASE";
/// The page that is embedded, and that leads to the answers.
pub(crate) const PAGE: &str = "embed.html";
/// The size of a frame that nothing resizes, in CSS pixels.
const SIZE: (u32, u32) = (720, 640);
/// In each language: its tag and the title of the frame.
const TITLES: [(&str, &str); 3] = [
    ("en", "Who’s responsible? AWS or the customer"),
    ("es", "¿Quién es responsable? AWS o el cliente"),
    ("pt-BR", "Quem é responsável? A AWS ou o cliente"),
];

/// Where the site will be, if the build was told; with a slash at the end.
pub(crate) fn base() -> Result<Option<String>> {
    match env::var(VARIABLE) {
        Ok(base) if !base.is_empty() => checked(&base).map(Some),
        _ => Ok(None),
    }
}

/// An address that can be put into files as it is.
fn checked(base: &str) -> Result<String> {
    let sound = base.split_once("https://").is_some_and(|(before, rest)| {
        let safe = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
        before.is_empty() && !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(safe)
    });
    if !sound {
        return Err(Error::new(format!(
            "{VARIABLE} is `{base}`: it must be the address of the folder in which the site will \
             be, such as https://example.org/game/ (https, no query)."
        )));
    }
    Ok(format!("{}/", base.trim_end_matches('/')))
}

/// Writes `oembed.<lang>.json` and the links to them in the page.
pub(crate) fn write(site: &Path, base: &str) -> Result {
    let mut links = String::new();
    for (lang, title) in TITLES {
        let name = format!("oembed.{lang}.json");
        write_file(&site.join(&name), &answer(base, lang, title))?;
        links += &format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{base}{name}\" \
             hreflang=\"{lang}\" title=\"{title}\">\n    "
        );
    }
    let page = site.join(PAGE);
    let html =
        fs::read_to_string(&page).explain(|| format!("{} could not be read", page.display()))?;
    let Some(at) = html.find("</head>") else {
        return Err(Error::new(format!("{} has no </head>.", page.display())));
    };
    let (before, after) = html.split_at(at);
    write_file(
        &page,
        &format!("{}\n    {}{after}", before.trim_end(), links.trim_end_matches("  ")),
    )
}

/// What a consumer of oEmbed is answered.
fn answer(base: &str, lang: &str, title: &str) -> String {
    let (width, height) = SIZE;
    let html = format!(
        "<iframe src=\"{base}{PAGE}?lang={lang}\" title=\"{title}\" lang=\"{lang}\" width=\"{width}\" \
         height=\"{height}\" loading=\"lazy\"></iframe>"
    );
    let answer = json!({
        "version": "1.0", "type": "rich", "title": title, "html": html,
        "width": width, "height": height,
        "provider_name": TITLES[0].1, "provider_url": base, "cache_age": 86_400,
    });
    format!("{answer:#}\n")
}

fn write_file(path: &Path, text: &str) -> Result {
    fs::write(path, text).explain(|| format!("{} could not be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use whos_responsible::i18n::LANGUAGES;

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
        write(&site, "https://example.org/game/").expect("written");
        let page = fs::read_to_string(site.join(PAGE)).expect("the page");
        assert_eq!(TITLES.map(|(lang, _)| lang), LANGUAGES);
        for (lang, title) in TITLES {
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
}
