//! Whom a sentence suggests as the speaker of words that no cue governs.

use super::contents::Reading;
use super::cues::{self, Cue, Shape};
use super::scene::Scene;
use super::units::{Run, Unit};
use super::{Source, forms, phrases, speakers};
use crate::analysis::ActorKind;
use crate::text::{Number, TokenKind, WordClass};

/// Whom a sentence is about: the subject of its first verb, where somebody is.
pub(super) fn topic(scene: &Scene, unit: &Unit) -> Option<Source> {
    let verb =
        (1..unit.len().min(40)).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    speakers::left(scene, unit, verb, Number::Unknown, &[]).filter(|source| is_person(scene, source))
}

/// Whether a source is a pronoun or a mention of people.
fn is_person(scene: &Scene, source: &Source) -> bool {
    match source {
        Source::Phrase(span) => scene.actors_at(*span).any(|actor| actor.kind != ActorKind::Organisation),
        Source::Pronoun(..) => true,
        _ => false,
    }
}

/// The subject of the clause between a cue and the colon before the run, where the clause has a verb of its own:
/// «Paul Roy ayant dit qu'il part, Anna Duval s'est montrée rassurée : "…"».
pub(super) fn before_colon(scene: &Scene, unit: &Unit, cues: &[Cue], reading: &Reading, at: usize) -> Option<Source> {
    let first = reading.cue.map_or(0, |cue| cues[cue].elements.end);
    let colon = at.checked_sub(1).filter(|colon| unit.word(*colon).is_some_and(|token| scene.lower(token) == ":"))?;
    if !matches!(reading.rule, "subject-verb" | "subject-verb-clause" | "colon") {
        return None;
    }
    let comma =
        (first..colon).rev().find(|element| unit.word(*element).is_some_and(|token| scene.lower(token) == ","))?;
    let verb = (comma..colon).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    let named = scene.mention_at(unit.word(comma + 1)?).filter(|mention| mention.named)?;
    speakers::left(scene, unit, verb, Number::Unknown, &[]).filter(|source| *source == Source::Phrase(named.span))
}

/// Whom the sentence of a run without a cue suggests: the subject whose predicate the run is («Anna Duval «regrette»
/// ce choix»), else the subject of the verb before.
pub(super) fn guess(scene: &Scene, unit: &Unit, at: usize, run: &Run) -> Option<(Source, bool)> {
    let verbal = run.tokens.clone().take(3).any(|token| {
        scene.is_finite(token) || forms::readings(scene.pack, scene.lower(token)).iter().any(|form| form.is_finite())
    });
    let mut start = at;
    while start > 0
        && unit.word(start - 1).is_some_and(|token| {
            matches!(scene.class(token), WordClass::Auxiliary | WordClass::Clitic | WordClass::Negation)
        })
    {
        start -= 1;
    }
    let own = unit
        .word(start.wrapping_sub(1))
        .is_some_and(|token| scene.token(token).kind == TokenKind::Word && !scene.is_preposition(token));
    if own
        && (start < at || verbal)
        && let Some(source) =
            speakers::left(scene, unit, start, Number::Unknown, &[]).filter(|source| is_somebody(scene, source))
    {
        return Some((source, true));
    }
    let verb = (at.saturating_sub(40)..at)
        .rev()
        .find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    let group = scene.verb(unit.token(verb))?;
    let first = (0..=verb)
        .rev()
        .take_while(|element| unit.word(*element).is_some_and(|token| group.tokens.contains(&token)))
        .last()?;
    let source =
        speakers::left(scene, unit, first, Number::Unknown, &[]).filter(|source| is_somebody(scene, source))?;
    Some((source, false))
}

/// Whether a source is a pronoun or a mention of the actors.
pub(super) fn is_somebody(scene: &Scene, source: &Source) -> bool {
    match source {
        Source::Phrase(span) => scene.is_mention(*span),
        Source::Pronoun(..) => true,
        _ => false,
    }
}

/// Who speaks next where a verb of saying ends its sentence: «Anna Duval dément. "C'est faux."».
pub(super) fn announce(scene: &Scene, unit: &Unit, cues: &[Cue], readings: &[Reading]) -> Option<Source> {
    let cue = cues.last().filter(|cue| cue.shape == Shape::Finite && !cue.passive && cue.inverted.is_none())?;
    if !readings.is_empty() || unit.elements.iter().any(|element| element.run.is_some()) {
        return None;
    }
    let light = |element: usize| {
        unit.word(element).is_some_and(|token| {
            scene.token(token).kind == TokenKind::Punctuation
                || scene.class(token) == WordClass::Adverb
                || cues::is_adverb(scene, token)
        })
    };
    if !(cue.elements.end..unit.len()).all(light) {
        return None;
    }
    speakers::left(scene, unit, cue.elements.start, cue.number, &[]).filter(|source| is_somebody(scene, source))
}

/// Whether the unit looks back at the speech before it: "Voilà comment X a répondu", "Cette phrase de X …".
pub(super) fn looks_back(scene: &Scene, unit: &Unit, readings: &[Reading]) -> Option<Source> {
    let first = unit.word(0)?;
    let shown = scene.is_in(&scene.pack.roles, first, "back");
    let noun = scene.class(first) == WordClass::Demonstrative
        && (1..4)
            .any(|element| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.nouns, token, "speech")));
    if !shown && !noun {
        return None;
    }
    if let Some(reading) = readings.iter().find(|reading| reading.source != Source::None) {
        return Some(reading.source.clone());
    }
    if noun {
        let stop = phrases::end(scene, unit, 0);
        if let Some(Source::Phrase(span)) = phrases::subject(scene, unit, 0..stop) {
            return Some(Source::Phrase(span));
        }
        return None;
    }
    // "C'est par cette phrase que X explique …"
    let clause = (2..unit.len().min(9)).find(|element| {
        unit.word(*element).is_some_and(|token| scene.is_in(&scene.pack.words, token, "clause"))
            && unit.word(element - 1).is_some_and(|token| scene.is_in(&scene.pack.nouns, token, "speech"))
    });
    // "C'est une confidence faite par X"
    let told =
        (1..7).any(|element| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.nouns, token, "speech")));
    if told
        && clause.is_none()
        && let Some(source) = speakers::agent(scene, unit, 1).filter(|source| is_somebody(scene, source))
    {
        return Some(source);
    }
    let open = clause.map_or(1, |clause| clause + 1);
    let verb = (open..unit.len()).find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    // "Voilà comment X a répondu": the subject starts behind the words that look back.
    let light =
        |token: usize| matches!(scene.class(token), WordClass::Adverb | WordClass::Subordinator | WordClass::Relative);
    let start = (open..verb).find(|element| unit.word(*element).is_some_and(|token| !light(token)))?;
    phrases::subject(scene, unit, start..verb).or_else(|| speakers::left(scene, unit, verb, Number::Unknown, &[]))
}
