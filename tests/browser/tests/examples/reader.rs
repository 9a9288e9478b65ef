//! Somebody who reads an example and plays in it, with a real mouse, real keys, or a finger.

use std::ops::{Deref, DerefMut};

use browser::{Browser, Error, Rect, Result, Server, ServerBuilder, Setup, key};

use browser::journey::{Journey, expect};

/// An example, and the one of its games that matters now.
pub(crate) struct Reader(Journey);

impl Reader {
    /// Opens an example.
    pub(crate) async fn open(browser: Browser, setup: Setup, path: &str) -> Result<Self> {
        Self::open_on(Server::examples()?, browser, setup, path).await
    }

    /// Opens an example on a server with more on it.
    pub(crate) async fn open_on(
        server: ServerBuilder,
        browser: Browser,
        setup: Setup,
        path: &str,
    ) -> Result<Self> {
        Ok(Self(Journey::open_on(server, browser, setup, path).await?))
    }

    /// Scrolls to the game and waits until it can be played and nothing moves.
    pub(crate) async fn go_to_game(&self) -> Result<()> {
        let there = "
            if (!host) return false;
            host.scrollIntoView({ behavior: 'instant', block: 'start' });
            return host.hasAttribute('data-ready')";
        let body = async || self.run_in_root_as(there, vec![]).await;
        self.wait("the game to be playable", body).await?;
        self.wait_settled(".hand .face").await
    }

    /// Waits until nothing around this is animated and it lies still.
    pub(crate) async fn wait_settled(&self, selector: &str) -> Result<()> {
        self.wait_still(selector).await?;
        let settled = "
            const el = root.querySelector(args[0]);
            const moves = root.getAnimations().filter(({ effect: { target } }) =>
              target && (target.contains(el) || el.contains(target)));
            return moves.every((move) => !move.pending && move.playState !== 'running')";
        let body = async || self.run_in_root_as(settled, vec![selector.into()]).await;
        self.wait("the game to be at rest", body).await?;
        self.wait_still(selector).await
    }

    /// The card in the hand and whose it is.
    pub(crate) async fn card(&self) -> Result<(String, String)> {
        let card = self.attribute(".hand .face", "data-card").await?.unwrap_or_default();
        let owner = self.decks.owners()[&card].as_str().unwrap_or_default().to_owned();
        Ok((card, owner))
    }

    /// Where a card is taken, and where it is dropped.
    pub(crate) async fn way_to(&self, owner: &str) -> Result<(Rect, Rect)> {
        let column = format!("[data-column='{owner}']");
        let from = self.rect_in_view(".hand .face").await?;
        Ok((from, self.rect(&column).await?))
    }

    /// Drags the card in the hand to its owner by mouse.
    pub(crate) async fn drag_card(&self) -> Result<()> {
        let (card, owner) = self.card().await?;
        let (from, to) = self.way_to(&owner).await?;
        self.mouse().drag(from.center(), to.center()).await?;
        self.wait_right(&card).await
    }

    /// Places the card in the hand with its owner by an arrow key. Tab leads to the card.
    pub(crate) async fn key_card(&self) -> Result<()> {
        let (card, owner) = self.card().await?;
        let parties = self.attributes("[data-column]", "data-column").await?;
        let first = parties.first() == Some(&owner);
        for _ in 0..40 {
            if self.focused(".hand [data-ix] *, .hand [data-ix]").await? {
                self.keys().press(if first { key::LEFT } else { key::RIGHT }).await?;
                return self.wait_right(&card).await;
            }
            self.keys().press(key::TAB).await?;
        }
        Err(Error::new("40 times Tab did not lead to the card"))
    }

    /// Waits until the game says that the card is right.
    pub(crate) async fn wait_right(&self, card: &str) -> Result<()> {
        self.wait_for_selector(&format!("[data-explains='{card}'][data-verdict=right]")).await
    }

    /// How many cards are placed.
    pub(crate) async fn expect_placed(&self, cards: usize) -> Result<()> {
        expect("the cards placed", self.count(".chip").await?, cards)
    }
}

impl Deref for Reader {
    type Target = Journey;

    fn deref(&self) -> &Journey {
        &self.0
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut Journey {
        &mut self.0
    }
}
