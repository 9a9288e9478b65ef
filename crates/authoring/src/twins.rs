//! Cards and columns that players cannot tell apart.

use std::collections::BTreeMap;

use super::library::{DeckSource, Library, Responsibility};
use super::problem::Problem;
use super::visible::seen;
use model::{PartyIx, Text};

/// A card that looks like an earlier one.
pub(super) struct Twin {
    /// Where it is written.
    pub(super) path: String,
    /// Whether the answer is the same too: then nobody is wronged.
    pub(super) same_owner: bool,
    first: Text,
    second: Text,
    /// " in es", where it is so in one language.
    lang: String,
}

impl Twin {
    /// What to say of it.
    pub(super) fn told(&self) -> String {
        let Self { first, second, lang, same_owner, .. } = self;
        if *same_owner {
            format!("players see the same on {first:?} and {second:?}{lang}; remove one")
        } else {
            format!(
                "players see the same on {first:?} and {second:?}{lang}, which belong to different \
                 parties: nobody can know the answer; say in the task what differs"
            )
        }
    }
}

impl DeckSource {
    /// Cards that a player cannot tell apart and that have different answers.
    pub fn contradictions(&self) -> Vec<Problem> {
        contradictions(self.twins())
    }

    /// The cards that look like an earlier one.
    pub(super) fn twins(&self) -> Vec<Twin> {
        twins(&self.library, self.cards.iter().copied(), |at| self.path_of(at))
    }
}

impl Library {
    /// Cards that a player cannot tell apart and that have different answers, of what was added to
    /// `base`.
    pub fn contradictions(&self, base: Option<&Self>) -> Vec<Problem> {
        contradictions(self.twins(base))
    }

    /// The responsibilities that look like an earlier one, of what was added to `base`.
    pub(super) fn twins(&self, base: Option<&Self>) -> Vec<Twin> {
        let first = base.map_or(0, |base| base.responsibilities.len());
        let all = twins(self, 0..self.responsibilities.len(), |at| {
            at.checked_sub(first).map_or_else(String::new, |at| format!("responsibilities[{at}]"))
        });
        all.into_iter().filter(|twin| !twin.path.is_empty()).collect()
    }
}

fn contradictions(twins: Vec<Twin>) -> Vec<Problem> {
    let unfair = twins.into_iter().filter(|twin| !twin.same_owner);
    unfair.map(|twin| Problem::new(&*twin.path, twin.told())).collect()
}

/// The columns that have the same name for a player, and in which language.
pub(super) fn columns(library: &Library, columns: &[PartyIx]) -> Vec<(Text, Text, String)> {
    let mut found = Vec::new();
    for lang in &library.languages {
        let mut names = BTreeMap::new();
        for ix in columns {
            let Some((id, name, _)) = library.parties.get(usize::from(ix.0)) else { continue };
            let name = seen(&name.get(lang));
            if name.is_empty() {
                continue;
            }
            if let Some(first) = names.insert(name, id) {
                found.push((first.clone(), id.clone(), format!(" in {lang}")));
            }
        }
    }
    found.sort();
    found.dedup_by(|(second, third, _), (first, other, _)| first == second && other == third);
    found
}

fn twins(
    library: &Library,
    cards: impl Iterator<Item = usize> + Clone,
    path: impl Fn(usize) -> String,
) -> Vec<Twin> {
    let mut twins: BTreeMap<usize, Twin> = BTreeMap::new();
    for lang in &library.languages {
        let mut faces: BTreeMap<(String, String), &Responsibility> = BTreeMap::new();
        for (at, ix) in cards.clone().enumerate() {
            let Some(entry) = library.responsibilities.get(ix) else { continue };
            let Some(task) = library.tasks.get(entry.task) else { continue };
            let task = seen(&task.text.get(lang));
            let service = match entry.service.map(|ix| library.services.get(usize::from(ix.0))) {
                None => String::new(),
                Some(Some((_, name, ..))) => seen(&name.get(lang)),
                // It is told that there is no such service.
                Some(None) => continue,
            };
            if task.is_empty() {
                continue;
            }
            let first = *faces.entry((task, service)).or_insert(entry);
            // The same card twice is told as that.
            if first.id == entry.id {
                continue;
            }
            let same_owner = first.owner == entry.owner;
            twins.entry(at).or_insert_with(|| Twin {
                path: path(at),
                same_owner,
                first: first.id.clone(),
                second: entry.id.clone(),
                lang: if library.languages.len() > 1 {
                    format!(" in {lang}")
                } else {
                    String::new()
                },
            });
        }
    }
    twins.into_values().collect()
}
