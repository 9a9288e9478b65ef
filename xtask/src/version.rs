//! Version numbers of tools.

/// `major.minor.patch`; whatever follows is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub(crate) u32, pub(crate) u32, pub(crate) u32);

impl Version {
    /// The first word that looks like a version, as in `trunk 0.21.14`.
    pub(crate) fn find_in(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    /// `0.21.14` or `0.22.0-beta.1`.
    fn parse(word: &str) -> Option<Self> {
        let mut numbers = word.split(['.', '-', '+']).map(str::parse);
        let mut next = || numbers.next()?.ok();
        Some(Self(next()?, next()?, next()?))
    }
}

/// The version of a package in the text of a Cargo.lock.
pub(crate) fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_tools_print() {
        assert_eq!(Version::find_in("trunk 0.21.14\n"), Some(Version(0, 21, 14)));
        assert_eq!(Version::find_in("trunk 0.22.0-beta.1"), Some(Version(0, 22, 0)));
        assert_eq!(Version::find_in("wasm-bindgen 0.2.130 (abc)"), Some(Version(0, 2, 130)));
        assert_eq!(Version::find_in("no version here"), None);
    }

    #[test]
    fn the_lock_file_tells_versions() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "absent"), None);
    }
}
