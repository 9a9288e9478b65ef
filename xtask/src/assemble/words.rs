//! Words and short names.

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
}
