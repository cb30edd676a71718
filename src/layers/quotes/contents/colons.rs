//! Speech behind a colon with no verb of saying: "X: …", and "…: X" in a title.

use super::super::Source;
use super::super::cues::Cue;
use super::super::phrases;
use super::super::scene::Scene;
use super::super::speakers;
use super::super::units::Unit;
use super::Reading;
use crate::analysis::Certainty;
use crate::text::{Number, WordClass};

/// "X: …" with no verb of saying before the colon, and "…: X" in a title.
pub(super) fn find(scene: &Scene, unit: &Unit, cues: &[Cue], readings: &mut Vec<Reading>) {
    for at in 1..unit.len() {
        let colon = unit.word(at).is_some_and(|token| scene.lower(token) == ":");
        let run = unit.is_run(at + 1);
        if !colon
            || !run
            || readings.iter().any(|reading| reading.contents.iter().any(|content| content.contains(&(at + 1))))
        {
            continue;
        }
        let last = readings.iter().rev().find(|reading| {
            reading.cue.is_some_and(|cue| cues[cue].elements.end <= at) && reading.source != Source::None
        });
        let source = last.map(|reading| reading.source.clone()).or_else(|| before_colon(scene, unit, at));
        let Some(source) = source else { continue };
        readings.push(Reading {
            cue: None,
            source,
            addressee: None,
            medium: None,
            contents: std::iter::once(at + 1..unit.len()).collect(),
            clause: None,
            rule: "colon",
            subjectless: false,
            certainty: Certainty::Likely,
        });
    }
    title_colon(scene, unit, readings);
    signature(scene, unit, readings);
}

/// «…» - X, «…» (X, maire de Lyon): a name behind a dash or in brackets signs the words before it.
fn signature(scene: &Scene, unit: &Unit, readings: &mut Vec<Reading>) {
    let dash = unit.word(1).is_some_and(|token| matches!(scene.lower(token), "-" | "--" | "–" | "—"));
    // "«Hamilton» (Disney)" is a work: what is signed by brackets is a clause.
    let bracket = unit.word(1).is_some_and(|token| scene.lower(token) == "(") && has_verb(scene, unit, 0);
    if !unit.is_run(0) || !(dash || bracket) || !readings.is_empty() {
        return;
    }
    let Some(phrase) = phrases::read(scene, unit, 2) else { return };
    let person = matches!(phrase.source, Source::Phrase(span) if scene.is_mention(span));
    let verbal = (2..unit.len()).any(|element| unit.word(element).is_some_and(|token| scene.is_finite(token)));
    if !person || verbal || unit.len() > 20 {
        return;
    }
    readings.push(Reading {
        cue: None,
        source: phrase.source,
        addressee: None,
        medium: None,
        contents: std::iter::once(0..1).collect(),
        clause: None,
        rule: "signature",
        subjectless: false,
        certainty: Certainty::Likely,
    });
}

/// Whether a verb stands in the run of the element.
fn has_verb(scene: &Scene, unit: &Unit, element: usize) -> bool {
    unit.tokens(&(element..element + 1)).any(|token| scene.is_finite(token))
}

/// The subject of the clause before a colon, or the name that stands alone before it.
fn before_colon(scene: &Scene, unit: &Unit, colon: usize) -> Option<Source> {
    let verb = (0..colon).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)));
    match verb {
        Some(verb) => speakers::left(scene, unit, verb, Number::Unknown, &[]),
        // "Elle dégaine un argument: …": a pronoun is the subject also of a verb that no list knows.
        None => pronoun(scene, unit, colon).or_else(|| phrases::subject(scene, unit, 0..colon)),
    }
}

/// The first subject pronoun before a colon.
fn pronoun(scene: &Scene, unit: &Unit, colon: usize) -> Option<Source> {
    let subject =
        |element: &usize| unit.word(*element).is_some_and(|token| scene.class(token) == WordClass::SubjectPronoun);
    phrases::pronoun(scene, unit, (0..colon).find(subject)?).map(|(_, source)| source)
}

/// "…": X goes on after the colon of a title.
fn title_colon(scene: &Scene, unit: &Unit, readings: &mut Vec<Reading>) {
    let Some(colon) =
        (1..unit.len().min(8)).find(|element| unit.word(*element).is_some_and(|token| scene.lower(token) == ":"))
    else {
        return;
    };
    // "«…»: en France, la douleur d'une mère": a circumstance is no speaker.
    if unit.word(colon + 1).is_some_and(|token| scene.is_preposition(token)) {
        return;
    }
    if !unit.is_run(0) || readings.iter().any(|reading| reading.contents.iter().any(|content| content.contains(&0))) {
        return;
    }
    let verb = (colon + 1..unit.len()).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)));
    let subject = verb.and_then(|verb| speakers::left(scene, unit, verb, Number::Unknown, &[]));
    let Some(source) = subject.or_else(|| phrases::read(scene, unit, colon + 1).map(|phrase| phrase.source)) else {
        return;
    };
    readings.push(Reading {
        cue: None,
        source,
        addressee: None,
        medium: None,
        contents: std::iter::once(0..colon).collect(),
        clause: None,
        rule: "title-colon",
        subjectless: false,
        certainty: Certainty::Likely,
    });
}
