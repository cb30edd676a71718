//! `cargo xtask test`: everything that is checked, cheapest first, up to the first failure.
//!
//! The last line printed is the sum of all tests, such as `412 passed, 0 failed`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::engine::TARGET;
use crate::shell::{cargo, root, run as execute, target, words};
use crate::{browser, engine, single, site};

/// One step: the group a developer may choose it by, what it checks, and how.
struct Step {
    group: &'static str,
    name: &'static str,
    run: fn() -> Result<Tally>,
}

const STEPS: &[Step] = &[
    Step { group: "native", name: "Formatting", run: formatting },
    Step { group: "native", name: "Lints", run: lints },
    Step { group: "native", name: "Native tests and doctests", run: native_tests },
    Step { group: "wasm", name: "Lints of the wasm build", run: wasm_lints },
    Step { group: "wasm", name: "Wasm tests in Chromium", run: wasm_tests },
    Step { group: "page", name: "The site and the single file", run: build },
    Step { group: "page", name: "Types of the page", run: page_types },
    Step { group: "page", name: "EDTF strings for their parser", run: edtf_strings },
    Step { group: "page", name: "Page tests in Chromium", run: page_tests },
];

/// Takes in the part of xtask that the other tasks leave out.
const TRAINER: &str = "--features=xtask/train";

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs the steps, all or those of the groups named in `arguments`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let Some(other) = arguments.iter().find(|name| STEPS.iter().all(|step| step.group != name.as_str())) {
        bail!("`{other}` is not known; `test [native] [wasm] [page]`");
    }
    let mut sum = Tally::default();
    let mut failure = None;
    let chosen = |step: &&Step| arguments.is_empty() || arguments.iter().any(|name| name == step.group);
    for step in STEPS.iter().filter(chosen) {
        println!("\n== {}", step.name);
        let began = Instant::now();
        match (step.run)() {
            Ok(tally) => {
                sum += tally;
                println!("== {}: {} s", step.name, began.elapsed().as_secs());
            }
            Err(error) => {
                sum += error.downcast_ref::<Failed>().map_or(Tally { passed: 0, failed: 1 }, |failed| failed.0);
                failure = Some(format!("{}: {error:#}", step.name));
                break;
            }
        }
    }
    if let Some(failure) = &failure {
        println!("\nFAILED. {failure}");
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    if failure.is_some() {
        std::process::exit(1);
    }
    Ok(())
}

fn formatting() -> Result<Tally> {
    execute(&mut cargo(&["fmt", "--all", "--", "--check"])).context("run `cargo fmt --all`")?;
    Ok(Tally::default())
}

fn lints() -> Result<Tally> {
    execute(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", TRAINER, "--", "-D", "warnings"]))?;
    Ok(Tally::default())
}

fn native_tests() -> Result<Tally> {
    counted(&mut cargo(&["test", "--quiet", "--workspace", TRAINER, "--no-fail-fast"]))
}

fn wasm_lints() -> Result<Tally> {
    engine::add_target()?;
    let scope = ["--no-default-features", "--lib", "--test", "wasm", "--", "-D", "warnings"];
    execute(cargo(&["clippy", "--quiet", "--target", TARGET]).args(scope))?;
    Ok(Tally::default())
}

fn wasm_tests() -> Result<Tally> {
    engine::add_target()?;
    let mut command = cargo(&["test", "--target", TARGET, "--no-default-features", "--test", "wasm"]);
    command.env("CHROMEDRIVER", browser::chromedriver()?);
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities()?);
    if std::env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "60");
    }
    counted(&mut command)
}

/// `webdriver.json` with the path of the browser that was found.
fn capabilities() -> Result<std::path::PathBuf> {
    let text = fs::read_to_string(root().join("webdriver.json"))?;
    let mut json: serde_json::Value = serde_json::from_str(&text).context("webdriver.json is no JSON")?;
    json["goog:chromeOptions"]["binary"] = browser::chromium()?.to_string_lossy().into();
    let file = target().join("webdriver.json");
    fs::write(&file, json.to_string())?;
    Ok(file)
}

