//! A game of "First steps" that knows the answers.

use std::ops::{Deref, DerefMut};

use browser::input::pointer::Pointer;
use browser::{Browser, Error, Game, Point, Rect, Result, Server, Setup, key};

use crate::deck::Deck;

/// The card in the hand of a deal.
pub(crate) const FACE: &str = ".hand .face";
/// The button after an explanation.
pub(crate) const NEXT: &str = "[data-next]";
/// The heading of the result.
pub(crate) const RESULT: &str = "[data-result]";
/// What there is only while a card is in the air or in the hand.
const UNREST: &str = "[data-dragging], [data-lifted], [data-over], [data-holding], [data-held]";

/// The game, and what the deck files say.
pub(crate) struct Play {
    game: Game,
    pub(crate) deck: Deck,
}

impl Play {
    /// A new round of "First steps" in English; `wishes` are more parameters of the address.
    pub(crate) async fn open(browser: Browser, setup: Setup, wishes: &str) -> Result<Self> {
        let server = Server::site()?.probe(browser == Browser::WebKit).start()?;
        let path = format!("/?deck=first-steps&lang=en&seed=7&{wishes}");
        let game = Game::open_on(server, &path, browser, setup).await?;
        game.wait_playable().await?;
        let play = Self { game, deck: Deck::read("first-steps")? };
        play.wait_settled(".card").await?;
        Ok(play)
    }

    /// The card in the hand.
    pub(crate) async fn hand(&self) -> Result<String> {
        let card = self.attribute(FACE, "data-card").await?;
        card.ok_or_else(|| Error::new("the card in the hand has no id"))
    }

    /// The cards that lie on the table of a spread.
    pub(crate) async fn spread(&self) -> Result<Vec<String>> {
        self.attributes(".cards .face", "data-card").await
    }

    /// The party to give a card to so that it is right, or wrong.
    pub(crate) fn party(&self, card: &str, right: bool) -> Result<String> {
        self.deck.party(card, right)
    }

    /// A card in a party's column.
    pub(crate) fn chip(&self, card: &str, party: &str) -> Result<String> {
        Ok(format!("[data-column={party}] .chip[data-ix='{}']", self.deck.ix(card)?))
    }

    /// Feedback after each card: waits until the game has told how it was to place this card on
    /// this party. A card that was wrong lies with its owner.
    pub(crate) async fn wait_told(&self, card: &str, party: &str) -> Result<()> {
        let owner = &self.deck.card(card)?.owner;
        let verdict = if owner == party { "right" } else { "wrong" };
        let chip = self.chip(card, owner)?;
        self.wait_for_selector(&format!("{chip}[data-verdict={verdict}]")).await?;
        let explains = format!("[data-explains='{card}'][data-verdict={verdict}]");
        self.wait_for_selector(&explains).await?;
        self.wait_at_rest().await
    }

    /// Feedback at the end: waits until the card lies with this party, and nothing is told.
    pub(crate) async fn wait_placed(&self, card: &str, party: &str) -> Result<()> {
        self.wait_for_selector(&self.chip(card, party)?).await?;
        assert!(!self.has("[data-verdict]").await?, "something is told before the end");
        self.wait_at_rest().await
    }

    /// Waits until nothing is in the air, in the hand, or lit.
    pub(crate) async fn wait_at_rest(&self) -> Result<()> {
        self.wait_gone(UNREST).await
    }

    /// Whether nothing has come of what was done: no card filed or held, and this one back where it
    /// was.
    pub(crate) async fn assert_untouched(&self, selector: &str, place: Rect) -> Result<()> {
        self.wait_at_rest().await?;
        let back = async || Ok(near(self.rect(selector).await?, place));
        let waited = self.wait("the card to be back in its place", back).await;
        if let Err(error) = waited {
            let now = self.rect(selector).await?;
            let how = "[getComputedStyle(el).transform, el.getAttribute('style'), el.outerHTML]";
            let script = format!("const el = root.querySelector(args[0]); return String({how})");
            let how: String = self.run_in_root_as(&script, vec![selector.into()]).await?;
            return Err(error.while_doing(format!("it is at {now:?}, not {place:?}: {how}")));
        }
        assert_eq!(self.progress().await?, (0, self.deck.len()));
        assert!(!self.has("[data-explains], .chip").await?, "a card was filed");
        Ok(())
    }

