//! The values of a file, each checked where it stands: ids, references, words, texts, sources, dates.

use std::collections::BTreeMap;

use super::super::library::Localized;
use super::super::limits::{MAX_ABOUT, MAX_ID, MAX_URL};
use super::super::visible;
use super::super::wire::{SourceFile, Words};
use super::{Check, is_language, quoted};
use model::{Date, Source, Text};

impl Check {
    pub(super) fn id(&mut self, path: &str, id: &str) -> Text {
        let sound = !id.is_empty()
            && id.len() <= MAX_ID
            && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if !sound {
            self.say(path, format!("{} is no id: use 1 to {MAX_ID} of a-z, 0-9 and -", quoted(id)));
        }
        id.into()
    }

    pub(super) fn new_id(
        &mut self,
        path: &str,
        id: &str,
        taken: &mut BTreeMap<Text, usize>,
    ) -> Text {
        let path = format!("{path}.id");
        let id = self.id(&path, id);
        let at = taken.len();
        self.unique(&path, taken, &id, at);
        id
    }

    /// A list that several files add to is counted as a whole: its positions are small numbers.
    pub(super) fn at_most(&mut self, list: &str, found: usize, max: usize) {
        if found > max {
            self.say(list, format!("has {found} items in all, the most is {max}; remove some"));
        }
    }

    pub(super) fn languages(&mut self, tags: &[String]) {
        if tags.is_empty() {
            self.say("languages", "name at least one language tag, such as \"en\"");
        }
        for (ix, tag) in tags.iter().enumerate() {
            let path = format!("languages[{ix}]");
            if !is_language(tag) {
                let tag = quoted(tag);
                self.say(path, format!("{tag} is no language tag; write one like en or pt-BR"));
            } else if tags[..ix].contains(tag) {
                self.say(path, format!("{} is there twice; remove one", quoted(tag)));
            }
        }
    }

    pub(super) fn unique(
        &mut self,
        path: &str,
        taken: &mut BTreeMap<Text, usize>,
        id: &Text,
        at: usize,
    ) {
        if taken.insert(id.clone(), at).is_some() {
            self.say(path, format!("{} is there twice; remove or rename one", quoted(id)));
        }
    }

    pub(super) fn is_whole(&self, list: &str) -> bool {
        !self.broken.iter().any(|broken| broken == list)
    }

    /// The position of something that is referred to; the last of all numbers if it is not there,
    /// which is said.
    pub(super) fn known(
        &mut self,
        path: &str,
        what: &str,
        id: &str,
        all: &BTreeMap<Text, usize>,
    ) -> usize {
        let list = match what {
            "party" => "parties",
            "hint" => "hints",
            "layer" => "layers",
            "service" => "services",
            "task" => "tasks",
            _ => "responsibilities",
        };
        all.get(id).copied().unwrap_or_else(|| {
            if self.is_whole(list) {
                let id = quoted(id);
                self.say(path, format!("there is no {what} {id}; add it or correct the id"));
            }
            usize::MAX
        })
    }

    pub(super) fn word<T: Copy>(
        &mut self,
        path: &str,
        word: &str,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|&value| name(value) == word);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|&value| name(value)).collect();
            self.say(path, format!("{} must be one of: {}", quoted(word), names.join(", ")));
        }
        found
    }

    pub(super) fn words(
        &mut self,
        path: &str,
        words: Option<Words>,
        langs: &[String],
        max: usize,
    ) -> Localized {
        match words {
            None => Localized::Same("".into()),
            Some(Words::One(text)) => Localized::Same(self.text(path, &text, max)),
            Some(Words::Each(each)) => {
                for lang in langs {
                    if !each.contains_key(lang) {
                        self.say(path, format!("the text in {lang} is missing; translate it"));
                    }
                }
                let mut texts = BTreeMap::new();
                for (lang, text) in each {
                    let path = format!("{path}.{lang}");
                    // Without languages, which is said, every text would be one too many.
                    if !langs.is_empty() && !langs.contains(&lang) {
                        self.say(
                            &*path,
                            format!("{} is not in \"languages\"; add or remove it", quoted(&lang)),
                        );
                    }
                    let text = self.text(&path, &text, max);
                    texts.insert(lang, text);
                }
                Localized::Each(texts.into())
            }
        }
    }

    pub(super) fn text(&mut self, path: &str, text: &str, max: usize) -> Text {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.say(path, "is empty; write a text");
        } else if visible::is_blank(text) {
            self.say(path, "has only characters that nobody sees; write a text");
        } else if text.contains('\u{fffd}') {
            let message = "has a \u{fffd} where a letter was lost: the file was once read in another \
                           encoding; write the letter again";
            self.say(path, message);
        } else if visible::is_heaped(text) {
            self.say(path, "has too many marks upon one letter; remove some");
        } else if length > max {
            self.say(path, format!("has {length} characters, the most is {max}; shorten it"));
        } else if text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
            self.say(path, "has a line break or control character; remove it");
        } else if text.trim() != text {
            self.say(path, "starts or ends with a space; remove it");
        }
        text.into()
    }

    pub(super) fn sources(&mut self, path: &str, files: Vec<SourceFile>) -> Vec<Source> {
        if files.is_empty() {
            self.say(format!("{path}.sources"), "name at least one source");
        }
        let mut sources = Vec::new();
        for (ix, file) in files.into_iter().enumerate() {
            let path = format!("{path}.sources[{ix}]");
            let plain = file.url.len() <= MAX_URL
                && file.url.len() > "https://".len()
                && file.url.starts_with("https://")
                && !file.url.contains(|c: char| c.is_whitespace() || c.is_control());
            if !plain {
                let url = quoted(&file.url);
                self.say(format!("{path}.url"), format!("{url} must be an https:// address"));
            }
            let title = self.text(&format!("{path}.title"), &file.title, MAX_ABOUT);
            sources.push(Source { title, url: file.url.into() });
        }
        sources
    }

    pub(super) fn date(&mut self, path: &str, text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|| {
            self.say(path, format!("{} must be a date: YYYY-MM-DD", quoted(text)));
            Date::FIRST
        })
    }
}
