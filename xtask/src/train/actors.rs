//! Trains the judge of who acts: logistic regression over the phrases that the grammar marks, one byte a weight.
//!
//! The same corpus gives the same bytes: a fixed order of articles, no randomness.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use depeche::lang::{self, Language};
use depeche::layers::{actors::learnt, dates, places};
use depeche::{Options, names, text};
use serde::Deserialize;

use super::corpus;

/// How often the articles are read.
const EPOCHS: usize = 15;
/// First step of the descent.
const RATE: f32 = 0.02;
/// Pulls weights towards zero, so that rare features say little.
const DECAY: f32 = 0.03;
/// What one step of a byte stands for.
const STEP: f32 = 1.0 / 24.0;

/// A phrase and whether the annotation has it as a due actor.
struct Example {
    candidate: learnt::Candidate,
    due: bool,
    /// Which half of the articles it is from.
    half: usize,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    ents: Vec<(usize, usize, String)>,
}

/// `cargo xtask train-actors`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let mut corpora: Vec<PathBuf> = Vec::new();
    let mut without: HashSet<String> = HashSet::new();
    let mut out: Option<PathBuf> = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let Some(option) = argument.strip_prefix("--") else {
            corpora.push(argument.into());
            continue;
        };
        let value = rest.next().with_context(|| format!("--{option} needs a value"))?;
        match option {
            "without" => without.extend(corpus::ids(Path::new(value))?),
            "out" => out = Some(value.into()),
            _ => bail!("There is no option --{option}."),
        }
    }
    let language = lang::by_code("fr")?;
    let mut examples = Vec::new();
    for path in &corpora {
        examples.extend(read(path, language, &without)?);
    }
    println!("{} phrases, {} due", examples.len(), examples.iter().filter(|example| example.due).count());
    measure(&examples);
    let weights = train(&examples.iter().collect::<Vec<_>>(), |candidate| &candidate.features);
    println!("weights: {} bytes, {} not zero", weights.len(), weights.iter().filter(|weight| **weight != 0).count());
    if let Some(out) = out {
        fs::write(&out, &weights).with_context(|| format!("Cannot write {}", out.display()))?;
    }
    Ok(())
}

fn read(path: &Path, language: &'static Language, without: &HashSet<String>) -> Result<Vec<Example>> {
    let file = fs::read_to_string(path).with_context(|| format!("Cannot read {}", path.display()))?;
    let mut examples = Vec::new();
    for (number, line) in file.lines().enumerate() {
        let line: Line =
            serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), number + 1))?;
        if without.contains(&line.id) {
            continue;
        }
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(line.text.len());
        let due: Vec<(usize, usize)> =
            line.ents.iter().filter_map(|(start, end, _)| Some((*bytes.get(*start)?, *bytes.get(*end)?))).collect();
        let document = text::read(&line.text, &Options { language: Some(language), ..Options::default() });
        let names = names::find(&document);
        let times = dates::find(&document);
        let places = places::find(&document, &names, &times);
        let half = line.id.bytes().map(usize::from).sum::<usize>() % 2;
        examples.extend(learnt::candidates(&document, &names, &places).into_iter().map(|candidate| {
            let span = candidate.span.range();
            let due = due.iter().any(|(start, end)| {
                let shared = span.end.min(*end).saturating_sub(span.start.max(*start));
                2 * shared > span.len().max(end - start)
            });
            Example { candidate, due, half }
        }));
    }
    Ok(examples)
}

/// Trains on one half of the articles, counts on the other, and the other way round.
fn measure(examples: &[Example]) {
    let mut counts = [[0_usize; 3]; 3];
    for half in 0..2 {
        let (held, learn): (Vec<&Example>, Vec<&Example>) = examples.iter().partition(|example| example.half == half);
        let both = train(&learn, |candidate| &candidate.features);
        let alone = train(&learn, |candidate| &candidate.alone);
        for Example { candidate, due, .. } in held {
            let said = [
                candidate.grammar,
                learnt::score(&alone, &candidate.alone) > 0,
                learnt::score(&both, &candidate.features) > 0,
            ];
            for (count, said) in counts.iter_mut().zip(said) {
                count[0] += usize::from(said && *due);
                count[1] += usize::from(said);
                count[2] += usize::from(*due);
            }
        }
    }
    for (name, [hit, found, due]) in ["grammar alone", "learnt alone", "learnt over the grammar"].iter().zip(counts) {
        let (precision, recall) = (hit as f32 / found as f32, hit as f32 / due as f32);
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("{name}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");
    }
}

/// Logistic regression by descent with a step of its own for every weight.
fn train(examples: &[&Example], seen: fn(&learnt::Candidate) -> &[u32]) -> Vec<u8> {
    let size = 1 << learnt::BITS;
    let (mut weights, mut squares) = (vec![0.0_f32; size], vec![1e-3_f32; size]);
    for _ in 0..EPOCHS {
        for example in examples {
            let features = seen(&example.candidate);
            let sum: f32 = features.iter().map(|feature| weights[*feature as usize]).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - f32::from(u8::from(example.due));
            for feature in features {
                let at = *feature as usize;
                let slope = error + DECAY * weights[at];
                squares[at] += slope * slope;
                weights[at] -= RATE * slope / squares[at].sqrt();
            }
        }
    }
    weights.iter().map(|weight| (weight / STEP).round().clamp(-127.0, 127.0) as i8 as u8).collect()
}
