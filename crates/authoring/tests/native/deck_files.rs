use authoring::{Kind, Problem, read_deck, read_model};
use proptest::prelude::*;
use serde_json::{Value, json};

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

/// Two hints: one for any owner, one that leads to the processor only.
fn hinted(file: &mut Value) {
    file["hints"] = json!([
        {"id": "who", "text": {"en": "Who decides?", "es": "¿Quién decide?"}},
        {"id": "works", "text": "Who does the work?", "leads": ["processor"]}
    ]);
    file["layers"][0]["hint"] = "who".into();
}

#[test]
fn a_card_has_the_hint_of_its_task_or_else_of_its_layer_or_none() {
    let hint = |change: fn(&mut Value), lang| {
        let source = read_deck(&file(change), None).unwrap_or_else(|all| panic!("{all:#?}"));
        source.in_language(lang).expect("a deck").cards()[0].hint.to_string()
    };
    assert_eq!(hint(|_| {}, "en"), "");
    assert_eq!(hint(hinted, "es"), "¿Quién decide?");
    let by_task = |file: &mut Value| {
        hinted(file);
        file["tasks"][0]["hint"] = "works".into();
        file["responsibilities"][0]["owner"] = "processor".into();
    };
    assert_eq!(hint(by_task, "es"), "Who does the work?");
}

#[test]
fn a_hint_that_leads_away_from_the_owner_is_refused() {
    let astray = |place: &'static str| {
        move |file: &mut Value| {
            hinted(file);
            file[place][0]["hint"] = "works".into();
        }
    };
    for place in ["layers", "tasks"] {
        check(astray(place), "responsibilities[0]", "\"works\" does not lead to its owner");
    }
}

#[test]
fn hints_that_are_not_there_or_lead_nowhere_are_named() {
    let with = |change: fn(&mut Value)| {
        move |file: &mut Value| {
            hinted(file);
            change(file);
        }
    };
    check(with(|file| file["tasks"][0]["hint"] = "x".into()), "tasks[0].hint", "no hint \"x\"");
    check(with(|file| file["layers"][0]["hint"] = "x".into()), "layers[0].hint", "no hint");
    check(with(|file| file["hints"][1]["id"] = "who".into()), "hints[1].id", "twice");
    check(
        with(|file| file["hints"][1]["leads"][0] = "nobody".into()),
        "hints[1].leads[0]",
        "no party",
    );
    check(with(|file| file["hints"][1]["leads"] = json!([])), "hints[1].leads", "name a party");
    check(
        with(|file| file["hints"][0]["text"]["en"] = "x".repeat(161).into()),
        "hints[0].text.en",
        "the most is 160",
    );
}

#[test]
fn a_hint_that_names_a_party_gives_the_answer_away() {
    for (at, text) in [("en", "Is it the controller?"), ("es", "¿Ambos, o uno?")] {
        let named = |file: &mut Value| {
            hinted(file);
            file["hints"][0]["text"][at] = text.into();
        };
        let warnings = read_deck(&file(named), None).expect("a deck").warnings();
        let place = format!("hints[0].text.{at}");
        assert!(warnings.iter().any(|warning| warning.path == place), "{warnings:?}");
    }
    let warnings = read_deck(&file(hinted), None).expect("a deck").warnings();
    assert!(warnings.iter().all(|warning| !warning.path.starts_with("hints")), "{warnings:?}");
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
    for break_or_control in ["a\nb", "a\u{0}b", "a\u{1f}b", "a\u{7f}b", "a\u{2028}b"] {
        check(|file| file["title"] = break_or_control.into(), "title", "control character");
    }
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
    assert!(whole_file("[]").contains("one JSON object"));
    assert!(whole_file("7").contains("one JSON object"));
    assert!(whole_file("{").contains("not JSON: EOF while parsing an object at line 1 column 1"));
    assert!(whole_file("{}\n}").contains("not JSON: trailing characters at line 2 column 1"));
    assert!(whole_file("<!doctype html>").contains("not JSON"));
    assert!(whole_file(&" ".repeat(5_000_001)).contains("5000001 bytes"));
}

/// What is said of a file that cannot be read at all.
fn whole_file(json: &str) -> String {
    let all = read_deck(json, None).expect_err("problems");
    assert_eq!((all.len(), &*all[0].path), (1, ""), "{all:?}");
    assert_eq!(read_model(json, None).expect_err("problems"), all);
    all[0].message.clone()
}

#[test]
fn a_field_that_is_missing_is_named_once() {
    for name in ["id", "level", "title", "about"] {
        let take = |file: &mut Value| {
            file.as_object_mut().map(|root| root.remove(name));
        };
        check(take, name, "missing; add it");
    }
}

#[test]
fn an_empty_file_is_called_empty() {
    for json in ["", " \n\t", "\u{feff}"] {
        assert!(whole_file(json).contains("the file is empty"), "{json:?}");
    }
}

