//! What the journeys of this program are written with.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::ops::{Deref, DerefMut};

use crate::{Browser, Error, Game, Result, Server, ServerBuilder, Setup, dist, workspace};
use serde::Deserialize;
use serde_json::Value;

use crate::gallery::decks::Decks;
use crate::gallery::play::Play;
use crate::gallery::state;

/// A game and what the deck files say of its cards.
pub struct Journey {
    game: Game,
    /// What the deck files say.
    pub decks: Decks,
}

/// What a player sees of a round.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Seen {
    /// Which screen: a hand, a spread, results.
    pub screen: String,
    /// The deck's title.
    pub title: String,
    /// How the cards are laid out.
    pub presentation: String,
    /// The cards in the hand or on the table, by id.
    pub cards: Vec<String>,
    /// Whether a hint can be asked for.
    pub hint: bool,
    /// The words of the explanation, if there is one.
    pub explains: Option<String>,
    /// By party: positions in the deck, the latest first, with their verdicts.
    pub columns: BTreeMap<String, Vec<(u32, Option<String>)>>,
    /// The cards of the results that were placed wrong, by id.
    pub missed: Vec<String>,
    /// How many cards are done.
    pub done: usize,
    /// How many cards the round has.
    pub of: usize,
    /// The words beside the title, and the sum of the result.
    pub score: Vec<String>,
    /// Whether the round can be handed in.
    pub submit: bool,
}

impl Seen {
    /// How many cards lie on the columns.
    pub fn placed(&self) -> usize {
        self.columns.values().map(Vec::len).sum()
    }

    /// The same without words, which another language changes.
    pub fn without_words(mut self) -> Self {
        self.title.clear();
        self.score.clear();
        self
    }
}

impl Journey {
    /// Opens a page of the built site.
    pub async fn open(browser: Browser, setup: Setup, path: &str) -> Result<Self> {
        let journey = Self::open_on(Server::site()?, browser, setup, path).await?;
        journey.wait_playable().await?;
        Ok(journey)
    }

    /// Opens a page of a server with more on it; does not wait for the game.
    pub async fn open_on(
        server: ServerBuilder,
        browser: Browser,
        setup: Setup,
        path: &str,
    ) -> Result<Self> {
        let server = server.probe(browser == Browser::WebKit).start()?;
        let game = Game::open_on(server, path, browser, setup).await?;
        Ok(Self { game, decks: Decks::read()? })
    }

    /// Opens a page of the site with its service worker, which takes no file but as it was built:
    /// so there is no recorder of problems in WebKit.
    pub async fn published(browser: Browser, setup: Setup, path: &str) -> Result<Self> {
        let game = Game::open_on(Server::published()?.start()?, path, browser, setup).await?;
        let journey = Self { game, decks: Decks::read()? };
        journey.wait_playable().await?;
        Ok(journey)
    }

    /// Opens a page with nothing saved from before.
    pub async fn fresh(&self, path: &str) -> Result<()> {
        state::fresh(&self.game, path).await
    }

    /// Ends the server: whatever the page asks for from now on comes from the browser or not at all.
    pub fn stop_server(&mut self) -> Result<()> {
        self.game.server = Server::builder().start()?;
        Ok(())
    }

    /// Opens a page; does not wait for the game.
    pub async fn visit(&self, path: &str) -> Result<()> {
        self.goto(&self.server.url(path)).await
    }

    /// Plays on; gives the cards that were placed.
    pub async fn play(&self, play: Play) -> Result<Vec<String>> {
        play.on(&self.game, &self.decks).await
    }

    /// Presses buttons of the game one after the other.
    pub async fn press(&self, selectors: &[&str]) -> Result<()> {
        Play::press(&self.game, selectors).await?;
        self.frames().await
    }

    /// Opens a dialog.
    pub async fn dialog(&self, name: &str) -> Result<()> {
        state::dialog(&self.game, name).await
    }

