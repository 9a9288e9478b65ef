//! Decks as readable pages without script: for visitors whose browser runs no JavaScript, for search
//! engines, and for the table that stands in where WebAssembly is not to be had (`src/embed/plain.js`
//! reads it out of these pages, so their shape is a contract).

use serde_json::{Map, Value};

use model::{Card, Deck};

/// The texts of the pages, and of other pages for those whose browser runs no script or no game; the files in
/// `locales/plain/` have these names and no others.
const TEXTS: [&str; 19] = [
    "language",
    "site",
    "list",
    "intro",
    "task",
    "service",
    "any",
    "answer",
    "show",
    "owner",
    "play",
    "decks",
    "languages",
    "disclaimer",
    "late",
    "late.link",
    "no-script",
    "launch.no-script",
    "launch.no-script.link",
];

/// The pages need no script, so they allow none.
pub const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/// The texts of the pages in one language.
#[derive(Clone, Debug)]
pub struct Texts(Map<String, Value>);

impl Texts {
    /// Reads a file of `locales/plain/`: all texts, and no others.
    ///
    /// # Errors
    /// What is wrong, to be said after the file's name.
    pub fn read(json: &str) -> Result<Self, String> {
        let texts: Map<String, Value> = serde_json::from_str(json)
            .map_err(|error| format!("is not as it should be: {error}"))?;
        let says = |name: &&&str| {
            texts.get(**name).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty())
        };
        let absent = TEXTS.iter().find(|name| !says(name));
        let surplus = texts.keys().find(|name| !TEXTS.contains(&name.as_str()));
        match (absent, surplus) {
            (Some(name), _) => Err(format!("lacks the text `{name}`.")),
            (_, Some(name)) => Err(format!(
                "has `{name}`, which no page uses: remove it, or name it in crates/plain."
            )),
            _ => Ok(Self(texts)),
        }
    }

    /// A text by its name; empty if there is none of that name.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

/// One language: its tag, its texts and its decks.
pub struct Edition<'a> {
    /// The language of the pages; a deck of one's own may speak another.
    pub lang: &'a str,
    /// The pages' own texts.
    pub texts: Texts,
    /// The decks, in the order of the list.
    pub decks: Vec<Deck>,
}

impl Edition<'_> {
    /// A text, escaped.
    fn text(&self, name: &str) -> String {
        escape(self.texts.text(name))
    }
}

/// Every page by name: `<deck>.<lang>.html` and `index.html`. `play` is where a deck can be played,
/// as seen from there.
pub fn pages(editions: &[Edition], play: fn(&Deck, &str) -> String) -> Vec<(String, String)> {
    let mut pages = vec![("index.html".to_owned(), list(editions))];
    for edition in editions {
        for deck in &edition.decks {
            pages.push((file_of(deck, edition.lang), table(edition, deck, editions, play)));
        }
    }
    pages
}

fn file_of(deck: &Deck, lang: &str) -> String {
    format!("{}.{lang}.html", deck.id())
}

/// The list of all decks in all languages.
fn list(editions: &[Edition]) -> String {
    let mut body = String::new();
    for edition in editions {
        let (lang, site, about) = (edition.lang, edition.text("site"), edition.text("list"));
        // The page has one first heading: that of its first language.
        let level = if body.is_empty() { "h1" } else { "h2" };
        body += &format!(
            "<section lang=\"{lang}\" id=\"{lang}\">\n<{level}>{site}</{level}>\n<p>{about}</p>\n"
        );
        body += &format!(
            "<nav aria-label=\"{}\">\n{}</nav>\n",
            edition.text("decks"),
            links(edition, None)
        );
        body += &format!("<p><small>{}</small></p>\n</section>\n", edition.text("disclaimer"));
    }
    let Some(first) = editions.first() else { return String::new() };
    document(
        first.lang,
        &first.text("site"),
        &first.text("list"),
        &format!("<main>\n{body}</main>\n"),
    )
}

