//! The game in a browser: what journeys are written with.

use std::ops::{Deref, DerefMut};

use serde_json::Value;

use crate::{Browser, Error, Page, Result, Selectors, Server, Session, Setup};

/// The game, open and playable.
pub struct Game {
    page: Page,
    /// The server that it comes from.
    pub server: Server,
    /// How its parts are found.
    pub selectors: Selectors,
}

impl Game {
    /// Serves the built site, opens it, and waits until it can be played.
    pub async fn open(browser: Browser, setup: Setup) -> Result<Self> {
        let server = Server::site()?.probe(browser == Browser::WebKit).start()?;
        let game = Self::open_on(server, "/", browser, setup).await?;
        game.wait_playable().await?;
        Ok(game)
    }

    /// Opens a page of a server of one's own (with faults, overlays, another policy). Does not wait
    /// for the game.
    pub async fn open_on(
        server: Server,
        path: &str,
        browser: Browser,
        setup: Setup,
    ) -> Result<Self> {
        let selectors = Selectors::default();
        let session = Session::start(browser, setup).await?;
        session.goto(&server.url(path)).await?;
        Ok(Self { page: Page::new(session, &selectors.host), server, selectors })
    }

    /// Waits until the element says that it can be played.
    pub async fn wait_playable(&self) -> Result<()> {
        let ready = Value::from(self.selectors.ready.as_str());
        let body = format!(
            "return Boolean(host && host.hasAttribute({ready}) && !root.querySelector('[aria-busy]'))"
        );
        let name = "the game to be playable";
        self.page.wait(name, async || self.run_in_root_as(&body, vec![]).await).await
    }

    /// Reloads the page and waits until the game can be played again.
    pub async fn reload_and_wait(&self) -> Result<()> {
        self.page.reload().await?;
        self.wait_playable().await
    }

    /// Waits for `explanation`, `results`, `card`, … (see [`Selectors::named`]), and for all that it says.
    pub async fn wait_for(&self, what: &str) -> Result<()> {
        self.wait_for_selector(&self.selectors.named(what)).await?;
        self.wait_drawn().await
    }

    /// Waits until all that was asked for is here: explanations, results and dialogs may be on their way.
    pub async fn wait_drawn(&self) -> Result<()> {
        let body = "return !root.querySelector('[aria-busy]')";
        let name = "what was asked for to be here";
        self.page.wait(name, async || self.run_in_root_as(body, vec![]).await).await
    }

    /// The id of the card on top of the hand.
    pub async fn card(&self) -> Result<String> {
        let id = self.attribute(&self.selectors.card, "data-card").await?;
        id.ok_or_else(|| Error::new("the first card has no `data-card`"))
    }

    /// Drags the first card to a party's column: by finger (held first) on a touch setup, else by
    /// mouse.
    pub async fn drag_card_to(&mut self, party: &str) -> Result<()> {
        self.drag_to(&self.selectors.card.clone(), party).await
    }

    /// Drags what matches the selector to a party's column.
    pub async fn drag_to(&mut self, selector: &str, party: &str) -> Result<()> {
        let column = self.selectors.column(party);
        self.wait_still(selector).await?;
        let from = self.rect_in_view(selector).await?.center();
        let to = self.rect(&column).await?.center();
        if self.setup().touch && self.browser().has_touch() {
            self.finger().hold_and_drag(from, to).await
        } else {
            self.mouse().drag(from, to).await
        }
    }

    /// Taps the first card, then a party's column.
    pub async fn tap_card_to(&mut self, party: &str) -> Result<()> {
        self.wait_still(&self.selectors.card).await?;
        self.tap(&self.selectors.card).await?;
        self.tap(&self.selectors.column(party)).await
    }

    /// Leaves the explanation for the next card.
    pub async fn next(&mut self) -> Result<()> {
        self.tap(&self.selectors.next).await
    }

    /// How many cards are done, of how many.
    pub async fn progress(&self) -> Result<(usize, usize)> {
        let number = async |name: &str| -> Result<usize> {
            let text = self.attribute(&self.selectors.progress, name).await?.unwrap_or_default();
            text.parse().map_err(|_| Error::new(format!("`{name}` is not a number: `{text}`")))
        };
        Ok((number("data-done").await?, number("data-of").await?))
    }

    /// The text of the status region.
    pub async fn status(&self) -> Result<String> {
        self.text(&self.selectors.status).await
    }

    /// Waits until the status region contains these words.
    pub async fn wait_status(&self, words: &str) -> Result<()> {
        self.wait(&format!("the status to say `{words}`"), async || {
            Ok(self.status().await?.contains(words))
        })
        .await
    }
}

impl Deref for Game {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl DerefMut for Game {
    fn deref_mut(&mut self) -> &mut Page {
        &mut self.page
    }
}
