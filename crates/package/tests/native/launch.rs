//! The page that the LMS opens.

use super::*;
use game::{Feedback, Presentation};
use package::{Mode, Motion, Theme};
use proptest::prelude::*;

fn page(settings: &Settings) -> Rc<Element> {
    xml::read(text(&contents(settings), "index.html"))
}

fn titled(format: Format, title: &str) -> Settings {
    Settings { titles: vec![("en".into(), title.into())], ..settings(format) }
}

#[test]
fn a_title_full_of_markup_stays_a_title() {
    const EVIL: &str = "</title><script>alert('1')</script>\"><img src=x onerror=alert(2)>&amp;";
    for format in Format::ALL {
        let settings = titled(*format, EVIL);
        let page = page(&settings);
        assert_eq!(page.one("title").text, EVIL);
        assert_eq!(page.one("script").attribute("src"), Some("whos-responsible-lms.js"));
        assert!(page.all("img").is_empty());
        let html = contents(&settings)["index.html"].clone();
        assert_eq!(String::from_utf8(html).expect("text").matches("<script").count(), 1);
    }
}

#[test]
fn the_element_is_told_every_setting_and_no_other() {
    let plain = page(&settings(Format::Scorm12));
    let expected = [
        ("format", "scorm12"),
        ("languages", "en es pt-BR"),
        ("deck", "second"),
        ("mode", "exercise"),
    ];
    let owned = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    assert_eq!(plain.one("whos-responsible-lms").attributes, owned(&expected));
    let full = page(&Settings {
        languages: vec!["pt-BR".into(), "en".into()],
        pass: Some(80),
        mode: Mode::Exam,
        feedback: Some(Feedback::AtTheEnd),
        presentation: Some(Presentation::Spread),
        limit: Some(10),
        time_limit: Some(600),
        seed: Some(0),
        theme: Some(Theme::Contrast),
        motion: Some(Motion::Less),
        ..settings(Format::Cmi5)
    });
    let expected = [
        ("format", "cmi5"),
        ("languages", "pt-BR en"),
        ("pass", "80"),
        ("deck", "second"),
        ("mode", "exam"),
        ("feedback", "end"),
        ("presentation", "spread"),
        ("limit", "10"),
        ("time-limit", "600"),
        ("seed", "0"),
        ("theme", "contrast"),
        ("motion", "less"),
    ];
    assert_eq!(full.one("whos-responsible-lms").attributes, owned(&expected));
    assert_eq!(full.attribute("lang"), Some("pt-BR"));
}

#[test]
fn the_page_is_strict_and_only_where_an_lrs_is_named_may_it_speak_elsewhere() {
    for format in Format::ALL {
        let page = page(&settings(*format));
        let metas = page.all("meta");
        let named = |value: &str| {
            metas.iter().any(|meta| {
                meta.attribute("name") == Some(value) && meta.attribute("content").is_some()
            })
        };
        assert!(metas[0].attribute("charset") == Some("utf-8"));
        assert!(named("viewport") && named("color-scheme"));
        let policy = metas.iter().find(|meta| meta.attribute("http-equiv").is_some());
        let policy = policy.and_then(|meta| meta.attribute("content")).expect("a policy");
        assert!(policy.starts_with(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'"
        ));
        let speaks = matches!(format, Format::Cmi5 | Format::Xapi);
        assert_eq!(policy.contains("connect-src 'self' https: http:;"), speaks, "{format:?}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains('*'));
        assert!(page.one("script").text.is_empty() && page.all("style").is_empty());
        for element in page.all("whos-responsible-lms").iter().chain(&page.all("p")) {
            assert!(element.attributes.iter().all(|(name, _)| name != "style"));
        }
    }
}

#[test]
fn without_script_each_language_leads_to_its_table() {
    let settings = settings(Format::Scorm12);
    let files = contents(&settings);
    let paragraphs = page(&settings).one("noscript").all("p");
    let spoken: Vec<_> = paragraphs.iter().filter_map(|one| one.attribute("lang")).collect();
    assert_eq!(spoken, LANGUAGES);
    for paragraph in paragraphs {
        let link = paragraph.one("a");
        assert!(!link.text.is_empty() && paragraph.text.trim().len() > 20);
        assert!(files.contains_key(link.attribute("href").expect("an address")));
    }
}

#[test]
fn everything_that_the_page_fetches_is_in_the_package() {
    let settings = settings(Format::Scorm2004);
    let (files, page) = (contents(&settings), page(&settings));
    let sheets = page.all("link");
    let addresses = sheets.iter().filter_map(|link| link.attribute("href"));
    let script = page.one("script");
    for address in addresses.chain(script.attribute("src")).filter(|one| !one.starts_with("data:"))
    {
        assert!(files.contains_key(address), "{address}");
    }
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let format = proptest::sample::select(Format::ALL.to_vec());
    let mode = proptest::sample::select(Mode::ALL.to_vec());
    let languages = proptest::sample::subsequence(LANGUAGES.to_vec(), 1..=3);
    let numbers = (
        proptest::option::of(0u8..=101),
        proptest::option::of(any::<u16>()),
        proptest::option::of(any::<u32>()),
        proptest::option::of(any::<u32>()),
    );
    (format, mode, languages, numbers, ".{0,40}", "[ -~]{0,40}", "(https://|urn:|tag:)?[ -~]{0,30}")
        .prop_map(
            |(format, mode, languages, (pass, limit, time_limit, seed), title, about, iri)| {
                let languages: Vec<String> = languages.into_iter().map(str::to_owned).collect();
                Settings {
                    titles: vec![(languages[0].clone(), title)],
                    descriptions: vec![(languages[0].clone(), about)],
                    languages,
                    pass,
                    mode,
                    limit,
                    time_limit,
                    seed,
                    iri: if iri.is_empty() { package::DEFAULT_IRI.to_owned() } else { iri },
                    ..Settings::new(format, "first")
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_settings_make_well_formed_documents_or_an_error(settings in any_settings()) {
        match package::contents(&settings, &site()) {
            Err(error) => {
                prop_assert_eq!(settings.check(), Err(error.clone()));
                prop_assert!(error.to_string().contains("Allowed: "));
            }
            Ok(files) => {
                let page = xml::read(text(&files, "index.html"));
                let title = settings.titles[0].1.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
                prop_assert_eq!(&page.one("title").text, &title);
                let manifest = xml::read(text(&files, settings.format.manifest()));
                let said = ["title", "langstring", "name"].map(|name| manifest.all(name));
                prop_assert!(said.iter().flatten().any(|element| element.text == title));
            }
        }
    }
}
