//! `cargo xtask test`: every test there is, from a fresh machine on.

mod packages;
mod scripts;
mod vite;

use crate::error::{Error, Result};
use crate::process::{cargo, run, run_logged};
use crate::progress::{self, Stopwatch, in_words};
use crate::tools::{self, step};
use crate::workspace::Workspace;
use crate::{browsers, debian, dist, lrs, orca, size};
use std::time::Duration;

/// Names of the groups, in the order in which they run.
const GROUPS: [&str; 7] = ["lint", "native", "scripts", "size", "packages", "vite", "browser"];

/// Groups that run only when they are named: a whole desktop, which a fresh machine has not.
const FURTHER: [&str; 1] = ["orca"];

/// Runs the named groups, or all.
pub(crate) fn run_groups(workspace: &Workspace, wanted: &[&str]) -> Result {
    let wants = |group| wanted.contains(&group);
    if wants("browser") {
        debian::check(workspace)?;
    }
    if wants("orca") {
        orca::check(workspace)?;
    }
    let given = dist::given()?;
    // A journey opens what Vite built.
    let vite = wants("vite") || wants("browser");
    let builds = given.is_none() && (wants("size") || wants("packages") || vite || wants("orca"));
    let mut report = Report::default();

    report.run("set up Rust", || {
        tools::wasm_target(workspace)?;
        if wants("lint") {
            tools::lints(workspace)?;
        }
        tools::packages(workspace)
    });
    if !report.succeeded("set up Rust") {
        return report.conclude();
    }
    std::thread::scope(|scope| {
        // Beside the tests: tools that are downloaded, or built in folders of their own.
        let tools = scope.spawn(|| {
            if wants("browser") {
                let ready = debian::missing_packages(workspace).is_empty();
                step("    beside: packages", ready, "installing", || debian::install(workspace))?;
            }
            if wants("orca") {
                let ready = orca::missing_packages(workspace).is_empty();
                step("    beside: Orca", ready, "installing", || orca::install(workspace))?;
            }
            // Mostly a download: it goes on while the others are built.
            let ralph = wants("browser").then(|| {
                scope.spawn(|| {
                    let ready = lrs::is_ready(workspace);
                    step("    beside: Ralph", ready, "installing", || lrs::install(workspace))
                })
            });
            if wants("browser") {
                let ready = tools::has_geckodriver(workspace);
                step("    beside: geckodriver", ready, "building", || {
                    tools::geckodriver(workspace)
                })?;
            }
            if let Some(ralph) = ralph {
                ralph.join().unwrap_or_else(|_| Err(Error::new("Installing Ralph panicked.")))?;
            }
            Ok(())
        });
        if wants("lint") {
            lint(workspace, &mut report);
        }
        if wants("native") {
            native(workspace, &mut report);
        }
        if wants("scripts") {
            report.run("scripts", || scripts::check(workspace));
        }
        if wants("browser") {
            report.run("compile the browser tests", || {
                let mut compile =
                    cargo(workspace, &["test", "--locked", "--package", "browser", "--no-run"]);
                run_logged(workspace, "Compiling the browser tests", &mut compile)
            });
        }
        report.run("wait for tools", || {
            tools.join().unwrap_or_else(|_| Err(Error::new("Setting up tools panicked.")))
        });
    });
    let ready = report.succeeded("wait for tools");
    if builds {
        report.run_if(ready, "build the page", || dist::build(workspace));
    }
    let page = given.clone().unwrap_or_else(|| workspace.dist());
    let has_page = ready && report.succeeded("build the page");
    if wants("size") {
        report.run_if(has_page, "size budget", || size::check(&page));
    }
    if wants("packages") {
        report.run_if(has_page, "packages", || packages::check(workspace, &page));
    }
    if vite {
        report.run_if(has_page, "Vite example", || vite::build(workspace, &page));
    }
    if wants("browser") {
        report.run_if(has_page, "browser tests", || {
            let mut test = cargo(
                workspace,
                &["test", "--locked", "--no-fail-fast", "--package", "browser", "--tests"],
            );
            // A condition that comes true costs no wait; a busy machine may need long for it.
            if std::env::var_os("WHOS_WAIT_MS").is_none() {
                test.env("WHOS_WAIT_MS", "30000");
            }
            browsers::name_programs(workspace, &mut test);
            run(test.env("WHOS_DIST", &page))
        });
    }
    if wants("orca") {
        report.run_if(has_page, "the game with Orca", || orca::run_rounds(workspace, &page));
    }
    report.conclude()
}

