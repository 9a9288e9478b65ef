//! The states that a player sees, and how each is reached from a fresh visit.

use std::fmt;

use crate::{Game, Point, Result, key};

use super::decks::{Decks, Words};
use super::play::Play;

const DECK: &str = "first-steps";
const SEED: u32 = 7;

/// A state of the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The first card of a round in the hand.
    FirstCard,
    /// A card picked up by the keyboard.
    CardHeld,
    /// A card in the air.
    MidDrag,
    /// A card placed right, explained.
    Right,
    /// A card placed wrong, explained.
    Wrong,
    /// A hint that was asked for.
    Hint,
    /// All cards on the table.
    Spread,
    /// All cards on the table, one explained.
    SpreadExplained,
    /// All cards placed, not handed in.
    AllPlaced,
    /// Results with cards missed.
    Missed,
    /// Results without a fault.
    Perfect,
    /// The decks to choose from.
    Decks,
    /// The settings.
    Settings,
    /// A notice.
    Notice,
    /// The card with the longest text.
    LongestTask,
    /// The longest explanation.
    LongestWhy,
}

impl State {
    /// What every player comes across.
    pub const ALL: [Self; 14] = [
        Self::FirstCard,
        Self::CardHeld,
        Self::MidDrag,
        Self::Right,
        Self::Wrong,
        Self::Hint,
        Self::Spread,
        Self::SpreadExplained,
        Self::AllPlaced,
        Self::Missed,
        Self::Perfect,
        Self::Decks,
        Self::Settings,
        Self::Notice,
    ];

    /// As it is called in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstCard => "first-card",
            Self::CardHeld => "card-held",
            Self::MidDrag => "mid-drag",
            Self::Right => "explained-right",
            Self::Wrong => "explained-wrong",
            Self::Hint => "hint",
            Self::Spread => "spread",
            Self::SpreadExplained => "spread-explained",
            Self::AllPlaced => "all-placed",
            Self::Missed => "results-missed",
            Self::Perfect => "results-perfect",
            Self::Decks => "decks",
            Self::Settings => "settings",
            Self::Notice => "notice",
            Self::LongestTask => "longest-task",
            Self::LongestWhy => "longest-why",
        }
    }

    /// Whether it is more than the viewport shows, so that a picture of the whole page is wanted.
    pub fn is_a_page(self) -> bool {
        !matches!(self, Self::MidDrag | Self::Decks | Self::Settings | Self::SpreadExplained)
    }

    /// Goes there, with nothing saved from before.
    pub async fn reach(self, game: &Game, decks: &Decks, lang: &str) -> Result<()> {
        let deck = match self {
            Self::Notice => "no-such-deck",
            Self::LongestTask => decks.longest(Words::Task, lang)?.0,
            Self::LongestWhy => decks.longest(Words::Why, lang)?.0,
            _ => DECK,
        };
        let rules = match self {
            Self::Spread | Self::SpreadExplained => "&presentation=spread",
            Self::AllPlaced => "&feedback=end",
            _ => "",
        };
        let query = format!("/?deck={deck}&seed={SEED}&motion=less&lang={lang}{rules}");
        fresh(game, &query).await?;
        self.act(game, decks, lang).await
    }

    async fn act(self, game: &Game, decks: &Decks, lang: &str) -> Result<()> {
        match self {
            Self::FirstCard => game.wait_still(".hand .face").await?,
            Self::CardHeld => {
                game.tap(".hand .face").await?;
                game.wait_for_selector("[data-drop]").await?;
            }
            Self::MidDrag => lift(game).await?,
            Self::Right | Self::Wrong => {
                let wrong = usize::from(self == Self::Wrong);
                Play::cards(3).on(game, decks).await?;
                Play::cards(1).wrong_every(wrong).explained().on(game, decks).await?;
            }
            Self::Hint => {
                Play::press(game, &[".ask-hint"]).await?;
                game.wait_for_selector(".hint").await?;
            }
            Self::Spread => game.wait_for_selector(".cards .face").await?,
            Self::SpreadExplained => {
                Play::cards(4).wrong_every(4).explained().on(game, decks).await?;
                game.wait_for_selector("[data-explains]").await?;
            }
            Self::AllPlaced => {
                Play::until_placed().on(game, decks).await?;
            }
            Self::Missed => {
                Play::to_the_end().wrong_every(4).on(game, decks).await?;
            }
            Self::Perfect => {
                Play::to_the_end().on(game, decks).await?;
            }
            Self::Decks => dialog(game, "decks").await?,
            Self::Settings => dialog(game, "settings").await?,
            Self::Notice => game.wait_for_selector("[data-notice]").await?,
            Self::LongestTask => {
                let card = decks.longest(Words::Task, lang)?.1;
                Play::until_card(card).on(game, decks).await?;
                game.wait_for_selector(&format!(".hand [data-card='{card}']")).await?;
            }
            Self::LongestWhy => {
                let card = decks.longest(Words::Why, lang)?.1;
                Play::until_card(card).on(game, decks).await?;
                Play::cards(1).wrong_every(1).explained().on(game, decks).await?;
            }
        }
        game.wait_drawn().await?;
        game.frames().await
    }

    /// Lets go of what [`State::reach`] may have left pressed.
    pub async fn leave(self, game: &Game) -> Result<()> {
        if self == Self::MidDrag {
            game.keys().press(key::ESCAPE).await?;
            if by_finger(game) {
                game.finger().release().await?;
            } else {
                game.mouse().release().await?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for State {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// Opens a page of the game with nothing saved from before.
pub async fn fresh(game: &Game, path: &str) -> Result<()> {
    // A game that is left saves what it has not saved yet: the storage is emptied where there is no
    // game.
    game.goto(&game.server.url("/page.css")).await?;
    game.run("localStorage.clear()", vec![]).await?;
    game.goto(&game.server.url(path)).await?;
    game.wait_playable().await
}

/// Opens a dialog, and waits until it is here.
pub async fn dialog(game: &Game, name: &str) -> Result<()> {
    Play::press(game, &[&format!("[data-open={name}]")]).await?;
    game.wait_for_selector(&format!("dialog[open][data-screen={name}]")).await?;
    game.wait_drawn().await
}

fn by_finger(game: &Game) -> bool {
    game.setup().touch && game.browser().has_touch()
}

/// Drags the card over the second column, and does not let go.
async fn lift(game: &Game) -> Result<()> {
    game.wait_still(".hand .face").await?;
    let from = game.rect(".hand .face").await?.center();
    let column = game.rect("[data-column=customer]").await?;
    let (width, height): (f64, f64) =
        game.run_as("return [innerWidth, innerHeight]", vec![]).await?;
    // Away from the edges, where the page would begin to scroll.
    let inside =
        Point { x: column.center().x.min(width - 80.0), y: (height - 90.0).min(column.center().y) };
    let to = if column.contains(inside) { inside } else { column.at(0.5, 0.3) };
    if by_finger(game) {
        game.finger().press_and_hold(from).await?;
        game.finger().travel(from, to, 12).await?;
    } else {
        game.mouse().press(from).await?;
        game.mouse().travel(from, to, 12).await?;
    }
    game.wait_for_selector("[data-dragging]").await
}
