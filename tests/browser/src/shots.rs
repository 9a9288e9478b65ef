//! Screenshots.

use std::fs;
use std::path::Path;

use serde_json::json;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, RequestMethod, SessionId};

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
                save(file.as_ref(), base64(shot["data"].as_str().unwrap_or_default())?)
            }
            Browser::Firefox => {
                let shot: String = self.driver.cmd(FullPage).await?.value()?;
                save(file.as_ref(), base64(&shot)?)
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

/// Base64 as drivers send it. Not worth a dependency.
fn base64(text: &str) -> Result<Vec<u8>> {
    let (mut bits, mut count, mut bytes) = (0u32, 0u8, Vec::with_capacity(text.len() / 4 * 3));
    for character in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return Err(Error::new("the driver's screenshot is not base64")),
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Ok(bytes)
}

#[derive(Debug)]
struct FullPage;

impl FormatRequestData for FullPage {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(RequestMethod::GET, format!("session/{session}/moz/screenshot/full"))
    }
}
