//! Files that are no deck, or not UTF-8: what is said of them is the same in the page and on the
//! command line, since both read with `decode` and the same checks.

use authoring::own_file;
use authoring::{decode, read_deck, read_fair_deck};

const DECK: &str = include_str!("../../../../decks/examples/data-protection.json");

/// What is said of a file, with its name.
fn told(name: &str, bytes: &[u8]) -> String {
    let told = own_file(bytes, name, "en").expect_err(name);
    // The command line reads the same bytes and comes to the same.
    let text = decode(bytes).map_err(|problem| problem.to_string());
    let other = text.and_then(|text| {
        let read = read_fair_deck(text, None);
        read.map(drop).map_err(|all| all[0].to_string())
    });
    assert!(told.starts_with(&format!("{name}: {}", other.expect_err(name))), "{told}");
    told
}

fn utf16(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let mark = mark.then_some(0xfeff_u16);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn utf32(text: &str, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xfeff_u32);
    let units = mark.into_iter().chain(text.chars().map(u32::from));
    units.flat_map(u32::to_le_bytes).collect()
}

/// The deck with a German text in an encoding that writes ü as one byte.
fn narrow(words: &[u8]) -> Vec<u8> {
    let plain: String =
        DECK.replacen("Datenschutz", "\u{1}", 1).chars().filter(char::is_ascii).collect();
    let (before, after) = plain.split_once('\u{1}').expect("a German text");
    [before.as_bytes(), words, after.as_bytes()].concat()
}

#[test]
fn a_deck_in_utf_8_is_read_with_and_without_its_mark() {
    assert!(own_file(DECK.as_bytes(), "d.json", "de").is_ok());
    assert!(own_file(&[b"\xef\xbb\xbf", DECK.as_bytes()].concat(), "d.json", "de").is_ok());
}

#[test]
fn another_encoding_is_named_with_its_place_and_what_to_do() {
    let ascii: String = DECK.chars().filter(char::is_ascii).collect();
    let greeting: Vec<u8> = b"\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd".repeat(4);
    let files = [
        (narrow(b"Sp\xfcl das Geschirr"), "Windows-1252"),
        (narrow(b"Qu\xe9 es \x93caf\xe9\x94 \x96 \x80 5"), "Windows-1252"),
        (narrow(b"Sp\x9fl das Geschirr, \x8arger"), "Mac OS Roman"),
        (narrow(b"Sp\x81l das Geschirr, \x84h"), "DOS"),
        (narrow(b"\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0"), "Windows-1251"),
        (narrow(&greeting), "Shift_JIS"),
        (narrow(b"\x1b$B$3$s\x1b(B \xff"), "ISO-2022-JP"),
        (
            narrow("Größe, Ärger, Öl, Übung \u{20ac}".as_bytes())
                .iter()
                .copied()
                .chain(*b" \xfc")
                .collect(),
            "UTF-8 that is damaged there",
        ),
        (utf16(DECK, true, false), "UTF-16"),
        (utf16(DECK, true, true), "UTF-16"),
        (utf16(DECK, false, false), "UTF-16"),
        (utf16(DECK, false, true), "UTF-16"),
        (utf16(&ascii, false, false), "UTF-16"),
        (utf32(DECK, true), "UTF-32"),
        (utf32(DECK, false), "UTF-32"),
    ];
    for (bytes, encoding) in files {
        let told = told("deck.json", &bytes);
        assert!(told.starts_with("deck.json: line ") && told.contains("is not UTF-8"), "{told}");
        assert!(
            told.contains(encoding) && told.contains("the encoding UTF-8"),
            "{encoding}: {told}"
        );
    }
    let line = 1 + DECK.split("Datenschutz").next().expect("a start").matches('\n').count();
    let told = told("deck.json", &narrow(b"Sp\xfcl"));
    assert!(told.contains(&format!("line {line}: ")), "{told}");
}

#[test]
fn a_text_that_lost_its_letters_before_is_told_where() {
    let all = read_deck(&DECK.replacen("Datenschutz", "Sp\u{fffd}l", 1), None).expect_err("lost");
    assert_eq!(all[0].path, "title.de", "{all:?}");
    assert!(all[0].message.contains("another encoding"), "{all:?}");
}

