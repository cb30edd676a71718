//! Speech: marks judged, reported clauses, their cues and the words that name the speaker.
//!
//! A block is cut into [`units`]: sentences in which every run of words between marks counts as one element. The
//! [`cues`] of a unit are found first, then [`contents`] says which elements each reports, [`speakers`] who its grammar
//! names, and [`attribute`] gives every run and every reported clause its cue.

use crate::analysis::{Certainty, Cue, QuoteKind, Why};
use crate::layers::actors::ActorMention;
use crate::span::Span;
use crate::text::{Document, Gender, Number};

mod attribute;
mod complements;
mod contents;
mod cues;
mod floating;
mod forms;
mod headings;
mod joined;
mod labels;
mod phrases;
mod scene;
mod speakers;
mod suggested;
mod units;

#[cfg(test)]
mod tests;

/// A piece of speech, before its speaker is resolved to an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Utterance {
    /// Inside the marks; the reported clause for indirect speech.
    pub span: Span,
    /// Direct, indirect or no speech.
    pub kind: QuoteKind,
    /// The words that report it.
    pub cue: Option<Cue>,
    /// Who says it, as the grammar of the cue tells.
    pub source: Source,
    /// Who else may say it, where nothing but its place in the text tells who does.
    pub rival: Option<Source>,
    /// To whom, with its preposition: "à l'AFP".
    pub addressee: Option<Span>,
    /// Through what, with its preposition: "sur Twitter".
    pub medium: Option<Span>,
    /// Index of the utterance that holds this partial one.
    pub within: Option<usize>,
    /// How far to rely on it.
    pub certainty: Certainty,
    /// What decided.
    pub why: Why,
}

/// What the grammar of the cue says about the speaker.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A phrase names or describes the speaker: its span without the determiner, head first.
    Phrase(Span),
    /// A pronoun, to be resolved: its span.
    Pronoun(Span, Gender, Number),
    /// The speaker of the utterance at this index.
    Same(usize),
    /// Nobody is named: "on", "il est indiqué", floating marks.
    None,
}

/// The utterances of the document, sorted by start, then by end descending.
#[must_use]
pub fn find(document: &Document, actors: &[ActorMention]) -> Vec<Utterance> {
    let scene = scene::Scene::new(document, actors);
    let runs = units::runs(&scene);
    let mut drafts = Vec::new();
    let mut last = attribute::Before::default();
    for unit in units::split(&scene, &runs) {
        attribute::read(&scene, &runs, &unit, &mut drafts, &mut last);
    }
    floating::settle(&scene, &runs, drafts)
}
