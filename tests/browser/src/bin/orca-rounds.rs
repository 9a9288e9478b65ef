//! Plays rounds with the screen reader Orca and prints what it says: `cargo xtask test orca` builds the
//! site and calls this. Arguments are words of the rounds to play.

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    match browser::orca::run(&wanted).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("orca: {error}");
            ExitCode::FAILURE
        }
    }
}
