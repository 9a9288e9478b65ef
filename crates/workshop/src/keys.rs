//! Keys of the teams at one keyboard: each has one for each column, side by side, and two teams share no corner.

use model::PartyIx;

/// The left and the right end of four rows, by what is written on the keys of an English, Spanish or Portuguese keyboard.
/// A team's keys are as many as there are columns.
const SIDES: [[&str; 4]; 8] = [
    ["Q", "W", "E", "R"],
    ["U", "I", "O", "P"],
    ["A", "S", "D", "F"],
    ["H", "J", "K", "L"],
    ["Z", "X", "C", "V"],
    ["B", "N", "M", ","],
    ["1", "2", "3", "4"],
    ["7", "8", "9", "0"],
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

/// The team and the column that a key stands for, among so many, by what is written on it.
pub fn pressed(written: &str, teams: u8, columns: usize) -> Option<(u8, PartyIx)> {
    (0..teams).find_map(|team| {
        let at = keys(team, columns).iter().position(|key| *key == written)?;
        Some((team, PartyIx(at as u8)))
    })
}
