//! The project's own tasks: `cargo xtask serve`, `test`, `build`, `single`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks on the terminal")]

use std::process::ExitCode;

mod browser;
mod check;
mod engine;
mod gazetteer;
mod map;
mod pack;
mod serve;
mod shell;
mod single;
mod site;

/// One task: its name on the command line, its arguments, what it does, and the function that does it.
struct Task {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&[String]) -> anyhow::Result<()>,
}

/// Every task; a new one is one row.
const TASKS: &[Task] = &[
    Task {
        name: "serve",
        arguments: "[--port PORT] [--no-open]",
        about: "builds the page and opens it in the browser",
        run: serve::run,
    },
    Task {
        name: "test",
        arguments: "[native] [wasm] [page]",
        about: "checks everything, or the parts named",
        run: check::run,
    },
    Task {
        name: "build",
        arguments: "",
        about: "builds the static site in target/site",
        run: |_| site::build().map(drop),
    },
    Task {
        name: "single",
        arguments: "[--out FILE]",
        about: "builds the page as one HTML file, target/depeche.html",
        run: single::run,
    },
    Task {
        name: "train",
        arguments: "FILE[*WEIGHT]… [--dev FILE]…",
        about: "trains the tagger of names, see src/lang/fr/names_model.md",
        run: train,
    },
    Task {
        name: "train-classes",
        arguments: "FILE… [--without DIR]… --out FILE",
        about: "learns the classes of words that the tagger reads",
        run: |arguments| train(&[&["classes".to_owned()], arguments].concat()),
    },
    Task {
        name: "train-actors",
        arguments: "FILE [--without DIR]… [--out FILE]",
        about: "trains the judge of who acts, see src/lang/fr/actors_model.md",
        run: |arguments| train(&[&["actors".to_owned()], arguments].concat()),
    },
    Task { name: "gazetteer", arguments: "DIR", about: "builds src/lang/gazetteer.bin", run: gazetteer::run },
    Task { name: "help", arguments: "", about: "lists the tasks", run: help },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        None => ("help", &[][..]),
        Some((name, rest)) => (name.trim_start_matches('-'), rest),
    };
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("There is no task `{name}`; `cargo xtask help` lists them.");
        return ExitCode::from(2);
    };
    match (task.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{name}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Hands over to the trainer, a program of its own: it contains the engine, which the other tasks need not wait for.
fn train(arguments: &[String]) -> anyhow::Result<()> {
    let package = ["run", "--quiet", "--release", "--package", "xtask"];
    let mut command = shell::cargo(&package);
    command.args(["--features", "train", "--bin", "trainer", "--"]).args(arguments);
    shell::run(command.current_dir(std::env::current_dir()?))
}

fn help(_: &[String]) -> anyhow::Result<()> {
    println!("cargo xtask TASK\n");
    for task in TASKS {
        println!("  {:<34} {}", format!("{} {}", task.name, task.arguments), task.about);
    }
    Ok(())
}
