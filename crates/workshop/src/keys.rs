//! Keys of the teams at one keyboard: each has one for each column, side by side, and two teams share no corner.

use model::PartyIx;

/// Where each team's keys begin: the left and the right end of four rows, by the names that the standard gives the
/// places of keys (UI Events KeyboardEvent code values). A team's keys are as many as there are columns.
const SIDES: [[&str; 4]; 8] = [
    ["KeyQ", "KeyW", "KeyE", "KeyR"],
    ["KeyU", "KeyI", "KeyO", "KeyP"],
    ["KeyA", "KeyS", "KeyD", "KeyF"],
    ["KeyH", "KeyJ", "KeyK", "KeyL"],
    ["KeyZ", "KeyX", "KeyC", "KeyV"],
    ["KeyB", "KeyN", "KeyM", "Comma"],
    ["Digit1", "Digit2", "Digit3", "Digit4"],
    ["Digit7", "Digit8", "Digit9", "Digit0"],
];

/// A team's keys, one for each of so many columns. Those on the right end where the row ends.
pub fn keys(team: u8, columns: usize) -> &'static [&'static str] {
    let Some(side) = SIDES.get(usize::from(team)) else { return &[] };
    let columns = columns.min(side.len());
    // The sixth side has a comma at its end, which is used only where four are needed.
    let ends = if team == 5 && columns < 4 { 3 } else { side.len() };
    let from = if team % 2 == 1 { ends - columns } else { 0 };
    side.get(from..from + columns).unwrap_or_default()
}

/// What is written on a key.
pub fn label(code: &str) -> &str {
    match code {
        "Comma" => ",",
        _ => code.trim_start_matches("Key").trim_start_matches("Digit"),
    }
}

/// The team and the column that a key stands for, among so many.
pub fn pressed(code: &str, teams: u8, columns: usize) -> Option<(u8, PartyIx)> {
    (0..teams).find_map(|team| {
        let at = keys(team, columns).iter().position(|key| *key == code)?;
        Some((team, PartyIx(at as u8)))
    })
}