    /// Lets a pressed pointer rest where it is for longer than a flick is looked at (100 ms), so that
    /// letting go there is no throw.
    pub(crate) async fn rest(&self, pointer: Pointer<'_>, at: Point) -> Result<()> {
        pointer.travel(at, at.plus(1.0, 1.0), 9).await
    }

    /// Waits until nothing that this lies in, or that lies in it, is animated, and it lies still. On
    /// a busy machine what is about to move lies still too.
    pub(crate) async fn wait_settled(&self, selector: &str) -> Result<()> {
        self.wait_still(selector).await?;
        let settled = "
            const el = root.querySelector(args[0]);
            const moves = root.getAnimations().filter(({ effect: { target } }) =>
              target && (target.contains(el) || el.contains(target)));
            return moves.every((move) => !move.pending && move.playState !== 'running')";
        let body = || self.run_in_root_as(settled, vec![selector.into()]);
        self.wait(&format!("`{selector}` to have come to rest"), async || body().await).await?;
        self.wait_still(selector).await
    }

    /// Waits until this has the focus.
    pub(crate) async fn wait_focused(&self, selector: &str) -> Result<()> {
        let waited = self
            .wait(&format!("the focus to be on `{selector}`"), async || {
                self.focused(selector).await
            })
            .await;
        let active = self.active().await?;
        waited.map_err(|error| error.while_doing(format!("{active:?} has the focus")))
    }

    /// Presses Tab until this has the focus.
    pub(crate) async fn tab_to(&self, selector: &str) -> Result<()> {
        for _ in 0..30 {
            if self.focused(selector).await? {
                return Ok(());
            }
            self.keys().press(key::TAB).await?;
        }
        Err(Error::new(format!("30 times Tab did not lead to `{selector}`")))
    }

    /// Puts the explanation away and waits for what comes then: the next card, or the result.
    pub(crate) async fn leave_explanation(&mut self, card: &str) -> Result<()> {
        self.wait_settled(NEXT).await?;
        self.next().await?;
        self.wait_after(card).await
    }

    /// Waits until this card's explanation is gone.
    pub(crate) async fn wait_after(&self, card: &str) -> Result<()> {
        self.wait_gone(&format!("[data-explains='{card}']")).await
    }

    /// Waits for the result: these cards are missed and no others.
    pub(crate) async fn wait_result(&self, of: usize, mut wrong: Vec<String>) -> Result<()> {
        self.wait_for_selector(&format!(".game[data-screen=results] {RESULT}")).await?;
        let mut missed = self.attributes("[data-missed]", "data-missed").await?;
        missed.sort();
        wrong.sort();
        assert_eq!(missed, wrong);
        let ring = self.attribute(".ring", "aria-label").await?.unwrap_or_default();
        let right = format!("{}/{of} ", of - wrong.len());
        assert!(ring.starts_with(&right), "`{ring}` does not start with `{right}`");
        Ok(())
    }
}

/// Whether two places are the same, but for parts of pixels.
fn near(one: Rect, other: Rect) -> bool {
    let close = |a: f64, b: f64| (a - b).abs() < 1.0;
    close(one.x, other.x) && close(one.y, other.y)
}

impl Deref for Play {
    type Target = Game;

    fn deref(&self) -> &Game {
        &self.game
    }
}

impl DerefMut for Play {
    fn deref_mut(&mut self) -> &mut Game {
        &mut self.game
    }
}
