//! Sessions with a learning record store for `lms.js`, which does the requests. The credentials stay
//! there: nothing here ever sees them.

use serde_json::Value;
use wasm_bindgen::prelude::*;

use super::{Play, in_percent, moment, pass_mark, read_deck, summary};
use lms::outbox::{Next, Outbox};
use lms::recorder::{Opening, Recorder};
use lms::scorm::Mode;
use lms::statement::{Standard, Writer};
use lms::suspend::{self, Suspended};
use report::{PassMark, Scaled};
use uuid::Uuid;

/// A session with a learning record store.
#[wasm_bindgen]
pub struct RecorderPort {
    recorder: Recorder,
    actor: Value,
    mode: Mode,
    pass: Option<PassMark>,
    suspended: Option<Suspended>,
    /// The rounds that the store and this machine kept, as they are saved.
    texts: [String; 2],
    play: Play,
}

#[wasm_bindgen]
impl RecorderPort {
    /// Opens the session. `actor` is JSON, `launch_data` cmi5's `LMS.LaunchData` (empty in xAPI), `kept` what
    /// was kept of the round by the store and `local` by this machine, `outbox` what waits from before; `continues` if the page was only
    /// loaded again. `pass` in percent, negative for none; `limit` the cards of a round, 0 for all.
    ///
    /// # Errors
    /// What is wrong with the parameters.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::too_many_arguments, reason = "wasm-bindgen takes no structs of texts")]
    pub fn new(
        activity: &str,
        registration: &str,
        actor: &str,
        launch_data: &str,
        kept: &str,
        local: &str,
        outbox: &str,
        continues: bool,
        pass: f64,
        limit: u32,
        now: f64,
    ) -> Result<RecorderPort, JsValue> {
        let mut actor: Value = serde_json::from_str(actor).unwrap_or_default();
        if !actor.is_object() || activity.is_empty() {
            return Err("activity_id or actor is missing".into());
        }
        tidy(&mut actor);
        let data: Value = serde_json::from_str(launch_data).unwrap_or_default();
        let standard = if data.is_object() { Standard::Cmi5 } else { Standard::Xapi };
        let mastery = data["masteryScore"].as_f64().and_then(Scaled::from_unit).map(PassMark);
        let (pass, mode) = (
            mastery.or(pass_mark(pass)),
            Mode::from_word(data["launchMode"].as_str().unwrap_or_default()),
        );
        // The store may have nothing, or something older, when it did not take what came last.
        let (kept, local) = (suspend::read(kept), suspend::read(local));
        let texts = [&kept, &local].map(|kept| {
            let round = kept.as_ref().and_then(|kept| kept.round.as_ref());
            round.map(|round| round.text.clone()).unwrap_or_default()
        });
        let suspended = match (kept, local) {
            (Some(kept), Some(local)) => Some(kept.and(local)),
            (kept, local) => kept.or(local),
        };
        let writer = Writer {
            standard,
            activity: activity.to_owned(),
            registration: registration.to_owned(),
            template: Value::Null,
            decks: Vec::new(),
        };
        let writer = writer.with_template(&data["contextTemplate"]);
        let memo = suspended.as_ref().map(|kept| kept.memo).unwrap_or_default();
        let opening = Opening { mode, pass, memo, outbox: Outbox::read(outbox), continues };
        let recorder = Recorder::open(writer, opening, moment(now));
        Ok(Self { recorder, actor, mode, pass, suspended, texts, play: Play::new(limit) })
    }

    /// `normal`, `browse` or `review`.
    pub fn mode(&self) -> String {
        self.mode.word().to_owned()
    }

    /// The pass mark in percent; negative for none.
    pub fn pass(&self) -> f64 {
        in_percent(self.pass)
    }

    /// The best result so far in percent; negative for none.
    pub fn best(&self) -> f64 {
        self.recorder.memo().best.map_or(-1.0, |best| best.to_percent())
    }

    /// Whether some round was passed.
    pub fn passed(&self) -> bool {
        self.recorder.memo().passed
    }

