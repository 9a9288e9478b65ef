//! The round: one play of a deck, as a state machine that only [`Round::apply`] moves.

use std::rc::Rc;

use super::{Action, Clock, Feedback, Millis, Rules, Score, Step, deal};
use model::{Card, CardIx, Deck, PartyIx};

/// How often a clock can be extended. WCAG 2.2.1 asks for ten times at least.
const MOST_EXTENSIONS: u32 = 99;

/// Which of a deck's cards a round is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// All of them.
    All,
    /// Only these, as when the missed ones are replayed.
    Only(Rc<[CardIx]>),
}

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Cards can be placed, or an explanation is being read.
    Playing,
    /// It is over; the result stands.
    Finished,
}

/// A card that lies on a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The column that the player chose.
    pub party: PartyIx,
    /// When, in milliseconds since the start of the round.
    pub after: Millis,
}

/// One play of a deck. Cheap to clone: a few flat lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    deck: Rc<Deck>,
    rules: Rules,
    seed: u32,
    started: Millis,
    selection: Selection,
    order: Rc<[CardIx]>,
    /// Everything in `order` before this is placed.
    dealt: usize,
    /// By card of the deck.
    placements: Vec<Option<Placement>>,
    hinted: Vec<bool>,
    /// By party: its cards in the order in which they came.
    columns: Vec<Vec<CardIx>>,
    placed: usize,
    explaining: Option<CardIx>,
    phase: Phase,
    score: Score,
    /// How many times the clock was extended.
    extended: u32,
    log: Vec<Step>,
}

impl Round {
    /// Starts a round at a moment. The seed decides which cards are drawn (of a deck that draws) and
    /// their order, nothing else does.
    pub fn start(
        deck: Rc<Deck>,
        rules: Rules,
        selection: Selection,
        seed: u32,
        now: Millis,
    ) -> Self {
        // A round that was drawn goes on with its cards, whatever becomes of the deck.
        let selection = match (selection, deal::drawn(&deck, seed)) {
            (Selection::All, Some(drawn)) => Selection::Only(drawn.into()),
            (selection, _) => selection,
        };
        let (selection, mut order): (_, Vec<CardIx>) = match selection {
            Selection::All => (Selection::All, deck.card_ixs().collect()),
            Selection::Only(cards) => {
                let mut chosen = vec![false; deck.cards().len()];
                for ix in cards.iter() {
                    if let Some(chosen) = chosen.get_mut(usize::from(ix.0)) {
                        *chosen = true;
                    }
                }
                // In the deck's order, so that a restored round is the very same.
                let chosen: Vec<CardIx> =
                    deck.card_ixs().filter(|ix| chosen[usize::from(ix.0)]).collect();
                (Selection::Only(chosen.as_slice().into()), chosen)
            }
        };
        deal::arrange(&deck, &mut order, seed);
        Self {
            rules,
            seed,
            started: now,
            selection,
            order: order.into(),
            dealt: 0,
            placements: vec![None; deck.cards().len()],
            hinted: vec![false; deck.cards().len()],
            columns: vec![Vec::new(); deck.parties().len()],
            placed: 0,
            explaining: None,
            phase: Phase::Playing,
            score: Score::default(),
            extended: 0,
            log: Vec::new(),
            deck,
        }
    }

    /// Makes a step of an action done at this moment.
    pub fn step(&self, action: Action, now: Millis) -> Step {
        Step { action, after: now.saturating_sub(self.started).max(self.elapsed()) }
    }

