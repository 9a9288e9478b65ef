//! "Every problem" means every one: of each item all that is missing, surplus or of another kind.

use std::collections::BTreeSet;

use authoring::{Problem, read_deck, read_model};
use serde_json::{Value, json};

/// A good deck on itself.
fn deck() -> Value {
    let own = |n: usize| format!("task-{n}");
    let responsibility = |n: usize, owner: &str| {
        json!({"task": own(n), "service": "crm", "owner": owner, "why": "Because it is so, says the law.",
            "sources": [{"title": "GDPR", "url": "https://example.org/gdpr"}],
            "checked": "2026-01-31", "evidence": "stated"})
    };
    json!({
        "format": "whos-responsible/deck", "version": 1, "languages": ["en"],
        "id": "privacy", "level": "beginner", "title": "Privacy", "about": "GDPR",
        "parties": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        "layers": [{"id": "law", "name": "Law"}],
        "services": [{"id": "crm", "name": "CRM", "category": "container", "model": "saas"}],
        "tasks": (0..3).map(|n| json!({"id": own(n), "layer": "law", "text": format!("Task {n}")})).collect::<Vec<_>>(),
        "responsibilities": [responsibility(0, "a"), responsibility(1, "b"), responsibility(2, "a")],
    })
}

fn problems(file: &Value) -> Vec<Problem> {
    read_deck(&file.to_string(), None).map_or_else(|all| all, |_| Vec::new())
}

fn paths(file: &Value) -> BTreeSet<String> {
    problems(file).into_iter().map(|problem| problem.path).collect()
}

fn set(paths: &[&str]) -> BTreeSet<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

#[test]
fn every_missing_field_of_an_item_is_told() {
    assert_eq!(problems(&deck()), []);
    let mut file = deck();
    file["responsibilities"][1] = json!({"task": "task-1", "service": "crm", "owner": "b"});
    file["tasks"][2] = json!({"id": "task-2"});
    file["parties"][1] = json!({"id": "b"});
    let all = problems(&file);
    assert_eq!(
        all.iter().map(|problem| problem.path.clone()).collect::<BTreeSet<_>>(),
        set(&[
            "parties[1].name",
            "tasks[2].layer",
            "tasks[2].text",
            "responsibilities[1].why",
            "responsibilities[1].sources",
            "responsibilities[1].checked",
            "responsibilities[1].evidence",
        ])
    );
    assert!(all.iter().all(|problem| problem.message == "missing; add it"), "{all:?}");
    assert_eq!(all.len(), 7, "each once: {all:?}");
}

#[test]
fn missing_surplus_and_wrong_fields_are_told_beside_each_other_and_beside_wrong_values() {
    let mut file = deck();
    file["responsibilities"][0] = json!({
        "task": "task-0", "service": 7, "owner": "nobody", "wyh": "x", "colour": 3,
        "why": ["a"], "sources": [{"title": 3}, "x", {"url": "ftp://x", "title": "T", "date": 1}],
        "checked": "2026-02-30", "evidence": "heard",
    });
    file["services"][0]["category"] = "docker".into();
    file["level"] = "easy".into();
    file["extra"] = 1.into();
    let all = paths(&file);
    assert_eq!(
        all,
        set(&[
            "responsibilities[0].service",
            "responsibilities[0].owner",
            "responsibilities[0].wyh",
            "responsibilities[0].colour",
            "responsibilities[0].why",
            "responsibilities[0].sources[0].title",
            "responsibilities[0].sources[0].url",
            "responsibilities[0].sources[1]",
            "responsibilities[0].sources[2].url",
            "responsibilities[0].sources[2].date",
            "responsibilities[0].checked",
            "responsibilities[0].evidence",
            "services[0].category",
            "level",
            "extra",
        ])
    );
}

#[test]
fn what_is_missing_in_one_item_hides_no_wrong_reference_in_another() {
    let mut file = deck();
    file["parties"][0] = json!({"id": "a"});
    file["responsibilities"][1]["owner"] = "nobody".into();
    assert_eq!(paths(&file), set(&["parties[0].name", "responsibilities[1].owner"]));
    // An id that is not there may be the one that is meant.
    file["parties"][0] = json!({"name": "A"});
    assert_eq!(paths(&file), set(&["parties[0].id"]));
}

#[test]
fn an_item_that_is_no_object_is_told_and_the_others_are_read() {
    let mut file = deck();
    file["tasks"][0] = json!("Patch it");
    file["tasks"][1]["layer"] = json!(null);
    let all = problems(&file);
    assert_eq!(all[0].path, "tasks[0]");
    assert!(all[0].message.contains("an object: { … }"), "{all:?}");
    assert_eq!(all[1].path, "tasks[1].layer");
    assert_eq!(all.len(), 2, "{all:?}");
}

#[test]
fn the_same_holds_in_models_piles_floors_and_articles() {
    let model = json!({
        "format": "whos-responsible/model", "version": 1, "languages": ["en"],
        "floors": [{"layer": "x", "flag": "yes"}], "articles": [{"title": 1, "body": "text"}],
    });
    let all = read_model(&model.to_string(), None).expect_err("problems");
    let found: BTreeSet<String> = all.iter().map(|problem| problem.path.clone()).collect();
    assert_eq!(
        found,
        set(&[
            "floors[0].layer",
            "floors[0].flag",
            "floors[0].services",
            "floors[0].owner",
            "floors[0].why",
            "floors[0].sources",
            "floors[0].checked",
            "articles[0].id",
            "articles[0].title",
            "articles[0].body",
            "articles[0].sources",
        ])
    );
    let mut file = deck();
    file["draw"] = json!([{"take": "one"}, {"cards": ["task-0/crm", 3], "tkae": 1}]);
    assert_eq!(
        paths(&file),
        set(&["draw[0].take", "draw[0].cards", "draw[1].cards[1]", "draw[1].tkae", "draw[1].take"])
    );
}

#[test]
fn no_words_of_the_programs_own_are_told() {
    let mut file = deck();
    file["tasks"] = json!([7, {"id": [], "layer": {}, "text": null, "x": 1}]);
    file["draw"] = json!([{"take": -1, "cards": {}}, {"take": 1.5, "cards": true}]);
    file["languages"] = json!([1, "en", null]);
    for problem in problems(&file) {
        for word in ["struct", "usize", "unit value", "File", "sequence", "a map"] {
            assert!(!problem.message.contains(word), "{problem}");
        }
    }
}

/// Any number of fields of an item taken away, or replaced: each of them is told, and each once.
#[test]
fn any_fields_of_any_item_that_are_taken_away_are_all_told() {
    let lists: [(&str, &[&str]); 4] = [
        ("parties", &["id", "name"]),
        ("tasks", &["id", "layer", "text"]),
        ("services", &["id", "name"]),
        ("responsibilities", &["task", "owner", "why", "sources", "checked", "evidence"]),
    ];
    for (list, fields) in lists {
        for mask in 1..1u32 << fields.len() {
            let mut file = deck();
            let gone = fields.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
            let mut expected = BTreeSet::new();
            for (_, field) in gone {
                file[list][0].as_object_mut().expect("an item").remove(*field);
                expected.insert(format!("{list}[0].{field}"));
            }
            let found = problems(&file);
            assert_eq!(found.len(), expected.len(), "{found:?}");
            assert_eq!(paths(&file), expected);
        }
    }
}