#[test]
fn every_other_kind_of_file_is_called_by_its_name() {
    let zip = |name: &str| [b"PK\x03\x04\x14\0\0\0\x08\0", name.as_bytes(), b"\0\0\0"].concat();
    let text = |text: &str| text.as_bytes().to_vec();
    let files = [
        ("a.csv", text("task,service,owner\nPatch,EC2,customer\n\"A, b\",S3,aws\n"), "CSV"),
        ("a.csv", text("Aufgabe;Dienst;Wer\nPatchen;EC2;Kunde\nSichern;S3;AWS\n"), "CSV"),
        ("a.tsv", text("task\towner\nPatch\tcustomer\nGuard\taws\n"), "TSV"),
        ("a.gift", text("::Q1:: Who patches EC2? {=customer ~AWS}\n"), "GIFT"),
        ("a.gift", text("// a comment\n\nWho guards? {~customer =AWS}\n"), "GIFT"),
        ("a.gift", text("The sun rises. {TRUE}\n"), "GIFT"),
        ("a.txt", text("Who patches EC2?\nA. AWS\nB. Customer\nANSWER: B\n"), "Aiken"),
        ("a.xml", text("<?xml version=\"1.0\"?>\n<quiz><question/></quiz>"), "Moodle's XML"),
        ("a.xml", text("<?xml version=\"1.0\"?><questestinterop/>"), "QTI"),
        ("a.xml", text("<?xml version=\"1.0\"?><rss/>"), "XML"),
        ("a.svg", text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "picture (SVG)"),
        ("404.json", text("<!DOCTYPE html><html><title>404</title></html>"), "web page"),
        ("login", text("\n <html lang=en><form action=/login></form></html>"), "login page"),
        ("a.h5p", zip("h5p.json"), "H5P"),
        ("a.apkg", zip("collection.anki21"), "Anki"),
        ("a.xlsx", zip("xl/workbook.xml"), "Excel"),
        ("a.docx", zip("word/document.xml"), "Word"),
        ("a.ods", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "LibreOffice"),
        ("a.zip", zip("imsmanifest.xml"), "learning management system"),
        ("a.zip", zip("deck.json"), "ZIP"),
        ("a.pdf", text("%PDF-1.7\n1 0 obj"), "PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), "picture"),
        ("a.gif", text("GIF89a..."), "picture"),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), "picture"),
        ("a.mp4", b"\0\0\0\x18ftypmp42".to_vec(), "film"),
        ("a.mbz", b"\x1f\x8b\x08\0\0\0".to_vec(), "Moodle"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "Excel"),
        ("a.anki2", b"SQLite format 3\0\x10\0".to_vec(), "Anki"),
        ("a.bin", (0..=255u8).cycle().take(3_000).collect(), "no text"),
        ("a.yml", text("title: Mine\ncards:\n  - one\n"), "YAML"),
        ("a.md", text("# My deck\n\nCards about the cloud.\n"), "plain text"),
        ("a.rtf", text("{\\rtf1\\ansi Hello}"), "RTF"),
        ("a.txt", text("#separator:tab\n#html:true\nfront\tback\n"), "Anki"),
        ("content.json", text(r#"{"questions": [{"library": "H5P.MultiChoice 1.16"}]}"#), "H5P"),
        (
            "content.json",
            text(r#"{"content": [{"library": "H5P.DragText 1.10", "params": {}}]}"#),
            "H5P",
        ),
        (
            "h5p.json",
            text(
                r#"{"title": "T", "language": "en", "mainLibrary": "H5P.DragText",
            "embedTypes": ["div"], "preloadedDependencies": []}"#,
            ),
            "H5P",
        ),
        (
            "deck.schema.json",
            text(include_str!("../../../../decks/schema/deck.schema.json")),
            "JSON Schema",
        ),
        ("en.json", text(include_str!("../../../../locales/en.json")), "interface texts"),
        (
            "package.json",
            text(r#"{"name": "x", "version": "1.0.0", "scripts": {}}"#),
            "JSON of another kind",
        ),
        ("empty.json", text("{}"), "JSON of another kind"),
    ];
    for (name, bytes, kind) in files {
        let told = told(name, &bytes);
        assert!(told.starts_with(&format!("{name}: ")), "{told}");
        assert!(told.contains(kind), "{name} should be {kind}: {told}");
        assert!(told.contains("decks/README.md"), "the guide: {told}");
        assert!(!told.contains("update the game"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    for (name, bytes) in [("empty.json", text("")), ("blank.json", text("\u{feff} \n"))] {
        assert!(told(name, &bytes).contains("the file is empty"), "{name}");
    }
}

#[test]
fn what_is_nearly_json_is_told_its_place_and_not_called_something_else() {
    let bad = [
        DECK.replacen(',', ",,", 1),
        DECK.replacen("\"format\"", "format", 1),
        DECK.replacen('"', "\u{201c}", 1),
        DECK.replacen('{', "{ // mine\n", 1),
        DECK[..DECK.len() / 2].to_owned(),
        "\"a deck\"".into(),
        "[1, 2".into(),
    ];
    for text in bad {
        let told = told("deck.json", text.as_bytes());
        let place = told.contains("at line ") || told.contains("must hold one JSON object");
        assert!(place, "{told}");
    }
}

#[test]
fn the_version_of_a_deck_is_told_by_what_is_there() {
    let with =
        |version: &str| DECK.replacen("\"version\": 1", &format!("\"version\": {version}"), 1);
    let said = |version: &str| read_deck(&with(version), None).expect_err(version)[0].to_string();
    assert!(said("2").contains("reads version 1, found \"2\"; take a newer game"));
    assert!(said("\"1\"").contains("must be the number 1"));
    assert!(said("0").contains("must be the number 1"));
    assert!(said("null").contains("must be the number 1"));
}

proptest::proptest! {
    /// Whatever somebody chooses: a deck, or words.
    #[test]
    fn no_file_makes_it_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        let told = own_file(&bytes, "a", "en").expect_err("no deck");
        assert!(told.starts_with("a: ") && told.len() > 20, "{told}");
    }

    #[test]
    fn no_damage_of_a_deck_makes_it_panic(at: proptest::sample::Index, byte: u8) {
        let mut bytes = DECK.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = own_file(&bytes, "a", "en");
    }
}
