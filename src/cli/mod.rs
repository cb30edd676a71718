//! Arguments and exit codes of the command line; the work is in one file a command.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use depeche::analysis::Offsets;
use depeche::{Error, Options};

mod analyze;
mod batch;
mod input;
mod model;

/// Reads news articles and says who said what, where and when. Nothing is sent anywhere.
#[derive(Parser)]
#[command(name = "depeche", version, after_help = "Exit status: 0 done, 1 an article or a line failed, 2 wrong usage.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Analyse one article.
    Analyze(AnalyzeArgs),
    /// Analyse JSON lines {"id", "text", "published"?, "language"?}: one analysis a line with its id.
    Batch(BatchArgs),
    /// Say what is compiled in: languages, tagger and gazetteer versions, licences.
    Model,
}

#[derive(Args)]
struct AnalyzeArgs {
    /// The article, a text in UTF-8; `-` or nothing reads standard input.
    file: Option<PathBuf>,
    /// When it was published: 2021-07-08, 2021-07 or 2021.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Its language (fr, en); guessed when absent.
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Units in which JSON counts offsets.
    #[arg(long, value_enum, default_value_t = Units::CodePoints)]
    offsets: Units,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Whether `--format terminal` uses colours.
    #[arg(long, value_enum, default_value_t = clap::ColorChoice::Auto)]
    color: clap::ColorChoice,
}

#[derive(Args)]
struct BatchArgs {
    /// The JSON lines; `-` or nothing reads standard input.
    file: Option<PathBuf>,
    /// Units in which offsets are counted.
    #[arg(long, value_enum, default_value_t = Units::CodePoints)]
    offsets: Units,
    /// Articles analysed at once; all cores when absent.
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Units {
    CodePoints,
    #[value(name = "utf-16")]
    Utf16,
    #[value(name = "utf-8")]
    Utf8,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object.
    Json,
    /// The article with coloured marks, and the ledger below.
    Terminal,
}

impl From<Units> for Offsets {
    fn from(units: Units) -> Offsets {
        match units {
            Units::CodePoints => Offsets::CodePoints,
            Units::Utf16 => Offsets::Utf16,
            Units::Utf8 => Offsets::Utf8,
        }
    }
}

/// Runs the command line and returns its exit status.
pub(crate) fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Batch(arguments) => batch::run(&arguments),
        Command::Model => model::run(),
    };
    match outcome {
        Ok(status) => status,
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Usage(error)) => report(&error, 2),
        Err(Failure::Run(error)) => report(&error, 1),
    }
}

/// Why a command ended early.
enum Failure {
    /// The reader of our output went away, as `head` does: nothing to say.
    Closed,
    /// An argument is wrong.
    Usage(Error),
    /// A file could not be read or written.
    Run(Error),
}

impl Failure {
    /// What writing to standard output failed with.
    fn writing(error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::Run(Error::new(format!("The output cannot be written: {error}."))),
        }
    }
}

fn report(error: &Error, status: u8) -> ExitCode {
    // Nothing is left to do when standard error is gone too.
    let _ = writeln!(io::stderr(), "depeche: {error}");
    ExitCode::from(status)
}

/// Options from arguments.
fn options(published: Option<&str>, language: Option<&str>) -> Result<Options, Error> {
    Options::parse(published, language)
}
