//! Somebody's own deck: from the JSON that its author wrote to the pack that is played.

use crate::{Problem, decode, read_fair_deck};
use model::pack;

/// How many problems are told at once: a page can show no more.
const MOST: usize = 8;

/// [`own_pack`] of a file, as it came: whatever kind of file somebody chose. `name` is what it is
/// called, or its address.
///
/// # Errors
/// The name, and what is wrong.
pub fn own_file(bytes: &[u8], name: &str, lang: &str) -> Result<String, String> {
    let text = decode(bytes).map_err(|problem| problem.to_string());
    let told = match text.and_then(|text| own_pack(text, lang)) {
        Ok(pack) => return Ok(pack),
        Err(told) => told,
    };
    Err(if name.is_empty() { told } else { format!("{name}: {told}") })
}

/// The pack of a deck that stands by itself, in a language or, if it has no such texts, its first.
/// Its id starts with `own-`, so that its rounds are never mistaken for those of a deck of the site.
///
/// # Errors
/// What is wrong, where, and what to do: a line for each problem, [`MOST`] at most and then their
/// number.
pub fn own_pack(json: &str, lang: &str) -> Result<String, String> {
    // Editors of Windows put a mark before the text.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let source = read_fair_deck(json, None).map_err(|problems| told(&problems))?;
    let deck = source.in_language(source.nearest(lang)).map_err(|fault| fault.to_string())?;
    // The id is the first field after the name of the record.
    let packed = pack::write(&deck);
    let (head, rest) = packed.split_once(pack::FIELD).unwrap_or(("", &packed));
    Ok(format!("{head}{}own-{rest}", pack::FIELD))
}

fn told(problems: &[Problem]) -> String {
    let mut lines: Vec<String> = problems.iter().take(MOST).map(Problem::to_string).collect();
    if problems.len() > MOST {
        lines.push(format!("… {} more", problems.len() - MOST));
    }
    lines.join("\n")
}
