//! A board as text, for the device's storage.
//!
//! ```text
//! wb1 w=1&deck=first-steps&…
//! +WR1-1XK3T0…~1k2j3
//! -WR1-1YB07C… Ana María~8f0xq
//! xWR1-1ZM4QQ…~20z9p
//! ```
//! Version and set-up, then a line for each code: `+` shown, `-` hidden, `x` removed; after a space the name, if it is
//! another than the code's; and a sum, so that a line that is damaged is told, and the others stay.

use std::fmt;
use std::rc::Rc;

use super::{Board, Taken};
use crate::{Name, Setup, SetupFault, code};
use game::base36;
use model::{Deck, fnv1a};

/// A board that was read back.
#[derive(Clone, Debug, PartialEq)]
pub struct Reread {
    /// The board.
    pub board: Board,
    /// How many lines could not be read.
    pub lost: usize,
}

/// Why a text is no board of a deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardFault {
    /// It is something else.
    NotABoard,
    /// It was kept by another version of the game.
    Version,
    /// What was agreed cannot be read.
    Setup(SetupFault),
    /// It is of another edition of the deck.
    OtherEdition,
}

impl fmt::Display for BoardFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABoard => write!(out, "this is not the board of a workshop"),
            Self::Version => write!(out, "the board is of another version of the game"),
            Self::Setup(fault) => write!(out, "what was agreed cannot be read: {fault}"),
            Self::OtherEdition => write!(out, "the board is of another edition of the deck"),
        }
    }
}

fn line(mark: char, code: &str, name: Option<&Name>) -> String {
    let mut line = format!("{mark}{code}");
    if let Some(name) = name {
        line.push(' ');
        line.push_str(name.as_str());
    }
    let sum = sum(&line);
    format!("{line}~{sum}\n")
}

fn sum(line: &str) -> String {
    base36(u64::from(fnv1a(line.bytes())))
}

/// The set-up in a text that [`Board::text`] wrote: whoever reads it back needs its deck first.
fn head(text: &str) -> Result<(Setup, &str), BoardFault> {
    let (head, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (version, setup) = head
        .strip_prefix("wb")
        .and_then(|head| head.split_once(' '))
        .ok_or(BoardFault::NotABoard)?;
    if version != "1" {
        return Err(BoardFault::Version);
    }
    Ok((Setup::read(setup.trim_end()).map_err(BoardFault::Setup)?, rest))
}

impl Board {
    /// The board as a text.
    pub fn text(&self) -> String {
        let mut text = format!("wb1 {}\n", self.setup.text());
        for entry in &self.entries {
            let mark = if entry.is_hidden { '-' } else { '+' };
            text += &line(mark, &entry.code, Some(&entry.name).filter(|_| entry.is_renamed));
        }
        for code in &self.removed {
            text += &line('x', code, None);
        }
        text
    }

    /// The set-up of a board that was kept, to find its deck.
    ///
    /// # Errors
    /// [`BoardFault`] if its first line cannot be read.
    pub fn setup_in(text: &str) -> Result<Setup, BoardFault> {
        head(text).map(|(setup, _)| setup)
    }

    /// Reads what [`Board::text`] wrote. Lines that are damaged are counted and left out.
    ///
    /// # Errors
    /// [`BoardFault`] if not even its first line can be read, or if it is of another edition of the deck.
    pub fn read(text: &str, deck: &Rc<Deck>) -> Result<Reread, BoardFault> {
        let (setup, rest) = head(text)?;
        let mut board = Self::new(setup, deck).ok_or(BoardFault::OtherEdition)?;
        let lines = rest.lines().filter(|line| !line.is_empty());
        let lost = lines.filter(|line| board.read_line(line).is_none()).count();
        Ok(Reread { board, lost })
    }

    fn read_line(&mut self, line: &str) -> Option<()> {
        let (line, _) = line.rsplit_once('~').filter(|(line, told)| sum(line) == *told)?;
        let mut rest = line.chars();
        let mark = rest.next()?;
        let (code, name) = match rest.as_str().split_once(' ') {
            Some((code, name)) => (code, Some(Name::told(name)?)),
            None => (rest.as_str(), None),
        };
        if mark == 'x' {
            code::read_on(code, &self.setup, &self.fresh).ok()?;
            self.forget(code.to_owned());
            return Some(());
        }
        // A code that is there twice was not written here.
        let Ok(Taken::New(ix)) = self.take(code) else { return None };
        self.hide(ix, mark == '-');
        if let Some(name) = name {
            self.rename(ix, name);
        }
        Some(())
    }
}
