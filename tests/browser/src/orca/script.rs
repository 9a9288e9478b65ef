//! Plays a step and listens.

use std::time::{Duration, Instant};

use super::desk::Desk;
use super::heard::Should;
use crate::Result;

/// How often a key is pressed until something is said.
const MOST: usize = 24;
/// How long words may take that should be said.
const LATEST: Duration = Duration::from_secs(20);
/// How long any word may take where it is not known which.
const FIRST: Duration = Duration::from_secs(5);

/// Presses the keys, one after the other, and says what was said since the first. With `until` the
/// keys are pressed again and again until these words are said, and only the last time counts.
pub(super) async fn play(
    desk: &Desk,
    keys: &str,
    until: Option<&str>,
    should: &Should,
) -> Result<Vec<String>> {
    desk.quiet().await;
    let Some(words) = until else {
        let from = desk.spoken().len();
        for (n, key) in keys.split(' ').enumerate() {
            if n > 0 {
                desk.quiet().await;
            }
            desk.press(key)?;
        }
        return Ok(listen(desk, from, LATEST, |heard| should.is_heard(heard)).await);
    };
    let mut heard = Vec::new();
    for _ in 0..MOST {
        let from = desk.spoken().len();
        desk.press(keys)?;
        heard = listen(desk, from, FIRST, |heard| !heard.is_empty()).await;
        if heard.join(" | ").contains(words) {
            return Ok(listen(desk, from, LATEST, |heard| should.is_heard(heard)).await);
        }
    }
    Ok(heard)
}

/// What is said from a place in the log on, once it is enough and nothing more comes.
async fn listen(
    desk: &Desk,
    from: usize,
    latest: Duration,
    is_enough: impl Fn(&[String]) -> bool,
) -> Vec<String> {
    let start = Instant::now();
    loop {
        desk.quiet().await;
        let heard = desk.spoken().split_off(from);
        if is_enough(&heard) || start.elapsed() > latest {
            return heard;
        }
    }
}
