//! What a page complains about: policy violations, uncaught errors, console errors.

use std::fmt;

use serde::Deserialize;

use crate::{Error, Result, Session};

/// Where [`PROBE`] is served.
pub(crate) const PROBE_PATH: &str = "/__browser/probe.js";

/// Runs in every document before the page's own scripts and keeps what goes wrong.
pub(crate) const PROBE: &str = r#"
(() => {
  if (window.__problems) return;
  const problems = (window.__problems = []);
  const keep = (kind, text) => problems.push({ kind, text: String(text) });
  const words = (value) => (value instanceof Error ? `${value} ${value.stack || ""}` : String(value));
  addEventListener("securitypolicyviolation", (e) =>
    keep("csp", `${e.effectiveDirective} blocked ${e.blockedURI} (${e.sourceFile || "inline"}:${e.lineNumber})`), true);
  addEventListener("unhandledrejection", (e) => keep("error", `unhandled rejection: ${words(e.reason)}`));
  addEventListener("error", (e) => {
    // The game's own event of this name says what it has shown already.
    if (e instanceof CustomEvent) return;
    if (e instanceof ErrorEvent) keep("error", `${e.message} (${e.filename}:${e.lineno})`);
    else keep("load", `could not load ${e.target.src || e.target.href || e.target}`);
  }, true);
  const log = console.error;
  console.error = (...args) => { keep("console", args.map(words).join(" ")); log.apply(console, args); };
})();
"#;

/// One complaint.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Problem {
    /// `csp`, `error` (uncaught), `load` (a resource) or `console` (`console.error`).
    pub kind: String,
    /// What was said.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}", self.kind, self.text)
    }
}

impl Session {
    /// What the current document has complained about since it started to load.
    pub async fn problems(&self) -> Result<Vec<Problem>> {
        let found = self.run("return window.__problems || null", vec![]).await?;
        if found.is_null() {
            return Err(Error::new(
                "the script that records problems did not run in this document: open it with \
                 `Session::goto`, and in WebKit serve it with `ServerBuilder::probe(true)`",
            ));
        }
        Ok(serde_json::from_value(found)?)
    }

    /// Fails with the list if the document has complained about anything.
    pub async fn assert_no_problems(&self) -> Result<()> {
        let problems = self.problems().await?;
        if problems.is_empty() {
            return Ok(());
        }
        let list: Vec<_> = problems.iter().map(|problem| format!("  {problem}")).collect();
        Err(Error::new(format!("the page complained:\n{}", list.join("\n"))))
    }
}

/// The HTML with the probe as its first script.
pub(crate) fn with_probe(html: &str) -> String {
    let tag = format!("<script src=\"{PROBE_PATH}\"></script>");
    match html.find("<head>") {
        Some(at) => {
            let (before, after) = html.split_at(at + "<head>".len());
            format!("{before}{tag}{after}")
        }
        None => match html.find("<meta").or_else(|| html.find("<title")) {
            Some(at) => format!("{}{tag}{}", &html[..at], &html[at..]),
            None => format!("{tag}{html}"),
        },
    }
}
