//! Who did how well. Time is in the points of a round with a clock, and in nothing else.

use std::cmp::Reverse;

use super::Board;

/// An entry's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// From 1. Whoever is as good has the same one, and as many places after it are left out: 1, 2, 2, 4.
    pub place: usize,
    /// Which entry.
    pub ix: usize,
}

/// A team's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamRank {
    /// From 1, as in [`Ranked`].
    pub place: usize,
    /// Which team of the set-up.
    pub team: u8,
    /// How many have played for it; at least 1.
    pub members: usize,
    /// Their right cards together.
    pub right: usize,
    /// Their cards together.
    pub cards: usize,
}

impl TeamRank {
    /// The average accuracy of its members, 0 to 1: they all have the same number of cards.
    pub fn accuracy(&self) -> f64 {
        if self.cards == 0 { 0.0 } else { self.right as f64 / self.cards as f64 }
    }
}

/// The places of what is in order, the best first.
fn places<T>(ordered: &[T], is_same: impl Fn(&T, &T) -> bool) -> impl Iterator<Item = usize> {
    let mut place = 1;
    let mut last: Option<&T> = None;
    ordered.iter().enumerate().map(move |(at, one)| {
        if !last.is_some_and(|last| is_same(last, one)) {
            place = at + 1;
        }
        last = Some(one);
        place
    })
}

impl Board {
    /// Everybody by points, then by right cards; of those with the same place whoever came first.
    pub fn ranking(&self) -> Vec<Ranked> {
        let good = |(_, points, right): &(usize, u32, usize)| Reverse((*points, *right));
        let all = self.entries.iter().enumerate();
        let mut all: Vec<(usize, u32, usize)> =
            all.map(|(ix, entry)| (ix, entry.result.points, entry.result.right)).collect();
        all.sort_by_key(good);
        let places = places(&all, |one, other| good(one) == good(other));
        places.zip(&all).map(|(place, &(ix, ..))| Ranked { place, ix }).collect()
    }

    /// The first three places: more than three people where they are as good.
    pub fn podium(&self) -> Vec<Ranked> {
        self.ranking().into_iter().take_while(|ranked| ranked.place <= 3).collect()
    }

    /// The teams by the average accuracy of their members, so that a large one has no advantage. Teams for which
    /// nobody has played are left out.
    pub fn teams(&self) -> Vec<TeamRank> {
        let none = |team| TeamRank { place: 0, team, members: 0, right: 0, cards: 0 };
        let mut teams: Vec<TeamRank> = (0..self.setup.teams().len() as u8).map(none).collect();
        for entry in &self.entries {
            let team = entry.team.and_then(|team| teams.get_mut(usize::from(team)));
            if let Some(team) = team {
                team.members += 1;
                team.right += entry.result.right;
                team.cards += entry.result.cards;
            }
        }
        teams.retain(|team| team.members > 0);
        // Right cards of as many cards, without fractions; in WebAssembly a usize would not hold them.
        let parts = |one: &TeamRank, other: &TeamRank| one.right as u64 * other.cards as u64;
        teams.sort_by(|one, other| parts(other, one).cmp(&parts(one, other)));
        let places: Vec<usize> =
            places(&teams, |one, other| parts(one, other) == parts(other, one)).collect();
        for (team, place) in teams.iter_mut().zip(places) {
            team.place = place;
        }
        teams
    }
}
