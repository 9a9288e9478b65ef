//! What a visit costs until the first card can be played.

use std::time::{Duration, Instant};

use crate::{Error, Result, Server, Session};
use serde::Deserialize;
use serde_json::json;

use super::book::{Book, Measure, Span};
use super::subject::Subject;
use super::tab::{Conditions, Cost, Tab};

/// Every page is started with this many cards.
const CARDS: usize = 20;
/// A page that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(20);
/// What follows the first card within this time belongs to the start.
const AFTERMATH: u64 = 300;

/// The figures of one start.
pub(crate) struct Start {
    first_card: f64,
    seen: Seen,
    cost: Cost,
    bytes: usize,
    requests: usize,
}

/// What the page itself saw.
#[derive(Deserialize)]
struct Seen {
    paint: Option<f64>,
    longest: f64,
}

/// Visits the page as one who was never there.
pub(crate) async fn measure(
    session: &Session,
    server: &Server,
    subject: &Subject,
    conditions: Conditions,
) -> Result<Start> {
    let tab = Tab::open(session, conditions).await?;
    tab.pause(200).await;
    server.forget_requests();
    let first_card = open(&tab, server, subject, CARDS).await;
    let start = match first_card {
        Ok(first_card) => finish(&tab, server, first_card).await,
        Err(error) => Err(error),
    };
    tab.close().await?;
    start
}

/// Loads the page and waits until it is ready; says when its first card was playable.
pub(crate) async fn open(
    tab: &Tab<'_>,
    server: &Server,
    subject: &Subject,
    size: usize,
) -> Result<f64> {
    let path = subject.path(size);
    let began = Instant::now();
    tab.forget(&server.url("")).await?;
    tab.go(&server.url(&path)).await?;
    loop {
        // Seldom enough not to disturb.
        tab.pause(400).await;
        if let Some(ready) = subject.ready(tab).await? {
            let dealt = subject.dealt(tab).await?;
            if dealt != size {
                return Err(Error::new(format!("{path} shows {dealt} cards instead of {size}")));
            }
            return Ok(ready);
        }
        if began.elapsed() > PATIENCE {
            let element = subject.host.unwrap_or("html");
            return Err(Error::new(format!(
                "{path} was not playable after {} s (no data-ready on <{element}>)",
                PATIENCE.as_secs()
            )));
        }
    }
}

async fn finish(tab: &Tab<'_>, server: &Server, first_card: f64) -> Result<Start> {
    const SEEN: &str = "
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        return { paint: paint?.startTime, longest: Math.max(0, ...window.__longTasks) };";
    tab.pause(AFTERMATH).await;
    let cost = tab.cost().await?;
    let seen = tab.script(SEEN, vec![json!(0)]).await?;
    let served = server.requests();
    if let Some(bad) = served.iter().find(|one| one.status >= 400) {
        return Err(Error::new(format!("{} was answered with {}", bad.path, bad.status)));
    }
    let bytes = served.iter().map(|one| one.bytes).sum();
    Ok(Start { first_card, seen, cost, bytes, requests: served.len() })
}

impl Start {
    /// Writes the figures down.
    pub(crate) fn enter(&self, book: &mut Book, subject: &Subject, span: Span, round: usize) {
        let mut write = |measure, value| book.add(subject.key, span, measure, round, value);
        write(Measure::FirstCard, self.first_card);
        if let Some(paint) = self.seen.paint {
            write(Measure::FirstPaint, paint);
        }
        write(Measure::LongestTask, self.seen.longest);
        write(Measure::Script, self.cost.script);
        write(Measure::Main, self.cost.main);
        write(Measure::Bytes, self.bytes as f64);
        write(Measure::Requests, self.requests as f64);
    }
}
