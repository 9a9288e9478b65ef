//! The figures as people read them.

use std::fs;
use std::thread::available_parallelism;

use crate::{Result, Session};
use serde_json::{Value, json};

use super::book::{Book, Measure, Series, Span};
use super::subject::Subject;
use super::targets::Verdict;

/// What the figures were measured on.
pub(crate) struct Machine {
    cores: usize,
    processor: String,
    browser: String,
}

impl Machine {
    /// Asks the system and the browser.
    pub(crate) async fn of(session: &Session) -> Result<Self> {
        let version = session.cdp("Browser.getVersion", json!({})).await?;
        let about = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = about
            .lines()
            .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
            .map_or("unknown processor", |(_, name)| name.trim());
        Ok(Self {
            cores: available_parallelism().map_or(1, usize::from),
            processor: model.into(),
            browser: version["product"].as_str().unwrap_or("unknown browser").into(),
        })
    }

    /// For the JSON file.
    pub(crate) fn to_json(&self) -> Value {
        json!({ "cores": self.cores, "processor": self.processor, "browser": self.browser })
    }
}

/// Prints everything.
pub(crate) fn print(
    book: &Book,
    subjects: &[Subject],
    sizes: &[usize],
    machine: &Machine,
    verdicts: &[Verdict],
) {
    println!("{}, {} cores, {}", machine.browser, machine.cores, machine.processor);
    println!(
        "Medians; ± is half the range of the rounds' medians. Processor time in ms of one core."
    );
    starts(book, subjects);
    spans(book, subjects, sizes, "One pointer move and its frame", Span::Move);
    spans(book, subjects, sizes, "One drop and the next frame", Span::Drop);
    spans(book, subjects, sizes, "One drop and all it sets off in 0.3 s", Span::Settled);
    spans(book, subjects, sizes, "Leaving the explanation and the next frame", Span::Next);
    growth(book, subjects, sizes);
    ratios(book, subjects, sizes);
    judged(verdicts);
}

fn starts(book: &Book, subjects: &[Subject]) {
    println!("\nFirst visit, 20 cards (slow: 4 x CPU and slow 4G)");
    println!(
        "{:<20}{:>8}{:>5}{:>8}{:>8}{:>12}{:>6}{:>10}{:>10}{:>10}{:>8}{:>8}",
        "",
        "KB br",
        "req",
        "paint",
        "slow",
        "first card",
        "±",
        "slow",
        "longest",
        "slow",
        "script",
        "main"
    );
    for subject in subjects {
        let series = |span, measure| book.series(subject.key, span, measure);
        let figure = |span, measure, digits: usize| {
            series(span, measure)
                .map_or_else(|| "-".into(), |series| format!("{:.digits$}", series.median()))
        };
        let Some(first) = series(Span::Start, Measure::FirstCard) else { continue };
        let bytes = series(Span::Start, Measure::Bytes).map_or(0.0, Series::median);
        println!(
            "{:<20}{:>8.1}{:>5}{:>8}{:>8}{:>12.0}{:>6}{:>10}{:>10}{:>10}{:>8}{:>8}",
            subject.title,
            bytes / 1000.0,
            figure(Span::Start, Measure::Requests, 0),
            figure(Span::Start, Measure::FirstPaint, 0),
            figure(Span::SlowStart, Measure::FirstPaint, 0),
            first.median(),
            noise(first),
            figure(Span::SlowStart, Measure::FirstCard, 0),
            longest(series(Span::Start, Measure::LongestTask)),
            longest(series(Span::SlowStart, Measure::LongestTask)),
            figure(Span::Start, Measure::Script, 1),
            figure(Span::Start, Measure::Main, 1),
        );
    }
}

