//! Scripts and style sheets without comments and indentation. After brotli that is most of what
//! a minifier gains on hand-written files of this size, and a minifier is a large dependency.

/// A script without lines that hold only a comment, without blank lines and indentation. Leaves
/// template literals as they are. Returns the text unchanged when in doubt.
pub(crate) fn script(text: &str) -> String {
    let mut stripped = String::with_capacity(text.len());
    let mut in_comment = false;
    let mut in_template = false;
    for line in text.lines() {
        let code = line.trim();
        if in_comment {
            match code.split_once("*/") {
                None => {}
                Some((_, "")) => in_comment = false,
                Some(_) => return text.to_owned(),
            }
            continue;
        }
        if in_template {
            stripped += line;
        } else if code.is_empty() || code.starts_with("//") {
            continue;
        } else if let Some(comment) = code.strip_prefix("/*") {
            match comment.split_once("*/") {
                None => in_comment = true,
                Some((_, "")) => {}
                Some(_) => return text.to_owned(),
            }
            continue;
        } else {
            stripped += line.trim_start();
        }
        stripped.push('\n');
        in_template ^= count_backticks(line) % 2 == 1;
    }
    if in_comment || in_template { text.to_owned() } else { stripped }
}

/// The backticks in a line that are not escaped.
fn count_backticks(line: &str) -> usize {
    let mut escaped = false;
    let mut count = 0;
    for character in line.chars() {
        count += usize::from(character == '`' && !escaped);
        escaped = character == '\\' && !escaped;
    }
    count
}

/// A style sheet without comments, blank lines and indentation. Strings stay as they are.
pub(crate) fn style(text: &str) -> String {
    let without_comments = without_style_comments(text);
    let lines = without_comments.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
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
    fn scripts_lose_comments_and_indentation() {
        let text = "/**\n * Says hello.\n */\nfunction hello() {\n    // politely\n\n    \
                    return 'hello'; // kept\n}\n/* short */\n";
        assert_eq!(script(text), "function hello() {\nreturn 'hello'; // kept\n}\n");
    }

    #[test]
    fn template_literals_are_left_alone() {
        let text = "const text = `\n    // not a comment\n\n  end`;\n    run();\n";
        assert_eq!(script(text), "const text = `\n    // not a comment\n\n  end`;\nrun();\n");
    }

    #[test]
    fn doubtful_scripts_are_left_alone() {
        for text in ["/* a */ b();\n", "let odd = `;\n  x", "/*\n*/ c();\n", "/* open\n"] {
            assert_eq!(script(text), text);
        }
    }

    #[test]
    fn styles_lose_comments_and_indentation() {
        let text = "/* colours */\n:root {\n    --ink: #123; /* dark */\n}\n\
                    a::after { content: \"/* é \\\" */\"; background: url(a/b.svg) }\n";
        assert_eq!(
            style(text),
            ":root {\n--ink: #123;\n}\n\
             a::after { content: \"/* é \\\" */\"; background: url(a/b.svg) }\n"
        );
    }
}
