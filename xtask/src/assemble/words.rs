//! The names in wasm-bindgen's glue that only the glue uses, shortened.

/// Short names that would be keywords.
const KEYWORDS: [&str; 5] = ["as", "do", "if", "in", "of"];
/// What a declaration of the glue starts with.
const DECLARATIONS: [&str; 4] = ["async function ", "function ", "const ", "let "];
/// Shorter names stay.
const LONG: usize = 4;

/// The words of a script and where they start: names, keywords, numbers, words in texts.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
        .map(move |word| {
            let start = at;
            at += word.len();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
            (start, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

/// The n-th of all short names: `a` to `Z`, then `aa` and so on.
pub(super) fn short(n: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = char::from(LETTERS[n % LETTERS.len()]);
    match n / LETTERS.len() {
        0 => letter.to_string(),
        rest => short(rest - 1) + &letter.to_string(),
    }
}

/// The glue with short names for what it declares but does not export, and for the parameters
/// `arg0`, `arg1` and so on. The short names occur neither in it nor in the entry script.
pub(super) fn shorten(glue: &str, entry: &str) -> String {
    let mut free = (0..).map(short).filter(|name| {
        let is_taken = |text| words(text).any(|(_, word)| word == name);
        !KEYWORDS.contains(&name.as_str()) && !is_taken(glue) && !is_taken(entry)
    });
    let mut renamed: Vec<(&str, Option<String>)> = Vec::new();
    for name in parameters(glue).chain(glue.lines().filter_map(declared)) {
        if !renamed.iter().any(|(known, _)| *known == name) {
            let is_safe = name.len() >= LONG && is_only_a_variable(glue, name);
            renamed.push((name, if is_safe { free.next() } else { None }));
        }
    }
    let mut shortened = String::with_capacity(glue.len());
    let mut copied = 0;
    for (at, word) in words(glue) {
        if let Some((_, Some(new))) = renamed.iter().find(|(name, _)| *name == word) {
            shortened += &glue[copied..at];
            shortened += new;
            copied = at + word.len();
        }
    }
    shortened + &glue[copied..]
}

/// `load` in `async function load(`; nothing in a line that is indented or exports.
fn declared(line: &str) -> Option<&str> {
    let rest = DECLARATIONS.iter().find_map(|keyword| line.strip_prefix(keyword))?;
    words(rest).next().filter(|(at, _)| *at == 0).map(|(_, name)| name)
}

fn parameters(glue: &str) -> impl Iterator<Item = &str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    words(glue)
        .map(|(_, word)| word)
        .filter(move |word| word.strip_prefix("arg").is_some_and(is_number))
}

/// Whether a name is surely never a property, in a text, or exported; when in doubt it is not.
fn is_only_a_variable(glue: &str, name: &str) -> bool {
    words(glue).filter(|(_, word)| *word == name).all(|(at, _)| {
        let line_start = glue[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &glue[line_start..at];
        let after = &glue[at + name.len()..];
        let in_text = ['\'', '"', '`'].iter().any(|quote| before.matches(*quote).count() % 2 == 1);
        let is_property = before.ends_with('.') || after.starts_with(':');
        !(in_text || is_property || is_shorthand(before, after) || before.starts_with("export "))
    })
}

/// Whether a name may stand for a property and its value, as in `{ instance, module }`.
fn is_shorthand(before: &str, after: &str) -> bool {
    let after = after.trim_start_matches(' ');
    let (list, ends) = match before.rsplit_once('{') {
        Some((_, list)) => (list, &[',', '}', '=', '\n'][..]),
        // The list may have started in a line before.
        None if before.starts_with(' ') => (before, &[',', '}', '\n'][..]),
        None => return false,
    };
    let is_list = list.chars().all(|c| c.is_alphanumeric() || "_$ ,".contains(c));
    is_list && (after.is_empty() || after.starts_with(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let found: Vec<_> = words("let é_1=$a.b(12);").collect();
        assert_eq!(found, [(0, "let"), (4, "é_1"), (9, "$a"), (12, "b"), (14, "12")]);
        assert_eq!(words("").count(), 0);
    }

    #[test]
    fn short_names_are_all_different() {
        let mut names: Vec<_> = (0..3000).map(short).collect();
        assert_eq!((&*names[0], &*names[51], &*names[52], &*names[104]), ("a", "Z", "aa", "ba"));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 3000);
    }

    #[test]
    fn what_only_the_glue_uses_becomes_short() {
        let glue = "function decodeText(arg0, len) {\n    return cached.get(arg0, len);\n}\n\
                    let cached = null;\nasync function load() { return decodeText(1, 2); }\n";
        assert_eq!(
            shorten(glue, ""),
            "function b(a, len) {\n    return c.get(a, len);\n}\n\
             let c = null;\nasync function d() { return b(1, 2); }\n"
        );
    }

    #[test]
    fn short_names_are_new_to_both_scripts() {
        let glue = "const first = a;\nconst second = { b: first };\n";
        assert_eq!(shorten(glue, "let c, d;"), "const e = a;\nconst f = { b: e };\n");
    }

    #[test]
    fn keywords_are_no_names() {
        let glue: String = (0..1000).map(|n| format!("let name{n} = {n};\n")).collect();
        let shortened = shorten(&glue, "");
        assert!(shortened.contains("let dn ="));
        assert!(KEYWORDS.iter().all(|word| !shortened.contains(&format!("let {word} ="))));
    }

    #[test]
    fn names_that_may_be_more_than_a_variable_stay() {
        for glue in [
            "export function mount() {}\n",
            "function start() {}\nexport { start };\n",
            "function start() {}\nthis.start();\n",
            "function start() {}\ncall({ start: 1 });\n",
            "function start() {}\ncall({ go, start });\n",
            "function start() {}\ncall({ a,\n    start,\n});\n",
            "function start() {}\ncall({ a,\n    start\n});\n",
            "function start() {}\nthrow new Error('no start');\n",
            "let abc = 1;\n",
            "    let local = 1;\n",
        ] {
            assert_eq!(shorten(glue, ""), glue);
        }
    }
}
