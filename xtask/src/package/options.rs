//! The command line of `cargo xtask package`.

use std::path::PathBuf;

use game::{Feedback, Presentation};
use package::{DEFAULT_IRI, Format, Mode, Motion, Settings, Theme};

use crate::error::{Error, Result};

/// What the person wants.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) deck: Option<String>,
    pub(crate) out: Option<PathBuf>,
    languages: Option<Vec<String>>,
    title: Option<String>,
    /// The rest, as it goes into the package.
    rest: Settings,
}

/// Every option, as they are named when one is not known.
const NAMES: &str = "--format, --deck, --lang, --pass, --mode, --feedback, --presentation, \
                     --limit, --time-limit, --seed, --theme, --motion, --iri, --title, --out";

impl Options {
    /// Reads `--name value` and `--name=value`.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let rest = Settings::new(Format::Scorm12, "");
        let mut options = Self { deck: None, out: None, languages: None, title: None, rest };
        let rest = &mut options.rest;
        let mut seen: Vec<&str> = Vec::new();
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let (name, value) = match word.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value)),
                _ => (word.as_str(), None),
            };
            let mut value = || match value.or_else(|| words.next().map(String::as_str)) {
                Some(value) if !value.starts_with("--") => Ok(value),
                _ => Err(Error::new(format!("`{name}` needs a value after it."))),
            };
            if seen.contains(&name) {
                return Err(Error::new(format!("`{name}` is there twice.")));
            }
            seen.push(name);
            match name {
                "--deck" => options.deck = Some(value()?.to_owned()),
                "--lang" => {
                    options.languages =
                        Some(value()?.split(',').map(|lang| lang.trim().to_owned()).collect());
                }
                "--out" => options.out = Some(PathBuf::from(value()?)),
                "--title" => options.title = Some(value()?.to_owned()),
                "--iri" => rest.iri = value()?.to_owned(),
                "--format" => {
                    rest.format = one(name, value()?, Format::ALL, |it| it.word())?;
                }
                "--mode" => rest.mode = one(name, value()?, Mode::ALL, |it| it.word())?,
                "--feedback" => {
                    rest.feedback = Some(one(name, value()?, Feedback::ALL, |it| it.word())?);
                }
                "--presentation" => {
                    rest.presentation =
                        Some(one(name, value()?, Presentation::ALL, |it| it.word())?);
                }
                "--theme" => rest.theme = Some(one(name, value()?, Theme::ALL, |it| it.word())?),
                "--motion" => {
                    rest.motion = Some(one(name, value()?, Motion::ALL, |it| it.word())?);
                }
                "--pass" => rest.pass = Some(number(name, value()?, "1 to 100 (percent)")?),
                "--limit" => rest.limit = Some(number(name, value()?, "1 to 65535")?),
                "--time-limit" => {
                    rest.time_limit = Some(number(name, value()?, "10 to 86400 (seconds)")?);
                }
                "--seed" => rest.seed = Some(number(name, value()?, "0 to 4294967295")?),
                _ => {
                    return Err(Error::new(format!(
                        "`package` does not know `{name}`; it knows {NAMES}."
                    )));
                }
            }
        }
        Ok(options)
    }

    /// The name of the package's file: the deck, whatever was chosen besides it, and the format.
    pub(crate) fn file_name(&self, deck: &str) -> String {
        let rest = &self.rest;
        let mut words = vec![deck.to_owned()];
        let mut add = |word: Option<String>| words.extend(word);
        add((rest.mode != Mode::Exercise).then(|| rest.mode.word().to_owned()));
        add(rest.feedback.map(|feedback| format!("feedback-{}", feedback.word())));
        add(rest.presentation.map(|one| one.word().to_owned()));
        add(rest.limit.map(|limit| format!("limit-{limit}")));
        add(rest.time_limit.map(|seconds| format!("time-{seconds}")));
        add(rest.seed.map(|seed| format!("seed-{seed}")));
        add(rest.pass.map(|pass| format!("pass-{pass}")));
        add(self.languages.as_ref().map(|languages| languages.join("-")));
        let theme = rest.theme.filter(|theme| *theme != Theme::Auto);
        add(theme.map(|theme| theme.word().to_owned()));
        let motion = rest.motion.filter(|motion| *motion != Motion::Auto);
        add(motion.map(|motion| format!("{}-motion", motion.word())));
        add(self.title.as_deref().map(in_a_name));
        let iri = Some(&*rest.iri).filter(|iri| *iri != DEFAULT_IRI);
        add(iri.map(in_a_name));
        words.push(rest.format.word().to_owned());
        format!("{}.zip", words.join("-"))
    }

    /// The settings of a package with this deck; `otherwise` are the languages if none are named.
    pub(crate) fn settings(&self, deck: &str, otherwise: Vec<String>) -> Settings {
        let languages = self.languages.clone().unwrap_or(otherwise);
        let title = |lang: &String| Some((lang.clone(), self.title.clone()?));
        let titles = languages.iter().filter_map(title).collect();
        Settings { deck: deck.to_owned(), titles, languages, ..self.rest.clone() }
    }
}

/// Of a text what every system takes in the name of a file, and not too much of it.
fn in_a_name(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").chars().take(40).collect()
}

/// One word of a closed list.
fn one<T: Copy>(name: &str, value: &str, all: &[T], word: fn(T) -> &'static str) -> Result<T> {
    all.iter().copied().find(|one| word(*one).eq_ignore_ascii_case(value)).ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
        Error::new(format!("`{name} {value}` is not known; there are {}.", words.join(", ")))
    })
}

/// A whole number; whether it is in the range, the package says.
fn number<T: std::str::FromStr>(name: &str, value: &str, range: &str) -> Result<T> {
    value.parse().map_err(|_| {
        Error::new(format!("`{name} {value}` is not allowed; whole numbers from {range} are."))
    })
}
