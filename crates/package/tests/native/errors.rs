//! What is told when there is no package.

use super::*;
use package::PackageError;

fn told(settings: &Settings, site: &Files) -> String {
    package::write(settings, site).expect_err("no package").to_string()
}

#[test]
fn an_unknown_deck_is_told_with_those_that_there_are() {
    let told = told(&Settings::new(Format::Scorm12, "secnd"), &site());
    assert_eq!(told, "deck: there is no deck \"secnd\". There are: first, second, many.");
}

#[test]
fn every_missing_file_is_named_at_once() {
    let mut site = site();
    for name in ["launch.css", "whos-responsible-lms.js", "whos-responsible-lms_bg.wasm"] {
        site.remove(name);
    }
    let told = told(&settings(Format::Scorm12), &site);
    assert!(told.contains("launch.css, whos-responsible-lms.js, whos-responsible-lms_bg.wasm"));
    assert!(told.contains("Build the site anew"), "{told}");
}

#[test]
fn a_damaged_file_of_the_site_is_named() {
    for (name, content) in [
        ("packs/en.pack", "<!doctype html>".as_bytes()),
        ("packs/second.es.pack", b"deck1"),
        ("packs/second.en.pack", b"\xff\xfe"),
    ] {
        let mut site = site();
        site.insert(name.to_owned(), content.to_vec());
        let told = told(&settings(Format::Scorm12), &site);
        assert!(told.starts_with(name), "{told}");
    }
    let mut site = site();
    let other = site["packs/first.en.pack"].clone();
    site.insert("packs/second.en.pack".to_owned(), other);
    let told = told(&settings(Format::Scorm12), &site);
    assert!(told.contains("packs/second.en.pack") && told.contains("first"), "{told}");
}

#[test]
fn a_setting_that_is_not_allowed_is_told_with_what_is() {
    let fine = || settings(Format::Scorm12);
    let lang = |all: &[&str]| all.iter().map(|lang| (*lang).to_owned()).collect::<Vec<_>>();
    let text = |text: &str| vec![("en".to_owned(), text.to_owned())];
    let long = "x".repeat(201);
    for (settings, name, allowed) in [
        (Settings { pass: Some(0), ..fine() }, "pass", "1 to 100"),
        (Settings { pass: Some(101), ..fine() }, "pass", "1 to 100"),
        (Settings { limit: Some(0), ..fine() }, "limit", "1 to 65535"),
        (Settings { time_limit: Some(9), ..fine() }, "time-limit", "10 to 86400"),
        (Settings { time_limit: Some(86_401), ..fine() }, "time-limit", "10 to 86400"),
        (Settings { languages: lang(&[]), ..fine() }, "lang", "en, es, pt-BR"),
        (Settings { languages: lang(&["de"]), ..fine() }, "lang", "en, es, pt-BR"),
        (Settings { languages: lang(&["en", "en"]), ..fine() }, "lang", "once"),
        (Settings { titles: text(" "), ..fine() }, "title", "200"),
        (Settings { titles: text("a\nb"), ..fine() }, "title", "one line"),
        (Settings { titles: text(&long), ..fine() }, "title", "200"),
        (
            Settings { titles: text("T"), languages: lang(&["es"]), ..fine() },
            "title",
            "texts in es",
        ),
        (Settings { descriptions: text("\u{1}"), ..fine() }, "description", "one line"),
        (Settings { deck: String::new(), ..fine() }, "deck", "a-z"),
        (Settings { deck: "../secret".into(), ..fine() }, "deck", "a-z"),
    ] {
        let told = told(&settings, &site());
        assert!(told.starts_with(&format!("{name}: ")), "{told}");
        assert!(told.contains("Allowed: ") && told.contains(allowed), "{told}");
    }
}

#[test]
fn an_iri_that_more_cannot_be_appended_to_is_refused() {
    for iri in [
        "",
        "courses",
        "/courses",
        "https://",
        "https:///a",
        "https://me:secret@example.org/",
        "https://example.org/?a",
        "https://example.org/#a",
        "https://example.org/a b",
        "https://example.org/\"",
        "javascript:alert(1)",
        "urn:",
        "urn::a",
    ] {
        let settings = Settings { iri: iri.to_owned(), ..settings(Format::Cmi5) };
        let error = package::write(&settings, &site()).expect_err(iri);
        assert!(matches!(error, PackageError::Setting { name: "iri", .. }), "{iri}: {error}");
    }
}
