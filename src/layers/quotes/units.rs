//! Runs of words between marks, and sentences in which each run is one element.

use std::ops::Range;

use super::cues::is_adverb;
use super::forms;
use super::scene::Scene;
use crate::lang::{Entry, Lexicon};
use crate::span::Span;
use crate::text::{MarkPair, Tense, TokenKind, WordClass};

/// Words between marks that nothing cuts: a pair's words, or a part of them beside a cue inside the marks.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) span: Span,
    pub(super) tokens: Range<usize>,
    /// The pair of marks.
    pub(super) pair: usize,
    /// Tokens with the marks, as far as they belong to this run.
    pub(super) outer: Range<usize>,
}

/// A word, a mark of punctuation, or a run.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) tokens: Range<usize>,
    pub(super) run: Option<usize>,
}

/// A sentence of the journalist with the runs in it.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) block: usize,
    pub(super) elements: Vec<Element>,
}

impl Unit {
    /// Whether the element is a run between marks.
    pub(super) fn is_run(&self, element: usize) -> bool {
        self.elements.get(element).is_some_and(|element| element.run.is_some())
    }

    /// First token of the element.
    pub(super) fn token(&self, element: usize) -> usize {
        self.elements[element].tokens.start
    }

    /// The token of an element that is no run; `None` beyond the ends.
    pub(super) fn word(&self, element: usize) -> Option<usize> {
        self.elements.get(element).filter(|element| element.run.is_none()).map(|element| element.tokens.start)
    }

    /// The end of the elements without the `marks` that they end with.
    pub(super) fn end_before(&self, scene: &Scene, elements: Range<usize>, marks: &[&str]) -> usize {
        let is_mark = |element: &usize| self.word(*element).is_some_and(|token| marks.contains(&scene.lower(token)));
        elements.end - elements.rev().take_while(is_mark).count()
    }

    /// The lower-case words of elements none of which is a run.
    pub(super) fn phrase<'s>(&self, scene: &'s Scene, elements: Range<usize>) -> Option<&'s str> {
        let elements = self.elements.get(elements)?;
        let (first, last) = (elements.first()?, elements.last()?);
        let words = elements.iter().all(|element| element.run.is_none());
        words.then(|| scene.document.phrase(&(first.tokens.start..last.tokens.end)))
    }

    /// The longest entry of `lexicon` that starts at the element, with the element after it.
    pub(super) fn longest(&self, scene: &Scene, lexicon: &Lexicon, element: usize) -> Option<(usize, Entry)> {
        if !lexicon.may_start(scene.document.lower(self.word(element)?)) {
            return None;
        }
        let widths = (1..=6).rev();
        widths.into_iter().find_map(|width| {
            let entry = lexicon.get(self.phrase(scene, element..element + width)?)?;
            Some((element + width, entry))
        })
    }

    /// The tokens of a range of elements; empty for an empty range.
    pub(super) fn tokens(&self, elements: &Range<usize>) -> Range<usize> {
        match self.elements.get(elements.clone()) {
            Some([first, .., last]) => first.tokens.start..last.tokens.end,
            Some([only]) => only.tokens.clone(),
            _ => 0..0,
        }
    }

    /// Elements in the unit.
    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }
}

/// A longer sentence is no prose: it is cut, so that the time stays linear.
const LONGEST_UNIT: usize = 400;

/// The longest cue looked for inside marks, in tokens.
const LONGEST_INCISE: usize = 14;

/// The longest apposition behind a speaker named inside marks, in tokens.
const LONGEST_APPOSITION: usize = 24;

/// The runs of all pairs that stand in no other, in order.
pub(super) fn runs(scene: &Scene) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, pair) in scene.document.marks.iter().enumerate() {
        if pair.parent.is_none() {
            cut(scene, index, pair, &mut runs);
        }
    }
    runs
}

/// The runs of one pair: cut where a cue stands inside the marks.
fn cut(scene: &Scene, index: usize, pair: &MarkPair, runs: &mut Vec<Run>) {
    if pair.tokens.is_empty() {
        return;
    }
    let document = scene.document;
    let close = document
        .tokens
        .partition_point(|token| token.span.start < pair.close.map_or(pair.inner.end, |mark| mark.start));
    let outer_end = if pair.close.is_some() { close + 1 } else { pair.tokens.end };
    let open = document.tokens.partition_point(|token| token.span.start < pair.open.start);
    let mut outer_start = open.min(pair.tokens.start);
    let mut start = pair.tokens.start;
    let mut at = start + 1;
    while at + 1 < pair.tokens.end {
        let Some(incise) = incise(scene, at, pair.tokens.end) else {
            at += 1;
            continue;
        };
        let span = document.span(&(start..at));
        runs.push(Run { span, tokens: start..at, pair: index, outer: outer_start..at });
        // What follows the stop after the cue is speech again.
        let next = (incise.end + 1).min(pair.tokens.end);
        (start, outer_start, at) = (next, next, next + 1);
    }
    if start < pair.tokens.end {
        let whole = start == pair.tokens.start;
        let span = if whole { pair.inner } else { document.span(&(start..pair.tokens.end)) };
        runs.push(Run { span, tokens: start..pair.tokens.end, pair: index, outer: outer_start..outer_end });
    }
}

