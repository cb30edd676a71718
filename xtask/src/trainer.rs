//! `cargo xtask train`: the trainer of the tagger as a program of its own.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks on the terminal")]

use std::process::ExitCode;

mod train;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match train::run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\ntrain: {error:#}");
            ExitCode::FAILURE
        }
    }
}
