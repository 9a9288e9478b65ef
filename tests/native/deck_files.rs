use serde_json::{Value, json};
use whos_responsible::model::file::{Problem, read_deck, read_model};

/// A whole deck file with parts of its own, changed by `change`.
fn file(change: impl FnOnce(&mut Value)) -> String {
    let mut value = json!({
        "format": "whos-responsible/deck", "version": 1, "languages": ["en", "es"],
        "id": "privacy", "level": "beginner",
        "title": {"en": "Privacy", "es": "Privacidad"}, "about": "GDPR",
        "parties": [
            {"id": "controller", "name": {"en": "Controller", "es": "Responsable"}},
            {"id": "processor", "name": {"en": "Processor", "es": "Encargado"}},
            {"id": "both", "name": {"en": "Both", "es": "Ambos"}}
        ],
        "layers": [{"id": "law", "name": {"en": "Law", "es": "Ley"}}],
        "services": [{"id": "crm", "name": "CRM", "category": "container", "model": "saas"}],
        "tasks": [{"id": "purpose", "layer": "law", "text": {"en": "Decide the purpose", "es": "Decidir el fin"}}],
        "responsibilities": [
            {"task": "purpose", "service": "crm", "owner": "controller", "why": {"en": "Art. 4", "es": "Art. 4"},
             "sources": [{"title": "GDPR", "url": "https://example.org/gdpr"}], "checked": "2026-01-31", "evidence": "stated"}
        ]
    });
    change(&mut value);
    value.to_string()
}

fn problems(change: impl FnOnce(&mut Value)) -> Vec<Problem> {
    read_deck(&file(change), None).expect_err("problems")
}

/// The path of the only problem, and a part of what it must say.
fn check(change: impl FnOnce(&mut Value), path: &str, says: &str) {
    let all = problems(change);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].path, path, "{all:?}");
    assert!(all[0].message.contains(says), "{all:?}");
}

#[test]
fn a_deck_of_ones_own_is_read_in_every_language() {
    let source = read_deck(&file(|_| {}), None).expect("a deck");
    let spanish = source.in_language("es").expect("a deck");
    assert_eq!(&**spanish.title(), "Privacidad");
    assert_eq!(spanish.parties().len(), 3);
    assert_eq!(&*spanish.cards()[0].task, "Decidir el fin");
    assert_eq!(&*spanish.cards()[0].id, "purpose/crm");
}

#[test]
fn a_missing_language_is_named_where_it_is_missing() {
    check(
        |file| {
            file["tasks"][0]["text"].as_object_mut().map(|text| text.remove("es"));
        },
        "tasks[0].text",
        "es is missing",
    );
}

#[test]
fn references_to_nothing_are_named() {
    check(
        |file| file["responsibilities"][0]["owner"] = "nobody".into(),
        "responsibilities[0].owner",
        "no party \"nobody\"",
    );
    check(
        |file| file["responsibilities"][0]["service"] = "erp".into(),
        "responsibilities[0].service",
        "no service \"erp\"",
    );
    check(|file| file["tasks"][0]["layer"] = "moon".into(), "tasks[0].layer", "no layer \"moon\"");
    check(
        |file| file["cards"] = json!(["purpose/crm", "purpose/erp"]),
        "cards[1]",
        "no responsibility",
    );
}

#[test]
fn wrong_shapes_are_named_with_their_path() {
    check(|file| file["tasks"][0]["text"] = 7.into(), "tasks[0].text", "expected a text");
    check(|file| file["tasks"][0]["txet"] = "x".into(), "tasks[0].txet", "unknown field");
    check(
        |file| file["responsibilities"][0]["sources"][0]["url"] = Value::Null,
        "responsibilities[0].sources[0].url",
        "expected a string",
    );
    check(|file| file["layers"] = "all".into(), "layers", "must be a list");
    check(|file| file["colour"] = "red".into(), "colour", "no such field");
}

