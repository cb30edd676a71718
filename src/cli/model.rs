//! `depeche model`: what is compiled in.

use std::io::{self, Write};
use std::process::ExitCode;

use super::Failure;

/// Prints languages, data and licences.
pub(super) fn run() -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    let mut print = || -> io::Result<()> {
        writeln!(out, "depeche {} · contract {}", env!("CARGO_PKG_VERSION"), depeche::analysis::SCHEMA)?;
        for language in depeche::lang::all() {
            writeln!(out, "language  {}  {}", language.code, language.name)?;
        }
        Ok(())
    };
    print().map_err(|error| Failure::writing(&error))?;
    Ok(ExitCode::SUCCESS)
}
