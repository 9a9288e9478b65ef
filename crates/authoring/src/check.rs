//! From written files to checked content, collecting every problem on the way.

mod hints;
mod shape;
mod values;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Kind;
use super::json;
use super::library::{Article, DeckSource, Floor, Library, Localized, Responsibility, Task};
use super::limits::{
    MAX_ABOUT, MAX_BODY, MAX_FILE, MAX_LANG, MAX_NAME, MAX_PARTIES, MAX_TASK, MAX_WHY,
};
use super::other;
use super::problem::Problem;
use super::twins;
use super::wire::{
    ArticleFile, FloorFile, LayerFile, PartyFile, PileFile, ResponsibilityFile, ServiceFile,
    TaskFile,
};
use model::{
    Category, Draw, Evidence, LayerIx, Level, MAX_CARDS, Order, PartyIx, ServiceIx, ServiceModel,
    Text,
};

pub(super) const DECK_FORMAT: &str = "whos-responsible/deck";
pub(super) const MODEL_FORMAT: &str = "whos-responsible/model";

/// The parts of a model, which both kinds of file may have.
pub(super) const PARTS: [&str; 8] =
    ["parties", "hints", "layers", "services", "tasks", "responsibilities", "floors", "articles"];
/// The fields of a deck file besides [`PARTS`].
pub(super) const OWN: [&str; 8] =
    ["id", "level", "title", "about", "columns", "cards", "draw", "order"];

pub(super) fn model(json: &str, base: Option<&Library>) -> Result<Library, Vec<Problem>> {
    let mut check = Check::default();
    let mut root = check.open(json, MODEL_FORMAT, &[])?;
    let library = check.library(&mut root, base);
    check.finish(library)
}

pub(super) fn deck(json: &str, base: Option<&Library>) -> Result<DeckSource, Vec<Problem>> {
    let mut check = Check::default();
    let mut root = check.open(json, DECK_FORMAT, &OWN)?;
    let library = check.library(&mut root, base);
    let id: Option<String> = check.field(&mut root, "id");
    let id = id.map_or_else(|| "".into(), |id| check.id("id", &id));
    let level: Option<String> = check.field(&mut root, "level");
    let level = level.and_then(|word| check.word("level", &word, Level::ALL, Level::word));
    let title = check.field(&mut root, "title");
    let title = check.words("title", title, &library.languages, MAX_NAME);
    let about = check.field(&mut root, "about");
    let about = check.words("about", about, &library.languages, MAX_ABOUT);
    let order = match root.remove("order") {
        None => None,
        Some(word) => {
            let word: String = check.read("order", word).unwrap_or_default();
            check.word("order", &word, Order::ALL, Order::word)
        }
    };
    let (cards, draws) = check.selection(&mut root, &library);
    let columns = check.columns(&mut root, &library, &cards);
    check.finish(DeckSource {
        id,
        level: level.unwrap_or(Level::Beginner),
        title,
        about,
        library,
        columns,
        own: base.map_or(0, |base| base.responsibilities.len()),
        hints: base.map_or(0, |base| base.hints.len()),
        cards,
        order: order.unwrap_or(Order::Shuffled),
        draws,
    })
}

#[derive(Default)]
struct Check {
    problems: Vec<Problem>,
    /// Lists of which an item could not be read: what refers to them may mean that item.
    broken: Vec<String>,
    /// Paths at which something was filled in, so that the rest could be checked.
    filled: Vec<String>,
}

impl Check {
    /// Tells a problem, unless it is one of what was filled in.
    fn say(&mut self, path: impl Into<String>, message: impl Into<String>) {
        let path = path.into();
        if !self.is_filled(&path) {
            self.problems.push(Problem::new(path, message));
        }
    }

