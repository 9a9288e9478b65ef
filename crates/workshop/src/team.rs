//! Teams, and what tells them apart.

use super::Name;
use model::words;

words! {
    /// What stands for a team: a shape in a colour. Two teams never share one, so nobody needs to tell
    /// colours apart.
    Mark {
        /// Orange.
        Circle = "circle",
        /// Blue.
        Square = "square",
        /// Green.
        Triangle = "triangle",
        /// Purple.
        Diamond = "diamond",
        /// Red.
        Star = "star",
        /// Teal.
        Hexagon = "hexagon",
        /// Brown.
        Cross = "cross",
        /// Pink.
        Heart = "heart",
    }
}

/// A team. Without a name it is called after its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its shape and colour.
    pub mark: Mark,
    /// What it calls itself.
    pub name: Option<Name>,
}

impl Team {
    /// So many teams, as they are offered first.
    pub fn some(n: usize) -> Vec<Self> {
        Mark::ALL.iter().take(n).map(|&mark| Self { mark, name: None }).collect()
    }
}