    /// Chooses in the open settings, as a visitor does.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        let body = "
            const select = root.querySelector(`select[name='${args[0]}']`);
            select.value = args[1];
            select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
            return select.value === args[1]";
        let done: bool = self.run_in_root_as(body, vec![name.into(), value.into()]).await?;
        self.frames().await?;
        if done { Ok(()) } else { Err(Error::new(format!("{name} has no choice {value}"))) }
    }

    /// What the open settings show.
    pub async fn chosen(&self) -> Result<BTreeMap<String, String>> {
        let body = "return Object.fromEntries(
            Array.from(root.querySelectorAll('dialog select'), (s) => [s.name, s.value]))";
        self.run_in_root_as(body, vec![]).await
    }

    /// What a player sees.
    pub async fn seen(&self) -> Result<Seen> {
        self.seen_in(&self.selectors.host).await
    }

    /// What a player sees in the element that this selector finds.
    pub async fn seen_in(&self, host: &str) -> Result<Seen> {
        const SCRIPT: &str = "
            const root = document.querySelector(arguments[0]).shadowRoot;
            const all = (selector, value, within) =>
              Array.from((within || root).querySelectorAll(selector), value);
            const words = (el) => el.textContent.replace(/\\s+/g, ' ').trim();
            const one = (selector) => root.querySelector(selector);
            const pips = one('[data-progress]').dataset;
            const sum = (selector, value) => all(selector, value).reduce((one, other) => one + other, 0);
            // Yew may pause between drawing the hand, the columns and their cards.
            const drawn = () => !one('[data-column]') || (sum('.column .count', (el) => +el.textContent) === +pips.done
              && all('.column', (el) => el.querySelectorAll('.chip').length >= Math.min(24, +el.querySelector('.count').textContent)).every(Boolean));
            return (async () => {
            for (let tries = 0; !drawn() && tries < 40; tries++) await new Promise((done) => setTimeout(done, 25));
            return {
              screen: one('.game').dataset.screen, presentation: one('.game').dataset.presentation,
              title: words(one('.bar h1')),
              cards: all('.hand .face, .cards .face', (el) => el.dataset.card),
              hint: Boolean(one('.hint')),
              explains: one('[data-explains]') && one('[data-explains]').dataset.explains,
              columns: Object.fromEntries(all('[data-column]', (column) => [column.dataset.column,
                all('.chip', (el) => [Number(el.dataset.ix), el.dataset.verdict || null], column)])),
              missed: all('[data-missed]', (el) => el.dataset.missed),
              done: Number(pips.done), of: Number(pips.of),
              score: all('.position, .streak, .points, .sum b, .sum span', words),
              submit: Boolean(one('[data-submit]')),
            };
            })()";
        self.run_as(SCRIPT, vec![host.into()]).await
    }

    /// What is saved under a name.
    pub async fn saved(&self, name: &str) -> Result<Option<String>> {
        let script = "return localStorage.getItem('whos-responsible/' + arguments[0])";
        self.run_as(script, vec![name.into()]).await
    }

    /// Saves something under a name, behind the game's back.
    pub async fn save(&self, name: &str, text: &str) -> Result<()> {
        let script = "localStorage.setItem('whos-responsible/' + arguments[0], arguments[1])";
        self.run(script, vec![name.into(), text.into()]).await.map(drop)
    }

    /// The notice, once there is one.
    pub async fn notice(&self) -> Result<String> {
        self.wait_for_selector("[data-notice]").await?;
        self.text("[data-notice] p").await
    }

    /// Fails if there is a notice.
    pub async fn assert_no_notice(&self, when: &str) -> Result<()> {
        match self.texts("[data-notice] p").await?.first() {
            None => Ok(()),
            Some(text) => Err(Error::new(format!("{when}: the notice `{text}` is shown"))),
        }
    }

    /// Places one more card and sees that it lies there.
    pub async fn assert_goes_on(&self) -> Result<()> {
        let before = self.seen().await?;
        let placed = self.play(Play::cards(1).explained()).await?;
        let after = self.seen().await?;
        let more = (after.done == before.done + 1) && placed.len() == 1;
        if more { Ok(()) } else { Err(Error::new(format!("no card was placed: {after:?}"))) }
    }
}

impl Deref for Journey {
    type Target = Game;

    fn deref(&self) -> &Game {
        &self.game
    }
}

impl DerefMut for Journey {
    fn deref_mut(&mut self) -> &mut Game {
        &mut self.game
    }
}

/// The texts of the interface in one language.
pub struct Texts(Value);

impl Texts {
    /// Reads a language of the repository.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(lang: &str) -> Result<Self> {
        let file = workspace().join(format!("locales/{lang}.json"));
        Ok(Self(serde_json::from_str(&fs::read_to_string(file)?)?))
    }

    /// A text with its blanks filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.0[key].as_str().unwrap_or_default().to_owned();
        values.iter().fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// A text until its first blank.
    pub fn start(&self, key: &str) -> String {
        let text = self.fill(key, &[]);
        text.split('{').next().unwrap_or_default().trim().to_owned()
    }

    /// "3 cards".
    pub fn cards(&self, count: usize) -> String {
        let key = if count == 1 { "cards.one" } else { "cards.other" };
        self.fill(key, &[("n", &count.to_string())])
    }
}

/// The game's page, with a script of one's own before everything else.
pub fn page_with_script(name: &str) -> Result<String> {
    let html = fs::read_to_string(dist().join("index.html"))?;
    Ok(html.replacen("<head>", &format!("<head><script src=\"{name}\"></script>"), 1))
}

/// A file of the built site, cut in the middle.
pub fn half_of(path: &str) -> Result<Vec<u8>> {
    let mut bytes = fs::read(dist().join(path.trim_start_matches('/')))?;
    bytes.truncate(bytes.len() / 2);
    Ok(bytes)
}

/// Fails with everything that is in the list.
pub fn none(what: &str, found: &[String]) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    Err(Error::new(format!("{what}, {} times:\n{}", found.len(), found.join("\n"))))
}

/// Says something that is shown for tests that pass, too.
pub fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "  {words}");
}

/// Looks at something on the page that is neither true nor false at once.
pub fn expect<T: PartialEq + std::fmt::Debug>(what: &str, found: T, want: T) -> Result<()> {
    if found == want {
        return Ok(());
    }
    Err(Error::new(format!("{what}:\n  found    {found:?}\n  expected {want:?}")))
}
