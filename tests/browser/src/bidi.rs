//! The few words of WebDriver BiDi that Firefox needs.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::{Error, Result};

/// A BiDi connection. What was set up through it lasts as long as it does.
pub(crate) struct Bidi {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last: u64,
}

impl Bidi {
    pub(crate) async fn connect(url: &str) -> Result<Self> {
        let (socket, _) = connect_async(url).await.map_err(|error| {
            Error::new(format!("the browser's BiDi socket {url} does not answer: {error}"))
        })?;
        Ok(Self { socket, last: 0 })
    }

    /// Sends a command and waits for its answer; events in between are dropped.
    pub(crate) async fn send(&mut self, method: &str, params: Value) -> Result<Value> {
        self.last += 1;
        let command = json!({ "id": self.last, "method": method, "params": params });
        let lost = |why: String| Error::new(format!("BiDi {method}: the socket closed ({why})"));
        let message = Message::text(command.to_string());
        self.socket.send(message).await.map_err(|error| lost(error.to_string()))?;
        while let Some(message) = self.socket.next().await {
            let message = message.map_err(|error| lost(error.to_string()))?;
            let Ok(text) = message.to_text() else { continue };
            let Ok(mut answer) = serde_json::from_str::<Value>(text) else { continue };
            if answer["id"] != self.last {
                continue;
            }
            if answer["type"] == "error" {
                return Err(Error::new(format!(
                    "BiDi {method}: {} ({})",
                    answer["error"], answer["message"]
                )));
            }
            return Ok(answer["result"].take());
        }
        Err(lost("no more messages".into()))
    }
}