/// A cue inside marks that begins after the comma at `comma` («Chez nous, a réagi Anna Duval. On sent…»).
fn incise(scene: &Scene, comma: usize, limit: usize) -> Option<Range<usize>> {
    if !matches!(scene.lower(comma), "," | "!" | "?" | "…" | "...") {
        return None;
    }
    let start = comma + 1;
    let (after, inverted) = forms::inverted_group(scene, start, limit)?;
    let stop = |from: usize, length: usize| {
        (from..limit.min(from + length)).find(|token| matches!(scene.lower(*token), "." | "," | ";" | ":" | "!" | "?"))
    };
    let end = stop(after, LONGEST_INCISE).unwrap_or(limit);
    if end == limit && limit > start + LONGEST_INCISE {
        return None;
    }
    let named = (after..end).any(|token| scene.is_capital(token) && scene.token(token).kind == TokenKind::Word);
    let verbal = (after..end).any(|token| scene.is_finite(token));
    if named && !verbal && end < limit && scene.lower(end) == "," {
        // "explique Anna Duval, cheffe du service. On sent …": the apposition is no speech.
        let closed = stop(end + 1, LONGEST_APPOSITION).filter(|stop| is_apposition(scene, end + 1..*stop));
        return Some(start..closed.unwrap_or(end));
    }
    // "ajoute la ministre", "estime le maire, cité par la radio."
    let role = after < end
        && scene.is_determiner(after)
        && scene.mention_at(after + 1).is_some_and(|mention| mention.tokens.end == end);
    if role && end < limit && scene.lower(end) == "," && !inverted {
        let closed = stop(end + 1, LONGEST_APPOSITION).filter(|stop| is_apposition(scene, end + 1..*stop));
        return Some(start..closed.unwrap_or(end));
    }
    (inverted || (named || role) && !verbal).then_some(start..end)
}

/// Whether the stretch between a name and a stop describes the person: a noun first, no verb.
fn is_apposition(scene: &Scene, tokens: Range<usize>) -> bool {
    let first = tokens.start;
    let bare = scene.class(first) == WordClass::Open && !scene.is_capital(first) && !is_adverb(scene, first);
    let article = matches!(scene.class(first), WordClass::DefiniteArticle | WordClass::IndefiniteArticle);
    // "explique le maire, cité par la radio. On sent …"
    let participle = scene.verb(first).is_none_or(|verb| verb.tense == Tense::Participle);
    let stopped = matches!(scene.lower(tokens.end), "." | "!" | "?");
    !tokens.is_empty()
        && (bare || article && stopped)
        && participle
        && !tokens.into_iter().any(|token| scene.is_finite(token))
}

/// The document's sentences as units: no unit ends inside marks.
pub(super) fn split(scene: &Scene, runs: &[Run]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut next_run = 0;
    for (index, block) in scene.document.blocks.iter().enumerate() {
        let mut elements: Vec<Element> = Vec::new();
        let mut token = block.tokens.start;
        while token < block.tokens.end {
            while next_run < runs.len() && runs[next_run].outer.start < token {
                next_run += 1;
            }
            let run = (next_run < runs.len() && runs[next_run].outer.start == token).then_some(next_run);
            let end = run.map_or(token + 1, |run| runs[run].outer.end.max(token + 1)).min(block.tokens.end);
            let element = Element { tokens: token..end, run };
            let full = elements.len() >= LONGEST_UNIT;
            if full || elements.last().is_some_and(|last| breaks(scene, runs, last, &element)) {
                units.push(Unit { block: index, elements: std::mem::take(&mut elements) });
            }
            elements.push(element);
            token = end;
        }
        if !elements.is_empty() {
            units.push(Unit { block: index, elements });
        }
    }
    units
}

/// Whether a unit ends between two neighbours.
fn breaks(scene: &Scene, runs: &[Run], last: &Element, next: &Element) -> bool {
    let sentences = scene.token(last.tokens.end - 1).sentence != scene.token(next.tokens.start).sentence;
    let word = scene.document.word(next.tokens.start);
    match (last.run, next.run) {
        (None, None) | (Some(_), Some(_)) => sentences,
        (None, Some(_)) => sentences && scene.lower(last.tokens.start) != ":",
        (Some(run), None) => {
            let upper = word.starts_with(char::is_uppercase);
            let stopped = scene.lower(runs[run].tokens.end - 1).ends_with('.')
                && scene.class(next.tokens.start) != WordClass::Coordinator;
            upper && (sentences && !scene.pack.bare_clause || stopped)
        }
    }
}