    /// The round after a step; `None` if the step changes nothing, because it makes no sense here.
    pub fn apply(&self, step: &Step) -> Option<Self> {
        if self.phase == Phase::Finished {
            return None;
        }
        let after = step.after.max(self.elapsed());
        // A round whose clock ran out ended there, however much later somebody looked.
        let (action, after) = match self.deadline().filter(|&deadline| after >= deadline) {
            Some(deadline) => (Action::Finish, deadline.max(self.elapsed())),
            None => (step.action, after),
        };
        if !self.allows(action) {
            return None;
        }
        let mut next = self.clone();
        next.log.push(Step { action, after });
        match action {
            Action::Place(card, party) => next.place(card, party, after),
            Action::Move(card, party) => {
                next.lift(card);
                next.lay(card, party, after);
            }
            Action::TakeBack(card) => next.take_back(card),
            Action::Hint(card) => next.hinted[usize::from(card.0)] = true,
            Action::Next => {
                next.explaining = None;
                if next.all_placed() {
                    next.phase = Phase::Finished;
                }
            }
            Action::Extend => next.extended += 1,
            Action::Submit | Action::Finish => next.finish(),
        }
        Some(next)
    }

    fn allows(&self, action: Action) -> bool {
        let at_the_end = self.rules.feedback == Feedback::AtTheEnd;
        match action {
            Action::Place(card, party) => self.in_hand(card) && self.has_column(party),
            Action::Move(card, party) => {
                at_the_end
                    && self.has_column(party)
                    && self.placement(card).is_some_and(|placement| placement.party != party)
            }
            Action::TakeBack(card) => at_the_end && self.placement(card).is_some(),
            Action::Hint(card) => self.in_hand(card) && !self.hinted(card),
            Action::Next => self.explaining.is_some(),
            Action::Submit => at_the_end && self.all_placed(),
            Action::Extend => self.rules.clock.is_some() && self.extended < MOST_EXTENSIONS,
            Action::Finish => true,
        }
    }

    fn place(&mut self, card: CardIx, party: PartyIx, after: Millis) {
        self.lay(card, party, after);
        self.placed += 1;
        self.skip_placed();
        if self.rules.feedback == Feedback::Immediate {
            let right = self.deck.card(card).owner == party;
            self.score = self.score.counting(right, self.hinted(card), self.clock_left(after));
            self.explaining = Some(card);
        }
    }

    fn lay(&mut self, card: CardIx, party: PartyIx, after: Millis) {
        self.placements[usize::from(card.0)] = Some(Placement { party, after });
        let column = self.home(card, party);
        self.columns[usize::from(column.0)].push(card);
    }

    fn lift(&mut self, card: CardIx) {
        for column in &mut self.columns {
            column.retain(|&other| other != card);
        }
        self.placements[usize::from(card.0)] = None;
    }

    fn take_back(&mut self, card: CardIx) {
        self.lift(card);
        self.placed -= 1;
        let position = self.order.iter().position(|&other| other == card);
        self.dealt = self.dealt.min(position.unwrap_or(0));
    }

    fn finish(&mut self) {
        self.explaining = None;
        self.phase = Phase::Finished;
        if self.rules.feedback == Feedback::AtTheEnd {
            self.score = Score::default();
            for ix in 0..self.order.len() {
                let card = self.order[ix];
                let Some(placement) = self.placement(card) else {
                    self.score = self.score.counting(false, false, None);
                    continue;
                };
                let left = self.clock_left(placement.after);
                self.score = self.score.counting(self.is_right(card), self.hinted(card), left);
            }
            for column in &mut self.columns {
                column.clear();
            }
            for ix in 0..self.order.len() {
                let card = self.order[ix];
                if let Some(placement) = self.placement(card) {
                    let column = self.home(card, placement.party);
                    self.columns[usize::from(column.0)].push(card);
                }
            }
        }
    }

    /// Where a placed card lies: where it was put, or at home with its owner once the answer is
    /// known.
    fn home(&self, card: CardIx, party: PartyIx) -> PartyIx {
        let known = self.rules.feedback == Feedback::Immediate || self.phase == Phase::Finished;
        if known { self.deck.card(card).owner } else { party }
    }

    fn skip_placed(&mut self) {
        while self.order.get(self.dealt).is_some_and(|&card| self.placement(card).is_some()) {
            self.dealt += 1;
        }
    }

    fn clock_left(&self, after: Millis) -> Option<u32> {
        let whole = self.deadline()?.max(1);
        Some((whole.saturating_sub(after) * 1000 / whole) as u32)
    }

