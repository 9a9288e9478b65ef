//! The texts of a page beside the game. They travel with the page: no player downloads them.

use std::marker::PhantomData;

use super::fill;
use model::{Text, pack::FIELD};

/// The names of a page's texts.
pub trait Says: Copy + 'static {
    /// All of them, in the order in which they travel.
    const ALL: &'static [Self];
    /// Its name in `locales/`.
    fn word(self) -> &'static str;
    /// Its place in [`Says::ALL`].
    fn at(self) -> usize;
}

/// Makes the names of a page's texts, a list of [`model::words`], those of [`Texts`].
#[macro_export]
macro_rules! says {
    ($names:ident) => {
        impl $crate::Says for $names {
            const ALL: &'static [Self] = Self::ALL;

            fn word(self) -> &'static str {
                self.word()
            }

            fn at(self) -> usize {
                self as usize
            }
        }
    };
}

/// Every text of a page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts<S> {
    lang: Text,
    texts: Vec<Text>,
    names: PhantomData<S>,
}

impl<S: Says> Texts<S> {
    /// Texts in the order of [`Says::ALL`]; `None` if there are more or fewer.
    pub fn new(lang: Text, texts: Vec<Text>) -> Option<Self> {
        (texts.len() == S::ALL.len()).then_some(Self { lang, texts, names: PhantomData })
    }

    /// Reads what [`Texts::pack`] wrote; `None` if it is of another page, or of another version of it.
    pub fn unpack(kind: &str, pack: &str) -> Option<Self> {
        let mut fields = pack.trim_end().split(FIELD);
        if fields.next() != Some(kind) {
            return None;
        }
        Self::new(fields.next()?.into(), fields.map(Text::from).collect())
    }

    /// Writes them as one line; `kind` says of which page they are.
    pub fn pack(&self, kind: &str) -> String {
        let head = [kind, &*self.lang];
        let all: Vec<&str> =
            head.into_iter().chain(self.texts.iter().map(|text| &**text)).collect();
        all.join(FIELD.encode_utf8(&mut [0; 4]))
    }

    /// The language's BCP 47 tag.
    pub fn lang(&self) -> &Text {
        &self.lang
    }

    /// All texts, in the order of [`Says::ALL`].
    pub fn all(&self) -> &[Text] {
        &self.texts
    }

    /// A text as it stands.
    pub fn text(&self, says: S) -> Text {
        self.texts[says.at()].clone()
    }

    /// A text with its `{name}` places filled.
    pub fn fill(&self, says: S, values: &[(&str, &str)]) -> String {
        fill(&self.texts[says.at()], values)
    }
}
