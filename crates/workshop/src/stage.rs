//! Teams at one screen: who is asked, what they answered, what they have. A state machine over deeds, so that a
//! deed can be taken back and a game goes on after a reload.

use std::rc::Rc;

use super::{Seats, Setup, Turns};
use game::{Round, points_for};
use model::{Card, CardIx, Deck, PartyIx};

/// What a stolen card earns: half of what the team before would have had, and never more for a row.
const STOLEN: u32 = 50;

/// What happens at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A team, by its place among the teams, puts the card on a column.
    Answer(u8, PartyIx),
    /// Nobody answers: the time is over, or they give up.
    Pass,
    /// All have read why; the next card comes.
    Next,
    /// No more cards.
    End,
}

/// Who may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// This team.
    Team(u8),
    /// Whoever is first, of those that have not answered this card.
    Anyone,
    /// Nobody: the answer is told.
    Told,
    /// Nobody: it is over.
    Over,
}

/// How a team stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What it earned.
    pub points: u32,
    /// Cards that it had right, stolen ones too.
    pub right: u16,
    /// Right answers in a row.
    pub streak: u16,
}

/// A card, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The card.
    pub card: CardIx,
    /// Who answered what, in that order.
    pub answers: Vec<(u8, PartyIx)>,
}

/// The game at one screen. Its teams are those of its set-up; a set-up without teams has one, the whole room.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    deck: Rc<Deck>,
    cards: Rc<[CardIx]>,
    teams: u8,
    turns: Turns,
    steal: bool,
    log: Vec<Deed>,
    asked: Asked,
    shown: Vec<Question>,
    standings: Vec<Standing>,
}

impl Stage {
    /// The game of a set-up. Where teams are asked in turn each is asked as often as the others, so the last
    /// cards of the round may stay in the box.
    pub fn new(setup: &Setup, round: &Round) -> Self {
        let (teams, turns, steal) = match &setup.seats {
            Seats::Players => (1, Turns::InTurn, false),
            Seats::Teams { teams, turns, steal } => (teams.len().max(1), *turns, *steal),
        };
        let cards = &round.order()[..cards_at_screen(round.order().len(), teams, turns)];
        let mut stage = Self {
            deck: round.deck().clone(),
            cards: cards.into(),
            teams: teams as u8,
            turns,
            steal,
            log: Vec::new(),
            asked: Asked::Over,
            shown: Vec::new(),
            standings: vec![Standing::default(); teams],
        };
        stage.ask();
        stage
    }

    /// The game after a deed; `None` if the deed makes no sense now.
    pub fn apply(&self, deed: Deed) -> Option<Self> {
        let mut next = self.clone();
        match deed {
            Deed::Answer(team, party) => next.answer(team, party)?,
            Deed::Pass => next.pass()?,
            Deed::Next if self.asked == Asked::Told => next.ask(),
            Deed::End if self.asked != Asked::Over => next.asked = Asked::Over,
            Deed::Next | Deed::End => return None,
        }
        next.log.push(deed);
        Some(next)
    }

    /// The game without its last deed; `None` if there was none.
    pub fn undone(&self, setup: &Setup, round: &Round) -> Option<Self> {
        let (_, before) = self.log.split_last()?;
        Some(Self::new(setup, round).after(before))
    }

    /// The game after these deeds, as far as they make sense.
    fn after(self, deeds: &[Deed]) -> Self {
        deeds
            .iter()
            .try_fold(self, |stage, deed| stage.apply(*deed).ok_or(stage))
            .unwrap_or_else(|stage| stage)
    }

    fn ask(&mut self) {
        let at = self.shown.len();
        let Some(&card) = self.cards.get(at) else {
            self.asked = Asked::Over;
            return;
        };
        self.shown.push(Question { card, answers: Vec::new() });
        self.asked = match self.turns {
            Turns::InTurn => Asked::Team((at % usize::from(self.teams)) as u8),
            Turns::Race => Asked::Anyone,
        };
    }

    fn answer(&mut self, team: u8, party: PartyIx) -> Option<()> {
        if !self.may(team) || usize::from(party.0) >= self.deck.parties().len() {
            return None;
        }
        let is_first = !self.is_steal();
        let shown = self.shown.last_mut()?;
        let right = self.deck.card(shown.card).owner == party;
        shown.answers.push((team, party));
        let standing = self.standings.get_mut(usize::from(team))?;
        if right {
            standing.right += 1;
            if is_first {
                standing.streak += 1;
                standing.points += points_for(standing.streak, false, None);
            } else {
                standing.points += STOLEN;
            }
        } else {
            standing.streak = 0;
        }
        self.asked = if right || !is_first { Asked::Told } else { self.stealing(team) };
        Some(())
    }

