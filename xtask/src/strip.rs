//! Style sheets without comments and without white space that means nothing. (lightningcss saves no byte more.)

/// A style sheet without comments and without the white space and semicolons that mean nothing.
/// Strings stay as they are.
pub(crate) fn style(text: &str) -> String {
    let text = without_style_comments(text);
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.trim();
    // Whether the last character of `kept` is written `\:` and so is part of a name.
    let mut escaped = false;
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '"' | '\'' => string_length(rest),
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            _ if next.is_ascii_whitespace() => {
                rest = rest.trim_ascii_start();
                if escaped || !means_nothing(&kept, rest) {
                    kept.push(' ');
                }
                escaped = false;
                continue;
            }
            _ => next.len_utf8(),
        };
        while next == '}' && kept.ends_with(';') && !escaped {
            kept.pop();
        }
        kept += &rest[..length];
        rest = &rest[length..];
        escaped = next == '\\';
    }
    kept
}

/// Whether white space between the two means nothing. It does before a colon, where it may stand
/// for a descendant (`a :hover`), and before a parenthesis, where it parts two words (`and (`).
fn means_nothing(before: &str, after: &str) -> bool {
    let ends = after.starts_with(['{', '}', ';', ',', '>', ')']);
    match before.chars().next_back() {
        // It may be all that a custom property holds.
        Some(':') => !after.starts_with([';', '}']),
        Some('{' | '}' | ';' | ',' | '>' | '(') => true,
        _ => ends,
    }
}

fn without_style_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        kept += before;
        let length = match from.strip_prefix("/*") {
            Some(comment) => {
                rest = comment.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            None if from.starts_with('/') => 1,
            None => string_length(from),
        };
        let (string, after) = from.split_at(length);
        kept += string;
        rest = after;
    }
    kept + rest
}

/// The length of the quoted string that `text` starts with.
fn string_length(text: &str) -> usize {
    let mut characters = text.char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    let mut escaped = false;
    for (at, character) in characters {
        if Some(character) == quote && !escaped {
            return at + 1;
        }
        escaped = character == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lose_comments_and_indentation() {
        let text = "/* colours */\n:root {\n    --ink: #123; /* dark */\n}\n\
                    a::after { content: \"/* é \\\" */\"; background: url(a/b.svg) }\n";
        assert_eq!(
            style(text),
            ":root{--ink:#123}a::after{content:\"/* é \\\" */\";background:url(a/b.svg)}"
        );
    }

    #[track_caller]
    fn check_style(text: &str, expected: &str) {
        assert_eq!(style(text), expected);
        assert_eq!(style(expected), expected, "once is enough");
    }

    #[test]
    fn spaces_that_mean_nothing_go() {
        check_style("a > b , c{ margin : 0 ;\n }", "a>b,c{margin :0}");
        check_style(":is( a, b ) > c { }", ":is(a,b)>c{}");
        check_style("a { color: rgb( 1, 2, 3 ); ; }", "a{color:rgb(1,2,3)}");
        check_style("@layer a, b;\n@media x { b { c: d; } }", "@layer a,b;@media x{b{c:d}}");
        check_style("a {\n  &:hover { b: c; }\n  d: e;\n}", "a{&:hover{b:c}d:e}");
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        for text in [
            ".a :hover{b:c}",
            ".a *{b:calc(1px + (2px - 3px) * 4)}",
            ".a + .b ~ .c [d] #e{f:0 -1px var(--g) / 2}",
            "@media (width>600px) and (not (hover)){}",
            "a{--empty: ;b:c}",
            "a{--empty: }",
            ".a\\: .b{c:d}",
            "a{b:c !important}",
        ] {
            check_style(text, text);
        }
    }

    #[test]
    fn strings_of_styles_stay() {
        let text = "a[b='c > d ;}']{content:\" : , { \"}";
        check_style(text, text);
    }
}
