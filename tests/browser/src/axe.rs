//! axe-core in the page: what a machine can find against WCAG 2.2 AA.

use std::fmt;
use std::fs;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::json;

use crate::workspace::package;
use crate::{Error, Result, Session, npm};

/// Everything but the experimental rules, and `target-size`, which is off by default.
const OPTIONS: &str =
    r#"{"resultTypes": ["violations"], "rules": {"target-size": {"enabled": true}}}"#;

/// A rule that the page breaks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// The rule, for example `color-contrast`.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// What the rule asks.
    pub help: String,
    /// The elements that break it, and how.
    pub nodes: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.id, self.impact, self.help)?;
        self.nodes.iter().try_for_each(|node| write!(f, "\n    {}", node.replace('\n', "\n    ")))
    }
}

impl Session {
    /// Runs axe-core on the document as it is now, shadow roots included.
    pub async fn axe(&self) -> Result<Vec<Violation>> {
        let known: bool = self.run_as("return typeof window.axe === 'object'", vec![]).await?;
        if !known {
            let source = source()?;
            self.run(&format!("{source}\nwindow.axe = window.axe || axe;"), vec![]).await?;
        }
        let script = "
            const done = arguments[arguments.length - 1];
            window.axe.run(document, JSON.parse(arguments[0])).then((found) => done(JSON.stringify({
              violations: found.violations.map((v) => ({
                id: v.id, impact: v.impact || 'minor', help: v.help,
                nodes: v.nodes.map((n) => `${[n.target].flat(3).join(' >>> ')}  ${n.html.slice(0, 160)}\n${n.failureSummary || ''}`),
              })),
            })), (error) => done(JSON.stringify({ error: String(error) })));";
        let answer = self.driver.execute_async(script, vec![json!(OPTIONS)]).await?;
        let text: String = answer.convert()?;
        let mut found: serde_json::Value = serde_json::from_str(&text)?;
        if let Some(error) = found["error"].as_str() {
            return Err(Error::new(format!("axe-core could not look at the page: {error}")));
        }
        Ok(serde_json::from_value(found["violations"].take())?)
    }

    /// Fails with the violations as text if there are any; `state` says what was looked at.
    pub async fn assert_accessible(&self, state: &str) -> Result<()> {
        let violations = self.axe().await?;
        if violations.is_empty() {
            return Ok(());
        }
        let list: Vec<_> = violations.iter().map(|one| format!("  {one}")).collect();
        let list = list.join("\n");
        Err(Error::new(format!(
            "{} violations in {state} ({}):\n{list}",
            violations.len(),
            self.browser()
        )))
    }
}

/// axe-core's source. The first caller installs it beside the package if it is not there.
fn source() -> Result<&'static str> {
    static SOURCE: OnceLock<Result<String>> = OnceLock::new();
    let source = SOURCE.get_or_init(|| {
        let file = npm::install(&package(), "axe-core/axe.min.js")?;
        fs::read_to_string(&file)
            .map_err(|error| Error::new(format!("cannot read {}: {error}", file.display())))
    });
    source.as_deref().map_err(Clone::clone)
}