    fn pass(&mut self) -> Option<()> {
        let is_first = !self.is_steal();
        self.asked = match self.asked {
            Asked::Team(team) => {
                if let Some(standing) =
                    self.standings.get_mut(usize::from(team)).filter(|_| is_first)
                {
                    standing.streak = 0;
                }
                if is_first { self.stealing(team) } else { Asked::Told }
            }
            Asked::Anyone => Asked::Told,
            Asked::Told | Asked::Over => return None,
        };
        Some(())
    }

    /// Who is asked after a team has missed a card.
    fn stealing(&self, team: u8) -> Asked {
        match self.turns {
            _ if !self.steal || self.teams < 2 => Asked::Told,
            Turns::InTurn => Asked::Team((team + 1) % self.teams),
            Turns::Race => Asked::Anyone,
        }
    }

    /// Whether a team may answer now.
    pub fn may(&self, team: u8) -> bool {
        match self.asked {
            Asked::Team(asked) => asked == team,
            Asked::Anyone => {
                team < self.teams
                    && self
                        .shown
                        .last()
                        .is_some_and(|shown| shown.answers.iter().all(|(other, _)| *other != team))
            }
            Asked::Told | Asked::Over => false,
        }
    }

    /// Who is asked.
    pub fn asked(&self) -> Asked {
        self.asked
    }

    /// Whether the card was missed once, and who answers now steals it.
    pub fn is_steal(&self) -> bool {
        matches!(self.asked, Asked::Team(_) | Asked::Anyone)
            && self.log.last().is_some_and(|deed| *deed != Deed::Next)
    }

    /// The card that is asked or told; none when it is over.
    pub fn card(&self) -> Option<&Card> {
        let shown = self.shown.last().filter(|_| self.asked != Asked::Over)?;
        Some(self.deck.card(shown.card))
    }

    /// The cards so far, the one that is asked last.
    pub fn shown(&self) -> &[Question] {
        &self.shown
    }

    /// How many cards the game has.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether it has none: never, since a deck has a card.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// How the teams stand, in their order.
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// The places of the teams, from 1, in their order. Teams with as many points share one.
    pub fn places(&self) -> Vec<usize> {
        let points = |standing: &Standing| standing.points;
        let better = |own: u32| self.standings.iter().filter(|other| points(other) > own).count();
        self.standings.iter().map(|standing| 1 + better(points(standing))).collect()
    }

    /// Cards that nobody had right, in the order in which they came.
    pub fn missed(&self) -> impl Iterator<Item = &Question> {
        let told = if matches!(self.asked, Asked::Told) {
            self.shown.len()
        } else {
            self.shown.len().saturating_sub(usize::from(self.asked != Asked::Over))
        };
        self.shown.iter().take(told).filter(|shown| {
            let owner = self.deck.card(shown.card).owner;
            !shown.answers.iter().any(|(_, party)| *party == owner)
        })
    }

    /// Whether nothing has happened yet.
    pub fn is_new(&self) -> bool {
        self.log.is_empty()
    }

    /// Its deeds as text: `a`, the team and the column, `p`, `n`, `e`.
    pub fn text(&self) -> String {
        let deed = |deed: &Deed| match deed {
            Deed::Answer(team, party) => format!("a{team}{}", party.0),
            Deed::Pass => "p".to_owned(),
            Deed::Next => "n".to_owned(),
            Deed::End => "e".to_owned(),
        };
        self.log.iter().map(deed).collect()
    }

    /// The game after the deeds of a text, as far as they make sense.
    pub fn read(setup: &Setup, round: &Round, text: &str) -> Self {
        let mut deeds = Vec::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            let mut digit = || letters.next().and_then(|digit| digit.to_digit(10));
            deeds.push(match letter {
                'a' => match (digit(), digit()) {
                    (Some(team), Some(party)) => Deed::Answer(team as u8, PartyIx(party as u8)),
                    _ => break,
                },
                'p' => Deed::Pass,
                'n' => Deed::Next,
                'e' => Deed::End,
                _ => break,
            });
        }
        Self::new(setup, round).after(&deeds)
    }
}

/// How many of so many cards are played at one screen: where teams take turns, as many for each.
pub fn cards_at_screen(cards: usize, teams: usize, turns: Turns) -> usize {
    match turns {
        Turns::InTurn if teams > 1 && cards >= teams => cards - cards % teams,
        Turns::InTurn | Turns::Race => cards,
    }
}
