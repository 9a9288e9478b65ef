//! The game's own page: where it is, and what it is asked to show.

use std::path::{Path, PathBuf};

use crate::{Error, Result, dist};

use super::subject::{Role, Subject};

/// The directories of the site, the later laid over the earlier.
pub(crate) fn site(overlay: Option<&Path>) -> Result<Vec<PathBuf>> {
    let site = dist();
    if !site.join("index.html").is_file() {
        return Err(Error::new(format!(
            "there is no built game at {}: run `cargo xtask dist`, or point WHOS_DIST at one",
            site.display()
        )));
    }
    let overlay = overlay.map(Path::to_path_buf);
    if let Some(missing) = overlay.iter().find(|dir| !dir.is_dir()) {
        return Err(Error::new(format!("there is no directory {}", missing.display())));
    }
    Ok([Some(site), overlay].into_iter().flatten().collect())
}

/// The game in both presentations with feedback at the end, so that drops follow each other, and
/// once with immediate feedback, where each drop is followed by an explanation to leave. Before them, without
/// a wish, as a first visit finds it: with the card that the page brings.
pub(crate) fn subjects() -> Vec<Subject> {
    vec![
        game("game-first", "the game, as it is", Role::Start, "/"),
        game(
            "game-deal",
            "the game, deal",
            Role::Full,
            "/index.html?deck=bench-{}&seed=1&feedback=end&presentation=deal",
        ),
        game(
            "game-spread",
            "the game, spread",
            Role::Full,
            "/index.html?deck=bench-{}&seed=1&feedback=end&presentation=spread",
        ),
        game(
            "game-next",
            "the game, immediate",
            Role::Next,
            "/index.html?deck=bench-{}&seed=1&feedback=immediate&presentation=deal",
        ),
    ]
}

fn game(key: &'static str, title: &'static str, role: Role, address: &'static str) -> Subject {
    Subject { key, title, role, address, host: Some("whos-responsible") }
}