fn spans(
    book: &Book,
    subjects: &[Subject],
    sizes: &[usize],
    title: &str,
    span: impl Fn(usize) -> Span,
) {
    let measured = |subject: &&Subject, size: usize| {
        book.series(subject.key, span(size), Measure::Script).is_some()
    };
    for &size in sizes {
        let subjects: Vec<_> = subjects.iter().filter(|one| measured(one, size)).collect();
        if subjects.is_empty() {
            continue;
        }
        println!("\n{title}, {size} cards");
        println!(
            "{:<20}{:>10}{:>8}{:>6}{:>12}{:>8}{:>6}{:>10}{:>8}{:>8}",
            "", "script", "p95", "±", "main", "p95", "±", "layout", "style", "frame"
        );
        for subject in subjects {
            let series = |measure| {
                book.series(subject.key, span(size), measure).cloned().unwrap_or_default()
            };
            let (script, main) = (series(Measure::Script), series(Measure::Main));
            println!(
                "{:<20}{:>10.2}{:>8.2}{:>6}{:>12.2}{:>8.2}{:>6}{:>10.2}{:>8.2}{:>8}",
                subject.title,
                script.median(),
                script.p95(),
                noise(&script),
                main.median(),
                main.p95(),
                noise(&main),
                series(Measure::Layout).median(),
                series(Measure::Style).median(),
                book.median(subject.key, span(size), Measure::Frame)
                    .map_or_else(|| "-".into(), |frame| format!("{frame:.1}")),
            );
        }
    }
}

fn growth(book: &Book, subjects: &[Subject], sizes: &[usize]) {
    let (Some(&few), Some(&many)) = (sizes.first(), sizes.last()) else { return };
    println!("\n{many} cards against {few}, how many times as much");
    println!(
        "{:<20}{:>13}{:>13}{:>13}{:>13}",
        "", "move script", "move main", "drop script", "drop main"
    );
    for subject in subjects {
        let ratio = |span: fn(usize) -> Span, measure| {
            let of = |size| (subject.key, span(size));
            text(book.ratio(of(many), of(few), measure))
        };
        println!(
            "{:<20}{:>13}{:>13}{:>13}{:>13}",
            subject.title,
            ratio(Span::Move, Measure::Script),
            ratio(Span::Move, Measure::Main),
            ratio(Span::Drop, Measure::Script),
            ratio(Span::Drop, Measure::Main),
        );
    }
}

fn ratios(book: &Book, subjects: &[Subject], sizes: &[usize]) {
    for game in subjects.iter().filter(|subject| subject.is_game()) {
        println!("\n{}: how many times as much as …", game.title);
        print!("{:<36}", "");
        let peers: Vec<_> = subjects.iter().filter(|subject| !subject.is_game()).collect();
        for peer in &peers {
            print!("{:>18}", peer.title);
        }
        println!();
        let mut rows = vec![
            ("first card".to_owned(), Span::Start, Measure::FirstCard),
            ("first card, slow".to_owned(), Span::SlowStart, Measure::FirstCard),
            ("bytes".to_owned(), Span::Start, Measure::Bytes),
            ("script at start".to_owned(), Span::Start, Measure::Script),
        ];
        for &size in sizes {
            for (what, span) in [
                ("move", Span::Move(size)),
                ("drop", Span::Drop(size)),
                ("drop, settled", Span::Settled(size)),
            ] {
                rows.push((format!("script per {what}, {size}"), span, Measure::Script));
                rows.push((format!("main thread per {what}, {size}"), span, Measure::Main));
            }
            rows.push((format!("drop to the frame, {size}"), Span::Drop(size), Measure::Frame));
        }
        for (name, span, measure) in rows {
            let ratio = |peer: &Subject| book.ratio((game.key, span), (peer.key, span), measure);
            if peers.iter().all(|peer| ratio(peer).is_none()) {
                continue;
            }
            print!("{name:<36}");
            for peer in &peers {
                print!("{:>18}", text(ratio(peer)));
            }
            println!();
        }
    }
}

fn judged(verdicts: &[Verdict]) {
    if verdicts.is_empty() {
        println!("\nNo target was judged: the game was not measured.");
        return;
    }
    println!("\nTargets");
    for Verdict { page, target, found, holds } in verdicts {
        let word = if *holds { "holds " } else { "MISSED" };
        println!("{word}  {page:<12} {target:<62} {found:>8.2}");
    }
}

fn noise(series: &Series) -> String {
    format!("{:.0}%", series.noise() * 100.0)
}

fn text(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "-".into(), |ratio| format!("{ratio:.2}"))
}

/// The browser tells only of tasks that took 50 ms; the median, and the worst if it differs.
fn longest(series: Option<&Series>) -> String {
    let word = |ms: f64| if ms > 0.0 { format!("{ms:.0}") } else { "<50".into() };
    series.map_or_else(
        || "-".into(),
        |series| {
            let (usual, worst) = (word(series.median()), word(series.worst()));
            if usual == worst { usual } else { format!("{usual}/{worst}") }
        },
    )
}
