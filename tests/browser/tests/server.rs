//! The static server, without a browser.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use browser::{DEFAULT_CSP, Fault, Result, Server, fixtures};

/// The head and the body of the answer to a GET.
fn get(server: &Server, path: &str, more: &str) -> Result<(String, Vec<u8>)> {
    let address = server.url("").replace("http://", "");
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n")?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all)?;
    let at = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(all.len() - 4);
    let body = all.split_off(at + 4);
    Ok((String::from_utf8_lossy(&all).to_lowercase(), body))
}

#[test]
fn files_have_their_types_and_html_has_the_policy() -> Result<()> {
    let server = Server::builder().dir("/", fixtures()).file("/a.wasm", *b"\0asm").start()?;
    let (head, body) = get(&server, "/drag.html?x=1", "")?;
    assert!(head.contains("200") && head.contains("text/html"), "{head}");
    assert!(head.contains(&DEFAULT_CSP.to_lowercase()), "{head}");
    assert!(String::from_utf8_lossy(&body).contains("<drag-fixture>"));
    assert!(get(&server, "/drag.js", "")?.0.contains("text/javascript"));
    let (head, body) = get(&server, "/a.wasm", "")?;
    assert!(head.contains("application/wasm") && !head.contains("content-security"), "{head}");
    assert_eq!(body, b"\0asm");
    Ok(())
}

#[test]
fn overlays_win_and_nothing_outside_is_served() -> Result<()> {
    let server = Server::builder()
        .dir("/", fixtures())
        .dir("/more", fixtures())
        .file("/drag.js", "mine")
        .file("/", "not this")
        .file("/index.html", "front")
        .csp(None)
        .start()?;
    assert_eq!(get(&server, "/drag.js", "")?.1, b"mine");
    assert_eq!(get(&server, "/", "")?.1, b"front");
    assert!(get(&server, "/more/drag.js", "")?.0.contains("200"));
    assert!(!get(&server, "/drag.html", "")?.0.contains("content-security"));
    for outside in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/none.js"] {
        assert!(get(&server, outside, "")?.0.contains("404"), "{outside}");
    }
    Ok(())
}

#[test]
fn brotli_neighbours_are_served_and_counted() -> Result<()> {
    let server = Server::builder().file("/a.js", "long text").file("/a.js.br", "br").start()?;
    assert_eq!(get(&server, "/a.js", "Accept-Encoding: gzip\r\n")?.1, b"long text");
    let (head, body) = get(&server, "/a.js", "Accept-Encoding: gzip, br\r\n")?;
    assert!(head.contains("content-encoding: br") && head.contains("text/javascript"), "{head}");
    assert_eq!(body, b"br");
    let sizes: Vec<_> = server.requests().iter().map(|one| (one.bytes, one.brotli)).collect();
    assert_eq!(sizes, [(9, false), (2, true)]);
    Ok(())
}

#[test]
fn a_path_can_fail_lie_wait_and_heal() -> Result<()> {
    let server = Server::builder().file("/pack.json", "{}").start()?;
    server.fault("/pack.json", Fault::Status(503));
    assert!(get(&server, "/pack.json", "")?.0.contains("503"));
    server.fault("/pack.json", Fault::Body(b"not json".to_vec()));
    assert_eq!(get(&server, "/pack.json", "")?.1, b"not json");
    server.fault("/pack.json", Fault::Delay(Duration::from_millis(80)));
    let start = Instant::now();
    assert_eq!(get(&server, "/pack.json", "")?.1, b"{}");
    assert!(start.elapsed() >= Duration::from_millis(80));
    server.fault("/pack.json", Fault::Hold);
    let held = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| get(&server, "/pack.json", ""));
        // Another path goes on being served meanwhile.
        let other = get(&server, "/none", "");
        let still = !waiting.is_finished();
        server.heal("/pack.json");
        (waiting.join(), other, still)
    });
    assert!(held.2 && held.1?.0.contains("404"));
    assert_eq!(held.0.map_err(|_| browser::Error::new("the request panicked"))??.1, b"{}");
    Ok(())
}
