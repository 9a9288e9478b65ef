//! Packages for learning management systems: one ZIP that a course author uploads.
//!
//! A library without a file system, clock or chance: it gets the files of the built site by name
//! and gives the bytes of the archive, the same for the same input. `cargo xtask package` is the
//! command around it. Manifests and launch page go through an XML writer, so that a title can be
//! nothing but text.

mod cmi5;
mod error;
mod files;
mod launch;
mod manifest;
mod scorm12;
mod scorm2004;
mod settings;
mod tincan;
mod xml;
mod zip;

pub use error::PackageError;
pub use files::{Files, add_deck, needed};
use game::Feedback;
pub use settings::{DEFAULT_IRI, Format, Mode, Settings};
pub use site::{Motion, Theme};

use files::Edition;

/// What is in a package, for whoever is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What the LMS shows.
    pub title: String,
    /// How many cards a round has.
    pub cards: usize,
    /// What the course author should know before uploading it.
    pub warnings: Vec<String>,
}

/// The package as the bytes of a ZIP.
///
/// # Errors
/// [`PackageError`]: a setting that is not allowed, a deck or a file that the site does not have.
pub fn write(settings: &Settings, site: &Files) -> Result<Vec<u8>, PackageError> {
    zip::write(&contents(settings, site)?)
}

/// The files of the package by name.
///
/// # Errors
/// As [`write`].
pub fn contents(settings: &Settings, site: &Files) -> Result<Files, PackageError> {
    settings.check()?;
    let editions = files::editions(settings, site)?;
    let mut files = files::of_site(settings, &editions, site)?;
    files.insert("index.html".to_owned(), launch::page(settings, &editions)?);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let manifest = match settings.format {
        Format::Scorm12 => scorm12::manifest(settings, &editions, &names)?,
        Format::Scorm2004 => scorm2004::manifest(settings, &editions, &names)?,
        Format::Cmi5 => cmi5::course(settings, &editions)?,
        Format::Xapi => tincan::activities(settings, &editions)?,
    };
    files.insert(settings.format.manifest().to_owned(), manifest);
    Ok(files)
}

/// What the package holds, without making it.
///
/// # Errors
/// As [`write`], but for files of the site that only the archive needs.
pub fn summary(settings: &Settings, site: &Files) -> Result<Summary, PackageError> {
    settings.check()?;
    let editions = files::editions(settings, site)?;
    let deck = editions.first().map(|edition| &edition.deck);
    let whole = deck.map_or(0, |deck| deck.round_size());
    let cards = settings.limit.map_or(whole, |limit| whole.min(usize::from(limit)));
    let title = files::titles(settings, &editions).into_iter().next().map(|(_, title)| title);
    Ok(Summary {
        title: title.unwrap_or_default(),
        cards,
        warnings: warnings(settings, &editions, whole, cards),
    })
}

/// The most cards of which SCORM 1.2 can keep an unfinished round (4,096 characters).
const MOST_RESUMED: usize = 200;

fn warnings(settings: &Settings, editions: &[Edition], whole: usize, cards: usize) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Some(limit) = settings.limit.filter(|limit| usize::from(*limit) > whole) {
        warnings.push(format!(
            "The limit is {limit} cards, but a round of this deck has {whole} at most."
        ));
    }
    if settings.format == Format::Scorm12 && cards > MOST_RESUMED {
        warnings.push(format!(
            "A round of {cards} cards may not fit into the 4,096 characters that SCORM 1.2 keeps: \
             who leaves early may have to begin anew. Choose scorm2004, or a limit of \
             {MOST_RESUMED} cards."
        ));
    }
    let other = editions.iter().find(|edition| **edition.deck.lang() != *edition.lang);
    if let Some(Edition { lang, deck, .. }) = other {
        warnings.push(format!(
            "The deck has no texts in {lang}: there its cards are in {}, and the buttons around \
             them in {lang}.",
            deck.lang()
        ));
    }
    if settings.mode == Mode::Practice && settings.pass.is_some() {
        warnings.push(
            "In practice mode players choose how they are told what was right; for a mark choose \
             the mode exercise or exam."
                .to_owned(),
        );
    }
    if settings.mode == Mode::Exam && settings.feedback == Some(Feedback::Immediate) {
        warnings.push(
            "With `--feedback immediate` this exam tells the right answer after each card, so that \
             nothing is handed in at the end and what was told can be passed on. Without it, all is \
             told at the end."
                .to_owned(),
        );
    }
    warnings
}
