//! What is allowed but makes a poor game: warnings for authors.

use super::library::{DeckSource, Library, Localized, Responsibility};
use super::limits::{MAX_SHARE, MIN_WHY};
use super::problem::Problem;
use model::PartyIx;

/// The party that "always the same answer" would choose, and how often it would be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The party with the most cards.
    pub party: PartyIx,
    /// How many of a round's cards it owns.
    pub cards: usize,
    /// Out of how many.
    pub of: usize,
}

impl Share {
    /// In percent, rounded up.
    pub fn percent(self) -> usize {
        (self.cards * 100).div_ceil(self.of.max(1))
    }

    /// Whether always the same answer scores too well.
    pub fn is_too_large(self) -> bool {
        self.cards * 100 > self.of * MAX_SHARE
    }
}

impl DeckSource {
    /// The largest share that a party can have of a round's cards; of a deck that draws, in the
    /// most one-sided draw that its piles allow.
    pub fn largest_share(&self) -> Share {
        let owners: Vec<PartyIx> = self.cards().map(|card| card.owner).collect();
        let whole = [(owners.len(), &owners[..])];
        let mut rest = &owners[..];
        let piles: Vec<(usize, &[PartyIx])> = (self.draws.iter())
            .map(|draw| {
                let (pile, others) = rest.split_at(draw.of.min(rest.len()));
                rest = others;
                (draw.take, pile)
            })
            .collect();
        let piles = if piles.is_empty() { &whole[..] } else { &piles[..] };
        let of = piles.iter().map(|(take, _)| take).sum();
        let most = |party: PartyIx| -> usize {
            let of_pile = |&(take, pile): &(usize, &[PartyIx])| {
                take.min(pile.iter().filter(|&&owner| owner == party).count())
            };
            piles.iter().map(of_pile).sum()
        };
        let shares = self.columns.iter().map(|&party| Share { party, cards: most(party), of });
        shares.max_by_key(|share| share.cards).unwrap_or(Share { party: PartyIx(0), cards: 0, of })
    }

    /// What an author should look at again. A deck with warnings plays.
    pub fn warnings(&self) -> Vec<Problem> {
        let mut all = Vec::new();
        let share = self.largest_share();
        if share.is_too_large() {
            let party = self.library.party_id(share.party);
            let place = if self.draws.is_empty() { "cards" } else { "draw" };
            let message = format!(
                "{} of {} cards belong to \"{party}\", so always answering that scores {} %; \
                 keep it at {MAX_SHARE} % at most with cards of others",
                share.cards,
                share.of,
                share.percent()
            );
            all.push(Problem::new(place, message));
        }
        all.extend(self.library.telling(self.hints));
        for (at, &ix) in self.cards.iter().enumerate() {
            let path = self.path_of(at);
            advise(&self.library, &self.library.responsibilities[ix], &path, &mut all);
        }
        let twins = self.twins().into_iter().filter(|twin| twin.same_owner);
        all.extend(twins.map(|twin| Problem::new(&*twin.path, twin.told())));
        all
    }

    /// Where the file writes a card, or names one of the model.
    pub(super) fn path_of(&self, at: usize) -> String {
        if let Some(own) = self.cards.get(at).and_then(|ix| ix.checked_sub(self.own)) {
            return format!("responsibilities[{own}]");
        }
        let mut before = 0;
        for (pile, draw) in self.draws.iter().enumerate() {
            if at < before + draw.of {
                return format!("draw[{pile}].cards[{}]", at - before);
            }
            before += draw.of;
        }
        format!("cards[{at}]")
    }
}

impl Library {
    /// What an author should look at again, of what was added to `base`.
    pub fn warnings(&self, base: Option<&Self>) -> Vec<Problem> {
        let first = base.map_or(0, |base| base.responsibilities.len());
        let mut all = self.telling(base.map_or(0, |base| base.hints.len()));
        for (ix, entry) in self.responsibilities.iter().enumerate().skip(first) {
            advise(self, entry, &format!("responsibilities[{}]", ix - first), &mut all);
        }
        let twins = self.twins(base).into_iter().filter(|twin| twin.same_owner);
        all.extend(twins.map(|twin| Problem::new(&*twin.path, twin.told())));
        all
    }

    /// The hints, from the `first` on, that name a party or its motto.
    fn telling(&self, first: usize) -> Vec<Problem> {
        let mut all = Vec::new();
        for (ix, hint) in self.hints.iter().enumerate().skip(first) {
            for (lang, text) in hint.text.all() {
                let parties = self.parties.iter().flat_map(|(_, name, motto)| [name, motto]);
                if let Some(name) = parties.filter_map(|party| named(text, lang, party)).next() {
                    let place = lang.map_or_else(String::new, |lang| format!(".{lang}"));
                    let message = format!(
                        "the hint \"{}\" contains {name:?}: it gives the answer away; ask for what \
                         decides instead",
                        hint.id
                    );
                    all.push(Problem::new(format!("hints[{}].text{place}", ix - first), message));
                }
            }
        }
        all
    }
}

fn advise(library: &Library, entry: &Responsibility, path: &str, all: &mut Vec<Problem>) {
    for (lang, text) in library.tasks[entry.task].text.all() {
        if let Some(name) = named(text, lang, library.party_name(entry.owner)) {
            let message = format!(
                "the task of \"{}\"{} contains its owner's name, {name:?}: it gives the answer away",
                entry.id,
                lang.map_or_else(String::new, |lang| format!(" in {lang}"))
            );
            all.push(Problem::new(path, message));
        }
    }
    for (lang, why) in entry.why.all() {
        let length = why.chars().count();
        if length < MIN_WHY {
            let place = lang.map_or_else(|| format!("{path}.why"), |l| format!("{path}.why.{l}"));
            let message = format!(
                "the why of \"{}\" has {length} characters; one sentence that says why needs more \
                 than {MIN_WHY}",
                entry.id
            );
            all.push(Problem::new(place, message));
        }
    }
}

/// The name of a party that a text has in it as whole words, in the same language.
fn named(text: &str, lang: Option<&str>, party: &Localized) -> Option<String> {
    let text = in_words(text);
    let names = party.all().filter(|(own, _)| own.is_none() || lang.is_none() || *own == lang);
    let mut names = names.map(|(_, name)| name).filter(|name| !name.is_empty());
    names.find(|name| text.contains(&in_words(name))).map(|name| name.to_string())
}

/// The words in lower case, with one space before and after each.
fn in_words(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + word + " ")
}
