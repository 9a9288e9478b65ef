//! `cargo xtask size`: what a first visit costs, and whether that is within the budget.

use crate::dist;
use crate::error::{Error, Result};
use crate::first_visit::{self, Item};
use crate::progress;
use crate::workspace::Workspace;
use std::path::Path;

/// The most that a first visit may download as brotli: 120 KB, 1 KB being 1,000 bytes.
const BUDGET: u64 = 120_000;
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
    let first: Vec<&Item> = items.iter().filter(|item| item.first).collect();
    verdict(first.iter().map(|item| item.brotli).sum(), first.len())
}

/// The files of a first visit, their sum, and the others.
fn table(items: &[Item]) -> String {
    let line = |name: &str, [raw, gzip, brotli]: [u64; 3]| {
        format!("{name:<36}{raw:>10}{gzip:>10}{brotli:>10}\n")
    };
    let bytes = |item: &Item| [item.raw, item.gzip, item.brotli];
    let (first, others): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|item| item.first);
    let mut text = format!("\n{:<36}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli");
    for item in &first {
        text += &line(&item.name, bytes(item));
    }
    let sum = first.iter().fold([0; 3], |sum, item| {
        let add = bytes(item);
        [sum[0] + add[0], sum[1] + add[1], sum[2] + add[2]]
    });
    text += &line(&format!("first visit, {} requests", first.len()), sum);
    if !others.is_empty() {
        text += "\nlater, when asked for\n";
        for item in &others {
            text += &line(&item.name, bytes(item));
        }
    }
    text
}

/// Says whether the budget holds.
fn verdict(bytes: u64, requests: usize) -> Result {
    let facts = format!(
        "a first visit downloads {bytes} of at most {BUDGET} bytes brotli (1 KB = 1000 bytes) in \
         {requests} of at most {REQUESTS} requests"
    );
    if bytes <= BUDGET && requests <= REQUESTS {
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
        assert!(verdict(120_000, 5).is_ok());
        assert!(verdict(120_001, 5).is_err());
        assert!(verdict(1, 6).is_err());
    }

    #[test]
    fn the_table_sums_the_first_visit_only() {
        let item = |name: &str, first, raw| Item {
            name: name.to_owned(),
            first,
            raw,
            gzip: raw / 2,
            brotli: raw / 4,
        };
        let text = table(&[item("a", true, 400), item("b", true, 100), item("c", false, 9)]);
        assert!(text.contains("first visit, 2 requests"), "{text}");
        assert!(text.contains("500       250       125"), "{text}");
    }
}
