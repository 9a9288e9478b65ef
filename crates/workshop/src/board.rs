//! The board of a workshop: who has played, how it went, and what the room got wrong.
//!
//! Everything on it was replayed from a code. It keeps what a code says of a round that counts, not the round: so it
//! stays small, however large the deck is.

mod heat;
mod kept;
mod rank;

use std::fmt;
use std::rc::Rc;

use super::code::{self, CodeFault, Played};
use super::{Name, Setup};
use game::{Round, RoundResult};
use model::{CardIx, Deck, PartyIx};

pub use heat::{Answer, HeatRow, LayerSum, Verdict};
pub use kept::{BoardFault, Reread};
pub use rank::{Ranked, TeamRank};

/// The most entries of a board, and the most codes that it remembers as removed.
pub const MOST_ENTRIES: usize = 2000;

/// Somebody's round.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    code: String,
    name: Name,
    is_renamed: bool,
    team: Option<u8>,
    is_hidden: bool,
    answers: Box<[Option<PartyIx>]>,
    result: RoundResult,
}

impl Entry {
    fn of(code: String, Played { name, team, round }: Played) -> Self {
        let party = |&card: &CardIx| round.placement(card).map(|placement| placement.party);
        let answers = round.order().iter().map(party).collect();
        let result = RoundResult::of(&round);
        Self { code, name, is_renamed: false, team, is_hidden: false, answers, result }
    }

    /// Its code. The name in it is the one that the player gave.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What the player is called here. What the room may read is [`Board::shown_name`].
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The player's team: its place among [`Setup::teams`].
    pub fn team(&self) -> Option<u8> {
        self.team
    }

    /// Whether nobody is to read the name.
    pub fn is_hidden(&self) -> bool {
        self.is_hidden
    }

    /// Where the player put each card, in the order of [`Board::cards`].
    pub fn answers(&self) -> &[Option<PartyIx>] {
        &self.answers
    }

    /// How the round went.
    pub fn result(&self) -> &RoundResult {
        &self.result
    }
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is a new entry, at this place.
    New(usize),
    /// It has been here already, at this place.
    Again(usize),
    /// It was removed, and is at this place of [`Board::removed`]: a chat that is pasted once more does not bring it
    /// back.
    Removed(usize),
}

/// Why a code is not on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeFault {
    /// There are [`MOST_ENTRIES`] already.
    Full,
    /// It is no code of a round that is played here.
    Code(CodeFault),
}

impl From<CodeFault> for TakeFault {
    fn from(fault: CodeFault) -> Self {
        Self::Code(fault)
    }
}

impl fmt::Display for TakeFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => write!(out, "the board is full: it has {MOST_ENTRIES} entries"),
            Self::Code(fault) => fault.fmt(out),
        }
    }
}

/// What a player is called where others read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// By name; of several in a team who have the same one, the others are "Ana (2)", "Ana (3)".
    Name(String),
    /// By the place in the order of arrival, from 1: "Player 3" in whatever language.
    Player(usize),
}

/// Entries in the order in which they came, and what is agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    setup: Setup,
    /// The round that everybody plays, nothing placed yet.
    fresh: Round,
    entries: Vec<Rc<Entry>>,
    removed: Vec<String>,
}

impl Board {
    /// An empty board; `None` if the deck is another edition than was agreed upon.
    pub fn new(setup: Setup, deck: &Rc<Deck>) -> Option<Self> {
        let fresh = setup.round(deck, 0);
        let board = Self { setup, fresh, entries: Vec::new(), removed: Vec::new() };
        board.setup.is_of(deck).then_some(board)
    }

    /// What is agreed.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The deck that is played.
    pub fn deck(&self) -> &Rc<Deck> {
        self.fresh.deck()
    }

    /// The cards of the round, in the order in which they are dealt.
    pub fn cards(&self) -> &[CardIx] {
        self.fresh.order()
    }

