//! `--base`: where the site will be, for what needs absolute addresses.

use crate::error::{Error, Result};

/// The variable in which the hooks of Trunk's build find the address.
pub(super) const VARIABLE: &str = "WHOS_BASE";

/// The address of the site's folder; ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base(String);

impl Base {
    /// What the command line says.
    pub(super) fn parse(arguments: &[String]) -> Result<Option<Self>> {
        let mut words = arguments.iter().flat_map(|word| word.splitn(2, '='));
        let Some(word) = words.next() else { return Ok(None) };
        if word != "--base" {
            return Err(Error::new(format!("`dist` does not know `{word}`; it knows --base.")));
        }
        let base = words.next().and_then(Self::new).ok_or_else(|| {
            Error::new(
                "`--base` needs the address of the site's folder after it, without `?` or `#`, \
                 such as https://example.org/game/.",
            )
        })?;
        match words.next() {
            None => Ok(Some(base)),
            Some(more) => Err(Error::new(format!("`dist` does not know `{more}`."))),
        }
    }

    fn new(address: &str) -> Option<Self> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let strange =
            |c: char| c.is_whitespace() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\');
        if rest.is_empty() || rest.starts_with('/') || rest.contains(strange) {
            return None;
        }
        Some(Self(format!("{}/", address.trim_end_matches('/'))))
    }

    /// The address.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Base>> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Base::parse(&words)
    }

    #[test]
    fn the_address_is_that_of_a_folder() {
        assert_eq!(parse("").expect("nothing is fine"), None);
        for line in ["--base https://a.example/game", "--base=https://a.example/game/"] {
            let base = parse(line).expect("an address").expect("is given");
            assert_eq!(base.as_str(), "https://a.example/game/", "{line}");
        }
    }

    #[test]
    fn what_is_no_address_is_explained() {
        for line in ["--base", "--base=", "--base game", "--base https:///", "--base https://a/?b"]
        {
            let error = parse(line).expect_err(line).to_string();
            assert!(error.contains("such as https://example.org/game/"), "{line}: {error}");
        }
        assert!(parse("--bsae x").expect_err("unknown").to_string().contains("`--bsae`"));
        let error = parse("--base https://a.example more").expect_err("too much").to_string();
        assert!(error.contains("`more`"), "{error}");
    }
}
