//! Checked content in all of its languages.

use std::collections::BTreeMap;
use std::rc::Rc;

use model::{
    Card, Category, ClassifiedService, Date, Deck, DeckFault, DeckParts, Draw, Evidence, Layer,
    LayerIx, Level, Order, Party, PartyIx, Service, ServiceIx, ServiceModel, Source, Text,
};

/// A text in each language of its library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Localized {
    /// The same in all.
    Same(Text),
    /// By language tag. Shared, because every part of a model and every deck has the library.
    Each(Rc<BTreeMap<String, Text>>),
}

impl Localized {
    /// The text in a language. Checked content has it; for any other language it is empty.
    pub fn get(&self, lang: &str) -> Text {
        match self {
            Self::Same(text) => text.clone(),
            Self::Each(texts) => texts.get(lang).cloned().unwrap_or_else(|| "".into()),
        }
    }

    /// Every text with its language (`None` where it is the same in all).
    pub fn all(&self) -> impl Iterator<Item = (Option<&str>, &Text)> {
        let (same, each) = match self {
            Self::Same(text) => (Some((None, text)), None),
            Self::Each(texts) => (None, Some(texts)),
        };
        let each = each
            .into_iter()
            .flat_map(|texts| texts.iter())
            .map(|(lang, text)| (Some(lang.as_str()), text));
        same.into_iter().chain(each)
    }
}

/// What a player reads who asks for help: a question that leads to the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Stable name.
    pub id: Text,
    /// What players read.
    pub text: Localized,
    /// At whom somebody can arrive who answers it; the owner of each card with it is one of them.
    pub leads: Vec<PartyIx>,
}

/// Something that has to be done, on whatever service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Stable name.
    pub id: Text,
    /// The layer it belongs to.
    pub layer: LayerIx,
    /// What players read.
    pub text: Localized,
    /// Position of its hint, if it has one of its own.
    pub hint: Option<usize>,
}

/// A task on a service, or on any, and who owns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsibility {
    /// `task` or `task/service`.
    pub id: Text,
    /// Position of its task.
    pub task: usize,
    /// Its service; `None` where the answer is the same for any.
    pub service: Option<ServiceIx>,
    /// Who is responsible.
    pub owner: PartyIx,
    /// Why.
    pub why: Localized,
    /// Where it is written.
    pub sources: Vec<Source>,
    /// When the sources were last read.
    pub checked: Date,
    /// How they support the answer.
    pub evidence: Evidence,
}

/// Who is responsible for a layer of some services: what the picture of the line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// The layer.
    pub layer: LayerIx,
    /// The services for which it is so, for the same reason.
    pub services: Vec<ServiceIx>,
    /// Who; `None` where the layer does not apply.
    pub owner: Option<PartyIx>,
    /// Why; of a shared floor, who does which half.
    pub why: Localized,
    /// Where it is written.
    pub sources: Vec<Source>,
    /// When the sources were last read.
    pub checked: Date,
    /// Whether the floor is shared in parts or open to argument, so that no card is made of it.
    pub flagged: bool,
}

/// A text to read on a page of its own, about the model as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Stable name.
    pub id: Text,
    /// What readers read first.
    pub title: Localized,
    /// Its paragraphs.
    pub body: Vec<Localized>,
    /// Where it is written.
    pub sources: Vec<Source>,
}

pub(super) type PartyEntry = (Text, Localized, Localized);
/// With the position of its hint.
pub(super) type LayerEntry = (Text, Localized, Option<usize>);
pub(super) type ServiceEntry = (Text, Localized, Option<Category>, Option<ServiceModel>);

/// The content of a model file, or what a deck file adds to one. Every reference in it resolves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    pub(super) languages: Vec<String>,
    pub(super) parties: Vec<PartyEntry>,
    pub(super) hints: Vec<Hint>,
    pub(super) layers: Vec<LayerEntry>,
    pub(super) services: Vec<ServiceEntry>,
    pub(super) tasks: Vec<Task>,
    pub(super) responsibilities: Vec<Responsibility>,
    pub(super) floors: Vec<Floor>,
    pub(super) articles: Vec<Article>,
}

impl Library {
    /// The languages in which every text is there.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// All tasks.
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// All hints.
    pub fn hints(&self) -> &[Hint] {
        &self.hints
    }

    /// The hint of a card: that of its task or else that of its layer.
    pub fn hint(&self, task: &Task) -> Option<&Hint> {
        let of_layer = || self.layers.get(usize::from(task.layer.0)).and_then(|layer| layer.2);
        self.hints.get(task.hint.or_else(of_layer)?)
    }

    /// All responsibilities.
    pub fn responsibilities(&self) -> &[Responsibility] {
        &self.responsibilities
    }

    /// Who is responsible for which layer of which services.
    pub fn floors(&self) -> &[Floor] {
        &self.floors
    }

    /// The articles, in their order.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The parties in one language.
    pub fn parties(&self, lang: &str) -> Vec<Party> {
        let parties = self.parties.iter().map(|(id, name, motto)| Party {
            id: id.clone(),
            name: name.get(lang),
            motto: motto.get(lang),
        });
        parties.collect()
    }

    /// The layers in one language, from the ground floor up.
    pub fn layers(&self, lang: &str) -> Vec<Layer> {
        let layers = self.layers.iter();
        layers.map(|(id, name, _)| Layer { id: id.clone(), name: name.get(lang) }).collect()
    }

    /// The stable names of the layers, from the ground floor up.
    pub fn layer_ids(&self) -> impl Iterator<Item = &Text> {
        self.layers.iter().map(|(id, ..)| id)
    }

