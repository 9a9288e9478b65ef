//! What a facilitator agrees with a room, and its text in an address.
//!
//! ```text
//! w=1&deck=first-steps&edition=7i&seed=1x2k&cards=10&feedback=end&clock=30&teams=race&steal=1&team=circle:Los%20Primos&team=star&sum=5e2f0a
//! ```
//! Numbers that nobody reads (edition, seed, sum) are in base 36. The sum is that of all before it, so that an
//! address that was cut or mistyped is told from one that says something else.

use std::fmt;
use std::rc::Rc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Mark, Name, Team};
use game::{Clock, Feedback, Millis, Presentation, Round, Rules, base36, select};
use model::{Deck, FNV_START, Text, fnv1a_step, words};

/// What stands as it is in an address.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'/').remove(b'_');
/// The longest text that is read.
const MOST_TEXT: usize = 2000;
/// The longest name or address of a deck.
const MOST_DECK: usize = 500;
/// The most seconds of a round's clock that the game takes: a day.
const MOST_CLOCK: u32 = 86_400;
/// How many teams there can be.
pub const TEAMS: std::ops::RangeInclusive<usize> = 2..=8;
/// The seconds that a clock may give a card.
pub const SECONDS: std::ops::RangeInclusive<u16> = 10..=600;

/// What everybody in the room plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The deck: its id, or the address of a deck of one's own.
    pub deck: Text,
    /// The deck's fingerprint when this was agreed; [`Setup::is_of`] tells another edition.
    pub edition: u32,
    /// Decides which cards come, and their order.
    pub seed: u32,
    /// How many cards at most; `None` for all that a round of the deck has.
    pub cards: Option<u16>,
    /// When a player on a device of their own is told what was right.
    pub feedback: Feedback,
    /// Seconds for a card, if there is a clock. A round on a device of one's own has as many times that as
    /// it has cards.
    pub clock: Option<u16>,
    /// Who plays.
    pub seats: Seats,
}

/// Who plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seats {
    /// Each for themselves.
    Players,
    /// In teams of the room.
    Teams {
        /// 2 to 8, each with a mark of its own.
        teams: Vec<Team>,
        /// Who answers at one screen.
        turns: Turns,
        /// Whether another team may answer a card that was missed.
        steal: bool,
    },
}

words! {
    /// Who answers a card at one screen.
    Turns {
        /// One team after the other.
        InTurn = "turn",
        /// Whoever is first.
        Race = "race",
    }
}

/// Why a text is no set-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupFault {
    /// It is something else.
    NotASetup,
    /// It was made by another version of the game.
    Version,
    /// Characters are missing or others than they were.
    Damaged,
    /// This part of it says what cannot be.
    Part(&'static str),
}

impl fmt::Display for SetupFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotASetup => write!(out, "this is not the link of a workshop"),
            Self::Version => write!(out, "the link is of another version of the game"),
            Self::Damaged => {
                write!(out, "the link is not whole: some of its characters are missing or changed")
            }
            Self::Part(part) => write!(out, "the link's {part} cannot be"),
        }
    }
}

impl Setup {
    /// What is offered first for a deck: a round of it in two teams, one after the other.
    pub fn of(deck: &Deck, seed: u32) -> Self {
        Self {
            deck: deck.id().clone(),
            edition: deck.fingerprint(),
            seed,
            cards: None,
            feedback: Feedback::AtTheEnd,
            clock: None,
            seats: Seats::Teams { teams: Team::some(2), turns: Turns::InTurn, steal: false },
        }
    }

    /// Whether the deck is the one that was agreed upon, in the same edition.
    pub fn is_of(&self, deck: &Deck) -> bool {
        self.edition == deck.fingerprint()
    }

    /// The teams, if it is played in teams.
    pub fn teams(&self) -> &[Team] {
        match &self.seats {
            Seats::Players => &[],
            Seats::Teams { teams, .. } => teams,
        }
    }

    /// The rules of a round with so many cards on a device of one's own. Its cards come one at a time, as on paper
    /// and at one screen.
    pub fn rules(&self, cards: usize) -> Rules {
        let whole = |seconds: u16| Clock((u32::from(seconds) * cards as u32).min(MOST_CLOCK));
        Rules {
            feedback: self.feedback,
            presentation: Presentation::Deal,
            clock: self.clock.map(whole),
        }
    }

    /// The round that everybody plays, on the agreed deck, nothing placed yet.
    pub fn round(&self, deck: &Rc<Deck>, now: Millis) -> Round {
        let selection = select(deck, self.seed, self.cards);
        let first = Round::start(deck.clone(), self.rules(0), selection.clone(), self.seed, now);
        let rules = self.rules(first.order().len());
        Round::start(deck.clone(), rules, selection, self.seed, now)
    }

    /// What tells it from others on a device: the sum in its text.
    pub fn mark(&self) -> String {
        base36(u64::from(sum(&self.body())))
    }

    /// Its text, for the fragment of an address.
    pub fn text(&self) -> String {
        self.body() + "&sum=" + &self.mark()
    }

