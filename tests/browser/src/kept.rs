//! Firefox that is used again: starting one costs four seconds of a processor, which is more than most
//! journeys. Every session has a user context of its own (a "container": nothing that a page stores,
//! caches or registers is seen from another), and what was in it goes with it.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::bidi::Bidi;
use crate::process::{MARK, Processes, folder_of};
use crate::{Error, Result};

/// More than this rest at no time: each has memory of its own.
const AT_REST: usize = 2;

/// How often all were ended: one that was at work then is not used again either.
static ENDED: AtomicU64 = AtomicU64::new(0);
static RESTING: Mutex<Vec<Firefox>> = Mutex::new(Vec::new());

/// A Firefox between two sessions, or in one.
pub(crate) struct Firefox {
    pub(crate) driver: WebDriver,
    pub(crate) processes: Processes,
    pub(crate) bidi: Bidi,
    /// What of its setup holds as long as it runs.
    pub(crate) lasting: Value,
    /// The user context of its session.
    context: Option<String>,
    /// [`ENDED`] when it was started.
    ended: u64,
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // `Processes` ends it; a farewell of the last handle would wait for an answer.
        let _ = self.driver.clone().leak();
    }
}

impl Firefox {
    pub(crate) fn new(driver: WebDriver, processes: Processes, bidi: Bidi, lasting: Value) -> Self {
        let ended = ENDED.load(Ordering::Relaxed);
        Self { driver, processes, bidi, lasting, context: None, ended }
    }

    /// One that rests and was started like this.
    pub(crate) fn resting(lasting: &Value) -> Option<Self> {
        let mut resting = RESTING.lock().unwrap_or_else(PoisonError::into_inner);
        let at = resting.iter().position(|one| one.lasting == *lasting)?;
        Some(resting.remove(at))
    }

    /// Ends all that rest: what failed is tried again in a new one.
    pub(crate) fn end_all() {
        ENDED.fetch_add(1, Ordering::Relaxed);
        RESTING.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Opens a tab in a user context of its own and closes the one that was there.
    pub(crate) async fn begin(&mut self) -> Result<()> {
        let old = self.driver.window().await?;
        let made = self.bidi.send("browser.createUserContext", json!({})).await?;
        let context = text(&made["userContext"])?;
        self.context = Some(context.clone());
        let tab = self.tab(Some(&context)).await?;
        self.close(&old.to_string()).await?;
        self.driver.switch_to_window(tab.into()).await?;
        Ok(())
    }

    /// Takes leave of the session: its user context goes, with all tabs and all that they stored.
    pub(crate) async fn rest(mut self) -> Result<()> {
        if self.ended != ENDED.load(Ordering::Relaxed) {
            return Ok(());
        }
        guard().map_err(|error| Error::new(format!("nothing would end Firefox: {error}")))?;
        let blank = self.tab(None).await?;
        if let Some(context) = self.context.take() {
            let gone = json!({ "userContext": context });
            self.bidi.send("browser.removeUserContext", gone).await?;
        }
        let tree = self.bidi.send("browsingContext.getTree", json!({ "maxDepth": 0 })).await?;
        for other in tree["contexts"].as_array().into_iter().flatten() {
            if other["context"] != blank.as_str() {
                self.close(&text(&other["context"])?).await?;
            }
        }
        self.driver.switch_to_window(blank.into()).await?;
        let mut resting = RESTING.lock().unwrap_or_else(PoisonError::into_inner);
        resting.push(self);
        if resting.len() > AT_REST {
            resting.remove(0);
        }
        Ok(())
    }

    /// A new tab of the session's user context.
    pub(crate) async fn new_tab(&mut self) -> Result<String> {
        let context = self.context.clone();
        self.tab(context.as_deref()).await
    }

    /// The session's user context, as a list for BiDi.
    pub(crate) fn contexts(&self) -> Value {
        json!(self.context.as_slice())
    }

    async fn tab(&mut self, context: Option<&str>) -> Result<String> {
        let mut params = json!({ "type": "tab" });
        if let Some(context) = context {
            params["userContext"] = context.into();
        }
        text(&self.bidi.send("browsingContext.create", params).await?["context"])
    }

    async fn close(&mut self, tab: &str) -> Result<()> {
        let params = json!({ "context": tab, "promptUnload": false });
        self.bidi.send("browsingContext.close", params).await.map(drop)
    }
}

fn text(value: &Value) -> Result<String> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| Error::new(format!("Firefox said `{value}` where a name was to be")))
}

/// What rests when the test program ends, however it ends, is ended by a process that waits for that:
/// nothing in the program itself is sure to run then (Linux; elsewhere nothing rests).
fn guard() -> io::Result<()> {
    const SCRIPT: &str = "
        cat >/dev/null
        for one in /proc/[0-9]*/environ; do
            if grep -qa \"$1-\" \"$one\" 2>/dev/null; then
                one=${one#/proc/}
                kill -KILL \"${one%/environ}\" 2>/dev/null
            fi
        done
        rm -rf \"$2\"*";
    static GUARD: OnceLock<Child> = OnceLock::new();
    if GUARD.get().is_some() {
        return Ok(());
    }
    if !Path::new("/proc/self/environ").exists() {
        return Err(io::Error::other("this system has no /proc"));
    }
    let id = std::process::id();
    let child = Command::new("sh")
        .args(["-c", SCRIPT, "guard", &format!("{MARK}={id}")])
        .arg(folder_of(&format!("{id}-")))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // A second one, of two that came at once, does no harm.
    let _ = GUARD.set(child);
    Ok(())
}
