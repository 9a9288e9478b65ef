//! What a course author chooses.

use super::PackageError;
use game::{Feedback, Presentation};
use i18n::LANGUAGES;
use model::{fnv1a, words};
use site::{Motion, Theme};

words! {
    /// The standard by which the LMS is told.
    Format {
        /// SCORM 1.2, which everything plays.
        Scorm12 = "scorm12",
        /// SCORM 2004, 4th edition.
        Scorm2004 = "scorm2004",
        /// cmi5: xAPI with rules for LMS.
        Cmi5 = "cmi5",
        /// xAPI, launched with the address of an LRS (Tin Can).
        Xapi = "xapi",
    }
}

impl Format {
    /// The name of the file that the LMS reads first.
    pub fn manifest(self) -> &'static str {
        match self {
            Self::Scorm12 | Self::Scorm2004 => "imsmanifest.xml",
            Self::Cmi5 => "cmi5.xml",
            Self::Xapi => "tincan.xml",
        }
    }
}

words! {
    /// What players may choose, and what helps them.
    Mode {
        /// Everything can be chosen.
        Practice = "practice",
        /// No choice of rules.
        Exercise = "exercise",
        /// That, no hints, and feedback at the end.
        Exam = "exam",
    }
}

/// What the identifiers of cmi5 and xAPI start with where nothing else is chosen. `.example` belongs to
/// nobody (RFC 2606): the same deck has the same identifier wherever it is played, and an LMS that
/// follows it finds nothing.
pub const DEFAULT_IRI: &str = "https://whos-responsible.example/xapi/";

/// The longest title that a manifest takes (SCORM 1.2).
const LONGEST_TITLE: usize = 200;
/// The longest description, for symmetry with what a deck may say about itself.
const LONGEST_ABOUT: usize = 1000;

/// What a package is to be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The standard.
    pub format: Format,
    /// The id of the deck.
    pub deck: String,
    /// The languages of the player, the first for those who want none of them.
    pub languages: Vec<String>,
    /// The title in a language, where it is not the deck's own.
    pub titles: Vec<(String, String)>,
    /// The description in a language, where it is not the deck's own.
    pub descriptions: Vec<(String, String)>,
    /// Percent of right cards with which a round is passed; none: a finished round is completed.
    pub pass: Option<u8>,
    /// What players may choose.
    pub mode: Mode,
    /// When they are told what was right.
    pub feedback: Option<Feedback>,
    /// How the cards reach them.
    pub presentation: Option<Presentation>,
    /// The most cards of a round.
    pub limit: Option<u16>,
    /// Seconds that a round may take.
    pub time_limit: Option<u32>,
    /// The order of the cards, the same for everybody.
    pub seed: Option<u32>,
    /// The colours.
    pub theme: Option<Theme>,
    /// How much moves.
    pub motion: Option<Motion>,
    /// What the identifiers of cmi5 and xAPI start with.
    pub iri: String,
}

impl Settings {
    /// An exercise with a deck, in every language of the player, without a pass mark.
    pub fn new(format: Format, deck: impl Into<String>) -> Self {
        Self {
            format,
            deck: deck.into(),
            languages: LANGUAGES.iter().map(|lang| (*lang).to_owned()).collect(),
            titles: Vec::new(),
            descriptions: Vec::new(),
            pass: None,
            mode: Mode::Exercise,
            feedback: None,
            presentation: None,
            limit: None,
            time_limit: None,
            seed: None,
            theme: None,
            motion: None,
            iri: DEFAULT_IRI.to_owned(),
        }
    }

