//! `depeche model`: what is compiled in.

use std::io::{self, Write};
use std::process::ExitCode;

use depeche::names::gazetteer::GAZETTEER;
use depeche::names::tagger::Model;

use super::Failure;

/// Prints languages, data and licences.
pub(super) fn run() -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    let mut print = || -> io::Result<()> {
        writeln!(out, "depeche {} · contract {}", env!("CARGO_PKG_VERSION"), depeche::analysis::SCHEMA)?;
        for language in depeche::lang::all() {
            writeln!(out, "language   {}  {}", language.code, language.name)?;
            match language.names.model.map(|model| Model::open(model.bytes())) {
                Some(Ok(model)) => writeln!(out, "  tagger   {:08x}  {}", model.checksum, model.licence)?,
                Some(Err(error)) => writeln!(out, "  tagger   {error}")?,
                None => writeln!(out, "  tagger   none: names are found by rules")?,
            }
        }
        let (places, intact) = (&*GAZETTEER, if GAZETTEER.is_intact() { "" } else { "  DAMAGED: build again" });
        writeln!(out, "gazetteer  {:08x}  {} keys{intact}", places.checksum(), places.len())?;
        writeln!(out, "  {}", places.licence())?;
        Ok(())
    };
    print().map_err(|error| Failure::writing(&error))?;
    Ok(ExitCode::SUCCESS)
}
