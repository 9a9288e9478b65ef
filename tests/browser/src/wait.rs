//! Waiting on conditions, never on time.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::{Error, Result, Session};

/// How often a condition is looked at.
const EVERY: Duration = Duration::from_millis(20);

/// How long a condition may take: `WHOS_WAIT_MS`, or 10 s.
pub(crate) fn patience() -> Duration {
    let given = std::env::var("WHOS_WAIT_MS").ok().and_then(|text| text.parse().ok());
    Duration::from_millis(given.unwrap_or(10_000))
}

impl Session {
    /// Looks every 20 ms until the condition holds. The error names the condition and says what the
    /// page last said.
    pub async fn wait(
        &self,
        condition: &str,
        mut holds: impl AsyncFnMut() -> Result<bool>,
    ) -> Result<()> {
        let start = Instant::now();
        let mut last;
        loop {
            // An error may be the page being between two documents: it counts as "not yet".
            last = match holds().await {
                Ok(true) => return Ok(()),
                Ok(false) => None,
                Err(error) => Some(error),
            };
            if start.elapsed() > patience() {
                break;
            }
            tokio::time::sleep(EVERY).await;
        }
        let mut text = format!("waited {} ms in vain for {condition}", patience().as_millis());
        if let Some(error) = last {
            text.push_str(&format!("\n  the last look failed: {error}"));
        }
        text.push_str(&self.last_words().await);
        Err(Error::new(text))
    }

    /// Waits until the script (the body of a function) returns something truthy.
    pub async fn wait_js(&self, condition: &str, body: &str, args: Vec<Value>) -> Result<()> {
        let script = format!("return Boolean((() => {{ {body} }}).apply(null, arguments))");
        let body = script.replace("(() => {", "(function () {");
        self.wait(condition, async || self.run_as(&body, args.clone()).await).await
    }

    /// The address, the status region and the problems of the page, for the text of an error.
    async fn last_words(&self) -> String {
        const SCRIPT: &str = "
            const roots = [document];
            for (const el of document.querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
            const status = roots.map((r) => r.querySelector('[role=status]')).find(Boolean);
            return { url: location.href, status: status ? status.textContent : null,
                     problems: (window.__problems || []).map((p) => `[${p.kind}] ${p.text}`) };";
        match self.run(SCRIPT, vec![]).await {
            Ok(page) => format!(
                "\n  page: {}\n  status region: {}\n  problems: {}",
                page["url"], page["status"], page["problems"]
            ),
            Err(error) => format!("\n  the page does not answer: {error}"),
        }
    }
}
