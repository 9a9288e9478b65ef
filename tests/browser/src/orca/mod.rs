//! The game with a real screen reader: `cargo xtask test orca`.
//!
//! Orca reads a real browser on a screen that nobody sees, real keys play, and what Orca says is held
//! beside what should be said. [`rounds`] is what is played and what should be said, as data.

mod desk;
mod heard;
mod rounds;
mod script;
mod table;

use desk::Desk;
use heard::Difference;
use rounds::{ROUNDS, Round};
use table::Table;

use crate::{Error, Result};

/// Plays the rounds whose names hold one of these words (all if there are none) and prints what was
/// said.
///
/// # Errors
/// What is missing on this computer, or how many steps said something else than they should.
pub async fn run(wanted: &[String]) -> Result<()> {
    let chosen = |round: &&Round| {
        wanted.is_empty() || wanted.iter().any(|word| round.name().contains(&**word))
    };
    let rounds: Vec<&Round> = ROUNDS.iter().filter(chosen).collect();
    if rounds.is_empty() {
        let names: Vec<String> = ROUNDS.iter().map(Round::name).collect();
        return Err(Error::new(format!(
            "there is no such round; there are:\n{}",
            names.join("\n")
        )));
    }
    let desk = Desk::open().await?;
    let (mut steps, mut different) = (0, 0);
    for round in rounds {
        println!("\n== {}", round.name());
        let reader = desk.browse(round.reader, round.address).await?;
        let mut table = Table::open(round.address)?;
        for step in round.steps {
            let (until, should) = table.expect(step)?;
            let heard = script::play(&desk, step.keys, until.as_deref(), &should).await?;
            let wrong = should.differences(&heard);
            steps += 1;
            different += usize::from(!wrong.is_empty());
            let keys =
                until.map_or(step.keys.into(), |words| format!("{} until “{words}”", step.keys));
            print_step(&keys, &heard, &should.in_words(), &wrong);
        }
        drop(reader);
    }
    println!("\n{steps} steps, {different} of them different from what should be said.");
    if different == 0 {
        return Ok(());
    }
    Err(Error::new(format!(
        "Orca says something else than it should in {different} of {steps} steps"
    )))
}

fn print_step(keys: &str, heard: &[String], should: &str, wrong: &[Difference]) {
    let said = if heard.is_empty() { "(nothing)".into() } else { heard.join(" | ") };
    println!("{} {keys}\n     said   {said}", if wrong.is_empty() { "ok  " } else { "DIFF" });
    if !should.is_empty() {
        println!("     should {should}");
    }
    for difference in wrong {
        println!("     !!!    {difference}");
    }
}

/// What reads the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum With {
    Firefox,
    Chromium,
}

impl With {
    fn program(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Firefox => ("WHOS_FIREFOX", &["firefox-esr", "firefox"]),
            Self::Chromium => ("WHOS_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]),
        }
    }
}

/// How often Orca's log is looked at.
const EVERY: std::time::Duration = std::time::Duration::from_millis(50);

/// Waits until something is there.
async fn wait<T>(what: &str, mut there: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let start = std::time::Instant::now();
    loop {
        if let Some(found) = there()? {
            return Ok(found);
        }
        if start.elapsed() > desk::patience() {
            let seconds = desk::patience().as_secs();
            return Err(Error::new(format!("waited {seconds} s in vain for {what}")));
        }
        tokio::time::sleep(EVERY).await;
    }
}
