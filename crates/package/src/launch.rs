//! The page that the LMS opens.

use std::io;

use super::files::{Edition, titles};
use super::xml::Xml;
use super::{Format, Settings};

/// WebKit would fetch a preloaded WebAssembly twice, and does not know this query (see index.html).
const NOT_WEBKIT: &str =
    "(prefers-reduced-transparency: no-preference), (prefers-reduced-transparency: reduce)";

/// The page: everything in it comes from the package, but what is recorded goes where the launch says.
pub(super) fn page(settings: &Settings, editions: &[Edition]) -> io::Result<Vec<u8>> {
    let title = titles(settings, editions).into_iter().next().unwrap_or_default();
    let mut xml = Xml::html()?;
    xml.within("html", &[("lang", &title.0)], |xml| {
        xml.within("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")])?;
            let width = "width=device-width, initial-scale=1";
            xml.empty("meta", &[("name", "viewport"), ("content", width)])?;
            xml.empty("meta", &[("name", "color-scheme"), ("content", "light dark")])?;
            // The address of the launch may hold credentials.
            xml.empty("meta", &[("name", "referrer"), ("content", "no-referrer")])?;
            if let Some(element) = reports(settings.format) {
                xml.empty("meta", &[("name", "reports"), ("content", element)])?;
            }
            let policy = policy(settings.format);
            let policy = [("http-equiv", "Content-Security-Policy"), ("content", &*policy)];
            xml.empty("meta", &policy)?;
            xml.says("title", &[], &title.1)?;
            xml.empty("link", &[("rel", "icon"), ("href", "data:,")])?;
            xml.empty("link", &[("rel", "stylesheet"), ("href", "launch.css")])?;
            // The game comes while the LMS is still being asked.
            for script in ["whos-responsible.js", "whos-responsible-game.js"] {
                xml.empty("link", &[("rel", "modulepreload"), ("href", script)])?;
            }
            for module in ["whos-responsible-lms_bg.wasm", "whos-responsible_bg.wasm"] {
                let fetched = [("rel", "preload"), ("href", module), ("as", "fetch")];
                let kind = [
                    ("type", "application/wasm"),
                    ("crossorigin", "anonymous"),
                    ("media", NOT_WEBKIT),
                ];
                xml.empty("link", &[&fetched[..], &kind].concat())?;
            }
            let script = [("type", "module"), ("src", "whos-responsible-lms.js")];
            xml.says("script", &script, "")
        })?;
        xml.within("body", &[], |xml| {
            xml.within("main", &[], |xml| {
                let attributes = attributes(settings);
                let attributes: Vec<(&str, &str)> =
                    attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
                xml.says("whos-responsible-lms", &attributes, "")
            })?;
            xml.within("noscript", &[], |xml| {
                editions.iter().try_for_each(|edition| no_script(xml, settings, edition))
            })
        })
    })?;
    Ok(xml.finish())
}

/// What says that it is completed. Open edX looks for this word in a package and warns where there is none;
/// ours is in the WebAssembly, where it does not look.
fn reports(format: Format) -> Option<&'static str> {
    match format {
        Format::Scorm12 => Some("cmi.core.lesson_status"),
        Format::Scorm2004 => Some("cmi.completion_status"),
        Format::Cmi5 | Format::Xapi => None,
    }
}

/// Nothing from elsewhere. An LRS may be anywhere, and the launch names it.
fn policy(format: Format) -> String {
    let connect = match format {
        Format::Scorm12 | Format::Scorm2004 => "'self'",
        Format::Cmi5 | Format::Xapi => "'self' https: http:",
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src {connect}; base-uri 'none'; form-action 'none'"
    )
}

/// What the element is told.
fn attributes(settings: &Settings) -> Vec<(&'static str, String)> {
    let word = |word: &'static str| Some(word.to_owned());
    [
        ("format", word(settings.format.word())),
        ("languages", Some(settings.languages.join(" "))),
        ("pass", settings.pass.map(|pass| pass.to_string())),
        ("deck", Some(settings.deck.clone())),
        ("mode", word(settings.mode.word())),
        ("feedback", settings.feedback.and_then(|one| word(one.word()))),
        ("presentation", settings.presentation.and_then(|one| word(one.word()))),
        ("limit", settings.limit.map(|limit| limit.to_string())),
        ("time-limit", settings.time_limit.map(|seconds| seconds.to_string())),
        ("seed", settings.seed.map(|seed| seed.to_string())),
        ("theme", settings.theme.and_then(|one| word(one.word()))),
        ("motion", settings.motion.and_then(|one| word(one.word()))),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

fn no_script(xml: &mut Xml, settings: &Settings, edition: &Edition) -> io::Result<()> {
    let Edition { lang, texts, .. } = edition;
    xml.within("p", &[("lang", lang)], |xml| {
        xml.text(&format!("{} ", texts.text("launch.no-script")))?;
        let table = format!("plain/{}.{lang}.html", settings.deck);
        xml.says("a", &[("href", &table)], texts.text("launch.no-script.link"))
    })
}
