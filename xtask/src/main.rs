//! `cargo xtask TASK`: one place for all that is done with this repository.
//!
//! Read [`TASKS`] first; every task is one module with a `run` function. `tools` and `debian`
//! bring what a task needs, `page` builds the page, `process` and `progress` run and report.

mod assemble;
mod base;
mod bench;
mod bench_decks;
mod bench_model;
mod browsers;
mod check_decks;
mod classic;
mod compress;
mod debian;
mod dist;
mod error;
mod examples;
mod files;
mod first_card;
mod first_visit;
mod frame;
mod hash;
mod lrs;
mod minify;
mod node;
mod oembed;
mod open_page;
mod orca;
mod pack;
mod package;
mod page;
mod plain;
mod process;
mod progress;
mod replace;
mod said;
mod schema;
mod scripts;
mod serve;
mod sheets;
mod shots;
mod size;
mod sources;
mod strip;
mod test;
mod tools;
mod version;
mod workspace;

use error::{Error, Result};
use workspace::Workspace;

/// One task: how it is called, what it does, and the function that does it.
struct Task {
    name: &'static str,
    arguments: &'static str,
    purpose: &'static str,
    run: fn(&Workspace, &[String]) -> Result,
}

/// Every task, in the order in which a newcomer meets them.
const TASKS: &[Task] = &[
    Task {
        name: "serve",
        arguments: "[--port 8080] [--address IP] [--no-open]",
        purpose: "build the game and serve it on this computer; opens the browser",
        run: serve::run,
    },
    Task {
        name: "test",
        arguments: "[lint|native|scripts|size|packages|vite|browser|orca]…",
        purpose: "run all tests but for `orca` (the game with a screen reader), or only the named groups",
        run: test::run_task,
    },
    Task {
        name: "dist",
        arguments: "[--base https://ADDRESS/OF/THE/SITE/]",
        purpose: "build the site to publish into dist/ and the npm package into dist-npm/",
        run: dist::run_task,
    },
    Task {
        name: "package",
        arguments: "--deck ID|FILE.json [--format scorm12|scorm2004|cmi5|xapi] [--lang en,es,pt-BR] [--pass 1..100] \
                    [--mode exercise|exam|practice] [--feedback immediate|end] [--presentation deal|spread] [--limit N] \
                    [--time-limit SECONDS] [--seed N] [--theme auto|light|dark|contrast] [--motion auto|less] \
                    [--title TEXT] [--iri ADDRESS] [--out FILE.zip]",
        purpose: "write a ZIP to upload to a learning management system (docs/lms.md has the options)",
        run: package::run,
    },
    Task {
        name: "size",
        arguments: "",
        purpose: "print the bytes of a first visit; fails when they exceed the budget",
        run: |workspace, arguments| no_arguments(arguments).and_then(|()| size::run(workspace)),
    },
    Task {
        name: "bench",
        arguments: "[ARGUMENTS OF THE BENCH]",
        purpose: "measure the game beside SortableJS and dnd-kit in Chromium (needs Node)",
        run: bench::run_task,
    },
    Task {
        name: "examples",
        arguments: "[PORT]",
        purpose: "serve examples/ with the built site at http://localhost:8081/ (needs Node)",
        run: examples::serve,
    },
    Task {
        name: "lighthouse",
        arguments: "[RUNS]",
        purpose: "measure what the game costs the example blog post (needs Node)",
        run: examples::lighthouse,
    },
    Task {
        name: "shots",
        arguments: "DIR",
        purpose: "write screenshots of every state into DIR",
        run: shots::run_task,
    },
    Task {
        name: "check-decks",
        arguments: "[FILE | -]…",
        purpose: "list what is wrong with deck and model files; all that ship if none is named",
        run: check_decks::run,
    },
    Task {
        name: "schema",
        arguments: "",
        purpose: "write the JSON Schema of deck and model files into decks/schema/",
        run: |workspace, arguments| {
            no_arguments(arguments).and_then(|()| schema::run(&workspace.root))
        },
    },
    Task {
        name: "bench-model",
        arguments: "",
        purpose: "measure reading the model and the packs (see benches/README.md)",
        run: |workspace, arguments| {
            no_arguments(arguments).and_then(|()| bench_model::run(workspace))
        },
    },
    Task {
        name: "pack",
        arguments: "",
        purpose: "check and pack decks and languages into target/packs/ (Trunk calls it)",
        run: |workspace, arguments| {
            no_arguments(arguments).and_then(|()| pack::run(&workspace.root))
        },
    },
    Task {
        name: "assemble",
        arguments: "",
        purpose: "compile, merge and shrink in Trunk's folder (Trunk calls it)",
        run: |workspace, arguments| no_arguments(arguments).and_then(|()| assemble::run(workspace)),
    },
    Task {
        name: "page",
        arguments: "",
        purpose: "build the page into dist/, as `serve` and `dist` do (`serve` calls it)",
        run: |workspace, arguments| no_arguments(arguments).and_then(|()| page::run(workspace)),
    },
];

/// What the environment can change.
const ENVIRONMENT: &str = "\
Environment:
  WHOS_BASE          where the site will be (https://…/): `dist` then writes its oEmbed files
  WHOS_DIST          test, measure, photograph or package the page in this folder instead of dist/
  WHOS_CHROMIUM      the browsers and drivers to use instead of those on PATH;
  WHOS_CHROMEDRIVER  the tests are started with all of them set to full paths
  WHOS_FIREFOX
  WHOS_GECKODRIVER
  WHOS_WEBKITDRIVER
  WHOS_XVFB_RUN, WHOS_XAUTH
  CARGO_TARGET_DIR   as for cargo
  CI                 when set, `serve` opens no browser

Logs of set-up steps are in target/xtask-logs/, the tools that it installs in .tools/.";

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// Finds the task and runs it.
fn dispatch(arguments: &[String]) -> Result {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", help(TASKS.iter()));
        return Ok(());
    };
    let asks_for_help = |argument: &String| argument == "--help" || argument == "-h";
    if name == "help" || asks_for_help(name) || rest.iter().any(asks_for_help) {
        let of = TASKS.iter().filter(|task| task.name == name).collect::<Vec<_>>();
        print!("{}", if of.is_empty() { help(TASKS.iter()) } else { help(of.into_iter()) });
        return Ok(());
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        return Err(Error::new(format!(
            "There is no task `{name}`. `cargo xtask help` lists the tasks."
        )));
    };
    (task.run)(&Workspace::find()?, rest)
}

/// The list of tasks, or of one.
fn help<'t>(tasks: impl Iterator<Item = &'t Task>) -> String {
    let mut text = String::from("Usage: cargo xtask TASK\n\nTasks:\n");
    for task in tasks {
        text += &format!("  {} {}\n      {}\n", task.name, task.arguments, task.purpose);
    }
    text + "\n" + ENVIRONMENT + "\n"
}

/// For tasks that take no arguments: says so when there are some.
fn no_arguments(arguments: &[String]) -> Result {
    match arguments.first() {
        None => Ok(()),
        Some(first) => Err(Error::new(format!(
            "This task takes no arguments, but got `{first}`. `cargo xtask help` lists the tasks."
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_task() {
        let text = help(TASKS.iter());
        assert!(TASKS.iter().all(|task| text.contains(task.name)));
    }

    #[test]
    fn an_unknown_task_is_named_in_the_error() {
        let error = dispatch(&["srve".to_owned()]).expect_err("no such task");
        assert!(error.to_string().contains("`srve`"));
    }
}
