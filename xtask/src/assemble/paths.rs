//! The paths of source files in the module, which its panics would name. Nobody reads them: a panic ends the
//! game without a message. Other people's tell where the build machine keeps its crates; blank, all compress
//! to nothing.

use walrus::Module;

use crate::error::{Error, Result};

/// What such a path holds: the crates that Cargo has unpacked, the standard library, or our own.
const MARKS: [&[u8]; 4] = [b"/registry/src/", b"/rustc/", b"src/", b"crates/"];
const END: &[u8] = b".rs";
/// No path is longer; what is, is something else.
const LONGEST: usize = 200;

/// Takes them out of the module, which is called `name`. `home` is Cargo's folder, with which paths to its
/// crates begin.
pub(super) fn blank(name: &str, module: &mut Module, home: &str) -> Result {
    let texts: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    let blank = |id| blank_in(&mut module.data.get_mut(id).value, home.as_bytes());
    if texts.into_iter().map(blank).sum::<usize>() > 0 {
        return Ok(());
    }
    Err(Error::new(format!(
        "{name} names no source file of a crate or of Rust: do panics name them otherwise now? See \
         xtask/src/assemble/paths.rs."
    )))
}

/// Blanks those in the data, and counts them.
fn blank_in(data: &mut [u8], home: &[u8]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < data.len() {
        match path_at(&data[at..], home) {
            // The length of a text is written elsewhere, so it stays as long as it was.
            Some(length) => {
                data[at..at + length].fill(b' ');
                at += length;
                count += 1;
            }
            None => at += 1,
        }
    }
    count
}

/// How long the path is with which the data begins.
fn path_at(data: &[u8], home: &[u8]) -> Option<usize> {
    let rest = data.strip_prefix(home).filter(|_| !home.is_empty()).unwrap_or(data);
    MARKS.iter().find(|mark| rest.starts_with(mark))?;
    let end = data.windows(END.len()).take(LONGEST).position(|bytes| bytes == END)?;
    let path = &data[..end];
    let is_path =
        path.iter().all(|&byte| byte.is_ascii_alphanumeric() || b"/\\:._-+ ".contains(&byte));
    is_path.then_some(end + END.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blanked(text: &str) -> String {
        let mut data = text.as_bytes().to_vec();
        blank_in(&mut data, b"/home/cargo");
        String::from_utf8(data).expect("text")
    }

    #[test]
    fn paths_become_blank_and_keep_their_length() {
        for path in [
            "/home/cargo/registry/src/index/yew-0.23/src/a.rs",
            "/rustc/59807/core/b.rs",
            "src/ui/pips.rs",
            "crates/game/src/round.rs",
        ] {
            let blank = " ".repeat(path.len());
            assert_eq!(blanked(&format!("no value{path}done")), format!("no value{blank}done"));
        }
    }

    #[test]
    fn a_module_without_such_a_path_is_told() {
        let error = blank("a.wasm", &mut Module::default(), "").expect_err("none").to_string();
        assert!(error.contains("a.wasm") && error.contains("paths.rs"), "{error}");
    }

    #[test]
    fn other_texts_stay() {
        for text in ["resources/", "/rustc/ without an end", "/rustc/\u{e9}.rs", "", "/home/cargo"]
        {
            assert_eq!(blanked(text), text);
        }
    }
}
