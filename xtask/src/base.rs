//! `--base`: where the site will be, for what needs absolute addresses.

use crate::error::{Error, Result};
use crate::oembed;

/// The address of the site's folder; ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base(String);

impl Base {
    /// What the command line says.
    pub(crate) fn parse(arguments: &[String]) -> Result<Option<Self>> {
        let mut words = arguments.iter().flat_map(|word| {
            // An address may have one too.
            word.splitn(if word.starts_with("--") { 2 } else { 1 }, '=')
        });
        let Some(word) = words.next() else { return Ok(None) };
        if word != "--base" {
            return Err(Error::new(format!("`dist` does not know `{word}`; it knows --base.")));
        }
        let base = oembed::checked(words.next().unwrap_or_default()).map(Self)?;
        match words.next() {
            None => Ok(Some(base)),
            Some(more) => Err(Error::new(format!("`dist` does not know `{more}`."))),
        }
    }

    /// What the environment says.
    pub(crate) fn of_environment() -> Result<Option<Self>> {
        Ok(oembed::base()?.map(Self))
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
        for line in [
            "--base",
            "--base=",
            "--base game",
            "--base https:///",
            "--base https://a/?b",
            "--base http://a.example/",
            "--base HTTPS://a.example/",
            "--base https://a.example/#b",
            "--base https://a.example/\"",
            "--base //a.example/",
        ] {
            let error = parse(line).expect_err(line).to_string();
            assert!(error.contains("such as https://example.org/game/"), "{line}: {error}");
        }
        assert!(parse("--bsae x").expect_err("unknown").to_string().contains("`--bsae`"));
        let error = parse("--base https://a.example more").expect_err("too much").to_string();
        assert!(error.contains("`more`"), "{error}");
    }
}
