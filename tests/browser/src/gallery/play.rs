//! A player inside the page, for getting to a state quickly. It clicks the game's own buttons and
//! waits for what comes of it. Real input is tested elsewhere.

use crate::{Game, Result};
use serde_json::{Value, json};

use super::decks::Decks;

/// Where to stop, and which cards to get wrong.
#[derive(Clone, Debug, Default)]
pub struct Play {
    cards: Option<usize>,
    card: Option<String>,
    explained: bool,
    submit: bool,
    wrong_every: usize,
}

impl Play {
    /// To the end of the round.
    pub fn to_the_end() -> Self {
        Self { submit: true, ..Self::default() }
    }

    /// Until all cards are placed, but not handed in.
    pub fn until_placed() -> Self {
        Self::default()
    }

    /// Until so many more cards are placed.
    pub fn cards(cards: usize) -> Self {
        Self { cards: Some(cards), ..Self::default() }
    }

    /// Until this card is the one to place.
    pub fn until_card(card: &str) -> Self {
        Self { card: Some(card.into()), ..Self::default() }
    }

    /// And stop at the explanation of the last card (immediate feedback).
    pub fn explained(mut self) -> Self {
        self.explained = true;
        self
    }

    /// And get the first of every `every` cards wrong.
    pub fn wrong_every(mut self, every: usize) -> Self {
        self.wrong_every = every;
        self
    }

    /// Plays. Gives the ids of the cards that were placed, in order.
    pub async fn on(&self, game: &Game, decks: &Decks) -> Result<Vec<String>> {
        self.on_element(game, decks, &game.selectors.host).await
    }

    /// Plays on the element of a page that this selector finds.
    pub async fn on_element(&self, game: &Game, decks: &Decks, host: &str) -> Result<Vec<String>> {
        let plan = json!({
            "host": host, "owners": decks.owners(), "cards": self.cards, "card": self.card,
            "explained": self.explained, "submit": self.submit, "wrongEvery": self.wrong_every,
        });
        Ok(serde_json::from_value(game.run(PLAYER, vec![plan]).await?)?)
    }

    /// Presses the game's buttons of these selectors, one after the other.
    pub async fn press(game: &Game, selectors: &[&str]) -> Result<()> {
        let script = "
            const [host, selectors] = arguments;
            const root = document.querySelector(host).shadowRoot;
            return (async () => {
              for (const selector of selectors) {
                for (let tries = 0; !root.querySelector(selector); tries++) {
                  if (tries > 500) throw new Error(`no ${selector} to press`);
                  await new Promise((done) => setTimeout(done, 10));
                }
                root.querySelector(selector).click();
              }
              return true;
            })()";
        let args: Vec<Value> = vec![game.selectors.host.as_str().into(), json!(selectors)];
        game.run(script, args).await.map(drop)
    }
}

const PLAYER: &str = "
    const plan = arguments[0];
    const root = document.querySelector(plan.host).shadowRoot;
    const one = (selector) => root.querySelector(selector);
    const until = async (holds, what) => {
      for (let tries = 0; tries < 500; tries++) {
        const found = holds();
        if (found) return found;
        await new Promise((done) => setTimeout(done, tries < 5 ? 0 : 10));
      }
      const game = one('.game').cloneNode(false).outerHTML, said = one('[role=status]').textContent;
      const places = root.querySelectorAll('[data-drop]').length;
      throw new Error(`the player waits in vain for ${what}: ${game} ${places} places, '${said}'`);
    };
    const away = async (button) => {
      button.click();
      await until(() => !button.isConnected, 'a button to go');
    };
    // What was asked for may be on its way.
    const drawn = async () => {
      await until(() => !one('[aria-busy]'), 'explanation or results');
      return placed;
    };
    const placed = [];
    return (async () => {
      for (;;) {
        if (one('[data-screen=results]')) return drawn();
        const enough = plan.cards !== null && placed.length >= plan.cards;
        const inHand = one('.hand .face'), face = inHand || one('.cards .face');
        const next = one('[data-next]');
        // In a spread the explanation stays beside the cards.
        if (next && (enough && plan.explained)) return drawn();
        if (next && (inHand || !face || !one('.spread'))) { await away(next); continue; }
        if (enough) return placed;
        if (!face) {
          const submit = await until(() => one('[data-submit]'), 'the button that hands in');
          if (!plan.submit) return placed;
          await away(submit);
          continue;
        }
        const id = face.dataset.card;
        if (id === plan.card) return placed;
        const columns = [...root.querySelectorAll('[data-column]')];
        const owner = columns.findIndex((column) => column.dataset.column === plan.owners[id]);
        if (owner < 0) throw new Error(`nobody owns ${id}`);
        const wrong = plan.wrongEvery > 0 && placed.length % plan.wrongEvery === 0;
        const column = columns[(owner + (wrong ? 1 : 0)) % columns.length];
        if (inHand) {
          one(`.hand button[data-side='${column.dataset.side}']`).click();
        } else {
          // Yew may pause between drawing the cards and the columns: those of the last card's drop
          // go first.
          await until(() => !one('[data-drop]'), 'the last place to drop to go');
          face.click();
          (await until(() => column.querySelector('[data-drop]'), 'a place to drop')).click();
        }
        await until(() => !face.isConnected, `${id} to leave the hand`);
        placed.push(id);
      }
    })()";
