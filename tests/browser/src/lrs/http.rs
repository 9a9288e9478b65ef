//! As much HTTP as an LRS and a stand-in before it need, with hands on the connection: one request a
//! connection, so that one can be cut off, or not be there at all.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::{Error, Result};

/// A browser opens connections that it may never use.
const LONGEST_SILENCE: Duration = Duration::from_secs(30);
/// More than any journey sends at once.
const MOST_BYTES: usize = 16 << 20;

/// A request as it came, or an answer: then `method` is the version and `target` the status.
#[derive(Clone, Debug, Default)]
pub(crate) struct Message {
    pub(crate) method: String,
    pub(crate) target: String,
    /// Names are in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Message {
    /// Reads one; none if the other side says nothing, or nonsense.
    pub(crate) fn read(stream: &TcpStream) -> Option<Self> {
        stream.set_read_timeout(Some(LONGEST_SILENCE)).ok()?;
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let mut message = Self { method: words.next()?, target: words.next()?, ..Self::default() };
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            message.headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
        let length: usize = message.header("content-length").unwrap_or("0").parse().ok()?;
        message.body = vec![0; length.min(MOST_BYTES)];
        reader.read_exact(&mut message.body).ok()?;
        Some(message)
    }

    /// A header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn new(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    pub(crate) fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::new(status).with("Content-Type", "application/json").body(body.to_string())
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub(crate) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Sends it. The browser may have gone away; that is its right.
    pub(crate) fn send(&self, mut stream: &TcpStream) {
        let mut head = format!("HTTP/1.1 {} -\r\nConnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if self.status != 204 {
            head += &format!("Content-Length: {}\r\n", self.body.len());
        }
        let mut all = (head + "\r\n").into_bytes();
        all.extend_from_slice(&self.body);
        let _ = stream.write_all(&all).and_then(|()| stream.flush());
    }
}

/// Asks a server on this machine.
pub(crate) fn ask(
    port: u16,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<Answer> {
    let failed = |why: &str| Error::new(format!("{method} {target} on port {port}: {why}"));
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|e| failed(&e.to_string()))?;
    let mut head = format!(
        "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all((head + "\r\n").as_bytes())?;
    stream.write_all(body)?;
    let answer = Message::read(&stream).ok_or_else(|| failed("no answer"))?;
    let status = answer.target.parse().map_err(|_| failed("no status"))?;
    Ok(Answer { status, headers: answer.headers, body: answer.body })
}

/// What stands after the question mark.
pub(crate) fn parameters(target: &str) -> Vec<(String, String)> {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let plain = |text: &str| crate::server::decode(&text.replace('+', " "));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (plain(name), plain(value))).collect()
}

/// A text as it can stand in an address.
pub fn encode(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    let mut encoded = String::new();
    for byte in text.bytes() {
        if plain(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded += &format!("%{byte:02X}");
        }
    }
    encoded
}
