//! What was asked for on the command line.

use std::path::PathBuf;
use std::str::FromStr;

use crate::{Error, Result};

/// How to call it.
pub const USAGE: &str = "\
Measures the game in Chromium beside the same card table written with other tools.

  --rounds N     how often all pages take their turn (5)
  --quick        one short round at 20 and 2,000 cards: an idea, no proof
  --only A,B     only these pages: vanilla, sortable, dndkit, game-deal, game-spread, game-next
  --overlay DIR  files laid over the built site (the decks bench-20, bench-200, bench-2000)
  --json FILE    writes every figure there as well

The site is taken from WHOS_DIST (or dist), the peers from benches/peers/dist.";

/// A hand of the smallest size must be enough for every drop of one visit, also for those that are only
/// timed and those that come before.
const MOST_DROPS: usize = 12;
/// Drops that are only timed in one visit.
pub(crate) const TIMED_DROPS: usize = 4;

/// How much is measured.
#[derive(Debug)]
pub struct Plan {
    /// How often all pages take their turn.
    pub(crate) rounds: usize,
    /// Usual starts of a page in one round; they are quick and noisy.
    pub(crate) starts: usize,
    /// Numbers of cards.
    pub(crate) sizes: Vec<usize>,
    /// Pointer moves measured in one visit.
    pub(crate) moves: usize,
    /// Drops measured in one visit.
    pub(crate) drops: usize,
    /// Names of the pages to measure; all if empty.
    pub(crate) only: Vec<String>,
    /// A directory laid over the built site.
    pub(crate) overlay: Option<PathBuf>,
    /// Where to write the figures.
    pub(crate) json: Option<PathBuf>,
}

impl Plan {
    /// Reads the arguments; none when help was asked for.
    pub fn from_args(args: impl IntoIterator<Item = String>) -> Result<Option<Self>> {
        let mut plan = Self {
            rounds: 5,
            starts: 3,
            sizes: vec![20, 200, 2000],
            moves: 30,
            drops: 8,
            only: Vec::new(),
            overlay: None,
            json: None,
        };
        let mut quick = false;
        let mut rounds = None;
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--help" | "-h" => return Ok(None),
                "--quick" => quick = true,
                "--rounds" => rounds = Some(value::<usize>(&arg, args.next())?.max(1)),
                "--only" => {
                    let names: String = value(&arg, args.next())?;
                    plan.only = names.split(',').map(str::to_owned).collect();
                }
                "--overlay" => plan.overlay = Some(value(&arg, args.next())?),
                "--json" => plan.json = Some(value(&arg, args.next())?),
                _ => return Err(Error::new(format!("`{arg}` is not known\n\n{USAGE}"))),
            }
        }
        if quick {
            plan.sizes = vec![20, 2000];
            (plan.rounds, plan.moves, plan.drops) = (rounds.unwrap_or(1), 20, 5);
        } else {
            // At least 60 moves and 20 drops in all, also in few rounds.
            plan.rounds = rounds.unwrap_or(plan.rounds);
            plan.moves = plan.moves.max(60_usize.div_ceil(plan.rounds));
            plan.drops = plan.drops.max(20_usize.div_ceil(plan.rounds)).min(MOST_DROPS);
        }
        Ok(Some(plan))
    }
}

fn value<T: FromStr>(name: &str, given: Option<String>) -> Result<T> {
    given
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Error::new(format!("`{name}` needs a value\n\n{USAGE}")))
}
