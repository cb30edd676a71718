//! Who a cue names: its subject on the left, the subject after an inverted verb, the phrase after a frame.

use std::ops::Range;

use super::Source;
use super::complements;
use super::cues::{is_adverb, is_inverted};
use super::phrases;
use super::scene::Scene;
use super::units::Unit;
use crate::analysis::ActorKind;
use crate::span::Span;
use crate::text::{Number, Tense, TokenKind, WordClass};

/// The words around a cue that say who speaks, to whom and through what.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    pub(super) source: Source,
    pub(super) addressee: Option<Span>,
    pub(super) medium: Option<Span>,
    /// The element after what was read.
    pub(super) end: usize,
    /// Whether a phrase stands for the source, even one that is nobody: "le rapport".
    pub(super) named: bool,
}

impl Attribution {
    /// A source that ends before `end`, with nothing else known.
    pub(super) fn of(source: Source, end: usize) -> Attribution {
        let named = source != Source::None;
        Attribution { source, addressee: None, medium: None, end, named }
    }
}

/// Elements looked at on the left for a subject.
pub(super) const FARTHEST: usize = 70;

/// The subject that stands after the verb, with addressee, medium and dates before it skipped.
pub(super) fn right(scene: &Scene, unit: &Unit, start: usize) -> Attribution {
    let mut found = Attribution::of(Source::None, start);
    let mut at = start;
    while at < unit.len() && at < start + 40 {
        let Some(token) = unit.word(at) else {
            // '…, révèle "Le Progrès"'
            if let Some(phrase) = phrases::read(scene, unit, at) {
                (found.source, found.end, found.named) = (phrase.source, phrase.end, true);
            }
            break;
        };
        if matches!(scene.lower(token), "." | ":" | ";" | "!" | "?" | ")") {
            break;
        }
        let next = complements::skip(scene, unit, at, &mut found);
        if next > at {
            at = next;
            found.end = at;
            continue;
        }
        if matches!(scene.class(token), WordClass::Relative | WordClass::Subordinator) {
            break;
        }
        if let Some(phrase) = phrases::read(scene, unit, at) {
            found.source = phrase.source;
            found.end = phrase.end;
            found.named = true;
        }
        break;
    }
    found
}

/// The agent after a passive verb: "par X".
pub(super) fn agent(scene: &Scene, unit: &Unit, start: usize) -> Option<Source> {
    let limit = unit.len().min(start + 20);
    let by = (start..limit)
        .find(|element| unit.word(*element).is_some_and(|token| scene.is_in(&scene.pack.words, token, "agent")))?;
    phrases::read(scene, unit, by + 1).map(|phrase| phrase.source)
}

/// The subject on the left of a verb group that starts at the element `start`.
pub(super) fn left(
    scene: &Scene,
    unit: &Unit,
    start: usize,
    number: Number,
    earlier: &[(usize, Source)],
) -> Option<Source> {
    if let Some(source) = pronoun_before(scene, unit, start) {
        return source;
    }
    let mut at = start;
    // "X également", "X vendredi" before the verb.
    loop {
        // "The company last year pledged"
        let time = (2..=3usize.min(at)).rev().find(|width| {
            let phrase = unit.phrase(scene, at - width..at);
            scene.pack.bare_clause && phrase.is_some_and(|phrase| scene.pack.times.contains(phrase))
        });
        let one = || at > 0 && unit.word(at - 1).is_some_and(|token| is_between(scene, token));
        match time.or_else(|| one().then_some(1)) {
            Some(width) => at -= width,
            None => break,
        }
    }
    if at == 0 {
        return None;
    }
    if let Some(source) = pronoun_before(scene, unit, at) {
        return source;
    }
    let token = unit.word(at - 1)?;
    if scene.is_in(&scene.pack.words, token, "relative") {
        return antecedent(scene, unit, at - 1);
    }
    if scene.class(token) == WordClass::Coordinator {
        if let Some((_, source)) = earlier.iter().rev().find(|(element, _)| *element < at) {
            return Some(source.clone());
        }
        return left_of_clause(scene, unit, at - 1, number);
    }
    subject(scene, unit, at)
}

/// The speaker whom "par la voix de" names among the elements.
pub(super) fn voice(scene: &Scene, unit: &Unit, elements: Range<usize>) -> Option<Source> {
    let mut elements = elements;
    let end = elements.find_map(|element| {
        let (end, entry) = unit.longest(scene, &scene.pack.words, element)?;
        entry.section.starts_with("voice").then_some(end)
    })?;
    phrases::read(scene, unit, end).map(|phrase| phrase.source)
}

