//! Names of functions and of compilers help nobody who plays: out of the WebAssembly with them.

use crate::error::{Error, Result};
use std::borrow::Cow;

/// The custom sections that only debuggers read. Not `target_features`: validators need it.
const UNUSED: [&[u8]; 2] = [b"name", b"producers"];
/// The magic number and the version.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// One section of a module.
pub(crate) struct Section<'a> {
    pub(crate) id: u8,
    pub(crate) content: Cow<'a, [u8]>,
}

/// The module without its [`UNUSED`] sections.
pub(crate) fn without_unused(module: &[u8]) -> Result<Vec<u8>> {
    let mut kept = sections(module)?;
    kept.retain(|section| section.id != 0 || !UNUSED.iter().any(|name| is_named(section, name)));
    Ok(join(&kept))
}

fn is_named(section: &Section, expected: &[u8]) -> bool {
    number(&section.content)
        .and_then(|(length, name)| name.get(..length))
        .is_some_and(|name| name == expected)
}

/// The sections of a module.
pub(crate) fn sections(module: &[u8]) -> Result<Vec<Section<'_>>> {
    split(module).ok_or_else(unreadable)
}

/// What is said about bytes that are no module.
pub(crate) fn unreadable() -> Error {
    Error::new(
        "The WebAssembly that wasm-bindgen wrote cannot be read: is the file complete? \
         Remove target/wasm-bindgen and build again.",
    )
}

fn split(module: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut rest = module.strip_prefix(HEADER)?;
    let mut sections = Vec::new();
    while let Some((&id, after_id)) = rest.split_first() {
        let (size, content) = number(after_id)?;
        let (content, after) = content.split_at_checked(size)?;
        sections.push(Section { id, content: Cow::Borrowed(content) });
        rest = after;
    }
    Some(sections)
}

/// The module that has these sections.
pub(crate) fn join(sections: &[Section]) -> Vec<u8> {
    let mut module = HEADER.to_vec();
    for section in sections {
        module.push(section.id);
        push_bytes(&mut module, &section.content);
    }
    module
}

/// An unsigned LEB128 number, and what follows it.
pub(crate) fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

/// Appends an unsigned LEB128 number.
pub(crate) fn push_number(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Appends the length of `content`, then `content`.
pub(crate) fn push_bytes(bytes: &mut Vec<u8>, content: &[u8]) {
    push_number(bytes, content.len());
    bytes.extend_from_slice(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn custom(name: &[u8], content: &[u8]) -> Vec<u8> {
        let size = u8::try_from(1 + name.len() + content.len()).expect("short");
        let length = u8::try_from(name.len()).expect("short");
        [&[0, size, length], name, content].concat()
    }

    #[test]
    fn only_the_unused_sections_go() {
        let types = [1, 4, 1, 0x60, 0, 0];
        let features = custom(b"target_features", b"\x01");
        let module =
            [HEADER, &types, &custom(b"name", b"xyz"), &features, &custom(b"producers", b"rustc")]
                .concat();
        let kept = without_unused(&module).expect("is a module");
        assert_eq!(kept, [HEADER, &types, &features].concat());
    }

    #[test]
    fn damaged_modules_are_refused() {
        assert!(without_unused(b"<html>").is_err());
        assert!(without_unused(&[HEADER, &[1, 100, 0]].concat()).is_err());
    }

    #[test]
    fn numbers_are_read_as_they_were_written() {
        for value in [0, 1, 127, 128, 300, 16_383, 16_384, 2_000_000, u32::MAX as usize] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, value);
            bytes.push(42);
            assert_eq!(number(&bytes), Some((value, &[42][..])));
        }
        assert_eq!(number(&[0x80; 9]), None);
    }
}
