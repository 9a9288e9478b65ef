//! What keys do. One table, no web: `keyboard.rs` carries it out.

use super::table::Table;
use game::{Phase, Presentation};
use model::{CardIx, PartyIx};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put this card on that column at once.
    File(CardIx, PartyIx),
    /// Let go of the held card.
    Release,
    /// Move the focus among the columns, by this many.
    Column(isize),
    /// Move the focus among the cards on the table, by this many.
    Card(isize),
    /// Press what the hand offers.
    Press,
}

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A card, or something on it.
    Card(CardIx),
    /// The hand itself, where the focus waits after a drag.
    Hand,
    /// The explanation that stands in the hand, or something on it.
    Reading,
    /// Anything else.
    Elsewhere,
}

/// What a key means. Enter and Space matter in the hand only: cards and columns are
/// buttons, and the browser clicks them.
pub fn command(key: &str, table: &Table, focus: Focus) -> Option<Command> {
    let focused = match focus {
        Focus::Card(card) => Some(card),
        Focus::Hand => table.round.hand().next(),
        Focus::Reading | Focus::Elsewhere => None,
    };
    if table.round.phase() == Phase::Finished || table.dialog.is_some() {
        return None;
    }
    let parties = table.round.deck().parties().len();
    let deal = table.round.rules().presentation == Presentation::Deal;
    let active = table.held.or(focused).filter(|_| !table.explains_in_hand());
    let toward = |forward: bool| if forward { 1 } else { -1 };
    match key {
        "Enter" | " " => (focus == Focus::Hand).then_some(Command::Press),
        "Escape" => table.held.map(|_| Command::Release),
        "1" | "2" | "3" | "4" => {
            let party = key.parse::<u8>().ok()? - 1;
            (usize::from(party) < parties).then_some(())?;
            Some(Command::File(active?, PartyIx(party)))
        }
        "ArrowLeft" | "ArrowRight" if deal && parties == 2 => {
            Some(Command::File(active?, PartyIx(u8::from(key == "ArrowRight"))))
        }
        "ArrowLeft" | "ArrowUp" | "ArrowRight" | "ArrowDown" => {
            let step = toward(matches!(key, "ArrowRight" | "ArrowDown"));
            if table.held.is_some() {
                Some(Command::Column(step))
            } else if !deal && focused.is_some() {
                Some(Command::Card(step))
            } else {
                None
            }
        }
        _ => None,
    }
}

/// A key that goes down, as the browser tells of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'a> {
    /// What it types, or its name.
    pub key: &'a str,
    /// Where it is on the keyboard, whatever it types.
    pub code: &'a str,
    /// Whether Shift is down.
    pub shift: bool,
    /// Whether Control, Alt, AltGr or Meta is down.
    pub chord: bool,
    /// Whether the key is held and the browser repeats it.
    pub repeat: bool,
    /// Whether the game took the press that this repeats.
    pub taken: bool,
    /// Whether it belongs to an input method.
    pub composing: bool,
}

/// What the browser itself does with keys where the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Enter and Space click it.
    Button,
    /// Enter follows it.
    Link,
    /// It takes what is typed: a choice, a field.
    Field,
    /// Nothing.
    None,
}

/// What becomes of a press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What the game does.
    pub command: Option<Command>,
    /// The browser does nothing.
    pub prevented: bool,
    /// The page around the game does not hear of it.
    pub stays: bool,
}

/// What becomes of a press. Only walking is repeated while a key is held: nothing is filed, picked up,
/// handed in or begun by a key that went down for something else. What the game takes stays in the
/// game, or an arrow would also turn the page of the book around it; all else passes on.
pub fn answer(press: &Press, table: &Table, focus: Focus, control: Control) -> Answer {
    let pass = Answer::default();
    let clicks = match press.key {
        "Enter" => control != Control::Field && control != Control::None,
        " " => control == Control::Button,
        _ => false,
    };
    if press.composing {
        return pass;
    }
    if press.chord {
        // Some browsers click a button with these too.
        return Answer { prevented: clicks && control == Control::Button, ..pass };
    }
    if control == Control::Field {
        return Answer { stays: is_typed(press.key), ..pass };
    }
    let digit = digit(press);
    let key = digit.unwrap_or(press.key);
    let command = if press.shift && digit.is_none() { None } else { command(key, table, focus) };
    let walks = matches!(command, Some(Command::Column(_) | Command::Card(_)));
    if press.repeat && !walks {
        let stays = press.taken || clicks || command.is_some();
        return Answer { command: None, prevented: stays, stays };
    }
    // The next arrow may come while the explanation is read already.
    let filing = matches!(key, "1" | "2" | "3" | "4" | "ArrowLeft" | "ArrowRight");
    let early = focus == Focus::Reading && filing;
    let closes = key == "Escape" && table.dialog.is_some();
    let stays = command.is_some() || clicks || early || closes;
    Answer { command, prevented: command.is_some(), stays }
}

/// The character that a key types. One with a name, such as an arrow, or a dead one, types none.
fn typed(key: &str) -> Option<char> {
    let mut chars = key.chars();
    chars.next().filter(|_| chars.as_str().is_empty())
}

/// Whether a field makes use of a key.
fn is_typed(key: &str) -> bool {
    let walks = key.starts_with("Arrow") || key.starts_with("Page");
    typed(key).is_some() || walks || matches!(key, "Enter" | "Escape" | "Home" | "End")
}

/// The zeros of the scripts that have digits of their own; the other nine follow each.
const ZEROS: [u16; 21] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
];

/// The digit of a key, as far as there are columns: the one that it types, in whatever script, else the
/// one that is printed on it. French keyboards type digits with Shift only.
fn digit(press: &Press) -> Option<&'static str> {
    let typed = u32::from(typed(press.key)?);
    let zero = ZEROS.iter().find(|&&zero| typed.wrapping_sub(zero.into()) < 10);
    let digit = match (zero, press.code.as_bytes()) {
        (Some(&zero), _) => typed - u32::from(zero),
        (None, [b'D', b'i', b'g', b'i', b't', n] | [b'N', b'u', b'm', b'p', b'a', b'd', n])
            if !press.shift =>
        {
            u32::from(n.wrapping_sub(b'0'))
        }
        _ => return None,
    };
    ["0", "1", "2", "3", "4"].get(digit as usize).copied()
}