/// The first actor before the element that no preposition binds.
pub(super) fn first(scene: &Scene, unit: &Unit, end: usize) -> Option<Source> {
    for element in end.saturating_sub(FARTHEST)..end {
        let Some(mention) = unit.word(element).and_then(|token| scene.mention_at(token)) else { continue };
        let mut before = element;
        while before > 0 && unit.word(before - 1).is_some_and(|token| scene.is_determiner(token)) {
            before -= 1;
        }
        if before == 0 || !unit.word(before - 1).is_some_and(|token| scene.is_preposition(token)) {
            return Some(Source::Phrase(mention.span));
        }
    }
    None
}

/// Whether a word may stand between a subject and its verb.
fn is_between(scene: &Scene, token: usize) -> bool {
    let word = scene.lower(token);
    scene.class(token) == WordClass::Adverb
        || scene.pack.times.contains(word)
        || is_adverb(scene, token) && !scene.is_capital(token) && scene.mention_at(token).is_none()
}

/// The pronoun right before the element `at`: `Some(None)` where it says that nobody named speaks.
fn pronoun_before(scene: &Scene, unit: &Unit, at: usize) -> Option<Option<Source>> {
    for width in (1..=3usize.min(at)).rev() {
        let Some(phrase) = unit.phrase(scene, at - width..at) else { continue };
        let Some(entry) = scene.pack.words.get(phrase) else { continue };
        let span = scene.document.span(&unit.tokens(&(at - width..at)));
        if entry.section.starts_with("pronoun") {
            let (gender, number) = phrases::grammar(entry.value);
            return Some(Some(Source::Pronoun(span, gender, number)));
        }
        if entry.section.starts_with("somebody") {
            return Some(Some(Source::Phrase(span)));
        }
        if entry.section.starts_with("nobody") || entry.section.starts_with("speaker") {
            return Some(Some(Source::None));
        }
    }
    None
}

/// Whether words right before the element say that nobody named speaks: "il faut".
pub(super) fn is_nobody(scene: &Scene, unit: &Unit, at: usize) -> bool {
    matches!(pronoun_before(scene, unit, at), Some(None | Some(Source::None)))
}

/// The verb before a coordinator has the same subject as the one after it.
fn left_of_clause(scene: &Scene, unit: &Unit, coordinator: usize, number: Number) -> Option<Source> {
    let first = coordinator.saturating_sub(FARTHEST);
    let verb =
        (first..coordinator).rev().find(|element| unit.word(*element).is_some_and(|token| scene.is_finite(token)))?;
    let group = scene.verb(unit.token(verb))?;
    let mut start = verb;
    while start > 0 && unit.word(start - 1).is_some_and(|token| group.tokens.contains(&token)) {
        start -= 1;
    }
    if start == 0 {
        return None;
    }
    left(scene, unit, start, number, &[])
}

/// The noun that a relative pronoun at `relative` stands for: the last one before it that no "de" binds to another.
pub(super) fn antecedent(scene: &Scene, unit: &Unit, relative: usize) -> Option<Source> {
    let mut end = relative;
    while end > 0 && unit.word(end - 1).is_some_and(|token| matches!(scene.lower(token), "," | ")")) {
        end = if unit.word(end - 1).is_some_and(|token| scene.lower(token) == ")") {
            opening(scene, unit, end - 1).min(end - 1)
        } else {
            end - 1
        };
    }
    let mut start = chunk_start(scene, unit, end);
    // "Anna Duval, 40 ans, qui …"
    let figure = unit.word(start).is_some_and(|token| scene.token(token).kind == TokenKind::Number);
    if figure && end - start <= 3 && start > 1 && unit.word(start - 1).is_some_and(|token| scene.lower(token) == ",") {
        end = start - 1;
        start = chunk_start(scene, unit, end);
    }
    // "Anna Duval, fille d'un juge, qui …": an apposition hangs on the phrase before it.
    let bare = unit.word(start).is_some_and(|token| {
        scene.class(token) == WordClass::Open && !scene.is_capital(token) && scene.verb(token).is_none()
    });
    if bare && start > 1 && unit.word(start - 1).is_some_and(|token| scene.lower(token) == ",") {
        let before = chunk_start(scene, unit, start - 1);
        let named = unit.tokens(&(before..start - 1)).any(|token| {
            scene.mention_at(token).is_some_and(|mention| mention.named && mention.kind == ActorKind::Person)
        });
        if named {
            (start, end) = (before, start - 1);
        }
    }
    let tokens = unit.tokens(&(start..end));
    let mut best: Option<&crate::layers::actors::ActorMention> = None;
    for mention in
        tokens.clone().filter_map(|token| scene.mention_at(token)).filter(|mention| mention.tokens.end <= tokens.end)
    {
        let bound = best.is_some_and(|head| {
            let between = head.tokens.end..mention.tokens.start;
            let of = between.clone().next().is_none_or(|token| scene.is_in(&scene.pack.words, token, "of"));
            between.len() <= 4 && of && !(mention.named && between.is_empty())
        });
        if !bound {
            best = Some(mention);
        }
    }
    if let Some(mention) = best {
        return Some(Source::Phrase(mention.span));
    }
    phrases::subject(scene, unit, start..end)
}

