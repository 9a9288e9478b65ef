//! A workshop in real browsers: what is set up, teams at one screen, a round on one's own device with its code, the
//! board, and what is printed.
//!
//! What is right is read from the packs, and addresses are written and read by the crate that the page is made of:
//! a journey says what is agreed, not how that is written.

mod board;
mod join;
mod paper;
mod set_up;
mod stage;
mod views;

use std::fs;
use std::ops::Deref;
use std::rc::Rc;

use browser::{Browser, Error, Page, Result, Server, ServerBuilder, Session, Setup, dist, key};
use model::{Card, Deck, pack};
use serde_json::Value;
use workshop::{Mark, Name, Seats, Team, Turns};

/// The room in a browser.
pub(crate) struct Room {
    page: Page,
    server: Server,
}

impl Room {
    /// Opens the room; `address` is what stands after `room.html`.
    pub(crate) async fn open(browser: Browser, setup: Setup, address: &str) -> Result<Self> {
        Self::open_on(Server::site()?, browser, setup, address).await
    }

    /// The same on a server with more on it.
    pub(crate) async fn open_on(
        server: ServerBuilder,
        browser: Browser,
        setup: Setup,
        address: &str,
    ) -> Result<Self> {
        let server = server.probe(browser == Browser::WebKit).start()?;
        let session = Session::start(browser, setup).await?;
        let room = Self { page: Page::new(session, "whos-responsible-room"), server };
        room.look(address).await?;
        Ok(room)
    }

    /// Opens another address of the room, as from a bookmark.
    pub(crate) async fn look(&self, address: &str) -> Result<()> {
        // Two addresses that differ in their fragments are one page: what was there has to go first.
        self.goto(&self.server.url("/__browser/probe.js")).await?;
        self.goto(&self.server.url(&format!("/room.html{address}"))).await?;
        self.wait_for_selector("[data-view], .fault").await
    }

    /// The same on a device that keeps nothing of the room.
    pub(crate) async fn fresh(&self, address: &str) -> Result<()> {
        self.run("localStorage.clear()", vec![]).await?;
        self.look(address).await
    }

    /// Loads the page again.
    pub(crate) async fn reload_and_wait(&self) -> Result<()> {
        self.reload().await?;
        self.wait_for_selector("[data-view], .fault").await
    }

    /// The fragment of the address, with its `#`.
    pub(crate) async fn fragment(&self) -> Result<String> {
        self.run_in_root_as("return location.hash", vec![]).await
    }

    /// What the address says is agreed, for the view of this name.
    pub(crate) async fn agreed(&self, view: &str) -> Result<workshop::Setup> {
        read(&self.fragment().await?, view)
    }

    /// Chooses in a list, as a visitor does.
    pub(crate) async fn choose(&self, list: &str, value: &str) -> Result<()> {
        let body = "
            const select = root.querySelector(args[0]);
            select.value = args[1];
            select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
            return select.value === args[1]";
        let done: bool = self.run_in_root_as(body, vec![list.into(), value.into()]).await?;
        self.frames().await?;
        if done { Ok(()) } else { Err(Error::new(format!("{list} has no choice {value}"))) }
    }

    /// What a field or a list holds.
    pub(crate) async fn value(&self, field: &str) -> Result<String> {
        self.run_in_root_as("return root.querySelector(args[0]).value", vec![field.into()]).await
    }

    /// Writes something else into a field, by keys.
    pub(crate) async fn write(&self, field: &str, text: &str) -> Result<()> {
        self.run_in_root("root.querySelector(args[0]).select()", vec![field.into()]).await?;
        self.focus(field).await?;
        self.keys().type_text(text).await
    }

