//! Real input: the browser's own mouse, fingers, pen and keys, through WebDriver actions.

pub mod keys;
pub mod pointer;

use serde_json::Value;
use thirtyfour::common::command::Command;

use crate::{Result, Session};

impl Session {
    /// Performs WebDriver action sources as they are.
    pub async fn perform(&self, sources: Value) -> Result<()> {
        self.driver.cmd(Command::PerformActions(sources.into())).await?;
        Ok(())
    }

    /// Lets go of everything that is pressed.
    pub async fn release_all(&self) -> Result<()> {
        self.driver.cmd(Command::ReleaseActions).await?;
        Ok(())
    }
}
