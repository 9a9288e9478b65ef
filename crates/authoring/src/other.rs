//! What a file is that is no deck: whoever chose the wrong one is told which kind it seems to be.

use serde_json::{Map, Value};

/// Where it is written how a deck is written.
const GUIDE: &str = "a deck is a JSON file; the guide is decks/README.md";

/// A kind of file, and what to do with it if there is more to say than what a deck is.
#[derive(Clone, Copy)]
pub(super) struct Kind(&'static str, &'static str);

/// No text, and of no kind that is known here.
pub(super) const UNKNOWN: Kind = Kind("no text: a picture, a sound, a program or the like", "");

impl Kind {
    /// In a sentence, of a file that is not JSON.
    pub(super) fn told(self) -> String {
        let Self(what, advice) = self;
        format!("this is not JSON: it seems to be {what}{advice}; {GUIDE}")
    }

    /// In a sentence, of a file that is.
    pub(super) fn told_of_json(self) -> String {
        let Self(what, advice) = self;
        format!("is not there, and this seems to be {what}, no deck{advice}; {GUIDE}")
    }
}

const EXPORT: &str = ": its questions have to be written as cards";

/// The kind of a file that is no text, by how it begins.
pub(super) fn binary(bytes: &[u8]) -> Option<Kind> {
    let has = |name: &str| bytes.windows(name.len()).any(|at| at == name.as_bytes());
    Some(match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => {
            let kinds = [
                ("h5p.json", "an H5P package", EXPORT),
                ("collection.anki2", "an Anki package", EXPORT),
                ("xl/", "an Excel workbook", EXPORT),
                ("word/", "a Word document", EXPORT),
                ("ppt/", "a PowerPoint presentation", EXPORT),
                ("opendocument.spreadsheet", "a LibreOffice spreadsheet", EXPORT),
                ("opendocument.", "a LibreOffice document", EXPORT),
                ("imsmanifest.xml", "a package for a learning management system", ""),
                ("cmi5.xml", "a package for a learning management system", ""),
                ("epub", "a book (EPUB)", ""),
            ];
            let known = kinds.iter().find(|(name, ..)| has(name));
            known.map_or(Kind("a ZIP archive", ": unpack it, and choose the deck in it"), |known| {
                Kind(known.1, known.2)
            })
        }
        [b'%', b'P', b'D', b'F', ..] => Kind("a PDF document", ""),
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [b'I', b'I', b'*', 0, ..]
        | [b'M', b'M', 0, b'*', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..]
        | [0, 0, 1, 0, _, 0, ..] => Kind("a picture", ""),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Kind("a picture or a film", ""),
        [b'R', b'I', b'F', b'F', ..] | [b'I', b'D', b'3', ..] | [b'O', b'g', b'g', b'S', ..] => {
            Kind("a sound or a film", "")
        }
        [0x1f, 0x8b, ..] => Kind("a packed archive (gzip), such as a backup of Moodle", ""),
        [b'7', b'z', 0xbc, 0xaf, ..] | [b'R', b'a', b'r', b'!', ..] | [b'B', b'Z', b'h', ..] => {
            Kind("a packed archive", ": unpack it, and choose the deck in it")
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Kind("an old Excel, Word or PowerPoint file", EXPORT),
        _ if bytes.starts_with(b"SQLite format 3\0") => {
            Kind("a database (SQLite), such as Anki's", EXPORT)
        }
        [0, b'a', b's', b'm', ..] | [0x7f, b'E', b'L', b'F', ..] | [b'M', b'Z', 0x90, ..] => {
            Kind("a program", "")
        }
        _ => return None,
    })
}

