//! What can go wrong between a package and its LRS.

use std::time::Duration;

/// What an LMS offers under an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// `/xAPI/statements`, which Ralph answers.
    Statements,
    /// `/xAPI/activities/state`.
    State,
    /// `/xAPI/agents/profile`.
    Profile,
    /// The address that gives a cmi5 package its token, once.
    Fetch,
}

impl Resource {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Statements, Self::State, Self::Profile, Self::Fetch];

    pub(crate) fn of(path: &str) -> Option<Self> {
        match path {
            "/xAPI/statements" => Some(Self::Statements),
            "/xAPI/activities/state" => Some(Self::State),
            "/xAPI/agents/profile" => Some(Self::Profile),
            "/fetch" => Some(Self::Fetch),
            _ => None,
        }
    }
}

/// What happens to requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LrsFault {
    /// Answered with this status, and not looked at.
    Status(u16),
    /// Answered with 429 and, in `Retry-After`, this many seconds.
    TooMany(u64),
    /// The connection is closed instead of an answer; nothing is stored.
    Closed,
    /// The same, but what was sent has been stored.
    AnswerLost,
    /// Answered late.
    Slow(Duration),
    /// Not answered until healed.
    Hold,
    /// Answered with 200 and this text by somebody who is no store, and not looked at.
    Says(&'static str),
}

/// A fault, and where and how often it happens.
#[derive(Clone, Debug)]
pub(crate) struct Planted {
    pub(crate) resource: Resource,
    pub(crate) fault: LrsFault,
    /// None: until healed.
    pub(crate) times: Option<usize>,
}

/// Takes the next fault of a resource.
pub(crate) fn next(planted: &mut Vec<Planted>, resource: Resource) -> Option<LrsFault> {
    let at = planted.iter().position(|one| one.resource == resource)?;
    let fault = planted[at].fault;
    if let Some(times) = &mut planted[at].times {
        *times -= 1;
        if *times == 0 {
            planted.remove(at);
        }
    }
    Some(fault)
}
