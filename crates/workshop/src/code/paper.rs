//! Bytes as the characters of a code, and codes among other text.

use super::{CodeFault, MOST_FOUND, MOST_TEXT};

/// Crockford's base 32: no I, L, O and U. All of it is in the alphanumeric mode of QR codes.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Every code begins so, then comes its version.
const MARK: &str = "WR";
const VERSION: &str = "1";
/// The longest code, without its mark: what two characters count, and these two.
const LONGEST: usize = 1023 + 2;

fn digit(c: char) -> Option<u8> {
    DIGITS.iter().position(|&other| char::from(other) == c).map(|at| at as u8)
}

fn character(bits: usize) -> char {
    char::from(DIGITS.get(bits & 31).copied().unwrap_or_default())
}

/// CRC-32 of IEEE 802.3. Its lowest byte stands first, so it finds whatever happens within four bytes, and so within
/// four characters.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            crc >> 1 ^ if crc & 1 == 0 { 0 } else { 0xedb8_8320 }
        })
    })
}

/// The version of a code, and what is behind its mark.
fn marked(text: &str) -> Option<(&str, &str)> {
    let (version, rest) = text.strip_prefix(MARK)?.split_at_checked(
        // Nobody will see version 1000.
        text.bytes().skip(MARK.len()).take(3).take_while(u8::is_ascii_digit).count(),
    )?;
    Some((version, rest.strip_prefix('-')?)).filter(|_| !version.is_empty())
}

/// The text; `None` if it would be too long.
pub(super) fn packed(body: &[u8]) -> Option<String> {
    let bytes = body.iter().copied().chain(crc(body).to_le_bytes());
    let length = ((body.len() + 4) * 8).div_ceil(5);
    if length + 2 > LONGEST {
        return None;
    }
    let mut text = format!("{MARK}{VERSION}-");
    text.push(character(length >> 5));
    text.push(character(length));
    let (mut bits, mut count) = (0_usize, 0);
    for byte in bytes {
        bits = (bits << 8 | usize::from(byte)) & 0xffff;
        count += 8;
        while count >= 5 {
            count -= 5;
            text.push(character(bits >> count));
        }
    }
    if count > 0 {
        text.push(character(bits << (5 - count)));
    }
    Some(text)
}

/// A code without white space. Of what is too long to be one, enough to tell.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).take(LONGEST + 10).collect()
}

/// The bytes of a text that is whole.
pub(super) fn unpacked(text: &str) -> Result<Vec<u8>, CodeFault> {
    let text = plain(text);
    let digits = match marked(&text) {
        None => return Err(CodeFault::NotACode),
        Some((VERSION, digits)) => digits,
        Some(_) => return Err(CodeFault::Version),
    };
    let digits: Option<Vec<u8>> = digits.chars().map(digit).collect();
    let digits = digits.ok_or(CodeFault::Damaged)?;
    let (&length, digits) = digits.split_first_chunk::<2>().ok_or(CodeFault::Short)?;
    let length = counted(length);
    if digits.len() < length {
        return Err(CodeFault::Short);
    }
    let mut bytes = Vec::with_capacity(length);
    let (mut bits, mut count) = (0_u32, 0);
    for &digit in digits {
        bits = (bits << 5 | u32::from(digit)) & 0xffff;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    let is_filled = count < 5 && bits & ((1 << count) - 1) == 0;
    match bytes.split_last_chunk::<4>() {
        Some((body, sum))
            if digits.len() == length && is_filled && crc(body).to_le_bytes() == *sum =>
        {
            Ok(body.to_vec())
        }
        _ => Err(CodeFault::Damaged),
    }
}

fn counted([high, low]: [u8; 2]) -> usize {
    usize::from(high) << 5 | usize::from(low)
}

/// The codes in a text, such as a chat or a file, in order: those of other versions too, and those that are cut off, so
/// that whoever reads them can say so.
///
/// A code begins with its mark, wherever that stands, and says how many characters follow. Until it has them it goes on
/// over white space, and so over the lines that it was wrapped into; it ends before its time where something comes
/// that is in no code, or the next mark. So what follows a whole code is never taken for a part of it.
///
/// Only the first [`MOST_TEXT`] bytes are looked at, and no more than [`MOST_FOUND`] codes are found.
pub fn find(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or_default();
    while let (Some(at), true) = (rest.find(MARK), found.len() < MOST_FOUND) {
        rest = rest.get(at..).unwrap_or_default();
        let length = extent(rest);
        found.extend(length.and_then(|length| rest.get(..length)));
        rest = rest.get(length.unwrap_or(MARK.len())..).unwrap_or_default();
    }
    found
}

/// How many bytes belong to the code that begins here, if one does.
fn extent(text: &str) -> Option<usize> {
    let (version, body) = marked(text)?;
    let mark = text.len() - body.len();
    if version != VERSION {
        let end = body.find(|c: char| !c.is_ascii_alphanumeric());
        return Some(mark + end.unwrap_or(body.len()).min(LONGEST));
    }
    let (mut end, mut head, mut count) = (0, [0; 2], 0);
    for (at, c) in body.char_indices() {
        if c.is_whitespace() {
            continue;
        }
        let is_next = body.get(at..).and_then(marked).is_some();
        let Some(digit) = digit(c).filter(|_| !is_next) else { break };
        if let Some(place) = head.get_mut(count) {
            *place = digit;
        }
        end = at + 1;
        count += 1;
        if count >= 2 && count - 2 >= counted(head) {
            break;
        }
    }
    Some(mark + end)
}
