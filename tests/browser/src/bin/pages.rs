//! Serves the examples with the built site: what `cargo xtask examples` starts.

use browser::{Result, Server};

fn main() -> Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8081);
    let _server = Server::examples()?.csp(None).port(port).start()?;
    println!("\n  The examples are at http://localhost:{port}/ (Ctrl-C stops this)\n");
    loop {
        std::thread::park();
    }
}