    fn has_column(&self, party: PartyIx) -> bool {
        usize::from(party.0) < self.columns.len()
    }

    /// The same round with the texts of another language; `None` if the cards are not the same.
    pub fn in_language(&self, deck: Rc<Deck>) -> Option<Self> {
        let same = deck.id() == self.deck.id() && deck.fingerprint() == self.deck.fingerprint();
        same.then(|| Self { deck, ..self.clone() })
    }

    /// The deck that is played.
    pub fn deck(&self) -> &Rc<Deck> {
        &self.deck
    }

    /// What it is played under.
    pub fn rules(&self) -> Rules {
        self.rules
    }

    /// The seed of its order.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// When it started, in milliseconds since the Unix epoch.
    pub fn started(&self) -> Millis {
        self.started
    }

    /// Which cards it is about.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Its cards, in the order in which they are dealt.
    pub fn order(&self) -> &[CardIx] {
        &self.order
    }

    /// Every step so far, in order.
    pub fn log(&self) -> &[Step] {
        &self.log
    }

    /// Milliseconds from the start to the last step.
    pub fn elapsed(&self) -> Millis {
        self.log.last().map_or(0, |step| step.after)
    }

    /// Where it stands.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// When its clock runs out, in milliseconds since it started; `None` without a clock.
    pub fn deadline(&self) -> Option<Millis> {
        let Clock(seconds) = self.rules.clock?;
        Some(Millis::from(seconds) * 1000 * Millis::from(self.extended + 1))
    }

    /// What it has earned so far; with feedback at the end, nothing before it is finished.
    pub fn score(&self) -> Score {
        self.score
    }

    /// The card whose explanation is being read.
    pub fn explaining(&self) -> Option<CardIx> {
        self.explaining
    }

    /// How many cards are placed.
    pub fn placed(&self) -> usize {
        self.placed
    }

    /// Whether every card is placed.
    pub fn all_placed(&self) -> bool {
        self.placed == self.order.len()
    }

    /// The cards that are not placed, in the order in which they are dealt.
    pub fn hand(&self) -> impl Iterator<Item = CardIx> + '_ {
        let waiting = self.order.get(self.dealt..).unwrap_or_default();
        waiting.iter().copied().filter(|&card| self.placement(card).is_none())
    }

    /// Whether a card belongs to the round and is not placed.
    pub fn in_hand(&self, card: CardIx) -> bool {
        self.placements.get(usize::from(card.0)).is_some_and(Option::is_none)
            && (self.selection == Selection::All || self.order.contains(&card))
    }

    /// Where the player put a card.
    pub fn placement(&self, card: CardIx) -> Option<Placement> {
        self.placements.get(usize::from(card.0)).copied().flatten()
    }

    /// Whether a hint was given on a card.
    pub fn hinted(&self, card: CardIx) -> bool {
        self.hinted.get(usize::from(card.0)).copied().unwrap_or_default()
    }

    /// The cards that lie on a column, in the order in which they came.
    pub fn column(&self, party: PartyIx) -> &[CardIx] {
        self.columns.get(usize::from(party.0)).map_or(&[], Vec::as_slice)
    }

    /// The column that a placed card lies on: where it was put, or at home.
    pub fn lies_on(&self, card: CardIx) -> Option<PartyIx> {
        self.placement(card).map(|placement| self.home(card, placement.party))
    }

    /// Whether a card is placed with its owner. What the player is *told* is [`Round::verdict`].
    pub fn is_right(&self, card: CardIx) -> bool {
        self.placement(card).is_some_and(|placement| placement.party == self.deck.card(card).owner)
    }

    /// What the player is told of a card: right or not, once the rules let them know.
    pub fn verdict(&self, card: CardIx) -> Option<bool> {
        let known = self.rules.feedback == Feedback::Immediate || self.phase == Phase::Finished;
        (known && self.placement(card).is_some()).then(|| self.is_right(card))
    }

    /// The card at a position.
    pub fn card(&self, ix: CardIx) -> &Card {
        self.deck.card(ix)
    }
}
