//! What the embed costs the example blog post, as Lighthouse sees it: `cargo xtask lighthouse`
//! installs Lighthouse, builds the site and calls this.
//!
//! The same page with and without the game, by turns, so that what slows the machine slows both.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use browser::{Error, Result, Server, workspace};
use serde_json::Value;

/// Runs of each page unless told otherwise.
const RUNS: usize = 3;
/// How many points the page may lose.
const ALLOWED: f64 = 1.0;
/// What else is shown of each run.
const MEASURES: [(&str, &str); 5] = [
    ("first-contentful-paint", "FCP ms"),
    ("largest-contentful-paint", "LCP ms"),
    ("total-blocking-time", "TBT ms"),
    ("cumulative-layout-shift", "CLS"),
    ("total-byte-weight", "bytes"),
];

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lighthouse: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<()> {
    let runs = match std::env::args().nth(1) {
        None => RUNS,
        Some(word) => word.parse().ok().filter(|runs| *runs >= RUNS).ok_or_else(|| {
            Error::new(format!("`{word}` is no number of runs: {RUNS} or more of each page"))
        })?,
    };
    let post = std::fs::read_to_string(workspace().join("examples/blog/index.html"))?;
    let bare = without_game(&post);
    let server = Server::examples()?.csp(None).file("/blog/without.html", bare).start()?;
    let pages = [("without", "/blog/without.html"), ("with", "/blog/index.html")];
    let folder = tempdir()?;
    println!("{:<9}{:>7}{}", "", "score", MEASURES.map(|(_, name)| format!("{name:>10}")).concat());
    let mut scores = [Vec::new(), Vec::new()];
    for run in 0..runs {
        // The first of a pair has the colder caches: each is first in turn.
        for turn in 0..pages.len() {
            let page = (run + turn) % pages.len();
            let (name, path) = pages[page];
            let report = lighthouse(&server.url(path), &folder)?;
            let score = report["categories"]["performance"]["score"].as_f64();
            let score =
                score.ok_or_else(|| Error::new(format!("no score: {}", report["runtimeError"])))?;
            let measures = MEASURES.map(|(id, _)| {
                let value = report["audits"][id]["numericValue"].as_f64().unwrap_or(f64::NAN);
                format!("{:>10}", (value * 1000.0).round() / 1000.0)
            });
            println!("{name:<9}{:>7}{}", (score * 100.0).round(), measures.concat());
            scores[page].push(score * 100.0);
        }
    }
    std::fs::remove_dir_all(folder)?;
    let [without, with] = scores.map(median);
    let difference = without - with;
    println!("median without {without:.0}, with {with:.0}, difference {difference:.0}");
    if difference > ALLOWED + 1e-9 {
        return Err(Error::new(format!(
            "the embed costs the page {difference:.0} points; at most {ALLOWED:.0} is allowed"
        )));
    }
    Ok(())
}

/// One report.
fn lighthouse(url: &str, folder: &Path) -> Result<Value> {
    let file = folder.join("report.json");
    let program = workspace().join("benches/lighthouse/node_modules/lighthouse/cli/index.js");
    let mut command = Command::new("node");
    command.arg(program).arg(url).args([
        "--only-categories=performance",
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
    ]);
    command.arg(format!("--output-path={}", file.display()));
    if let Some(chromium) = std::env::var_os("WHOS_CHROMIUM") {
        command.env("CHROME_PATH", chromium);
    }
    let status = command
        .status()
        .map_err(|error| Error::new(format!("Node could not be started: {error}")))?;
    if !status.success() {
        return Err(Error::new(format!("Lighthouse failed on {url} ({status})")));
    }
    Ok(serde_json::from_slice(&std::fs::read(file)?)?)
}

/// The page without the script, the themes and the elements of the game.
fn without_game(page: &str) -> String {
    let of_game = |line: &&str| {
        line.contains("<whos-responsible")
            || (line.contains("\"/game/") && !line.contains("href=\"/game/plain"))
    };
    page.lines().filter(|line| !of_game(line)).map(|line| format!("{line}\n")).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}

fn tempdir() -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("whos-lighthouse-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_without_the_game_has_all_but_the_game() {
        let page = "<p>a</p>\n<script src=\"/game/x.js\"></script>\n<whos-responsible></whos-responsible>\n<a href=\"/game/plain/\">b</a>\n";
        assert_eq!(without_game(page), "<p>a</p>\n<a href=\"/game/plain/\">b</a>\n");
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![99.0, 90.0, 97.0]), 97.0);
        assert_eq!(median(vec![99.0, 90.0]), 94.5);
    }
}