    /// The stable names of the services.
    pub fn service_ids(&self) -> impl Iterator<Item = &Text> {
        self.services.iter().map(|(id, ..)| id)
    }

    /// A service in one language.
    pub fn service(&self, ix: ServiceIx, lang: &str) -> ClassifiedService {
        let (id, name, category, model) = &self.services[usize::from(ix.0)];
        ClassifiedService {
            id: id.clone(),
            name: name.get(lang),
            category: *category,
            model: *model,
        }
    }

    /// The party's stable name.
    pub fn party_id(&self, ix: PartyIx) -> &Text {
        &self.parties[usize::from(ix.0)].0
    }

    /// The party's name in each language.
    pub fn party_name(&self, ix: PartyIx) -> &Localized {
        &self.parties[usize::from(ix.0)].1
    }
}

/// A deck in all of its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckSource {
    pub(super) id: Text,
    pub(super) level: Level,
    pub(super) title: Localized,
    pub(super) about: Localized,
    pub(super) library: Library,
    /// The parties that are columns, in their order.
    pub(super) columns: Vec<PartyIx>,
    /// How many of the library's responsibilities are the model's; the others are the file's own.
    pub(super) own: usize,
    /// The same of its hints.
    pub(super) hints: usize,
    /// Positions in the library's responsibilities.
    pub(super) cards: Vec<usize>,
    pub(super) order: Order,
    pub(super) draws: Vec<Draw>,
}

impl DeckSource {
    /// Stable name.
    pub fn id(&self) -> &Text {
        &self.id
    }

    /// What players read of it first.
    pub fn title(&self) -> &Localized {
        &self.title
    }

    /// Its languages.
    pub fn languages(&self) -> &[String] {
        &self.library.languages
    }

    /// The language in which it is shown to a player of a language: that, one that is nearly that, or its
    /// first.
    pub fn nearest(&self, lang: &str) -> &str {
        let languages = self.languages();
        let same = |known: &&String| known.split('-').next() == lang.split('-').next();
        let exact = languages.iter().find(|known| *known == lang);
        exact
            .or_else(|| languages.iter().find(same))
            .or(languages.first())
            .map_or("", String::as_str)
    }

    /// The parties that are columns, in their order.
    pub fn columns(&self) -> &[PartyIx] {
        &self.columns
    }

    /// The piles that a round draws from; empty if a round has all cards.
    pub fn draws(&self) -> &[Draw] {
        &self.draws
    }

    /// The content that its cards come from.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Its cards, in order.
    pub fn cards(&self) -> impl Iterator<Item = &Responsibility> {
        self.cards.iter().map(|&ix| &self.library.responsibilities[ix])
    }

    /// The deck in one language, with only the services and layers that its cards name.
    ///
    /// # Errors
    /// [`DeckFault`] if it is none; a deck that was read from a file is one in each of its languages.
    pub fn in_language(&self, lang: &str) -> Result<Deck, DeckFault> {
        let library = &self.library;
        if !library.languages.iter().any(|known| known == lang) {
            return Err(DeckFault::Language(lang.into()));
        }
        let mut used: Vec<ServiceIx> = self.cards().filter_map(|card| card.service).collect();
        used.sort_unstable();
        used.dedup();
        let mut layers: Vec<LayerIx> =
            self.cards().map(|card| library.tasks[card.task].layer).collect();
        layers.sort_unstable();
        layers.dedup();
        // `Deck::new` refuses what points past the end.
        let floor = |ix: LayerIx| LayerIx(layers.binary_search(&ix).unwrap_or(layers.len()) as u16);
        let place = |ix: ServiceIx| used.binary_search(&ix).ok().map(|at| ServiceIx(at as u16));
        // A card whose owner is no column points past the last one, which `Deck::new` refuses.
        let column = |owner| {
            let at = self.columns.iter().position(|ix| *ix == owner);
            PartyIx(at.unwrap_or(self.columns.len()) as u8)
        };
        Deck::new(DeckParts {
            id: self.id.clone(),
            lang: lang.into(),
            level: self.level,
            title: self.title.get(lang),
            about: self.about.get(lang),
            parties: (self.columns.iter())
                .map(|ix| &library.parties[usize::from(ix.0)])
                .map(|(id, name, motto)| Party {
                    id: id.clone(),
                    name: name.get(lang),
                    motto: motto.get(lang),
                })
                .collect(),
            layers: (layers.iter())
                .map(|ix| &library.layers[usize::from(ix.0)])
                .map(|(id, name, _)| Layer { id: id.clone(), name: name.get(lang) })
                .collect(),
            services: (used.iter())
                .map(|ix| &library.services[usize::from(ix.0)])
                .map(|(id, name, ..)| Service { id: id.clone(), name: name.get(lang) })
                .collect(),
            order: self.order,
            draws: self.draws.clone(),
            cards: (self.cards())
                .map(|entry| Card {
                    id: entry.id.clone(),
                    task: library.tasks[entry.task].text.get(lang),
                    service: entry.service.and_then(place),
                    layer: floor(library.tasks[entry.task].layer),
                    owner: column(entry.owner),
                    why: entry.why.get(lang),
                    hint: (library.hint(&library.tasks[entry.task]))
                        .map_or_else(|| "".into(), |hint| hint.text.get(lang)),
                    sources: entry.sources.clone(),
                    checked: entry.checked,
                    evidence: entry.evidence,
                })
                .collect(),
        })
    }
}