/// The task: reads the names of groups.
pub(crate) fn run_task(workspace: &Workspace, arguments: &[String]) -> Result {
    let known = [&GROUPS[..], &FURTHER[..]].concat();
    if let Some(unknown) = arguments.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(Error::new(format!(
            "There is no group of tests `{unknown}`; there are {}.",
            known.join(", ")
        )));
    }
    if arguments.is_empty() {
        return run_groups(workspace, &GROUPS);
    }
    run_groups(workspace, &arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

fn lint(workspace: &Workspace, report: &mut Report) {
    report.cargo(workspace, "format", &["fmt", "--all", "--check"]);
    let mut clippy = |name, of: &[&str]| {
        let all = [&["clippy", "--locked"], of, &["--", "-D", "warnings"]].concat();
        report.cargo(workspace, name, &all);
    };
    clippy("clippy", &["--workspace", "--all-targets", "--all-features"]);
    // Each module as it is built. A browser is to make packages too.
    for (name, which) in [
        ("clippy of the game", ["--package=whos-responsible", "--features=web"]),
        ("clippy of the second module", ["--package=whos-responsible", "--features=lms"]),
        ("clippy of packages", ["--package=package", "--lib"]),
    ] {
        clippy(name, &[&["--target", tools::WASM, "--no-default-features"], &which[..]].concat());
    }
}

fn native(workspace: &Workspace, report: &mut Report) {
    report.cargo(workspace, "tests", &["test", "--locked", "--all-features"]);
    report.cargo(workspace, "tests of xtask", &["test", "--locked", "--package", "xtask"]);
}

/// How a step ended.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

/// What was run, for the summary.
#[derive(Default)]
struct Report(Vec<(&'static str, Outcome, Duration)>);

impl Report {
    /// Runs a step; a failure is said at once and does not keep others from running.
    fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result) {
        progress::say(&format!("==> {name}"));
        let watch = Stopwatch::start();
        let outcome = match step() {
            Ok(()) => Outcome::Passed,
            Err(error) => {
                progress::say(&format!("==> {name} FAILED: {error}"));
                Outcome::Failed
            }
        };
        self.0.push((name, outcome, watch.elapsed()));
    }

    /// Runs a step when what it needs is there.
    fn run_if(&mut self, ready: bool, name: &'static str, step: impl FnOnce() -> Result) {
        if ready {
            self.run(name, step);
        } else {
            self.0.push((name, Outcome::Skipped, Duration::ZERO));
        }
    }

    /// Runs cargo, its output on the terminal.
    fn cargo(&mut self, workspace: &Workspace, name: &'static str, arguments: &[&str]) {
        self.run(name, || run(&mut cargo(workspace, arguments)));
    }

    /// Whether a step was run without failing, or not needed at all.
    fn succeeded(&self, name: &str) -> bool {
        self.0.iter().all(|(step, outcome, _)| *step != name || *outcome == Outcome::Passed)
    }

    /// Prints the summary; an error when something did not pass.
    fn conclude(&self) -> Result {
        let whole = self.0.iter().map(|(.., time)| *time).sum();
        progress::say(&format!("\nSummary, {}", in_words(whole)));
        for (name, outcome, time) in &self.0 {
            let outcome = match outcome {
                Outcome::Passed => "passed",
                Outcome::Failed => "FAILED",
                Outcome::Skipped => "skipped",
            };
            progress::say(&format!("  {name:<28}{outcome:<9}{:>8.1} s", time.as_secs_f64()));
        }
        let bad: Vec<&str> = self
            .0
            .iter()
            .filter(|(_, outcome, _)| *outcome != Outcome::Passed)
            .map(|(name, ..)| *name)
            .collect();
        if bad.is_empty() {
            Ok(())
        } else {
            Err(Error::new(format!(
                "{} of {} steps did not pass: {}.",
                bad.len(),
                self.0.len(),
                bad.join(", ")
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_fails_the_whole_but_stops_nothing() {
        let mut report = Report::default();
        report.run("one", || Err(Error::new("Broken.")));
        report.run("two", || Ok(()));
        report.run_if(false, "three", || Ok(()));
        assert!(report.succeeded("two") && !report.succeeded("one") && report.succeeded("never"));
        let error = report.conclude().expect_err("one failed");
        assert_eq!(error.to_string(), "2 of 3 steps did not pass: one, three.");
    }
}
