//! What a player would see: texts that show nothing, and cards that look the same.

use authoring::own_pack;
use authoring::{read_deck, read_fair_deck};
use serde_json::{Value, json};

fn deck(tasks: &[(&str, &str)]) -> Value {
    let task = |(n, (text, _)): (usize, &(&str, &str))| json!({"id": format!("t{n}"), "layer": "law", "text": text});
    let responsibility = |(n, (_, owner)): (usize, &(&str, &str))| {
        json!({"task": format!("t{n}"), "service": "crm", "owner": owner,
            "why": "Because it is so, says the law.",
            "sources": [{"title": "GDPR", "url": "https://example.org/gdpr"}],
            "checked": "2026-01-31", "evidence": "stated"})
    };
    json!({
        "format": "whos-responsible/deck", "version": 1, "languages": ["en"],
        "id": "privacy", "level": "beginner", "title": "Privacy", "about": "GDPR",
        "parties": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        "layers": [{"id": "law", "name": "Law"}], "services": [{"id": "crm", "name": "CRM"}],
        "tasks": tasks.iter().enumerate().map(task).collect::<Vec<_>>(),
        "responsibilities": tasks.iter().enumerate().map(responsibility).collect::<Vec<_>>(),
    })
}

#[test]
fn a_text_that_shows_nothing_is_refused_wherever_it_stands() {
    let unseen = [
        "\u{200b}",
        "\u{ad}",
        "\u{2800}",
        "\u{3164}",
        "\u{115f}\u{1160}",
        "\u{202e}\u{202c}",
        "\u{2066}\u{2069}",
        "\u{fe0f}",
        "\u{e0041}\u{e007f}",
        "\u{e0100}",
        "\u{feff}",
        "\u{34f}",
        "\u{180e}",
        "\u{200e} \u{200f}",
        "\u{2060}\u{2063}",
        "\u{61c}",
        "\u{ffa0}",
        "\u{2800} \u{a0}\u{2800}",
        "\u{17b4}",
    ];
    let places = [
        "/title",
        "/about",
        "/parties/0/name",
        "/layers/0/name",
        "/services/0/name",
        "/tasks/0/text",
        "/responsibilities/0/why",
        "/responsibilities/0/sources/0/title",
    ];
    for text in unseen {
        for place in places {
            let mut file = deck(&[("Do it", "a"), ("Do that", "b")]);
            *file.pointer_mut(place).expect("a place") = text.into();
            let all = read_deck(&file.to_string(), None).expect_err("nothing to see");
            assert_eq!(all.len(), 1, "{text:?} at {place}: {all:?}");
            let path = all[0].path.replace(['.', '['], "/").replace(']', "");
            assert_eq!(format!("/{path}"), place);
        }
    }
    for text in [
        "a\u{200b}b",
        "👩\u{200d}💻",
        "क्\u{200d}ष",
        "م\u{200c}ی",
        "❤\u{fe0f}",
        "e\u{301}\u{323}",
        "-",
    ] {
        let file = deck(&[(text, "a"), ("Do that", "b")]);
        assert!(read_deck(&file.to_string(), None).is_ok(), "{text:?} can be seen");
    }
}

#[test]
fn marks_that_run_over_the_lines_around_are_refused() {
    let file = deck(&[(&format!("Z{}algo", "\u{30d}".repeat(20)), "a"), ("Do that", "b")]);
    let all = read_deck(&file.to_string(), None).expect_err("a heap of marks");
    assert_eq!(all[0].path, "tasks[0].text");
    let vietnamese = deck(&[("Kiểm tra to\u{302}\u{301}t", "a"), ("Do that", "b")]);
    assert!(read_deck(&vietnamese.to_string(), None).is_ok());
}

#[test]
fn cards_that_look_the_same_and_have_different_owners_are_told_to_authors_and_in_the_page() {
    let same = [
        ("Encrypt the data", "Encrypt the data"),
        ("Encrypt the data", "encrypt The Data"),
        ("Encrypt the data", "Encrypt\u{a0}the  data"),
        ("Encrypt the data", "Encrypt the\u{200b} da\u{ad}ta"),
        ("Verschlüsseln", "Verschlu\u{308}sseln"),
        ("Ｅncrypt\u{2009}it", "ｅncrypt it"),
        ("가나", "\u{1100}\u{1161}\u{1102}\u{1161}"),
    ];
    for (first, second) in same {
        let file = deck(&[(first, "a"), ("Another", "b"), (second, "b")]).to_string();
        let all = read_fair_deck(&file, None).expect_err("nobody can know the answer");
        assert_eq!((all.len(), &*all[0].path), (1, "responsibilities[2]"), "{all:?}");
        let told = own_pack(&file, "en").expect_err("nobody can know the answer");
        assert!(told.contains("\"t0/crm\" and \"t2/crm\""), "{told}");
    }
    for (first, second) in
        [("Encrypt the data", "Encrypt data"), ("résumé", "resume"), ("x²", "x2")]
    {
        let file = deck(&[(first, "a"), (second, "b")]).to_string();
        assert!(read_fair_deck(&file, None).is_ok(), "{first} and {second} differ");
    }
}

#[test]
fn the_service_belongs_to_what_is_seen() {
    let mut file = deck(&[("Encrypt", "a"), ("Encrypt", "b")]);
    file["services"] = json!([{"id": "crm", "name": "CRM"}, {"id": "erp", "name": "ERP"}]);
    file["responsibilities"][1]["service"] = "erp".into();
    assert!(read_fair_deck(&file.to_string(), None).is_ok());
    // Two services that are called the same are one to a player.
    file["services"][1]["name"] = "crm".into();
    assert!(read_fair_deck(&file.to_string(), None).is_err());
}

#[test]
fn in_one_language_is_enough_and_the_language_is_named() {
    let mut file = deck(&[("Encrypt", "a"), ("Sign", "b")]);
    file["languages"] = json!(["en", "es"]);
    file["tasks"][0]["text"] = json!({"en": "Encrypt", "es": "Cifrar"});
    file["tasks"][1]["text"] = json!({"en": "Cipher", "es": "Cifrar"});
    let all = read_fair_deck(&file.to_string(), None).expect_err("the same in Spanish");
    assert!(all[0].message.contains("in es"), "{all:?}");
}

#[test]
fn the_same_card_twice_with_one_answer_is_a_warning() {
    let file = deck(&[("Encrypt", "a"), ("encrypt", "a"), ("Sign", "b")]);
    let deck = read_fair_deck(&file.to_string(), None).expect("a deck");
    let warnings: Vec<String> = deck.warnings().iter().map(ToString::to_string).collect();
    assert!(warnings.iter().any(|one| one.contains("\"t0/crm\" and \"t1/crm\"")), "{warnings:?}");
}

#[test]
fn columns_that_are_called_the_same_are_told() {
    let mut file = deck(&[("Encrypt", "a"), ("Sign", "b")]);
    file["parties"][1]["name"] = "\u{200b}a".into();
    let all = read_deck(&file.to_string(), None).expect_err("twice the same column");
    assert_eq!(all[0].path, "parties", "{all:?}");
}

#[test]
fn a_language_that_a_deck_lacks_is_an_error_and_no_blank_deck() {
    let deck =
        read_deck(&deck(&[("Encrypt", "a"), ("Sign", "b")]).to_string(), None).expect("a deck");
    assert!(deck.in_language("en").is_ok());
    for lang in ["es", "", "en-US", "EN"] {
        let fault = deck.in_language(lang).expect_err("it has no such texts");
        assert!(fault.to_string().contains("has no texts in"), "{fault}");
    }
}
