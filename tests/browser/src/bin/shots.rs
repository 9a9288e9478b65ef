//! Takes pictures of the game in Chromium: `cargo xtask shots DIR` builds the site and calls this.

use std::process::ExitCode;

use browser::gallery;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let done = match gallery::Plan::from_args(std::env::args().skip(1)) {
        Ok(Some(plan)) => gallery::run(&plan).await,
        Ok(None) => {
            println!("{}", gallery::USAGE);
            Ok(())
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("shots: {error}");
            ExitCode::FAILURE
        }
    }
}
