//! A learnt judge beside the grammar: whether a phrase about people or institutions acts or speaks where it stands.
//!
//! Logistic regression over hashed features of the phrase, its part in the clause and the words around it. Trained by
//! `cargo xtask train-actors`; the model card stands beside the weights in the language pack.

mod features;

use super::clauses::Part;
use super::mentions;
use super::phrases::Phrase;
use crate::analysis::Place;
use crate::names::Name;
use crate::span::Span;
use crate::text::Document;

/// Bits of a feature.
pub const BITS: u32 = 12;

/// A phrase that may be a principal actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The mention, without its determiner.
    pub span: Span,
    /// Whether the grammar alone takes it for one.
    pub grammar: bool,
    /// What the model sees of it, hashed, without double.
    pub features: Vec<u32>,
    /// The same without the part in the clause that the grammar has found.
    pub alone: Vec<u32>,
}

/// Every phrase of the document that the grammar marks, for training and measuring.
#[must_use]
pub fn candidates(document: &Document, names: &[Name], places: &[Place]) -> Vec<Candidate> {
    mentions::candidates(document, names, places)
}

/// What the model sees of a phrase.
pub(super) fn candidate(document: &Document, phrase: &Phrase, part: Part, grammar: bool) -> Candidate {
    Candidate {
        span: document.span(&phrase.tokens),
        grammar,
        features: features::of(document, phrase, part),
        alone: features::of(document, phrase, Part::None),
    }
}

/// Whether the weights take the phrase for a principal actor: their sum is above zero.
pub(super) fn acts(weights: &[u8], document: &Document, phrase: &Phrase, part: Part) -> bool {
    score(weights, &features::of(document, phrase, part)) > 0
}

/// The sum of the weights of the features; each weight is one signed byte.
#[must_use]
pub fn score(weights: &[u8], features: &[u32]) -> i32 {
    features
        .iter()
        .filter_map(|feature| weights.get(*feature as usize))
        .map(|weight| i32::from(weight.cast_signed()))
        .sum()
}