/// The kind of a text that is not JSON, where it shows.
pub(super) fn text(text: &str) -> Option<Kind> {
    let start = text.trim_start();
    let head: String = start.chars().take(2_000).collect::<String>().to_lowercase();
    let lines: Vec<&str> =
        text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).take(60).collect();
    if start.starts_with('<') {
        return Some(markup(&head));
    }
    if head.starts_with("{\\rtf") {
        return Some(Kind("a document (RTF)", ""));
    }
    if start.starts_with(['{', '[']) {
        return None;
    }
    if lines.iter().any(|line| is_answer(line)) {
        return Some(Kind("questions in the Aiken format", EXPORT));
    }
    if is_gift(text) {
        return Some(Kind("questions in Moodle's GIFT format", EXPORT));
    }
    if head.starts_with("#separator:") || head.starts_with("#html:") || head.starts_with("#deck") {
        return Some(Kind("notes of Anki, as text", EXPORT));
    }
    for (separator, kind) in [
        ('\t', Kind("a table with tabs (TSV)", EXPORT)),
        (';', Kind("a table (CSV)", EXPORT)),
        (',', Kind("a table (CSV)", EXPORT)),
    ] {
        if is_table(&lines, separator) {
            return Some(kind);
        }
    }
    if head.starts_with("---") || lines.first().is_some_and(|line| is_yaml(line)) {
        return Some(Kind("YAML", ": write it as JSON"));
    }
    if ["function ", "const ", "var ", "let ", "import ", "export ", "//", "/*"]
        .iter()
        .any(|word| head.starts_with(word))
    {
        return Some(Kind("a script", ""));
    }
    // What begins as a JSON value does is JSON with a slip, and its place is told.
    let json = start.starts_with(|c: char| c == '"' || c == '-' || c.is_ascii_digit())
        || ["true", "false", "null"].iter().any(|word| start.starts_with(word));
    (!json).then_some(Kind("a plain text", ""))
}

fn markup(head: &str) -> Kind {
    let has = |name: &str| head.contains(name);
    if has("<!doctype html") || has("<html") || has("<head") || has("<body") {
        let advice = ", such as an error or a login page: open its address in a tab of its own to \
                      see it, and name the address of the deck itself";
        Kind("a web page (HTML)", advice)
    } else if has("<quiz") {
        Kind("questions in Moodle's XML format", EXPORT)
    } else if has("<questestinterop") || has("assessmentitem") || has("assessmenttest") {
        Kind("questions in the QTI format", EXPORT)
    } else if has("<manifest") || has("<coursestructure") {
        Kind("the manifest of a package for a learning management system", "")
    } else if has("<svg") {
        Kind("a picture (SVG)", "")
    } else if has("<?xml") {
        Kind("an XML file", "")
    } else {
        Kind("a piece of a web page (HTML) or XML", "")
    }
}

/// `ANSWER: B`, which ends each question in the Aiken format.
fn is_answer(line: &str) -> bool {
    let answer = line.strip_prefix("ANSWER:").map(str::trim);
    answer.is_some_and(|answer| answer.len() == 1)
}

/// `::A title:: A question { =right ~wrong }`.
fn is_gift(text: &str) -> bool {
    let mut answers = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let answered = |answer: &str| {
        let answer = answer.trim();
        answer.starts_with(['=', '~', '#', '%'])
            || ["T", "F", "TRUE", "FALSE", ""].contains(&answer)
    };
    let starts = text.trim_start();
    (starts.starts_with("::") || starts.starts_with("//") || starts.starts_with("$CATEGORY"))
        && text.contains('{')
        || answers.any(|(answer, _)| answered(answer) && !answer.contains(':'))
}

/// Whether lines have cells: as many in each, or nearly.
fn is_table(lines: &[&str], separator: char) -> bool {
    let cells = |line: &&str| {
        let mut quoted = false;
        line.chars()
            .filter(|&c| {
                quoted ^= c == '"';
                c == separator && !quoted
            })
            .count()
    };
    let first = lines.first().map_or(0, cells);
    let same = lines.iter().filter(|line| cells(line) == first).count();
    first > 0 && lines.len() > 1 && same * 10 >= lines.len() * 8
}

/// `key: value`, with nothing that JSON has.
fn is_yaml(line: &str) -> bool {
    let name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-$".contains(c))
    };
    line.split_once(':')
        .is_some_and(|(key, rest)| name(key) && (rest.is_empty() || rest.starts_with(' ')))
}

/// The kind of JSON that a file holds that is no deck.
pub(super) fn json(root: &Map<String, Value>) -> Kind {
    let has = |name: &str| root.contains_key(name);
    if has("mainLibrary") || has("preloadedDependencies") {
        Kind("the description of an H5P package (h5p.json)", EXPORT)
    } else if ["questions", "params", "library", "behaviour", "dialogs", "answers", "choices"]
        .iter()
        .any(|name| has(name))
        || root.values().any(is_h5p)
    {
        Kind("the content of an H5P exercise or of another quiz", EXPORT)
    } else if has("properties") && has("type") {
        Kind("a JSON Schema, which says how a file is written", "")
    } else if root.keys().all(|name| name.contains('.')) && !root.is_empty() {
        Kind("a list of interface texts", "")
    } else {
        Kind("JSON of another kind", "")
    }
}

/// Whether a value names a library of H5P, or a list does.
fn is_h5p(value: &Value) -> bool {
    let value = value.get(0).unwrap_or(value);
    value.get("library").is_some() || value.get("params").is_some()
}
