//! `cargo xtask train`, `train-classes` and `train-actors`: the trainers as a program of its own.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks on the terminal")]

use std::process::ExitCode;

mod train;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.split_first() {
        Some((first, rest)) if first == "actors" => train::actors::run(rest),
        Some((first, rest)) if first == "classes" => train::classes::run(rest),
        _ => train::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\ntrain: {error:#}");
            ExitCode::FAILURE
        }
    }
}
