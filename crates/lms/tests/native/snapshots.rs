//! Every statement that a round can lead to, word for word, in `statements/`. To write them anew after a
//! wanted change: `UPDATE_SNAPSHOTS=1 cargo test -p lms statements_are`.

use std::path::Path;
use std::rc::Rc;

use game::{Action, Feedback};
use lms::recorder::{Opening, Recorder};
use lms::statement::{Standard, Writer};
use model::Deck;
use report::{Facts, PassMark};
use serde_json::{Value, json};

use super::recorder::{MARK, NOW, opening, play, waiting, writer};
use fixtures::{deck_parts, next_card, owner, round, then};

/// The test deck in another language.
fn spanish() -> Rc<Deck> {
    let mut parts = deck_parts(5, 2);
    parts.lang = "es".into();
    for card in &mut parts.cards {
        card.task = format!("Hacer algo: {}", card.task).into();
    }
    parts.parties[1].name = "Cliente".into();
    Rc::new(Deck::new(parts).expect("a deck"))
}

fn in_two_languages(standard: Standard) -> Writer {
    let mut writer = writer(standard);
    writer.decks.push(spanish());
    writer
}

/// A round with a hint, so many cards right, left and taken up again.
fn whole(standard: Standard, pass: Option<PassMark>, right: usize) -> Vec<Value> {
    let mut recorder =
        Recorder::open(in_two_languages(standard), Opening { pass, ..opening() }, NOW);
    let start = round(5, Feedback::Immediate);
    let card = next_card(&start);
    let hinted = then(&start, Action::Hint(card));
    let first = then(&hinted, Action::Place(card, owner(&start, card)));
    recorder.report(&Facts::of(&first, None));
    if standard == Standard::Xapi {
        recorder.leave(NOW + 3000);
        recorder.resume(NOW + 8000);
    }
    play(&mut recorder, then(&first, Action::Next), right.saturating_sub(1));
    recorder.leave(NOW + 65_250);
    waiting(&recorder)
}

#[test]
fn statements_are_as_they_were_agreed() {
    let cases: [(&str, Vec<Value>); 5] = [
        ("xapi-passed", whole(Standard::Xapi, Some(MARK), 5)),
        ("xapi-failed", whole(Standard::Xapi, Some(MARK), 2)),
        ("xapi-no-mark", whole(Standard::Xapi, None, 3)),
        ("cmi5-passed", whole(Standard::Cmi5, Some(MARK), 5)),
        ("cmi5-failed", whole(Standard::Cmi5, Some(MARK), 2)),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/statements");
    for (name, statements) in cases {
        let file = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&statements).expect("JSON") + "\n";
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&file, &text).expect("a file");
        }
        let agreed: Value = serde_json::from_str(
            &std::fs::read_to_string(&file).expect("a snapshot: see the top of this file"),
        )
        .expect("JSON");
        assert_eq!(json!(statements), agreed, "{name}: see the top of this file");
    }
}
