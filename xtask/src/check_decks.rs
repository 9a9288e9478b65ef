//! `cargo xtask check-decks`: what is wrong with deck and model files, and where.

use std::path::{Path, PathBuf};

use authoring::{DeckSource, Kind, Library, Problem, Share};
use i18n::LANGUAGES;

use crate::error::{Error, Result};
use crate::sources::{decoded, json_files, model_files, other_ids};
use crate::workspace::Workspace;

/// Checks the named files (`-` is standard input), or all that ship.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result {
    let decks = workspace.root.join("decks");
    let files = match arguments {
        [] => shipped(&decks)?,
        named => named.iter().map(PathBuf::from).collect(),
    };
    let mut wrong = 0;
    for path in &files {
        match check(&decks, path) {
            Ok(good) => print!("{good}"),
            Err(bad) => {
                wrong += 1;
                print!("{bad}");
            }
        }
    }
    match wrong {
        0 => Ok(()),
        _ => Err(Error::new(format!(
            "{wrong} of {} file(s) cannot be played. The format is explained in decks/README.md.",
            files.len()
        ))),
    }
}

fn shipped(decks: &Path) -> Result<Vec<PathBuf>> {
    let mut files = model_files(&decks.join("model"))?;
    files.extend(json_files(decks)?);
    files.extend(json_files(&decks.join("examples"))?);
    Ok(files)
}

/// The report on a file: `Ok` if it can be played.
pub(crate) fn check(decks: &Path, path: &Path) -> std::result::Result<String, String> {
    let name = if path == Path::new("-") { Path::new("standard input") } else { path };
    let here = std::env::current_dir().unwrap_or_default();
    let name = name.strip_prefix(here).unwrap_or(name);
    let name = name.display().to_string();
    let json = decoded(path).map_err(|error| format!("{name}: {error}\n"))?;
    let report = |problems: Vec<Problem>| {
        let mut text = format!("{name}: {} problem(s)\n", problems.len());
        for problem in problems {
            text += &format!("  {name}: {problem}\n");
        }
        text
    };
    let base = match Kind::of(&json) {
        Kind::WholeDeck => None,
        Kind::Deck => model(decks, None)?,
        Kind::Model => model(decks, Some(path))?,
    };
    let (summary, warnings) = match Kind::of(&json) {
        Kind::Model => {
            let library = authoring::read_model(&json, base.as_ref()).map_err(report)?;
            none(library.contradictions(base.as_ref())).map_err(report)?;
            (of_model(&library, base.as_ref()), library.warnings(base.as_ref()))
        }
        Kind::Deck | Kind::WholeDeck => {
            let deck = authoring::read_fair_deck(&json, base.as_ref()).map_err(report)?;
            if is_of_site(decks, path) {
                none(asked_of_site(decks, path, &deck)?).map_err(report)?;
            }
            (of_deck(&deck), deck.warnings())
        }
    };
    let mut text = format!("{name}: {summary}, {} warning(s)\n", warnings.len());
    for warning in warnings {
        text += &format!("  warning: {warning}\n");
    }
    Ok(text)
}

