//! The trained tagger: a linear-chain conditional random field over hashed features, in whole numbers throughout, so that
//! every machine finds the same names.
//!
//! `cargo xtask train` uses [`features`] as they stand here, so training and reading cannot differ.

use std::ops::Range;

use super::NameKind;
use super::vocabulary::Vocabulary;
use crate::text::Document;

mod decode;
pub mod features;
pub mod model;

pub use features::Extractor;
pub use model::{Model, Weights};

/// Labels of a token: none, and the first or a further token of each kind.
pub const LABELS: usize = 1 + 2 * KINDS.len();

/// The kinds in the order of their labels.
pub const KINDS: [NameKind; 5] =
    [NameKind::Person, NameKind::Place, NameKind::Organisation, NameKind::Event, NameKind::Product];

/// A run of tokens that the tagger takes for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagged {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// By how much the best reading beats the best one that differs here, in units of [`model::UNIT`].
    pub margin: i32,
    /// For each of [`KINDS`], by how much the best reading with that kind here falls short: 0 for the one chosen.
    pub scores: [i32; KINDS.len()],
}

/// Label of the first token (`inside` false) or a further token of a name of this kind.
#[must_use]
pub fn label(kind: NameKind, inside: bool) -> usize {
    let index = KINDS.iter().position(|known| *known == kind).unwrap_or(0);
    1 + 2 * index + usize::from(inside)
}

/// The kind that a label stands for.
#[must_use]
pub fn kind_of(label: usize) -> Option<NameKind> {
    label.checked_sub(1).and_then(|label| KINDS.get(label / 2)).copied()
}

/// Whether `label` goes on with a name.
#[must_use]
pub fn is_inside(label: usize) -> bool {
    label != 0 && label.is_multiple_of(2)
}

/// Whether `next` may follow `label`: a name goes on with its own kind only.
#[must_use]
pub fn may_follow(label: usize, next: usize) -> bool {
    !is_inside(next) || label == next || label + 1 == next
}

/// The names of the document in order, without overlaps.
#[must_use]
pub fn tag(document: &Document, vocabulary: &Vocabulary, model: &Model) -> Vec<Tagged> {
    let mut decoder = decode::Decoder::new(document, vocabulary, model);
    let mut tagged = Vec::new();
    for sentence in &document.sentences {
        decoder.sentence(sentence.tokens.clone(), &mut tagged);
    }
    tagged
}
