//! xAPI statements (IEEE 9274.1.1, version 1.0.3) of a round, and what cmi5 (Quartz, 2016) asks of them.
//!
//! A statement is made without its actor and, in cmi5, without its session: both are put in when it is
//! sent, so that what waits on a disk names nobody and survives into the next session.

use std::rc::Rc;

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::time;
use game::Millis;
use model::Deck;
use report::{Answer, Facts, Outcome, PassMark};

const VERBS: &str = "http://adlnet.gov/expapi/verbs/";
const CMI5_CATEGORY: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const CMI5_MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const CMI5_MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const CMI5_SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
/// Which round of the registration it was: seed and start.
const ROUND: &str = "urn:whos-responsible:round";
/// Whether the learner had asked for a hint; a URN, because the game has no address of its own.
const HINTED: &str = "urn:whos-responsible:hinted";

/// Which of the two standards is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// xAPI alone, launched with parameters in the address (the convention of Tin Can packages).
    Xapi,
    /// cmi5, a profile of xAPI.
    Cmi5,
}

/// What happens in a session, besides answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// A cmi5 session begins.
    Initialized,
    /// A round begins (xAPI).
    Attempted,
    /// A card was answered.
    Answered,
    /// A round is over.
    Completed,
    /// The pass mark was reached.
    Passed,
    /// It was not.
    Failed,
    /// The learner left in the middle of a round (xAPI).
    Suspended,
    /// The learner came back to it (xAPI).
    Resumed,
    /// A cmi5 session ends.
    Terminated,
}

impl Verb {
    /// As in the verb's address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Initialized => "initialized",
            Self::Attempted => "attempted",
            Self::Answered => "answered",
            Self::Completed => "completed",
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Terminated => "terminated",
        }
    }

    /// Whether cmi5 defines it, and so wants its category.
    fn is_defined(self) -> bool {
        !matches!(self, Self::Answered | Self::Attempted | Self::Suspended | Self::Resumed)
    }
}

/// What all statements of a launch share.
#[derive(Clone, Debug)]
pub struct Writer {
    /// Which standard.
    pub standard: Standard,
    /// The id of the activity, as launched.
    pub activity: String,
    /// The id of the registration; empty if there is none.
    pub registration: String,
    /// cmi5's context template; null in xAPI.
    pub template: Value,
    /// The deck in every language of the package, the one that is played first.
    pub decks: Vec<Rc<Deck>>,
}

impl Writer {
    /// Takes a context template as an LMS gave it: whatever is not as the standard wants it is left out.
    pub fn with_template(mut self, template: &Value) -> Self {
        let Value::Object(template) = template else { return self };
        let mut template = template.clone();
        template.retain(|name, value| match name.as_str() {
            "extensions" | "contextActivities" => value.is_object(),
            _ => true,
        });
        if let Some(Value::Object(roles)) = template.get_mut("contextActivities") {
            roles.retain(|_, list| list.is_array() || list.is_object());
        }
        self.template = Value::Object(template);
        self
    }