fn none(problems: Vec<Problem>) -> std::result::Result<(), Vec<Problem>> {
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Whether a file lies where the decks of the site do.
fn is_of_site(decks: &Path, path: &Path) -> bool {
    let folder = path.canonicalize().ok().and_then(|path| Some(path.parent()?.to_owned()));
    folder.is_some() && folder == decks.canonicalize().ok()
}

/// What is asked of a deck of the site besides what is asked of any: also that it has no warnings.
fn asked_of_site(
    decks: &Path,
    path: &Path,
    deck: &DeckSource,
) -> std::result::Result<Vec<Problem>, String> {
    let others = other_ids(decks, path).map_err(|error| format!("{error}\n"))?;
    let mut all = deck.site_problems(LANGUAGES, others.iter().map(String::as_str));
    all.extend(deck.warnings().into_iter().map(|warning| {
        let message = format!("{} (a deck of the site has no warnings)", warning.message);
        Problem::new(warning.path, message)
    }));
    Ok(all)
}

/// The model that a file adds to: all of it, or the parts before `part` if that is one of them.
fn model(decks: &Path, part: Option<&Path>) -> std::result::Result<Option<Library>, String> {
    let parts = model_files(&decks.join("model")).map_err(|error| format!("{error}\n"))?;
    let part = part.and_then(|path| path.canonicalize().ok());
    let mut model = None;
    for path in parts {
        if part.is_some() && path.canonicalize().ok() == part {
            break;
        }
        let json = decoded(&path).map_err(|error| format!("{}: {error}\n", path.display()))?;
        let read = authoring::read_model(&json, model.as_ref()).map_err(|problems| {
            let n = problems.len();
            format!("{}: {n} problem(s); mend this part of the model first\n", path.display())
        })?;
        model = Some(read);
    }
    Ok(model)
}

fn of_model(library: &Library, base: Option<&Library>) -> String {
    let first = |count: fn(&Library) -> usize| base.map_or(0, count);
    format!(
        "{} responsibilities, {} tasks, {} services, {} floors",
        library.responsibilities().len() - first(|base| base.responsibilities().len()),
        library.tasks().len() - first(|base| base.tasks().len()),
        library.service_ids().count() - first(|base| base.service_ids().count()),
        library.floors().len() - first(|base| base.floors().len()),
    )
}

fn of_deck(deck: &DeckSource) -> String {
    let share: Share = deck.largest_share();
    let parties: Vec<&str> =
        deck.columns().iter().map(|&ix| &**deck.library().party_id(ix)).collect();
    let all = deck.cards().count();
    let cards = if deck.draws().is_empty() {
        format!("{all} cards")
    } else {
        format!("{} of {all} cards", share.of)
    };
    format!(
        "{cards}, {} parties ({}), {} languages ({}), largest share {} % ({})",
        parties.len(),
        parties.join(", "),
        deck.languages().len(),
        deck.languages().join(", "),
        share.percent(),
        deck.library().party_id(share.party),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decks() -> PathBuf {
        Workspace::find().expect("the repository").root.join("decks")
    }

    /// The report on a file with this text.
    fn report(name: &str, text: impl AsRef<[u8]>) -> std::result::Result<String, String> {
        let path = std::env::temp_dir().join(format!("check-decks-{}-{name}", std::process::id()));
        std::fs::write(&path, text).expect("a file");
        let report = check(&decks(), &path);
        std::fs::remove_file(&path).expect("the file");
        report
    }

    #[test]
    fn every_file_that_ships_is_good_and_has_no_warning() {
        for path in shipped(&decks()).expect("files") {
            let report = check(&decks(), &path).unwrap_or_else(|bad| panic!("{bad}"));
            assert!(report.ends_with(", 0 warning(s)\n"), "{report}");
        }
    }

    #[test]
    fn a_deck_on_the_model_is_summed_up_in_a_line() {
        let line = check(&decks(), &decks().join("13-exam-mix.json")).expect("a deck");
        let says = "30 of 281 cards, 2 parties (aws, customer), 3 languages (en, es, pt-BR), \
                    largest share 50 %";
        assert!(line.contains(says), "{line}");
    }

    #[test]
    fn every_problem_of_a_file_is_listed_with_its_name_and_path() {
        let deck = r#"{"format": "whos-responsible/deck", "version": 1, "id": "X", "level": "easy",
            "title": "T", "about": "A", "cards": ["guard-buildings", "guard-moon"]}"#;
        let text = report("bad.json", deck).expect_err("problems");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4, "{text}");
        for (line, says) in lines[1..].iter().zip(["id: \"X\"", "level: \"easy\"", "cards[1]: "]) {
            assert!(line.contains(&format!("bad.json: {says}")), "{text}");
        }
    }

    #[test]
    fn a_one_sided_deck_is_warned_of_but_good() {
        let deck = r#"{"format": "whos-responsible/deck", "version": 1, "id": "x",
            "level": "beginner", "title": "T", "about": "A", "columns": ["aws", "customer"],
            "cards": ["guard-buildings"]}"#;
        let text = report("one-sided.json", deck).expect("a deck");
        assert!(text.contains("largest share 100 % (aws), 1 warning(s)"), "{text}");
        assert!(text.contains("warning: cards: 1 of 1 cards belong to \"aws\""), "{text}");
    }

    #[test]
    fn a_file_that_is_no_text_or_not_there_is_named() {
        let text = report("latin1.json", b"{\n\"id\": \"caf\xe9\"}").expect_err("no UTF-8");
        assert!(text.contains("latin1.json: line 2: is not UTF-8"), "{text}");
        let text = check(&decks(), Path::new("nowhere.json")).expect_err("no file");
        assert!(text.contains("nowhere.json: cannot be read"), "{text}");
    }

    #[test]
    fn a_new_part_of_the_model_is_read_on_the_model() {
        let part = r#"{"format": "whos-responsible/model", "version": 1,
            "tasks": [{"id": "new-task", "layer": "iam", "text": "Ask AWS for a badge"}],
            "responsibilities": [{"task": "new-task", "service": "ec2", "owner": "aws",
              "why": "So it is.", "sources": [{"title": "T", "url": "https://aws.amazon.com/"}],
              "checked": "2026-11-22", "evidence": "stated"}]}"#;
        let text = report("part.json", part).expect("a part");
        assert!(text.contains("1 responsibilities, 1 tasks, 0 services, 0 floors, 2 warning(s)"));
        assert!(text.contains("contains its owner's name, \"AWS\""), "{text}");
        assert!(text.contains("responsibilities[0].why: "), "{text}");
    }
}
