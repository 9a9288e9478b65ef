//! Where the line runs, and what changes between two services.

use super::book::{Book, Owner};

/// How many floors each is responsible for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// AWS.
    pub aws: usize,
    /// The customer.
    pub customer: usize,
    /// Each for a half.
    pub shared: usize,
    /// The layer does not apply.
    pub nobody: usize,
}

impl Tally {
    /// Counts floors.
    pub fn of(owners: &[Owner]) -> Self {
        let count = |owner| owners.iter().filter(|one| **one == owner).count();
        Self {
            aws: count(Owner::Aws),
            customer: count(Owner::Customer),
            shared: count(Owner::Shared),
            nobody: count(Owner::Nobody),
        }
    }

    /// Halves of floors that AWS is responsible for: the order of the dial.
    pub fn weight(self) -> usize {
        2 * self.aws + self.shared
    }
}

/// How many floors lie below the line: those from the ground up that are AWS's alone.
pub fn height(owners: &[Owner]) -> usize {
    owners.iter().take_while(|owner| **owner == Owner::Aws).count()
}

/// A floor on which two services differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The layer's position.
    pub layer: usize,
    /// Who it is on the first service.
    pub from: Owner,
    /// Who it is on the second.
    pub to: Owner,
}

/// What changes from one service to another, from the roof down.
pub fn changes(book: &Book, from: usize, to: usize) -> Vec<Change> {
    let pairs = book.owners(from).into_iter().zip(book.owners(to)).enumerate();
    let mut changes: Vec<Change> = pairs
        .filter(|(_, (from, to))| from != to)
        .map(|(layer, (from, to))| Change { layer, from, to })
        .collect();
    changes.reverse();
    changes
}