    /// Whether every value is allowed.
    ///
    /// # Errors
    /// The first that is not.
    pub fn check(&self) -> Result<(), PackageError> {
        let ids = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_id = (1..=80).contains(&self.deck.len()) && self.deck.chars().all(ids);
        require(is_id, "deck", &self.deck, "the id of a deck: 1 to 80 of a-z, 0-9 and -")?;
        let known = LANGUAGES.join(", ");
        let all = self.languages.join(",");
        require(!self.languages.is_empty(), "lang", "", &format!("one or more of {known}"))?;
        for (ix, lang) in self.languages.iter().enumerate() {
            require(LANGUAGES.contains(&lang.as_str()), "lang", lang, &known)?;
            let first = !self.languages[..ix].contains(lang);
            require(first, "lang", &all, &format!("each of {known} once"))?;
        }
        for (name, texts, longest) in [
            ("title", &self.titles, LONGEST_TITLE),
            ("description", &self.descriptions, LONGEST_ABOUT),
        ] {
            for (lang, text) in texts {
                require(self.languages.contains(lang), name, lang, &format!("texts in {all}"))?;
                let fits = !text.trim().is_empty()
                    && text.chars().count() <= longest
                    && !text.contains(char::is_control);
                let allowed = format!("one line of 1 to {longest} characters");
                require(fits, name, text, &allowed)?;
            }
        }
        if let Some(pass) = self.pass {
            let allowed = "whole numbers from 1 to 100, percent of right cards; left out, \
                           whoever finishes has completed it";
            require((1..=100).contains(&pass), "pass", pass, allowed)?;
        }
        if let Some(limit) = self.limit {
            require(limit > 0, "limit", limit, "whole numbers from 1 to 65535")?;
        }
        if let Some(seconds) = self.time_limit {
            let allowed = "whole seconds from 10 to 86400";
            require((10..=86_400).contains(&seconds), "time-limit", seconds, allowed)?;
        }
        let allowed = "an address without ? and #, such as https://example.org/courses/";
        require(is_iri(&self.iri), "iri", &self.iri, allowed)
    }

    /// The percent of the pass mark as a number from 0 to 1.
    pub(super) fn pass_measure(&self) -> Option<String> {
        self.pass.map(|pass| match pass {
            100.. => "1".to_owned(),
            _ => format!("0.{pass:02}").trim_end_matches('0').to_owned(),
        })
    }

    /// An identifier that is the same for the same deck under the same rules, and another for any
    /// other: an LMS may hold a deck as exercise and as exam. What does not change the round (title,
    /// pass mark, colours, languages) does not change it, so that a package can be replaced by a
    /// better one.
    pub(super) fn identifier(&self) -> String {
        format!("whos-responsible.{}.{:08x}", self.deck, fnv1a(self.variant().bytes()))
    }

    /// The identifier of something of this package, for cmi5 and xAPI.
    pub(super) fn iri_of(&self, kind: &str) -> String {
        let base = self.iri.trim_end_matches(['/', ':']);
        let mark = if base.contains('/') { '/' } else { ':' };
        let variant = self.variant();
        format!("{base}{mark}{kind}{mark}{}{mark}{variant}", self.deck)
    }

    /// The rules in words, such as `exam.limit-30`.
    fn variant(&self) -> String {
        let mut words = vec![self.mode.word().to_owned()];
        let mut add = |name: &str, value: Option<String>| {
            words.extend(value.map(|value| format!("{name}-{value}")));
        };
        add("feedback", self.feedback.map(|feedback| feedback.word().to_owned()));
        add("presentation", self.presentation.map(|one| one.word().to_owned()));
        add("limit", self.limit.map(|limit| limit.to_string()));
        add("time", self.time_limit.map(|seconds| seconds.to_string()));
        add("seed", self.seed.map(|seed| seed.to_string()));
        words.join(".")
    }
}

/// An absolute IRI that more can be appended to.
fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let strange = |c: char| c.is_whitespace() || c.is_control() || "?#\"<>\\^`{|}".contains(c);
    let well_formed = match scheme {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|rest| {
            rest.split('/').next().is_some_and(|host| !host.is_empty() && !host.contains('@'))
        }),
        "urn" | "tag" => rest.contains([':', ',']) && !rest.starts_with(':'),
        _ => false,
    };
    well_formed && text.len() <= 500 && !text.contains(strange)
}

fn require(
    fits: bool,
    name: &'static str,
    value: impl ToString,
    allowed: &str,
) -> Result<(), PackageError> {
    if fits {
        return Ok(());
    }
    Err(PackageError::Setting { name, value: value.to_string(), allowed: allowed.to_owned() })
}
