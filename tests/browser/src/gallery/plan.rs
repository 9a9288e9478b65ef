//! Which pictures are taken. Not every state in every size, theme and language, which would be
//! hundreds, but each of them in what matters for it.

use std::path::PathBuf;

use crate::{Error, Result};

use super::look::{Look, Theme};
use super::state::State;

/// How to call it.
pub const USAGE: &str = "\
Takes pictures of the game in Chromium and writes a contact sheet, index.html, beside them.

  shots DIR [--quick] [--only WORD]

  --quick      a small set: every state on one phone, and three in other looks
  --only WORD  only the pictures whose names contain the word; can be said more than once

The site is taken from WHOS_DIST (or dist).";

const TINY: (u32, u32) = (320, 568);
const SMALL: (u32, u32) = (360, 740);
const PHONE: (u32, u32) = (390, 844);
const TABLET: (u32, u32) = (768, 1024);
const DESKTOP: (u32, u32) = (1440, 900);
const HUGE: (u32, u32) = (3840, 2160);
const SIZES: [(u32, u32); 5] = [TINY, SMALL, PHONE, TABLET, DESKTOP];
/// The three screens that a round is made of.
const MAIN: [State; 3] = [State::FirstCard, State::Wrong, State::Missed];
const LANGUAGES: [&str; 3] = ["en", "es", "pt-BR"];

/// What was asked for on the command line.
pub struct Plan {
    /// Where the pictures go.
    pub folder: PathBuf,
    /// Them.
    pub looks: Vec<Look>,
}

impl Plan {
    /// Reads the arguments; none when help was asked for.
    pub fn from_args(args: impl IntoIterator<Item = String>) -> Result<Option<Self>> {
        let (mut folder, mut quick, mut only) = (None, false, Vec::new());
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            match &*arg {
                "--help" | "-h" => return Ok(None),
                "--quick" => quick = true,
                "--only" => only.extend(args.next()),
                _ if folder.is_none() && !arg.starts_with('-') => folder = Some(arg.into()),
                _ => return Err(Error::new(format!("`{arg}` is not understood\n{USAGE}"))),
            }
        }
        let folder = folder.ok_or_else(|| Error::new(format!("which folder?\n{USAGE}")))?;
        let mut looks = if quick { quickly() } else { fully() };
        looks.retain(|look| only.is_empty() || only.iter().any(|word| look.file().contains(word)));
        if looks.is_empty() {
            return Err(Error::new(format!("no picture's name contains {only:?}")));
        }
        Ok(Some(Self { folder, looks }))
    }
}

fn quickly() -> Vec<Look> {
    let mut looks = all(&State::ALL, &[PHONE], Theme::Light, &["en"]);
    looks.extend(all(&MAIN, &[DESKTOP], Theme::Light, &["en"]));
    looks.extend(all(&MAIN, &[TINY], Theme::Dark, &["es"]));
    looks
}

fn fully() -> Vec<Look> {
    let mut looks = all(&State::ALL, &[PHONE, DESKTOP], Theme::Light, &["en"]);
    looks.extend(all(&State::ALL, &[PHONE], Theme::Dark, &["en"]));
    looks.extend(all(&State::ALL, &[DESKTOP], Theme::Forced, &["en"]));
    looks.extend(all(&MAIN, &SIZES, Theme::Light, &LANGUAGES));
    looks.extend(all(&MAIN, &SIZES, Theme::Dark, &["en"]));
    looks.extend(all(&MAIN, &SIZES, Theme::Forced, &["en"]));
    let dialogs = [State::Decks, State::Settings, State::Notice, State::Hint];
    looks.extend(all(&dialogs, &[TINY], Theme::Light, &LANGUAGES));
    let longest = [State::LongestTask, State::LongestWhy];
    looks.extend(all(&longest, &[TINY, PHONE], Theme::Light, &LANGUAGES));
    looks.extend(all(&[State::FirstCard], &[HUGE], Theme::Light, &["en"]));
    let mut seen: Vec<Look> = Vec::new();
    for look in looks {
        if !seen.contains(&look) {
            seen.push(look);
        }
    }
    seen
}

fn all(
    states: &[State],
    sizes: &[(u32, u32)],
    theme: Theme,
    languages: &[&'static str],
) -> Vec<Look> {
    let mut looks = Vec::new();
    for &state in states {
        for &size in sizes {
            looks.extend(languages.iter().map(|&lang| Look { state, size, theme, lang }));
        }
    }
    looks
}
