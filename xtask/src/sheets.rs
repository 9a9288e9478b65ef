//! Style sheets, written into the entry script that needs them: they are parsed while the
//! WebAssembly is still on its way, and cost no request of their own.

use crate::error::{Error, Result};
use crate::{files, replace, strip};
use std::path::Path;

/// The sheets of the table, in the order in which they apply. `styles/page.css` is the page's own and not among them.
pub(crate) const TABLE: [&str; 11] = [
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
    "mode",
];

/// The sheets of Learn.
pub(crate) const LEARN: [&str; 5] =
    ["tokens", "learn", "learn-building", "learn-matrix", "learn-print"];

/// What stands for the sheets in the entry script.
const PLACE: &str = "'{{styles}}'";
/// What stands for the page's own sheet, where an entry script brings it.
const PAGE: &str = "'{{page}}'";

/// The entry script with the sheets in their place.
pub(crate) fn insert(entry: &str, folder: &Path, names: &[&str]) -> Result<String> {
    let read = |name: &str| {
        let text = files::read_text(&folder.join(format!("{name}.css")))?;
        Ok::<_, Error>(strip::style(&text))
    };
    let mut sheets = String::new();
    for name in names {
        sheets += &read(name)?;
    }
    let entry = place(entry, PLACE, &sheets)?;
    if entry.contains(PAGE) { place(&entry, PAGE, &read("page")?) } else { Ok(entry) }
}

fn place(entry: &str, place: &str, sheets: &str) -> Result<String> {
    if sheets.contains(['`', '\\']) || sheets.contains("${") {
        return Err(Error::new(
            "A style sheet has a backtick, a backslash or `${`, which cannot stand in the entry \
             script as it is: write it differently.",
        ));
    }
    replace::only("The entry script", entry, place, &format!("`{sheets}`"))
}

#[cfg(test)]
mod tests {
    use super::{PLACE, place};

    #[test]
    fn the_sheets_become_a_text_of_the_script() {
        let entry = "const STYLES = '{{styles}}';";
        assert_eq!(place(entry, PLACE, "a{b:'c'}").expect("fits"), "const STYLES = `a{b:'c'}`;");
    }

    #[test]
    fn what_would_break_the_script_is_refused() {
        for sheet in ["a`b", "a\\b", "${a}"] {
            assert!(place("'{{styles}}'", PLACE, sheet).is_err(), "{sheet}");
        }
        assert!(place("const STYLES = '';", PLACE, "a{}").is_err());
    }
}
