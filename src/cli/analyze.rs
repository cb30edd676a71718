//! `depeche analyze`: one article to JSON or to the terminal.

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use depeche::export::terminal;

use super::{AnalyzeArgs, Failure, Format, input, options};

/// Reads, analyses and prints one article.
pub(super) fn run(arguments: &AnalyzeArgs) -> Result<ExitCode, Failure> {
    let options = options(arguments.published.as_deref(), arguments.language.as_deref()).map_err(Failure::Usage)?;
    let text = input::text(arguments.file.as_deref()).map_err(Failure::Run)?;
    let analysis = depeche::analyze(&text, &options);
    let written = match arguments.format {
        Format::Json => {
            let analysis = analysis.with_offsets(&text, arguments.offsets.into());
            let mut out = io::stdout().lock();
            serde_json::to_writer(&mut out, &analysis).map_err(io::Error::from).and_then(|()| writeln!(out))
        }
        Format::Terminal => {
            let choice = match arguments.color {
                clap::ColorChoice::Auto => AutoStream::choice(&io::stdout()),
                clap::ColorChoice::Always => anstream::ColorChoice::Always,
                clap::ColorChoice::Never => anstream::ColorChoice::Never,
            };
            let mut out = AutoStream::new(io::stdout().lock(), choice);
            out.write_all(terminal::write(&text, &analysis).as_bytes())
        }
    };
    written.map_err(|error| Failure::writing(&error))?;
    Ok(ExitCode::SUCCESS)
}