    /// Who has played, in the order in which they came. Whoever is removed leaves no gap.
    pub fn entries(&self) -> &[Rc<Entry>] {
        &self.entries
    }

    /// The codes that were removed, the last one last.
    pub fn removed(&self) -> &[String] {
        &self.removed
    }

    /// Takes a code that somebody shows or sends: see [`code::find`] for those in other text. Who plays again sends
    /// another code, and is there twice.
    ///
    /// # Errors
    /// [`TakeFault`], which says what the code is instead, or that the board is full.
    pub fn take(&mut self, code: &str) -> Result<Taken, TakeFault> {
        // A round has one code only, so to compare texts is to compare rounds.
        let code = code::plain(code);
        if let Some(at) = self.entries.iter().position(|entry| entry.code == code) {
            return Ok(Taken::Again(at));
        }
        if let Some(at) = self.removed.iter().position(|removed| *removed == code) {
            return Ok(Taken::Removed(at));
        }
        if self.entries.len() >= MOST_ENTRIES {
            return Err(TakeFault::Full);
        }
        let played = code::read_on(&code, &self.setup, &self.fresh)?;
        self.entries.push(Rc::new(Entry::of(code, played)));
        Ok(Taken::New(self.entries.len() - 1))
    }

    /// Takes a round that came in another way than as a code.
    ///
    /// # Errors
    /// The same as [`Board::take`], since it is written as a code and replayed.
    pub fn add(&mut self, played: &Played) -> Result<Taken, TakeFault> {
        let code = code::write(&played.name, played.team, &played.round);
        self.take(&code.ok_or(CodeFault::NotARound)?)
    }

    /// Removes an entry; whether there is one.
    pub fn remove(&mut self, ix: usize) -> bool {
        let is_there = ix < self.entries.len();
        if is_there {
            let entry = self.entries.remove(ix);
            self.forget(entry.code.clone());
        }
        is_there
    }

    fn forget(&mut self, code: String) {
        if self.removed.len() >= MOST_ENTRIES {
            self.removed.remove(0);
        }
        self.removed.push(code);
    }

    /// Takes a removed code after all, under the name that is in it. It comes last.
    ///
    /// # Errors
    /// [`TakeFault::Full`]; [`CodeFault::NotACode`] if none is at this place.
    pub fn restore(&mut self, ix: usize) -> Result<Taken, TakeFault> {
        let code = self.removed.get(ix).cloned().ok_or(CodeFault::NotACode)?;
        if self.entries.len() >= MOST_ENTRIES {
            return Err(TakeFault::Full);
        }
        self.removed.remove(ix);
        self.take(&code)
    }

    /// Gives a player another name; whether there is one.
    pub fn rename(&mut self, ix: usize, name: Name) -> bool {
        self.change(ix, |entry| {
            entry.name = name;
            entry.is_renamed = true;
        })
    }

    /// Hides a player's name, or shows it again; whether there is one. The round counts as before.
    pub fn hide(&mut self, ix: usize, is_hidden: bool) -> bool {
        self.change(ix, |entry| entry.is_hidden = is_hidden)
    }

    fn change(&mut self, ix: usize, change: impl FnOnce(&mut Entry)) -> bool {
        self.entries.get_mut(ix).map(Rc::make_mut).map(change).is_some()
    }

    /// What a player is called where others read it: by number where nobody is to be known or the name is hidden.
    /// `None` if there is no such entry.
    pub fn shown_name(&self, ix: usize, anonymous: bool) -> Option<Shown> {
        let entry = self.entries.get(ix)?;
        if anonymous || entry.is_hidden {
            return Some(Shown::Player(ix + 1));
        }
        let is_same = |other: &&Rc<Entry>| {
            !other.is_hidden && other.team == entry.team && other.name == entry.name
        };
        let name = entry.name.as_str();
        let before = self.entries.iter().take(ix).filter(is_same).count();
        Some(Shown::Name(match before {
            0 => name.to_owned(),
            _ => format!("{name} ({})", before + 1),
        }))
    }
}
