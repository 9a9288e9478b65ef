//! Style sheets. The table's are a file, which a page can name before any script runs; the others are written
//! into the script that needs them, and cost no request of their own.

use crate::error::{Error, Result};
use crate::{files, replace, strip};
use std::path::Path;

/// The file of the table's sheets.
pub(crate) const FILE: &str = "whos-responsible.css";

/// The sheets of the table, in the order in which they apply; the last of all and those that are asked for are in [`PLACES`].
const TABLE: [&str; 9] =
    ["tokens", "game", "bar", "table", "card", "column", "explanation", "dialog", "first"];

/// The end of the file.
const END: &str = "end{}";

/// What stands in a script for sheets, and which they are: the table's last, those of results and of
/// what is in dialogs, those of Learn, and the page's own.
const PLACES: [(&str, &[&str]); 5] = [
    ("'{{last}}'", &["motion", "mode"]),
    ("'{{asked}}'", &["results", "decks"]),
    ("'{{learn}}'", &["tokens", "learn", "learn-building", "learn-matrix", "learn-print"]),
    ("'{{room}}'", &["tokens", "page-parts", "room", "room-stage", "room-board", "room-paper"]),
    ("'{{page}}'", &["page"]),
];

/// The table's sheets, as their file has them: by a last rule that means nothing `src/embed/sheet.js` knows that
/// all of it has come.
pub(crate) fn table(folder: &Path) -> Result<String> {
    Ok(joined(folder, &TABLE)? + END)
}

/// A script with the sheets that it brings.
pub(crate) fn fill(script: &str, folder: &Path) -> Result<String> {
    let mut script = script.to_owned();
    for (mark, names) in PLACES {
        if script.contains(mark) {
            script = place(&script, mark, &joined(folder, names)?)?;
        }
    }
    Ok(script)
}

/// Sheets one after the other, as they stand in a script.
fn joined(folder: &Path, names: &[&str]) -> Result<String> {
    let mut sheets = String::new();
    for name in names {
        let file = folder.join(format!("{name}.css"));
        let text = strip::style(&files::read_text(&file)?);
        if text.contains(['`', '\\']) || text.contains("${") {
            return Err(Error::new(format!(
                "{} has a backtick, a backslash or `${{`, which cannot stand in a script as it is: \
                 write the character itself.",
                file.display()
            )));
        }
        sheets += &text;
    }
    Ok(sheets)
}

fn place(entry: &str, place: &str, sheets: &str) -> Result<String> {
    replace::only("The script", entry, place, &format!("`{sheets}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_sheets_become_a_text_of_the_script() {
        let entry = "const STYLES = '{{last}}';";
        assert_eq!(
            place(entry, PLACES[0].0, "a{b:'c'}").expect("fits"),
            "const STYLES = `a{b:'c'}`;"
        );
    }

    #[test]
    fn a_sheet_that_would_break_the_script_is_named() {
        let folder = std::env::temp_dir().join(format!("whos-sheets-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        for sheet in ["a`b", "a\\b", "${a}"] {
            fs::write(folder.join("page.css"), sheet).expect("a sheet");
            let error = fill("'{{page}}'", &folder).expect_err("refused");
            assert!(error.to_string().contains("page.css"), "{error}");
        }
        fs::remove_dir_all(folder).expect("was there");
        assert!(place("const STYLES = '';", PLACES[0].0, "a{}").is_err());
    }

    #[test]
    fn every_sheet_fits_into_its_script() {
        let styles =
            crate::workspace::Workspace::find().expect("the workspace").root.join("styles");
        table(&styles).expect("sheets that fit");
        for (mark, _) in PLACES {
            assert_ne!(fill(mark, &styles).expect("a sheet that fits"), mark);
        }
    }
}