    fn body(&self) -> String {
        let escaped = |text: &str| utf8_percent_encode(text, ESCAPED).to_string();
        let mut text = format!(
            "w=1&deck={}&edition={}&seed={}",
            escaped(&self.deck),
            base36(u64::from(self.edition)),
            base36(u64::from(self.seed))
        );
        if let Some(cards) = self.cards {
            text += &format!("&cards={cards}");
        }
        text += &format!("&feedback={}", self.feedback.word());
        if let Some(seconds) = self.clock {
            text += &format!("&clock={seconds}");
        }
        if let Seats::Teams { teams, turns, steal } = &self.seats {
            text += &format!("&teams={}", turns.word());
            if *steal {
                text += "&steal=1";
            }
            for team in teams {
                text += &format!("&team={}", team.mark.word());
                if let Some(name) = &team.name {
                    text += &format!(":{}", escaped(name.as_str()));
                }
            }
        }
        text
    }

    /// Reads what [`Setup::text`] wrote.
    ///
    /// # Errors
    /// [`SetupFault`], which says whether it was damaged, is of another version or says what cannot be.
    pub fn read(text: &str) -> Result<Self, SetupFault> {
        let version = text.strip_prefix("w=").ok_or(SetupFault::NotASetup)?;
        if version.split('&').next() != Some("1") {
            return Err(SetupFault::Version);
        }
        let (body, told) = text.rsplit_once("&sum=").ok_or(SetupFault::Damaged)?;
        if text.len() > MOST_TEXT || told != base36(u64::from(sum(body))) {
            return Err(SetupFault::Damaged);
        }
        let mut parts = Parts::default();
        for pair in body.split('&').skip(1) {
            // Whoever wrote a part that is not known here is a newer version of the game.
            let (name, value) = pair.split_once('=').ok_or(SetupFault::Version)?;
            parts.take(name, value)?;
        }
        parts.whole()
    }
}

/// What was read so far.
#[derive(Default)]
struct Parts {
    deck: Option<Text>,
    edition: Option<u32>,
    seed: Option<u32>,
    cards: Option<u16>,
    feedback: Option<Feedback>,
    clock: Option<u16>,
    turns: Option<Turns>,
    steal: bool,
    teams: Vec<Team>,
}

impl Parts {
    fn take(&mut self, name: &str, value: &str) -> Result<(), SetupFault> {
        let small = |what| value.parse().map_err(|_| SetupFault::Part(what));
        match name {
            "deck" => self.deck = Some(decoded(value).ok_or(SetupFault::Part("deck"))?.into()),
            "edition" => self.edition = Some(number(value).ok_or(SetupFault::Part("edition"))?),
            "seed" => self.seed = Some(number(value).ok_or(SetupFault::Part("seed"))?),
            "cards" => self.cards = Some(small("cards")?),
            "feedback" => {
                let feedback = Feedback::from_word(value);
                self.feedback = Some(feedback.ok_or(SetupFault::Part("feedback"))?);
            }
            "clock" => self.clock = Some(small("clock")?),
            "teams" => {
                self.turns = Some(Turns::from_word(value).ok_or(SetupFault::Part("teams"))?);
            }
            "steal" => self.steal = value == "1",
            "team" => self.teams.push(team(value).ok_or(SetupFault::Part("team"))?),
            _ => return Err(SetupFault::Version),
        }
        Ok(())
    }

    fn whole(self) -> Result<Setup, SetupFault> {
        let deck = self.deck.ok_or(SetupFault::Part("deck"))?;
        if deck.is_empty() || deck.len() > MOST_DECK || deck.chars().any(char::is_control) {
            return Err(SetupFault::Part("deck"));
        }
        if self.cards == Some(0) {
            return Err(SetupFault::Part("cards"));
        }
        if self.clock.is_some_and(|seconds| !SECONDS.contains(&seconds)) {
            return Err(SetupFault::Part("clock"));
        }
        let seats = match self.turns {
            None if self.teams.is_empty() => Seats::Players,
            None => return Err(SetupFault::Part("teams")),
            Some(turns) => {
                let teams = self.teams;
                let is_twice = |(at, team): (usize, &Team)| {
                    teams[..at].iter().any(|other| other.mark == team.mark)
                };
                if !TEAMS.contains(&teams.len()) || teams.iter().enumerate().any(is_twice) {
                    return Err(SetupFault::Part("teams"));
                }
                Seats::Teams { teams, turns, steal: self.steal }
            }
        };
        Ok(Setup {
            deck,
            edition: self.edition.ok_or(SetupFault::Part("edition"))?,
            seed: self.seed.ok_or(SetupFault::Part("seed"))?,
            cards: self.cards,
            feedback: self.feedback.ok_or(SetupFault::Part("feedback"))?,
            clock: self.clock,
            seats,
        })
    }
}

fn team(value: &str) -> Option<Team> {
    let (mark, name) = match value.split_once(':') {
        None => (value, None),
        Some((mark, name)) => (mark, Some(Name::told(&decoded(name)?)?)),
    };
    Some(Team { mark: Mark::from_word(mark)?, name })
}

fn decoded(value: &str) -> Option<String> {
    percent_decode_str(value).decode_utf8().ok().map(|text| text.into_owned())
}

fn number(text: &str) -> Option<u32> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    is_plain.then(|| u32::from_str_radix(text, 36).ok()).flatten()
}

fn sum(text: &str) -> u32 {
    text.bytes().fold(FNV_START, fnv1a_step)
}