/// On a thread with little stack: what is read may come from anybody.
#[test]
fn deep_nesting_is_refused_and_takes_no_stack() {
    let read = || {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let deep = open.repeat(500_000) + "1" + &close.repeat(500_000);
            assert!(whole_file(&deep).contains("nested too deeply at line 1, column"));
            let inside = file(|_| {}).replacen("\"GDPR\"", &deep, 1);
            assert!(whole_file(&inside).contains("nested too deeply"));
        }
        // As deep as may be: read, and found to be of the wrong shape.
        let deep = "[".repeat(120) + &"]".repeat(120);
        let all = read_deck(&file(|_| {}).replacen("\"GDPR\"", &deep, 1), None);
        assert_eq!(all.expect_err("problems")[0].path, "about");
        assert_eq!(Kind::of(&"[".repeat(500_000)), Kind::Deck);
    };
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(read);
    thread.expect("a thread").join().expect("no overflow");
}

#[test]
fn a_byte_order_mark_is_ignored() {
    assert!(read_deck(&format!("\u{feff}{}", file(|_| {})), None).is_ok());
    assert_eq!(Kind::of(&format!("\u{feff}{}", file(|_| {}))), Kind::WholeDeck);
}

/// JSON readers commonly keep the last and drop the others without a word.
#[test]
fn a_field_that_is_there_twice_is_named_and_nothing_is_dropped() {
    let twice = file(|_| {}).replacen("\"level\":", "\"level\":\"expert\",\"level\":", 1);
    assert!(whole_file(&twice).contains("the field \"level\" is there twice"));
    let twice = file(|_| {}).replacen("\"layer\":", "\"layer\":\"law\",\"layer\":", 1);
    let all = read_deck(&twice, None).expect_err("problems");
    assert_eq!(all[0].path, "tasks[0]");
    let twice = file(|_| {}).replacen("\"es\":\"Ambos\"", "\"es\":\"Los dos\",\"es\":\"Ambos\"", 1);
    let all = read_deck(&twice, None).expect_err("problems");
    assert_eq!(all[0].path, "parties[2].name");
}

#[test]
fn the_address_of_a_schema_is_ignored_and_must_be_a_text() {
    let with = |schema: Value| file(|file| file["$schema"] = schema);
    assert!(read_deck(&with("schema/deck.schema.json".into()), None).is_ok());
    check(|file| file["$schema"] = 7.into(), "$schema", "a text");
}

#[test]
fn language_tags_are_checked() {
    check(|file| file["languages"] = json!([]), "languages", "at least one language tag");
    for tag in ["", "EN", "english", "en_US", "e", "en-", "en\u{1f}"] {
        let all = problems(|file| file["languages"][1] = tag.into());
        assert_eq!(all[0].path, "languages[1]", "{all:?}");
        assert!(all[0].message.contains("no language tag"), "{all:?}");
    }
    check(|file| file["languages"] = json!(["en", "es", "en"]), "languages[2]", "twice");
}

/// Positions are small numbers: too many parties must not become other parties.
#[test]
fn totals_over_several_files_are_limited() {
    check(
        |file| {
            let list = file["parties"].as_array_mut().expect("a list");
            list.extend((3..300).map(|ix| json!({"id": format!("p{ix}"), "name": "P"})));
            file["columns"] = json!(["controller", "processor", "p299"]);
        },
        "parties",
        "300 items in all, the most is 16",
    );
    let part = |layers: std::ops::Range<usize>| {
        let layers: Vec<Value> =
            layers.map(|ix| json!({"id": format!("l{ix}"), "name": "L"})).collect();
        json!({"format": "whos-responsible/model", "version": 1, "layers": layers}).to_string()
    };
    let base = json!({"format": "whos-responsible/model", "version": 1, "languages": ["en"]});
    let base = read_model(&base.to_string(), None).expect("a base");
    let more = read_model(&part(0..9_000), Some(&base)).expect("layers");
    let all = read_model(&part(9_000..10_001), Some(&more)).expect_err("too many");
    assert_eq!(all[0].path, "layers");
    assert!(all[0].message.contains("10001 items in all"), "{all:?}");
}

#[test]
fn a_deck_of_too_large_a_model_is_told_to_select() {
    let model = |name: &str| {
        let responsibility = |ix| {
            json!({"task": format!("{name}-{ix}"), "owner": "aws", "why": "Because.", "sources":
                [{"title": "T", "url": "https://a.b"}], "checked": "2026-11-22", "evidence": "stated"})
        };
        let all: Vec<Value> = (0..6_000).map(responsibility).collect();
        let tasks: Vec<Value> = (0..6_000)
            .map(|ix| json!({"id": format!("{name}-{ix}"), "layer": "a", "text": "Do it"}))
            .collect();
        let mut file = json!({"format": "whos-responsible/model", "version": 1,
            "tasks": tasks, "responsibilities": all});
        if name == "a" {
            file["languages"] = json!(["en"]);
            file["layers"] = json!([{"id": "a", "name": "A"}]);
            file["parties"] = json!([{"id": "aws", "name": "AWS"}, {"id": "me", "name": "Me"}]);
        }
        file.to_string()
    };
    let first = read_model(&model("a"), None).expect("a part");
    let both = read_model(&model("b"), Some(&first)).expect("a part");
    let deck = json!({"format": "whos-responsible/deck", "version": 1, "id": "all",
        "level": "expert", "title": "All", "about": "All of it"});
    let all = read_deck(&deck.to_string(), Some(&both)).expect_err("too many");
    assert_eq!((all.len(), &*all[0].path), (1, "cards"));
    assert!(all[0].message.contains("12000 items in all, the most is 10000"), "{all:?}");
}