#[test]
fn unsafe_sources_and_texts_are_refused() {
    for url in
        ["javascript:alert(1)", "http://example.org", "https://", "https://a b", "data:text/html,x"]
    {
        check(
            |file| file["responsibilities"][0]["sources"][0]["url"] = url.into(),
            "responsibilities[0].sources[0].url",
            "https://",
        );
    }
    check(|file| file["title"] = "a\nb".into(), "title", "control character");
    check(|file| file["title"] = "".into(), "title", "empty");
    check(
        |file| file["tasks"][0]["text"]["en"] = "x".repeat(121).into(),
        "tasks[0].text.en",
        "121 characters",
    );
}

#[test]
fn script_in_a_text_is_only_text() {
    let source = read_deck(&file(|file| file["title"] = "<script>alert(1)</script>".into()), None);
    let deck = source.expect("a deck").in_language("en").expect("a deck");
    assert_eq!(&**deck.title(), "<script>alert(1)</script>");
}

#[test]
fn duplicates_are_named() {
    check(
        |file| {
            let first = file["responsibilities"][0].clone();
            file["responsibilities"].as_array_mut().expect("a list").push(first);
        },
        "responsibilities[1]",
        "twice",
    );
    check(|file| file["parties"][1]["id"] = "both".into(), "parties[2].id", "twice");
}

#[test]
fn the_wrong_version_format_or_kind_of_file_is_named() {
    check(|file| file["version"] = 2.into(), "version", "reads version 1, found \"2\"");
    check(|file| file["format"] = "h5p".into(), "format", "whos-responsible/deck");
    let text = |json: &str| read_deck(json, None).expect_err("problems")[0].message.clone();
    assert!(text("[]").contains("one JSON object"));
    assert!(text("{").contains("not JSON"));
    assert!(text(&"[".repeat(100_000)).contains("not JSON"));
    assert!(text(&" ".repeat(5_000_001)).contains("5000001 bytes"));
}

#[test]
fn too_many_or_too_few_are_refused() {
    check(
        |file| {
            file["parties"].as_array_mut().expect("a list").truncate(1);
        },
        "parties",
        "2 to 4 parties",
    );
    check(|file| file["cards"] = json!([]), "cards", "at least one card");
    check(|file| file["cards"] = vec!["purpose/crm"; 10_001].into(), "cards", "10001 items");
}

#[test]
fn every_problem_is_reported_at_once() {
    let all = problems(|file| {
        file["level"] = "hard".into();
        file["responsibilities"][0]["checked"] = "2026-02-30".into();
        file["responsibilities"][0]["evidence"] = "heard".into();
        file["services"][0]["category"] = "docker".into();
    });
    let paths: Vec<_> = all.iter().map(|problem| &*problem.path).collect();
    let expected = [
        "services[0].category",
        "responsibilities[0].checked",
        "responsibilities[0].evidence",
        "level",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn a_deck_selects_from_a_model() {
    let model = file(|file| {
        file["format"] = "whos-responsible/model".into();
        for field in ["id", "level", "title", "about"] {
            file.as_object_mut().map(|root| root.remove(field));
        }
    });
    let model = read_model(&model, None).expect("a model");
    let deck = json!({
        "format": "whos-responsible/deck", "version": 1, "id": "small", "level": "expert",
        "title": "Small", "about": "One card", "cards": ["purpose/crm"]
    });
    let source = read_deck(&deck.to_string(), Some(&model)).expect("a deck");
    assert_eq!(source.cards().count(), 1);
    assert_eq!(source.languages(), ["en", "es"]);
}

proptest::proptest! {
    #[test]
    fn no_file_makes_it_panic(text in "\\PC{0,200}", at: proptest::sample::Index, put in "[\\[\\]{}\",:0-9a-z]{0,3}") {
        let _ = read_deck(&text, None);
        let _ = read_model(&text, None);
        let mut whole = file(|_| {});
        let mut cut = at.index(whole.len());
        while !whole.is_char_boundary(cut) { cut -= 1; }
        whole.insert_str(cut, &put);
        let _ = read_deck(&whole, None);
    }
}
