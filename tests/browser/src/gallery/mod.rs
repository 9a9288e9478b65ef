//! Pictures of the game in every state, in the sizes, themes and languages that matter.

pub mod decks;
pub mod look;
mod plan;
pub mod play;
mod sheet;
pub mod state;

use std::fs;
use std::time::Instant;

use crate::{Browser, Error, Game, Result, Server, Setup};

use decks::Decks;
use look::Look;
pub use plan::{Plan, USAGE};

/// Takes the pictures of the plan and writes the contact sheet.
pub async fn run(plan: &Plan) -> Result<()> {
    let decks = Decks::read()?;
    fs::create_dir_all(&plan.folder)?;
    let start = Instant::now();
    let (mut done, mut failed) = (0, Vec::new());
    for touch in [true, false] {
        let looks: Vec<_> = plan.looks.iter().filter(|look| look.by_touch() == touch).collect();
        if looks.is_empty() {
            continue;
        }
        let setup = if touch { Setup::phone() } else { Setup::desktop() };
        let server = Server::site()?.start()?;
        let game = Game::open_on(server, "/?motion=less", Browser::Chromium, setup).await?;
        game.wait_playable().await?;
        for look in looks {
            done += 1;
            let seconds = start.elapsed().as_secs();
            println!("{done:4} of {}  {seconds:4} s  {look}", plan.looks.len());
            if let Err(error) = take(&game, &decks, look, plan).await {
                eprintln!("  {error}");
                failed.push(look.file());
            }
        }
    }
    sheet::write(plan)?;
    let (all, folder) = (plan.looks.len(), plan.folder.display());
    println!("{} pictures: open {folder}/index.html", all - failed.len());
    if failed.is_empty() {
        return Ok(());
    }
    Err(Error::new(format!("{} of {all} pictures failed: {}", failed.len(), failed.join(", "))))
}

async fn take(game: &Game, decks: &Decks, look: &Look, plan: &Plan) -> Result<()> {
    let reached = look.reach(game, decks).await;
    let file = plan.folder.join(look.file());
    let shot = match reached {
        Err(error) => Err(error),
        Ok(()) if look.state.is_a_page() => game.shot_full(&file).await,
        Ok(()) => game.shot(&file).await,
    };
    look.state.leave(game).await?;
    shot
}