    /// Takes the deck that is played. Gives the round to go on with.
    pub fn deck(&mut self, pack: &str, now: f64) -> Option<String> {
        self.play.deck = read_deck(pack);
        self.recorder.writer().decks = self.play.deck.iter().cloned().collect();
        if let Some(round) = self.suspended.as_ref().and_then(|kept| kept.round.as_ref())
            && let Some(deck) = &self.play.deck
        {
            self.recorder.settle(round.still_reported(deck));
        }
        let text = self.play.further(&self.texts)?;
        if let Some((_, facts)) = self.play.facts(&text)
            && facts.outcome.is_none()
            && facts.placed > 0
        {
            self.recorder.resume(moment(now));
        }
        Some(text)
    }

    /// Takes the same deck in another language, for the texts of the statements.
    pub fn translation(&mut self, pack: &str) {
        let (Some(played), Some(deck)) = (&self.play.deck, read_deck(pack)) else { return };
        if deck.fingerprint() == played.fingerprint() && deck.id() == played.id() {
            self.recorder.writer().decks.push(deck);
        }
    }

    /// Queues what is new in a saved round. Lines: the first six of [`super::SUMMARY`]. Empty if the text is no round.
    pub fn report(&mut self, text: &str) -> String {
        let Some((_, facts)) = self.play.facts(text) else { return String::new() };
        self.recorder.report(&facts);
        summary(&facts, self.recorder.memo().counts, self.pass)
    }

    /// What is kept to go on later: the round and what was reported.
    pub fn state(&mut self) -> String {
        let text = self.play.text.clone();
        let Some((round, _)) = self.play.facts(&text) else { return String::new() };
        suspend::write(&round, self.recorder.memo(), usize::MAX).0
    }

    /// The next request's body; empty if nothing waits.
    pub fn batch(&mut self) -> String {
        self.recorder.batch(&self.actor)
    }

    /// The answer to it: its status, 0 for none, its text, and the seconds it asked to wait, negative if it
    /// asked nothing. Gives the milliseconds until the next request; negative if nothing waits.
    pub fn answered(&mut self, status: u16, answer: &str, retry_after: i32) -> i32 {
        let asked = u32::try_from(retry_after).ok();
        let outbox = self.recorder.outbox();
        // Whoever says yes without naming what was sent is no store.
        let is_honest = !(200..300).contains(&status) || outbox.is_confirmed_by(status, answer);
        match outbox.answered(if is_honest { status } else { 0 }, asked) {
            Next::Send => 0,
            Next::Wait(pause) => i32::try_from(pause).unwrap_or(i32::MAX),
            Next::Rest => -1,
        }
    }

    /// Whether an answer to the last batch, with a good status, is a store's.
    pub fn confirms(&mut self, status: u16, answer: &str) -> bool {
        self.recorder.outbox().is_confirmed_by(status, answer)
    }

    /// How many statements wait.
    pub fn waiting(&mut self) -> usize {
        self.recorder.outbox().len()
    }

    /// How many the store will never take.
    pub fn refused(&mut self) -> usize {
        self.recorder.outbox().refused()
    }

    /// What waits, to be kept: without the actor.
    pub fn outbox(&mut self) -> String {
        self.recorder.outbox().text()
    }

    /// The learner goes; then [`RecorderPort::rest`] is the last request.
    pub fn leave(&mut self, now: f64) {
        self.recorder.leave(moment(now));
    }

    /// All that waits, as one request's body.
    pub fn rest(&self) -> String {
        self.recorder.rest(&self.actor)
    }
}

/// A name for what is kept on this machine, that tells nobody who it belongs to.
#[wasm_bindgen]
pub fn local_name(of: &str) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, of.as_bytes()).to_string()
}

/// Early launchers of Tin Can packages send lists where xAPI wants single values.
fn tidy(actor: &mut Value) {
    for name in ["name", "mbox", "account"] {
        if let Value::Array(list) = &mut actor[name] {
            actor[name] = list.first().cloned().unwrap_or_default();
        }
    }
    let Some(actor) = actor.as_object_mut() else { return };
    actor.retain(|_, value| !value.is_null());
    if let Some(Value::Object(account)) = actor.get_mut("account") {
        for (old, new) in [("accountServiceHomePage", "homePage"), ("accountName", "name")] {
            if let Some(value) = account.remove(old) {
                account.entry(new).or_insert(value);
            }
        }
    }
}
