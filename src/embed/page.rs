//! The page as the game's outside world.

use std::cell::{Cell, RefCell};

use js_sys::{Date, Function, Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AddEventListenerOptions, DomRect, KeyboardEvent};

use crate::ui::table::{Change, Table};
use crate::ui::{ByPtr, Env, Loading, Outside, choose_deck, round_name, speak};
use game::{Millis, Phase, SavedRound, Selection, Store, StoreError, Watch};
use gesture::Rect;
use i18n::Key;

#[wasm_bindgen]
extern "C" {
    /// What `game.js` does for the game.
    pub type Host;
    /// The text kept under a name.
    #[wasm_bindgen(method)]
    pub(crate) fn read(this: &Host, name: &str) -> Option<String>;
    /// Keeps a text: 0, or 1 if nothing can be kept, 2 if there is no room left, 3 if the page around
    /// the frame forbids it.
    #[wasm_bindgen(method)]
    pub(crate) fn write(this: &Host, name: &str, text: &str) -> u32;
    /// A promise of a pack's text; with `part:` before a name, of that part of the module.
    #[wasm_bindgen(method)]
    pub(crate) fn load(this: &Host, pack: &str) -> Promise;
    /// Tells what happened; see `report`.
    #[wasm_bindgen(method)]
    pub(crate) fn tell(this: &Host, what: &str, text: &str);
    /// What is said of a key besides itself; see [`Outside::keyed`].
    #[wasm_bindgen(method)]
    pub(crate) fn keyed(this: &Host, event: &KeyboardEvent) -> u32;
    /// The page is to hear nothing of a key.
    #[wasm_bindgen(method)]
    pub(crate) fn keep(this: &Host, event: &KeyboardEvent);
    /// Milliseconds on a clock that nobody can set.
    #[wasm_bindgen(method)]
    pub(crate) fn steady(this: &Host) -> f64;
    /// A card is in the air: looks for what scrolls around the game.
    #[wasm_bindgen(method)]
    pub(crate) fn lift(this: &Host, heard: &Function, options: &AddEventListenerOptions);
    /// What can be seen of the page.
    #[wasm_bindgen(method)]
    pub(crate) fn view(this: &Host) -> DomRect;
    /// Scrolls the innermost around the game that can.
    #[wasm_bindgen(method)]
    pub(crate) fn scroll(this: &Host, by: f64);
}

impl Host {
    /// What [`Host::load`] promises.
    pub(crate) fn fetch(&self, pack: &str) -> Loading {
        let text = JsFuture::from(self.load(pack));
        Box::pin(async move {
            let text = text.await.map_err(|error| reason(&error))?;
            text.as_string().ok_or_else(|| "no text".to_owned())
        })
    }
}

pub(super) struct Page {
    host: Host,
    watch: Cell<Watch>,
    seen: RefCell<Option<Seen>>,
    /// What the page was told of last.
    told: RefCell<Option<ByPtr<Table>>>,
}

/// What stands now.
#[derive(Clone)]
struct Seen {
    env: Env,
    table: ByPtr<Table>,
}

impl Page {
    pub(super) fn new(host: Host) -> Self {
        let watch = Watch::set(Date::now() as Millis, host.steady() as Millis).into();
        Self { host, watch, seen: RefCell::default(), told: RefCell::default() }
    }

    pub(super) fn rescue(&self) {
        if let Ok(seen) = self.seen.try_borrow()
            && let Some(Seen { table, .. }) = &*seen
        {
            let text = SavedRound::default().update(&table.round);
            self.host.write(&round_name(table.round.deck().id()), &text);
        }
    }

    pub(super) fn ask(&self, name: &str, value: &str) {
        let Some(Seen { env, table }) = self.seen.borrow().clone() else { return };
        match name {
            "deck" => choose_deck(&env, &table, value, true),
            "lang" => speak(&env, &table, value),
            "again" => {
                let seed = value.parse().unwrap_or_else(|_| self.seed());
                let again = Change::Restart(Selection::All, seed, self.now());
                env.change(Change::Quietly(Box::new(again)));
            }
            _ => env.change(Change::Wish(name.to_owned(), value.to_owned())),
        }
    }
}

impl Outside for Page {
    fn now(&self) -> Millis {
        self.watch.get().now(self.host.steady() as Millis)
    }

    fn keyed(&self, event: &KeyboardEvent) -> u32 {
        self.host.keyed(event)
    }

    fn keep(&self, event: &KeyboardEvent) {
        self.host.keep(event);
    }

    fn resume(&self, last: Millis) {
        let watch = self.watch.get().resuming(last, self.host.steady() as Millis);
        self.watch.set(watch);
    }

    fn lift(&self, heard: &Function, options: &AddEventListenerOptions) {
        self.host.lift(heard, options);
    }

    fn view(&self) -> Rect {
        let view = self.host.view();
        Rect { y: view.y(), height: view.height(), ..Rect::default() }
    }

    fn scroll(&self, by: f64) {
        self.host.scroll(by);
    }

    fn seed(&self) -> u32 {
        (Math::random() * f64::from(u32::MAX)) as u32
    }

    fn store(&self) -> &dyn Store {
        self
    }

    fn load(&self, pack: &str) -> Loading {
        self.host.fetch(pack)
    }

    fn bring(&self) -> Loading {
        self.load("part:screens")
    }

    fn see(&self, env: &Env, table: &ByPtr<Table>) {
        self.seen.replace(Some(Seen { env: env.clone(), table: table.clone() }));
    }

    fn follow(&self) {
        let Some(table) = self.seen.borrow().as_ref().map(|seen| seen.table.clone()) else {
            return;
        };
        let before = self.told.replace(Some(table.clone()));
        let (round, locale) = (&table.round, &table.locale);
        let before = before.as_ref();
        let tell = |what, text: &str| self.host.tell(what, text);
        if before.is_none_or(|before| before.locale.lang() != locale.lang()) {
            tell("lang", &format!("{}\n{}", locale.lang(), locale.text(Key::GameTitle)));
        }
        let id = |table: &Table| (table.round.seed(), table.round.started());
        let deck = round.deck().id();
        if before.is_some_and(|before| before.round.deck().id() != deck) {
            tell("deck", deck);
        }
        if let Some(notice) = &table.notice
            && before.is_none_or(|before| before.notice != table.notice)
        {
            tell("error", notice);
        }
        let is_over = round.phase() == Phase::Finished;
        let same =
            before.filter(|before| id(before) == id(&table) && before.round.deck().id() == deck);
        let Some(before) = same else {
            let resumed = !round.log().is_empty();
            tell("round-start", &report::start(round, resumed));
            if is_over {
                tell("result", &report::result(round));
            }
            return;
        };
        let steps = round.log().get(before.round.log().len()..).unwrap_or_default();
        for placed in steps.iter().filter_map(|step| report::placed(round, step)) {
            tell("placed", &placed);
        }
        if !steps.is_empty() {
            tell("progress", &report::progress(round));
        }
        if is_over && before.round.phase() != Phase::Finished {
            tell("round-end", &report::result(round));
        }
    }
}

impl Store for Page {
    fn read(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.host.read(name))
    }

    fn write(&self, name: &str, text: &str) -> Result<(), StoreError> {
        match self.host.write(name, text) {
            0 => Ok(()),
            1 => Err(StoreError::Blocked),
            3 => Err(StoreError::Framed),
            _ => Err(StoreError::Full),
        }
    }
}

/// The message of a JavaScript error, or whatever was thrown, as text.
fn reason(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "error".to_owned())
}