/// One deck in one language.
fn table(
    edition: &Edition,
    deck: &Deck,
    editions: &[Edition],
    play: fn(&Deck, &str) -> String,
) -> String {
    let (title, about) = (escape(deck.title()), escape(deck.about()));
    let mut body = format!("<header>\n<nav aria-label=\"{}\">\n<ul>\n", edition.text("languages"));
    for other in editions {
        let (lang, name) = (other.lang, other.text("language"));
        body += &match lang == edition.lang {
            true => format!("<li><strong aria-current=\"page\">{name}</strong></li>\n"),
            false => format!(
                "<li><a href=\"{}\" hreflang=\"{lang}\" lang=\"{lang}\">{name}</a></li>\n",
                file_of(deck, lang)
            ),
        };
    }
    let intro = edition.text("intro").replace("{n}", &deck.cards().len().to_string());
    let lang = tongue(edition, deck);
    body += &format!(
        "</ul>\n</nav>\n</header>\n<main>\n<h1{lang}>{title}</h1>\n<p class=\"about\"{lang}>{about}</p>\n\
         <p>{intro} <a href=\"{}\">{}</a></p>\n",
        escape(&play(deck, edition.lang)),
        edition.text("play"),
    );
    body += "<table>\n<thead>\n<tr>";
    for column in ["task", "service", "answer"] {
        body += &format!("<th scope=\"col\">{}</th>", edition.text(column));
    }
    body += "</tr>\n</thead>\n<tbody>\n";
    for card in deck.cards() {
        body += &row(edition, deck, card);
    }
    body += "</tbody>\n</table>\n</main>\n<footer>\n";
    body += &format!(
        "<h2>{decks}</h2>\n<nav aria-label=\"{decks}\">\n{}</nav>\n<p>{}</p>\n</footer>\n",
        links(edition, Some(deck)),
        edition.text("disclaimer"),
        decks = edition.text("decks"),
    );
    let heading = format!("{title} · {}", edition.text("site"));
    document(edition.lang, &heading, &about, &body)
}

/// The attribute of what the deck says, where it speaks another language than the page.
fn tongue(edition: &Edition, deck: &Deck) -> String {
    if **deck.lang() == *edition.lang {
        String::new()
    } else {
        format!(" lang=\"{}\"", escape(deck.lang()))
    }
}

/// A card: the answer is there, but closed.
fn row(edition: &Edition, deck: &Deck, card: &Card) -> String {
    let service = match deck.service_of(card) {
        Some(service) => escape(&service.name),
        None => edition.text("any"),
    };
    let lang = tongue(edition, deck);
    let party = format!("<strong{lang}>{}</strong>", escape(&deck.party(card.owner).name));
    let owner = edition.text("owner").replace("{party}", &party);
    let mut row = format!(
        "<tr><th scope=\"row\"{lang}>{}</th><td>{service}</td><td><details><summary>{}</summary>\
         <p class=\"owner\">{owner}</p><p class=\"why\"{lang}>{}</p>",
        escape(&card.task),
        edition.text("show"),
        escape(&card.why),
    );
    for source in &card.sources {
        row += &format!(
            "<p><a href=\"{}\" rel=\"noopener noreferrer\">{}</a></p>",
            escape(&source.url),
            escape(&source.title)
        );
    }
    row + "</details></td></tr>\n"
}

/// Links to the decks of a language; the one that is shown is no link.
fn links(edition: &Edition, shown: Option<&Deck>) -> String {
    let mut list = String::from("<ul>\n");
    for deck in &edition.decks {
        let title = escape(deck.title());
        list += &match shown.is_some_and(|shown| shown.id() == deck.id()) {
            true => format!("<li><strong aria-current=\"page\">{title}</strong></li>\n"),
            false => format!("<li><a href=\"{}\">{title}</a></li>\n", file_of(deck, edition.lang)),
        };
    }
    list + "</ul>\n"
}

/// A whole page. Title and description are escaped already.
fn document(lang: &str, title: &str, about: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"description\" content=\"{about}\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"plain.css\">\n\
         </head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// Text as text in HTML, also inside an attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            other => escaped.push(other),
        }
    }
    escaped
}
