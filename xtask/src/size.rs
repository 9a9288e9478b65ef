//! `cargo xtask size`: what a first visit costs, and whether that is within the budget.

use crate::dist;
use crate::error::{Error, Result};
use crate::first_visit::{self, Item, When};
use crate::progress;
use crate::workspace::Workspace;
use std::path::Path;

/// The most that a first visit may download as brotli: 120 KB, 1 KB being 1,000 bytes.
const BUDGET: u64 = 120_000;
/// The most that the service worker may fetch behind it.
const BEHIND: u64 = 120_000;
/// The most requests that it may make.
const REQUESTS: usize = 5;

/// Builds the page (what has not changed is not built again) and prints its sizes.
pub(crate) fn run(workspace: &Workspace) -> Result {
    let folder = match dist::given()? {
        Some(folder) => folder,
        None => {
            dist::run(workspace)?;
            workspace.dist()
        }
    };
    check(&folder)
}

/// Prints the sizes of the page in a folder; an error when they exceed the budget.
pub(crate) fn check(folder: &Path) -> Result {
    let items = first_visit::items(folder)?;
    progress::say(&table(&items));
    let sum = |when| {
        let of_it = items.iter().filter(move |item| item.when == when);
        (of_it.clone().map(|item| item.brotli).sum::<u64>(), of_it.count())
    };
    let (first, requests) = sum(When::First);
    verdict(first, requests, sum(When::Behind).0)
}

/// The files and their sums, by when they are downloaded.
fn table(items: &[Item]) -> String {
    let line = |name: &str, [raw, gzip, brotli]: [u64; 3]| {
        format!("{name:<36}{raw:>10}{gzip:>10}{brotli:>10}\n")
    };
    let mut text = format!("\n{:<36}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli");
    for (when, title, called) in [
        (When::First, "", "first visit"),
        (When::Behind, "\nby the service worker, once a card was placed\n", "behind it"),
        (When::Asked, "\nlater, when asked for\n", "asked for"),
    ] {
        let of_it: Vec<&Item> = items.iter().filter(|item| item.when == when).collect();
        if of_it.is_empty() {
            continue;
        }
        text += title;
        let mut sum = [0; 3];
        for item in &of_it {
            let bytes = [item.raw, item.gzip, item.brotli];
            text += &line(&item.name, bytes);
            sum = std::array::from_fn(|at| sum[at] + bytes[at]);
        }
        text += &line(&format!("{called}, {} requests", of_it.len()), sum);
    }
    text
}

/// Says whether the budget holds.
fn verdict(first: u64, requests: usize, behind: u64) -> Result {
    let facts = format!(
        "a first visit downloads {first} of at most {BUDGET} bytes brotli (1 KB = 1000 bytes) in \
         {requests} of at most {REQUESTS} requests, the service worker {behind} of at most {BEHIND}"
    );
    if first <= BUDGET && requests <= REQUESTS && behind <= BEHIND {
        progress::say(&format!("Budget holds: {facts}."));
        Ok(())
    } else {
        Err(Error::new(format!("The size budget is exceeded: {facts}.")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_counts_bytes_and_requests() {
        assert!(verdict(BUDGET, 5, BEHIND).is_ok());
        assert!(verdict(BUDGET + 1, 5, 1).is_err());
        assert!(verdict(1, 6, 1).is_err());
        assert!(verdict(1, 5, BEHIND + 1).is_err());
    }

    #[test]
    fn the_table_has_a_sum_for_each_time() {
        let item = |name: &str, when, raw| Item {
            name: name.to_owned(),
            when,
            raw,
            gzip: raw / 2,
            brotli: raw / 4,
        };
        let text = table(&[
            item("a", When::First, 400),
            item("b", When::First, 100),
            item("c", When::Asked, 8),
        ]);
        let sum = |name: &str| text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        assert!(sum("first visit, 2 requests").ends_with("500       250       125"), "{text}");
        assert!(sum("asked for, 1 requests").ends_with("8         4         2"), "{text}");
        assert!(!text.contains("service worker"), "{text}");
    }
}
