//! Telling how far things are.

use std::fmt::{self, Display};
use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

/// Time since a step began; displays as `12 s` or `2 min 5 s`.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time until now.
    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

impl Display for Stopwatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&in_words(self.elapsed()))
    }
}

/// `0.4 s`, `12 s`, `2 min 5 s`.
pub(crate) fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// Prints a line at once, whole also when several threads speak.
pub(crate) fn say(line: &str) {
    if cfg!(test) {
        // The test harness keeps this for tests that fail.
        println!("{line}");
        return;
    }
    let mut out = std::io::stdout().lock();
    // Nobody is left to tell when the terminal is gone.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// A command as a person would type it.
pub(crate) fn line_of(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line += &argument.to_string_lossy();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short() {
        assert_eq!(in_words(Duration::from_millis(420)), "0.4 s");
        assert_eq!(in_words(Duration::from_secs(59)), "59 s");
        assert_eq!(in_words(Duration::from_secs(125)), "2 min 5 s");
    }
}
