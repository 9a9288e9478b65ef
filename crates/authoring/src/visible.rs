//! What a player sees of a text.

use super::letters::apart;

/// Whether a character leaves no ink and no gap of its own: spaces apart, all that Unicode calls
/// default-ignorable, the controls of direction and format, and blanks that pass for letters.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a player would see nothing of a text.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_unseen(c))
}

/// Whether marks are heaped upon a letter so that they run into the lines above and below.
pub(super) fn is_heaped(text: &str) -> bool {
    let is_mark = |c: char| {
        matches!(c, '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
    };
    text.split(|c| !is_mark(c)).any(|marks| marks.chars().count() > 4)
}

/// A text as it is compared with others: texts that a player takes for the same are the same.
pub(super) fn seen(text: &str) -> String {
    let shown: String = text.chars().filter(|&c| !is_unseen(c)).collect();
    let lower = shown.to_lowercase();
    let lower = if lower.is_ascii() { lower } else { apart(&lower) };
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
