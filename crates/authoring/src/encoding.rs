//! From the bytes of a file to its text: one reader for the page and the command line, so that a file
//! is the same deck, or the same problem, everywhere.

use super::other;
use super::problem::Problem;

/// What to do with a file that is not UTF-8.
const SAVE: &str = "open it in a text editor, choose \"Save as\" and the encoding UTF-8";

/// The text of a file that is UTF-8, without the mark that some editors write before it.
///
/// # Errors
/// The [`Problem`], which says what the file seems to be and what to do.
pub fn decode(bytes: &[u8]) -> Result<&str, Problem> {
    if let Some(kind) = other::binary(bytes) {
        return Err(Problem::new("", kind.told()));
    }
    let refuse = |line: usize, seems: &str| {
        let message = format!("line {line}: is not UTF-8 text: it seems to be {seems}; {SAVE}");
        Err(Problem::new("", message))
    };
    if let Some(wide) = wide(bytes) {
        return refuse(1, wide);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text),
        Ok(_) => Err(Problem::new("", other::UNKNOWN.told())),
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            let line = 1 + good.iter().filter(|&&byte| byte == b'\n').count();
            match narrow(bytes) {
                Some(seems) => refuse(line, seems),
                None => Err(Problem::new("", other::UNKNOWN.told())),
            }
        }
    }
}

/// An encoding of two or four bytes a character, by its mark or by its zeros.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => "UTF-32",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16, which Windows also calls Unicode",
        [0, 0, 0, 1..=255, ..] | [1..=255, 0, 0, 0, ..] => "UTF-32",
        [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..] => {
            "UTF-16, which Windows also calls Unicode"
        }
        _ => return None,
    })
}

/// What a text seems to be that is not UTF-8; `None` if it looks like no text at all.
fn narrow(bytes: &[u8]) -> Option<&'static str> {
    let odd = |&byte: &u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    if bytes.iter().filter(|byte| odd(byte)).count() * 50 > bytes.len() {
        return None;
    }
    if bytes.windows(3).any(|at| matches!(at, [0x1b, b'$', b'B' | b'@'] | [0x1b, b'(', b'J'])) {
        return Some("ISO-2022-JP");
    }
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if whole > 2 * broken {
        return Some("UTF-8 that is damaged there");
    }
    // Western letters stand alone among others; whole words are of another alphabet.
    let (mut letters, mut alone, mut low) = (0, 0, 0);
    for word in bytes.split(u8::is_ascii).filter(|word| !word.is_empty()) {
        letters += word.len();
        alone += usize::from(word.len() < 3) * word.len();
        // Signs that Windows-1252 has below its letters: €, …, quotes, dashes.
        let sign = |byte: &u8| matches!(byte, 0x80 | 0x85 | 0x91..=0x97 | 0x99);
        low += word.iter().filter(|byte| **byte < 0xa0 && !sign(byte)).count();
    }
    Some(if alone * 2 < letters {
        "an old encoding of another alphabet, such as Windows-1251, Shift_JIS or GBK"
    } else if low * 2 > letters {
        "an old encoding, such as Mac OS Roman or a DOS code page"
    } else {
        "Windows-1252 or a relative of it, such as ISO 8859-1 (Windows also calls it ANSI)"
    })
}
