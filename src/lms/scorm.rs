//! SCORM sessions for `lms.js`.

use wasm_bindgen::prelude::*;

use super::{Play, in_percent, moment, pass_mark, read_deck, summary, word};
use lms::scorm::{Api, Connected, Refusal, Reported, Session, Version};
use report::{Facts, Scaled};

#[wasm_bindgen]
extern "C" {
    /// The LMS's side as `lms.js` found it.
    pub type Lms;
    /// Calls a function of the LMS with none, one or two arguments.
    #[wasm_bindgen(method)]
    fn call(this: &Lms, name: &str, count: u32, first: &str, second: &str) -> Option<String>;
}

impl Api for Lms {
    fn call(&mut self, function: &str, arguments: &[&str]) -> Option<String> {
        let argument = |at: usize| arguments.get(at).copied().unwrap_or_default();
        Lms::call(self, function, arguments.len() as u32, argument(0), argument(1))
    }
}

/// A session with an LMS.
#[wasm_bindgen]
pub struct ScormPort {
    session: Session<Lms>,
    connected: Connected,
    play: Play,
    /// An earlier visit left something to tell.
    owes: bool,
    /// A result that was confirmed, and is not there.
    offer: Option<Scaled>,
}

#[wasm_bindgen]
impl ScormPort {
    /// Opens the session. `is_2004` tells the version; `pass` is in percent, negative for none; `limit` the
    /// cards of a round, 0 for all; `now` in ms since 1970, `offset` in minutes east of UTC.
    ///
    /// # Errors
    /// What the LMS said when it refused.
    #[wasm_bindgen(constructor)]
    pub fn new(
        lms: Lms,
        is_2004: bool,
        pass: f64,
        limit: u32,
        now: f64,
        offset: i32,
    ) -> Result<ScormPort, JsValue> {
        let version = if is_2004 { Version::Scorm2004 } else { Version::Scorm12 };
        let (mut session, connected) =
            Session::open(lms, version, pass_mark(pass), moment(now), offset)
                .map_err(|refusal| JsValue::from(sentence(&refusal)))?;
        session.await_proof();
        Ok(Self { session, connected, play: Play::new(limit), owes: false, offer: None })
    }

    /// `normal`, `browse` or `review`.
    pub fn mode(&self) -> String {
        self.connected.mode.word().to_owned()
    }

    /// The pass mark in percent; negative for none.
    pub fn pass(&self) -> f64 {
        in_percent(self.connected.pass)
    }

    /// The language that the LMS tells; empty if it tells none.
    pub fn language(&self) -> String {
        self.connected.language.clone().unwrap_or_default()
    }

    /// Whether the LMS kept something that cannot be read.
    pub fn damaged(&self) -> bool {
        self.connected.damaged
    }

    /// The best result so far in percent; negative for none.
    pub fn best(&self) -> f64 {
        self.session.memo().best.map_or(-1.0, |best| best.to_percent())
    }

    /// Whether some round was passed.
    pub fn passed(&self) -> bool {
        self.session.memo().passed
    }

    /// Takes the deck that is played, and the copy on this machine. Gives the round to go on with, of the LMS
    /// or of the copy.
    pub fn deck(&mut self, pack: &str, copy: &str) -> Option<String> {
        self.play.deck = read_deck(pack);
        let deck = self.play.deck.as_ref()?;
        let recalled = self.session.recall(copy, deck, self.play.limit);
        (self.owes, self.offer) = (recalled.owes, recalled.offer);
        recalled.go_on
    }

    /// Reports a saved round. Lines: [`super::SUMMARY`]. Empty if the text is no round.
    pub fn report(&mut self, text: &str, now: f64) -> String {
        let Some((round, facts)) = self.play.facts(text) else { return String::new() };
        let reported = self.session.report(&round, &facts, moment(now));
        self.lines(Some(&facts), &reported)
    }

    /// Reports again whatever the LMS does not surely have.
    pub fn again(&mut self, now: f64) -> String {
        let text = self.play.text.clone();
        if text.is_empty() { self.told(now) } else { self.report(&text, now) }
    }

    /// Whether an earlier visit left something to tell.
    pub fn owes(&self) -> bool {
        self.owes
    }

    /// Tells that.
    pub fn catch_up(&mut self, now: f64) -> String {
        self.told(now)
    }

    /// The result that the LMS once confirmed and does not show, in percent; negative for none.
    pub fn offered(&self) -> f64 {
        self.offer.map_or(-1.0, |offer| offer.to_percent())
    }

    /// Tells that result, because the learner asked for it.
    pub fn send_offered(&mut self, now: f64) -> String {
        let reported = self.session.send_offered(moment(now));
        // What is refused now is owed, and told with the next report.
        self.offer = None;
        self.lines(None, &reported)
    }

    /// What is to be kept on this machine, until a later session has read as much from the LMS.
    pub fn copy(&self) -> String {
        self.session.copy()
    }

    /// Whether a result waits until what was told of it is proven: then it is told again.
    pub fn waits(&self) -> bool {
        self.session.is_result_due()
    }

    /// What was confirmed since the last proof may not have arrived.
    pub fn doubt(&mut self) {
        self.session.doubt();
    }

    /// The LMS's site answered, just after it had confirmed; whether that proves what was told.
    pub fn prove(&mut self) -> bool {
        self.session.prove()
    }

    /// The page is out of sight.
    pub fn pause(&mut self, now: f64) {
        self.session.pause(moment(now));
    }

    /// The page goes.
    pub fn close(&mut self, now: f64) {
        self.session.close(moment(now));
    }
}

impl ScormPort {
    fn told(&mut self, now: f64) -> String {
        let reported = self.session.catch_up(moment(now));
        self.lines(None, &reported)
    }

    /// Without the facts of a round: of none that is over.
    fn lines(&self, facts: Option<&Facts>, reported: &Reported) -> String {
        let told = match facts {
            Some(facts) => summary(facts, self.session.counts(), self.connected.pass),
            None => "0\n0\n0\n1\n\n0".to_owned(),
        };
        let refusal = reported.refusal.as_ref().map(sentence).unwrap_or_default();
        format!("{told}\n{}\n{refusal}", word(reported.kept))
    }
}

/// What was refused, and why as far as the LMS says it: some refuse and report error 0, which is none.
fn sentence(refusal: &Refusal) -> String {
    let Refusal { call, code, says } = refusal;
    let text = match code.as_str() {
        "" | "0" => call.clone(),
        code => format!("{call}: {code} {says}"),
    };
    text.replace('\n', " ").trim_end().to_owned()
}
