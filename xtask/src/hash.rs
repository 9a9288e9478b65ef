//! Hashes by which browsers know a file again.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// As in the attribute `integrity` of a script.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Sixteen hexadecimal digits that tell one content from another.
pub(crate) fn short(content: impl AsRef<[u8]>) -> String {
    Sha384::digest(content.as_ref()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_bytes_have_their_known_hash() {
        // As `printf abc | openssl dgst -sha384 -binary | base64` says.
        assert_eq!(
            integrity(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
        assert_eq!(short("abc"), "cb00753f45a35e8b");
    }
}
