//! Screenshots.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use thirtyfour::extensions::addons::firefox::FirefoxTools;

use crate::{Browser, Error, Result, Session};

impl Session {
    /// Writes what the viewport shows to a PNG file, folders included.
    pub async fn shot(&self, file: impl AsRef<Path>) -> Result<()> {
        save(file.as_ref(), self.driver.screenshot_as_png().await?)
    }

    /// Writes the whole page to a PNG file. WebKit gives the viewport.
    pub async fn shot_full(&self, file: impl AsRef<Path>) -> Result<()> {
        match self.browser() {
            Browser::Chromium => {
                let params = json!({ "captureBeyondViewport": true, "format": "png" });
                let shot = self.cdp("Page.captureScreenshot", params).await?;
                let png = BASE64_STANDARD.decode(shot["data"].as_str().unwrap_or_default());
                let png = png.map_err(|_| Error::new("Chromium's screenshot is not base64"))?;
                save(file.as_ref(), png)
            }
            Browser::Firefox => {
                let tools = FirefoxTools::new(self.driver.handle().clone());
                save(file.as_ref(), tools.full_screenshot_as_png().await?)
            }
            Browser::WebKit => self.shot(file).await,
        }
    }
}

fn save(file: &Path, png: Vec<u8>) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, png)
        .map_err(|error| Error::new(format!("cannot write {}: {error}", file.display())))
}