    /// Gives a file to the field for it, as a visitor's file dialog would.
    pub(crate) async fn choose_file(&self, name: &str, text: &str) -> Result<()> {
        let body = "
            const input = root.querySelector('input[type=file]');
            const files = new DataTransfer();
            files.items.add(new File([args[1]], args[0], { type: 'application/json' }));
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }))";
        self.run_in_root(body, vec![name.into(), text.into()]).await.map(drop)
    }

    /// Waits until this has the focus.
    pub(crate) async fn wait_focused(&self, selector: &str) -> Result<()> {
        let name = format!("the focus to be on `{selector}`");
        let waited = self.wait(&name, async || self.focused(selector).await).await;
        let active = self.active().await?;
        waited.map_err(|error| error.while_doing(format!("{active:?} has the focus")))
    }

    /// Presses Tab until this has the focus.
    pub(crate) async fn tab_to(&self, selector: &str) -> Result<()> {
        for _ in 0..40 {
            if self.focused(selector).await? {
                return Ok(());
            }
            self.keys().press(key::TAB).await?;
        }
        Err(Error::new(format!("40 times Tab did not lead to `{selector}`")))
    }

    /// Waits until the first match says this.
    pub(crate) async fn wait_text(&self, selector: &str, text: &str) -> Result<()> {
        let name = format!("`{selector}` to say `{text}`");
        self.wait(&name, async || Ok(self.text(selector).await? == text)).await
    }

    /// Time passes: the clock of the device is so many seconds on.
    pub(crate) async fn pass(&self, seconds: u32) -> Result<()> {
        let script = "
            const now = Date.now;
            Date.now = () => now() + 1000 * arguments[0]";
        self.run(&script.replace("arguments[0]", &seconds.to_string()), vec![]).await.map(drop)
    }
}

impl Deref for Room {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

/// What the fragment of an address says is agreed, for the view of this name.
pub(crate) fn read(fragment: &str, view: &str) -> Result<workshop::Setup> {
    let text = fragment.strip_prefix(&format!("#{view}&")).ok_or_else(|| {
        Error::new(format!("`{fragment}` is not the address of the view `{view}`"))
    })?;
    workshop::Setup::read(text).map_err(|fault| Error::new(format!("{fault}: {text}")))
}

/// The address of a view in English.
pub(crate) fn address(view: &str, setup: &workshop::Setup) -> String {
    address_in("en", view, setup)
}

/// The address of a view in a language.
pub(crate) fn address_in(lang: &str, view: &str, setup: &workshop::Setup) -> String {
    format!("?lang={lang}&motion=less#{view}&{}", setup.text())
}

/// A deck of the site, as players download it.
pub(crate) fn deck(id: &str, lang: &str) -> Result<Rc<Deck>> {
    let text = fs::read_to_string(dist().join(format!("packs/{id}.{lang}.pack")))?;
    let deck = pack::read(&text).map_err(|error| Error::new(format!("{id}: {error}")))?;
    Ok(Rc::new(deck))
}

/// Teams of these names; of an empty one the name is that of its mark.
pub(crate) fn teams(names: &[&str], turns: Turns, steal: bool) -> Seats {
    let team = |(&mark, name): (&Mark, &&str)| {
        let name = (!name.is_empty()).then(|| Name::told(name).expect("a name of a journey"));
        Team { mark, name }
    };
    Seats::Teams { teams: Mark::ALL.iter().zip(names).map(team).collect(), turns, steal }
}

/// Eight teams whose names are as long and as wide as a name can be.
pub(crate) fn eight() -> Vec<&'static str> {
    vec!["WWWWWWWWWWWWWWWWWWWW"; 8]
}

/// The texts of the room in one language.
pub(crate) struct Texts(Value);

impl Texts {
    pub(crate) fn read(lang: &str) -> Result<Self> {
        let file = browser::workspace().join(format!("locales/room/{lang}.json"));
        Ok(Self(serde_json::from_str(&fs::read_to_string(file)?)?))
    }

    /// A text with its places filled.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.0[key].as_str().unwrap_or_default().to_owned();
        assert!(!text.is_empty(), "there is no text {key}");
        values.iter().fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// A text without places.
    pub(crate) fn text(&self, key: &str) -> String {
        self.fill(key, &[])
    }
}

/// What is read on a card, with its service.
pub(crate) fn asked(deck: &Deck, card: &Card) -> String {
    let service = deck.service_of(card).map(|service| format!("{}: ", service.name));
    format!("{}{}", service.unwrap_or_default(), card.task)
}
