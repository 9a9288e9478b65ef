//! The game: a round as a state machine over actions, its score, and saving it as text.

mod action;
mod best;
mod deal;
mod result;
mod round;
mod rules;
mod saved;
mod score;
mod shuffle;
mod watch;

pub use action::{Action, Step, Verb};
pub use best::Best;
pub use deal::select;
pub use result::{LayerTally, RoundResult};
pub use round::{Phase, Placement, Round, Selection};
pub use rules::{Clock, Feedback, Presentation, Rules};
pub use saved::{Damage, MemoryStore, Restored, SavedRound, Store, StoreError, base36, restore};
pub use score::{Score, points_for};
pub use shuffle::shuffle;
pub use watch::Watch;

/// Milliseconds; as a moment, since the Unix epoch.
pub type Millis = u64;
