//! Packages for learning management systems: what is in them, what their manifests say, and what is
//! told when there is none. The schemas of SCORM are in `tests/packages/`.

mod archive;
mod errors;
mod launch;
mod manifests;
mod own_deck;
mod xml;

use std::collections::BTreeSet;
use std::io::Read;
use std::rc::Rc;

use i18n::{self, LANGUAGES};
use model::{Catalog, Deck, pack};
use package::{self, Files, Format, Settings};
use site::StartPack;

use fixtures::deck_parts;
use xml::Element;

/// The decks of the test's site: id, cards.
const DECKS: [(&str, usize); 3] = [("first", 4), ("second", 6), ("many", 201)];

fn deck(id: &str, cards: usize, lang: &str) -> Deck {
    let mut parts = deck_parts(cards, 2);
    parts.id = id.into();
    parts.lang = lang.into();
    parts.title = format!("The {id} deck ({lang})").into();
    parts.about = format!("About {id} in {lang}.").into();
    Deck::new(parts).expect("a deck")
}

/// A built site with more in it than a package needs.
fn site() -> Files {
    let mut site = Files::new();
    let scripts = ["whos-responsible", "whos-responsible-game", "whos-responsible-lms"];
    let names = scripts.iter().map(|name| format!("{name}.js")).chain(
        [
            "whos-responsible_bg.wasm",
            "whos-responsible_screens.wasm",
            "whos-responsible-lms_bg.wasm",
            "launch.css",
        ]
        .map(str::to_owned),
    );
    let more = ["whos-responsible-plain.js", "whos-responsible.css", "plain/plain.css"];
    for name in names.chain(more.map(str::to_owned)) {
        site.insert(format!("{name}.br"), b"compressed".to_vec());
        site.insert(name.clone(), format!("stand-in for {name}").into_bytes());
    }
    let others = [
        "index.html",
        "embed.html",
        "sw.js",
        "site.js",
        "whos-responsible-own.js",
        "whos-responsible_own.wasm",
        "learn.html",
    ];
    for name in others.iter().chain(&["plain/index.html", "packs/learn.en.pack"]) {
        site.insert((*name).to_owned(), b"of no use in a package".to_vec());
    }
    for lang in LANGUAGES {
        let path = fixtures::repository().join(format!("locales/{lang}.json"));
        let json = std::fs::read_to_string(path).expect("the texts");
        let mut catalog = Catalog::default();
        for (id, cards) in DECKS {
            let deck = deck(id, cards, lang);
            catalog.push(&deck);
            site.insert(format!("packs/{id}.{lang}.pack"), pack::write(&deck).into_bytes());
            site.insert(format!("plain/{id}.{lang}.html"), b"of the site".to_vec());
        }
        let locale = authoring::locale::read(lang, &json).expect("texts");
        let start = StartPack { locale, catalog, deck: deck(DECKS[0].0, DECKS[0].1, lang) };
        site.insert(format!("packs/{lang}.pack"), start.pack().into_bytes());
    }
    site
}

fn settings(format: Format) -> Settings {
    Settings::new(format, "second")
}

fn contents(settings: &Settings) -> Files {
    package::contents(settings, &site()).expect("a package")
}

/// What its LMS reads first.
fn manifest(settings: &Settings) -> Rc<Element> {
    let files = contents(settings);
    xml::read(text(&files, settings.format.manifest()))
}

fn text<'a>(files: &'a Files, name: &str) -> &'a str {
    std::str::from_utf8(&files[name]).expect("text")
}

/// The files of an archive, as another program would unpack them.
fn unpacked(bytes: &[u8]) -> Files {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut files = Files::new();
    for ix in 0..zip.len() {
        let mut file = zip.by_index(ix).expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its content");
        files.insert(file.name().expect("a name").into_owned(), content);
    }
    files
}

fn names(files: &Files) -> BTreeSet<&str> {
    files.keys().map(String::as_str).collect()
}