/// The start of the stretch between commas that ends at `end`.
fn chunk_start(scene: &Scene, unit: &Unit, end: usize) -> usize {
    let first = end.saturating_sub(FARTHEST);
    let mut at = end;
    while at > first {
        let Some(token) = unit.word(at - 1) else {
            // "un collectif de "citoyens" a écrit": marks inside a phrase.
            let inside = unit.word(at.wrapping_sub(2)).is_some_and(|token| {
                scene.token(token).kind == TokenKind::Word && !scene.is_finite(token) && scene.verb(token).is_none()
            });
            if inside && unit.elements[at - 1].tokens.len() <= 10 && at < end + 1 && unit.word(at).is_some() {
                at -= 1;
                continue;
            }
            break;
        };
        let word = scene.lower(token);
        if word == ")" {
            at = opening(scene, unit, at - 1);
            continue;
        }
        if matches!(word, "," | ";" | ":" | "." | "(" | "!" | "?" | "…" | "–" | "—")
            || word == "-" && scene.token(token).spaced
        {
            break;
        }
        at -= 1;
    }
    at
}

/// The element of the parenthesis that `closing` closes.
fn opening(scene: &Scene, unit: &Unit, closing: usize) -> usize {
    let first = closing.saturating_sub(20);
    (first..closing)
        .rev()
        .find(|element| unit.word(*element).is_some_and(|token| scene.lower(token) == "("))
        .unwrap_or(closing)
}

/// What a stretch between commas is, as far as a subject goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chunk {
    /// May hold the subject.
    Noun,
    /// A bare noun: "directeur de la santé".
    Apposition,
    /// A circumstance, a relative clause.
    Aside,
    /// A clause of its own.
    Clause,
}

/// The subject left of `end`, over commas, appositions and circumstances.
fn subject(scene: &Scene, unit: &Unit, end: usize) -> Option<Source> {
    let first = end.saturating_sub(FARTHEST);
    let mut chunks: Vec<(Range<usize>, Chunk)> = Vec::new();
    let mut stop = end;
    loop {
        let mut start = chunk_start(scene, unit, stop);
        let as_said =
            |element: usize| unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.frames, token, "as"));
        if start + 1 < stop && as_said(start) {
            // "As Anna Brown said": the subject stands behind.
            start += 1;
        }
        let (start_inside, cut) = clause_inside(scene, unit, start..stop);
        // "… qui veut que le maire parte, le préfet a dit": a subject of the clause before is none of this one.
        let other = cut
            && !chunks.is_empty()
            && (start_inside..stop).any(|element| {
                unit.word(element)
                    .is_some_and(|token| scene.verb(token).is_some_and(|verb| verb.tense != Tense::Participle))
            });
        if start_inside < stop && !other {
            chunks.push((start_inside..stop, classify(scene, unit, start_inside..stop)));
        }
        let comma = start > 0 && unit.word(start - 1).is_some_and(|token| scene.lower(token) == ",");
        if cut || !comma || start <= first || chunks.len() >= 8 {
            break;
        }
        stop = start - 1;
    }
    let voice = chunks.iter().find_map(|(range, _)| {
        let (end, entry) = unit.longest(scene, &scene.pack.words, range.start)?;
        entry.section.starts_with("voice").then_some(end..range.end)
    });
    if let Some(voice) = voice {
        return phrases::subject(scene, unit, voice);
    }
    let nearest = chunks.first()?.clone();
    let adjacent = nearest.0.end == end;
    if adjacent && nearest.1 == Chunk::Noun {
        // "Le porte-parole, Anna Duval, a dit" ends with a comma; without one the nearest phrase is the subject.
        return phrases::subject(scene, unit, nearest.0);
    }
    let noun = chunks
        .iter()
        .rev()
        .find(|(_, chunk)| *chunk == Chunk::Noun)
        .or_else(|| chunks.iter().find(|(_, chunk)| *chunk == Chunk::Apposition));
    let (range, _) = noun?;
    phrases::subject(scene, unit, range.clone())
}

