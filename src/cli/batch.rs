//! `depeche batch`: JSON lines in, one analysis a line out, in the same order, on all cores and in constant memory.

use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use depeche::analysis::Offsets;
use depeche::{Analysis, Error};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{BatchArgs, Failure, input, options};

/// Bytes of input that are analysed together: the memory taken grows with this, not with the file.
const ROUND: usize = 4 << 20;

/// Analyses every line; a bad line becomes `{"id", "error"}` and the exit status 1.
pub(super) fn run(arguments: &BatchArgs) -> Result<ExitCode, Failure> {
    let pool = pool(arguments.threads).map_err(Failure::Usage)?;
    let mut lines = input::open(arguments.file.as_deref()).map_err(Failure::Run)?;
    let progress = progress(arguments.file.as_deref());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut number, mut failed) = (0, 0_u64);
    loop {
        let round = read_round(&mut lines, &mut number).map_err(Failure::Run)?;
        if round.is_empty() {
            break;
        }
        let bytes: usize = round.iter().map(|(_, line)| line.len()).sum();
        let offsets = arguments.offsets.into();
        let answers: Vec<(bool, Vec<u8>)> =
            pool.install(|| round.par_iter().map(|(number, line)| answer(*number, line, offsets)).collect());
        for (good, line) in answers {
            failed += u64::from(!good);
            out.write_all(&line).map_err(|error| Failure::writing(&error))?;
        }
        // What is done can be read at once, also when the input is a slow pipe.
        out.flush().map_err(|error| Failure::writing(&error))?;
        progress.inc(bytes as u64);
    }
    progress.finish_and_clear();
    if failed == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Failure::Run(Error::new(format!(
        "{failed} of {number} line(s) could not be analysed: see \"error\" in the output."
    ))))
}

/// One line of the input.
#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    id: Value,
    text: String,
    published: Option<String>,
    language: Option<String>,
}

/// One line of the output.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    #[serde(flatten)]
    analysis: Analysis,
}

/// The output line for one input line, and whether it is an analysis.
fn answer(number: usize, line: &[u8], offsets: Offsets) -> (bool, Vec<u8>) {
    let (good, mut out) = match analyzed(line, offsets) {
        Ok(out) => (true, out),
        Err((id, error)) => {
            let message = format!("Line {number}: {error}");
            (false, serde_json::json!({"id": id, "error": message}).to_string().into_bytes())
        }
    };
    out.push(b'\n');
    (good, out)
}

fn analyzed(line: &[u8], offsets: Offsets) -> Result<Vec<u8>, (Value, Error)> {
    let row: Row = serde_json::from_slice(line).map_err(|error| (id_of(line), explain(&error)))?;
    let options =
        options(row.published.as_deref(), row.language.as_deref()).map_err(|error| (row.id.clone(), error))?;
    let analysis = depeche::analyze(&row.text, &options).with_offsets(&row.text, offsets);
    serde_json::to_vec(&Answer { id: &row.id, analysis })
        .map_err(|error| (row.id.clone(), Error::new(format!("the analysis cannot be written: {error}."))))
}

/// The id of a line that is JSON but not what we expect; null when there is none.
fn id_of(line: &[u8]) -> Value {
    serde_json::from_slice::<Value>(line).ok().and_then(|row| row.get("id").cloned()).unwrap_or(Value::Null)
}

fn explain(error: &serde_json::Error) -> Error {
    Error::new(format!(
        "{error}. Write one JSON object a line: {{\"id\": …, \"text\": \"…\", \"published\": \"2021-07-08\"}}."
    ))
}

/// The next lines up to [`ROUND`] bytes, with their numbers; blank lines are left out. Empty at the end of the input.
fn read_round<R: Read>(lines: &mut BufReader<R>, number: &mut usize) -> Result<Vec<(usize, Vec<u8>)>, Error> {
    let (mut round, mut bytes) = (Vec::new(), 0);
    // A round also ends where the input has nothing more at hand, so that a slow pipe is answered line by line.
    while bytes < ROUND && (round.is_empty() || !lines.buffer().is_empty()) {
        let mut line = Vec::new();
        let read = lines
            .read_until(b'\n', &mut line)
            .map_err(|error| Error::new(format!("The input cannot be read after line {number}: {error}.")))?;
        if read == 0 {
            break;
        }
        *number += 1;
        if line.iter().any(|byte| !byte.is_ascii_whitespace()) {
            bytes += line.len();
            round.push((*number, line));
        }
    }
    Ok(round)
}

fn pool(threads: Option<usize>) -> Result<rayon::ThreadPool, Error> {
    if threads == Some(0) {
        return Err(Error::new("--threads 0 leaves nobody to work: give 1 or more, or leave it out."));
    }
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .build()
        .map_err(|error| Error::new(format!("The threads cannot be started: {error}. Try --threads 1.")))
}

/// A bar on standard error while it is a terminal; with the file's size where it is known.
fn progress(file: Option<&Path>) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let size = file.and_then(|path| path.metadata().ok()).filter(std::fs::Metadata::is_file).map(|found| found.len());
    let (bar, template) = match size {
        Some(size) => (ProgressBar::new(size), "{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta}"),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} {bytes_per_sec}"),
    };
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
