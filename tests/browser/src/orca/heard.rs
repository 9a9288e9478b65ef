//! What Orca said, and whether it should have.

use std::fmt;

/// The utterances of Orca's log, in their order.
pub(super) fn spoken(log: &str) -> Vec<String> {
    let lines = log.lines().filter_map(|line| line.split_once("SPEECH OUTPUT: '"));
    lines
        .filter_map(|(_, rest)| {
            // The words, a quotation mark, perhaps the voice's name, and what the voice is like.
            let words = rest.split_once("{'").map_or(rest, |(words, _)| words);
            let words = words.rsplit_once('\'')?.0.trim();
            // What is only for ears is a box of its own, and browsers put a space before it.
            (!words.is_empty()).then(|| words.replace(" :", ":").replace(" ,", ","))
        })
        .collect()
}

/// What a step should say.
#[derive(Debug, Default)]
pub(super) struct Should {
    /// These words, in this order.
    pub(super) says: Vec<String>,
    /// These too, wherever.
    pub(super) also: Vec<String>,
    /// None of these.
    pub(super) never: Vec<String>,
    /// At most so many characters in all.
    pub(super) most: Option<usize>,
}

/// Something that was said otherwise.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Missing(String),
    Unwanted(String),
    Long(usize, usize),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(words) => write!(f, "not said (or not in this order): “{words}”"),
            Self::Unwanted(words) => write!(f, "said, and should not be: “{words}”"),
            Self::Long(long, most) => write!(f, "{long} characters, at most {most} should be"),
        }
    }
}

impl Should {
    /// Whether all that should be said was.
    pub(super) fn is_heard(&self, heard: &[String]) -> bool {
        self.missing(&heard.join(" | ")).next().is_none()
    }

    pub(super) fn differences(&self, heard: &[String]) -> Vec<Difference> {
        let all = heard.join(" | ");
        let long = all.chars().count();
        let missing = self.missing(&all).map(|words| Difference::Missing(words.to_owned()));
        let unwanted = self.never.iter().filter(|words| all.contains(&***words));
        let unwanted = unwanted.map(|words| Difference::Unwanted(words.clone()));
        let long = self.most.filter(|most| long > *most).map(|most| Difference::Long(long, most));
        missing.chain(unwanted).chain(long).collect()
    }

    /// The first words that are not in their order, and all that are nowhere.
    fn missing(&self, all: &str) -> impl Iterator<Item = &str> {
        let mut rest = all;
        let first = self.says.iter().find(|words| match rest.split_once(&***words) {
            Some((_, after)) => {
                rest = after;
                false
            }
            None => true,
        });
        let nowhere = self.also.iter().filter(move |words| !all.contains(&***words));
        first.into_iter().chain(nowhere).map(|words| &**words)
    }

    pub(super) fn in_words(&self) -> String {
        let quoted = |list: &[String], with: &str| {
            list.iter().map(|words| format!("{with}“{words}”")).collect::<Vec<_>>()
        };
        let mut parts = vec![quoted(&self.says, "").join(" … ")];
        parts.extend(quoted(&self.also, "also "));
        parts.extend(quoted(&self.never, "not "));
        parts.extend(self.most.map(|most| format!("at most {most} characters")));
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "\
10:00:00.1 - SPEECH OUTPUT: 'Decks push button.'{'established': False}
10:00:00.2 - BRAILLE LINE:  'Decks'
10:00:00.3 - SPEECH OUTPUT: 'It's {here}. ' voice=uppercase{'established': False}
10:00:00.4 - SPEECH OUTPUT: ' '{'established': False}
";

    fn should(says: &[&str], never: &[&str], most: Option<usize>) -> Should {
        let list = |list: &[&str]| list.iter().map(|words| (*words).to_owned()).collect();
        Should { says: list(says), also: Vec::new(), never: list(never), most }
    }

    #[test]
    fn the_log_is_read() {
        assert_eq!(spoken(LOG), ["Decks push button.", "It's {here}."]);
    }

    #[test]
    fn order_length_and_unwanted_words_are_told() {
        let heard = ["Next card".to_owned(), "Placed on AWS.".to_owned()];
        assert_eq!(should(&["Next", "AWS"], &["Customer"], Some(40)).differences(&heard), []);
        let wrong = should(&["AWS", "Next"], &["Placed"], Some(5)).differences(&heard);
        let missing = Difference::Missing("Next".into());
        assert_eq!(
            wrong,
            [missing, Difference::Unwanted("Placed".into()), Difference::Long(26, 5)]
        );
    }

    #[test]
    fn what_may_be_said_anywhere_is_missed_only_where_it_is_nowhere() {
        let also = ["RIGHT.".to_owned()].into();
        let should = Should { also, ..should(&["Placed on AWS."], &[], None) };
        let placed = "Placed on AWS.".to_owned();
        assert!(should.is_heard(&[placed.clone(), "RIGHT.".into()]));
        assert!(should.is_heard(&["RIGHT.".into(), placed.clone()]));
        let heard = [placed];
        assert!(!should.is_heard(&heard));
        assert_eq!(should.differences(&heard), [Difference::Missing("RIGHT.".into())]);
    }
}
