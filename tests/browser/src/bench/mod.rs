//! What is measured is in `start` and `play`; on which pages in `subject`; what must hold in
//! `targets`. All pages take turns in one run, so that what the machine does besides hits them all.

mod book;
mod game_page;
mod peers;
mod plan;
mod play;
mod report;
mod start;
mod subject;
mod tab;
mod targets;

pub use plan::{Plan, USAGE};

use std::time::Instant;

use crate::{Browser, Error, Result, Server, Session, Setup};
use serde_json::json;

use book::{Book, Span};
use subject::{Role, Subject};
use tab::Conditions;

/// Measures as planned, prints the report and writes the JSON if asked.
pub async fn run(plan: &Plan) -> Result<()> {
    let began = Instant::now();
    let (server, mut subjects) = table(plan)?;
    let session = Session::start(Browser::Chromium, Setup::desktop()).await?;
    let machine = report::Machine::of(&session).await?;
    warm_up(&session, &server, &mut subjects).await?;

    let mut book = Book::default();
    for round in 0..plan.rounds {
        progress(plan, round, began, "starts");
        for subject in in_turn(&subjects, round).filter(|one| one.role != Role::Next) {
            for (span, conditions, times) in [
                (Span::Start, Conditions::Usual, plan.starts),
                (Span::SlowStart, Conditions::Slow, 1),
            ] {
                for _ in 0..times {
                    start::measure(&session, &server, subject, conditions)
                        .await?
                        .enter(&mut book, subject, span, round);
                }
            }
        }
        for &size in &plan.sizes {
            progress(plan, round, began, &format!("{size} cards"));
            for subject in in_turn(&subjects, round).filter(|one| one.role != Role::Start) {
                play::measure(&session, &server, subject, size, plan)
                    .await
                    .map_err(|error| {
                        error.while_doing(format!("{} with {size} cards", subject.title))
                    })?
                    .enter(&mut book, subject, size, round);
            }
        }
    }

    let verdicts = targets::judge(&book, &subjects, &plan.sizes);
    report::print(&book, &subjects, &plan.sizes, &machine, &verdicts);
    println!("\n{} rounds in {} s", plan.rounds, began.elapsed().as_secs());
    if let Some(file) = &plan.json {
        let all = json!({
            "machine": machine.to_json(),
            "rounds": plan.rounds,
            "figures": book.to_json(),
            "targets": targets::to_json(&verdicts),
        });
        std::fs::write(file, serde_json::to_string_pretty(&all)?)
            .map_err(|error| Error::new(format!("cannot write {}: {error}", file.display())))?;
    }
    Ok(())
}

/// The pages to measure, and a server that has them.
fn table(plan: &Plan) -> Result<(Server, Vec<Subject>)> {
    let mut site = Server::builder();
    let mut subjects = peers::subjects()?;
    site = site.dir("/peers", peers::dist());
    match game_page::site(plan.overlay.as_deref()) {
        Ok(dirs) => {
            site = dirs.into_iter().fold(site, |site, dir| site.dir("/", dir));
            subjects.extend(game_page::subjects());
        }
        Err(error) => eprintln!("Only the peers are measured: {error}"),
    }
    if !plan.only.is_empty() {
        subjects.retain(|subject| plan.only.iter().any(|key| key == subject.key));
    }
    if subjects.is_empty() {
        return Err(Error::new("no page has a name given with --only"));
    }
    let server = site.file(tab::BLANK, "<!doctype html><title>Blank</title>").start()?;
    Ok((server, subjects))
}

/// Loads every page once, so that no page pays for the browser's own start. A game that does not
/// get ready is left out and said; a peer that does not is an error.
async fn warm_up(session: &Session, server: &Server, subjects: &mut Vec<Subject>) -> Result<()> {
    let mut ready = Vec::new();
    for subject in subjects.drain(..) {
        match start::measure(session, server, &subject, Conditions::Usual).await {
            Ok(_) => ready.push(subject),
            Err(error) if subject.is_game() => {
                eprintln!("{} is left out: {error}", subject.title);
            }
            Err(error) => return Err(error.while_doing(subject.title)),
        }
    }
    *subjects = ready;
    Ok(())
}

/// Each round begins with another page.
fn in_turn(subjects: &[Subject], round: usize) -> impl Iterator<Item = &Subject> {
    let first = round % subjects.len().max(1);
    subjects.iter().cycle().skip(first).take(subjects.len())
}

fn progress(plan: &Plan, round: usize, began: Instant, what: &str) {
    let seconds = began.elapsed().as_secs();
    eprintln!("[{seconds:>4} s] round {} of {}: {what}", round + 1, plan.rounds);
}
