//! What an LMS was told and may not have: values since the last proof, and how they are told once more.
//!
//! Moodle's SCORM 1.2 API notes a value as sent before its request leaves, and from then on sends only what
//! differs: a commit that fails is never sent again, whatever is set again. So after a commit that failed, or
//! whose arrival is doubted, the values are *stirred*: each is set to another one, that is committed, and
//! only then are the true ones set and committed.

use super::scorm::{Api, Dialect, Pair, Refusal};
use game::Millis;

/// The calls to an LMS.
pub(super) struct Line<A> {
    api: A,
    dialect: &'static dyn Dialect,
    /// What the LMS refused first since [`Line::begin`].
    refusal: Option<Refusal>,
    /// What was set since it is sure that the LMS has it, each element once.
    unsure: Vec<Pair>,
    /// A commit failed, or may not have arrived.
    doubted: bool,
    /// The same, until a proof: that a later commit was confirmed is not one, since what goes by beacon is
    /// always confirmed.
    questioned: bool,
    /// What is set but not yet committed.
    uncommitted: bool,
}

impl<A: Api> Line<A> {
    pub(super) fn new(api: A, dialect: &'static dyn Dialect) -> Self {
        let unsure = Vec::new();
        let [doubted, questioned, uncommitted] = [false; 3];
        Self { api, dialect, refusal: None, unsure, doubted, questioned, uncommitted }
    }

    /// A report begins: nothing is refused yet.
    pub(super) fn begin(&mut self) {
        self.refusal = None;
    }

    pub(super) fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_ref()
    }

    pub(super) fn is_doubted(&self) -> bool {
        self.doubted
    }

    /// Whether something was in doubt since the last proof.
    pub(super) fn is_questioned(&self) -> bool {
        self.questioned
    }

    pub(super) fn is_uncommitted(&self) -> bool {
        self.uncommitted
    }

    /// The LMS has all that was set.
    pub(super) fn prove(&mut self) {
        self.unsure.clear();
        self.questioned = false;
    }

    /// What was set since the last proof may not have arrived.
    pub(super) fn doubt(&mut self) {
        self.doubted = !self.unsure.is_empty();
        self.questioned |= self.doubted;
    }

    /// Sets every value that may not have arrived to another one and commits that. `sure` has the values that
    /// the LMS surely has, of elements that must not fall below them. False if it is still not to be reached.
    pub(super) fn stir(&mut self, sure: &[Pair]) -> bool {
        for at in (0..self.unsure.len()).rev() {
            let Some((element, value)) = self.unsure.get(at) else { break };
            let known = sure.iter().find(|(name, _)| name == element).map(|(_, value)| value);
            let known = known.filter(|known| *known != value).cloned();
            let other = known.or_else(|| self.dialect.another(element, value));
            let Some(other) = other.filter(|other| other != value) else { continue };
            let element = element.clone();
            self.call(self.dialect.set(), &[&element, &other]);
        }
        let taken = self.is_true(self.dialect.commit(), &[""]);
        if taken {
            self.doubted = false;
        } else {
            self.refuse(self.dialect.commit());
        }
        // The true values have to be set over the others.
        self.uncommitted = true;
        taken
    }

    /// Whether the LMS says that it has it. What it was told before stays in doubt if it does not.
    pub(super) fn commit(&mut self, time: Millis) -> bool {
        let (element, value) = self.dialect.session_time(time);
        // It is another one each time, so it needs no second telling.
        if !self.is_true(self.dialect.set(), &[&element, &value]) {
            self.refuse_unless_unsupported(&element);
        }
        let taken = self.is_true(self.dialect.commit(), &[""]);
        if !taken {
            self.refuse(self.dialect.commit());
            (self.doubted, self.questioned) = (true, true);
        }
        self.uncommitted = !taken;
        taken
    }

    pub(super) fn get(&mut self, element: &str) -> String {
        self.call(self.dialect.get(), &[element]).unwrap_or_default()
    }

    pub(super) fn set(&mut self, element: &str, value: &str) -> bool {
        let taken = self.sets(element, value);
        if !taken {
            self.refuse(element);
        }
        taken
    }

    /// Whether the LMS took all of it.
    pub(super) fn set_all(&mut self, pairs: &[Pair]) -> bool {
        pairs.iter().fold(true, |taken, (element, value)| self.set(element, value) && taken)
    }

    /// Sets what an LMS may do without; false if it refuses for another reason.
    pub(super) fn may_set(&mut self, element: &str, value: &str) -> bool {
        self.sets(element, value) || self.refuse_unless_unsupported(element)
    }

    /// Sets without minding: `Err` says why not.
    pub(super) fn try_set(&mut self, element: &str, value: &str) -> Result<(), Refusal> {
        if self.sets(element, value) { Ok(()) } else { Err(self.why(element.to_owned())) }
    }

    /// Notes a refusal, unless there is an earlier one.
    pub(super) fn note(&mut self, refusal: Refusal) {
        self.uncommitted = true;
        self.refusal.get_or_insert(refusal);
    }

    pub(super) fn is_true(&mut self, function: &str, arguments: &[&str]) -> bool {
        let answer = self.call(function, arguments);
        answer.is_some_and(|answer| matches!(answer.trim(), "true" | "1"))
    }

    pub(super) fn why(&mut self, call: String) -> Refusal {
        let code = self.call(self.dialect.last_error(), &[]).unwrap_or_default();
        let code: String = code.trim().chars().take(10).collect();
        let says = self.call(self.dialect.error_string(), &[&code]).unwrap_or_default();
        Refusal { call, code, says: says.trim().chars().take(200).collect() }
    }

    fn call(&mut self, function: &str, arguments: &[&str]) -> Option<String> {
        self.api.call(function, arguments)
    }

    fn sets(&mut self, element: &str, value: &str) -> bool {
        let taken = self.is_true(self.dialect.set(), &[element, value]);
        if taken {
            self.uncommitted = true;
            // The last ones are the likeliest.
            match self.unsure.iter_mut().rev().find(|(name, _)| name == element) {
                Some((_, before)) => value.clone_into(before),
                None => self.unsure.push((element.to_owned(), value.to_owned())),
            }
        }
        taken
    }

    fn refuse(&mut self, call: &str) {
        let refusal = self.why(call.to_owned());
        self.note(refusal);
    }

    /// True if the LMS does without it.
    fn refuse_unless_unsupported(&mut self, element: &str) -> bool {
        let refusal = self.why(element.to_owned());
        let unsupported = self.dialect.is_unsupported(&refusal.code);
        if !unsupported {
            self.note(refusal);
        }
        unsupported
    }
}