/// Where the last clause inside a stretch starts, and whether one does.
fn clause_inside(scene: &Scene, unit: &Unit, elements: Range<usize>) -> (usize, bool) {
    let mut verbal = false;
    let mut start = elements.start;
    let mut cut = false;
    if unit.word(elements.start).is_some_and(|token| scene.is_in(&scene.pack.words, token, "relative")) {
        return (start, false);
    }
    if is_verbless_clause(scene, unit, elements.clone()) {
        return (start, false);
    }
    for element in elements.clone() {
        let Some(token) = unit.word(element) else { continue };
        let class = scene.class(token);
        let defining = is_defining(scene, unit, element);
        if (class == WordClass::Relative || defining) && element > elements.start {
            if defining || scene.is_in(&scene.pack.words, token, "relative") {
                // "le président qui n'aime ni X ni Y": what follows is no clause of its own.
                break;
            }
            (start, cut, verbal) = (element + 1, true, false);
            continue;
        }
        let conjunction = class == WordClass::Subordinator
            || class == WordClass::Coordinator && (verbal || element == elements.start);
        if conjunction && (element > elements.start || class == WordClass::Subordinator || element == elements.start) {
            start = element + 1;
            cut |= class == WordClass::Subordinator || verbal;
            verbal = false;
        }
        // "the port closed after officials said": the verb behind has a subject of its own.
        if verbal && scene.is_in(&scene.pack.words, token, "opener") {
            (start, cut, verbal) = (element + 1, true, false);
        }
        verbal |= scene.is_finite(token);
    }
    (start, cut)
}

/// Whether a conjunction opens a stretch without a verb of its own: "when asked about the port".
fn is_verbless_clause(scene: &Scene, unit: &Unit, elements: Range<usize>) -> bool {
    let opens = unit.word(elements.start).is_some_and(|token| scene.class(token) == WordClass::Subordinator);
    let verb = unit.word(elements.start + 1).is_some_and(|token| scene.verb(token).is_some());
    scene.pack.bare_clause && opens && verb
}

/// Whether a stretch without a mention only tells a time: "Un an plus tôt".
fn is_time(scene: &Scene, unit: &Unit, elements: Range<usize>) -> bool {
    let end = elements.end;
    let late = (1..4).any(|width| {
        width < elements.len()
            && unit.phrase(scene, end - width..end).is_some_and(|phrase| scene.pack.adverbials.contains(phrase))
    });
    late && !elements
        .into_iter()
        .any(|element| unit.word(element).is_some_and(|token| scene.mention_at(token).is_some()))
}

/// Whether "that" at the element opens a relative clause: "the group that runs the port".
fn is_defining(scene: &Scene, unit: &Unit, element: usize) -> bool {
    let that = unit.word(element).is_some_and(|token| scene.is_in(&scene.pack.words, token, "clause"));
    let noun = unit
        .word(element.wrapping_sub(1))
        .is_some_and(|token| scene.class(token) == WordClass::Open && scene.verb(token).is_none());
    that && noun && scene.pack.bare_clause && unit.word(element + 1).is_some_and(|token| scene.is_finite(token))
}

/// What a stretch is.
fn classify(scene: &Scene, unit: &Unit, elements: Range<usize>) -> Chunk {
    let Some(token) = unit.word(elements.start) else { return Chunk::Aside };
    let relative = scene.class(token) == WordClass::Relative;
    let finite = elements.clone().any(|element| unit.word(element).is_some_and(|token| scene.is_finite(token)));
    if relative || is_verbless_clause(scene, unit, elements.clone()) {
        return Chunk::Aside;
    }
    let inner_relative = elements.clone().any(|element| {
        unit.word(element).is_some_and(|token| scene.class(token) == WordClass::Relative)
            || is_defining(scene, unit, element)
    });
    if finite && !inner_relative {
        return Chunk::Clause;
    }
    if scene.mention_at(token).is_some() {
        return Chunk::Noun;
    }
    let preposition = scene.is_preposition(token) && !scene.is_in(&scene.pack.roles, token, "plural");
    if preposition {
        // "Dans un communiqué le parquet a dit": a subject may follow the circumstance.
        let end = complements::complement(scene, unit, elements.start);
        let rest = end < elements.end
            && unit.word(end).is_some_and(|token| scene.is_determiner(token) || scene.mention_at(token).is_some());
        return if rest { Chunk::Noun } else { Chunk::Aside };
    }
    let verbal = scene.verb(token).is_some();
    let adverb = scene.class(token) == WordClass::Adverb || is_adverb(scene, token);
    if adverb && !verbal && unit.word(elements.start + 1).is_some_and(|token| scene.is_preposition(token)) {
        // "Contrairement à la maire, le préfet a dit"
        return Chunk::Aside;
    }
    if scene.pack.times.contains(scene.lower(token))
        || verbal
        || scene.class(token) == WordClass::Adverb
        || is_inverted(scene, token)
    {
        let nouns =
            elements.skip(1).any(|element| unit.word(element).is_some_and(|token| scene.mention_at(token).is_some()));
        return if nouns && !verbal { Chunk::Noun } else { Chunk::Aside };
    }
    if is_time(scene, unit, elements) {
        return Chunk::Aside;
    }
    if scene.is_determiner(token) || scene.is_capital(token) {
        return Chunk::Noun;
    }
    if scene.class(token) == WordClass::Open { Chunk::Apposition } else { Chunk::Noun }
}
