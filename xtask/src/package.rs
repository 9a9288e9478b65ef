//! `cargo xtask package`: a ZIP that a course author uploads to a learning management system. The
//! work is done by `package`; here are the command line, the disk and the words.

mod options;
mod own;

use std::path::{Path, PathBuf};

use i18n::LANGUAGES;
use model::Catalog;
use package::{Files, Format, PackageError, Settings};
use site::StartPack;

use crate::error::{Error, Result};
use crate::workspace::Workspace;
use crate::{dist, files, progress};
pub(crate) use options::Options;

/// The task.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result {
    let options = Options::parse(arguments)?;
    let site = site(workspace)?;
    let file = options.out.clone();
    let made = make(workspace, &site, options)?;
    let file = file.unwrap_or_else(|| workspace.target.join("packages").join(&made.name));
    files::write(&file, &made.bytes)?;
    progress::say(&made.report(&file, &site));
    Ok(())
}

/// A package, before it is on the disk.
pub(crate) struct Made {
    /// What it was made with.
    pub(crate) settings: Settings,
    /// The name of its file where none was asked for.
    pub(crate) name: String,
    /// The archive.
    pub(crate) bytes: Vec<u8>,
    /// The file in it that the LMS reads first.
    pub(crate) manifest: Vec<u8>,
    summary: package::Summary,
}

/// Makes a package of the site in a folder.
pub(crate) fn make(workspace: &Workspace, site: &Path, options: Options) -> Result<Made> {
    let mut files = Files::new();
    for lang in LANGUAGES {
        take(site, &mut files, &format!("packs/{lang}.pack"))?;
    }
    let settings = match own::file(&options.deck) {
        Some(path) => own::add(workspace, &path, &mut files, &options)?,
        None => {
            let deck = options.deck.clone();
            let deck = deck.ok_or_else(|| Error::new(which_deck(&files)))?;
            let deck = Catalog::meant(&deck);
            if let Some(known) = known_decks(&files).filter(|known| !known.contains(&deck)) {
                return Err(Error::new(PackageError::UnknownDeck { deck, known }.to_string()));
            }
            options.settings(&deck, LANGUAGES.iter().map(|lang| (*lang).to_owned()).collect())
        }
    };
    for name in package::needed(&settings) {
        if !files.contains_key(&name) {
            take(site, &mut files, &name)?;
        }
    }
    let told = |error| {
        let about = match error {
            PackageError::Missing(_) | PackageError::Damaged { .. } => format!(
                "\nThe site was taken from {}. `cargo xtask dist` builds it into dist/; WHOS_DIST \
                 names another folder.",
                site.display()
            ),
            _ => String::new(),
        };
        Error::new(format!("{error}{about}"))
    };
    let bytes = package::write(&settings, &files).map_err(told)?;
    let mut contents = package::contents(&settings, &files).map_err(told)?;
    let manifest = contents.remove(settings.format.manifest()).unwrap_or_default();
    let summary = package::summary(&settings, &files).map_err(told)?;
    let name = options.file_name(&settings.deck);
    Ok(Made { settings, name, bytes, manifest, summary })
}

/// The folder of the built site; builds it when there is none.
fn site(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(given) = dist::given()? {
        return Ok(given);
    }
    let dist = workspace.dist();
    if !dist.join("index.html").is_file() {
        progress::say("There is no built site in dist/ yet: building it…");
        dist::run(workspace)?;
    }
    Ok(dist)
}

/// Reads a file of the site, if it is there: what is missing is told for all files at once.
fn take(folder: &Path, site: &mut Files, name: &str) -> Result {
    let path = folder.join(name);
    if path.is_file() {
        site.insert(name.to_owned(), files::read(&path)?);
    }
    Ok(())
}

/// The ids of the site's decks, if its list can be read.
fn known_decks(files: &Files) -> Option<Vec<String>> {
    let bytes = files.get("packs/en.pack")?;
    let start = StartPack::unpack(std::str::from_utf8(bytes).ok()?).ok()?;
    Some(start.catalog.entries.iter().map(|entry| entry.id.to_string()).collect())
}

fn which_deck(files: &Files) -> String {
    format!(
        "Say which deck: `--deck ID` or `--deck FILE.json`. There are: {}.",
        known_decks(files).map(|ids| ids.join(", ")).unwrap_or_else(|| {
            "none that can be read (build the site by `cargo xtask dist`)".into()
        })
    )
}

impl Made {
    /// What was written, and what to do with it.
    fn report(&self, file: &Path, site: &Path) -> String {
        let settings = &self.settings;
        let (standard, pages) = match settings.format {
            Format::Scorm12 => ("SCORM 1.2", "moodle.md, canvas.md and open-edx.md"),
            Format::Scorm2004 => {
                ("SCORM 2004, 4th edition", "moodle.md, canvas.md and open-edx.md")
            }
            Format::Cmi5 => ("cmi5", ""),
            Format::Xapi => ("xAPI", "lrs.md"),
        };
        let page = match pages {
            "" => "docs/lms.md says".to_owned(),
            pages => format!("docs/lms.md, and in docs/lms/ {pages} say"),
        };
        let mark = match settings.pass {
            Some(pass) => format!("passed from {pass} %"),
            None => "no pass mark: finishing is completing; `--pass 80` sets one".to_owned(),
        };
        let mut text = format!(
            "Wrote {} ({} KB) from {}\n  {standard}: \"{}\", mode {}, {} cards a round, in {}; {mark}.\n",
            file.display(),
            self.bytes.len().div_ceil(1000),
            site.display(),
            self.summary.title,
            settings.mode.word(),
            self.summary.cards,
            settings.languages.join(", "),
        );
        for warning in &self.summary.warnings {
            text += &format!("  warning: {warning}\n");
        }
        text + &format!("Upload the ZIP as it is, do not unpack it; {page} where.")
    }
}

#[cfg(test)]
mod tests;