#[test]
fn kinds_of_files_are_told_apart() {
    assert_eq!(Kind::of(&file(|_| {})), Kind::WholeDeck);
    let on_a_model = file(|file| {
        file.as_object_mut().map(|root| root.remove("parties"));
    });
    assert_eq!(Kind::of(&on_a_model), Kind::Deck);
    let model = file(|file| file["format"] = "whos-responsible/model".into());
    assert_eq!(Kind::of(&model), Kind::Model);
    assert_eq!(Kind::of("not JSON"), Kind::Deck);
}

#[test]
fn warnings_name_one_sided_decks_given_answers_and_short_reasons() {
    let warnings = |change: fn(&mut Value)| {
        let deck = read_deck(&file(change), None).expect("a deck");
        let all = deck.warnings();
        all.iter().map(|warning| warning.to_string()).collect::<Vec<_>>().join("\n")
    };
    let plain = warnings(|_| {});
    assert!(plain.contains("cards: 1 of 1 cards belong to \"controller\""), "{plain}");
    assert!(plain.contains("responsibilities[0].why.es: the why of \"purpose/crm\" has 6 char"));
    assert!(!plain.contains("owner's name"), "{plain}");
    let named = warnings(|file| {
        file["tasks"][0]["text"]["en"] = "Ask the controller's office for its purpose".into();
        file["tasks"][0]["text"]["es"] = "Preguntar al Controller".into();
    });
    assert!(named.contains("responsibilities[0]: the task of \"purpose/crm\" in en contains"));
    assert!(!named.contains("in es contains"), "names of another language: {named}");
}

#[test]
fn the_share_of_a_deck_that_draws_is_that_of_its_most_one_sided_draw() {
    let deck = read_deck(
        &file(|file| {
            let owners = ["controller", "controller", "processor", "both", "processor"];
            let (mut tasks, mut entries) = (Vec::new(), Vec::new());
            for (ix, owner) in owners.iter().enumerate() {
                let mut task = file["tasks"][0].clone();
                task["id"] = format!("t{ix}").into();
                tasks.push(task);
                let mut entry = file["responsibilities"][0].clone();
                entry["task"] = format!("t{ix}").into();
                entry["owner"] = (*owner).into();
                entries.push(entry);
            }
            file["tasks"] = tasks.into();
            file["responsibilities"] = entries.into();
            file["draw"] = json!([{"take": 2, "cards": ["t0/crm", "t1/crm", "t2/crm"]},
                {"take": 1, "cards": ["t3/crm", "t4/crm"]}]);
        }),
        None,
    );
    let share = deck.expect("a deck").largest_share();
    // Both of pile 1 can be the controller's; the processor gets at most one of each pile.
    assert_eq!((share.cards, share.of, share.percent()), (2, 3, 67));
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
        if let Ok(deck) = read_deck(&whole, None) {
            let _ = deck.warnings();
            for lang in deck.languages() {
                assert!(deck.in_language(lang).is_ok(), "{whole}");
            }
        }
    }

    /// Any part of a good file replaced by anything: either it is told where, or it makes a deck in
    /// every language.
    #[test]
    fn a_file_with_a_wrong_part_is_refused_with_a_place_or_plays(
        at: proptest::sample::Index, put in any_json(),
    ) {
        let mut whole: Value = serde_json::from_str(&file(|_| {})).expect("JSON");
        let mut places = Vec::new();
        pointers(&whole, String::new(), &mut places);
        *whole.pointer_mut(&places[at.index(places.len())]).expect("a place") = put;
        let text = whole.to_string();
        match read_deck(&text, None) {
            Ok(deck) => {
                let _ = (deck.warnings(), deck.largest_share().percent());
                for lang in deck.languages() {
                    assert!(deck.in_language(lang).is_ok(), "{text}");
                }
            }
            Err(all) => {
                assert!(!all.is_empty());
                for problem in all {
                    assert!(!problem.message.is_empty());
                    assert!(!problem.path.is_empty() || !whole.is_object(), "{problem}: {text}");
                }
            }
        }
    }
}

/// Every place in a value, as a JSON pointer.
fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| pointers(value, format!("{at}/{name}"), all));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(ix, value)| pointers(value, format!("{at}/{ix}"), all));
        }
        _ => {}
    }
    all.push(at);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,30}|[a-z-]{1,90}|https://[a-z\u{0}-\u{20}]{0,9}".prop_map(Value::String),
        Just(Value::String("purpose".into())),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::btree_map("[a-z]{1,8}|es|en|id", inner, 0..4)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}
