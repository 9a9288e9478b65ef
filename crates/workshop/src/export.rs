//! A board for other programs: a table for spreadsheets, and JSON.
//!
//! Both have a row a player, the best first. Whoever is not to be known (all of them, if it is asked for, and hidden
//! ones) has no name in it; the number is the place in the order of arrival. Codes are in neither, since they say names.

use super::{Answer, Board, Entry, Ranked};
use model::CardIx;

/// The columns of the table before those of the cards: what a program calls them, in no language.
pub const COLUMNS: [&str; 9] =
    ["place", "player", "name", "team", "right", "cards", "points", "accuracy", "seconds"];

/// What is said of a player.
struct Row<'b> {
    entry: &'b Entry,
    place: usize,
    player: usize,
    name: Option<&'b str>,
    team: Option<&'b str>,
}

impl Row<'_> {
    /// Right of all, with four decimals: reading fractions is cheap, writing them is not.
    fn accuracy(&self) -> String {
        let result = self.entry.result();
        let cards = result.cards.max(1);
        let parts = (result.right * 10_000 + cards / 2) / cards;
        format!("{}.{:04}", parts / 10_000, parts % 10_000)
    }

    fn seconds(&self) -> u64 {
        self.entry.result().duration.saturating_add(500) / 1000
    }
}

fn rows(board: &Board, anonymous: bool) -> impl Iterator<Item = Row<'_>> {
    board.ranking().into_iter().filter_map(move |Ranked { place, ix }| {
        let entry = board.entries().get(ix)?;
        let is_named = !anonymous && !entry.is_hidden();
        let team = entry.team().and_then(|team| board.setup().teams().get(usize::from(team)));
        Some(Row {
            entry,
            place,
            player: ix + 1,
            name: is_named.then(|| entry.name().as_str()),
            // A team without a name is called after its mark.
            team: team
                .map(|team| team.name.as_ref().map_or(team.mark.word(), |name| name.as_str())),
        })
    })
}

/// Each card with what the player did with it, in the order in which they were dealt.
fn answers<'b>(board: &'b Board, entry: &'b Entry) -> impl Iterator<Item = (CardIx, Answer)> + 'b {
    let cards = board.cards().iter().zip(entry.answers());
    cards.map(|(&card, &party)| (card, Answer::of(party, board.deck().card(card).owner)))
}

/// The board as a table (RFC 4180) in UTF-8 with its mark, without which Excel takes it for something else. Its columns
/// are [`COLUMNS`], then a card each, headed by its id, with the word of a [`super::Verdict`].
pub fn csv(board: &Board, anonymous: bool) -> String {
    let ids = board.cards().iter().map(|&card| &*board.deck().card(card).id);
    let mut out = "\u{feff}".to_owned();
    line(&mut out, COLUMNS.into_iter().chain(ids).map(cell));
    for row in rows(board, anonymous) {
        let result = row.entry.result();
        let cells = [
            row.place.to_string(),
            row.player.to_string(),
            cell(row.name.unwrap_or_default()),
            cell(row.team.unwrap_or_default()),
            result.right.to_string(),
            result.cards.to_string(),
            result.points.to_string(),
            row.accuracy(),
            row.seconds().to_string(),
        ];
        let verdicts =
            answers(board, row.entry).map(|(_, answer)| answer.verdict.word().to_owned());
        line(&mut out, cells.into_iter().chain(verdicts));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&cell);
    }
    out.push_str("\r\n");
}

/// A text as a cell. One that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
/// Injection"), also behind spaces and in full width.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let apostrophe = if is_formula { "'" } else { "" };
    if text.contains([',', ';', '"', '\t', '\r', '\n']) {
        format!("\"{apostrophe}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{apostrophe}{text}")
    }
}

/// The board as JSON.
///
/// ```json
/// {"format": "whos-responsible-board", "version": 1, "setup": "w=1&…", "deck": "first-steps", "edition": 3735928559,
///  "cards": [{"id": "patching/ec2", "owner": "customer", "layer": "guest-os"}],
///  "players": [{"place": 1, "player": 3, "name": "Ana", "team": "circle", "right": 1, "cards": 1, "points": 100,
///               "accuracy": 1.0000, "seconds": 41, "placements": {"patching/ec2": "customer"}}]}
/// ```
/// A name that is not told, a team where there are none, and the placement of a card that was not placed are `null`.
pub fn json(board: &Board, anonymous: bool) -> String {
    let deck = board.deck();
    let cards = board.cards().iter().map(|&card| {
        let card = deck.card(card);
        let (owner, layer) = (&deck.party(card.owner).id, &deck.layer(card.layer).id);
        let (id, owner, layer) = (quoted(&card.id), quoted(owner), quoted(layer));
        format!("{{\"id\":{id},\"owner\":{owner},\"layer\":{layer}}}")
    });
    let players = rows(board, anonymous).map(|row| player(board, &row));
    format!(
        "{{\"format\":\"whos-responsible-board\",\"version\":1,\"setup\":{},\"deck\":{},\
         \"edition\":{},\"cards\":[{}],\"players\":[{}]}}\n",
        quoted(&board.setup().text()),
        quoted(deck.id()),
        deck.fingerprint(),
        listed(cards),
        listed(players),
    )
}

fn player(board: &Board, row: &Row) -> String {
    let deck = board.deck();
    let result = row.entry.result();
    let placements = answers(board, row.entry).map(|(card, answer)| {
        let party = answer.party.map(|party| &*deck.party(party).id);
        format!("{}:{}", quoted(&deck.card(card).id), quoted_or_null(party))
    });
    format!(
        "{{\"place\":{},\"player\":{},\"name\":{},\"team\":{},\"right\":{},\"cards\":{},\
         \"points\":{},\"accuracy\":{},\"seconds\":{},\"placements\":{{{}}}}}",
        row.place,
        row.player,
        quoted_or_null(row.name),
        quoted_or_null(row.team),
        result.right,
        result.cards,
        result.points,
        row.accuracy(),
        row.seconds(),
        listed(placements),
    )
}

fn listed(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

fn quoted_or_null(text: Option<&str>) -> String {
    text.map_or_else(|| "null".to_owned(), quoted)
}

/// A text as JSON has it (RFC 8259, 7). By hand, since `serde_json` would be in the download for this alone.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // Line ends in scripts, and what would end one in a page.
            '\0'..='\u{1f}' | '\u{7f}' | '<' | '\u{2028}' | '\u{2029}' => {
                out += &format!("\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
