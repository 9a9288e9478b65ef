//! Measures the game in Chromium beside the same card table written with other tools.
//!
//! `cargo xtask bench` builds the site and the peers and calls this; see `benches/README.md`.

use std::process::ExitCode;

use browser::bench;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let done = match bench::Plan::from_args(std::env::args().skip(1)) {
        Ok(Some(plan)) => bench::run(&plan).await,
        Ok(None) => {
            println!("{}", bench::USAGE);
            Ok(())
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}