    /// A card was answered.
    pub fn answered(&self, facts: &Facts, answer: &Answer) -> Value {
        let [deck, ..] = self.decks.as_slice() else { return Value::Null };
        let card = deck.card(answer.card);
        let name = self.in_languages(|deck| {
            let card = deck.card(answer.card);
            let service = deck.service_of(card).map(|service| format!(" ({})", service.name));
            Some(format!("{}{}", card.task, service.unwrap_or_default()))
        });
        let choices: Vec<Value> = deck
            .party_ixs()
            .map(|ix| {
                let names = self.in_languages(|deck| {
                    let party = deck.parties().get(usize::from(ix.0))?;
                    Some(party.name.to_string())
                });
                json!({ "id": &*deck.party(ix).id, "description": names })
            })
            .collect();
        let object = json!({
            "objectType": "Activity",
            "id": self.card_id(&card.id),
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
                "name": name,
                "interactionType": "choice",
                "choices": choices,
                "correctResponsesPattern": [&*deck.party(answer.owner).id],
            },
        });
        let mut result = json!({
            "response": &*deck.party(answer.party).id,
            "success": answer.right,
            "duration": time::duration(answer.took),
        });
        if answer.hinted {
            result["extensions"] = json!({ HINTED: true });
        }
        let moment = facts.started + answer.after;
        let what = format!("{}/{}", round(facts), card.id);
        let mut statement = self.statement(Verb::Answered, &what, moment, result, None);
        statement["context"]["extensions"][ROUND] = json!(round(facts));
        let parent = std::mem::replace(&mut statement["object"], object);
        add_activity(&mut statement["context"], "parent", parent);
        statement
    }

    /// A round began.
    pub fn attempted(&self, facts: &Facts) -> Value {
        self.of_round(Verb::Attempted, facts, facts.started, Value::Null, None)
    }

    /// A round is over. Without a pass mark the score is here, but not in cmi5, which forbids it.
    pub fn completed(&self, facts: &Facts, outcome: Outcome, mark: Option<PassMark>) -> Value {
        let mut result = json!({
            "completion": true,
            "duration": time::duration(outcome.duration),
        });
        if mark.is_none() && self.standard == Standard::Xapi {
            result["score"] = score(outcome);
        }
        self.of_round(Verb::Completed, facts, facts.started + facts.elapsed, result, None)
    }

    /// Whether the pass mark was reached, and the score.
    pub fn judged(&self, facts: &Facts, outcome: Outcome, mark: PassMark) -> Value {
        let reached = mark.is_reached(outcome.right, outcome.cards);
        let verb = if reached { Verb::Passed } else { Verb::Failed };
        let result = json!({
            "success": reached,
            "score": score(outcome),
            "duration": time::duration(outcome.duration),
        });
        self.of_round(verb, facts, facts.started + facts.elapsed, result, Some(mark))
    }

    /// The session begins, ends, pauses or goes on. `lasted` is its duration so far.
    pub fn session(&self, verb: Verb, now: Millis, lasted: Option<Millis>) -> Value {
        let result =
            lasted.map_or(Value::Null, |lasted| json!({ "duration": time::duration(lasted) }));
        let once = matches!(verb, Verb::Initialized | Verb::Terminated);
        let session = self.template["extensions"][CMI5_SESSION].as_str().unwrap_or_default();
        let what = if once { session.to_owned() } else { now.to_string() };
        self.statement(verb, &what, now, result, None)
    }

    /// Puts in who it was, and in which session it is sent.
    pub fn addressed(&self, statement: &Value, actor: &Value) -> Value {
        let mut statement = statement.clone();
        statement["actor"] = actor.clone();
        let session = &self.template["extensions"][CMI5_SESSION];
        if !session.is_null() {
            statement["context"]["extensions"][CMI5_SESSION] = session.clone();
        }
        statement
    }

    /// Whether a statement belongs to one session only, and that is not this one.
    pub fn is_of_another_session(&self, statement: &Value) -> bool {
        let verb = statement["verb"]["id"].as_str().and_then(|id| id.strip_prefix(VERBS));
        let session = |context: &Value| context["extensions"][CMI5_SESSION].clone();
        matches!(verb, Some("initialized" | "terminated"))
            && session(&statement["context"]) != session(&self.template)
    }

    fn of_round(
        &self,
        verb: Verb,
        facts: &Facts,
        moment: Millis,
        result: Value,
        mark: Option<PassMark>,
    ) -> Value {
        let mut statement = self.statement(verb, &round(facts), moment, result, mark);
        statement["context"]["extensions"][ROUND] = json!(round(facts));
        statement
    }

    fn statement(
        &self,
        verb: Verb,
        what: &str,
        moment: Millis,
        result: Value,
        mark: Option<PassMark>,
    ) -> Value {
        let mut statement = json!({
            "id": self.id(verb, what),
            "verb": {
                "id": format!("{VERBS}{}", verb.word()),
                "display": { "en": verb.word() },
            },
            "object": self.activity(),
            "context": self.context(verb, mark),
            "timestamp": time::iso(moment),
        });
        if !result.is_null() {
            statement["result"] = result;
        }
        statement
    }

    /// The activity itself. In cmi5 the LMS has described it.
    fn activity(&self) -> Value {
        let mut activity = json!({ "objectType": "Activity", "id": self.activity });
        if self.standard == Standard::Xapi {
            activity["definition"] = json!({
                "type": "http://adlnet.gov/expapi/activities/assessment",
                "name": self.in_languages(|deck| Some(deck.title().to_string())),
                "description": self.in_languages(|deck| Some(deck.about().to_string())),
            });
        }
        activity
    }

    fn context(&self, verb: Verb, mark: Option<PassMark>) -> Value {
        // The template is only ever added to.
        let mut context = match &self.template {
            Value::Object(template) => Value::Object(template.clone()),
            _ => json!({}),
        };
        if !self.registration.is_empty() {
            context["registration"] = json!(self.registration);
        }
        if let Some(deck) = self.decks.first()
            && context["language"].is_null()
        {
            context["language"] = json!(&**deck.lang());
        }
        if self.standard == Standard::Xapi || !verb.is_defined() {
            return context;
        }
        let category = |id| json!({ "objectType": "Activity", "id": id });
        add_activity(&mut context, "category", category(CMI5_CATEGORY));
        if matches!(verb, Verb::Completed | Verb::Passed | Verb::Failed) {
            add_activity(&mut context, "category", category(CMI5_MOVE_ON));
        }
        if let Some(mark) = mark {
            context["extensions"][CMI5_MASTERY] = json!(mark.0.to_unit());
        }
        context
    }

    /// The same for the same thing, whenever and however often it is asked for.
    fn id(&self, verb: Verb, what: &str) -> String {
        let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, self.activity.as_bytes());
        let name = format!("{}/{}/{what}", self.registration, verb.word());
        Uuid::new_v5(&space, name.as_bytes()).to_string()
    }

    /// A card's own address, below the activity's. It does not depend on its place in the deck.
    fn card_id(&self, id: &str) -> String {
        format!("{}/card/{id}", self.activity.trim_end_matches('/'))
    }

    /// A text in each language that has it.
    fn in_languages(&self, text: impl Fn(&Deck) -> Option<String>) -> Value {
        let texts: Map<String, Value> = self
            .decks
            .iter()
            .filter_map(|deck| Some((deck.lang().to_string(), Value::from(text(deck)?))))
            .collect();
        Value::Object(texts)
    }
}

/// What tells the rounds of a registration apart.
fn round(facts: &Facts) -> String {
    format!("{}/{}", facts.seed, facts.started)
}

fn score(outcome: Outcome) -> Value {
    let scaled = outcome.scaled();
    json!({ "scaled": scaled.to_unit(), "raw": scaled.to_percent(), "min": 0, "max": 100 })
}

/// Adds to a list of context activities; what is there stays.
fn add_activity(context: &mut Value, role: &str, activity: Value) {
    let list = &mut context["contextActivities"][role];
    match list {
        Value::Array(list) => {
            if list.iter().all(|other| other["id"] != activity["id"]) {
                list.push(activity);
            }
        }
        Value::Null => *list = json!([activity]),
        // Version 1.0 allowed a single one.
        single => *single = json!([single.take(), activity]),
    }
}
