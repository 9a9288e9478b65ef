//! Real input: the browser's own mouse, fingers, pen and keys, through WebDriver actions.

pub mod keys;
pub mod pointer;

use serde_json::Value;
use thirtyfour::common::command::Command;

use crate::{Result, Session};

/// Two frames of the page. A page that draws none (hidden) is not waited for.
const TWO_FRAMES: &str = "
    const frame = () => new Promise((done) => {
      const late = setTimeout(done, 100);
      requestAnimationFrame(() => { clearTimeout(late); done(); });
    });
    return frame().then(frame).then(() => true);";

impl Session {
    /// Performs WebDriver action sources as they are, and returns when the page has had two frames
    /// to hear of them: drivers answer earlier.
    pub async fn perform(&self, sources: Value) -> Result<()> {
        self.driver.cmd(Command::PerformActions(sources.into())).await?;
        self.frames().await
    }

    /// Lets the page draw two frames.
    pub async fn frames(&self) -> Result<()> {
        // Input may have led to another page, where the script ends with the old one.
        let _ = self.run(TWO_FRAMES, vec![]).await;
        Ok(())
    }

    /// Lets go of everything that is pressed.
    pub async fn release_all(&self) -> Result<()> {
        self.driver.cmd(Command::ReleaseActions).await?;
        Ok(())
    }
}
