//! Names of functions and of compilers help nobody who plays: out of the WebAssembly with them.

use crate::error::{Error, Result};

/// The custom sections that only debuggers read. Not `target_features`: validators need it.
const UNUSED: [&[u8]; 2] = [b"name", b"producers"];
/// The magic number and the version.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// The module without its [`UNUSED`] sections.
pub(crate) fn without_unused(module: &[u8]) -> Result<Vec<u8>> {
    strip(module).ok_or_else(|| {
        Error::new(
            "The WebAssembly that wasm-bindgen wrote cannot be read: is the file complete? \
             Remove target/wasm-bindgen and build again.",
        )
    })
}

fn strip(module: &[u8]) -> Option<Vec<u8>> {
    let mut rest = module.strip_prefix(HEADER)?;
    let mut kept = HEADER.to_vec();
    while let Some((id, after_id)) = rest.split_first() {
        let (size, content) = number(after_id)?;
        let end = (rest.len() - content.len()).checked_add(size)?;
        let (section, after) = rest.split_at_checked(end)?;
        let unused = *id == 0 && {
            let (length, name) = number(content)?;
            UNUSED.contains(&name.get(..length)?)
        };
        if !unused {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Some(kept)
}

/// An unsigned LEB128 number, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
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
}
