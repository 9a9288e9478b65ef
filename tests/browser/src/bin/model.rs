//! Measures in Chromium how long it takes to read and check the whole model, as one deck of one's
//! own in three languages: as it is, and 10 and 100 times as large.
//!
//! `cargo run -p browser --bin model`, with a built site; see `benches/README.md`.

use std::process::ExitCode;

use browser::{Browser, Result, Server, Session, Setup, deck_files};
use serde_json::{Map, Value, json};

const RUNS: usize = 7;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measure().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("model: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Result<()> {
    let mut site = Server::site()?;
    let mut sizes = Vec::new();
    for times in [1, 10, 100] {
        let deck = deck(times)?;
        let text = deck.to_string();
        sizes.push((times, deck["responsibilities"].as_array().map_or(0, Vec::len), text.len()));
        site = site.file(&format!("/whole-{times}.json"), text);
    }
    let server = site.start()?;
    let session = Session::start(Browser::Chromium, Setup::desktop()).await?;
    session.goto(&server.url("/learn.html")).await?;
    println!("| size | responsibilities | MB | median ms | read |");
    println!("| --- | --- | --- | --- | --- |");
    for (times, cards, bytes) in sizes {
        let body = "return (async (path, runs) => {
            const { fetchPart, instance } = await import('/whos-responsible-game.js');
            const { readDeck } = await import('/whos-responsible-own.js');
            await fetchPart('own');
            const text = await (await fetch(path)).text();
            const times = [];
            let said = 'whole';
            for (let run = 0; run < runs; run++) {
              const start = performance.now();
              await readDeck(text, 'en', Promise.resolve(), instance).catch((error) => { said = error.message; });
              times.push(performance.now() - start);
            }
            times.sort((a, b) => a - b);
            return [times[runs >> 1], said];
          })(...arguments)";
        let path = format!("/whole-{times}.json");
        let (median, said): (f64, String) =
            session.run_as(body, vec![json!(path), json!(RUNS)]).await?;
        let said: String = said.lines().next().unwrap_or_default().chars().take(80).collect();
        println!("| {times}x | {cards} | {:.1} | {median:.1} | {said} |", bytes as f64 / 1e6);
    }
    drop(session);
    Ok(())
}

/// The whole model as one deck, so many times, the copies under other ids.
fn deck(times: usize) -> Result<Value> {
    let files = deck_files()?;
    let part = |name: &str| -> Vec<Value> {
        files.iter().filter_map(|file| file[name].as_array()).flatten().cloned().collect()
    };
    let mut deck = Map::new();
    for (name, value) in [
        ("format", json!("whos-responsible/deck")),
        ("version", json!(1)),
        ("id", json!("whole")),
        ("level", json!("expert")),
        ("title", json!("The whole model")),
        ("about", json!("To measure with.")),
    ] {
        deck.insert(name.into(), value);
    }
    for name in ["languages", "parties", "layers", "services"] {
        deck.insert(name.into(), part(name).into());
    }
    let (mut tasks, mut answers) = (Vec::new(), Vec::new());
    for copy in 0..times {
        let renamed = |mut entry: Value, field: &str| {
            let id = entry[field].as_str().unwrap_or_default().to_owned();
            entry[field] = json!(if copy == 0 { id } else { format!("{id}-{copy}") });
            entry
        };
        tasks.extend(part("tasks").into_iter().map(|task| renamed(task, "id")));
        answers.extend(part("responsibilities").into_iter().map(|one| renamed(one, "task")));
    }
    deck.insert("tasks".into(), tasks.into());
    deck.insert("responsibilities".into(), answers.into());
    Ok(deck.into())
}
