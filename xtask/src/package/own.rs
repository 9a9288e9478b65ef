//! A package with a deck of one's own: a JSON file instead of the id of a deck.

use std::path::{Path, PathBuf};

use authoring::{DeckSource, Kind};
use i18n::LANGUAGES;
use package::{Files, Settings};

use super::Options;
use crate::error::{Error, Result};
use crate::progress;
use crate::sources::{self, read_model};
use crate::workspace::Workspace;

/// The file that `--deck` names, if it names one.
pub(super) fn file(deck: &Option<String>) -> Option<PathBuf> {
    let deck = deck.as_deref()?;
    let path = PathBuf::from(deck);
    (deck.ends_with(".json") || deck.contains(['/', '\\']) || path.is_file()).then_some(path)
}

/// Reads the deck and puts it beside those of the site.
pub(super) fn add(
    workspace: &Workspace,
    path: &Path,
    site: &mut Files,
    options: &Options,
) -> Result<Settings> {
    let source = read(workspace, path)?;
    let settings = options.settings(source.id(), spoken(&source));
    let shown = |text: &String| settings.languages.iter().any(|lang| source.nearest(lang) == text);
    let hidden: Vec<&str> =
        source.languages().iter().filter(|text| !shown(text)).map(String::as_str).collect();
    if !hidden.is_empty() {
        progress::say(&format!(
            "Its texts in {} stay out: the player of this package speaks {}.",
            hidden.join(", "),
            settings.languages.join(", ")
        ));
    }
    package::add_deck(site, &source, &settings.languages)
        .map_err(|fault| Error::new(format!("{}: {fault}.", path.display())))?;
    Ok(settings)
}

/// The languages of the player that the deck has; one, if it has none of them.
fn spoken(source: &DeckSource) -> Vec<String> {
    let same = |known: &&str| {
        let text = source.nearest(known);
        text.split('-').next() == known.split('-').next()
    };
    let mut spoken: Vec<String> =
        LANGUAGES.iter().copied().filter(same).map(str::to_owned).collect();
    if spoken.is_empty() {
        spoken.extend(LANGUAGES.first().map(|lang| (*lang).to_owned()));
    }
    spoken
}

fn read(workspace: &Workspace, path: &Path) -> Result<DeckSource> {
    let name = path.display();
    let json = sources::decoded(path).map_err(|error| Error::new(format!("{name}: {error}")))?;
    // Editors of Windows put a mark before the text.
    let json = json.strip_prefix('\u{feff}').unwrap_or(&json);
    let model = match Kind::of(json) {
        Kind::WholeDeck => None,
        Kind::Deck => Some(read_model(&workspace.root.join("decks/model"))?),
        Kind::Model => {
            return Err(Error::new(format!(
                "{name} is a model, which many decks draw on. Name a deck; decks/README.md says \
                 how one is written."
            )));
        }
    };
    authoring::read_fair_deck(json, model.as_ref()).map_err(|problems| {
        let mut text = format!("{name} has {} problem(s):", problems.len());
        for problem in problems {
            text += &format!("\n  {name}: {problem}");
        }
        Error::new(text + "\nThe format is explained in decks/README.md.")
    })
}
