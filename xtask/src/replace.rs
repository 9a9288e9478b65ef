//! Steps of the build that change a text of somebody else. What matches nothing is an error: a step that
//! quietly does nothing would cost bytes, or more.

use crate::error::{Error, Result};

/// `text` with `to` in the place of the only `from`. `name` is what the text is called.
pub(crate) fn only(name: &str, text: &str, from: &str, to: &str) -> Result<String> {
    match text.split_once(from) {
        Some((before, after)) if !after.contains(from) => Ok(format!("{before}{to}{after}")),
        _ => {
            Err(Error::new(format!("{name} must have {from} once, for the build to write there.")))
        }
    }
}

/// `text` with `to` in the place of every `from`, of which there must be one. `step` is the file of the
/// build to look into.
pub(crate) fn every(step: &str, name: &str, text: &str, from: &str, to: &str) -> Result<String> {
    if text.contains(from) {
        return Ok(text.replace(from, to));
    }
    Err(Error::new(format!(
        "{name} has no `{from}`, which {step} replaces. Has {name} changed, or whatever writes it? Change \
         that step with it."
    )))
}

#[cfg(test)]
mod tests {
    use super::{every, only};

    #[test]
    fn what_is_there_is_replaced() {
        assert_eq!(only("a.js", "a; b;", "a", "c").expect("one"), "c; b;");
        assert_eq!(every("b.rs", "a.js", "a; a;", "a", "c").expect("some"), "c; c;");
    }

    #[test]
    fn what_is_not_there_as_expected_is_told_with_its_file() {
        for text in ["b;", "a; a;"] {
            let error = only("a.js", text, "a", "c").expect_err(text).to_string();
            assert!(error.starts_with("a.js must have a once"), "{error}");
        }
        let error = every("b.rs", "a.js", "b;", "a", "c").expect_err("none").to_string();
        assert!(error.contains("a.js has no `a`, which b.rs replaces"), "{error}");
    }
}
