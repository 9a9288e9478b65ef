//! What pages around the game say, in each language.

use std::path::Path;

use authoring::locale;
use i18n::{Key, LANGUAGES};
use plain::{Texts, escape};

use crate::error::{Error, Result};
use crate::{plain as pages, sources};

/// Where the page for frames says that it needs a script.
const NO_SCRIPT: &str = "{{no-script}}";

/// What is said in a language.
pub(crate) struct Said {
    pub(crate) lang: &'static str,
    /// The title of the game.
    pub(crate) title: String,
    pub(crate) texts: Texts,
}

/// In each language, first in that of the pages as they are written.
pub(crate) fn read(root: &Path) -> Result<Vec<Said>> {
    let folder = root.join("locales");
    let each = LANGUAGES.iter().copied().map(|lang| {
        let name = format!("{lang}.json");
        let (path, texts) = (folder.join(&name), folder.join("plain").join(&name));
        let locale = locale::read(lang, &sources::read(&path)?);
        let locale = locale.map_err(|problems| sources::report(&path, &problems))?;
        let title = locale.text(Key::GameTitle).to_string();
        Ok(Said { lang, title, texts: pages::read_texts(&texts)? })
    });
    each.collect()
}

/// The page for frames, with what those read whose browser runs no script.
pub(crate) fn without_script(page: &str, said: &[Said]) -> Result<String> {
    if page.matches(NO_SCRIPT).count() != 1 {
        return Err(Error::new(format!(
            "embed.html must have `{NO_SCRIPT}` once, for the words there.",
        )));
    }
    let mut words = String::new();
    for Said { lang, texts, .. } in said {
        let text = |name| escape(texts.text(name));
        words += &format!(
            "<p lang=\"{lang}\">{} <a href=\"plain/index.html#{lang}\">{}</a></p>",
            text("no-script"),
            text("language")
        );
    }
    Ok(page.replace(NO_SCRIPT, &words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn without_script_each_language_leads_to_its_tables() {
        let said = read(&Workspace::find().expect("the repository").root).expect("words");
        let page = without_script(include_str!("../../embed.html"), &said).expect("fits");
        for lang in LANGUAGES {
            let link = format!("<a href=\"plain/index.html#{lang}\">");
            assert_eq!(page.matches(&link).count(), 1, "{page}");
        }
        assert!(page.contains("<p lang=\"es\">El juego necesita JavaScript."), "{page}");
        assert!(without_script("<p></p>", &said).is_err());
    }
}
