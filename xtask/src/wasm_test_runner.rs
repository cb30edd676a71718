//! Runs one file of wasm tests in a headless browser: what `cargo test --target wasm32-unknown-unknown` calls.
#![expect(clippy::print_stderr, reason = "a test runner speaks on the terminal")]

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    // `cargo test --quiet` hands its flag on, and the runner knows no such flag.
    let arguments = env::args_os().filter(|argument| argument != "--quiet" && argument != "-q");
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments.collect::<Vec<OsString>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
