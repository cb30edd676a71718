//! The command line: `depeche analyze | batch | model`. No logic of its own.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
