//! Hints: what they say, who has which, and that none leads away from its card's owner.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::library::{Hint, Library};
use super::super::limits::MAX_HINT;
use super::super::wire::HintFile;
use super::{Check, positions};
use model::{MAX_CARDS, PartyIx, Text};

impl Check {
    /// Reads the file's own hints into the library; all hints by id.
    pub(super) fn hints(
        &mut self,
        root: &mut Map<String, Value>,
        library: &mut Library,
    ) -> BTreeMap<Text, usize> {
        let langs = library.languages.clone();
        let parties = positions(library.parties.iter().map(|party| &party.0));
        let mut all = positions(library.hints.iter().map(|hint| &hint.id));
        for (path, file) in self.list::<HintFile>(root, "hints") {
            let id = self.new_id(&path, &file.id, &mut all);
            let text = self.words(&format!("{path}.text"), Some(file.text), &langs, MAX_HINT);
            let leads = match file.leads {
                None => (0..library.parties.len() as u8).map(PartyIx).collect(),
                Some(ids) => {
                    if ids.is_empty() {
                        self.say(format!("{path}.leads"), "name a party, or leave it out");
                    }
                    let ids = ids.iter().enumerate();
                    ids.map(|(ix, id)| {
                        let path = format!("{path}.leads[{ix}]");
                        PartyIx(self.known(&path, "party", id, &parties) as u8)
                    })
                    .collect()
                }
            };
            library.hints.push(Hint { id, text, leads });
        }
        self.at_most("hints", library.hints.len(), MAX_CARDS);
        all
    }

    /// The position of the hint that a layer or task names.
    pub(super) fn hint(
        &mut self,
        path: &str,
        id: Option<&str>,
        hints: &BTreeMap<Text, usize>,
    ) -> Option<usize> {
        id.map(|id| self.known(&format!("{path}.hint"), "hint", id, hints))
    }

    /// Says so if the hint of a card leads to others than its owner.
    pub(super) fn leads(&mut self, path: &str, library: &Library, task: usize, owner: PartyIx) {
        // What could not be read, which is said, may be what is referred to.
        let whole = ["parties", "hints", "layers", "tasks"].iter().all(|list| {
            self.is_whole(list)
                && !self.problems.iter().any(|problem| problem.path.starts_with(list))
        });
        let hint = library.tasks.get(task).and_then(|task| library.hint(task));
        let astray = hint.filter(|hint| whole && !hint.leads.contains(&owner));
        if let Some((hint, party)) = astray.zip(library.parties.get(usize::from(owner.0))) {
            let (hint, party) = (&hint.id, &party.0);
            let message = format!(
                "its hint \"{hint}\" does not lead to its owner \"{party}\"; give the task a hint \
                 that is true of this card, or add the party to the hint's \"leads\" if it does lead there"
            );
            self.say(path, message);
        }
    }
}
