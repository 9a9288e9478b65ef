//! What is in a package.

use super::*;
use package::Mode;

#[test]
fn the_same_settings_and_files_make_the_same_bytes() {
    for format in Format::ALL {
        let settings = settings(*format);
        let first = package::write(&settings, &site()).expect("a package");
        assert_eq!(first, package::write(&settings, &site()).expect("a package"), "{format:?}");
        assert_eq!(unpacked(&first), contents(&settings), "{format:?}");
    }
}

#[test]
fn an_archive_has_one_time_and_one_mode_for_all_files_and_an_order() {
    let bytes = package::write(&settings(Format::Scorm12), &site()).expect("a package");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("an archive");
    let mut order = Vec::new();
    for ix in 0..zip.len() {
        let file = zip.by_index(ix).expect("a file");
        let time = file.last_modified().expect("a time");
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (1980, 1, 1, 0));
        assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644), "{:?}", file.name());
        assert_eq!(file.compression(), zip::CompressionMethod::Deflated);
        order.push(file.name().expect("a name").into_owned());
    }
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn a_package_holds_what_its_deck_needs_and_nothing_else() {
    let settings = Settings { languages: vec!["es".into()], ..settings(Format::Cmi5) };
    let expected = [
        "LICENSE.txt",
        "cmi5.xml",
        "index.html",
        "launch.css",
        "packs/es.pack",
        "packs/second.es.pack",
        "plain/index.html",
        "plain/plain.css",
        "plain/second.es.html",
        "whos-responsible-game.js",
        "whos-responsible-lms.js",
        "whos-responsible-lms_bg.wasm",
        "whos-responsible-plain.js",
        "whos-responsible.css",
        "whos-responsible.js",
        "whos-responsible_bg.wasm",
        "whos-responsible_screens.wasm",
    ];
    assert_eq!(names(&contents(&settings)), BTreeSet::from(expected));
}

#[test]
fn the_files_named_as_needed_are_all_that_is_needed() {
    let settings = settings(Format::Scorm12);
    let whole = site();
    let needed: Files = package::needed(&settings)
        .into_iter()
        .map(|name| (name.clone(), whole[&name].clone()))
        .collect();
    assert_eq!(package::contents(&settings, &needed), package::contents(&settings, &whole));
    for name in needed.keys() {
        let mut less = needed.clone();
        less.remove(name);
        assert!(package::write(&settings, &less).is_err(), "{name} is not needed");
    }
}

#[test]
fn start_packs_offer_the_deck_of_the_package_alone() {
    for (id, cards) in [("first", 4), ("second", 6)] {
        let files = contents(&Settings::new(Format::Scorm12, id));
        for lang in LANGUAGES {
            let start = StartPack::unpack(text(&files, &format!("packs/{lang}.pack")));
            let start = start.expect("a start pack");
            assert_eq!(**start.locale.lang(), **lang);
            let offered: Vec<_> = start.catalog.entries.iter().map(|entry| &*entry.id).collect();
            assert_eq!(offered, [id]);
            assert_eq!(start.deck, deck(id, cards, lang));
            let own = pack::read(text(&files, &format!("packs/{id}.{lang}.pack")));
            assert_eq!(own, Ok(deck(id, cards, lang)));
        }
    }
}

#[test]
fn what_is_taken_from_the_site_is_taken_as_it_is() {
    let (site, files) = (site(), contents(&settings(Format::Xapi)));
    for name in names(&files).into_iter().filter(|name| name.starts_with("whos-responsible")) {
        assert_eq!(files[name], site[name], "{name}");
    }
    assert!(text(&files, "LICENSE.txt").contains("MIT"));
}

#[test]
fn pages_without_script_lead_only_to_what_is_in_the_package() {
    let files = contents(&settings(Format::Scorm12));
    let pages: Vec<&str> = names(&files)
        .into_iter()
        .filter(|name| name.starts_with("plain/") && name.ends_with(".html"))
        .collect();
    assert_eq!(pages.len(), 4, "{pages:?}");
    for name in pages {
        for link in text(&files, name).split("href=\"").skip(1) {
            let link = link.split('"').next().unwrap_or_default();
            let inside = match link.strip_prefix("../") {
                Some(up) => up.to_owned(),
                None => format!("plain/{link}"),
            };
            let outside = link.starts_with("https://") || link == "data:,";
            assert!(outside || files.contains_key(&inside), "{name} leads to {link}");
        }
    }
}

#[test]
fn a_summary_says_how_many_cards_a_round_has() {
    let cards = |limit| {
        let settings = Settings { limit, ..settings(Format::Scorm12) };
        package::summary(&settings, &site()).expect("a summary").cards
    };
    assert_eq!((cards(None), cards(Some(2)), cards(Some(100))), (6, 2, 6));
}

#[test]
fn what_a_course_author_should_know_is_said() {
    let warned = |settings: Settings| package::summary(&settings, &site()).expect("one").warnings;
    let many = |format| Settings::new(format, "many");
    assert!(warned(many(Format::Scorm12))[0].contains("4,096"));
    assert!(warned(many(Format::Scorm2004)).is_empty());
    assert!(warned(Settings { limit: Some(200), ..many(Format::Scorm12) }).is_empty());
    let practice = Settings { mode: Mode::Practice, ..settings(Format::Cmi5) };
    assert!(warned(practice.clone()).is_empty());
    assert!(warned(Settings { pass: Some(80), ..practice })[0].contains("exercise"));
}