    fn finish<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.problems.is_empty() { Ok(value) } else { Err(self.problems) }
    }

    /// The root object of a file of this format and of a version that can be read.
    fn open(
        &mut self,
        json: &str,
        format: &str,
        own: &[&str],
    ) -> Result<Map<String, Value>, Vec<Problem>> {
        let stop = |message: String| Err(vec![Problem::new("", message)]);
        if json.len() > MAX_FILE {
            return stop(format!(
                "the file has {} bytes, the most is {MAX_FILE} (5 MB); split it into several decks",
                json.len()
            ));
        }
        let mut root = match json::parse(json) {
            Ok(Value::Object(root)) => root,
            Ok(_) => return stop("the file must hold one JSON object: { … }".into()),
            Err(problem) => return Err(vec![problem]),
        };
        if root.remove("$schema").is_some_and(|address| !address.is_string()) {
            self.say("$schema", "must be the address of a schema, a text; correct or remove it");
        }
        let ours = |name: &str| PARTS.contains(&name) || own.contains(&name) || name == "languages";
        let known = root.keys().filter(|name| ours(name)).count();
        if !root.contains_key("format") && known * 2 <= root.len() {
            return Err(vec![Problem::new("format", other::json(&root).told_of_json())]);
        }
        match root.remove("format") {
            Some(Value::String(found)) if found == format => {}
            found => self.say("format", format!("must be \"{format}\", found {}", shown(found))),
        }
        match root.remove("version") {
            Some(Value::Number(found)) if found.as_u64() == Some(1) => {}
            Some(Value::Number(found)) if found.as_u64() > Some(1) => self.say(
                "version",
                format!("this game reads version 1, found \"{found}\"; take a newer game"),
            ),
            found => self.say("version", format!("must be the number 1, found {}", shown(found))),
        }
        for name in root.keys() {
            if !ours(name) {
                self.say(name, "no such field; remove it or correct its name");
            }
        }
        Ok(root)
    }

    /// One field, read by serde; says so if it is missing or of another shape.
    fn field<T: DeserializeOwned>(
        &mut self,
        root: &mut Map<String, Value>,
        name: &str,
    ) -> Option<T> {
        match root.remove(name) {
            None => {
                self.say(name, "missing; add it");
                None
            }
            Some(value) => self.read(name, value),
        }
    }

    /// A list, each item read by itself so that one bad item hides no other.
    fn list<T: DeserializeOwned>(
        &mut self,
        root: &mut Map<String, Value>,
        name: &str,
    ) -> Vec<(String, T)> {
        let items = match root.remove(name) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.say(name, "must be a list: [ … ]");
                self.broken.push(name.to_owned());
                return Vec::new();
            }
        };
        if items.len() > MAX_CARDS {
            self.say(name, format!("has {} items, the most is {MAX_CARDS}", items.len()));
            self.broken.push(name.to_owned());
            return Vec::new();
        }
        let paths = (0..items.len()).map(|ix| format!("{name}[{ix}]"));
        let mut read = Vec::new();
        for (path, item) in paths.zip(items) {
            let item = self.read(&path, item);
            let named = ["id", "task", "service"].map(|field| format!("{path}.{field}"));
            if item.is_none() || named.iter().any(|field| self.is_filled(field)) {
                self.broken.push(name.to_owned());
            }
            read.extend(item.map(|item| (path, item)));
        }
        read
    }

    fn library(&mut self, root: &mut Map<String, Value>, base: Option<&Library>) -> Library {
        let mut library = base.cloned().unwrap_or_default();
        if base.is_none() || root.contains_key("languages") {
            if let Some(languages) = self.field(root, "languages") {
                library.languages = languages;
                self.languages(&library.languages);
            }
            if let Some(base) = base {
                for (ix, lang) in library.languages.iter().enumerate() {
                    if !base.languages.contains(lang) {
                        self.say(format!("languages[{ix}]"), format!("the model has no {lang}"));
                    }
                }
            }
        }
        let langs = library.languages.clone();
        let mut taken = positions(library.parties.iter().map(|party| &party.0));
        for (path, file) in self.list::<PartyFile>(root, "parties") {
            let id = self.new_id(&path, &file.id, &mut taken);
            let name = self.words(&format!("{path}.name"), Some(file.name), &langs, MAX_NAME);
            let motto = match file.motto {
                None => Localized::Same("".into()),
                motto => self.words(&format!("{path}.motto"), motto, &langs, MAX_NAME),
            };
            library.parties.push((id, name, motto));
        }
        self.at_most("parties", library.parties.len(), MAX_PARTIES);
        let hints = self.hints(root, &mut library);
        let mut taken = positions(library.layers.iter().map(|layer| &layer.0));
        for (path, file) in self.list::<LayerFile>(root, "layers") {
            let id = self.new_id(&path, &file.id, &mut taken);
            let name = self.words(&format!("{path}.name"), Some(file.name), &langs, MAX_NAME);
            let hint = self.hint(&path, file.hint.as_deref(), &hints);
            library.layers.push((id, name, hint));
        }
        self.at_most("layers", library.layers.len(), MAX_CARDS);
        let mut taken = positions(library.services.iter().map(|entry| &entry.0));
        for (path, file) in self.list::<ServiceFile>(root, "services") {
            let id = self.new_id(&path, &file.id, &mut taken);
            let name = self.words(&format!("{path}.name"), Some(file.name), &langs, MAX_NAME);
            let category = file.category.and_then(|word| {
                self.word(&format!("{path}.category"), &word, Category::ALL, Category::word)
            });
            let model = file.model.and_then(|word| {
                self.word(&format!("{path}.model"), &word, ServiceModel::ALL, ServiceModel::word)
            });
            library.services.push((id, name, category, model));
        }
        self.at_most("services", library.services.len(), MAX_CARDS);
        let layers = positions(library.layers.iter().map(|layer| &layer.0));
        let mut tasks = positions(library.tasks.iter().map(|task| &task.id));
        for (path, file) in self.list::<TaskFile>(root, "tasks") {
            let id = self.id(&format!("{path}.id"), &file.id);
            self.unique(&path, &mut tasks, &id, library.tasks.len());
            let layer = self.known(&format!("{path}.layer"), "layer", &file.layer, &layers);
            let text = self.words(&format!("{path}.text"), Some(file.text), &langs, MAX_TASK);
            let hint = self.hint(&path, file.hint.as_deref(), &hints);
            library.tasks.push(Task { id, layer: LayerIx(layer as u16), text, hint });
        }
        let parties = positions(library.parties.iter().map(|party| &party.0));
        let services = positions(library.services.iter().map(|service| &service.0));
        let mut ids = positions(library.responsibilities.iter().map(|entry| &entry.id));
        for (path, file) in self.list::<ResponsibilityFile>(root, "responsibilities") {
            let task = self.known(&format!("{path}.task"), "task", &file.task, &tasks);
            let service = file.service.as_ref().map(|id| {
                ServiceIx(self.known(&format!("{path}.service"), "service", id, &services) as u16)
            });
            let owner = self.known(&format!("{path}.owner"), "party", &file.owner, &parties);
            let id: Text = match &file.service {
                None => file.task.as_str().into(),
                Some(service) => format!("{}/{service}", file.task).into(),
            };
            self.unique(&path, &mut ids, &id, library.responsibilities.len());
            self.leads(&path, &library, task, PartyIx(owner as u8));
            let why = self.words(&format!("{path}.why"), Some(file.why), &langs, MAX_WHY);
            let sources = self.sources(&path, file.sources);
            let checked = self.date(&format!("{path}.checked"), &file.checked);
            let evidence = self.word(
                &format!("{path}.evidence"),
                &file.evidence,
                Evidence::ALL,
                Evidence::word,
            );
            library.responsibilities.push(Responsibility {
                id,
                task,
                service,
                owner: PartyIx(owner as u8),
                why,
                sources,
                checked,
                evidence: evidence.unwrap_or(Evidence::Inferred),
            });
        }
        self.floors(root, &mut library, &layers, &services, &parties);
        self.articles(root, &mut library);
        library
    }

    fn articles(&mut self, root: &mut Map<String, Value>, library: &mut Library) {
        let langs = library.languages.clone();
        let mut ids = positions(library.articles.iter().map(|article| &article.id));
        for (path, file) in self.list::<ArticleFile>(root, "articles") {
            let id = self.id(&format!("{path}.id"), &file.id);
            self.unique(&path, &mut ids, &id, library.articles.len());
            let title = self.words(&format!("{path}.title"), Some(file.title), &langs, MAX_NAME);
            let mut body = Vec::new();
            for (ix, words) in file.body.into_iter().enumerate() {
                body.push(self.words(&format!("{path}.body[{ix}]"), Some(words), &langs, MAX_BODY));
            }
            let sources = self.sources(&path, file.sources);
            library.articles.push(Article { id, title, body, sources });
        }
    }

    fn floors(
        &mut self,
        root: &mut Map<String, Value>,
        library: &mut Library,
        layers: &BTreeMap<Text, usize>,
        services: &BTreeMap<Text, usize>,
        parties: &BTreeMap<Text, usize>,
    ) {
        let langs = library.languages.clone();
        let mut taken = BTreeMap::new();
        for (path, file) in self.list::<FloorFile>(root, "floors") {
            let layer = self.known(&format!("{path}.layer"), "layer", &file.layer, layers);
            let mut floor = Floor {
                layer: LayerIx(layer as u16),
                services: Vec::new(),
                owner: None,
                why: self.words(&format!("{path}.why"), Some(file.why), &langs, MAX_WHY),
                sources: self.sources(&path, file.sources),
                checked: self.date(&format!("{path}.checked"), &file.checked),
                flagged: file.flag,
            };
            for (ix, id) in file.services.iter().enumerate() {
                let path = format!("{path}.services[{ix}]");
                let service = self.known(&path, "service", id, services);
                let cell: Text = format!("{}/{id}", file.layer).into();
                self.unique(&path, &mut taken, &cell, service);
                floor.services.push(ServiceIx(service as u16));
            }
            if file.owner != "none" {
                let owner = self.known(&format!("{path}.owner"), "party", &file.owner, parties);
                floor.owner = Some(PartyIx(owner as u8));
            }
            library.floors.push(floor);
        }
    }

    /// The parties that are columns: those that the deck names, or all.
    fn columns(
        &mut self,
        root: &mut Map<String, Value>,
        library: &Library,
        cards: &[usize],
    ) -> Vec<PartyIx> {
        let place = if root.contains_key("columns") { "columns" } else { "parties" };
        let columns: Vec<PartyIx> = if place == "columns" {
            let known = positions(library.parties.iter().map(|party| &party.0));
            let mut seen = BTreeMap::new();
            let mut columns = Vec::new();
            for (path, id) in self.list::<String>(root, "columns") {
                let party = self.known(&path, "party", &id, &known);
                self.unique(&path, &mut seen, &id.as_str().into(), party);
                columns.push(PartyIx(party as u8));
            }
            columns
        } else {
            (0..library.parties.len()).map(|ix| PartyIx(ix as u8)).collect()
        };
        if !(2..=4).contains(&columns.len()) {
            let n = columns.len();
            self.say(place, format!("a deck has 2 to 4 parties, this one has {n}"));
        } else if self.is_whole("columns") && self.is_whole("parties") {
            for entry in cards.iter().filter_map(|&ix| library.responsibilities.get(ix)) {
                // An owner that there is not is told of where it is named.
                let owner = library.parties.get(usize::from(entry.owner.0));
                let owner = owner.filter(|_| !columns.contains(&entry.owner));
                if let Some((owner, ..)) = owner {
                    let (card, owner) = (quoted(&entry.id), quoted(owner));
                    self.say(
                        place,
                        format!(
                            "card {card} belongs to {owner}; add that column or remove the card"
                        ),
                    );
                }
            }
            for (first, second, lang) in twins::columns(library, &columns) {
                let (first, second) = (quoted(&first), quoted(&second));
                let message = format!(
                    "players see the same name over {first} and {second}{lang}; give each its own"
                );
                self.say(place, message);
            }
        }
        columns
    }

    /// The cards that a deck selects, and the piles that a round draws from; all responsibilities
    /// if it does not say.
    fn selection(
        &mut self,
        root: &mut Map<String, Value>,
        library: &Library,
    ) -> (Vec<usize>, Vec<Draw>) {
        let known = positions(library.responsibilities.iter().map(|entry| &entry.id));
        let mut seen = BTreeMap::new();
        let mut cards = Vec::new();
        let mut draws = Vec::new();
        if root.contains_key("draw") {
            if root.remove("cards").is_some() {
                self.say("cards", "a deck has \"cards\" or \"draw\", not both; remove one");
            }
            for (path, pile) in self.list::<PileFile>(root, "draw") {
                let of = pile.cards.len();
                for (ix, id) in pile.cards.iter().enumerate() {
                    let path = format!("{path}.cards[{ix}]");
                    let card = self.known(&path, "responsibility", id, &known);
                    self.unique(&path, &mut seen, &id.as_str().into(), card);
                    cards.push(card);
                }
                if !(1..=of).contains(&pile.take) {
                    self.say(
                        format!("{path}.take"),
                        format!("must be 1 to {of}, the number of cards of this pile"),
                    );
                }
                draws.push(Draw { take: pile.take, of });
            }
        } else if root.contains_key("cards") {
            for (path, id) in self.list::<String>(root, "cards") {
                let card = self.known(&path, "responsibility", &id, &known);
                self.unique(&path, &mut seen, &id.as_str().into(), card);
                cards.push(card);
            }
        } else {
            cards = (0..library.responsibilities.len()).collect();
        }
        self.at_most("cards", cards.len(), MAX_CARDS);
        let whole = ["cards", "draw"].iter().all(|list| self.is_whole(list));
        if cards.is_empty() && whole && self.is_whole("responsibilities") {
            self.say("cards", "a deck has at least one card");
        }
        (cards, draws)
    }
}

/// Whether a text has the form of a BCP 47 tag such as `en`, `pt-BR` or `zh-Hant-TW`.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    tag.len() <= MAX_LANG
        && (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// The kind of file that a text claims to be.
pub(super) fn kind(json: &str) -> Kind {
    match json::parse(json) {
        Ok(Value::Object(root)) => match root.get("format").and_then(Value::as_str) {
            Some(MODEL_FORMAT) => Kind::Model,
            _ if root.contains_key("languages") && root.contains_key("parties") => Kind::WholeDeck,
            _ => Kind::Deck,
        },
        _ => Kind::Deck,
    }
}

fn positions<'a>(ids: impl Iterator<Item = &'a Text>) -> BTreeMap<Text, usize> {
    ids.enumerate().map(|(ix, id)| (id.clone(), ix)).collect()
}

/// A found text as a message shows it: short, and on one line.
fn quoted(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{:?}", short + "…") } else { format!("{short:?}") }
}

fn shown(value: Option<Value>) -> String {
    value.map_or("nothing".into(), |value| quoted(value.to_string().trim_matches('"')))
}
