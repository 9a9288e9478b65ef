//! Style sheets, written into the entry script that needs them: they are parsed while the
//! WebAssembly is still on its way, and cost no request of their own.

use crate::error::{Error, Explain, Result};
use crate::strip;
use std::fs;
use std::path::Path;

/// The sheets of the table, in the order in which they apply. `styles/page.css` is the page's own and not among them.
pub(crate) const TABLE: [&str; 10] = [
    "tokens",
    "game",
    "bar",
    "table",
    "card",
    "column",
    "explanation",
    "results",
    "dialog",
    "motion",
];

/// The sheets of Learn.
pub(crate) const LEARN: [&str; 5] =
    ["tokens", "learn", "learn-building", "learn-matrix", "learn-print"];

/// What stands for the sheets in the entry script.
const PLACE: &str = "'{{styles}}'";

/// The entry script with the sheets in their place.
pub(crate) fn insert(entry: &str, folder: &Path, names: &[&str]) -> Result<String> {
    let mut sheets = String::new();
    for name in names {
        let file = folder.join(format!("{name}.css"));
        let text = fs::read_to_string(&file)
            .explain(|| format!("{} could not be read", file.display()))?;
        sheets += &strip::style(&text);
    }
    place(entry, &sheets)
}

fn place(entry: &str, sheets: &str) -> Result<String> {
    if !entry.contains(PLACE) {
        return Err(Error::new(format!(
            "The entry script has no {PLACE}, the place where the style sheets go."
        )));
    }
    if sheets.contains(['`', '\\']) || sheets.contains("${") {
        return Err(Error::new(
            "A style sheet has a backtick, a backslash or `${`, which cannot stand in the entry \
             script as it is: write it differently.",
        ));
    }
    Ok(entry.replacen(PLACE, &format!("`{sheets}`"), 1))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn the_sheets_become_a_text_of_the_script() {
        let entry = "const STYLES = '{{styles}}';";
        assert_eq!(place(entry, "a{b:'c'}").expect("fits"), "const STYLES = `a{b:'c'}`;");
    }

    #[test]
    fn what_would_break_the_script_is_refused() {
        for sheet in ["a`b", "a\\b", "${a}"] {
            assert!(place("'{{styles}}'", sheet).is_err(), "{sheet}");
        }
        assert!(place("const STYLES = '';", "a{}").is_err());
    }
}
