//! Everything that can be seen, and how it changes: the one reducer of the game.

use std::rc::Rc;

use yew::Reducible;

use super::ByPtr;
use super::settings::Settings;
use game::{Action, Feedback, Millis, Phase, Round, Selection};
use i18n::Locale;
use model::{CardIx, Catalog, Deck, PartyIx};

/// A dialog over the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The deck picker.
    Decks,
    /// The settings.
    Settings,
}

/// What happened last: what is announced, and where the focus goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first sight of the table; the focus stays where it is.
    Opened {
        /// Whether the round goes on from an earlier visit.
        resumed: bool,
    },
    /// A new round began.
    Started,
    /// A card was picked up.
    PickedUp(CardIx),
    /// It went back.
    Cancelled(CardIx),
    /// It was placed.
    Placed(CardIx, PartyIx),
    /// It was moved to another column.
    Moved(CardIx, PartyIx),
    /// It was taken back into the hand.
    TakenBack(CardIx),
    /// A hint was shown.
    Hinted(CardIx),
    /// The clock was extended.
    Extended,
    /// An explanation was put away.
    Next,
    /// The round is over.
    Finished,
    /// Something that needs no words: a language, a dialog.
    Quiet,
}

/// What can be done to the table.
#[derive(Clone, Debug)]
pub enum Change {
    /// A step of the round, at a moment.
    Act(Action, Millis),
    /// A card is placed or, if it lies on another column, moved there.
    File(CardIx, PartyIx, Millis),
    /// The same, by dragging.
    Drop(CardIx, PartyIx, Millis),
    /// A card that was dragged goes back to where it was.
    Return(CardIx),
    /// A card is picked up to be dropped on a column.
    Hold(CardIx),
    /// The card in the hand is let go.
    Release,
    /// A new round of these cards of the same deck.
    Restart(Selection, u32, Millis),
    /// A round of another deck, new or resumed.
    Deal(ByPtr<Round>, bool),
    /// A new round or another deck that the page asked for, not the player: the focus stays where it is.
    Quietly(Box<Change>),
    /// Another language.
    Speak(ByPtr<Locale>, ByPtr<Catalog>, Rc<Deck>),
    /// The settings changed.
    Set(Settings),
    /// The page asks for a setting, by name.
    Wish(String, String),
    /// A dialog opens or closes.
    Show(Option<Dialog>),
    /// A notice to the player, or none.
    Notify(Option<Rc<str>>),
    /// More of a column's earlier cards are shown.
    Earlier(PartyIx),
}

/// How many cards of a column are shown at first, and how many more each time.
pub const COLUMN_WINDOW: usize = 24;

/// Everything that can be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The interface texts.
    pub locale: ByPtr<Locale>,
    /// The decks to choose from.
    pub catalog: ByPtr<Catalog>,
    /// The round that is played.
    pub round: ByPtr<Round>,
    /// The card that was picked up without dragging.
    pub held: Option<CardIx>,
    /// The player's choices.
    pub settings: Settings,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// What the player must know.
    pub notice: Option<Rc<str>>,
    /// By party: how many of its cards are shown.
    pub windows: [usize; 4],
    /// What happened last.
    pub event: Event,
    /// Whether it was done by dragging or by the page: then the focus stays where it is.
    pub dragged: bool,
    /// Grows with each event.
    pub serial: u32,
    /// Grows when the next card of a deal gets an element of its own, so that a screen reader reads it
    /// when it gets the focus. After a drag it takes over the element of the card before, for half
    /// the work.
    pub hand: u32,
}

impl Table {
    /// The table as a round is opened.
    pub fn new(
        locale: ByPtr<Locale>,
        catalog: ByPtr<Catalog>,
        round: ByPtr<Round>,
        settings: Settings,
        resumed: bool,
    ) -> Self {
        Self {
            locale,
            catalog,
            round,
            held: None,
            settings,
            dialog: None,
            notice: None,
            windows: [COLUMN_WINDOW; 4],
            event: Event::Opened { resumed },
            dragged: false,
            serial: 0,
            hand: 0,
        }
    }