fn build() -> Result<Tally> {
    site::build()?;
    single::write(&target().join("depeche.html"))?;
    Ok(Tally::default())
}

fn page_types() -> Result<Tally> {
    let packages = browser::packages(browser::TESTS, "the page tests")?;
    let compiler = packages.join("node_modules/typescript/bin/tsc");
    execute(Command::new(browser::node()?).arg(compiler).arg("--noEmit").current_dir(packages))?;
    Ok(Tally::default())
}

/// Writes the file that a page test gives to an EDTF parser.
fn edtf_strings() -> Result<Tally> {
    counted(&mut cargo(&["test", "--quiet", "--test", "dates", "edtf_is_written"]))
}

/// The page tests find the site and the single file in `DEPECHE_TARGET`, the browser in `CHROMIUM`.
fn page_tests() -> Result<Tally> {
    let packages = browser::packages(browser::TESTS, "the page tests")?;
    let report = target().join("page-tests.json");
    // What an earlier run wrote must not count.
    let _ = fs::remove_file(&report);
    let mut command = Command::new(browser::node()?);
    command.arg(packages.join("node_modules/@playwright/test/cli.js")).args(["test", "--reporter=list,json"]);
    command.current_dir(packages).env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    command.env("CHROMIUM", browser::chromium()?).env("DEPECHE_TARGET", target());
    let ran = execute(&mut command);
    let text = fs::read_to_string(&report).context("the page tests left no report")?;
    let tally = playwright_tally(&text)?;
    match ran {
        Ok(()) if tally.failed == 0 && tally.passed > 0 => Ok(tally),
        Ok(()) if tally.passed == 0 => bail!("no page test ran"),
        _ => Err(Failed(tally, "the page tests".to_owned()).into()),
    }
}

/// The sum of a Playwright report; a test that was skipped or passed only when tried again has not passed.
fn playwright_tally(report: &str) -> Result<Tally> {
    let json: serde_json::Value = serde_json::from_str(report).context("the report of the page tests is no JSON")?;
    let count = |name: &str| json["stats"][name].as_u64().unwrap_or_default();
    Ok(Tally { passed: count("expected"), failed: count("unexpected") + count("flaky") + count("skipped") })
}

/// Runs tests, shows what they print, and sums up their `test result` lines.
fn counted(command: &mut Command) -> Result<Tally> {
    let words = words(command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("`{words}` did not start"))?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().context("the output is piped")?).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        tally += line_tally(&line);
    }
    match child.wait()?.success() {
        true if tally.failed == 0 && tally.passed > 0 => Ok(tally),
        true if tally.passed == 0 => bail!("`{words}` ran no test"),
        _ => Err(Failed(tally, words).into()),
    }
}

/// What `test result: ok. 3 passed; 0 failed; 1 ignored; …` adds. An ignored test has not passed.
fn line_tally(line: &str) -> Tally {
    let Some((_, counts)) = line.split_once("test result: ") else { return Tally::default() };
    let count = |name: &str| {
        let before = counts.split(';').find_map(|part| part.trim().strip_suffix(name))?;
        before.trim().rsplit(' ').next()?.parse::<u64>().ok()
    };
    let number = |name: &str| count(name).unwrap_or_default();
    Tally { passed: number("passed"), failed: number("failed") + number("ignored") }
}

/// Tests that did not all pass.
#[derive(Debug)]
struct Failed(Tally, String);

impl std::fmt::Display for Failed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} failed in `{}`", self.0.failed.max(1), self.1)
    }
}

impl std::error::Error for Failed {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, passed: u64, failed: u64) {
        assert_eq!(line_tally(line), Tally { passed, failed });
    }

    #[test]
    fn sums_up_what_test_runners_print() {
        check("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.12s", 12, 0);
        check("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.50s", 3, 2);
        check("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured", 3, 1);
        check("test the_result_is_3_passed ... ok", 0, 0);
        let report = r#"{"stats": {"expected": 7, "unexpected": 1, "flaky": 1, "skipped": 2}}"#;
        assert_eq!(playwright_tally(report).unwrap(), Tally { passed: 7, failed: 4 });
    }
}
