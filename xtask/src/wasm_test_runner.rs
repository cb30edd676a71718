//! Runs one file of wasm tests in a headless browser: what `cargo test --target wasm32-unknown-unknown` calls.

use std::env;
use std::ffi::OsString;

fn main() -> anyhow::Result<()> {
    // `cargo test --quiet` hands its flag on, and the runner knows no such flag.
    let arguments = env::args_os().filter(|argument| argument != "--quiet" && argument != "-q");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments.collect::<Vec<OsString>>())
}