    /// The table after a change; `None` if nothing changes.
    pub fn after(&self, change: Change) -> Option<Self> {
        match change {
            Change::Act(action, now) => self.act(action, now),
            Change::File(card, party, now) => {
                if self.round.placement(card).is_some() {
                    self.act(Action::Move(card, party), now)
                } else {
                    self.act(Action::Place(card, party), now)
                }
            }
            Change::Drop(card, party, now) => {
                let next = self.after(Change::File(card, party, now))?;
                Some(Self { dragged: true, hand: self.hand, ..next })
            }
            // One that lay on a column needs no words: it lies there still.
            Change::Return(card) => (self.round.placement(card).is_none())
                .then(|| Self { dragged: true, ..self.event(Event::Cancelled(card)) }),
            Change::Hold(card) if self.held == Some(card) => self.after(Change::Release),
            Change::Hold(card) => (self.round.phase() == Phase::Playing)
                .then(|| Self { held: Some(card), ..self.event(Event::PickedUp(card)) }),
            Change::Release => {
                self.held.map(|card| Self { held: None, ..self.event(Event::Cancelled(card)) })
            }
            Change::Restart(selection, seed, now) => {
                let deck = self.round.deck().clone();
                let selection = match selection {
                    Selection::All => self.settings.select(&deck, seed),
                    only => only,
                };
                let round = Round::start(deck, self.settings.rules(), selection, seed, now);
                Some(self.dealt(round.into(), Event::Started))
            }
            Change::Deal(round, resumed) => {
                let event = if resumed { Event::Opened { resumed } } else { Event::Started };
                Some(self.dealt(round, event))
            }
            Change::Quietly(change) => Some(Self { dragged: true, ..self.after(*change)? }),
            Change::Speak(locale, catalog, deck) => {
                // Another deck is dealt right after this.
                let round = self.round.in_language(deck).map_or(self.round.clone(), Into::into);
                Some(Self { locale, catalog, round, ..self.event(Event::Quiet) })
            }
            Change::Set(settings) => {
                (settings != self.settings).then(|| Self { settings, ..self.clone() })
            }
            Change::Wish(name, word) => {
                let mut settings = self.settings;
                settings.set(&name, &word);
                self.after(Change::Set(settings))
            }
            Change::Show(dialog) => {
                (dialog != self.dialog).then(|| Self { dialog, held: None, ..self.clone() })
            }
            Change::Notify(notice) => {
                (notice != self.notice).then(|| Self { notice, ..self.clone() })
            }
            Change::Earlier(party) => {
                let mut next = self.clone();
                *next.windows.get_mut(usize::from(party.0))? += COLUMN_WINDOW;
                Some(next)
            }
        }
    }

    fn act(&self, action: Action, now: Millis) -> Option<Self> {
        let step = self.round.step(action, now);
        let round: ByPtr<Round> = self.round.apply(&step)?.into();
        let event = match action {
            _ if round.phase() == Phase::Finished => Event::Finished,
            Action::Place(card, party) => Event::Placed(card, party),
            Action::Move(card, party) => Event::Moved(card, party),
            Action::TakeBack(card) => Event::TakenBack(card),
            Action::Hint(card) => Event::Hinted(card),
            Action::Extend => Event::Extended,
            Action::Next | Action::Submit | Action::Finish => Event::Next,
        };
        let same = round.hand().next() == self.round.hand().next();
        let hand = self.hand.wrapping_add(u32::from(!same));
        Some(Self { round, held: None, hand, ..self.event(event) })
    }

    fn event(&self, event: Event) -> Self {
        let serial = self.serial.wrapping_add(1);
        Self { event, serial, dragged: false, ..self.clone() }
    }

    fn dealt(&self, round: ByPtr<Round>, event: Event) -> Self {
        let windows = [COLUMN_WINDOW; 4];
        let hand = self.hand.wrapping_add(1);
        Self { round, held: None, dialog: None, windows, hand, ..self.event(event) }
    }

    /// Whether an explanation stands where the next card would be.
    pub fn explains_in_hand(&self) -> bool {
        self.round.explaining().is_some()
            && self.round.rules().presentation == game::Presentation::Deal
    }

    /// Whether placed cards can still be moved.
    pub fn can_move(&self) -> bool {
        self.round.rules().feedback == Feedback::AtTheEnd && self.round.phase() == Phase::Playing
    }
}

impl Reducible for Table {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        match self.after(change) {
            Some(next) => Rc::new(next),
            None => self,
        }
    }
}
