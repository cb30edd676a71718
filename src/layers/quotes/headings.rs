//! Settles marks in titles and headings: they repeat words of the text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Source;
use super::floating::{Draft, Standing, as_term};
use super::scene::Scene;
use super::units::Run;
use crate::analysis::{Certainty, QuoteKind};
use crate::text::WordClass;

/// Runs after a heading that may repeat its words.
const REPEATS: usize = 40;
/// Tokens of a run that are compared with a heading.
const COMPARED: usize = 200;

/// Gives a heading that repeats words of the text the speaker that they have there; `order` holds the drafts as they
/// stand in the text.
pub(super) fn settle(scene: &Scene, runs: &[Run], drafts: &mut [Draft], order: &[usize]) {
    for (position, index) in order.iter().enumerate() {
        let waits = {
            let draft = &drafts[*index];
            let label = draft.utterance.kind == QuoteKind::Scare && draft.standing == Standing::Label;
            draft.heading && draft.utterance.cue.is_none() && !label
        };
        let Some(run) = drafts[*index].run.map(|run| &runs[run]).filter(|_| waits) else { continue };
        let text = Text { scene, runs, drafts, order, from: position + 1 };
        let found = text.repeated(run);
        if found.is_none() && text.is_term(run) {
            as_term(&mut drafts[*index].utterance);
            continue;
        }
        let next = text.next_source();
        let utterance = &mut drafts[*index].utterance;
        if let Some(found) = found {
            utterance.kind = QuoteKind::Direct;
            utterance.why.rule = "repeated-in-text";
            utterance.certainty = Certainty::Likely;
            utterance.source = Source::Same(found);
        } else if utterance.kind == QuoteKind::Direct && !matches!(utterance.source, Source::Phrase(_)) {
            utterance.why.rule = "heading";
            utterance.source = next.map_or(utterance.source.clone(), Source::Same);
        }
    }
}

/// The text behind a heading.
struct Text<'d> {
    scene: &'d Scene<'d>,
    runs: &'d [Run],
    drafts: &'d [Draft],
    order: &'d [usize],
    /// Position of the first draft behind the heading.
    from: usize,
}

impl Text<'_> {
    /// The drafts behind the heading that are no headings, with their positions.
    fn later(&self) -> impl Iterator<Item = (usize, &Draft)> {
        let later = (self.from..self.order.len()).map(|position| (position, &self.drafts[self.order[position]]));
        later.filter(|(_, draft)| !draft.heading)
    }

    /// The position of the speech that the heading repeats.
    fn repeated(&self, run: &Run) -> Option<usize> {
        let words = self.scene.document.phrase(&run.tokens);
        // "soutien aux "gilets jaunes"": behind an article a few words are a term, unless the same ones are quoted.
        let term = self.is_articled(run)
            && run.tokens.len() <= 3
            && !run.tokens.clone().any(|token| self.scene.is_finite(token));
        let said = |draft: &Draft| draft.run.map(|run| &self.runs[run].tokens);
        let direct = |draft: &Draft| draft.utterance.kind == QuoteKind::Direct;
        let mut marked = self.later().filter(|(_, draft)| draft.run.is_some()).take(REPEATS);
        let same = marked.find(|(_, draft)| {
            let said = said(draft).map_or("", |said| self.scene.document.phrase(said));
            direct(draft) && (said == words || !term && said.contains(words))
        });
        let like = || {
            let like = |said: &Range<usize>| !term && resembles(self.scene, &run.tokens, said);
            self.later().take(REPEATS).find(|(_, draft)| direct(draft) && said(draft).is_some_and(like))
        };
        same.or_else(like).map(|(position, _)| position)
    }

    /// Whether the words are a term in the text: "le violeur de Lyon".
    fn is_term(&self, run: &Run) -> bool {
        let words = self.scene.document.phrase(&run.tokens);
        self.later().take(REPEATS).any(|(_, draft)| {
            let said = draft.run.map(|run| self.scene.document.phrase(&self.runs[run].tokens));
            draft.utterance.kind == QuoteKind::Scare && said == Some(words)
        })
    }

    /// The position of the next words that somebody says.
    fn next_source(&self) -> Option<usize> {
        self.later().find(|(_, draft)| draft.utterance.source != Source::None).map(|(position, _)| position)
    }

    fn is_articled(&self, run: &Run) -> bool {
        let before = run.outer.start.checked_sub(1);
        before.is_some_and(|before| {
            self.scene.is_determiner(before) || self.scene.class(before) == WordClass::Contraction
        })
    }
}

/// Whether most of the longer words of a heading stand in speech of the text: "Quatre urgences à la fois" for "il y a eu
/// quatre urgences à traiter à la fois".
fn resembles(scene: &Scene, heading: &Range<usize>, said: &Range<usize>) -> bool {
    let long = |token: &usize| scene.lower(*token).chars().count() > 3;
    let said = said.start..said.end.min(said.start + COMPARED);
    let words: BTreeSet<&str> = said.filter(long).map(|token| scene.lower(token)).collect();
    let own = heading.start..heading.end.min(heading.start + COMPARED);
    let (mut count, mut shared) = (0, 0);
    for token in own.filter(long) {
        count += 1;
        shared += usize::from(words.contains(scene.lower(token)));
    }
    shared >= 2 && 3 * shared >= 2 * count
}
